// Why a decision came out as it did: the rules that settled it, with reason, place and citation; the facts it was read from; what
// was assumed; and, where it is open, the facts that it hangs on.
//
//   rubric::Explanation const why = rubric::explain(graph, evaluation, texts, decision);
//   std::cout << rubric::show(why);
//
// Data first, words second: `show` is one rendering of the struct.
#pragma once

#include <rubric/error_reason.hpp>
#include <rubric/outcome.hpp>
#include <rubric/show.hpp>

namespace rubric {

struct Explanation {
    struct Reason {
        std::string rule{};                    ///< its name
        std::string text{};                    ///< what it says, with its gaps filled; may be empty
        std::vector<Citation> citations{};
        std::vector<std::string> assumptions{};
        std::string file{};
        std::uint32_t line = 0;
    };
    struct KnownFact {
        std::string path{}, title{}, value{};
        bool assumed = false, withheld = false;
    };
    std::string decision{}, title{}, value{};
    bool open = false, in_error = false;
    std::string error{};                     ///< why it is in error
    std::vector<Reason> reasons{};
    Reason decided_by{};                     ///< what is written beside the decision itself; its rule is empty
    std::vector<KnownFact> facts{};
    std::vector<std::string> unknown{};        ///< paths of the facts that it hangs on
    std::vector<std::string> unreadable{};     ///< paths of the facts in error that it was read from
};

namespace detail {

/// A path whose slot lies beyond the slots names a list.
inline std::string fact_title(Graph const& graph, FactPath const& path) {
    Shape const& shape = graph.shapes[graph.scopes[path.scope].shape];
    return path.slot < shape.slots.size() ? shape.slots[path.slot].title : shape.lists[path.slot - shape.slots.size()].title;
}

inline bool is_sensitive(Graph const& graph, FactPath const& path) {
    Shape const& shape = graph.shapes[graph.scopes[path.scope].shape];
    return path.slot < shape.slots.size() && shape.slots[path.slot].sensitive;
}

inline Explanation::Reason noted(Graph const& graph, std::uint32_t notes) {
    if (notes == nothing) return {};
    Notes const& found = graph.notes[notes];
    return {.citations = found.citations, .assumptions = found.assumptions, .file = found.file, .line = found.line};
}

inline Explanation::Reason reason(Graph const& graph, Evaluation const& evaluation, Rule const& rule, std::uint32_t row) {
    Explanation::Reason found = noted(graph, rule.notes);
    found.rule = rule.name;
    if (rule.reason != nothing) found.text = evaluation.wording(rule.reason, row);
    return found;
}

/// A title that says no more than the path does is left out.
inline bool says_more(std::string const& title, std::string const& path) {
    return !title.empty() && !path.ends_with(title);
}

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
    std::vector<std::string> words{};
    for (ElementResult const& each : result.elements)
        words.push_back(show(graph, texts, each.value) + (each.in.determined() ? "" : each.in.in_error() ? " (in error)" : " (perhaps)"));
    return words.empty() ? "nothing" : one_of(words, "and");
}

}  // namespace detail

/// `sensitive`: show the values of sensitive fields instead of withholding them.
inline Explanation explain(Graph const& graph, Evaluation const& evaluation, Texts const& texts, std::uint32_t decision, std::uint32_t row = 0,
                           bool sensitive = false) {
    DecisionResult const result = read_decision(graph, evaluation, decision, row);
    DecisionOutput const& output = graph.decisions[decision];
    Explanation why{.decision = output.name, .title = output.title, .value = detail::value_of(graph, evaluation, texts, result, row)};
    why.open = result.open();
    why.in_error = result.in_error();
    why.decided_by = detail::noted(graph, output.notes);
    if (output.reason != nothing) why.decided_by.text = evaluation.wording(output.reason, row);
    for (auto rule : result.because) why.reasons.push_back(detail::reason(graph, evaluation, graph.rules[rule], row));
    if (output.is_list) return why;
    if (auto const last = detail::settled_by_otherwise(graph, result); last != nothing)
        why.reasons.push_back(detail::reason(graph, evaluation, graph.rules[last], row));

    if (why.in_error) why.error = error_reason(graph, evaluation, output.value, output.name, row);
    for (FactPath const& path : evaluation.uses(output.value, row)) {
        NodeId const node = evaluation.fact_node(path);
        Value const value = node == nothing ? Value{} : evaluation.value(node, path.row);
        if (value.in_error()) why.unreadable.push_back(evaluation.text(path));
        Explanation::KnownFact fact{.path = evaluation.text(path), .title = detail::fact_title(graph, path)};
        fact.withheld = !sensitive && detail::is_sensitive(graph, path);
        fact.value = fact.withheld ? "withheld" : show(graph, texts, value);
        for (FactPath const& assumed : result.assumed) fact.assumed |= assumed == path;
        why.facts.push_back(std::move(fact));
    }
    for (FactPath const& path : evaluation.needs(output.value, row)) why.unknown.push_back(evaluation.text(path));
    return why;
}

namespace detail {

inline std::string show_reason(Explanation::Reason const& reason, bool settled) {
    std::string lines;
    if (reason.rule == "otherwise")
        lines = "  No rule holds, so it is what `otherwise` says" + (reason.text.empty() ? std::string(".") : ": " + reason.text + ".") + "\n";
    else if (reason.rule.empty())
        lines = reason.text.empty() ? "" : "  " + reason.text + ".\n";
    else
        lines = "  Rule `" + reason.rule + "` " + (settled ? "holds" : "may hold") + (reason.text.empty() ? "." : ": " + reason.text + ".") + "\n";
    if (!reason.file.empty()) lines += "    " + reason.file + ", line " + std::to_string(reason.line) + "\n";
    for (Citation const& each : reason.citations) lines += "    cites " + each.source + ": " + each.heading + "\n";
    for (std::string const& each : reason.assumptions) lines += "    assumes that " + each + "\n";
    return lines;
}

}  // namespace detail

/// The explanation in words, several lines.
inline std::string show(Explanation const& why) {
    std::string lines = why.title + ": " + why.value + (why.open ? " (open)" : "") + (why.error.empty() ? "" : ": " + why.error) + "\n";
    for (Explanation::Reason const& each : why.reasons) lines += detail::show_reason(each, !why.open);
    if (why.reasons.empty()) lines += detail::show_reason(why.decided_by, true);
    for (Explanation::KnownFact const& each : why.facts)
        lines += "  " + std::string(each.assumed ? "Assumed" : "Known") + ": " + each.path + " is " + each.value +
                 (detail::says_more(each.title, each.path) ? " (" + each.title + ")" : "") + "\n";
    for (std::string const& each : why.unknown) lines += "  Not known: " + each + "\n";
    for (std::string const& each : why.unreadable) lines += "  Cannot be read: " + each + "\n";
    return lines;
}

}  // namespace rubric
