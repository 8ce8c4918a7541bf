// Whole units from one day to another for 64 rows at a time.
#pragma once

#include <rubric/kernels/months.hpp>
#include <rubric/kernels/span.hpp>
#include <rubric/kernels/working_days.hpp>

namespace rubric {

struct OfUnit {
    Unit unit;
    Calendar const* calendar;  ///< of working days and terms
};

/// As units_between() of span.hpp, in millionths, in the rows that are `rows`; gives those of them, and others, that have no result.
struct UnitsBetween : OfUnit {
    template <class From, class Until>
    Word operator()(std::int64_t* to, From from, Until until, Word rows) const {
        switch (unit) {
            case Unit::working_days:
                return working_days_between(to, from, until, *calendar);
            case Unit::terms:
                return terms(to, from, until), Word{};
            case Unit::months:
            case Unit::years:
                return one_by_one(to, from, until, months_between(to, from, until, unit == Unit::years ? 12 : 1, rows)), Word{};
            default:
                return unit == Unit::weeks ? days<7>(to, from, until) : days<1>(to, from, until), Word{};
        }
    }

private:
    template <std::int32_t group, class From, class Until>
    static void days(std::int64_t* to, From from, Until until) {
        for (std::size_t row = 0; row < rows_in_a_word; ++row) {
            auto const whole = static_cast<std::int32_t>(static_cast<std::uint64_t>(until[row]) - static_cast<std::uint64_t>(from[row]));
            to[row] = whole / group * one;
        }
    }
    /// As Calendar::terms_between().
    template <class From, class Until>
    void terms(std::int64_t* to, From from, Until until) const {
        std::fill_n(to, rows_in_a_word, 0);
        for (Days const& term : calendar->terms())
            for (std::size_t row = 0; row < rows_in_a_word; ++row) {
                std::int64_t const on = term.first >= from[row] && term.last < until[row] ? one : 0;
                std::int64_t const back = term.first >= until[row] && term.last < from[row] ? one : 0;
                to[row] += on - back;
            }
    }
    /// Beyond the table of months.
    template <class From, class Until>
    void one_by_one(std::int64_t* to, From from, Until until, Word rows) const {
        each_bit(rows, [&](unsigned row) { to[row] = *units_between(from[row], until[row], unit, calendar) * one; });
    }
};

}  // namespace rubric
