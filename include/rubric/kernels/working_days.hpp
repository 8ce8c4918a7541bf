// Working days on and between for 64 dates at a time, by the calendar's table.
#pragma once

#include <rubric/calendar.hpp>
#include <rubric/kernels/lanes.hpp>
#include <rubric/number.hpp>

namespace rubric {

/// The rows whose day the calendar does not know.
template <class Dates>
Word not_known(Dates days) {
    return lanes::less(days, Same{Calendar::first_known}) | lanes::less(Same{Calendar::last_known}, days);
}
inline Day nearest_known(Day day) { return std::clamp(day, Calendar::first_known, Calendar::last_known); }

/// As Calendar::working_days_between(), in millionths; gives the rows that have no result.
template <class From, class Until>
Word working_days_between(std::int64_t* to, From from, Until until, Calendar const& calendar) {
    for (std::size_t row = 0; row < rows_in_a_word; ++row)
        to[row] = (calendar.working_days_to(nearest_known(until[row])) - calendar.working_days_to(nearest_known(from[row]))) * one;
    return not_known(from) | not_known(until);
}

/// As Calendar::add_working_days(), so many whole days on; gives the rows that have no result.
template <class Dates, class Counts>
Word add_working_days(std::int64_t* to, Dates days, Counts counts, Calendar const& calendar) {
    auto const& working = calendar.working_days();
    auto const all = static_cast<std::int64_t>(working.size());
    Word failed = 0;
    for (std::size_t row = 0; row < rows_in_a_word; ++row) {
        std::int64_t const n = std::clamp(floor_of(counts[row]), -all - 1, all + 1);
        Day const day = nearest_known(days[row]);
        std::int64_t const place = n > 0 ? calendar.working_days_to(day) + n - 1 : calendar.working_days_to(day - 1) + n;
        bool const there = place >= 0 && place < all && day == days[row];
        if (n == 0) to[row] = days[row];
        if (n != 0 && there) to[row] = working[static_cast<std::size_t>(place)];
        failed |= Word{n != 0 && !there} << row;
    }
    return failed;
}

}  // namespace rubric
