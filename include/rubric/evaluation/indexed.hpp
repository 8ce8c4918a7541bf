// `first` over a long table by the index of its rules: row by row, the first rule that is in all the sets of what the row has.
#pragma once

#include <rubric/evaluation/bids.hpp>
#include <rubric/evaluation/indexed/cells.hpp>

namespace rubric::operations {

/// What one subject says of the rules in a row: which it lets hold, and which fail by it; null: all others. Where it may be in error,
/// those that test it may be, too.
struct Said {
    Word const* holds = nullptr;
    Word const* fails = nullptr;
    bool breaks = false;
};

/// What looking rules up needs room for, kept from one block to the next.
struct IndexRoom {
    std::vector<Cells> cells;
    std::vector<Said> said;
    std::vector<Word> joined, given;

    void fit(RuleIndex const& index) {
        if (cells.size() < index.subjects.size()) cells.resize(index.subjects.size());
        said.resize(index.subjects.size());
        joined.resize(2 * index.words * index.subjects.size());
        given.assign(index.outcomes.size() * words_in_a_chunk, 0);
    }
};

/// The rules of a table in a block of rows.
class IndexedRules {
public:
    IndexedRules(RuleIndex const& index, IndexRoom& room) : index_(index), room_(room) { room.fit(index); }

    void first(ReducingBlock const& in) {
        std::fill_n(error_, in.at.words, Word{}), std::copy_n(in.every, in.at.words, left_);
        for (std::size_t i = 0; i < index_.subjects.size(); ++i)
            room_.cells[i].read(index_.subjects[i], in.run.column(index_.subjects[i].node), in.at);
        for (std::size_t word = 0; word < in.at.words; ++word)
            each_bit(in.every[word], [&](unsigned bit) { decide(word * rows_in_a_word + bit); });
        for (std::size_t place = 0; place < index_.outcomes.size(); ++place) {
            Word const* const rows = room_.given.data() + place * words_in_a_chunk;
            if (any_word(in.at.words, [&](std::size_t word) { return rows[word]; }) != 0)
                give_block(in.out, in.at, rows, in.run.column(index_.outcomes[place]), in.at.from);
        }
        for (std::size_t word = 0; word < in.at.words; ++word) in.out.add(error_plane, in.at.from + word, error_[word]);
        if (any_word(in.at.words, [&](std::size_t word) { return left_[word]; }) != 0) give_tail(in, left_, false);
    }

private:
    static constexpr std::size_t together = RuleIndex::words_together;

    void decide(std::size_t row) {
        bool known = true;
        for (std::size_t i = 0; i < index_.subjects.size(); ++i) {
            std::uint32_t const cell = room_.cells[i][row];
            bool const alone = cell < Cells::everything && cell != RuleIndex::error_cell;
            if (alone)
                room_.said[i] = {index_.set(index_.subjects[i], cell)};
            else if (cell == Cells::everything)
                room_.said[i] = {index_.subjects[i].any.data(), index_.subjects[i].fails.data()};
            else
                room_.said[i] = said_by(i, row);
            known = known && alone;
        }
        known ? decide_known(row) : decide_open(row);
    }

    /// By a subject that may be in several cells, or in error.
    Said said_by(std::size_t i, std::size_t row) {
        RuleIndex::Subject const& subject = index_.subjects[i];
        Word* const holds = room_.joined.data() + 2 * index_.words * i;
        Word* const fails = holds + index_.words;
        Said found;
        auto const join = [&](Word const* more_hold, Word const* more_fail) {
            if (!found.holds) {
                found.holds = more_hold, found.fails = more_fail;
                return;
            }
            for (std::size_t word = 0; word < index_.words; ++word) {
                Word const failing = found.fails ? found.fails[word] : ~found.holds[word];
                fails[word] = failing | (more_fail ? more_fail[word] : ~more_hold[word]);
                holds[word] = found.holds[word] | more_hold[word];
            }
            found.holds = holds, found.fails = fails;
        };
        auto const cell = [&](std::size_t at) {
            found.breaks = found.breaks || at == RuleIndex::error_cell;
            join(index_.set(subject, at), at == RuleIndex::error_cell ? index_.no_rule() : nullptr);
        };
        room_.cells[i].each(subject, row, cell, [&] { join(subject.any.data(), subject.fails.data()); });
        return found;
    }

