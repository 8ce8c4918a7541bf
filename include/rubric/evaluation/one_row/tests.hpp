// Tests of one row.
#pragma once

#include <rubric/evaluation/one_row/live.hpp>
#include <rubric/kernels/compare.hpp>

namespace rubric::operations::one_row {

/// None is no.
constexpr Live as_test(Live live) { return (live & (no | yes | error)) | (live & none) << (no_plane - none_plane); }
constexpr Live turned(Live test) { return (test & error) | (test & no) << (yes_plane - no_plane) | (test & yes) >> (yes_plane - no_plane); }

inline void negation(Engine&, Task const& task) { task.out->live = turned(as_test(task.operand(0).live)); }
inline Task::Perform make_negation(Engine const&, Task&) { return negation; }

/// As both() and either() of kernels/truth.hpp, of all at once: what `settles` settles it; an error remains where one is possible and
/// every test may be one or the other.
template <std::size_t settles, std::size_t other>
struct Joined {
    Live any = 0, every = plane(other), open = plane(other);

    void add(Column const& column) {
        Live const test = as_test(column.live);
        any |= test, every &= test, open &= test | test << (other - error_plane);
    }
    Live found() const { return (any & plane(settles)) | every | (any & open >> (other - error_plane) & error); }
};
template <std::size_t settles, std::size_t other>
void join_two(Engine&, Task const& task) {
    Joined<settles, other> joined;
    joined.add(task.operand(0)), joined.add(task.operand(1));
    task.out->live = joined.found();
}
template <std::size_t settles, std::size_t other>
void join_tests(Engine&, Task const& task) {
    Joined<settles, other> joined;
    for (Column const* const each : task.all()) joined.add(*each);
    task.out->live = joined.found();
}
template <std::size_t settles, std::size_t other>
Task::Perform make_joined(Engine const&, Task& task) {
    return task.count == 0 ? in_general : task.count == 2 ? join_two<settles, other> : join_tests<settles, other>;
}

inline void in_levels(Engine&, Task const& task) {
    Live const value = task.operand(0).live, levels = value >> first_plane;
    task.out->live = where((levels & task.argument) != 0, yes) | where((levels & ~task.argument) != 0 || (value & none) != 0, no) | (value & error);
}
inline Task::Perform make_in_levels(Engine const&, Task&) { return in_levels; }

/// None on either side is a no, and an error an error.
inline Live compared_with_none(Live a, Live b) {
    Live const some_a = a & ~not_some, some_b = b & ~not_some;
    bool const missing = ((a & none) != 0 && ((b & none) != 0 || some_b != 0)) || ((b & none) != 0 && some_a != 0);
    return ((a | b) & error) | where(missing, no);
}

inline constexpr Live less = 1, equal = 2, greater = 4;

/// What each standing makes of a comparison, a byte each.
constexpr Live by_standing(Live wanted) {
    Live found = 0;
    for (Live standing = 0; standing < 8; ++standing)
        found |= (where((standing & wanted) != 0, yes) | where((standing & ~wanted) != 0, no)) << 8 * standing;
    return found;
}
/// `standing`: which ways round they may stand, beside those that are asked for.
inline void compared(Task const& task, Live standing, Live a, Live b) {
    Live found = task.argument >> 8 * standing & 0xFF;
    if ((a | b) & not_some) found |= compared_with_none(a, b);
    task.out->live = found;
}
constexpr Live standing_of(bool is_less, bool is_equal, bool is_greater) { return Live{is_less} | Live{is_equal} << 1 | Live{is_greater} << 2; }
inline void compare_ranges(Engine&, Task const& task) {
    Column const &a = task.operand(0), &b = task.operand(1);
    Span const x = span(a), y = span(b);
    Live const standing = standing_of(x.low < y.high, (x.low <= y.high) & (y.low <= x.high), x.high > y.low);
    compared(task, where((a.live & b.live & range) != 0, standing), a.live, b.live);
}
inline void compare_levels(Engine&, Task const& task) {
    Live const a = task.operand(0).live, b = task.operand(1).live, x = a >> first_plane, y = b >> first_plane;
    Live standing = 0;
    if (x != 0 && y != 0) {
        auto const lowest = [](Live levels) { return std::countr_zero(levels); };
        auto const highest = [](Live levels) { return 63 - std::countl_zero(levels); };
        standing = standing_of(lowest(x) < highest(y), (x & y) != 0, highest(x) > lowest(y));
    }
    compared(task, standing, a, b);
}
inline Task::Perform make_compare(Engine const&, Task& task) {
    constexpr Live by_relation[] = {by_standing(equal), by_standing(less | greater), by_standing(less),
                                    by_standing(less | equal), by_standing(greater), by_standing(equal | greater)};
    if (task.operand(0).form == Form::text) return in_general;
    task.argument = by_relation[task.argument];
    return task.operand(0).form == Form::range ? compare_ranges : compare_levels;
}

/// Between known ends; what is open there goes the general way.
inline void in_ranges(Engine& run, Task const& task) {
    constexpr std::size_t most = 8;
    Bounds bounds[most];
    std::size_t const ranges = task.count / 2;
    bool known = ranges <= most;
    for (std::size_t i = 0; known && i < ranges; ++i) {
        Column const &low = task.operand(2 * i + 1), &high = task.operand(2 * i + 2);
        known = is_number(low) && is_number(high);
        bounds[i].wide = bounds[i].narrow = {*low.low, *high.low - static_cast<std::int64_t>(task.argument >> i & 1)};
    }
    if (!known) return in_general(run, task);
    Column const& value = task.operand(0);
    Live found = value.live & error;
    if (value.live & range) {
        Inside const number = inside(span(value), {bounds, ranges});
        found |= where(number.yes, yes) | where(number.no, no);
    }
    task.out->live = found | where((value.live & none) != 0, no);
}
inline Task::Perform make_in_ranges(Engine const&, Task&) { return in_ranges; }

inline void is_none(Engine&, Task const& task) {
    Live const value = task.operand(0).live;
    bool const wrong = (value & error) != 0, asked = task.argument == 1;
    task.out->live = where((value & none) != 0, yes) | where((value & ~not_some) != 0 || (wrong && asked), no) | where(wrong && !asked, error);
}
inline Task::Perform make_is_none(Engine const&, Task&) { return is_none; }

}  // namespace rubric::operations::one_row
