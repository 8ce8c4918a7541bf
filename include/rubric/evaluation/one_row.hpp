// The operations once more for a scope of one row, which is what a single case is: a few bit operations on one word each, made ready
// once as tasks. What has no such way here takes the general one.
#pragma once

#include <rubric/evaluation/one_row/leaves.hpp>
#include <rubric/evaluation/one_row/rules.hpp>
#include <rubric/evaluation/one_row/tests.hpp>
#include <rubric/evaluation/one_row/values.hpp>

namespace rubric::operations::one_row {

/// Chooses what performs the task, and makes its argument ready.
using Make = Task::Perform (*)(Engine const&, Task&);

inline Task::Perform make_general(Engine const&, Task&) { return in_general; }

/// By their place in Op.
inline constexpr Make table[] = {make_general,  // constant
                                 make_fact,
                                 make_general,  // given
                                 make_general,  // given_list
                                 make_assume,
                                 make_general,  // parameter
                                 make_general,  // element
                                 make_general,  // place
                                 make_general,  // picked
                                 make_general,  // broadcast
                                 make_negation,
                                 make_joined<no_plane, yes_plane>,
                                 make_joined<yes_plane, no_plane>,
                                 make_in_levels,
                                 make_compare,
                                 make_in_ranges,
                                 make_general,  // in_texts
                                 make_is_none,
                                 make_select,
                                 make_known,
                                 make_arithmetic<Sum>,
                                 make_arithmetic<Difference>,
                                 make_arithmetic<Product>,
                                 make_arithmetic<Quotient>,
                                 make_shift,
                                 make_elapsed,
                                 make_general,  // at_least
                                 make_reduce,
                                 make_general,  // format
                                 make_general};  // waiting
static_assert(std::size(table) == static_cast<std::size_t>(Op::waiting) + 1);

/// `general`: the operation for any number of rows.
inline Task task_of(Engine& run, NodeId id, Task::Operation general) {
    Node const& node = run.node(id);
    Task task{.out = &run.column_of(id),
              .operands = run.operand_columns(node),
              .count = node.count,
              .id = id,
              .node = &node,
              .argument = static_cast<std::uint64_t>(node.argument),
              .general = general};
    task.perform = table[static_cast<std::size_t>(node.op)](run, task);
    return task;
}

}  // namespace rubric::operations::one_row
