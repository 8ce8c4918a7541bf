// A report of one case, read from a finished evaluation: what stands at its head, its rows in order, its totals.
//
//   rubric::Report const plan = rubric::read_report(graph, evaluation, texts, 0);
//   for (rubric::ReportRow const& row : plan.rows) std::cout << row.cells[0].words << '\n';
//
// The graph is one with reports. Plain data; the titles stand in Graph::reports, in the same order. A row that may be there is kept,
// and `there` is open. What the order cannot place yet stands last, as what is none does; under a `limit` it may be there or not.
#pragma once

#include <rubric/report/order.hpp>
#include <rubric/report/totals.hpp>

namespace rubric {

struct Report {
    std::uint32_t report = 0;                          ///< place in Graph::reports
    std::vector<ReportCell> head{};
    std::vector<ReportRow> rows{};
    std::vector<std::vector<ReportGroup>> totals{};    ///< groups in the order of the report, then none, then what is open; one where
                                                       ///< the total is not `by` a column
};

namespace detail {

class ReportReader {
public:
    ReportReader(Graph const& graph, Evaluation const& evaluation, Texts const& texts)
        : graph_(graph), evaluation_(evaluation), texts_(texts) {}

    Report read(std::uint32_t index, std::uint32_t row) {
        ReportOutput const& output = graph_.reports[index];
        report_.report = index;
        for (NodeId const value : output.values) report_.head.push_back(cell(value, 0, row));
        loop(output.rows, 0, row, Around{});
        for (ReportTotal const& total : output.totals) report_.totals.push_back(ReportTotals(graph_, texts_, output, total).of(report_.rows));
        return std::move(report_);
    }

private:
    /// What is known of the row that a loop goes through.
    struct Around {
        Standing there{.yes = true};
        std::int64_t copies = 1;
    };

    std::uint32_t row_of(NodeId node, ScopeId scope, std::uint32_t row) const {
        return evaluation_.outwards(scope, row, graph_.nodes[node].scope);
    }
    Value value(NodeId node, ScopeId scope, std::uint32_t row) const { return evaluation_.value(node, row_of(node, scope, row)); }

    ReportCell cell(NodeId node, ScopeId scope, std::uint32_t row) const {
        std::uint32_t const at = row_of(node, scope, row);
        ReportCell made{.value = evaluation_.value(node, at), .words = {}, .withheld = evaluation_.withholds(node)};
        if (made.withheld || !made.value.is_none()) made.words = evaluation_.wording(node, at);
        return made;
    }

    /// Whether something of the loop is there.
    Standing loop(ReportLoop const& loop, ScopeId scope, std::uint32_t row, Around const& around) {
        ReportOrder order(loop, texts_);
        each_element(evaluation_, loop, scope, row, [&](ReportStream const& stream, std::uint32_t at) {
            Standing const there = standing_of(value(stream.there, stream.scope, at));
            if (!there.yes && !there.error) return;
            bool const any_number = stream.scope != scope && evaluation_.imagined(stream.scope, at);
            order.add(stream, at, there, any_number ? operations::most_elements : 1);
            for (NodeId const key : stream.keys) order.add_key(value(key, stream.scope, at));
        });
        if (loop.limit != nothing) order.limit(value(loop.limit, scope, row));
        Standing some{.no = true};
        for (ReportOrder::Entry const& each : order.sorted()) {
            some = either(some, each.there);
            std::int64_t const copies = std::min(around.copies * each.copies, most_copies);
            entry(each, Around{both(around.there, each.there), copies});
        }
        return some;
    }

    void entry(ReportOrder::Entry const& entry, Around const& around) {
        ReportStream const& stream = *entry.stream;
        Standing there = around.there;
        if (!stream.inside.streams.empty() || stream.inside.limit != nothing)
            there = both(there, negation(loop(stream.inside, stream.scope, entry.row, around)));
        if (!there.yes && !there.error) return;
        ReportRow made{.there = value_of(there), .copies = around.copies};
        for (NodeId const node : stream.cells) made.cells.push_back(cell(node, stream.scope, entry.row));
        report_.rows.push_back(std::move(made));
    }

    static constexpr std::int64_t most_copies = 1'000'000'000'000;  ///< of a list in a list; times a million it is still a number

    Graph const& graph_;
    Evaluation const& evaluation_;
    Texts const& texts_;
    Report report_;
};

}  // namespace detail

/// `row`: the case's place in the run.
inline Report read_report(Graph const& graph, Evaluation const& evaluation, Texts const& texts, std::uint32_t report, std::uint32_t row = 0) {
    return detail::ReportReader(graph, evaluation, texts).read(report, row);
}

}  // namespace rubric
