// Facts of one row, and what is assumed where they are open.
#pragma once

#include <rubric/evaluation/leaves.hpp>
#include <rubric/evaluation/one_row/live.hpp>

namespace rubric::operations::one_row {

/// Of the case.
inline Fact given(Engine& run, Task const& task) {
    Row const* const row = run.single();
    return row ? row->slots[task.slot] : run.rows()[0].fact(0, task.slot);
}

/// All that an unknown fact may be.
inline Live open(Column const& column, bool optional) {
    Live const some = column.form == Form::range ? range | wide : some_planes(column.count);
    return some | where(optional, none);
}

/// `known` where it is known, else what its state says.
inline Live by_state(Task const& task, Fact::State state, Live known) {
    static_assert(static_cast<int>(Fact::State::known) == std::size(Task{}.unless_known));
    return state == Fact::State::known ? known : task.unless_known[static_cast<std::size_t>(state)];
}

inline void level_fact(Engine& run, Task const& task) {
    Fact const fact = given(run, task);
    auto const level = static_cast<std::uint64_t>(fact.value);
    bool const admitted = level < task.out->count - first_plane;
    task.out->live = by_state(task, fact.state, admitted ? plane(first_plane + (level & 63)) : error);
}

template <bool (*admits)(std::int64_t)>
void number_fact(Engine& run, Task const& task) {
    Fact const fact = given(run, task);
    task.out->lanes[0] = fact.value;
    task.out->live = by_state(task, fact.state, admits(fact.value) ? range : error);
}

inline bool in_limits(std::int64_t value) { return value >= -number_limit; }
inline bool is_whole(std::int64_t value) { return value % one == 0 && value >= -number_limit; }

/// Where the case does not give it, what computes it.
inline void computed_fact(Engine& run, Task const& task) {
    if (given(run, task).state == Fact::State::unknown) return same(*task.out, task.operand(0));
    in_general(run, task);
}

inline Task::Perform make_fact(Engine const&, Task& task) {
    if (task.out->form == Form::text || task.node->scope != 0) return in_general;
    task.slot = static_cast<std::uint32_t>(task.argument);
    if (task.count != 0) return computed_fact;
    bool const optional = task.node->domain.optional;
    task.unless_known[static_cast<std::size_t>(Fact::State::unknown)] = open(*task.out, optional);
    task.unless_known[static_cast<std::size_t>(Fact::State::none)] = optional ? none : error;
    task.unless_known[static_cast<std::size_t>(Fact::State::error)] = error;
    if (task.out->form == Form::levels) return level_fact;
    Kind const kind = task.node->domain.kind;
    return kind == Kind::date ? number_fact<on_calendar> : kind == Kind::integer ? number_fact<is_whole> : number_fact<in_limits>;
}

inline void assume(Engine& run, Task const& task) {
    Column const& value = task.operand(0);
    bool const open = value.form != Form::levels || !std::has_single_bit(value.live);
    same(*task.out, open && (assumes_in(run, *task.node, 0) & 1) != 0 ? task.operand(1) : value);
}
inline Task::Perform make_assume(Engine const&, Task&) { return assume; }

}  // namespace rubric::operations::one_row
