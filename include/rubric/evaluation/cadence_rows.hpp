// `every month at least twice`: what the completed periods lack of the dates that are bid, in one row. It is for rows of many periods, or
// many times in each, and for few rows: cadences.hpp has the others.
#pragma once

#include <rubric/evaluation/bids.hpp>
#include <rubric/evaluation/leaves.hpp>
#include <rubric/kernels/periods.hpp>

namespace rubric::operations {

/// A date on which it was done, or may have been.
struct Occurrence {
    Span days;
    bool certain;
    std::int64_t times;
};

/// A cadence in one row of a word after another. What it reads a row with is used again for the next.
class Lack {
public:
    explicit Lack(Reducing const& at) : at_(at), every_(at.reduction.cadence) {}

    void find(std::size_t row) {
        row_ = row, error_ = only_error_ = false;
        dates_.clear();
        for (NodeId const each : {every_.today, every_.from, every_.to, every_.length, every_.least}) note_errors(column(each));
        read_dates();
        if (error_) at_.out.put(error_plane, row_);
        if (only_error_) return;
        if (column(every_.from).has(none_plane, row_)) at_.out.join(row_, Span{0, 0});
        if (column(every_.from).has(range_plane, row_)) count();
    }

private:
    Column const& column(NodeId id) const { return at_.run.column(id); }

    void note_errors(Column const& column) {
        bool const wrong = column.has(error_plane, row_);
        error_ = error_ || wrong;
        only_error_ = only_error_ || (wrong && possibilities(column, row_) == 1);
    }

    void read_dates() {
        for (Stream const& stream : at_.reduction.streams) {
            if (stream.scope == at_.scope) {
                read_date(stream, row_, 1);
                continue;
            }
            ScopeRows const& rows = at_.run.rows()[stream.scope];
            auto const here = static_cast<std::uint32_t>(row_);
            auto const [from, to] = at_.run.rows().within(stream.scope, at_.scope, here, here + 1);
            for (std::uint32_t row = from; row < to; ++row)
                read_date(stream, row, rows.states[row] == RowState::imagined ? most_elements : 1);
        }
    }

    void read_date(Stream const& stream, std::size_t row, std::int64_t times) {
        Column const &when = column(stream.when), &date = column(stream.outcome);
        Bid<Single> const bid{test_of(Single{when, row, 0}), Single{date, row, 0}, true};
        error_ = error_ || (bid.broken() & 1);
        only_error_ = only_error_ || (bid.only_broken() & 1);
        if (bid.given() & 1) dates_.push_back({date.span(row), (bid.certain() & 1) != 0, times});
    }

    /// How many times at least, at most.
    Span wanted() const {
        Span const least = column(every_.least).span(row_);
        return {std::max<std::int64_t>(ceiling_of(least.low), 0), std::max<std::int64_t>(floor_of(least.high), 0)};
    }

    /// The first and last day that the periods may have to be over by.
    Span over_by() const {
        Span found = column(every_.today).span(row_);
        Column const& to = column(every_.to);
        if (!to.has(range_plane, row_)) return found;
        Span const last = to.span(row_);
        found.low = std::min(found.low, last.low + 1);
        if (!to.has(none_plane, row_)) found.high = std::min(found.high, last.high + 1);
        return found;
    }

    /// Where there is but one way to lay out the periods, each by itself; else from nothing to all that the most of them want.
    void count() {
        Span from = column(every_.from).span(row_), over = over_by();
        Span length = column(every_.length).span(row_);
        length = {floor_of(length.low), floor_of(length.high)};
        bool known = length.high >= 1;
        if (every_.unit == Unit::working_days) {
            known = known && from.high >= Calendar::first_known && std::max(from.low, over.low) <= Calendar::last_known;
            from.low = std::max(from.low, Calendar::first_known);
            over.high = std::min(over.high, Calendar::last_known);
        }
        if (!known) return at_.out.put(error_plane, row_);
        length.low = std::max<std::int64_t>(length.low, 1);
        Span const times = wanted();
        Periods const periods(every_.unit, from.low, length.low, at_.run.graph().calendar.get());
        std::int64_t const most = periods.complete(over.high);
        if (!from.single() || !length.single()) return give(0, Wide{most} * times.high);
        perhaps_.clear(), surely_.clear();
        for (Occurrence const& each : dates_) {
            if (auto const places = periods.touched(each.days)) perhaps_.push_back({*places, each.times});
            if (!each.certain) continue;
            if (auto const places = periods.held_by(each.days)) surely_.push_back({*places, each.times});
        }
        give(lacking_.of(periods.complete(over.low), times.low, perhaps_), lacking_.of(most, times.high, surely_));
    }

    void give(Wide low, Wide high) const { at_.out.join(row_, bounded(low * one, high * one)); }

    Reducing const& at_;
    Cadence const& every_;
    std::size_t row_ = 0;
    bool error_ = false, only_error_ = false;
    std::vector<Occurrence> dates_;
    std::vector<Covering> perhaps_, surely_;
    Lacking lacking_;
};

}  // namespace rubric::operations
