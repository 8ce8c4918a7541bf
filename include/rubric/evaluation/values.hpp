// Values of values: branches and arithmetic.
#pragma once

#include <rubric/evaluation/leaves.hpp>
#include <rubric/kernels/compare.hpp>
#include <rubric/kernels/elapsed.hpp>
#include <rubric/kernels/product_ends.hpp>

#include <type_traits>

namespace rubric::operations {

inline void select(Engine& run, Node const& node, Column& out) {
    auto const operands = run.operands(node);
    Column const& selector = run.column(operands[0]);
    std::size_t const levels = selector.count - first_plane;
    bool const branch_of_none = operands.size() == levels + 2;
    copy_plane(out, error_plane, selector, error_plane);
    if (!branch_of_none) copy_plane(out, none_plane, selector, none_plane);
    each_block(out.words, [&](Block at) {
        selector.each_live(first_plane, [&](std::size_t index) {
            give_block(out, at, selector.at(index) + at.from, run.column(operands[1 + index - first_plane]), at.from);
        });
        if (branch_of_none && selector.is_live(none_plane))
            give_block(out, at, selector.at(none_plane) + at.from, run.column(operands[1 + levels]), at.from);
    });
}

inline void known(Engine& run, Node const& node, Column& out) {
    share(out, run.column(run.operands(node)[0]), false);
    settle_all(out, run.count(node.scope));
}

/// One word, in the rows of which there is one number on either side. Gives those that have no result; the others' are in `to`.
template <class Dense>
Word calculate(Column const& a, Column const& b, std::size_t word, Word rows, std::int64_t* to, Dense const& dense) {
    std::size_t const row = word * rows_in_a_word;
    if (a.uniform) return rows & dense(to, Same{a.low[0]}, Lanes{b.low + row}, rows);
    if (b.uniform) return rows & dense(to, Lanes{a.low + row}, Same{b.low[0]}, rows);
    return rows & dense(to, Lanes{a.low + row}, Lanes{b.low + row}, rows);
}

/// An operand in error is an error, else one that is none is none.
inline void strict_planes(Column const& a, Column const& b, Column& out) {
    add_plane(out, error_plane, a, error_plane), add_plane(out, error_plane, b, error_plane);
    if (!a.is_live(none_plane) && !b.is_live(none_plane)) return;
    for (std::size_t word = 0; word < out.words; ++word) {
        Word const none_a = a.plane(none_plane, word), none_b = b.plane(none_plane, word);
        Word const some_a = a.plane(range_plane, word), some_b = b.plane(range_plane, word);
        out.add(none_plane, word, (none_a & (none_b | some_b)) | (none_b & some_a));
    }
}

/// One and the same range, in rows of a word that have none yet.
inline void put_same(Column& out, std::size_t word, Word rows, Span span) {
    out.add(range_plane, word, rows);
    if (span == out.whole) return out.add(wide_plane, word, rows);
    if (!span.single()) out.separate();
    std::int64_t* const low = out.lanes + word * rows_in_a_word;
    lanes::put(low, Same{span.low}, rows);
    if (!out.points()) lanes::put(low + out.words * rows_in_a_word, Same{span.high}, rows);
}

/// Beyond what is in error or none: `of` the two spans, or an error in its place.
template <class Of>
void strict_row(Column const& a, Column const& b, std::size_t row, Of of, Column& out) {
    bool const none_a = a.has(none_plane, row), none_b = b.has(none_plane, row);
    bool const some_a = a.has(range_plane, row), some_b = b.has(range_plane, row);
    if (a.has(error_plane, row) || b.has(error_plane, row)) out.put(error_plane, row);
    if ((none_a && (none_b || some_b)) || (none_b && some_a)) out.put(none_plane, row);
    if (some_a && some_b) out.join(row, of(a.span(row), b.span(row)));
}

/// The rows of one word that are `rows`: what their ends make, which `dense` writes and says where there is no result.
template <class Dense>
void calculate_ends(Column const& a, Column const& b, std::size_t word, Word rows, Column& out, Dense const& dense) {
    std::int64_t low[rows_in_a_word], high[rows_in_a_word];
    Word const failed = rows & dense.ends(low, high, Ends(a, word), Ends(b, word), rows);
    Word const made = rows & ~failed,
               wide = made & lanes::equal(Lanes{low}, Same{out.whole.low}) & lanes::equal(Lanes{high}, Same{out.whole.high});
    if ((made & ~wide & ~lanes::equal(Lanes{low}, Lanes{high})) != 0) out.separate();
    std::int64_t* const to = out.lanes + word * rows_in_a_word;
    lanes::put(to, Lanes{low}, made);
    if (!out.points()) lanes::put(to + out.words * rows_in_a_word, Lanes{high}, made);
    out.add(range_plane, word, made), out.add(wide_plane, word, wide), out.add(error_plane, word, failed);
}

/// Whether some row's result is a range that is written: its ends are then apart from the start, and nothing has to be copied.
inline bool gives_ranges(Column const& a, Column const& b, bool whole_where_a_is) {
    if (!a.points() || !b.points()) return true;
    Word any = 0;
    for (std::size_t word = 0; word < a.words; ++word) {
        Word const open_a = whole_where_a_is ? 0 : a.plane(wide_plane, word);
        any |= a.plane(range_plane, word) & b.plane(range_plane, word) & (open_a | b.plane(wide_plane, word));
    }
    return any != 0;
}

/// All rows of the strict operation. `dense` does the same for one word of single numbers, and says which rows have no result.
template <class Of, class Dense>
void strict(Engine& run, Node const& node, Column& out, Of of, Dense const& dense) {
    Column const &a = run.column(run.operands(node)[0]), &b = run.column(run.operands(node)[1]);
    if (a.uniform && b.uniform && out.words > 1) {
        strict_row(a, b, 0, of, out);
        return all_alike(run, node, out);
    }
    strict_planes(a, b, out);
    bool const lanes_apart = out.words > 1 && a.points() && b.points();
    std::optional<Span> wide{};  // what a wide number and the one of a uniform column make
    if (out.words > 1 && b.uniform && b.is_live(range_plane)) wide = of(a.whole, b.span(0));
    if (out.words > 1 && gives_ranges(a, b, wide && *wide == out.whole)) out.part();
    for (std::size_t word = 0; word < out.words; ++word) {
        std::size_t const base = word * rows_in_a_word;
        Word rows = a.plane(range_plane, word) & b.plane(range_plane, word);
        Word const open_a = a.plane(wide_plane, word), open_b = b.plane(wide_plane, word);
        if (Word const single = rows & ~open_a & ~open_b; lanes_apart && single != 0) {
            Word const failed = calculate(a, b, word, single, out.lanes + base, dense);
            out.add(range_plane, word, single & ~failed), out.add(error_plane, word, failed);
            if (!out.points()) lanes::put(out.lanes + out.words * rows_in_a_word + base, Lanes{out.lanes + base}, single);
            rows &= ~single;
        }
        if (Word const alike = rows & open_a & ~open_b; wide && alike != 0) {
            put_same(out, word, alike, *wide);
            rows &= ~alike;
        }
        if (rows == 0) continue;
        if (out.words > 1)
            calculate_ends(a, b, word, rows, out, dense);
        else
            each_bit(rows, [&](unsigned bit) { out.join(base + bit, of(a.span(base + bit), b.span(base + bit))); });
    }
}

struct Adding {
    static std::optional<Span> of(Span a, Span b) { return add(a, b); }
    static std::uint64_t sum(std::uint64_t a, std::uint64_t b) { return a + b; }
    /// Whether a sum of these left 64 bits.
    static std::uint64_t left(std::uint64_t a, std::uint64_t b, std::uint64_t sum) { return (a ^ sum) & (b ^ sum); }
    /// The end of `b` that makes the low end of the sum.
    static Lanes for_low(Ends const& b) { return b.low; }
    static Lanes for_high(Ends const& b) { return b.high; }
};
struct Subtracting {
    static std::optional<Span> of(Span a, Span b) { return subtract(a, b); }
    static std::uint64_t sum(std::uint64_t a, std::uint64_t b) { return a - b; }
    static std::uint64_t left(std::uint64_t a, std::uint64_t b, std::uint64_t sum) { return (a ^ b) & (a ^ sum); }
    static Lanes for_low(Ends const& b) { return b.high; }
    static Lanes for_high(Ends const& b) { return b.low; }
};

/// The rows that have no result are looked for only where there is one.
template <class Sum>
struct DenseSum {
    template <class A, class B>
    Word operator()(std::int64_t* to, A a, B b, Word rows) const {
        std::uint64_t beyond = 0;
        for (std::size_t row = 0; row < rows_in_a_word; ++row) {
            auto const x = static_cast<std::uint64_t>(a[row]), y = static_cast<std::uint64_t>(b[row]), sum = Sum::sum(x, y);
            beyond |= Sum::left(x, y, sum) | (sum == std::uint64_t{1} << 63 ? sum : 0);
            to[row] = static_cast<std::int64_t>(sum);
        }
        Word failed = 0;
        if (beyond >> 63 == 0) return failed;
        each_bit(rows, [&](unsigned row) { failed |= Sum::of(Span{a[row], a[row]}, Span{b[row], b[row]}) ? 0 : bit_of(row); });
        return failed;
    }
    /// Ranges: an end beyond the limits is the limit; where the whole range is, there is no result.
    Word ends(std::int64_t* low, std::int64_t* high, Ends const& a, Ends const& b, Word) const {
        Word const above = limited(low, a.low, Sum::for_low(b), number_limit),
                   below = limited(high, a.high, Sum::for_high(b), -number_limit);
        return above | below;
    }

private:
    /// The rows in which the sum lies beyond `forbidden`, on its side.
    static Word limited(std::int64_t* to, Lanes a, Lanes b, std::int64_t forbidden) {
        std::int64_t beyond[rows_in_a_word];
        for (std::size_t row = 0; row < rows_in_a_word; ++row) {
            auto const x = static_cast<std::uint64_t>(a[row]), sum = Sum::sum(x, static_cast<std::uint64_t>(b[row]));
            bool const out = static_cast<std::int64_t>(Sum::left(x, static_cast<std::uint64_t>(b[row]), sum)) < 0 ||
                             sum == std::uint64_t{1} << 63;
            std::int64_t const limit = a[row] < 0 ? -number_limit : number_limit;
            to[row] = out ? limit : static_cast<std::int64_t>(sum);
            beyond[row] = out ? limit : 0;
        }
        return lanes::equal(Lanes{beyond}, Same{forbidden});
    }
};

template <class Sum>
void sum(Engine& run, Node const& node, Column& out) {
    strict(run, node, out, Sum::of, DenseSum<Sum>{});
}

/// The rows of a word that products_over() has found beyond the limits.
template <class A, class B, class D>
Word failed_products(std::int64_t* to, A a, B b, D d, Word rows) {
    std::int64_t beyond[rows_in_a_word];
    return products_over(to, beyond, a, b, d, rows) ? ~lanes::equal(Lanes{beyond}, Same{0}) : Word{};
}

/// By a whole number that is the same in every row nothing is rounded.
struct DenseProduct {
    template <class A, class B>
    Word operator()(std::int64_t* to, A a, B b, Word rows) const {
        if constexpr (std::is_same_v<A, Same>)
            return (*this)(to, b, a, rows);
        else if constexpr (std::is_same_v<B, Same>)
            if (b.value % one == 0) return times(to, a, b.value / one);
        return failed_products(to, a, b, Same{one}, rows);
    }
    Word ends(std::int64_t* low, std::int64_t* high, Ends const& a, Ends const& b, Word rows) const {
        return multiply_ends(low, high, a, b, rows);
    }

private:
    static Word times(std::int64_t* to, Lanes a, std::int64_t count) {
        std::int64_t const most = count == 0 ? number_limit : number_limit / (count < 0 ? -count : count);
        for (std::size_t row = 0; row < rows_in_a_word; ++row)
            to[row] = static_cast<std::int64_t>(static_cast<std::uint64_t>(a[row]) * static_cast<std::uint64_t>(count));
        return lanes::less(a, Same{-most}) | lanes::less(Same{most}, a);
    }
};

inline void product(Engine& run, Node const& node, Column& out) {
    strict(
        run, node, out, [](Span a, Span b) { return multiply(a, b); }, DenseProduct{});
}

struct DenseQuotient {
    template <class A, class B>
    Word operator()(std::int64_t* to, A a, B b, Word rows) const {
        return failed_products(to, a, Same{one}, b, rows) | lanes::equal(b, Same{0});
    }
    Word ends(std::int64_t* low, std::int64_t* high, Ends const& a, Ends const& b, Word rows) const {
        return divide_ends(low, high, a, b, rows);
    }
};

inline void quotient(Engine& run, Node const& node, Column& out) {
    strict(
        run, node, out, [](Span a, Span b) { return divide(a, b); }, DenseQuotient{});
}

/// Days, weeks, months and years on by a count that is the same in every row by lanes, and working days by any; else one by one.
struct DenseShift : OfUnit {
    template <class A, class B>
    Word operator()(std::int64_t* to, A dates, B counts, Word rows) const {
        if (unit == Unit::working_days) return add_working_days(to, dates, counts, *calendar);
        if constexpr (std::is_same_v<A, Lanes> && std::is_same_v<B, Same>) {
            std::int64_t const count = floor_of(counts.value);
            if (unit == Unit::months || unit == Unit::years) {
                if (count > 9999 || count < -9999) return one_by_one(to, dates, counts, rows);
                return one_by_one(to, dates, counts,
                                  rubric::add_months(to, dates, unit == Unit::years ? count * 12 : count, rows));
            }
            if ((unit == Unit::days || unit == Unit::weeks) && count <= last_day && count >= -last_day) {
                auto const days = static_cast<std::uint64_t>(unit == Unit::weeks ? count * 7 : count);
                for (std::size_t row = 0; row < rows_in_a_word; ++row)
                    to[row] = static_cast<std::int64_t>(static_cast<std::uint64_t>(dates[row]) + days);
                return lanes::less(Lanes{to}, Same{first_day}) | lanes::less(Same{last_day}, Lanes{to});
            }
        }
        return one_by_one(to, dates, counts, rows);
    }
    /// Each end by itself: one off the calendar is the calendar's.
    Word ends(std::int64_t* low, std::int64_t* high, Ends const& dates, Ends const& counts, Word rows) const {
        auto const end = [&](std::int64_t* to, Lanes day, Lanes count) {
            return rows & (counts.alike ? (*this)(to, day, Same{count[0]}, rows) : (*this)(to, day, count, rows));
        };
        Word const early = end(low, dates.low, counts.low), late = end(high, dates.high, counts.high);
        if ((early | late) == 0) return 0;
        Word const single = dates.single() & counts.single();
        lanes::put(low, Same{first_day}, early & ~single), lanes::put(high, Same{last_day}, late & ~single);
        return early & single;
    }

private:
    template <class A, class B>
    Word one_by_one(std::int64_t* to, A dates, B counts, Word rows) const {
        Word failed = 0;
        each_bit(rows, [&](unsigned row) {
            auto const day = shifted(dates[row], counts[row], unit, calendar);
            if (day) to[row] = *day;
            if (!day) failed |= bit_of(row);
        });
        return failed;
    }
};

struct DenseElapsed : UnitsBetween {
    /// Each end by itself: where there is none for the one or the other, any number of days.
    Word ends(std::int64_t* low, std::int64_t* high, Ends const& from, Ends const& until, Word rows) const {
        Word const beyond = rows & ((*this)(low, from.high, until.low, rows) | (*this)(high, from.low, until.high, rows));
        if (beyond == 0) return 0;
        Word const single = from.single() & until.single();
        lanes::put(low, Same{(first_day - last_day) * one}, beyond & ~single);
        lanes::put(high, Same{(last_day - first_day) * one}, beyond & ~single);
        return beyond & single;
    }
};

/// Shift and elapsed, by the node's unit.
template <std::optional<Span> (*of)(Span, Span, Unit, Calendar const*), class Dense>
void by_unit(Engine& run, Node const& node, Column& out) {
    auto const unit = static_cast<Unit>(node.argument);
    Calendar const* const calendar = run.graph().calendar.get();
    strict(
        run, node, out, [&](Span a, Span b) { return of(a, b, unit, calendar); }, Dense{{unit, calendar}});
}

}  // namespace rubric::operations
