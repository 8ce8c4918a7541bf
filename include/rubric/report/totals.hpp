// The totals of a report: over amounts that are open a range; a row that may be there adds its amount or nothing.
#pragma once

#include <rubric/evaluation/bids.hpp>
#include <rubric/kernels/span.hpp>
#include <rubric/report/rows.hpp>

#include <algorithm>
#include <map>
#include <tuple>

namespace rubric::detail {

/// As the policy `sum` has it: none adds nothing, an error is an error of the whole.
class ReportSum {
public:
    void add(Value const& amount, Standing there, std::int64_t copies) {
        bool const silent = there.no || amount.none, given = there.yes && amount.ranged;
        bool const broken = (there.error && (amount.ranged || amount.error)) || (there.yes && amount.error);
        broken_ = broken_ || broken;
        only_broken_ = only_broken_ || (broken && !given && !silent);
        if (!given) return;
        Span span{amount.low, amount.high};
        if (silent) span = joined(span, {0, 0});
        low_ = within(low_ + Wide{span.low} * copies), high_ = within(high_ + Wide{span.high} * copies);
    }
    void add(ReportSum const& other) {
        low_ = within(low_ + other.low_), high_ = within(high_ + other.high_);
        broken_ = broken_ || other.broken_, only_broken_ = only_broken_ || other.only_broken_;
    }

    Value value(Domain domain) const {
        domain.optional = false;
        Value made{.domain = domain, .error = broken_};
        auto const span = only_broken_ ? std::nullopt : bounded(low_, high_);
        made.ranged = span.has_value();
        if (span) made.low = span->low, made.high = span->high;
        made.error = made.error || !span;
        return made;
    }

private:
    /// Far beyond every number, and far from where adding one more would go wrong.
    static Wide within(Wide sum) {
        Wide const edge = Wide{number_limit} * number_limit;
        return std::clamp(sum, -edge, edge);
    }

    Wide low_ = 0, high_ = 0;
    bool broken_ = false, only_broken_ = false;
};

/// One total of a report. A row whose group is open stands in a group of its own, and perhaps in each that it could belong to.
class ReportTotals {
public:
    ReportTotals(Graph const& graph, Texts const& texts, ReportOutput const& report, ReportTotal const& total)
        : graph_(graph), texts_(texts), report_(report), total_(total) {}

    std::vector<ReportGroup> of(std::vector<ReportRow> const& rows) {
        withheld_.assign(total_.columns.size(), false);
        if (total_.by == nothing) group({}, ReportCell{});
        for (ReportRow const& row : rows) {
            ReportCell const by = total_.by == nothing ? ReportCell{} : row.cells[total_.by];
            for (std::size_t i = 0; i < withheld_.size(); ++i) withheld_[i] = withheld_[i] || row.cells[total_.columns[i]].withheld;
            Sums& into = group(key_of(by.value), by);
            Standing const there = standing_of(row.there);
            into.there = either(into.there, there);
            add(into.sums, row, there);
            if (by.value.open()) add(into.perhaps, row, perhaps(there));
        }
        spread_open();
        std::stable_sort(groups_.begin(), groups_.end(), [](Sums const& a, Sums const& b) { return rank(a) < rank(b); });
        std::vector<ReportGroup> made;
        for (Sums const& each : groups_) made.push_back(finished(each));
        return made;
    }

private:
    using Key = std::tuple<std::uint64_t, bool, bool, bool, std::int64_t, std::int64_t, bool, std::vector<std::int64_t>>;
    struct Sums {
        ReportCell by;
        Standing there{.no = true};
        std::vector<ReportSum> sums, perhaps;  ///< perhaps: what an open one may add to another
    };

    static Key key_of(Value const& v) { return {v.levels, v.none, v.error, v.ranged, v.low, v.high, v.any_text, v.texts}; }
    bool grouped() const { return total_.by != nothing; }
    static Standing perhaps(Standing there) { return both(there, {.yes = true, .no = true}); }
    static int rank(Sums const& group) {
        Value const& by = group.by.value;
        return by.is_none() ? 1 : by.open() ? 2 : by.error ? 3 : 0;
    }

    Sums& group(Key const& key, ReportCell const& by) {
        auto const [found, added] = places_.try_emplace(key, groups_.size());
        std::vector<ReportSum> const none(total_.columns.size());
        if (added) groups_.push_back({.by = by, .sums = none, .perhaps = none});
        return groups_[found->second];
    }

    void add(std::vector<ReportSum>& sums, ReportRow const& row, Standing there) const {
        for (std::size_t i = 0; i < sums.size(); ++i) sums[i].add(row.cells[total_.columns[i]].value, there, row.copies);
    }

    static bool may_be(Value const& open, Value const& other) {
        bool const level = (open.levels & other.levels) != 0, none = open.none && other.none;
        bool const number = open.ranged && other.ranged && open.low <= other.low && other.low <= open.high;
        auto const has = [&](std::int64_t code) { return std::binary_search(open.texts.begin(), open.texts.end(), code); };
        bool const text = !other.texts.empty() && (open.any_text || has(other.texts.front()));
        return level || none || number || text;
    }

    void spread_open() {
        for (Sums const& from : groups_) {
            if (!from.by.value.open()) continue;
            for (Sums& to : groups_) {
                if (!to.by.value.determined() || !may_be(from.by.value, to.by.value)) continue;
                for (std::size_t i = 0; i < to.sums.size(); ++i) to.sums[i].add(from.perhaps[i]);
                to.there = either(to.there, perhaps(from.there));
            }
        }
    }

    ReportCell shown(Value value, bool withheld) const {
        bool const unbounded = value.ranged && Span{value.low, value.high} == everything(value.domain.kind);
        std::string words = withheld ? "withheld" : unbounded ? "unknown" : show(graph_, texts_, value);
        return {std::move(value), std::move(words), withheld};
    }

    ReportGroup finished(Sums const& group) const {
        ReportGroup made{.by = group.by, .there = value_of(group.there)};
        if (grouped() && group.by.value.is_none() && !group.by.withheld) made.by.words = "none";
        if (!grouped()) made.there = value_of({.yes = true});
        for (std::size_t i = 0; i < group.sums.size(); ++i)
            made.totals.push_back(shown(group.sums[i].value(report_.columns[total_.columns[i]].domain), withheld_[i]));
        return made;
    }

    Graph const& graph_;
    Texts const& texts_;
    ReportOutput const& report_;
    ReportTotal const& total_;
    std::vector<Sums> groups_;
    std::vector<bool> withheld_;  ///< of each column: an amount of it is
    std::map<Key, std::size_t> places_;
};

}  // namespace rubric::detail
