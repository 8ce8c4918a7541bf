// Why a decision is in error, in words: what it waits for, the facts that cannot be read, rules that leave the case without an outcome or
// disagree about it; else what went wrong first on the way to it.
//
//   std::cout << rubric::error_reason(graph, evaluation, decision, row);   // no rule of `level` holds, and it has no `otherwise`
//
// For a decision that is in error; runs only then.
#pragma once

#include <rubric/outcome.hpp>
#include <rubric/show.hpp>

#include <string>
#include <vector>

namespace rubric {

namespace detail {

inline std::string quoted(std::string const& word) { return "`" + word + "`"; }

/// The reduction that gives the node its value; null where something else does.
inline Reduction const* deciding(Graph const& graph, NodeId node) {
    while (graph.nodes[node].op == Op::known) node = graph.operands[graph.nodes[node].first];
    if (graph.nodes[node].op != Op::reduce) return nullptr;
    return &graph.reductions[static_cast<std::size_t>(graph.nodes[node].argument)];
}

/// A gap or an overlap: none of the rules holds and there is no `otherwise`, or two that hold disagree. Of rules: what goes through a list,
/// or picks among values, has none.
inline std::string rules_at_fault(Graph const& graph, Evaluation const& evaluation, Reduction const& decision, std::string const& name,
                                  ScopeId scope, std::uint32_t row) {
    Stream const* first = nullptr;
    for (Stream const& each : decision.streams) {
        if (each.rule == nothing || each.scope != scope || graph.nodes[each.when].scope != scope) return {};
        Value const when = evaluation.value(each.when, row);
        if (when.error) return {};
        if (!when.surely_yes()) continue;
        Value const outcome = evaluation.value(each.outcome, row);
        if (outcome.error) return {};
        if (first && decision.policy == Policy::agree && !(evaluation.value(first->outcome, row) == outcome))
            return quoted(graph.rules[first->rule].name) + " and " + quoted(graph.rules[each.rule].name) + " of " + quoted(name) +
                   " both hold, and disagree";
        first = &each;
    }
    if (first || decision.otherwise != nothing) return {};
    return "no rule of " + quoted(name) + " holds, and it has no `otherwise`";
}

/// The first feature, on the way to the node, that this version does not evaluate.
inline std::string waits_for(Graph const& graph, NodeId node) {
    std::vector<bool> seen(graph.nodes.size());
    for (std::vector<NodeId> left{node}; !left.empty();) {
        Node const& at = graph.nodes[left.back()];
        bool const visited = seen[left.back()];
        seen[left.back()] = true;
        left.pop_back();
        if (visited) continue;
        if (at.op == Op::waiting) return graph.waiting[static_cast<std::size_t>(at.argument)];
        for (std::uint32_t i = 0; i < at.count; ++i) left.push_back(graph.operands[at.first + i]);
    }
    return {};
}

/// How many elements surely meet the condition of `the`, in one row of it.
inline std::size_t that_meet(Graph const& graph, Evaluation const& evaluation, Reduction const& the, ScopeId scope, std::uint32_t row) {
    std::size_t count = 0;
    for (Stream const& each : the.streams)
        for (std::uint32_t at = 0; at < evaluation.rows(graph.nodes[each.when].scope); ++at)
            count += evaluation.outwards(graph.nodes[each.when].scope, at, scope) == row && evaluation.value(each.when, at).surely_yes();
    return count;
}

/// What went wrong where every operand is as it should be.
inline std::string fault_of(Graph const& graph, Evaluation const& evaluation, Made const& made) {
    Node const& node = graph.nodes[made.node];
    constexpr auto beyond = "a number goes beyond the limits", working_days = "working days are known from 1978 to 2100 only";
    switch (node.op) {
        case Op::element:
        case Op::place:
            return quoted(evaluation.text(evaluation.list_of(node.scope, made.row))) + " cannot be read";
        case Op::add:
        case Op::subtract:
        case Op::multiply:
            return beyond;
        case Op::divide: {
            Value const by = evaluation.value(graph.operands[node.first + 1], made.row);
            return by.determined() && by.low == 0 ? "a number is divided by nought" : beyond;
        }
        case Op::shift:
        case Op::elapsed:
            return static_cast<Unit>(node.argument) == Unit::working_days ? working_days : "a date goes beyond the calendar, the years 1 to 9999";
        case Op::parameter:
            return quoted(graph.parameters[static_cast<std::size_t>(node.argument)].name) + " has no value yet on that day";
        case Op::known:
            return "what must be there is none";
        case Op::reduce:
            break;
        default:
            return {};
    }
    Reduction const& reduction = graph.reductions[static_cast<std::size_t>(node.argument)];
    if (reduction.policy == Policy::the)
        return that_meet(graph, evaluation, reduction, node.scope, made.row) == 0 ? "`the` finds none that meets its condition"
                                                                                  : "`the` finds more than one that meets its condition";
    if (reduction.policy == Policy::missing && reduction.cadence.unit == Unit::working_days) return working_days;
    if (reduction.policy == Policy::sum) return beyond;
    return rules_at_fault(graph, evaluation, reduction, reduction.name, node.scope, made.row);
}

/// Where the error began: operands come first, so the first value in error on the way.
inline std::string first_fault(Graph const& graph, Evaluation const& evaluation, NodeId node, std::uint32_t row) {
    Made const from{node, row};
    Made first;
    for (Made const& each : evaluation.made_of({&from, 1}))
        if (each.node < first.node && graph.nodes[each.node].op != Op::constant && evaluation.value(each.node, each.row).in_error()) first = each;
    return first.node == nothing ? std::string() : fault_of(graph, evaluation, first);
}

}  // namespace detail

inline std::string error_reason(Graph const& graph, Evaluation const& evaluation, NodeId node, std::string const& name, std::uint32_t row) {
    if (auto const* decision = detail::deciding(graph, node); decision && !decision->streams.empty())
        if (auto fault = detail::rules_at_fault(graph, evaluation, *decision, name, graph.nodes[node].scope, row); !fault.empty()) return fault;
    std::vector<std::string> unreadable;
    for (FactPath const& path : evaluation.uses(node, row)) {
        NodeId const fact = evaluation.fact_node(path);
        if (fact != nothing && evaluation.value(fact, path.row).in_error()) unreadable.push_back(detail::quoted(evaluation.text(path)));
    }
    if (!unreadable.empty()) return one_of(unreadable, "and") + " cannot be read";
    if (auto const feature = detail::waits_for(graph, node); !feature.empty())
        return "it waits for " + feature + ", which this version does not evaluate yet";
    if (auto fault = detail::first_fault(graph, evaluation, node, row); !fault.empty()) return fault;
    return "a value that it rests on is in error";
}

}  // namespace rubric
