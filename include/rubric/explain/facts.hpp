// The facts of an explanation, and what is written beside a rule.
#pragma once

#include <rubric/explain/explanation.hpp>

#include <algorithm>

namespace rubric::detail {

/// A path whose slot lies beyond the slots names a list.
inline std::string fact_title(Graph const& graph, FactPath const& path) {
    Shape const& shape = graph.shapes[graph.scopes[path.scope].shape];
    return path.slot < shape.slots.size() ? shape.slots[path.slot].title : shape.lists[path.slot - shape.slots.size()].title;
}

inline Explanation::Reason noted(Graph const& graph, std::uint32_t notes) {
    if (notes == nothing) return {};
    Notes const& found = graph.notes[notes];
    return {.citations = found.citations, .assumptions = found.assumptions, .file = found.file, .line = found.line};
}

/// The row of a node's scope that lies in a row of `scope`; `nothing` where the node is of a list of which it has none or several.
inline std::uint32_t row_of(Graph const& graph, Evaluation const& evaluation, NodeId node, ScopeId scope, std::uint32_t row) {
    ScopeId const wanted = graph.nodes[node].scope;
    for (ScopeId each = scope; each != nothing; each = graph.scopes[each].parent)
        if (each == wanted) return evaluation.outwards(scope, row, wanted);
    std::uint32_t found = nothing;
    for (std::uint32_t at = 0; at < evaluation.rows(wanted); ++at) {
        std::uint32_t outer = at;
        ScopeId around = wanted;
        while (around != scope && around != 0) outer = evaluation.parent(around, outer), around = graph.scopes[around].parent;
        if (around != scope || outer != row) continue;
        if (found != nothing) return nothing;
        found = at;
    }
    return found;
}

inline Explanation::Reason reason(Graph const& graph, Evaluation const& evaluation, Rule const& rule, ScopeId scope, std::uint32_t row) {
    Explanation::Reason found = noted(graph, rule.notes);
    found.rule = rule.name;
    if (rule.reason != nothing)
        if (auto const at = row_of(graph, evaluation, rule.reason, scope, row); at != nothing) found.text = evaluation.wording(rule.reason, at);
    if (rule.condition == nothing) return found;
    NodeId const when = graph.conditions[rule.condition].node;
    if (Standpoint{graph, evaluation, scope, row}.sees(when))
        found.why = tested(graph, evaluation, rule.condition, scope, row);
    else if (auto const at = row_of(graph, evaluation, when, scope, row); at != nothing)
        found.why = tested(graph, evaluation, rule.condition, graph.nodes[when].scope, at);
    return found;
}

/// Where a value stands: the node, and the row of its scope.
struct Spot { NodeId node = nothing; std::uint32_t row = 0; };

/// Where the conditions of rules stand, seen from a row of a scope.
inline std::vector<Spot> conditions_of(Graph const& graph, Evaluation const& evaluation, std::vector<std::uint32_t> const& rules, ScopeId scope,
                                       std::uint32_t row) {
    std::vector<Spot> found;
    for (std::uint32_t const rule : rules) {
        if (graph.rules[rule].condition == nothing) continue;
        NodeId const when = graph.conditions[graph.rules[rule].condition].node;
        if (auto const at = row_of(graph, evaluation, when, scope, row); at != nothing) found.push_back({when, at});
    }
    return found;
}

inline std::vector<FactPath> facts_of(Evaluation const& evaluation, std::vector<Spot> const& spots,
                                      std::vector<FactPath> (Evaluation::*read)(NodeId, std::uint32_t) const) {
    std::vector<FactPath> all;
    for (Spot const& each : spots) {
        auto const found = (evaluation.*read)(each.node, each.row);
        all.insert(all.end(), found.begin(), found.end());
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

/// Fills in the facts that values were read from, those that `decisive` values were read from first, and those that they hang on.
inline void add_facts(Graph const& graph, Evaluation const& evaluation, std::vector<Spot> const& values, std::vector<Spot> const& decisive,
                      Explanation& why) {
    auto const first = facts_of(evaluation, decisive, &Evaluation::uses);
    for (FactPath const& path : facts_of(evaluation, values, &Evaluation::uses)) {
        NodeId const node = evaluation.fact_node(path);
        Explanation::KnownFact fact{.path = evaluation.text(path), .title = fact_title(graph, path)};
        if (node != nothing) {
            Reading const read = reading(graph, evaluation, fact.path, node, path.row);
            fact.value = read.value, fact.withheld = read.withheld;
            if (evaluation.value(node, path.row).in_error()) why.unreadable.push_back(fact.path);
        }
        fact.assumed = evaluation.is_assumed(path);
        if (evaluation.is_list(path)) fact.value = fact.assumed ? "empty" : "given";
        fact.decisive = std::binary_search(first.begin(), first.end(), path);
        why.facts.push_back(std::move(fact));
    }
    std::stable_partition(why.facts.begin(), why.facts.end(), [](auto const& each) { return each.decisive; });
    for (FactPath const& path : facts_of(evaluation, values, &Evaluation::needs))
        why.unknown.push_back({evaluation.text(path), fact_title(graph, path)});
}

}  // namespace rubric::detail
