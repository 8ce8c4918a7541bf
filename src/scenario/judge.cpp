#include "judge.hpp"

#include <rubric/outcome.hpp>
#include <rubric/show.hpp>

#include <algorithm>
#include <set>

namespace rubric::scenario {

namespace {

using check::Expectation;
using check::Expression;
using check::Op;

constexpr std::string_view strengths[]{"may", "should", "must", "must not"};

std::string name_of(Expression const& e) {
    if (e.let) return e.let->name;
    if (e.field) return (e.parts.empty() || e.parts[0]->op == Op::self ? "" : name_of(*e.parts[0]) + ".") + e.field->name;
    if (e.op == Op::member && (e.parts[0]->duty || e.parts[0]->offer))
        return (e.parts[0]->duty ? e.parts[0]->duty->name : e.parts[0]->offer->name) + "." + e.word;
    return e.variable ? e.variable->name : "";
}

std::string quoted(std::string const& name) { return name.empty() ? "this" : "`" + name + "`"; }

}  // namespace

NodeId Judge::node(Expression const* expression) const {
    auto const place = questions_.find(expression);
    return place ? nodes_[*place] : nothing;
}

Value Judge::read(NodeId node, std::uint32_t row, Verdict& verdict) const {
    verdict.looked_at.push_back(node);
    Value const found = evaluation_.value(node, row);
    verdict.in_error = verdict.in_error || found.error;
    return found;
}

std::string Judge::shown(NodeId node, std::uint32_t row) const {
    return show(graph_, texts_, evaluation_.value(node, row), Writing::files);
}

/// A condition that asks of states is taken apart here; the rest is what its node says.
Judge::Truth Judge::truth(Expression const& condition, Verdict& verdict) const {
    if (!asks_of_states(condition)) {
        NodeId const at = node(&condition);
        if (at == nothing) return {};
        Value const value = read(at, 0, verdict);
        return {(value.levels & 2) != 0, (value.levels & 1) || value.none, value.error};
    }
    if (condition.op == Op::is_unknown || condition.op == Op::is_error) {
        NodeId const at = node(condition.parts[0].get());
        if (at == nothing) return {};
        Value const value = read(at, 0, verdict);
        bool const yes = condition.op == Op::is_unknown ? value.open() : value.in_error();
        return {yes, !yes, false};
    }
    if (condition.op == Op::negation) {
        Truth const of = truth(*condition.parts[0], verdict);
        return {of.no, of.yes, of.error};
    }
    bool const all = condition.op == Op::conjunction;
    Truth found{all, !all, false};
    for (auto const& part : condition.parts) {
        Truth const one = truth(*part, verdict);
        found.yes = all ? found.yes && one.yes : found.yes || one.yes;
        found.no = all ? found.no || one.no : found.no && one.no;
        found.error = found.error || one.error;
    }
    return found;
}

Verdict Judge::judge(Expectation const& expected) const {
    switch (expected.kind) {
        case Expectation::Kind::offer:
            return offers(expected);
        case Expectation::Kind::duty:
            return duties(expected);
        default:
            return condition(expected);
    }
}

Verdict Judge::condition(Expectation const& expected) const {
    Verdict verdict;
    Truth const found = truth(*expected.condition, verdict);
    verdict.holds = found.yes && !found.no && !found.error;
    auto const about = subject(expected.condition);
    NodeId const at = node(about.get());
    if (at != nothing) verdict.found = quoted(name_of(*about)) + " is " + shown(at);
    if (at == nothing || about == expected.condition)
        verdict.found = found.yes && found.no ? "this is open" : found.error ? "this is in error" : "this is no";
    if (!verdict.holds) {
        auto const names = rules(about);
        if (!names.empty()) verdict.reason = "settled by " + one_of(names, "and");
    } else if (expected.has_because) {
        because(expected, verdict);
    }
    return verdict;
}

std::vector<std::string> Judge::rules(check::ExpressionPtr const& of) const {
    std::vector<std::uint32_t> found;
    NodeId const at = node(of.get());
    if (at != nothing) {
        found = evaluation_.because(at);
    } else if (of->let) {
        for (std::uint32_t i = 0; i < graph_.decisions.size(); ++i)
            if (graph_.decisions[i].name == of->let->name) found = read_decision(graph_, evaluation_, i).because;
    }
    std::vector<std::string> names;
    for (auto const rule : found)
        if (std::find(names.begin(), names.end(), graph_.rules[rule].name) == names.end())
            names.push_back(graph_.rules[rule].name);
    return names;
}

void Judge::because(Expectation const& expected, Verdict& verdict) const {
    auto const names = rules(expected.because_of ? expected.because_of : subject(expected.condition));
    if (std::set(names.begin(), names.end()) == std::set(expected.because.begin(), expected.because.end())) return;
    verdict.holds = false;
    verdict.found += names.empty() ? ", settled by no rule" : ", settled by " + one_of(names, "and");
}

Verdict Judge::offers(Expectation const& expected) const {
    Verdict verdict{.holds = true};
    for (check::Offer const* offer : expected.offers)
        for (OfferOutput const& each : graph_.offers) {
            if (each.name != offer->name) continue;
            Value const when = read(each.when, 0, verdict);
            bool const yes = when.levels & 2, no = (when.levels & 1) || when.none;
            if (expected.negated ? no && !yes && !when.error : yes && !no && !when.error) continue;
            verdict.holds = false;
            verdict.found = quoted(each.name) + (when.error  ? " is in error"
                                                 : yes && no ? " is open"
                                                 : yes       ? " is offered"
                                                             : " is not offered");
        }
    return verdict;
}

Verdict Judge::duties(Expectation const& expected) const {
    Verdict verdict{.holds = true};
    for (check::Duty const* each : expected.duties)
        if (!duty(expected, each->name, verdict)) verdict.holds = false;
    return verdict;
}

/// Surely of that strength for some actor and element; with `no`, surely of none for any.
bool Judge::duty(Expectation const& expected, std::string const& name, Verdict& verdict) const {
    auto const wanted = static_cast<std::size_t>(expected.strength.value_or(check::Strength::must));
    Value due;
    if (expected.by) due = read(node(expected.by.get()), 0, verdict);
    bool some = false, none = true;
    std::vector<std::string> found;
    for (DutyOutput const& each : graph_.duties) {
        if (each.name != name) continue;
        std::uint32_t const rows = each.scope == 0 ? 1 : evaluation_.rows(each.scope);
        for (std::uint32_t row = 0; row < rows; ++row)
            for (RouteOutput const& route : each.routes) {
                if (expected.actor && expected.actor->name != route.actor) continue;
                Value const strength = read(route.strength, row, verdict);
                if (strength.is_none()) continue;
                none = false;
                bool fits = strength.determined() && strength.levels == std::uint64_t{1} << wanted;
                std::string stands = route.actor + " " + shown(route.strength, row);
                if (expected.by) {
                    Value const by = each.by == nothing ? Value{.none = true} : read(each.by, row, verdict);
                    fits = fits && by.determined() && by.ranged && due.determined() && by.low == due.low;
                    stands += " by " + (each.by == nothing ? "no day" : shown(each.by, row));
                }
                some = some || fits;
                if (std::find(found.begin(), found.end(), stands) == found.end()) found.push_back(stands);
            }
    }
    if (expected.negated ? none : some) return true;
    verdict.found = quoted(name) + (found.empty() ? " holds for nobody" : ": " + one_of(found, "and"));
    if (!expected.negated && !found.empty()) verdict.reason = "`as " + std::string(strengths[wanted]) + "` is what this says";
    return false;
}

std::vector<std::string> waits_of(Graph const& graph, std::vector<NodeId> const& nodes) {
    std::vector<bool> seen(graph.nodes.size());
    std::vector<NodeId> open;
    std::vector<std::string> features;
    auto const visit = [&](NodeId node) {
        if (node == nothing || seen[node]) return;
        seen[node] = true;
        open.push_back(node);
    };
    for (NodeId const node : nodes) visit(node);
    while (!open.empty()) {
        Node const& node = graph.nodes[open.back()];
        open.pop_back();
        for (std::uint32_t i = 0; i < node.count; ++i) visit(graph.operands[node.first + i]);
        if (node.op != rubric::Op::waiting) continue;
        std::string const& feature = graph.waiting[static_cast<std::size_t>(node.argument)];
        if (std::find(features.begin(), features.end(), feature) == features.end()) features.push_back(feature);
    }
    return features;
}

}  // namespace rubric::scenario
