// Numbers, dates and choices of one row.
#pragma once

#include <rubric/evaluation/one_row/live.hpp>

namespace rubric::operations::one_row {

/// A branch for each level, `argument`: how many levels there are.
inline void select(Engine&, Task const& task) {
    Live const selector = task.operand(0).live;
    bool const branch_of_none = task.count == task.argument + 2;
    Column& out = *task.out;
    out.live = selector & (branch_of_none ? error : not_some);
    for (Live left = selector >> first_plane; left != 0; left &= left - 1)
        give(out, task.operand(1 + static_cast<std::size_t>(std::countr_zero(left))));
    if (branch_of_none && (selector & none)) give(out, task.operand(1 + task.argument));
}
inline Task::Perform make_select(Engine const&, Task& task) {
    task.argument = task.operand(0).count - first_plane;
    return task.out->form == Form::text ? in_general : select;
}

inline void known(Engine&, Task const& task) {
    same(*task.out, task.operand(0));
    task.out->live = settled(task.out->live & ~none);
}
inline Task::Perform make_known(Engine const&, Task&) { return known; }

/// An operand in error is an error, else one that is none is none; beyond that `of` the two spans, or an error in its place.
template <class Of>
void strict(Task const& task, Of of) {
    Column const &a = task.operand(0), &b = task.operand(1);
    Column& out = *task.out;
    Live const none_a = a.live & none, none_b = b.live & none;
    bool const missing = (none_a && (b.live & (none | range))) || (none_b && (a.live & range));
    out.live = ((a.live | b.live) & error) | where(missing, none);
    if ((a.live & b.live & range) == 0) return;
    std::optional<Span> const found = of(span(a), span(b));
    found ? hold(out, *found) : void(out.live |= error);
}

struct Sum {
    static bool overflows(std::int64_t a, std::int64_t b, std::int64_t& found) { return __builtin_add_overflow(a, b, &found); }
    static std::optional<Span> of(Span a, Span b) { return rubric::add(a, b); }
};
struct Difference {
    static bool overflows(std::int64_t a, std::int64_t b, std::int64_t& found) { return __builtin_sub_overflow(a, b, &found); }
    static std::optional<Span> of(Span a, Span b) { return rubric::subtract(a, b); }
};
struct Product {
    /// By whole numbers nothing is rounded.
    static bool overflows(std::int64_t a, std::int64_t b, std::int64_t& found) { return b % one != 0 || __builtin_mul_overflow(a, b / one, &found); }
    static std::optional<Span> of(Span a, Span b) { return rubric::multiply(a, b); }
};
struct Quotient {
    static bool overflows(std::int64_t, std::int64_t, std::int64_t&) { return true; }
    static std::optional<Span> of(Span a, Span b) { return rubric::divide(a, b); }
};

template <class Kind>
void arithmetic(Engine&, Task const& task) {
    Column const &a = task.operand(0), &b = task.operand(1);
    std::int64_t found = 0;
    if (is_number(a) && is_number(b) && !Kind::overflows(*a.low, *b.low, found) && found >= -number_limit) return hold(*task.out, found);
    strict(task, Kind::of);
}
template <class Kind>
Task::Perform make_arithmetic(Engine const&, Task&) {
    return arithmetic<Kind>;
}

template <std::optional<Span> (*of)(Span, Span, Unit, Calendar const*)>
void by_unit(Engine& run, Task const& task) {
    strict(task, [&](Span a, Span b) { return of(a, b, static_cast<Unit>(task.argument), run.graph().calendar.get()); });
}

/// Days and weeks on; `argument`: the days in one.
inline void shift_by_days(Engine& run, Task const& task) {
    Column const &date = task.operand(0), &count = task.operand(1);
    if (!is_number(date) || !is_number(count)) return by_unit<rubric::shift>(run, task);
    std::int64_t const days = floor_of(*count.low) * (static_cast<Unit>(task.argument) == Unit::weeks ? 7 : 1);
    std::optional<Day> const day = add_days(*date.low, days);
    hold(*task.out, day.value_or(0), day.has_value());
}
inline Task::Perform make_shift(Engine const&, Task& task) {
    auto const unit = static_cast<Unit>(task.argument);
    return unit == Unit::days || unit == Unit::weeks ? shift_by_days : by_unit<rubric::shift>;
}
inline Task::Perform make_elapsed(Engine const&, Task&) { return by_unit<rubric::elapsed>; }

}  // namespace rubric::operations::one_row
