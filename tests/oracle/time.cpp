// Bank holidays, day by day; and what the periods of a duty lack, one period after the other.
#include "evaluator.hpp"

#include <algorithm>

namespace rubric::oracle {

namespace {

/// 0 is Sunday: Zeller's congruence.
int weekday(std::int64_t year, int month, int day) {
    std::int64_t const m = month < 3 ? month + 12 : month, y = month < 3 ? year - 1 : year;
    return static_cast<int>((day + 13 * (m + 1) / 5 + y + y / 4 - y / 100 + y / 400 + 6) % 7);
}

std::int64_t dated(std::int64_t year, int month, int day) { return number_of({year, month, day}); }

/// Gauss's way, with the two exceptions that he left.
std::int64_t easter(std::int64_t year) {
    std::int64_t const a = year % 19, b = year % 4, c = year % 7, k = year / 100, p = (13 + 8 * k) / 25, q = k / 4;
    std::int64_t const m = (15 - p + k - q) % 30, n = (4 + k - q) % 7, d = (19 * a + m) % 30, e = (2 * b + 4 * c + 6 * d + n) % 7;
    std::int64_t const march = 22 + d + e;
    if (d == 29 && e == 6) return dated(year, 4, 19);
    if (d == 28 && e == 6 && (11 * m + 11) % 30 < 19) return dated(year, 4, 18);
    return dated(year, 3, 1) + march - 1;
}

/// Every bank holiday there was or will be, found by asking each day of each year what it is.
std::set<std::int64_t> holidays() {
    std::set<std::int64_t> all;
    for (std::int64_t year = 1978; year <= 2100; ++year) {
        auto const add = [&](int month, int day) { all.insert(dated(year, month, day)); };
        for (int day : {1, 2, 3})
            if (int const w = weekday(year, 1, day); (day == 1 && w != 0 && w != 6) || (day == 2 && w == 1) || (day == 3 && w == 1)) add(1, day);
        for (int day = 1; day <= 7; ++day)
            if (weekday(year, 5, day) == 1 && year != 1995 && year != 2020) add(5, day);
        for (int day = 25; day <= 31; ++day) {
            if (weekday(year, 5, day) == 1 && year != 2002 && year != 2012 && year != 2022) add(5, day);
            if (weekday(year, 8, day) == 1) add(8, day);
        }
        int free = 0;  // of Christmas Day and Boxing Day, those that were weekdays
        for (int day : {25, 26})
            if (int const w = weekday(year, 12, day); w != 0 && w != 6) add(12, day), ++free;
        for (int day = 27; free < 2; ++day)
            if (int const w = weekday(year, 12, day); w != 0 && w != 6) add(12, day), ++free;
        all.insert({easter(year) - 2, easter(year) + 1});
    }
    for (Civil const& each : {Civil{1981, 7, 29}, {1995, 5, 8}, {1999, 12, 31}, {2002, 6, 3}, {2002, 6, 4}, {2011, 4, 29}, {2012, 6, 4}, {2012, 6, 5}, {2020, 5, 8},
                              {2022, 6, 2}, {2022, 6, 3}, {2022, 9, 19}, {2023, 5, 8}})
        all.insert(number_of(each));
    return all;
}

}  // namespace

bool holidays_known(std::int64_t day) {
    static std::int64_t const first = dated(1978, 1, 1), last = dated(2100, 12, 31);
    return day >= first && day <= last;
}

bool Calendar::works(std::int64_t day) const {
    static std::set<std::int64_t> const off = holidays();
    static std::int64_t const monday = dated(2022, 10, 3);
    bool const closed = std::ranges::any_of(closures, [&](Stretch const& each) { return each.first <= day && day <= each.last; });
    return ((day - monday) % 7 + 7) % 7 < 5 && !closed && !off.contains(day);
}

std::vector<Addend> Oracle::done_dates(check::Duty const& one, Scope const& scope) {
    if (!one.done_on) return {};
    if (!one.done_list) return {{bid({yes}, set(one.done_on, scope), true), 1}};
    std::vector<Addend> out;
    for (Element const& element : list(one.done_list, scope)) {
        Scope inner = scope;
        inner.variables[one.done_each] = *element.thing;
        Set const there = one.done_where ? also(element.inside, set(one.done_where, inner)) : element.inside;
        out.push_back({bid(there, set(one.done_on, inner), true), element.copies});
    }
    return out;
}

Set Oracle::missing(check::Every const& every, std::vector<Addend> const& dates, Scope const& scope) {
    bool wrong = false;
    for (Addend const& each : dates) {
        if (only_broken(each.bids)) return {error};
        wrong = wrong || broken(each.bids);
    }
    auto const read = [&](check::ExpressionPtr const& each, Part const& otherwise) { return each ? set(each, scope) : Set{otherwise}; };
    Set const from = read(every.from, framework_.from != 0 ? exactly(framework_.from) : none);
    Set out = lift({today(), from, read(every.to, none), read(every.length, exactly(unit)), read(every.at_least, exactly(unit))},
                   [&](Parts const& p) { return missing(every, dates, p); });
    if (wrong) out.insert(error);
    return out;
}

/// Of today, from, to, the length and how many times.
Parts Oracle::missing(check::Every const& every, std::vector<Addend> const& dates, Parts const& p) const {
    if (std::ranges::count(p, error) > 0) return {error};
    if (p[1] == none) return {exactly(0)};
    std::int64_t low_end = p[0].low, high_end = p[0].high, from = p[1].low;
    if (p[2] != none) low_end = std::min(low_end, p[2].low + 1), high_end = std::min(high_end, p[2].high + 1);
    std::int64_t const longest = p[3].high / unit, least_times = std::max<std::int64_t>(p[4].low, 0) / unit, most_times = std::max<std::int64_t>(p[4].high, 0) / unit;
    std::int64_t const length = std::max<std::int64_t>(p[3].low / unit, 1);
    if (longest < 1) return {error};
    if (every.unit == Unit::working_days) {
        while (from <= p[1].high && !holidays_known(from)) ++from;
        if (from > p[1].high || (low_end > from && !holidays_known(low_end))) return {error};
        while (high_end > from && !holidays_known(high_end)) --high_end;
    }
    bool const laid_out = p[1].low == p[1].high && p[3].low == p[3].high;
    Integer low = 0, high = 0;
    struct Time { std::int64_t low, high, copies; bool sure; };
    std::vector<Time> times;
    for (Addend const& each : dates)
        for (Part const& on : given(each.bids)) times.push_back({on.low, on.high, each.copies, !silent(each.bids) && !broken(each.bids)});
    auto const period = [&](std::int64_t begin, std::int64_t next) {
        std::int64_t surely = 0, perhaps = 0;
        for (Time const& on : times) {
            if (on.low >= next || on.high < begin) continue;
            perhaps += on.copies;
            if (on.low >= begin && on.high < next && on.sure) surely += on.copies;
        }
        if (laid_out && next <= low_end) low += std::max<std::int64_t>(0, least_times - perhaps);
        high += laid_out ? std::max<std::int64_t>(0, most_times - surely) : most_times;
    };
    if (every.unit == Unit::terms) {
        for (Stretch const& each : calendar_.terms)
            if (each.first >= from && each.last + 1 <= high_end) period(each.first, each.last + 1);
    } else {
        std::int64_t begin = from;
        for (std::int64_t n = 1;; ++n) {  // the n-th working day after the n-th is as good as counting from the first
            bool const working = every.unit == Unit::working_days;
            std::int64_t const next = moved(every.unit, working ? begin : from, working ? Integer{length} : Integer{length} * n, calendar_);
            if (next == 0 || next > high_end) break;
            period(begin, next);
            begin = next;
        }
    }
    return {bounded(low * unit, high * unit)};
}

}  // namespace rubric::oracle
