// How values are held while a graph runs: a column a node, by bit planes, 64 rows a word.
//
// A plane says for each row that one thing is possible in it: none, in error, each level; of numbers and dates that there is a
// range; of texts that there are some, whose set stands in a lane, or that it may be any. Bits beyond the last row are zero.
// A Column is a view: whoever makes the storage (Engine) owns it.
//
// A column says as little as it needs to:
// - A plane that is not live is possible in no row, whatever its memory holds. What is in error or none nowhere costs nothing.
// - A range stands in two lanes, its ends, which are one and the same while each is a single number. A range of everything that
//   there is of its kind, which is what an unknown fact is, stands in a plane of its own, and its lanes say nothing.
// - In a uniform column all rows are alike, and the lanes have their first row alone.
//
// So planes and lanes are read through `plane`, `at`, `span` and `low_of`, and written between `begin` and the end of the
// operation.
#pragma once

#include <rubric/domain.hpp>
#include <rubric/kernels/lanes.hpp>
#include <rubric/kernels/planes.hpp>
#include <rubric/kernels/span.hpp>
#include <rubric/kernels/texts.hpp>
#include <rubric/kernels/truth.hpp>

namespace rubric {

inline constexpr std::size_t none_plane = 0, error_plane = 1, first_plane = 2;
inline constexpr std::size_t no_plane = 2, yes_plane = 3;  ///< of tests
inline constexpr std::size_t range_plane = 2;              ///< of numbers and dates
inline constexpr std::size_t wide_plane = 3;  ///< of their rows with a range, those that are `whole`; no possibility of its own
inline constexpr std::size_t texts_plane = 2, any_plane = 3;  ///< of texts
inline constexpr std::size_t most_planes = 64;

struct Column {
    Form form = Form::levels;
    std::uint32_t count = 0;  ///< of planes that are possibilities: all but the wide one
    std::size_t words = 0;    ///< of a plane
    Word* planes = nullptr;
    std::int64_t* lanes = nullptr;  ///< its own: `words` times 64 rows, of ranges twice
    TextSets* sets = nullptr;
    Span whole{};  ///< everything, of its kind

    // What it holds, from one run to the next.
    std::uint64_t live = 0;              ///< bit i: plane i may have a row
    bool uniform = false;                ///< every row is as the first, which is the only one that the lanes have
    std::int64_t const* low = nullptr;   ///< of texts: the sets. Read in whole words: as many as `words` times 64 if not uniform
    std::int64_t const* high = nullptr;  ///< is `low` while each range but the wide ones is one number

    // ---- reading ----------------------------------------------------------------------------------------------------

    bool is_live(std::size_t index) const { return live >> index & 1; }
    /// Null where it is not live.
    Word const* at(std::size_t index) const { return is_live(index) ? planes + index * words : nullptr; }
    /// The words of a block, which are no rows where the plane is not live.
    Word const* block(std::size_t index, std::size_t from) const {
        return is_live(index) ? planes + index * words + from : empty_plane;
    }
    Word plane(std::size_t index, std::size_t word) const { return is_live(index) ? planes[index * words + word] : 0; }
    bool has(std::size_t index, std::size_t row) const { return plane(index, row / rows_in_a_word) & bit_of(row); }

    /// Calls `visit` with each live plane from `first` on that is a possibility.
    template <class Visit>
    void each_live(std::size_t first, Visit&& visit) const {
        std::uint64_t const left = (live & ~(form == Form::range ? std::uint64_t{1} << wide_plane : 0)) >> first << first;
        for (auto rest = left; rest != 0; rest &= rest - 1) visit(static_cast<std::size_t>(std::countr_zero(rest)));
    }
    /// What may be something but none or an error.
    Word some(std::size_t word) const {
        Word any = 0;
        each_live(first_plane, [&](std::size_t index) { any |= planes[index * words + word]; });
        return any;
    }
    Word possible(std::size_t word) const { return some(word) | plane(none_plane, word) | plane(error_plane, word); }
    /// As a test: none is no.
    Truth test(std::size_t word) const {
        return {.yes = plane(yes_plane, word),
                .no = plane(no_plane, word) | plane(none_plane, word),
                .error = plane(error_plane, word)};
    }
    bool points() const { return low == high; }
    std::int64_t const& low_of(std::size_t row) const { return low[uniform ? 0 : row]; }
    Span span(std::size_t row) const {
        if (has(wide_plane, row)) return whole;
        std::size_t const lane = uniform ? 0 : row;
        return {low[lane], high[lane]};
    }

