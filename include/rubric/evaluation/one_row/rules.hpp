// Rules of one row.
#pragma once

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

inline Task::Perform make_reduce(Engine const& run, Task& task) {
    Reduction const& reduction = run.graph().reductions[task.argument];
    auto const of_this_scope = [&](Stream const& each) { return each.scope == task.node->scope; };
    bool const rules_alone = !run.schedule().index_of(reduction) && std::all_of(reduction.streams.begin(), reduction.streams.end(), of_this_scope);
    return rules_alone && reduction.policy == Policy::first && task.out->form != Form::text ? first : in_general;
}

}  // namespace rubric::operations::one_row
