// Finds what a finished graph measures, and the cuts that its comparisons make: from each fact, and each expression that is compared,
// upwards to the comparisons, through whatever passes a value on and through arithmetic.
#pragma once

#include <rubric/graph.hpp>
#include <rubric/limits.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <unordered_set>

namespace rubric {

class MeasureFinder {
public:
    explicit MeasureFinder(Graph const& graph)
        : graph_(graph), firsts_(graph.nodes.size() + 2), users_(graph.operands.size()), shown_(graph.nodes.size()) {
        for (Node const& each : graph.nodes)
            for (NodeId const operand : of(each)) ++firsts_[operand + 2];
        for (std::size_t i = 2; i < firsts_.size(); ++i) firsts_[i] += firsts_[i - 1];
        for (NodeId id = 0; id < graph.nodes.size(); ++id) {
            auto const operands = of(graph.nodes[id]);
            for (std::uint32_t i = 0; i < operands.size(); ++i) users_[firsts_[operands[i] + 1]++] = {id, i};
        }
        mark_shown();
    }

    std::vector<Measure> find() {
        std::vector<Measure> found;
        for (NodeId id = 0; id < graph_.nodes.size(); ++id) {
            Node const& node = graph_.nodes[id];
            if (form_of(node.domain) == Form::levels || !is_measured(id)) continue;
            Measure made{.node = id};
            look_up(made);
            if (!made.cuts.empty() || node.op == Op::fact) found.push_back(std::move(made));
        }
        return found;
    }

private:
    std::span<NodeId const> of(Node const& node) const { return {graph_.operands.data() + node.first, node.count}; }
    std::span<NodeId const> of(NodeId id) const { return of(graph_.nodes[id]); }
    /// Who reads a node.
    std::span<Step const> users(NodeId id) const { return {users_.data() + firsts_[id], users_.data() + firsts_[id + 1]}; }

    /// What outcomes give as it is: within a cell there is more than one answer.
    void mark_shown() {
        auto const mark = [&](NodeId id) {
            if (id != nothing) shown_[id] = true;
        };
        for (auto const& each : graph_.decisions) {
            mark(each.value);
            for (auto const& stream : each.list.streams) mark(stream.outcome);
        }
        for (auto const& each : graph_.duties) mark(each.by), mark(each.short_);
    }

    static bool compares(Op op) { return op == Op::compare || op == Op::in_ranges || op == Op::in_texts; }
    static bool reckons(Op op) {
        return op == Op::add || op == Op::subtract || op == Op::multiply || op == Op::divide || op == Op::shift || op == Op::elapsed;
    }

    bool is_measured(NodeId id) const {
        Op const op = graph_.nodes[id].op;
        if (op == Op::fact) return true;
        if (op == Op::constant || op == Op::parameter || op == Op::broadcast || op == Op::waiting) return false;
        return std::any_of(users(id).begin(), users(id).end(), [&](Step user) { return compares(graph_.nodes[user.node].op); });
    }

    struct Way {
        NodeId node;
        std::vector<Step> through;
        bool told = false;  ///< only in a text: what reads that as more than words reads the value itself
    };

    void look_up(Measure& measure) {
        std::vector<Way> ahead{{measure.node, {}}};
        std::size_t looked = 0;
        for (std::size_t next = 0; next < ahead.size(); ++next) {
            Way const way = ahead[next];
            if (shown_[way.node]) measure.exact = false;
            for (Step const user : users(way.node)) {
                if (++looked > limits::ways_from_a_fact || measure.cuts.size() > limits::cuts) {
                    measure.exact = false;
                    return;
                }
                follow(measure, way, user, ahead);
            }
        }
    }

    void follow(Measure& measure, Way const& way, Step user, std::vector<Way>& ahead) {
        Node const& node = graph_.nodes[user.node];
        bool const same_form = form_of(node.domain) == form_of(graph_.nodes[way.node].domain);
        if (way.told && (compares(node.op) || node.op == Op::parameter)) return void(measure.exact = false);
        if (node.op == Op::format) return ahead.push_back({user.node, {}, true});
        if (compares(node.op)) return compared(measure, way, user);
        if (reckons(node.op) && way.through.size() < limits::nesting) {
            Way longer{user.node, way.through, way.told};
            longer.through.push_back(user);
            if (node.op == Op::divide && user.operand == 1) measure.exact = false;
            for (NodeId const each : of(user.node))
                if (each != way.node && depends(each, measure.node)) measure.exact = false;
            return ahead.push_back(std::move(longer));
        }
        switch (node.op) {
            case Op::broadcast:
            case Op::known:
            case Op::assume:
            case Op::fact:
            case Op::select:
                if (same_form) ahead.push_back({user.node, way.through, way.told});
                return;
            case Op::is_none:
                return;
            case Op::parameter:
                for (auto const& each : graph_.parameters[static_cast<std::size_t>(node.argument)].values)
                    add(measure, {.through = way.through, .on = each.from, .below = true});
                return;
            case Op::reduce:
                return reduced(measure, way, user, ahead);
            default:
                measure.exact = false;
        }
    }

