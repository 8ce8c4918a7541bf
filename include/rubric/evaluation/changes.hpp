// What has to change for a node's value to, at the least: what depends on nothing of a case need not be made for each.
#pragma once

#include <rubric/graph.hpp>

#include <algorithm>

namespace rubric {

enum class Changes : std::uint8_t { with_settings, with_today, with_facts };

/// By node.
inline std::vector<Changes> changes_of(Graph const& graph) {
    std::vector<Changes> found;
    for (Node const& node : graph.nodes) {
        bool const today = node.op == Op::fact && node.scope == 0 && node.argument == today_slot && node.count == 0;
        bool const of_operands = node.op == Op::constant || node.op == Op::parameter || (node.op >= Op::negation && node.op <= Op::at_least);
        Changes changes = of_operands ? Changes::with_settings : today ? Changes::with_today : Changes::with_facts;
        for (auto operand = node.first; of_operands && operand < node.first + node.count; ++operand)
            changes = std::max(changes, found[graph.operands[operand]]);
        found.push_back(changes);
    }
    return found;
}

}  // namespace rubric
