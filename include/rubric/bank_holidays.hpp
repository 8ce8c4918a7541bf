// England's bank holidays: the days of the Banking and Financial Dealings Act 1971 and those that royal proclamations under its
// section 1 appoint every year, by rule; and each day that a proclamation moved or added once.
//
//   for (rubric::Day const day : rubric::bank_holidays(2026)) std::cout << rubric::format_long(day) << '\n';
//
// The rules begin with 1978, when the first Monday in May became a bank holiday. Years after those that have been proclaimed are as
// the rules say.
#pragma once

#include <rubric/date.hpp>

#include <algorithm>
#include <vector>

namespace rubric {

inline constexpr int first_year_of_bank_holidays = 1978, last_year_of_bank_holidays = 2100;

/// Easter Sunday of the Gregorian calendar: the computus of Meeus, Jones and Butcher.
constexpr Day easter_sunday(int year) {
    int const golden = year % 19, century = year / 100, of_century = year % 100;
    int const epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    int const weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    int const correction = (golden + 11 * epact + 22 * weekday) / 451;
    int const found = epact + weekday - 7 * correction + 114;
    return day_of(CalendarDate{year, found / 31, found % 31 + 1});
}

/// A bank holiday that was moved, or, where `instead_of` is 0, one more.
struct ProclaimedChange {
    Day instead_of, on;
};

/// Proclamations are published in the London Gazette; a notice there is thegazette.co.uk/notice/NUMBER. Announcements are the
/// government's own.
inline constexpr std::array proclaimed_changes{
    // The wedding of the Prince of Wales: proclaimed under section 1(3) of the Act, London Gazette, 1981.
    ProclaimedChange{0, day_of(CalendarDate{1981, 7, 29})},
    // Fifty years after VE Day: the day in early May moved by proclamation, London Gazette, 1994.
    ProclaimedChange{day_of(CalendarDate{1995, 5, 1}), day_of(CalendarDate{1995, 5, 8})},
    // The millennium: proclaimed, London Gazette, 1999.
    ProclaimedChange{0, day_of(CalendarDate{1999, 12, 31})},
    // The Golden Jubilee: the spring day moved to 4 June, and 3 June added; proclaimed, London Gazette, 2001.
    ProclaimedChange{day_of(CalendarDate{2002, 5, 27}), day_of(CalendarDate{2002, 6, 4})},
    ProclaimedChange{0, day_of(CalendarDate{2002, 6, 3})},
    // The wedding of Prince William: proclaimed, London Gazette, December 2010; announced 23 November 2010.
    ProclaimedChange{0, day_of(CalendarDate{2011, 4, 29})},
    // The Diamond Jubilee: the spring day moved to 4 June, and 5 June added; proclaimed, London Gazette, 2011.
    ProclaimedChange{day_of(CalendarDate{2012, 5, 28}), day_of(CalendarDate{2012, 6, 4})},
    ProclaimedChange{0, day_of(CalendarDate{2012, 6, 5})},
    // Seventy-five years after VE Day: proclaimed on 10 July 2019, notice 3326938; announced 7 June 2019.
    ProclaimedChange{day_of(CalendarDate{2020, 5, 4}), day_of(CalendarDate{2020, 5, 8})},
    // The Platinum Jubilee: the spring day moved to 2 June, and 3 June added; proclaimed, London Gazette, 2021; announced on gov.uk,
    // "Extra bank holiday to mark The Queen's Platinum Jubilee in 2022", 12 November 2020.
    ProclaimedChange{day_of(CalendarDate{2022, 5, 30}), day_of(CalendarDate{2022, 6, 2})},
    ProclaimedChange{0, day_of(CalendarDate{2022, 6, 3})},
    // The State Funeral of Queen Elizabeth II: proclaimed on 10 September 2022, notice 4158896.
    ProclaimedChange{0, day_of(CalendarDate{2022, 9, 19})},
    // The Coronation of King Charles III: proclaimed at the Privy Council of 9 November 2022; announced on gov.uk, "Bank holiday
    // proclaimed in honour of the coronation of His Majesty King Charles III", 6 November 2022.
    ProclaimedChange{0, day_of(CalendarDate{2023, 5, 8})},
};

namespace detail {

constexpr bool on_weekend(Day day) { return weekday_of(day) >= 5; }

constexpr Day first_monday(int year, int month) {
    Day const first = day_of(CalendarDate{year, month, 1});
    return first + (7 - weekday_of(first)) % 7;
}

constexpr Day last_monday(int year, int month) {
    Day const last = day_of(CalendarDate{year, month, days_in_month(year, month)});
    return last - weekday_of(last);
}

}  // namespace detail

/// In order; instead of a day on a weekend its substitute. For years from first_year_of_bank_holidays to last_year_of_bank_holidays.
inline std::vector<Day> bank_holidays(int year) {
    Day const new_year = day_of(CalendarDate{year, 1, 1}), easter = easter_sunday(year);
    Day const christmas = day_of(CalendarDate{year, 12, 25}), boxing_day = christmas + 1;
    std::vector<Day> days{detail::on_weekend(new_year) ? detail::first_monday(year, 1) : new_year,
                          easter - 2,
                          easter + 1,
                          detail::first_monday(year, 5),
                          detail::last_monday(year, 5),
                          detail::last_monday(year, 8),
                          detail::on_weekend(christmas) ? christmas + 2 : christmas,
                          detail::on_weekend(boxing_day) ? boxing_day + 2 : boxing_day};
    for (ProclaimedChange const& each : proclaimed_changes) {
        if (date_of(each.on).year != year) continue;
        std::erase(days, each.instead_of);
        days.push_back(each.on);
    }
    std::sort(days.begin(), days.end());
    return days;
}

}  // namespace rubric