    void reduced(Measure& measure, Way const& way, Step user, std::vector<Way>& ahead) {
        Reduction const& reduction = graph_.reductions[static_cast<std::size_t>(graph_.nodes[user.node].argument)];
        bool passed_on = reduction.otherwise == way.node;
        for (Stream const& each : reduction.streams) {
            passed_on = passed_on || each.outcome == way.node;
            if (each.key == way.node)
                add(measure, {.through = way.through, .with = way.node, .below = true, .above = true, .siblings = true});
        }
        bool const as_a_whole = reduction.policy == Policy::alike || reduction.policy == Policy::missing;
        if (as_a_whole) measure.exact = false;  // lists held against each other; dates and the periods that they lie in
        if (!passed_on || as_a_whole) return;
        if (reduction.policy == Policy::joined) return ahead.push_back({user.node, {}, true});
        Way further{user.node, way.through, way.told};
        if (reduction.policy == Policy::sum) further.through.push_back(user);
        ahead.push_back(std::move(further));
    }

    void compared(Measure& measure, Way const& way, Step user) {
        auto const operands = of(user.node);
        Node const& node = graph_.nodes[user.node];
        auto const cut = [&](NodeId with, bool below, bool above) {
            if (depends(with, measure.node)) measure.exact = false;
            Cut made{.through = way.through, .with = with, .below = below, .above = above};
            Node const& other = graph_.nodes[with];
            if (other.op == Op::constant) {
                Fact const fact = graph_.constants[static_cast<std::size_t>(other.argument)];
                if (fact.state != Fact::State::known) return;
                made.with = nothing, made.on = fact.value;
            }
            add(measure, std::move(made));
        };
        if (node.op == Op::compare) {
            auto const relation = static_cast<std::size_t>(node.argument);
            bool const left = user.operand == 0;
            auto const& sides = begins[left ? relation : mirrored[relation]];
            return cut(operands[left ? 1 : 0], sides.below, sides.above);
        }
        if (user.operand != 0) return cut(operands[0], true, true);
        for (std::uint32_t i = 1; i < operands.size(); ++i) {
            bool const high = node.op == Op::in_ranges && i % 2 == 0, text = node.op == Op::in_texts;
            bool const open = high && (node.argument >> (i / 2 - 1) & 1);
            cut(operands[i], text || !high || open, text || (high && !open));
        }
    }

    static void add(Measure& measure, Cut made) {
        for (Cut& each : measure.cuts) {
            bool const same = each.through == made.through && each.with == made.with && each.on == made.on && each.siblings == made.siblings;
            if (!same) continue;
            each.below = each.below || made.below, each.above = each.above || made.above;
            return;
        }
        measure.cuts.push_back(std::move(made));
    }

    /// Whether the value of `node` rests on the same fact as `measured`, which comes before it.
    bool depends(NodeId node, NodeId measured) const {
        if (node == nothing || node < measured) return false;
        std::vector<NodeId> left{node};
        std::unordered_set<NodeId> seen{node};
        while (!left.empty()) {
            NodeId const at = left.back();
            left.pop_back();
            if (at == measured) return true;
            for (NodeId const each : of(at))
                if (each >= measured && seen.insert(each).second) left.push_back(each);
        }
        return false;
    }

    struct Sides { bool below, above; };
    static constexpr std::array<Sides, 6> begins{{{true, true}, {true, true}, {true, false}, {false, true}, {false, true}, {true, false}}};
    static constexpr std::array<std::size_t, 6> mirrored{0, 1, 4, 5, 2, 3};

    Graph const& graph_;
    std::vector<std::uint32_t> firsts_;  ///< where the users of each node begin
    std::vector<Step> users_;
    std::vector<bool> shown_;
};

}  // namespace rubric
