// Facts that stand in columns, into the planes and lanes of a run: a block of rows at a time.
#pragma once

#include <rubric/column.hpp>
#include <rubric/fact_columns.hpp>

namespace rubric::operations {

/// The words of `bits` from row `at` on: as they stand, or put together in `room`.
inline Word const* words_from(Bits const& bits, std::size_t at, std::size_t words, Word* room) {
    if (bits.empty()) return empty_plane;
    std::size_t const first = at / rows_in_a_word;
    if (at % rows_in_a_word == 0 && first + words <= bits.words().size()) return bits.words().data() + first;
    for (std::size_t word = 0; word < words; ++word) room[word] = bits.from(at + word * rows_in_a_word);
    return room;
}

inline void add_words(Column& out, std::size_t index, Block at, Word const* rows) {
    Word* const plane = out.open(index) + at.from;
    each_word(at.words, [=](std::size_t word) { plane[word] |= rows[word]; });
}

/// A block of rows that lie together in a column of facts, from its row `first` on.
class FactBlock {
public:
    FactBlock(FactColumn const& facts, std::size_t first, Block at, Word const* every) : facts_(facts), first_(first), at_(at) {
        Word room[3][words_in_a_chunk];
        Word const *const unknown = words_from(facts.unknown, first, at.words, room[0]),
                          *const none = words_from(facts.none, first, at.words, room[1]),
                          *const error = words_from(facts.error, first, at.words, room[2]);
        each_word(at.words, [=, this](std::size_t word) {
            unknown_[word] = unknown[word] & every[word], none_[word] = none[word] & every[word],
            error_[word] = error[word] & every[word];
            known_[word] = every[word] & ~(unknown[word] | none[word] | error[word]);
        });
    }

    Word const* unknown() const { return unknown_; }

    /// What is given, and `open`: anything in the rows of which nothing is.
    void write(Column& out, Domain domain, bool open) const {
        if (!facts_.error.empty()) add_words(out, error_plane, at_, error_);
        if (!facts_.none.empty()) add_words(out, domain.optional ? none_plane : error_plane, at_, none_);
        open = open && !facts_.unknown.empty();
        if (open && domain.optional) add_words(out, none_plane, at_, unknown_);
        out.form == Form::levels ? write_levels(out, open) : write_values(out, open);
    }

private:
    void write_levels(Column& out, bool open) const {
        Word room[words_in_a_chunk];
        for (std::size_t level = 0; level < facts_.levels.size(); ++level) {
            if (facts_.levels[level].empty() && !open) continue;
            Word const* const rows = words_from(facts_.levels[level], first_, at_.words, room);
            Word* const plane = out.open(first_plane + level) + at_.from;
            each_word(at_.words,
                      [=, this](std::size_t word) { plane[word] |= (rows[word] & known_[word]) | (open ? unknown_[word] : 0); });
        }
    }
    void write_values(Column& out, bool open) const {
        static_assert(range_plane == texts_plane && wide_plane == any_plane);
        add_words(out, range_plane, at_, known_);
        if (open && out.form == Form::range) add_words(out, range_plane, at_, unknown_);
        if (open) add_words(out, wide_plane, at_, unknown_);
        std::int64_t* const lane = out.lanes + at_.from * rows_in_a_word;
        for (std::size_t word = 0; word < at_.words; ++word) {
            Word const every = known_[word] | unknown_[word] | none_[word] | error_[word];
            facts_.values.read(first_ + word * rows_in_a_word, static_cast<std::size_t>(std::bit_width(every)),
                               lane + word * rows_in_a_word);
        }
        if (!out.points()) std::copy_n(lane, at_.words * rows_in_a_word, lane + out.words * rows_in_a_word);
    }

    FactColumn const& facts_;
    std::size_t first_;
    Block at_;
    Word unknown_[words_in_a_chunk], none_[words_in_a_chunk], error_[words_in_a_chunk], known_[words_in_a_chunk];
};

}  // namespace rubric::operations
