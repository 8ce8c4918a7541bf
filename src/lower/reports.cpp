// Reports: a loop is a stream of rows, a column a node in each; in the rows of an outer loop the variables of those inside it are
// absent, so that a row of blanks says what can be said without them.
#include "lowering.hpp"

namespace rubric::lower {

/// A list is shown as text; one without elements as none.
NodeId Lowering::shown(check::Expression const& expression, Context const& context) {
    Domain const domain = types.domain(expression.type);
    if (!expression.type.list) return scalar(lower(expression, context), domain);
    ListSymbol const& list = *this->list(lower(expression, context));
    std::vector<Bid> bids;
    for (Element const& each : list.elements(list.home)) bids.push_back({each.scope, each.condition, build.yes()});
    NodeId const some = build.bids(list.home, bids, boolean_domain, {.policy = Policy::any});
    Domain const text = domain_of(Kind::text, true);
    return build.conditional(text, some, joined(list, domain), build.none(text));
}

ReportStream Lowering::report_stream(check::Report const& report, std::size_t depth, Context const& context,
                                     Element const& element) {
    check::Report::Loop const& loop = report.loops[depth];
    ReportStream made{.scope = element.scope};
    Context const inside = bind(context, loop.variable, element.value);
    made.there = build.both(element.condition, test_or_yes(loop.where, inside));
    for (auto const& key : loop.order) made.keys.push_back(scalar(*key.value, inside));
    Context blank = inside;
    for (std::size_t i = depth + 1; i < report.loops.size(); ++i) blank = bind(blank, report.loops[i].variable, Absent{});
    for (auto const& column : report.columns) made.cells.push_back(shown(*column.value, blank));
    if (depth + 1 < report.loops.size()) made.inside = report_loop(report, depth + 1, inside, element.scope);
    return made;
}

ReportLoop Lowering::report_loop(check::Report const& report, std::size_t depth, Context const& context, ScopeId parent) {
    check::Report::Loop const& loop = report.loops[depth];
    ReportLoop made;
    if (loop.limit) made.limit = scalar(*loop.limit, context);
    for (auto const& key : loop.order) made.descending.push_back(key.descending);
    for (Element const& each : list(lower(*loop.list, context))->elements(parent))
        made.streams.push_back(report_stream(report, depth, context, each));
    return made;
}

void Lowering::report(check::Report const& report, Context const& context) {
    ReportOutput output{.name = report.name, .title = report.title};
    auto const entry = [&](check::Report::Entry const& each) {
        Domain const domain = each.value->type.list ? domain_of(Kind::text, true) : types.domain(each.value->type);
        return ReportEntry{each.name, each.title, domain};
    };
    for (auto const& each : report.head) {
        output.head.push_back(entry(each));
        output.values.push_back(shown(*each.value, context));
    }
    for (auto const& each : report.columns) output.columns.push_back(entry(each));
    output.rows = report_loop(report, 0, context, 0);
    for (auto const& each : report.totals) {
        ReportTotal total;
        for (std::size_t const column : each.columns) total.columns.push_back(static_cast<std::uint32_t>(column));
        if (each.by) total.by = static_cast<std::uint32_t>(*each.by);
        output.totals.push_back(std::move(total));
    }
    output.notes = notes(report.notes);
    build.output(std::move(output));
}

}  // namespace rubric::lower
