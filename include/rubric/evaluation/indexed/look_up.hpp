// The rules of a long table that hold in one row, by the sets of what the row has.
#pragma once

#include <rubric/evaluation/indexed/cells.hpp>

namespace rubric::operations {

/// What one subject says of the rules in a row: which it lets hold, and which fail by it; null: all others. Where it may be in error,
/// those that test it may be, too.
struct Said {
    Word const* holds = nullptr;
    Word const* fails = nullptr;
    bool breaks = false;
};

/// Kept from one row to the next.
struct LookUpRoom {
    std::vector<Said> said;
    std::vector<Word> joined;
};

/// First what each subject says in the row, then what comes of it.
class LookUp {
public:
    LookUp(RuleIndex const& index, LookUpRoom& room) : index_(index), room_(room) {
        room.said.resize(index.subjects.size());
        room.joined.resize(2 * index.words * index.subjects.size());
    }

    void begin() { known_ = true; }
    /// `cell`: of subject `i` in that row of its column.
    void say(std::size_t i, std::uint32_t cell, Column const& column, std::size_t row) {
        RuleIndex::Subject const& subject = index_.subjects[i];
        bool const alone = cell < any_cell && cell != RuleIndex::error_cell;
        if (alone)
            room_.said[i] = {index_.set(subject, cell)};
        else if (cell == any_cell)
            room_.said[i] = {subject.any.data(), subject.fails.data()};
        else
            room_.said[i] = joined(i, column, row);
        known_ = known_ && alone;
    }
    /// Tells `to` each outcome that may be given, whether some rule may be in error, and whether a rule settles it.
    template <class To>
    void decide(To&& to) {
        known_ ? decide_known(to) : decide_open(to);
    }

private:
    static constexpr std::size_t together = RuleIndex::words_together;

    /// Of a subject that may be in several cells, or in error.
    Said joined(std::size_t i, Column const& column, std::size_t row) {
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
        each_cell(subject, column, row, cell, [&] { join(subject.any.data(), subject.fails.data()); });
        return found;
    }

    /// The first rule in all the sets.
    template <class To>
    void decide_known(To&& to) {
        for (std::size_t from = 0; from < index_.words; from += together) {
            Word held[together];
            std::fill_n(held, together, ~Word{});
            for (Said const& each : room_.said)
                for (std::size_t word = 0; word < together; ++word) held[word] &= each.holds[from + word];
            if (any_of(held) == 0) continue;
            std::size_t word = 0;
            while (held[word] == 0) ++word;
            to.give(index_.gives[(from + word) * rows_in_a_word + static_cast<std::size_t>(std::countr_zero(held[word]))]);
            return to.settle();
        }
    }

    /// Those that may hold or be in error, up to one that surely holds: as FirstHit.
    template <class To>
    void decide_open(To&& to) {
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
            give_some(from, holds, to);
            if (any_of(breaks) != 0) to.breaks();
            if (settled) return to.settle();
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
    template <class To>
    void give_some(std::size_t from, Word const* rules, To&& to) {
        for (std::size_t outcome = 0; !index_.giving.empty() && outcome < index_.outcomes.size(); ++outcome) {
            Word const* const giving = index_.giving.data() + outcome * index_.words + from;
            Word any = 0;
            for (std::size_t word = 0; word < together; ++word) any |= rules[word] & giving[word];
            if (any != 0) to.give(outcome);
        }
        for (std::size_t word = 0; index_.giving.empty() && word < together; ++word)
            each_bit(rules[word], [&](unsigned bit) { to.give(index_.gives[(from + word) * rows_in_a_word + bit]); });
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

    RuleIndex const& index_;
    LookUpRoom& room_;
    bool known_ = true;
};

}  // namespace rubric::operations
