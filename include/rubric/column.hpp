// How values are held while a graph runs: a column a node, by bit planes, 64 rows a word.
//
// A plane says for each row that one thing is possible in it: none, in error, each level; of numbers and dates that there is a
// range, whose ends stand in two lanes; of texts that there are some, whose set stands in a lane, or that it may be any. Bits
// beyond the last row are zero. A Column is a view: whoever makes the storage (Arena) owns it.
#pragma once

#include <rubric/domain.hpp>
#include <rubric/kernels/span.hpp>
#include <rubric/kernels/texts.hpp>
#include <rubric/kernels/truth.hpp>

namespace rubric {

inline constexpr std::size_t none_plane = 0, error_plane = 1, first_plane = 2;
inline constexpr std::size_t no_plane = 2, yes_plane = 3;     ///< of tests
inline constexpr std::size_t range_plane = 2;                 ///< of numbers and dates
inline constexpr std::size_t texts_plane = 2, any_plane = 3;  ///< of texts
inline constexpr std::size_t most_planes = 64;

struct Column {
    Form form = Form::levels;
    std::uint32_t count = 0;  ///< of planes
    std::size_t words = 0;    ///< of a plane
    Word* planes = nullptr;
    std::int64_t* low = nullptr;  ///< of texts: the sets
    std::int64_t* high = nullptr;
    TextSets* sets = nullptr;

    Word& plane(std::size_t index, std::size_t word) const { return planes[index * words + word]; }
    bool has(std::size_t index, std::size_t row) const { return plane(index, row / rows_in_a_word) & bit_of(row); }
    void put(std::size_t index, std::size_t row) const { plane(index, row / rows_in_a_word) |= bit_of(row); }

    Word possible(std::size_t word) const {
        Word any = 0;
        for (std::size_t index = 0; index < count; ++index) any |= plane(index, word);
        return any;
    }
    /// As a test: none is no.
    Truth test(std::size_t word) const {
        return {.yes = plane(yes_plane, word),
                .no = plane(no_plane, word) | plane(none_plane, word),
                .error = plane(error_plane, word)};
    }
    void set(std::size_t word, Truth truth) const {
        plane(yes_plane, word) = truth.yes, plane(no_plane, word) = truth.no, plane(error_plane, word) = truth.error;
    }
    Span span(std::size_t row) const { return {low[row], high[row]}; }

    /// One more range that is possible in the row.
    void join(std::size_t row, Span span) const {
        Span const whole = has(range_plane, row) ? joined(this->span(row), span) : span;
        low[row] = whole.low, high[row] = whole.high;
        put(range_plane, row);
    }
    /// The span, or an error in its place.
    void join(std::size_t row, std::optional<Span> const& span) const {
        if (span)
            join(row, *span);
        else
            put(error_plane, row);
    }
    /// More texts that are possible in the row.
    void join_texts(std::size_t row, TextSets::Id texts) const {
        if (has(any_plane, row)) return;
        auto const all = has(texts_plane, row) ? sets->joined(low[row], texts) : texts;
        if (!all) return join_any_text(row);
        low[row] = *all;
        put(texts_plane, row);
    }
    void join_any_text(std::size_t row) const {
        plane(texts_plane, row / rows_in_a_word) &= ~bit_of(row);
        put(any_plane, row);
    }
};

/// A column's rows, each for the same row of what it is given to.
struct Aligned {
    Column const& column;
    std::size_t word;
    Word plane(std::size_t index) const { return column.plane(index, word); }
    std::size_t row(unsigned bit) const { return word * rows_in_a_word + bit; }
};

/// One row of a column, for one row of another scope: bit `bit` of the word there.
struct Single {
    Column const& column;
    std::size_t from;
    unsigned bit;
    Word plane(std::size_t index) const {
        return (column.plane(index, from / rows_in_a_word) >> (from % rows_in_a_word) & 1) << bit;
    }
    std::size_t row(unsigned) const { return from; }
};

/// Adds what is possible in `source` to the rows of `mask` of one word of `out`, but none only to those of `none_mask`.
template <class Source>
void give(Column const& out, std::size_t word, Word mask, Source const& source, Word none_mask = ~Word{}) {
    if (mask == 0) return;
    out.plane(none_plane, word) |= mask & none_mask & source.plane(none_plane);
    out.plane(error_plane, word) |= mask & source.plane(error_plane);
    std::size_t const base = word * rows_in_a_word;
    if (out.form == Form::levels) {
        for (std::size_t index = first_plane; index < out.count; ++index) out.plane(index, word) |= mask & source.plane(index);
    } else if (out.form == Form::range) {
        each_bit(mask & source.plane(range_plane),
                 [&](unsigned bit) { out.join(base + bit, source.column.span(source.row(bit))); });
    } else {
        each_bit(mask & source.plane(any_plane), [&](unsigned bit) { out.join_any_text(base + bit); });
        each_bit(mask & source.plane(texts_plane),
                 [&](unsigned bit) { out.join_texts(base + bit, source.column.low[source.row(bit)]); });
    }
}

/// A column of one word, for a kernel's own use.
class Scratch {
public:
    explicit Scratch(Column const& like) : column_{like.form, like.count, 1, planes_, low_, high_, like.sets} {
        std::fill_n(planes_, like.count, Word{});
    }
    Scratch(Scratch const&) = delete;
    Scratch& operator=(Scratch const&) = delete;
    Column const& column() const { return column_; }

private:
    Word planes_[most_planes];
    std::int64_t low_[rows_in_a_word], high_[rows_in_a_word];
    Column column_;
};

}  // namespace rubric
