// The values of a parameter between which a row cannot tell: where all that reads it compares it with columns that no variant touches, only
// its place among their ends matters. Thousands of thresholds are then a handful of regions for each row.
#pragma once

#include <rubric/evaluation/leaves.hpp>
#include <rubric/what_if/groups.hpp>

namespace rubric {

class AxisRegions {
public:
    /// Places in the order of `value`, from `first` to before `last`, between which a row sees no difference.
    struct Region {
        std::uint32_t first = 0, last = 0;
    };

    /// `dependent`: for each node whether any axis touches it. Where something else reads the parameter there are no regions.
    AxisRegions(Graph const& graph, std::uint32_t parameter, std::vector<Fact> const& values, std::vector<bool> const& needed, std::vector<bool> const& dependent)
        : values_(values), order_(values.size()) {
        for (std::uint32_t i = 0; i < order_.size(); ++i) order_[i] = i;
        Domain const domain = graph.parameters[parameter].domain;
        auto const is_known = [&](std::uint32_t i) {
            return values_[i].state == Fact::State::known && admits(graph, domain, values_[i].value);
        };
        std::stable_sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
            return is_known(a) != is_known(b) ? is_known(a) : is_known(a) && values_[a].value < values_[b].value;
        });
        for (std::uint32_t const i : order_)
            if (is_known(i)) known_.push_back(values_[i].value);
        apart_ = form_of(domain) == Form::range;
        for (NodeId id = 0; id < graph.nodes.size(); ++id)
            if (needed[id]) look(graph, parameter, id, dependent);
    }

    bool apart() const { return apart_; }                       ///< there are regions
    std::size_t size() const { return order_.size(); }
    Fact value(std::uint32_t place) const { return values_[order_[place]]; }
    std::uint32_t original(std::uint32_t place) const { return order_[place]; }  ///< its place among the values as they were given
    std::vector<NodeId> const& compared() const { return compared_; }            ///< with these

    /// For a row in which the compared columns have these ends.
    void find(std::vector<std::int64_t>& ends, std::vector<Region>& found) const {
        found.clear();
        std::sort(ends.begin(), ends.end());
        std::uint32_t first = 0;
        auto const until = [&](auto last) {
            auto const place = static_cast<std::uint32_t>(last - known_.begin());
            if (place > first) found.push_back({first, place}), first = place;
        };
        for (std::int64_t const each : ends) {
            until(std::lower_bound(known_.begin(), known_.end(), each));
            until(std::upper_bound(known_.begin(), known_.end(), each));
        }
        until(known_.end());
        for (; first < order_.size(); ++first) found.push_back({first, first + 1});  // unknown, none, in error: each by itself
    }

private:
    bool reads(Graph const& graph, std::uint32_t parameter, NodeId id) const {
        return graph.nodes[id].op == Op::parameter && static_cast<std::uint32_t>(graph.nodes[id].argument) == parameter;
    }
    void look(Graph const& graph, std::uint32_t parameter, NodeId id, std::vector<bool> const& dependent) {
        Node const& node = graph.nodes[id];
        std::span<NodeId const> const operands(graph.operands.data() + node.first, node.count);
        bool const reader = std::ranges::any_of(operands, [&](NodeId each) { return reads(graph, parameter, each); });
        if (!reader) return;
        bool const compares = node.op == Op::compare || (node.op == Op::in_ranges && node.count == 3);
        apart_ = apart_ && compares;
        for (NodeId const each : operands) {
            if (reads(graph, parameter, each)) continue;
            apart_ = apart_ && !dependent[each];
            compared_.push_back(each);
        }
    }

    std::vector<Fact> values_;
    std::vector<std::uint32_t> order_;
    std::vector<std::int64_t> known_;  // in order
    std::vector<NodeId> compared_;
    bool apart_ = true;
};

}  // namespace rubric
