// The tests that made a condition hold or fail, as they are written, with the values that they compare.
//
//   rubric::Tested const why = rubric::tested(graph, evaluation, rule.condition, row);
//   std::cout << rubric::needs(why);   // `grade <= requires_improvement`, and grade is Good
#pragma once

#include <rubric/evaluation.hpp>
#include <rubric/show.hpp>

#include <string>
#include <vector>

namespace rubric {

/// How a test came out. `open`: it may hold; `error`: it is in error.
enum class Holds : std::uint8_t { no, yes, open, error };

/// A value that was read, in words.
struct Reading {
    std::string name{}, value{};
    bool assumed = false, withheld = false, unknown = false;
    bool counts = false;  ///< of a list: how many it has
};

struct Tested {
    std::string text{};            ///< as written; empty for tests that are joined
    Holds holds = Holds::yes;
    bool either = false;           ///< of `parts`: joined by `or`
    std::vector<Reading> reads{};
    std::vector<Tested> parts{};   ///< those that made it so; of a name, what it stands for
    bool empty() const { return text.empty() && parts.empty(); }
};

namespace detail {

inline Holds holds(Value const& test) {
    bool const yes = test.levels & 2, no = (test.levels & 1) || test.none;
    if (yes && !no && !test.error) return Holds::yes;
    if (no && !yes && !test.error) return Holds::no;
    return test.error && !yes && !no ? Holds::error : Holds::open;
}

/// Nothing at all is known of it: every level, any number or date, any text.
inline bool is_wide_open(Graph const& graph, Value const& value) {
    if (value.any_text) return true;
    if (value.ranged) return Span{value.low, value.high} == everything(value.domain.kind);
    std::size_t const levels = value.domain.kind == Kind::levels ? graph.enumerations[value.domain.enumeration].levels.size() : 0;
    return levels > 1 && value.levels == (levels == 64 ? ~std::uint64_t{} : (std::uint64_t{1} << levels) - 1);
}

inline Reading reading(Graph const& graph, Evaluation const& evaluation, std::string name, NodeId node, std::uint32_t row) {
    Value const value = evaluation.value(node, row);
    Reading found{.name = std::move(name), .withheld = evaluation.withholds(node)};
    found.unknown = is_wide_open(graph, value);
    found.assumed = evaluation.is_taken(node, row);
    found.value = found.withheld ? "withheld" : found.unknown ? "not known" : evaluation.wording(node, row);
    return found;
}

inline Reading reading(Graph const& graph, Evaluation const& evaluation, Condition::Read const& read, ScopeId scope, std::uint32_t row) {
    Reading found = reading(graph, evaluation, read.name, read.node, evaluation.outwards(scope, row, graph.nodes[read.node].scope));
    found.counts = read.is_list;
    if (read.is_list && evaluation.value(read.node, evaluation.outwards(scope, row, graph.nodes[read.node].scope)).open()) {
        found.unknown = true, found.counts = false;
        found.value = "not known";
    }
    return found;
}

/// Whether rows of `inner` lie in rows of `outer`: the whole of a condition may be folded further out than its parts.
inline bool lies_within(Graph const& graph, ScopeId inner, ScopeId outer) {
    while (inner != outer && inner != 0) inner = graph.scopes[inner].parent;
    return inner == outer;
}

/// The parts that made the whole what it is: of `and` that fails those that fail.
inline std::vector<std::uint32_t> deciding_parts(Graph const& graph, Evaluation const& evaluation, Condition const& whole, Holds holds,
                                                 std::uint32_t row) {
    std::vector<std::uint32_t> found, readable;
    ScopeId const scope = graph.nodes[whole.node].scope;
    for (std::uint32_t const part : whole.parts) {
        NodeId const node = graph.conditions[part].node;
        if (!lies_within(graph, scope, graph.nodes[node].scope)) continue;
        readable.push_back(part);
        if (detail::holds(evaluation.value(node, evaluation.outwards(scope, row, graph.nodes[node].scope))) == holds) found.push_back(part);
    }
    return found.empty() ? readable : found;
}

}  // namespace detail

/// `row`: of the scope of the condition's node.
inline Tested tested(Graph const& graph, Evaluation const& evaluation, std::uint32_t condition, std::uint32_t row) {
    Condition const& from = graph.conditions[condition];
    ScopeId const scope = graph.nodes[from.node].scope;
    auto const part = [&](std::uint32_t each) {
        return tested(graph, evaluation, each, evaluation.outwards(scope, row, graph.nodes[graph.conditions[each].node].scope));
    };
    Tested found{.holds = detail::holds(evaluation.value(from.node, row)), .either = from.form == Condition::Form::any};
    if (from.form == Condition::Form::test) {
        found.text = from.text;
        for (Condition::Read const& each : from.reads)
            if (detail::lies_within(graph, scope, graph.nodes[each.node].scope)) found.reads.push_back(detail::reading(graph, evaluation, each, scope, row));
        return found;
    }
    if (from.form == Condition::Form::named) found.text = from.text;
    auto const parts = detail::deciding_parts(graph, evaluation, from, found.holds, row);
    if (parts.empty()) found.text = from.text;
    if (from.form != Condition::Form::named && parts.size() == 1) return part(parts.front());
    for (std::uint32_t const each : parts) found.parts.push_back(part(each));
    return found;
}

namespace detail {

inline std::string is(Reading const& each) {
    if (each.counts) return "has " + each.value;
    return std::string("is ") + (each.assumed && !each.withheld ? "assumed " : "") + each.value;
}

/// What was found: ", and grade is Good", or in brackets; of a test that is its own name ", which is no".
inline std::string found(Tested const& test, bool in_brackets) {
    bool const itself = test.reads.size() == 1 && test.reads[0].name == test.text;
    if (itself) return in_brackets ? " (" + is(test.reads[0]) + ")" : ", which " + is(test.reads[0]);
    std::vector<std::string> words;
    for (Reading const& each : test.reads)
        if (each.name + " " + is(each) != test.text) words.push_back(each.name + " " + is(each));  // `visit is none` says it all
    if (words.empty()) return {};
    return in_brackets ? " (" + one_of(words, "and") + ")" : ", and " + one_of(words, "and");
}

inline std::string said(Tested const& test, bool alone) {
    std::string const text = test.text.empty() ? "" : "`" + test.text + "`";
    if (test.parts.empty()) return text + found(test, !alone);
    std::string inside;
    for (std::size_t i = 0; i < test.parts.size(); ++i)
        inside += (i == 0 ? "" : test.either ? " or " : " and ") + said(test.parts[i], test.parts.size() == 1 && alone);
    if (text.empty()) return alone ? inside : "(" + inside + ")";
    return text + (alone ? ", that is " + inside : " (that is " + inside + ")");
}

}  // namespace detail

/// The deciding tests with the values that they compare: "`grade <= requires_improvement`, and grade is Good".
inline std::string needs(Tested const& test) { return detail::said(test, true); }

}  // namespace rubric
