// a * b / d of 64 rows at a time, to the nearest whole number, half to even: products and quotients of numbers, in 64 bits, and to the
// last bit what product_over() of number.hpp gives in 128.
//
// Doubles say about how much it is, whole numbers how much that leaves over. What is over is small, so it is right in 64 bits, however
// far the product itself has left them; doubles say how often the divisor goes into it, and what is over then settles the rounding.
#pragma once

#include <rubric/kernels/lanes.hpp>
#include <rubric/number.hpp>

#include <algorithm>
#include <bit>

#if defined(__FAST_MATH__)
#error "Rubric rounds whole numbers by doubles as they are written: compile it without -ffast-math"
#endif

namespace rubric {
namespace detail {

inline constexpr double two_to_63 = 9'223'372'036'854'775'808.0;
/// Beyond this nothing that doubles leave out brings it back within the limits; what lies between is settled in whole numbers.
inline constexpr double surely_beyond = two_to_63 * (1 + 1.0 / (1 << 30)), most_at_once = two_to_63 - (1 << 20);
/// 1.5 times two to the fifty-second: added to a double, its lowest bits are the whole number nearest to that.
inline constexpr double into_place = 6'755'399'441'055'744.0;
/// What is less than two to the fifty-first goes between doubles and whole numbers by adding.
inline constexpr std::uint64_t few_bits = ~std::uint64_t{0} << 51;
/// A result of doubles that is less than two to the forty-eighth is off by less than a half.
inline constexpr std::uint64_t not_near = ~std::uint64_t{0} << 48;

constexpr std::uint64_t bits(std::int64_t number) { return static_cast<std::uint64_t>(number); }
inline double as_double(std::uint64_t few) { return std::bit_cast<double>(few + std::bit_cast<std::uint64_t>(into_place)) - into_place; }

/// To a whole number near it. Beyond two to the fifty-second doubles are whole, and lose two bits more here.
inline std::int64_t whole_near(double number) {
    double const within = number < -most_at_once ? -most_at_once : number > most_at_once ? most_at_once : number;
    return static_cast<std::int64_t>((within + into_place) - into_place);
}

/// A product and its divisor, which is positive: with a sign turned where it was not, and the least there is where it was nought.
struct Ratio {
    std::uint64_t x, y, divisor;
    Ratio(std::int64_t a, std::int64_t b, std::int64_t d) {
        std::uint64_t const turned = bits(d >> 63);
        divisor = (bits(d) ^ turned) - turned;
        divisor += divisor == 0 ? 1 : 0;
        x = (bits(a) ^ turned) - turned, y = bits(b);
    }
    /// The step from a number near it to the nearest, of what that leaves over, which is less than the divisor.
    std::uint64_t step(std::uint64_t near, std::uint64_t over) const {
        std::uint64_t const below = bits(static_cast<std::int64_t>(over) >> 63), size = (over ^ below) - below;
        std::uint64_t const up = static_cast<std::int64_t>(size + (near & 1)) > static_cast<std::int64_t>(divisor - size) ? 1 : 0;
        return (up ^ below) - below;
    }
};

template <class A, class B, class D>
bool few_bits_in(A a, B b, D d) {
    std::uint64_t all = 0;
    for (std::size_t row = 0; row < rows_in_a_word; ++row)
        all |= bits(a[row] ^ (a[row] >> 63)) | bits(b[row] ^ (b[row] >> 63)) | bits(d[row] ^ (d[row] >> 63));
    return (all & few_bits) == 0;
}

/// Of numbers and results far from the limits. False where a result is not.
template <class A, class B, class D>
bool products_far_from_limits(std::int64_t* __restrict to, A a, B b, D d) {
    std::uint64_t far = 0;
    for (std::size_t row = 0; row < rows_in_a_word; ++row) {
        Ratio const ratio(a[row], b[row], d[row]);
        double const about = as_double(ratio.x) * as_double(ratio.y) / as_double(ratio.divisor);
        std::uint64_t const near = std::bit_cast<std::uint64_t>(about + into_place) - std::bit_cast<std::uint64_t>(into_place);
        far |= near ^ bits(static_cast<std::int64_t>(near) >> 63);
        to[row] = static_cast<std::int64_t>(near + ratio.step(near, ratio.x * ratio.y - near * ratio.divisor));
    }
    return (far & not_near) == 0;
}

}  // namespace detail

/// Beyond the limits the limit stands in `to`, and in `beyond` too, which is nought elsewhere. One of `b` and `d` is `one`; a divisor
/// that is nought counts as the least number there is. False if nothing is beyond, and `beyond` is not written.
template <class A, class B, class D>
bool products_over(std::int64_t* __restrict to, std::int64_t* __restrict beyond, A a, B b, D d, Word rows) {
    if (detail::few_bits_in(a, b, d) && detail::products_far_from_limits(to, a, b, d)) return false;
    auto const one_row = [=](std::size_t row) {
        detail::Ratio const ratio(a[row], b[row], d[row]);
        double const inverse = 1.0 / static_cast<double>(static_cast<std::int64_t>(ratio.divisor));
        double const about = static_cast<double>(static_cast<std::int64_t>(ratio.x)) * static_cast<double>(b[row]) * inverse;
        std::int64_t const first = detail::whole_near(about);
        std::uint64_t const over = ratio.x * ratio.y - detail::bits(first) * ratio.divisor;
        std::uint64_t const second = detail::bits(detail::whole_near(static_cast<double>(static_cast<std::int64_t>(over)) * inverse));
        std::uint64_t const more = second + ratio.step(detail::bits(first) + second, over - second * ratio.divisor);
        std::uint64_t const sum = detail::bits(first) + more;
        bool const left = static_cast<std::int64_t>((detail::bits(first) ^ sum) & (more ^ sum)) < 0 || sum == std::uint64_t{1} << 63;
        bool const out = left || about > detail::surely_beyond || about < -detail::surely_beyond;
        std::int64_t const limit = first < 0 ? -number_limit : number_limit;
        to[row] = out ? limit : static_cast<std::int64_t>(sum);
        beyond[row] = out ? limit : 0;
    };
#if defined(__AVX512DQ__)  // elsewhere there are no instructions between so many doubles and numbers of so many bits
    constexpr int few = 16;
    if (std::popcount(rows) > few) {
        for (std::size_t row = 0; row < rows_in_a_word; ++row) one_row(row);
        return true;
    }
#endif
    std::fill_n(beyond, rows_in_a_word, 0);
    each_bit(rows, one_row);
    return true;
}

}  // namespace rubric
