// Products and quotients of ranges, 64 at a time: multiply() and divide() of span.hpp, by lanes.
#pragma once

#include <rubric/kernels/ends.hpp>
#include <rubric/kernels/products.hpp>

namespace rubric {

/// The least and the greatest of what the ends of the rows make. Gives the rows in which nothing is within the limits.
inline Word multiply_ends(std::int64_t* low, std::int64_t* high, Ends const& a, Ends const& b, Word rows) {
    Word above = ~Word{}, below = ~Word{};
    auto const corner = [&](Lanes x, Lanes y, bool first) {
        std::int64_t made[rows_in_a_word], beyond[rows_in_a_word];
        bool const limited = products_over(made, beyond, x, y, Same{one}, rows);
        above &= limited ? lanes::equal(Lanes{beyond}, Same{number_limit}) : Word{};
        below &= limited ? lanes::equal(Lanes{beyond}, Same{-number_limit}) : Word{};
        Lanes const found{made};
        first ? lanes::put(low, found, rows) : lanes::lower(low, found, rows);
        first ? lanes::put(high, found, rows) : lanes::raise(high, found, rows);
    };
    corner(a.low, b.low, true), corner(a.high, b.high, false);
    if ((rows & ~a.single() & ~b.single()) != 0) corner(a.low, b.high, false), corner(a.high, b.low, false);
    return rows & (above | below);
}

/// The same; a divisor that may be nought gives every number.
inline Word divide_ends(std::int64_t* low, std::int64_t* high, Ends const& a, Ends const& b, Word rows) {
    Word const none = lanes::equal(b.low, Same{0}) & lanes::equal(b.high, Same{0});
    Word const any = ~(lanes::less(Same{0}, b.low) | lanes::less(b.high, Same{0})), made = rows & ~any;
    // The end of `a` that makes an end of the quotient, and the end of `b` that makes the most, or the least, of it.
    std::int64_t top[2][rows_in_a_word], under[2][rows_in_a_word], beyond[rows_in_a_word];
    for (std::size_t row = 0; row < rows_in_a_word; ++row) {
        bool const counts = made >> row & 1, negative = b.high[row] < 0;
        std::int64_t const least = negative ? a.high[row] : a.low[row], most = negative ? a.low[row] : a.high[row];
        top[0][row] = counts ? least : 0, under[0][row] = counts ? (least < 0 ? b.low[row] : b.high[row]) : one;
        top[1][row] = counts ? most : 0, under[1][row] = counts ? (most < 0 ? b.high[row] : b.low[row]) : one;
    }
    Word failed = rows & none;
    if (products_over(low, beyond, Lanes{top[0]}, Same{one}, Lanes{under[0]}, made))
        failed |= made & lanes::equal(Lanes{beyond}, Same{number_limit});
    if (products_over(high, beyond, Lanes{top[1]}, Same{one}, Lanes{under[1]}, made))
        failed |= made & lanes::equal(Lanes{beyond}, Same{-number_limit});
    lanes::put(low, Same{-number_limit}, rows & any), lanes::put(high, Same{number_limit}, rows & any);
    return failed;
}

}  // namespace rubric
