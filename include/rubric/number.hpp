// Numbers: whole millionths in 64 bits, so six decimals and up to about nine million million. Money and percentages are the same.
//
//   auto const half = rubric::parse_number("0.5");              // 500000 millionths
//   auto const third = rubric::divide(rubric::one, 3 * rubric::one);   // 333333; rounds half to even
//
// What leaves the limits, or divides by zero, has no result. Nothing here allocates but the texts that are returned.
#pragma once

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace rubric {

/// A count of millionths.
using Millionths = std::int64_t;

inline constexpr Millionths one = 1'000'000;
/// No number lies further from zero.
inline constexpr Millionths number_limit = std::numeric_limits<std::int64_t>::max();

/// What a product of two numbers needs on its way.
__extension__ typedef __int128 Wide;

constexpr std::optional<Millionths> within_limits(Wide exact) {
    if (exact > number_limit || exact < -Wide{number_limit}) return std::nullopt;
    return static_cast<Millionths>(exact);
}

/// n / d to the nearest whole number, half to even; d is not zero, and neither is the least of its type.
template <class Whole>
constexpr Whole nearest(Whole n, Whole d) {
    if (d < 0) n = -n, d = -d;
    Whole quotient = n / d, rest = n % d;
    if (rest < 0) --quotient, rest += d;
    Whole const to_next = d - rest;
    bool const up = rest > to_next || (rest == to_next && quotient % 2 != 0);
    return quotient + (up ? 1 : 0);
}

constexpr std::optional<Millionths> add(Millionths a, Millionths b) { return within_limits(Wide{a} + b); }
constexpr std::optional<Millionths> subtract(Millionths a, Millionths b) { return within_limits(Wide{a} - b); }

/// a * b / d, exact on its way: in 64 bits where that is enough, which is several times faster.
constexpr std::optional<Millionths> product_over(Millionths a, Millionths b, Millionths d) {
    Millionths product = 0;
    bool const fits = !__builtin_mul_overflow(a, b, &product) && product >= -number_limit;
    return fits ? nearest(product, d) : within_limits(nearest(Wide{a} * b, Wide{d}));
}
constexpr std::optional<Millionths> multiply(Millionths a, Millionths b) { return product_over(a, b, one); }
constexpr std::optional<Millionths> divide(Millionths a, Millionths b) {
    if (b == 0) return std::nullopt;
    return product_over(a, one, b);
}

/// The whole number at or below.
constexpr std::int64_t floor_of(Millionths number) { return number / one - (number % one < 0 ? 1 : 0); }

/// The whole number at or above.
constexpr std::int64_t ceiling_of(Millionths number) { return number / one + (number % one > 0 ? 1 : 0); }

namespace detail {

/// The digits of a decimal text, with the point `scale` digits before their end.
struct Decimal {
    std::string digits;
    bool negative = false;
    int scale = 0;
};

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "-12.50", "1e-07": a sign, digits with at most one point, an exponent.
inline std::optional<Decimal> read_decimal(std::string_view text) {
    Decimal read;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        read.negative = text.front() == '-';
        text.remove_prefix(1);
    }
    bool point = false;
    std::size_t i = 0;
    for (; i < text.size() && (is_digit(text[i]) || (text[i] == '.' && !point)); ++i) {
        if (text[i] == '.')
            point = true;
        else
            read.digits += text[i], read.scale += point;
    }
    if (read.digits.empty()) return std::nullopt;
    if (i == text.size()) return read;
    if (text[i] != 'e' && text[i] != 'E') return std::nullopt;
    text.remove_prefix(i + 1);
    if (text.starts_with('+')) text.remove_prefix(1);
    int exponent = 0;
    auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), exponent);
    if (failure != std::errc{} || end != text.data() + text.size() || exponent > 1000 || exponent < -1000) return std::nullopt;
    read.scale -= exponent;
    return read;
}

inline std::string grouped(std::string const& digits) {
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i != 0 && (digits.size() - i) % 3 == 0) out += ',';
        out += digits[i];
    }
    return out;
}

/// The magnitude as whole digits and the six after the point.
struct Digits {
    std::string whole, fraction;
};

inline Digits digits_of(Wide magnitude) {
    std::string const fraction = std::to_string(static_cast<std::int64_t>(magnitude % one) + one).substr(1);
    return {std::to_string(static_cast<std::int64_t>(magnitude / one)), fraction};
}

/// `.5` of 500000: no zeros at the end, but at least so many places.
inline std::string fraction_text(std::string fraction, std::size_t least) {
    while (fraction.size() > least && fraction.back() == '0') fraction.pop_back();
    return fraction.empty() ? "" : "." + fraction;
}

/// Rounded half to even at the sixth place. Nothing beyond the limits.
inline std::optional<Millionths> millionths(Decimal const& read) {
    std::string_view digits = read.digits;
    int dropped = read.scale - 6;  // digits behind the sixth place
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    if (dropped > static_cast<int>(digits.size())) return 0;
    if (static_cast<int>(digits.size()) - dropped > 20) return digits.empty() ? std::optional<Millionths>(0) : std::nullopt;
    auto const kept = digits.substr(0, digits.size() - static_cast<std::size_t>(std::max(dropped, 0)));
    Wide exact = 0;
    for (char const c : kept) exact = exact * 10 + (c - '0');
    for (; dropped < 0; ++dropped) exact *= 10;
    auto const rest = digits.substr(kept.size());
    if (!rest.empty()) {
        bool const half = rest[0] == '5' && rest.find_first_not_of('0', 1) == std::string_view::npos;
        if (half ? exact % 2 != 0 : rest[0] >= '5') ++exact;
    }
    return within_limits(read.negative ? -exact : exact);
}

}  // namespace detail

/// A decimal text, rounded half to even at the sixth place. Nothing for what is not a number or lies beyond the limits.
inline std::optional<Millionths> parse_number(std::string_view text) {
    auto const read = detail::read_decimal(text);
    return read ? detail::millionths(*read) : std::nullopt;
}

/// A float means its shortest decimal text: 0.1 is a tenth. Nothing for NaN and infinities.
inline std::optional<Millionths> number_of(double value) {
    if (!std::isfinite(value)) return std::nullopt;
    char text[32];
    auto const end = std::to_chars(text, text + sizeof text, value).ptr;
    return parse_number({text, static_cast<std::size_t>(end - text)});
}

/// 1250.5
inline std::string format_number(Millionths number) {
    auto const [whole, fraction] = detail::digits_of(number < 0 ? -Wide{number} : Wide{number});
    return (number < 0 ? "-" : "") + whole + detail::fraction_text(fraction, 0);
}

/// 71%
inline std::string format_percent(Millionths number) {
    auto const [whole, fraction] = detail::digits_of((number < 0 ? -Wide{number} : Wide{number}) * 100);
    return (number < 0 ? "-" : "") + whole + detail::fraction_text(fraction, 0) + "%";
}

/// £1,250.00; more than two places only where there are more.
inline std::string format_money(Millionths number) {
    auto const [whole, fraction] = detail::digits_of(number < 0 ? -Wide{number} : Wide{number});
    return (number < 0 ? "-£" : "£") + detail::grouped(whole) + detail::fraction_text(fraction, 2);
}

}  // namespace rubric
