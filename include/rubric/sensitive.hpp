// What a sensitive field holds is told by the nodes that carry it on: the field itself, what is reckoned, chosen or written from it, and
// maps of it. A test tells yes or no and no more, so what rules decide by sensitive facts is not withheld.
#pragma once

#include <rubric/graph.hpp>

#include <algorithm>
#include <vector>

namespace rubric {

/// For each node whether its value tells what a sensitive field holds.
inline std::vector<bool> tells_sensitive(Graph const& graph) {
    std::vector<bool> tells(graph.nodes.size());
    auto const slot_is_sensitive = [&](Node const& node) {
        return graph.shapes[graph.scopes[node.scope].shape].slots[static_cast<std::size_t>(node.argument)].sensitive;
    };
    auto const any = [&](Node const& node, std::uint32_t from) {
        auto const first = graph.operands.begin() + node.first;
        return std::any_of(first + from, first + node.count, [&](NodeId each) { return tells[each]; });
    };
    auto const bids = [&](Reduction const& reduction) {
        auto const bid = [&](Stream const& each) { return tells[each.outcome]; };
        return std::any_of(reduction.streams.begin(), reduction.streams.end(), bid) ||
               (reduction.otherwise != nothing && tells[reduction.otherwise]);
    };
    auto const told_by = [&](Node const& node) {
        switch (node.op) {
            case Op::fact:
            case Op::assume:
                return slot_is_sensitive(node) || any(node, 0);
            case Op::broadcast:
            case Op::known:
            case Op::add:
            case Op::subtract:
            case Op::multiply:
            case Op::divide:
            case Op::shift:
            case Op::elapsed:
            case Op::format:
                return any(node, 0);
            case Op::select: {
                Domain const selector = graph.nodes[graph.operands[node.first]].domain;
                bool const tests = selector.enumeration == boolean_enumeration || selector.enumeration == record_enumeration;
                return any(node, tests ? 1 : 0);
            }
            case Op::reduce:
                return bids(graph.reductions[static_cast<std::size_t>(node.argument)]);
            default:
                return false;
        }
    };
    for (NodeId id = 0; id < graph.nodes.size(); ++id) tells[id] = told_by(graph.nodes[id]);
    return tells;
}

}  // namespace rubric
