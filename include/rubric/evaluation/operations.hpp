// What each operation does, by its place in Op.
#pragma once

#include <rubric/evaluation/answers.hpp>
#include <rubric/evaluation/broadcast.hpp>
#include <rubric/evaluation/formats.hpp>
#include <rubric/evaluation/leaves.hpp>
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
                                      arithmetic<rubric::divide>,
                                      by_unit<rubric::shift, DenseShift>,
                                      by_unit<rubric::elapsed, DenseElapsed>,
                                      at_least,
                                      reduce,
                                      format,
                                      waiting};
static_assert(std::size(table) == static_cast<std::size_t>(Op::waiting) + 1);

#if defined(__GNUC__)
#define RUBRIC_IN_PLACE [[gnu::always_inline]]
#else
#define RUBRIC_IN_PLACE
#endif

/// A single case is a few instructions a node, of which a call more would be a good part.
template <class Run>
RUBRIC_IN_PLACE inline void perform(Run& run, NodeId id) {
    Node const& node = run.node(id);
    Column& out = run.begin(id);
    auto const op = static_cast<std::size_t>(node.op);
    if (run.count(node.scope) != 1) return table[op](run, node, out);
    if (one_row::table[op] && one_row::table[op](run, node, out)) return;
    table[op](run, node, out);
    one_row::tidy(out);
}

// Templates of the one Engine there is, so that each unit makes only what it calls.
template <class Run>
void perform_one(Run& run, NodeId id) {
    perform(run, id);
}

/// Every node over all rows of its scope; operands come first, so one pass is enough.
template <class Run>
void perform_all(Run& run) {
    for (NodeId const id : run.all_due()) perform(run, id);
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
