#include "literals.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <limits>

namespace rubric::check {

namespace {

__extension__ typedef __int128 Wide;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// Digits, commas among them skipped, as a count of 10^-places.
Reading read_scaled(std::string_view text, int places) {
    Wide value = 0;
    int written = -1;  // decimal places so far; -1 before the point
    for (char const letter : text) {
        if (letter == '.') written = 0;
        if (!is_digit(letter)) continue;
        if (written >= 0 && ++written > places) {
            if (letter != '0') return {Reading::Problem::places, 0};
            continue;
        }
        value = value * 10 + (letter - '0');
        if (value > std::numeric_limits<std::int64_t>::max()) return {Reading::Problem::range, 0};
    }
    for (int i = std::clamp(written, 0, places); i < places; ++i) value *= 10;
    if (value > std::numeric_limits<std::int64_t>::max()) return {Reading::Problem::range, 0};
    return {Reading::Problem::nothing, static_cast<std::int64_t>(value)};
}

Reading times(Reading reading, std::int64_t factor) {
    Wide const product = static_cast<Wide>(reading.millionths) * factor;
    if (reading.problem != Reading::Problem::nothing) return reading;
    if (product > std::numeric_limits<std::int64_t>::max()) return {Reading::Problem::range, 0};
    return {Reading::Problem::nothing, static_cast<std::int64_t>(product)};
}

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in(int year, int month) {
    constexpr std::array days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

int number_at(std::string_view text, std::size_t begin, std::size_t count) {
    int value = 0;
    for (char const letter : text.substr(begin, count)) value = value * 10 + (letter - '0');
    return value;
}

std::int64_t days_before_year(int year) {
    std::int64_t const past = year - 1;
    return past * 365 + past / 4 - past / 100 + past / 400;
}

}  // namespace

Reading read_number(std::string_view text) { return read_scaled(text, 6); }
Reading read_percent(std::string_view text) { return read_scaled(text, 4); }
Reading read_money(std::string_view text) { return read_scaled(text, 6); }

Span read_duration(std::string_view text) {
    struct Word {
        std::string_view word;
        Unit unit;
        std::int64_t factor;
    };
    constexpr std::array words{Word{"working", Unit::working_days, 1}, Word{"day", Unit::days, 1}, Word{"week", Unit::days, 7},
                               Word{"month", Unit::months, 1}, Word{"year", Unit::months, 12}};
    auto const letters = std::find_if(text.begin(), text.end(), [](char each) { return each >= 'a' && each <= 'z'; });
    std::string_view const unit = text.substr(static_cast<std::size_t>(letters - text.begin()));
    for (auto const& each : words)
        if (unit.starts_with(each.word)) return {times(read_number(text), each.factor), each.unit};
    return {};
}

std::optional<std::int64_t> read_date(std::string_view text) {
    if (text.size() != 10) return {};
    int const year = number_at(text, 0, 4), month = number_at(text, 5, 2), day = number_at(text, 8, 2);
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > days_in(year, month)) return {};
    std::int64_t number = days_before_year(year) + day;
    for (int before = 1; before < month; ++before) number += days_in(year, before);
    return number;
}

std::string write_date(std::int64_t day) {
    int year = static_cast<int>(day / 366) + 1;
    while (year < 9999 && days_before_year(year + 1) < day) ++year;
    int rest = static_cast<int>(day - days_before_year(year)), month = 1;
    for (; month < 12 && rest > days_in(year, month); ++month) rest -= days_in(year, month);
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year, month, rest);
    return text.data();
}

}  // namespace rubric::check
