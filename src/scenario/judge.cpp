#include "judge.hpp"

#include <rubric/outcome.hpp>
#include <rubric/show.hpp>

#include <algorithm>
#include <set>

namespace rubric::scenario {

namespace {

using check::Expectation;
using check::Expression;

std::string name_of(Expression const& e) {
    if (e.let) return e.let->name;
    if (e.field) return (e.parts.empty() || e.parts[0]->op == check::Op::self ? "" : name_of(*e.parts[0]) + ".") + e.field->name;
    if (e.op == check::Op::member && (e.parts[0]->duty || e.parts[0]->offer))
        return (e.parts[0]->duty ? e.parts[0]->duty->name : e.parts[0]->offer->name) + "." + e.word;
    return e.op == check::Op::variable ? e.variable->name : "";  // that of an aggregate is the element's
}

}  // namespace

std::string quoted(std::string const& name) { return name.empty() ? "this" : "`" + name + "`"; }

NodeId Judge::node(Expression const* expression) const {
    auto const place = questions_.find(expression);
    return place ? lowered_.nodes[*place] : nothing;
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

Verdict Judge::judge(Expectation const& expected) const {
    switch (expected.kind) {
        case Expectation::Kind::offer:
            return offers(expected);
        case Expectation::Kind::duty:
            return duties(expected);
        case Expectation::Kind::report:
            return report(expected);
        case Expectation::Kind::asks:
            return asks(expected);
        default:
            return condition(expected);
    }
}

/// Among the decisive questions.
Verdict Judge::asks(Expectation const& expected) const {
    if (!asked_) {
        asked_.emplace();
        for (Question const& each : questions(graph_, evaluation_)) asked_->push_back(each.text);
    }
    std::string path;
    for (check::Field const* each : expected.asks) path += (path.empty() ? "" : ".") + each->name;
    bool const among = std::find(asked_->begin(), asked_->end(), path) != asked_->end();
    Verdict verdict{.holds = among != expected.negated};
    std::vector<std::string> names;
    for (std::string const& each : *asked_) names.push_back(quoted(each));
    verdict.found = names.empty() ? "nothing is asked" : "what is asked is " + one_of(names, "and");
    return verdict;
}

Verdict Judge::condition(Expectation const& expected) const {
    Verdict verdict;
    Truth const found = truth(*expected.condition, verdict);
    verdict.holds = found.yes && !found.no && !found.error;
    auto const about = subject(expected.condition);
    NodeId const at = node(about.get());
    if (at != nothing)
        verdict.found = quoted(name_of(*about)) + " is " + shown(at);
    else if (about->type.list)
        verdict.found = quoted(name_of(*about)) + " is " + shown_list(about.get());
    if ((at == nothing && !about->type.list) || about == expected.condition)
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
