// Why a decision is in error, in words: what it waits for, the facts that cannot be read, rules that leave the case without an outcome or
// disagree about it.
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

/// Whether something that is in error, on the way to the node in the same scope, counts in working days. Asked where every fact can be
/// read, so that these have left the years that are known.
inline bool leaves_working_days(Graph const& graph, Evaluation const& evaluation, NodeId node, std::uint32_t row) {
    std::vector<bool> seen(graph.nodes.size());
    for (std::vector<NodeId> left{node}; !left.empty();) {
        NodeId const id = left.back();
        left.pop_back();
        Node const& at = graph.nodes[id];
        if (seen[id] || at.scope != graph.nodes[node].scope || !evaluation.value(id, row).error) continue;
        seen[id] = true;
        bool const moves = at.op == Op::shift || at.op == Op::elapsed;
        bool const again = at.op == Op::reduce && graph.reductions[static_cast<std::size_t>(at.argument)].policy == Policy::missing;
        Unit const unit = again ? graph.reductions[static_cast<std::size_t>(at.argument)].cadence.unit : static_cast<Unit>(at.argument);
        if ((moves || again) && unit == Unit::working_days) return true;
        for (std::uint32_t i = 0; i < at.count; ++i) left.push_back(graph.operands[at.first + i]);
    }
    return false;
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
    if (detail::leaves_working_days(graph, evaluation, node, row)) return "working days are known from 1978 to 2100 only";
    return "a value that it rests on is in error";
}

}  // namespace rubric