    // ---- writing ----------------------------------------------------------------------------------------------------

    /// Nothing is possible in any row.
    void begin() { live = 0, uniform = false, low = high = lanes; }
    /// To be written in all words.
    Word* overwrite(std::size_t index) {
        live |= std::uint64_t{1} << index;
        return planes + index * words;
    }
    /// Given up again: nothing is possible there after all.
    void drop(std::size_t index) { live &= ~(std::uint64_t{1} << index); }
    /// To be added to.
    Word* open(std::size_t index) {
        Word* const plane = planes + index * words;
        if (!is_live(index)) std::fill_n(plane, words, Word{});
        live |= std::uint64_t{1} << index;
        return plane;
    }
    void add(std::size_t index, std::size_t word, Word rows) {
        if (rows != 0) open(index)[word] |= rows;
    }
    void put(std::size_t index, std::size_t row) { add(index, row / rows_in_a_word, bit_of(row)); }
    void keep(std::size_t index, std::size_t word, Word rows) {
        if (is_live(index)) planes[index * words + word] &= rows;
    }
    void add(std::size_t word, Truth truth) {
        add(yes_plane, word, truth.yes), add(no_plane, word, truth.no), add(error_plane, word, truth.error);
    }

    /// The range of the row from here on.
    void hold(std::size_t row, Span span) {
        put(range_plane, row);
        if (span == whole) return put(wide_plane, row);
        keep(wide_plane, row / rows_in_a_word, ~bit_of(row));
        if (!span.single()) separate();
        lanes[row] = span.low;
        if (!points()) lanes[words * rows_in_a_word + row] = span.high;
    }
    /// A test of one word of rows, all of it.
    void hold(Truth truth) {
        planes[no_plane] = truth.no, planes[yes_plane] = truth.yes, planes[error_plane] = truth.error;
        live = std::uint64_t{truth.error != 0} << error_plane | std::uint64_t{truth.no != 0} << no_plane |
               std::uint64_t{truth.yes != 0} << yes_plane;
    }

