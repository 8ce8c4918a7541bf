// Rules of one row.
#pragma once

#include <rubric/evaluation/indexed/look_up.hpp>
#include <rubric/evaluation/one_row/tests.hpp>

namespace rubric::operations::one_row {

/// Rules of the row's own scope: the first that holds. As FirstHit, of one row.
inline void first(Engine& run, Task const& task) {
    Reduction const& reduction = run.graph().reductions[task.argument];
    Column& out = *task.out;
    out.live = 0;
    Live const left_out = where(reduction.leave_out_none, none);
    for (Stream const& stream : reduction.streams) {
        Live const when = as_test(run.column(stream.when).live);
        if ((when & (yes | error)) == 0) continue;
        Column const& outcome = run.column(stream.outcome);
        if (when & yes) give(out, outcome, left_out | error);
        bool const wrong = (outcome.live & error) != 0, offers = (outcome.live & ~error & ~left_out) != 0;
        if (((when & error) && (offers || wrong)) || ((when & yes) && wrong)) out.live |= error;
        bool const silent = (when & no) || (outcome.live & left_out);
        if (!silent) return void(out.live = settled(out.live));
    }
    if (reduction.otherwise != nothing) give(out, run.column(reduction.otherwise));
    out.live = settled(out.live);
}

/// In which cell a subject is.
inline std::uint32_t cell_of(RuleIndex::Subject const& subject, Column const& column) {
    Live const live = column.live & (subject.is_range ? ~wide : ~Live{});
    if (subject.is_range && live == range) {
        if (column.live & wide) return any_cell;
        return *column.low == *column.high ? static_cast<std::uint32_t>(subject.cell_of(*column.low)) : several_cells;
    }
    if (std::has_single_bit(live)) return static_cast<std::uint32_t>(std::countr_zero(live));
    return !subject.is_range && live == some_planes(column.count) ? any_cell : several_cells;
}

/// What comes of the rules of a long table.
struct CaseFound {
    Engine const& run;
    RuleIndex const& index;
    Column& out;
    bool left = true;

    void give(std::size_t outcome) { one_row::give(out, run.column(index.outcomes[outcome])); }
    void breaks() { out.live |= error; }
    void settle() { left = false; }
};

inline void first_by_index(Engine& run, Task const& task) {
    Reduction const& reduction = run.graph().reductions[task.argument];
    RuleIndex const& index = *reduction.index;
    thread_local LookUpRoom room;
    LookUp rules(index, room);
    task.out->live = 0;
    for (std::size_t i = 0; i < index.subjects.size(); ++i) {
        Column const& column = run.column(index.subjects[i].node);
        rules.say(i, cell_of(index.subjects[i], column), column, 0);
    }
    CaseFound found{run, index, *task.out};
    rules.decide(found);
    if (found.left && reduction.otherwise != nothing) give(*task.out, run.column(reduction.otherwise));
    task.out->live = settled(task.out->live);
}

inline Task::Perform make_reduce(Engine const& run, Task& task) {
    Reduction const& reduction = run.graph().reductions[task.argument];
    auto const of_this_scope = [&](Stream const& each) { return each.scope == task.node->scope; };
    if (run.schedule().index_of(reduction)) return first_by_index;
    bool const rules_alone = std::all_of(reduction.streams.begin(), reduction.streams.end(), of_this_scope);
    return rules_alone && reduction.policy == Policy::first && task.out->form != Form::text ? first : in_general;
}

}  // namespace rubric::operations::one_row
