// Ranges of numbers and dates, and arithmetic on them: the least range over the ends. A result is in error, hence missing here,
// only if every one of its numbers is.
#pragma once

#include <rubric/date.hpp>
#include <rubric/domain.hpp>
#include <rubric/graph.hpp>
#include <rubric/kernels/months.hpp>
#include <rubric/number.hpp>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>

namespace rubric {

/// Every number, or day, from low to high, both included.
struct Span {
    std::int64_t low = 0, high = 0;
    bool operator==(Span const&) const = default;
    constexpr bool single() const { return low == high; }
};

constexpr Span joined(Span a, Span b) { return {std::min(a.low, b.low), std::max(a.high, b.high)}; }

/// What a value of that kind may be where nothing is known of it.
constexpr Span everything(Kind kind) {
    return kind == Kind::date ? Span{first_day, last_day} : Span{-number_limit, number_limit};
}

constexpr std::optional<Span> bounded(Wide low, Wide high) {
    Wide const limit = number_limit;
    if (low > limit || high < -limit) return std::nullopt;
    return Span{static_cast<std::int64_t>(std::max(low, -limit)), static_cast<std::int64_t>(std::min(high, limit))};
}

constexpr std::optional<Span> add(Span a, Span b) { return bounded(Wide{a.low} + b.low, Wide{a.high} + b.high); }
constexpr std::optional<Span> subtract(Span a, Span b) { return bounded(Wide{a.low} - b.high, Wide{a.high} - b.low); }

namespace detail {

template <class Of>
constexpr std::optional<Span> over_ends(Span a, Span b, Of of) {
    auto const [low, high] = std::minmax({of(a.low, b.low), of(a.low, b.high), of(a.high, b.low), of(a.high, b.high)});
    return bounded(low, high);
}

}  // namespace detail

constexpr std::optional<Span> single(std::optional<std::int64_t> value) {
    return value ? std::optional(Span{*value, *value}) : std::nullopt;
}

constexpr std::optional<Span> multiply(Span a, Span b) {
    if (a.single() && b.single()) return single(multiply(a.low, b.low));
    return detail::over_ends(a, b, [](Wide x, Wide y) { return nearest(x * y, Wide{one}); });
}

/// A divisor that may be zero gives every number.
constexpr std::optional<Span> divide(Span a, Span b) {
    if (a.single() && b.single()) return single(divide(a.low, b.low));
    if (b == Span{0, 0}) return std::nullopt;
    if (b.low <= 0 && 0 <= b.high) return everything(Kind::number);
    return detail::over_ends(a, b, [](Wide x, Wide y) { return nearest(x * one, y); });
}

/// The day so many whole units on. `calendar` is read for working days only.
inline std::optional<Day> shifted(Day day, Millionths count, Unit unit, Calendar const* calendar) {
    std::int64_t const n = floor_of(count);
    switch (unit) {
        case Unit::days:
            return add_days(day, n);
        case Unit::weeks:
            return add_days(day, n * 7);
        case Unit::months:
            return months_on(day, n);
        case Unit::years:
            return months_on(day, n * 12);
        case Unit::working_days:
            return calendar->add_working_days(day, n);
        case Unit::terms:
            break;
    }
    return std::nullopt;
}

/// Never decreasing in either, so the ends give the ends; an end off the calendar is the calendar's.
inline std::optional<Span> shift(Span date, Span count, Unit unit, Calendar const* calendar) {
    if (date.single() && count.single()) return single(shifted(date.low, count.low, unit, calendar));
    auto const low = shifted(date.low, count.low, unit, calendar), high = shifted(date.high, count.high, unit, calendar);
    return Span{low.value_or(first_day), high.value_or(last_day)};
}

inline std::optional<std::int64_t> units_between(Day from, Day to, Unit unit, Calendar const* calendar) {
    switch (unit) {
        case Unit::weeks:
            return (to - from) / 7;
        case Unit::months:
            return months_counted(from, to);
        case Unit::years:
            return months_counted(from, to) / 12;
        case Unit::working_days:
            return calendar->working_days_between(from, to);
        case Unit::terms:
            return calendar->terms_between(from, to);
        default:
            return to - from;
    }
}

/// Whole units from one day to another: never increasing in the first, never decreasing in the second. Where an end of a range
/// leaves the years of the working days, any number that days could give.
inline std::optional<Span> elapsed(Span from, Span to, Unit unit, Calendar const* calendar) {
    auto const least = units_between(from.high, to.low, unit, calendar), most = units_between(from.low, to.high, unit, calendar);
    if (least && most) return Span{*least * one, *most * one};
    if (from.single() && to.single()) return std::nullopt;
    return Span{(first_day - last_day) * one, (last_day - first_day) * one};
}

}  // namespace rubric