    /// One more range that is possible in the row.
    void join(std::size_t row, Span span) { hold(row, has(range_plane, row) ? joined(this->span(row), span) : span); }
    /// The span, or an error in its place.
    void join(std::size_t row, std::optional<Span> const& span) {
        if (span)
            join(row, *span);
        else
            put(error_plane, row);
    }
    /// From here on the ends stand apart.
    void separate() {
        if (!points()) return;
        std::int64_t* const ends = lanes + words * rows_in_a_word;
        std::copy_n(lanes, words * rows_in_a_word, ends);
        high = ends;
    }
    /// The same of a column that has no range yet.
    void part() { high = lanes + words * rows_in_a_word; }
    /// More texts that are possible in the row.
    void join_texts(std::size_t row, TextSets::Id texts) {
        if (has(any_plane, row)) return;
        auto const all = has(texts_plane, row) ? sets->joined(lanes[row], texts) : texts;
        if (!all) return join_any_text(row);
        lanes[row] = *all;
        put(texts_plane, row);
    }
    void join_any_text(std::size_t row) {
        keep(texts_plane, row / rows_in_a_word, ~bit_of(row));
        put(any_plane, row);
    }
};

/// Writes a plane, or adds to it, from a plane of another column of as many words; not at all where that is not live.
inline void copy_plane(Column& out, std::size_t index, Column const& in, std::size_t from) {
    if (!in.is_live(from)) return;
    Word* const copy = out.overwrite(index);
    Word const* const plane = in.at(from);
    each_word(in.words, [=](std::size_t word) { copy[word] = plane[word]; });
}
inline void add_plane(Column& out, std::size_t index, Column const& in, std::size_t from) {
    if (!out.is_live(index)) return copy_plane(out, index, in, from);
    if (!in.is_live(from)) return;
    Word* const sum = out.overwrite(index);
    Word const* const more = in.at(from);
    each_word(in.words, [=](std::size_t word) { sum[word] |= more[word]; });
}
/// Every one of so many rows.
inline void fill_plane(Column& out, std::size_t index, std::size_t rows) {
    if (rows == 0) return;
    Word* const plane = out.overwrite(index);
    std::fill_n(plane, out.words, ~Word{});
    if (rows % rows_in_a_word != 0) plane[out.words - 1] = bit_of(rows) - 1;
}

/// A column's rows, each for the same row of what it is given to.
struct Aligned {
    Column const& column;
    std::size_t word;
    Word plane(std::size_t index) const { return column.plane(index, word); }
    Word some() const { return column.some(word); }
    std::size_t row(unsigned bit) const { return word * rows_in_a_word + bit; }
};

/// One row of a column, for one row of another scope: bit `bit` of the word there.
struct Single {
    Column const& column;
    std::size_t from;
    unsigned bit;
    Word plane(std::size_t index) const { return here(column.plane(index, from / rows_in_a_word)); }
    Word some() const { return here(column.some(from / rows_in_a_word)); }
    std::size_t row(unsigned) const { return from; }

private:
    Word here(Word rows) const { return (rows >> (from % rows_in_a_word) & 1) << bit; }
};

/// Adds the texts that are possible in `source` to the rows of `mask` of one word of `out`.
template <class Source>
void give_texts(Column& out, std::size_t word, Word mask, Source const& source) {
    std::size_t const base = word * rows_in_a_word;
    each_bit(mask & source.plane(any_plane), [&](unsigned bit) { out.join_any_text(base + bit); });
    each_bit(mask & source.plane(texts_plane),
             [&](unsigned bit) { out.join_texts(base + bit, source.column.low_of(source.row(bit))); });
}

/// The same, together in the rows that have no text yet.
inline void give_texts(Column& out, std::size_t word, Word mask, Aligned const& source) {
    Column const& in = source.column;
    Word const any = mask & source.plane(any_plane);
    out.keep(texts_plane, word, ~any), out.add(any_plane, word, any);
    Word const texts = mask & source.plane(texts_plane) & ~out.plane(any_plane, word), more = texts & out.plane(texts_plane, word);
    std::int64_t* const to = out.lanes + word * rows_in_a_word;
    in.uniform ? lanes::put(to, Same{in.low[0]}, texts & ~more) : lanes::put(to, Lanes{in.low + source.row(0)}, texts & ~more);
    out.add(texts_plane, word, texts);
    each_bit(more, [&](unsigned bit) { out.join_texts(word * rows_in_a_word + bit, in.low_of(source.row(bit))); });
}

/// Adds what is possible in `source` to the rows of `mask` of one word of `out`, but none only to those of `none_mask`.
template <class Source>
void give(Column& out, std::size_t word, Word mask, Source const& source, Word none_mask = ~Word{}) {
    if (mask == 0) return;
    Column const& in = source.column;
    out.add(none_plane, word, mask & none_mask & source.plane(none_plane));
    out.add(error_plane, word, mask & source.plane(error_plane));
    if (out.form == Form::levels) {
        in.each_live(first_plane, [&](std::size_t index) { out.add(index, word, mask & source.plane(index)); });
    } else if (out.form == Form::range) {
        each_bit(mask & source.plane(range_plane),
                 [&](unsigned bit) { out.join(word * rows_in_a_word + bit, in.span(source.row(bit))); });
    } else {
        give_texts(out, word, mask, source);
    }
}

/// Adds single numbers or ranges to rows of a word that have some already, none of them everything.
template <class From>
void widen(Column& out, std::size_t word, Word rows, From low, From high) {
    std::int64_t* const to = out.lanes + word * rows_in_a_word;
    if (out.points() && low.is(high)) rows &= ~lanes::equal(Lanes{to}, low);
    if (rows == 0) return;
    out.separate();
    std::int64_t* const ends = to + out.words * rows_in_a_word;
    lanes::lower(to, low, rows), lanes::raise(ends, high, rows);
    out.add(wide_plane, word,
            rows & lanes::equal(Lanes{to}, Same{out.whole.low}) & lanes::equal(Lanes{ends}, Same{out.whole.high}));
}

/// Adds the ranges that word `from` of `in` has in the rows of `mask` to a word.
inline void give_ranges(Column& out, std::size_t word, Word mask, Column const& in, std::size_t from) {
    Word const rows = mask & in.plane(range_plane, from);
    if (rows == 0) return;
    std::size_t const base = word * rows_in_a_word, source = from * rows_in_a_word;
    Word const again = rows & out.plane(range_plane, word), wide = rows & in.plane(wide_plane, from);
    Word const apart = rows & ~again & ~wide, more = again & ~wide & ~out.plane(wide_plane, word);
    out.add(range_plane, word, rows & ~again);
    out.keep(wide_plane, word, ~apart), out.add(wide_plane, word, wide);
    auto const put = [&](std::int64_t const* lane, std::int64_t* to) {
        in.uniform ? lanes::put(to + base, Same{lane[0]}, apart) : lanes::put(to + base, Lanes{lane + source}, apart);
    };
    if (apart != 0) {
        if (!in.points()) out.separate();
        put(in.low, out.lanes);
        if (!out.points()) put(in.high, out.lanes + out.words * rows_in_a_word);
    }
    if (more == 0) return;
    in.uniform ? widen(out, word, more, Same{in.low[0]}, Same{in.high[0]})
               : widen(out, word, more, Lanes{in.low + source}, Lanes{in.high + source});
}

/// give() for a block of words; `mask`: its words; `from`: the word of `in` that is for the first of them.
inline void give_block(Column& out, Block at, Word const* mask, Column const& in, std::size_t from, bool none = true) {
    auto const plane = [&](std::size_t index) {
        Word* const to = out.open(index) + at.from;
        Word const* const given = in.at(index) + from;
        each_word(at.words, [=](std::size_t word) { to[word] |= mask[word] & given[word]; });
    };
    if (in.is_live(error_plane)) plane(error_plane);
    if (none && in.is_live(none_plane)) plane(none_plane);
    if (out.form == Form::levels) return in.each_live(first_plane, plane);
    for (std::size_t word = 0; word < at.words; ++word) {
        if (out.form == Form::range) give_ranges(out, at.from + word, mask[word], in, from + word);
        if (out.form == Form::text) give_texts(out, at.from + word, mask[word], Aligned{in, from + word});
    }
}

/// The same values, with none or without.
inline void share(Column& out, Column const& in, bool none) {
    in.each_live(none ? none_plane : error_plane, [&](std::size_t index) { copy_plane(out, index, in, index); });
    if (in.form == Form::range) copy_plane(out, wide_plane, in, wide_plane);
    out.low = in.low, out.high = in.high, out.uniform = in.uniform;
}

/// Where nothing is possible the value is in error.
inline void settle_all(Column& out, std::size_t rows) {
    each_block(out.words, [&](Block at) {
        Word missing[words_in_a_chunk];
        std::fill_n(missing, at.words, ~Word{});
        if ((at.from + at.words) * rows_in_a_word > rows) missing[at.words - 1] = bit_of(rows) - 1;
        out.each_live(0, [&](std::size_t index) {
            Word const* const plane = out.at(index) + at.from;
            each_word(at.words, [&missing, plane](std::size_t word) { missing[word] &= ~plane[word]; });
        });
        if (any_word(at.words, [&](std::size_t word) { return missing[word]; }) == 0) return;
        Word* const error = out.open(error_plane) + at.from;
        each_word(at.words, [&missing, error](std::size_t word) { error[word] |= missing[word]; });
    });
}

/// A column of a block of words, for a kernel's own use.
class Scratch {
public:
    Scratch(Column const& like, std::size_t words) : column_(like) {
        column_.words = words, column_.planes = planes_, column_.lanes = lanes_;
        column_.begin();
    }
    Scratch(Scratch const&) = delete;
    Scratch& operator=(Scratch const&) = delete;
    Column& column() { return column_; }
    Column const& column() const { return column_; }

private:
    Word planes_[most_planes * words_in_a_chunk];
    std::int64_t lanes_[2 * rows_in_a_chunk];
    Column column_;
};

}  // namespace rubric
