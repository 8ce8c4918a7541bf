// Working days and terms: England's bank holidays, and what a framework's `calendar` adds to them.
//
//   rubric::Calendar const calendar({}, {{closed_from, closed_to}});
//   calendar.add_working_days(*rubric::parse_iso("2022-12-22"), 2);   // 28 December 2022
//
// Working days are known from 1978 to 2100; what would leave these years has no result. Immutable once made, so threads may share
// one. A term is days between two dates, both included; a closure too.
#pragma once

#include <rubric/bank_holidays.hpp>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace rubric {

struct Days {
    Day first = 0, last = 0;  ///< both included
    bool operator==(Days const&) const = default;
};

class Calendar {
public:
    static constexpr Day first_known = day_of(CalendarDate{first_year_of_bank_holidays, 1, 1});
    static constexpr Day last_known = day_of(CalendarDate{last_year_of_bank_holidays, 12, 31});

    Calendar() : Calendar({}, {}) {}
    /// Terms do not overlap; closures may.
    Calendar(std::vector<Days> terms, std::vector<Days> const& closures) : terms_(std::move(terms)) {
        std::sort(terms_.begin(), terms_.end(), [](Days const& a, Days const& b) { return a.first < b.first; });
        std::vector<bool> closed(static_cast<std::size_t>(last_known - first_known + 1));
        auto const close = [&](Days const& days) {
            for (Day day = std::max(days.first, first_known); day <= std::min(days.last, last_known); ++day)
                closed[static_cast<std::size_t>(day - first_known)] = true;
        };
        for (int year = first_year_of_bank_holidays; year <= last_year_of_bank_holidays; ++year)
            for (Day const day : bank_holidays(year)) close({day, day});
        for (Days const& each : closures) close(each);
        up_to_.reserve(closed.size() + 1);
        up_to_.push_back(0);
        for (Day day = first_known; day <= last_known; ++day) {
            if (!detail::on_weekend(day) && !closed[static_cast<std::size_t>(day - first_known)]) working_.push_back(day);
            up_to_.push_back(static_cast<std::uint16_t>(working_.size()));
        }
    }

    std::vector<Days> const& terms() const { return terms_; }  ///< in order

    std::vector<Day> const& working_days() const { return working_; }  ///< in order
    /// Those known, up to and with a day that is known or the day before the first.
    std::int64_t working_days_to(Day day) const { return up_to_[static_cast<std::size_t>(day - (first_known - 1))]; }

    static constexpr bool knows(Day day) { return day >= first_known && day <= last_known; }

    /// The n-th working day after the day, before it if n is negative; the day itself never counts. Of 0 the day itself.
    std::optional<Day> add_working_days(Day day, std::int64_t n) const {
        if (n == 0) return day;
        auto const all = static_cast<std::int64_t>(working_.size());
        if (!knows(day) || n > all || n < -all) return std::nullopt;
        std::int64_t const place = n > 0 ? working_days_to(day) + n - 1 : working_days_to(day - 1) + n;
        if (place < 0 || place >= all) return std::nullopt;
        return working_[static_cast<std::size_t>(place)];
    }

    /// The working days after the first day, up to and with the second; from later to earlier, negative.
    std::optional<std::int64_t> working_days_between(Day from, Day to) const {
        if (!knows(from) || !knows(to)) return std::nullopt;
        return working_days_to(to) - working_days_to(from);
    }

    /// The terms that begin on the first day or later and are over when the second comes; from later to earlier, negative.
    std::int64_t terms_between(Day from, Day to) const {
        if (to < from) return -terms_between(to, from);
        return std::count_if(terms_.begin(), terms_.end(),
                             [&](Days const& each) { return each.first >= from && each.last < to; });
    }

private:
    std::vector<Days> terms_;
    std::vector<Day> working_;
    std::vector<std::uint16_t> up_to_;  ///< how many of them are over with each day, from the day before the first that is known on
    static_assert(last_known - first_known < 1 << 16);
};

}  // namespace rubric
