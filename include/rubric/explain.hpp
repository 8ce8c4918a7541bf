// Why something came out as it did: the rules that settled it, with reason, place and citation; why it is nothing else; the facts it was
// read from; what was assumed; and, where it is open, the facts that it hangs on.
//
//   rubric::Explanation const why = rubric::explain(graph, evaluation, texts, decision);
//   std::cout << rubric::show(why);
//
// Data first, words second: `show` is one rendering of the struct. What sensitive fields hold is withheld unless the evaluation reveals
// it. Of offers and duties: rubric/explain/duties.hpp.
#pragma once

#include <rubric/error_reason.hpp>
#include <rubric/explain/duties.hpp>
#include <rubric/explain/instead.hpp>
#include <rubric/explain/words.hpp>
#include <rubric/outcome.hpp>

namespace rubric {

namespace detail {

/// The last line of a decision's rules, where none of them holds; `nothing` where there is none, or one may hold.
inline std::uint32_t settled_by_otherwise(Graph const& graph, DecisionResult const& result) {
    if (!result.because.empty() || !result.value.determined()) return nothing;
    NodeId node = graph.decisions[result.decision].value;
    while (graph.nodes[node].op == Op::known) node = graph.operands[graph.nodes[node].first];
    if (graph.nodes[node].op != Op::reduce) return nothing;
    return graph.reductions[static_cast<std::size_t>(graph.nodes[node].argument)].otherwise_rule;
}

inline std::string value_of(Graph const& graph, Evaluation const& evaluation, Texts const& texts, DecisionResult const& result,
                            std::uint32_t row) {
    DecisionOutput const& decision = graph.decisions[result.decision];
    if (!decision.is_list) return evaluation.wording(decision.value, row);
    bool const withheld = withholds(evaluation, decision);
    std::vector<std::string> words{};
    for (ElementResult const& each : result.elements)
        words.push_back((withheld ? "withheld" : show(graph, texts, each.value)) +
                        (each.in.determined() ? "" : each.in.in_error() ? " (in error)" : " (perhaps)"));
    return words.empty() ? "nothing" : one_of(words, "and");
}

/// What a decision is read from: its value or, of a list, whether each element is in, and what it is.
inline std::vector<Spot> spots_of(Evaluation const& evaluation, DecisionOutput const& decision, std::uint32_t row) {
    if (!decision.is_list) return {{decision.value, row}};
    std::vector<Spot> found;
    each_element(evaluation, decision.list, 0, row, [&](Stream const& stream, std::uint32_t at) {
        found.push_back({stream.when, at});
        if (evaluation.value(stream.when, at).levels & 2) found.push_back({stream.outcome, at});
    });
    return found;
}

}  // namespace detail

inline Explanation explain(Graph const& graph, Evaluation const& evaluation, Texts const& texts, std::uint32_t decision, std::uint32_t row = 0) {
    DecisionResult const result = read_decision(graph, evaluation, decision, row);
    DecisionOutput const& output = graph.decisions[decision];
    Explanation why{.name = output.name, .title = output.title, .value = detail::value_of(graph, evaluation, texts, result, row)};
    why.open = result.open();
    why.in_error = result.in_error();
    if (why.in_error && !output.is_list) why.error = error_reason(graph, evaluation, output.value, output.name, row);
    why.decided_by = detail::noted(graph, output.notes);
    if (output.reason != nothing) why.decided_by.text = evaluation.wording(output.reason, row);
    if (output.condition != nothing) why.decided_by.why = tested(graph, evaluation, output.condition, 0, row);

    std::vector<std::uint32_t> because = result.because;
    if (!output.is_list)
        if (auto const last = detail::settled_by_otherwise(graph, result); last != nothing) because.push_back(last);
    for (auto rule : because) why.reasons.push_back(detail::reason(graph, evaluation, graph.rules[rule], 0, row));
    why.instead = detail::Instead(graph, evaluation, output, result.value, because, row).find();

    auto const spots = detail::spots_of(evaluation, output, row);
    auto decisive = detail::conditions_of(graph, evaluation, because, 0, row);
    detail::add_facts(graph, evaluation, spots, decisive.empty() ? spots : decisive, why);
    if (!why.open) why.unknown.clear();  // nothing that is told hangs on them: a level may be given twice
    return why;
}

}  // namespace rubric