    /// The first rule in all the sets.
    void decide_known(std::size_t row) {
        for (std::size_t from = 0; from < index_.words; from += together) {
            Word held[together];
            std::fill_n(held, together, ~Word{});
            for (Said const& each : room_.said)
                for (std::size_t word = 0; word < together; ++word) held[word] &= each.holds[from + word];
            if (any_of(held) == 0) continue;
            std::size_t word = 0;
            while (held[word] == 0) ++word;
            give(index_.gives[(from + word) * rows_in_a_word + static_cast<std::size_t>(std::countr_zero(held[word]))], row);
            return settle(row);
        }
    }

    /// Those that may hold or be in error, up to one that surely holds: as FirstHit.
    void decide_open(std::size_t row) {
        bool const may_break = std::any_of(room_.said.begin(), room_.said.end(), [](Said const& each) { return each.breaks; });
        for (std::size_t from = 0; from < index_.words; from += together) {
            Word holds[together], fails[together]{}, breaks[together]{}, stands[together]{};
            std::fill_n(holds, together, ~Word{});
            for (Said const& each : room_.said) {
                Word const *const held = each.holds + from, *const failing = each.fails ? each.fails + from : nullptr;
                for (std::size_t word = 0; word < together; ++word) holds[word] &= held[word];
                for (std::size_t word = 0; word < together; ++word) fails[word] |= failing ? failing[word] : ~held[word];
            }
            if (may_break) find_broken(from, breaks, stands);
            for (std::size_t word = 0; word < together; ++word) breaks[word] &= stands[word], stands[word] = holds[word] | breaks[word];
            if (any_of(stands) == 0) continue;
            bool const settled = cut_off(stands, fails, holds, breaks);
            give_some(from, holds, row);
            if (any_of(breaks) != 0) error_[row / rows_in_a_word] |= bit_of(row);
            if (settled) return settle(row);
        }
    }

    /// Nothing is reached behind the first rule that surely holds, or is in error; whether there is one.
    static bool cut_off(Word const* stands, Word const* fails, Word* holds, Word* breaks) {
        std::size_t word = 0;
        while (word < together && (stands[word] & ~fails[word]) == 0) ++word;
        if (word == together) return false;
        Word const sure = stands[word] & ~fails[word], reached = sure ^ (sure - 1);
        holds[word] &= reached, breaks[word] &= reached;
        for (++word; word < together; ++word) holds[word] = breaks[word] = 0;
        return true;
    }

    /// What a group of rules gives: by outcome, or rule by rule where there are many outcomes.
    void give_some(std::size_t from, Word const* rules, std::size_t row) {
        for (std::size_t outcome = 0; !index_.giving.empty() && outcome < index_.outcomes.size(); ++outcome) {
            Word const* const giving = index_.giving.data() + outcome * index_.words + from;
            Word any = 0;
            for (std::size_t word = 0; word < together; ++word) any |= rules[word] & giving[word];
            if (any != 0) give(outcome, row);
        }
        for (std::size_t word = 0; index_.giving.empty() && word < together; ++word)
            each_bit(rules[word], [&](unsigned bit) { give(index_.gives[(from + word) * rows_in_a_word + bit], row); });
    }

    /// The rules with a test that may be in error, and those of which each test may hold or be.
    void find_broken(std::size_t from, Word* breaks, Word* stands) const {
        std::fill_n(stands, together, ~Word{});
        for (std::size_t i = 0; i < room_.said.size(); ++i) {
            Word const* const tested = room_.said[i].breaks ? index_.subjects[i].tested.data() : index_.no_rule();
            for (std::size_t word = 0; word < together; ++word) {
                breaks[word] |= tested[from + word];
                stands[word] &= room_.said[i].holds[from + word] | tested[from + word];
            }
        }
    }

    static Word any_of(Word const* words) {
        Word any = 0;
        for (std::size_t word = 0; word < together; ++word) any |= words[word];
        return any;
    }
    void give(std::size_t outcome, std::size_t row) { room_.given[outcome * words_in_a_chunk + row / rows_in_a_word] |= bit_of(row); }
    void settle(std::size_t row) { left_[row / rows_in_a_word] &= ~bit_of(row); }

    RuleIndex const& index_;
    IndexRoom& room_;
    Word error_[words_in_a_chunk], left_[words_in_a_chunk];
};

}  // namespace rubric::operations
