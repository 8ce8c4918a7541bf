// The ends of ranges, 64 at a time: of a word of rows, and of what is bid in one.
#pragma once

#include <rubric/column.hpp>
#include <rubric/kernels/lanes.hpp>

namespace rubric {

/// The ends of the ranges in one word of rows, those of wide ones written out.
struct Ends {
    Lanes low, high;
    bool alike;  ///< the same in each row

    Ends(Column const& column, std::size_t word)
        : low{column.low + word * rows_in_a_word}, high{column.high + word * rows_in_a_word}, alike(column.uniform) {
        Word const wide = column.plane(wide_plane, word);
        if (wide == 0 && !column.uniform) return;
        own(0, column.low, column, word), own(1, column.high, column, word);
        lanes::put(own_[0], Same{column.whole.low}, wide), lanes::put(own_[1], Same{column.whole.high}, wide);
        low.at = own_[0], high.at = own_[1];
    }
    Ends(Ends const&) = delete;
    Ends& operator=(Ends const&) = delete;

    Word single() const { return lanes::equal(low, high); }

private:
    void own(std::size_t end, std::int64_t const* lane, Column const& column, std::size_t word) {
        column.uniform ? void(std::fill_n(own_[end], rows_in_a_word, lane[0]))
                       : void(std::copy_n(lane + word * rows_in_a_word, rows_in_a_word, own_[end]));
    }

    std::int64_t own_[2][rows_in_a_word];
};

/// The texts of one word of rows: a code where there is one, the place of a set where there are several.
struct TextLanes {
    Lanes of;

    TextLanes(Column const& column, std::size_t word) : of{column.low + word * rows_in_a_word} {
        if (column.uniform) std::fill_n(own_, rows_in_a_word, column.low[0]), of.at = own_;
    }
    TextLanes(TextLanes const&) = delete;
    TextLanes& operator=(TextLanes const&) = delete;

    Word several() const { return lanes::less(of, Same{0}); }

private:
    std::int64_t own_[rows_in_a_word];
};

/// One and the same range in each row.
struct SameEnds {
    Same low, high;
};

/// Of rows with a range; the others' say nothing.
inline Ends ends_of(Aligned const& source) { return {source.column, source.word}; }
inline SameEnds ends_of(Single const& source) {
    Span const span = source.column.span(source.from);
    return {{span.low}, {span.high}};
}

/// Adds ranges to rows of a word.
inline void give_spans(Column& out, std::size_t word, Word rows, std::int64_t const* low, std::int64_t const* high) {
    if (rows == 0) return;
    Word const alike = lanes::equal(Lanes{low}, Lanes{high});
    Word planes[wide_plane + 1]{};
    planes[range_plane] = rows;
    planes[wide_plane] = rows & lanes::equal(Lanes{low}, Same{out.whole.low}) & lanes::equal(Lanes{high}, Same{out.whole.high});
    Column in = out;
    in.words = 1, in.planes = planes, in.uniform = false;
    in.live = Word{1} << range_plane | Word{planes[wide_plane] != 0} << wide_plane;
    in.low = low, in.high = (rows & ~alike) == 0 ? low : high;
    give_ranges(out, word, rows, in, 0);
}

/// The lesser, or the greater, of what the lanes of `rows` have, if they are among `had`, and the numbers.
template <class From>
void lower_or_put(std::int64_t* to, From from, Word rows, Word had) {
    lanes::put(to, from, rows & ~had);
    if ((rows & had) != 0) lanes::lower(to, from, rows & had);
}
template <class From>
void raise_or_put(std::int64_t* to, From from, Word rows, Word had) {
    lanes::put(to, from, rows & ~had);
    if ((rows & had) != 0) lanes::raise(to, from, rows & had);
}

}  // namespace rubric
