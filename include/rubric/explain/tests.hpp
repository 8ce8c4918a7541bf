// The tests that made a condition hold or fail, as they are written, with the values that they compare.
//
//   rubric::Tested const why = rubric::tested(graph, evaluation, rule.condition, 0, row);
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

/// Where one stands: a row of a scope. What lives in scopes around it can be read there.
struct Standpoint {
    Graph const& graph;
    Evaluation const& evaluation;
    ScopeId scope = 0;
    std::uint32_t row = 0;

    bool sees(NodeId node) const {
        for (ScopeId each = scope; each != nothing; each = graph.scopes[each].parent)
            if (each == graph.nodes[node].scope) return true;
        return false;
    }
    std::uint32_t row_of(NodeId node) const { return evaluation.outwards(scope, row, graph.nodes[node].scope); }
    Value value(NodeId node) const { return evaluation.value(node, row_of(node)); }
};

inline Reading reading(Standpoint const& from, Condition::Read const& read) {
    Reading found = reading(from.graph, from.evaluation, read.name, read.node, from.row_of(read.node));
    found.counts = read.is_list;
    if (read.is_list && from.value(read.node).open()) {
        found.unknown = true, found.counts = false;
        found.value = "not known";
    }
    return found;
}

/// The parts that made the whole what it is: of `and` that fails those that fail. A whole that is settled by itself may stand further
/// out than its parts, which are left out then.
inline std::vector<std::uint32_t> deciding_parts(Standpoint const& from, Condition const& whole, Holds holds) {
    std::vector<std::uint32_t> seen, found;
    for (std::uint32_t const part : whole.parts) {
        NodeId const node = from.graph.conditions[part].node;
        if (!from.sees(node)) continue;
        seen.push_back(part);
        if (detail::holds(from.value(node)) == holds) found.push_back(part);
    }
    return found.empty() ? seen : found;
}

inline Tested tested(Standpoint const& from, std::uint32_t condition) {
    Condition const& whole = from.graph.conditions[condition];
    Tested found{.holds = holds(from.value(whole.node)), .either = whole.form == Condition::Form::any};
    if (whole.form == Condition::Form::test) {
        found.text = whole.text;
        for (Condition::Read const& each : whole.reads)
            if (from.sees(each.node)) found.reads.push_back(reading(from, each));
        return found;
    }
    bool const named = whole.form == Condition::Form::named;
    if (named) found.text = whole.text;
    auto const parts = deciding_parts(from, whole, found.holds);
    if (!named && parts.size() == 1) return tested(from, parts.front());
    for (std::uint32_t const each : parts) {
        Tested part = tested(from, each);
        if (!named || part.holds == found.holds) found.parts.push_back(std::move(part));
    }
    if (!found.parts.empty()) return found;
    found.text = whole.text;
    // What the name stands for is something else, or in a record that is not there: then the name is what is said.
    if (named && from.sees(whole.node)) found.reads.push_back(reading(from, {.name = whole.text, .node = whole.node}));
    return found;
}

}  // namespace detail

/// `row`: of `scope`, in which or around which the condition's node lives.
inline Tested tested(Graph const& graph, Evaluation const& evaluation, std::uint32_t condition, ScopeId scope, std::uint32_t row) {
    return detail::tested({graph, evaluation, scope, row}, condition);
}

namespace detail {

inline std::string is(Reading const& each) {
    if (each.counts) return each.value == "0" ? "is empty" : "has " + each.value + (each.value == "1" ? " element" : " elements");
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
