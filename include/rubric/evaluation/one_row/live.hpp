// A column of one row: which of its planes are live is then all that it says, and its first lanes are its range. A live plane has
// the row, and every plane's word in memory is 1, live or not.
#pragma once

#include <rubric/evaluation/engine.hpp>

namespace rubric::operations::one_row {

using Live = std::uint64_t;

constexpr Live plane(std::size_t index) { return Live{1} << index; }
inline constexpr Live none = plane(none_plane), error = plane(error_plane), no = plane(no_plane), yes = plane(yes_plane);
inline constexpr Live range = plane(range_plane), wide = plane(wide_plane);
inline constexpr Live not_some = none | error;

/// Of so many planes, at most 64, those that are neither none nor an error.
constexpr Live some_planes(std::size_t count) { return ~Live{} >> (most_planes - count) & ~not_some; }

/// `bits` where `holds`, without a branch.
constexpr Live where(bool holds, Live bits) { return bits & -Live{holds}; }

/// Puts right what a general operation has left.
inline void tidy(Column& out) {
    for (Live left = out.live; left != 0; left &= left - 1) {
        auto const index = static_cast<std::size_t>(std::countr_zero(left));
        if ((out.planes[index] & 1) == 0) out.drop(index);
    }
    std::fill_n(out.planes, out.count + (out.form == Form::range ? 1 : 0), Word{1});
}

/// By the operation for any number of rows.
inline void in_general(Engine& run, Task const& task) {
    task.out->begin();
    task.general(run, *task.node, *task.out);
    tidy(*task.out);
}

inline Span span(Column const& column) { return column.live & wide ? column.whole : Span{*column.low, *column.high}; }
/// One number, and nothing else.
inline bool is_number(Column const& column) { return column.live == range && *column.low == *column.high; }

/// One number, or an error in its place.
inline void hold(Column& out, std::int64_t value, bool valid = true) {
    out.low = out.high = out.lanes, out.lanes[0] = value;
    out.live = valid ? range : error;
}
/// The range from here on.
inline void hold(Column& out, Span span) {
    out.live = (out.live | range) & ~wide;
    if (span == out.whole) return void(out.live |= wide);
    out.low = out.high = out.lanes;
    out.lanes[0] = span.low;
    if (span.single()) return;
    out.lanes[rows_in_a_word] = span.high, out.high = out.lanes + rows_in_a_word;
}
inline void join(Column& out, Span more) { hold(out, out.live & range ? joined(span(out), more) : more); }

/// What is possible in `in` is possible too.
inline void give(Column& out, Column const& in, Live without = 0) {
    if (out.form == Form::levels) return void(out.live |= in.live & ~without);
    if ((out.live & range) == 0) {  // the first
        out.live |= in.live & ~without;
        out.low = in.low, out.high = in.high;
        return;
    }
    out.live |= in.live & not_some & ~without;
    if (in.live & range) join(out, span(in));
}
inline void same(Column& out, Column const& in) { out.live = in.live, out.low = in.low, out.high = in.high, out.uniform = in.uniform; }

inline Live settled(Live live) { return live == 0 ? error : live; }

}  // namespace rubric::operations::one_row
