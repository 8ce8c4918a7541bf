// What each operation does, by its place in Op.
#pragma once

#include <rubric/evaluation/answers.hpp>
#include <rubric/evaluation/broadcast.hpp>
#include <rubric/evaluation/formats.hpp>
#include <rubric/evaluation/leaves.hpp>
#include <rubric/evaluation/membership.hpp>
#include <rubric/evaluation/one_row.hpp>
#include <rubric/evaluation/picked.hpp>
#include <rubric/evaluation/reductions.hpp>
#include <rubric/evaluation/tests.hpp>
#include <rubric/evaluation/values.hpp>

namespace rubric::operations {

using Operation = void (*)(Engine&, Node const&, Column&);

inline constexpr Operation table[] = {constant,
                                      fact,
                                      given,
                                      given_list,
                                      assume,
                                      parameter,
                                      element,
                                      place,
                                      picked,
                                      broadcast,
                                      negation,
                                      conjunction,
                                      disjunction,
                                      in_levels,
                                      compare,
                                      in_ranges,
                                      in_texts,
                                      is_none,
                                      select,
                                      known,
                                      sum<Adding>,
                                      sum<Subtracting>,
                                      product,
                                      quotient,
                                      by_unit<rubric::shift, DenseShift>,
                                      by_unit<rubric::elapsed, DenseElapsed>,
                                      at_least,
                                      reduce,
                                      format,
                                      waiting};
static_assert(std::size(table) == static_cast<std::size_t>(Op::waiting) + 1);

inline Operation operation_of(Node const& node) { return table[static_cast<std::size_t>(node.op)]; }

// Templates of the one Engine there is, so that each unit makes only what it calls.
template <class Run>
void perform_one(Run& run, NodeId id) {
    Node const& node = run.node(id);
    Column& out = run.begin(id);
    if (run.count(node.scope) != 1) return operation_of(node)(run, node, out);
    Task const task = one_row::task_of(run, id, operation_of(node));
    task.perform(run, task);
}

/// What every case has alike is made at once; the rest becomes tasks.
template <class Run>
void make_tasks(Run& run) {
    Schedule& schedule = run.schedule();
    auto const of_any_number_of_rows = [](Engine& engine, Task const& task) { perform_one(engine, task.id); };
    schedule.tasks().begin();
    for (NodeId const id : std::vector(schedule.all_due())) {
        Node const& node = run.node(id);
        if (schedule.stays(id))
            perform_one(run, id);
        else
            schedule.tasks().add(node.scope == 0 ? one_row::task_of(run, id, operation_of(node)) : Task{.perform = of_any_number_of_rows, .id = id},
                                 schedule.stays_for_the_day(id));
    }
}

/// One case after another.
template <class Run>
void perform_case(Run& run) {
    Tasks& tasks = run.schedule().tasks();
    if (!tasks.are_ready()) make_tasks(run);
    for (Task const& task : tasks.of_a_new_day()) task.perform(run, task);
    for (Task const& task : tasks.of_a_case()) task.perform(run, task);
}

/// Every node over all rows of its scope; operands come first, so one pass is enough.
template <class Run>
void perform_all(Run& run) {
    if (run.count(0) == 1) return perform_case(run);
    for (NodeId const id : run.schedule().all_due()) perform_one(run, id);
}

/// What a library may have compiled once, for all its units and the machine that it runs on; else they are made here.
template <class Run>
void run_one(Run& run, NodeId id) {
    perform_one(run, id);
}
template <class Run>
void run_all(Run& run) {
    perform_all(run);
}

template <class Run>
Answers answers() {
    return {};
}

#ifdef RUBRIC_OPERATIONS_ELSEWHERE
template <>
Answers answers<Engine>();
template <>
void run_one(Engine&, NodeId);
template <>
void run_all(Engine&);
#endif

}  // namespace rubric::operations
