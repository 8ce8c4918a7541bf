// Dates: days of the proleptic Gregorian calendar, years 1 to 9999, as numbers; 0001-01-01 is day 1.
//
//   std::int64_t const due = *rubric::add_months(*rubric::parse_iso("2022-08-31"), 6);   // 2023-02-28
//   rubric::format_long(due);                                                            // 28 February 2023
//
// What leaves the calendar has no result.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rubric {

/// A day number.
using Day = std::int64_t;

inline constexpr Day first_day = 1;
inline constexpr Day last_day = 3'652'059;  ///< 9999-12-31

struct CalendarDate {
    int year = 1, month = 1, day = 1;
    bool operator==(CalendarDate const&) const = default;
};

constexpr bool on_calendar(Day day) { return day >= first_day && day <= last_day; }

constexpr bool is_leap_year(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

constexpr int days_in_month(int year, int month) {
    constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[static_cast<std::size_t>(month - 1)] + (month == 2 && is_leap_year(year) ? 1 : 0);
}

/// Days before the year, and before the month in a year that begins in March: Hinnant's way with leap days.
constexpr Day day_of(CalendarDate date) {
    Day const year = date.year - (date.month <= 2 ? 1 : 0);
    Day const month = (date.month + 9) % 12;
    return year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + date.day - 306;
}

/// Nothing where there is no such day.
constexpr std::optional<Day> day_of(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
    return day_of(CalendarDate{year, month, day});
}

/// The date of a day on the calendar.
constexpr CalendarDate date_of(Day day) {
    Day const shifted = day + 305;
    Day const era = shifted / 146'097, of_era = shifted % 146'097;
    Day const year_of_era = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
    Day const of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    Day const month = (5 * of_year + 2) / 153;
    CalendarDate found;
    found.day = static_cast<int>(of_year - (153 * month + 2) / 5 + 1);
    found.month = static_cast<int>(month < 10 ? month + 3 : month - 9);
    found.year = static_cast<int>(year_of_era + era * 400) + (found.month <= 2 ? 1 : 0);
    return found;
}

constexpr std::optional<Day> add_days(Day day, std::int64_t days) {
    if (days > last_day || days < -last_day || !on_calendar(day + days)) return std::nullopt;
    return day + days;
}

/// The same day of a month so many on, or that month's last where it has no such day.
constexpr std::optional<Day> add_months(Day day, std::int64_t months) {
    if (months > 120'000 || months < -120'000) return std::nullopt;
    CalendarDate const from = date_of(day);
    std::int64_t const counted = from.year * std::int64_t{12} + from.month - 1 + months;
    if (counted < 12 || counted >= 120'000) return std::nullopt;
    CalendarDate to{static_cast<int>(counted / 12), static_cast<int>(counted % 12) + 1, from.day};
    if (int const last = days_in_month(to.year, to.month); to.day > last) to.day = last;
    return day_of(to);
}

/// The most m with a + m months at or before b; from later to earlier, negative.
constexpr std::int64_t months_between(Day a, Day b) {
    if (b < a) return -months_between(b, a);
    CalendarDate const from = date_of(a), to = date_of(b);
    std::int64_t const months = (to.year - from.year) * 12 + to.month - from.month;
    bool const reached = from.day <= to.day || to.day == days_in_month(to.year, to.month);
    return reached ? months : months - 1;
}

/// 0 is Monday.
constexpr int weekday_of(Day day) { return static_cast<int>((day + 6) % 7); }

inline constexpr std::array<std::string_view, 12> month_names{
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};

/// 2026-05-01
inline std::string format_iso(Day day) {
    CalendarDate const date = date_of(day);
    auto const padded = [](int number, std::size_t places) {
        std::string const digits = std::to_string(number);
        return std::string(places - digits.size(), '0') + digits;
    };
    return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

/// 1 May 2026
inline std::string format_long(Day day) {
    CalendarDate const date = date_of(day);
    return std::to_string(date.day) + " " + std::string(month_names[static_cast<std::size_t>(date.month - 1)]) + " " +
           std::to_string(date.year);
}

/// Exactly YYYY-MM-DD, of a day that there is.
constexpr std::optional<Day> parse_iso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    auto const number = [&](std::size_t from, std::size_t places) {
        int value = 0;
        for (char const c : text.substr(from, places)) value = c >= '0' && c <= '9' && value >= 0 ? value * 10 + (c - '0') : -1;
        return value;
    };
    int const year = number(0, 4), month = number(5, 2), day = number(8, 2);
    return day_of(year, month, day);
}

}  // namespace rubric
