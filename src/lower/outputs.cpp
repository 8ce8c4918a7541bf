// What a graph gives: decisions, offers, duties, and the lets that may be looked at.
#include "lowering.hpp"

namespace rubric::lower {

namespace {

std::string const& title_of(auto const& named) { return named.title.empty() ? named.name : named.title; }

}  // namespace

Context Lowering::start(check::Framework const& framework, check::Record const* record) {
    framework_ = &framework;
    if (framework.calendar) {
        auto const days = [](auto const& entries) {
            std::vector<Days> found;
            for (auto const& each : entries) found.push_back(each.days);
            return found;
        };
        build.calendar({days(framework.calendar->terms), days(framework.calendar->closures)});
    }
    Layout const& layout = shapes.root(record);
    if (!record) return {};
    return {{row(0, layout, {})}};
}

/// What may be set is there, whether it is read or not.
void Lowering::pool_parameters(check::Framework const& framework) {
    auto const pool = [this](check::Parameter const& parameter) {
        if (parameter.type.list)
            list_parameter(parameter);
        else
            parameter_index(parameter);
    };
    for (auto const& each : framework.parameters) pool(*each);
    for (auto const& used : framework.uses)
        for (auto const& each : used->parameters) pool(*each);
}

void Lowering::record_output(check::Value const& value, RecordSymbol const& record, DecisionOutput const& output) {
    for (auto const& each : value.type.record->fields) {
        if (each->type.list || each->type.kind == check::Type::Kind::record) continue;
        DecisionOutput one = output;
        one.name += "." + each->name;
        one.title = title_of(*each);
        one.value = scalar(field(record, *each), types.domain(each->type));
        one.domain = build.widened(types.domain(each->type), std::span(&one.value, 1));
        build.output(std::move(one));
    }
}

/// Its rules or, of a decision that is another's value, those; else the condition that it is.
void Lowering::describe(check::Value const& decision, Context const& context, DecisionOutput& output) {
    check::Value const* of = &decision;
    RecordSymbol const* self = context.selves.empty() ? nullptr : there(*context.selves.front());
    auto const is_another = [](check::Expression const& e) {
        return e.op == check::Op::value && e.let->parameters.empty() && (e.parts.empty() || !e.parts[0] || e.parts[0]->op == check::Op::self);
    };
    while (!of->has_rules && is_another(*of->expression)) of = of->expression->let;
    if (of->has_rules) {
        output.rules = rules_of_[{self, of}];
        output.policy = policy_of(*of);
    } else if (!of->type.list && of->type.values == &check::boolean()) {
        output.condition = condition(of->expression, context).words;
    }
}

void Lowering::decision_output(check::Value const& decision, Context const& context) {
    Symbol const symbol = value(decision, context.selves.empty() ? nullptr : context.selves.front());
    DecisionOutput output{.name = decision.name,
                          .title = title_of(decision),
                          .domain = types.domain(decision.type),
                          .notes = notes(decision.notes)};
    if (decision.because) output.reason = scalar(*decision.because, context);
    describe(decision, context, output);
    if (!decision.type.list) {
        output.value = scalar(symbol, output.domain);
        build.output(output);
        if (auto const record = std::get_if<RecordSymbol const*>(&symbol)) record_output(decision, **record, output);
        return;
    }
    output.is_list = true;
    output.collects = decision.policy == "collect";
    output.list = list_output(*list(symbol), output.domain);
    build.output(std::move(output));
}

void Lowering::outputs(check::Framework const& framework, Context const& context) {
    RecordSymbol const* self = context.selves.empty() ? nullptr : context.selves.front();
    for (auto const& each : framework.lets) {
        if (!each->parameters.empty()) continue;
        if (each->decision) {
            decision_output(*each, context);
            continue;
        }
        Symbol const symbol = value(*each, self);
        if (auto const node = std::get_if<NodeId>(&symbol)) build.let(each->name, title_of(*each), *node);
    }
    for (auto const& each : framework.offers) {
        Conditional const when = condition(each->when, context);
        OfferOutput output{
            .name = each->name, .title = title_of(*each), .when = when.node, .discretionary = each->may, .condition = when.words};
        if (each->because) output.reason = scalar(*each->because, context);
        output.notes = notes(each->notes);
        build.output(std::move(output));
    }
    for (auto const& each : framework.duties) duty_outputs(*each, context);
}

ListOutput Lowering::list_output(ListSymbol const& list, Domain domain) {
    ListOutput output;
    for (Element const& each : list.elements(0)) {
        NodeId const when = build.broadcast(each.condition, each.scope);
        NodeId const outcome = build.broadcast(scalar(each.value, domain), each.scope);
        output.streams.push_back({each.scope, when, outcome, nothing, each.rule});
    }
    return output;
}

Extended Lowering::further(std::span<check::ExpressionPtr const> expressions, Context const& context) {
    Extended found;
    for (auto const& each : expressions) {
        found.nodes.push_back(nothing);
        found.lists.emplace_back();
        if (!each) continue;
        Symbol const symbol = lower(*each, context);
        Domain const domain = types.domain(each->type);
        if (each->type.list)
            found.lists.back() = list_output(*list(symbol), domain);
        else
            found.nodes.back() = scalar(symbol, domain);
    }
    found.graph = build.finish();
    return found;
}

namespace {

Context prepare(Lowering& lowering, check::Framework const& framework) {
    Context context = lowering.start(framework, framework.the_case);
    lowering.build.in_force(framework.from, framework.to);
    lowering.pool_parameters(framework);
    lowering.outputs(framework, context);
    return context;
}

}  // namespace

Graph lower(check::Framework const& framework, Diagnostics& found, Sources const* sources) {
    Lowering lowering(framework.name, framework.title, sources);
    prepare(lowering, framework);
    found.insert(found.end(), lowering.diagnostics.begin(), lowering.diagnostics.end());
    return lowering.build.finish();
}

Graph lower(check::Framework const& framework) {
    Diagnostics unread;
    return lower(framework, unread);
}

Graphs lower_with_reports(check::Framework const& framework, Diagnostics& found, Sources const* sources) {
    Lowering lowering(framework.name, framework.title, sources);
    Context const context = prepare(lowering, framework);
    Graphs made;
    if (framework.reports.empty()) {
        made.decisions = lowering.build.finish();
    } else {
        made.decisions = lowering.build.so_far();
        for (auto const& each : framework.reports) lowering.report(*each, context);
        made.reports = lowering.build.finish();
        made.decisions.texts = made.reports->texts;  // facts are laid out for both
        made.decisions.shapes = made.reports->shapes;
        made.decisions.enumerations = made.reports->enumerations;
        made.decisions.list_parameters = made.reports->list_parameters;
    }
    found.insert(found.end(), lowering.diagnostics.begin(), lowering.diagnostics.end());
    return made;
}

Extended lower(check::Framework const& framework, std::span<check::ExpressionPtr const> further) {
    Lowering lowering(framework.name, framework.title);
    Context const context = prepare(lowering, framework);
    for (auto const& each : framework.reports) lowering.report(*each, context);
    return lowering.further(further, context);
}

Extended lower_record(check::Record const& record, std::span<check::ExpressionPtr const> expressions) {
    Lowering lowering(record.name, record.title);
    return lowering.further(expressions, lowering.start(*record.owner, &record));
}

}  // namespace rubric::lower
