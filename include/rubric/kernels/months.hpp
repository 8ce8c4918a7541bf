// Months on and months between for 64 dates at a time, by a table of the days of two centuries; other days take the way of date.hpp.
#pragma once

#include <rubric/date.hpp>
#include <rubric/kernels/lanes.hpp>
#include <rubric/number.hpp>

#include <cstdint>
#include <vector>

#if defined(__GNUC__) && !defined(__clang__)
#define RUBRIC_ONE_BY_ONE __attribute__((optimize("no-tree-vectorize")))
#else
#define RUBRIC_ONE_BY_ONE
#endif

namespace rubric {

class MonthTable {
public:
    static constexpr int first_year = 1900, last_year = 2100;
    static constexpr Day first = day_of(CalendarDate{first_year, 1, 1}), last = day_of(CalendarDate{last_year, 12, 31});

    MonthTable() {
        for (int year = first_year; year <= last_year; ++year)
            for (int month = 1; month <= 12; ++month) {
                auto const length = static_cast<std::uint32_t>(days_in_month(year, month));
                auto const place = static_cast<std::uint32_t>(months_.size());
                months_.push_back(day_of(CalendarDate{year, month, 1}) << 5 | (length - 1));
                for (std::uint32_t day = 0; day < length; ++day) days_.push_back(place << 5 | day);
            }
    }

    /// The month, from the first of the table, and the day in it, from 0, in the lowest five bits.
    std::int64_t of(Day day) const { return days_[static_cast<std::size_t>(day - first)]; }
    std::int64_t last_in(std::int64_t month) const { return months_[static_cast<std::size_t>(month)] & 31; }
    Day begin_of(std::int64_t month) const { return months_[static_cast<std::size_t>(month)] >> 5; }
    /// So many months on from 64 days, each of which is taken to lie between two that the table has, and has that far on. Two loads a
    /// day: gathering them in wide registers is slower.
    RUBRIC_ONE_BY_ONE void add(std::int64_t* __restrict to, Day const* __restrict from, Day least, Day most, std::int64_t count) const {
        std::uint32_t const* const days = days_.data();
        std::int64_t const* const months = months_.data() + count;
        for (std::size_t row = 0; row < rows_in_a_word; ++row) {
            std::int64_t const place = days[std::clamp(from[row], least, most) - first], month = months[place >> 5];
            to[row] = (month >> 5) + std::min(place & 31, month & 31);
        }
    }
    static bool has(Day day) { return day >= first && day <= last; }
    /// Whole months from a day to one that is not before it, both of the table.
    std::int64_t between(Day from, Day until) const {
        std::int64_t const begun = of(from), ended = of(until), month = ended >> 5;
        bool const short_of_day = (begun & 31) > (ended & 31) && (ended & 31) != last_in(month);
        return month - (begun >> 5) - (short_of_day ? 1 : 0);
    }
    std::int64_t months() const { return static_cast<std::int64_t>(months_.size()); }

private:
    std::vector<std::uint32_t> days_;
    std::vector<std::int64_t> months_;
};

inline MonthTable const& month_table() {
    static MonthTable const table;
    return table;
}

/// As months_between() of date.hpp, by the table where it has both days.
inline std::int64_t months_counted(Day from, Day until) {
    if (!MonthTable::has(from) || !MonthTable::has(until)) return months_between(from, until);
    return from <= until ? month_table().between(from, until) : -month_table().between(until, from);
}

/// As add_months() of date.hpp.
inline std::optional<Day> months_on(Day day, std::int64_t months) {
    MonthTable const& table = month_table();
    if (!MonthTable::has(day) || months >= table.months() || -months >= table.months()) return add_months(day, months);
    std::int64_t const begun = table.of(day), month = (begun >> 5) + months;
    if (month < 0 || month >= table.months()) return add_months(day, months);
    return table.begin_of(month) + std::min(begun & 31, table.last_in(month));
}

/// So many months on from each day that the table has and that far on, in `to`; gives the rows of the others.
inline Word add_months(std::int64_t* to, Lanes days, std::int64_t months, Word rows) {
    MonthTable const& table = month_table();
    if (months >= table.months() || -months >= table.months()) return rows;
    Day const least = table.begin_of(std::max<std::int64_t>(-months, 0));
    Day const most = months > 0 ? table.begin_of(table.months() - months) - 1 : MonthTable::last;
    table.add(to, days.at, least, most, months);
    return rows & (lanes::less(days, Same{least}) | lanes::less(Same{most}, days));
}

/// Whole months from one day to another, in groups of so many, as millionths; gives the rows that the table has not.
template <class From, class To>
Word months_between(std::int64_t* to, From from, To until, std::int64_t group, Word rows) {
    MonthTable const& table = month_table();
    Word beyond = 0;
    each_bit(rows, [&](unsigned row) {
        Day const a = std::min(from[row], until[row]), b = std::max(from[row], until[row]);
        if (!MonthTable::has(a) || !MonthTable::has(b)) return void(beyond |= bit_of(row));
        std::int64_t const whole = table.between(a, b) / group * one;
        to[row] = a == from[row] ? whole : -whole;
    });
    return beyond;
}

}  // namespace rubric
