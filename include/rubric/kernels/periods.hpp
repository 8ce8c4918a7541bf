// The periods of a cadence, one after the other from a day on, and what they lack. Nothing here goes through the periods one by one:
// a cadence of days may have millions of them.
#pragma once

#include <rubric/kernels/span.hpp>

#include <limits>
#include <vector>

namespace rubric {

/// The n-th, from 0, begins n lengths after the start, reckoned from the start, so that the clamp of a short month does not drift.
/// Terms are the calendar's, those that begin on the start or later.
class Periods {
public:
    /// `length` is at least 1; in working days, the start is a day that the calendar knows.
    Periods(Unit unit, Day start, std::int64_t length, Calendar const* calendar)
        : unit_(unit), start_(start), length_(length), calendar_(calendar) {
        if (unit != Unit::terms) return;
        terms_ = std::lower_bound(calendar->terms().begin(), calendar->terms().end(), start,
                                  [](Days const& term, Day day) { return term.first < day; });
    }

    /// How many are over when the day comes.
    std::int64_t complete(Day day) const {
        if (unit_ == Unit::terms) return over(day) - terms_;
        return day < start_ ? 0 : place(day);
    }

    struct Places {
        std::int64_t first, last;
        bool operator==(Places const&) const = default;
    };
    /// The periods that some of the days lie in.
    std::optional<Places> touched(Span days) const {
        if (unit_ == Unit::terms) {
            std::int64_t const first = over(days.low) - terms_;
            std::int64_t const last = begun(days.high) - terms_ - 1;
            return first <= last ? std::optional(Places{first, last}) : std::nullopt;
        }
        if (days.high < start_) return std::nullopt;
        return Places{place(std::max(days.low, start_)), place(days.high)};
    }
    /// The one period that each of the days lies in.
    std::optional<Places> held_by(Span days) const {
        auto const first = touched({days.low, days.low}), last = touched({days.high, days.high});
        return first == last ? first : std::nullopt;
    }

private:
    using Term = std::vector<Days>::const_iterator;

    /// Of a day that is not before the start.
    std::int64_t place(Day day) const {
        if (unit_ == Unit::working_days && !Calendar::knows(day)) return std::numeric_limits<std::int64_t>::max() / 2;
        return *units_between(start_, day, unit_, calendar_) / length_;
    }
    /// The first term that is not over when the day comes, but not before the first that counts; the first that has not begun.
    Term over(Day day) const {
        return std::partition_point(terms_, calendar_->terms().end(), [&](Days const& term) { return term.last < day; });
    }
    Term begun(Day day) const {
        return std::partition_point(terms_, calendar_->terms().end(), [&](Days const& term) { return term.first <= day; });
    }

    Unit unit_;
    Day start_;
    std::int64_t length_;
    Calendar const* calendar_;
    Term terms_{};
};

/// Something done, so many times, in each of these periods.
struct Covering {
    Periods::Places places;
    std::int64_t times = 1;
};

class Lacking {
public:
    /// What is lacking of `wanted` times in each of the first `count` periods; one time too many in one does not make up for another.
    Wide of(std::int64_t count, std::int64_t wanted, std::vector<Covering> const& done) {
        steps_.clear();
        for (Covering const& each : done) {
            if (each.places.first >= count) continue;
            steps_.push_back({each.places.first, each.times});
            steps_.push_back({std::min(each.places.last + 1, count), -each.times});
        }
        std::sort(steps_.begin(), steps_.end(), [](Change const& a, Change const& b) { return a.place < b.place; });
        Wide filled = 0;
        std::int64_t times = 0, from = 0;
        for (Change const& each : steps_) {
            filled += Wide{std::min(times, wanted)} * (each.place - from);
            times += each.times, from = each.place;
        }
        return Wide{count} * wanted - filled;
    }

private:
    struct Change {
        std::int64_t place, times;
    };
    std::vector<Change> steps_;
};

}  // namespace rubric
