// Numbers, money, dates and durations as they are written, as the whole counts that the engine works with.
#pragma once

#include <rubric/graph.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rubric::check {

/// A number in millionths, or why there is none.
struct Reading {
    enum class Problem { nothing, places, range } problem = Problem::nothing;
    std::int64_t millionths = 0;
};

/// `12`, `0.5`: six decimal places at most. The same read `£1,250.00` and `71%`, the latter with four.
Reading read_number(std::string_view text);
Reading read_percent(std::string_view text);
Reading read_money(std::string_view text);

/// A count of one unit: weeks are days, years are months.
struct Span {
    Reading count;
    Unit unit = Unit::days;
};
Span read_duration(std::string_view text);

/// `2022-09-01` as the day number that makes 0001-01-01 the first; nothing for a day that the calendar does not have.
std::optional<std::int64_t> read_date(std::string_view text);

/// A day number as 2022-09-01.
std::string write_date(std::int64_t day);

}  // namespace rubric::check
