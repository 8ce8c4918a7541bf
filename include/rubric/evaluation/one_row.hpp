// The operations once more for a scope of one row, which is what a single case is: which of a column's planes are live is then all
// that it says, so that tests and levels are a few bit operations on one word. What has no such way here takes the general one.
//
// In a column of one row a live plane has that row, and every plane's word in memory is 1, live or not.
#pragma once

#include <rubric/evaluation/leaves.hpp>
#include <rubric/evaluation/values.hpp>

namespace rubric::operations::one_row {

using Live = std::uint64_t;

constexpr Live plane(std::size_t index) { return Live{1} << index; }
inline constexpr Live none = plane(none_plane), error = plane(error_plane), range = plane(range_plane), wide = plane(wide_plane);
inline constexpr Live not_some = none | error;

/// Puts right what a general operation has left.
inline void tidy(Column& out) {
    for (Live left = out.live; left != 0; left &= left - 1) {
        auto const index = static_cast<std::size_t>(std::countr_zero(left));
        if ((out.planes[index] & 1) == 0) out.drop(index);
    }
    std::fill_n(out.planes, out.count + (out.form == Form::range ? 1 : 0), Word{1});
}

inline Truth test(Live live) {
    return {.yes = live >> yes_plane & 1, .no = (live >> no_plane | live >> none_plane) & 1, .error = live >> error_plane & 1};
}
inline Live live(Truth truth) { return truth.yes << yes_plane | truth.no << no_plane | truth.error << error_plane; }

inline Span span(Column const& column) { return column.live & wide ? column.whole : Span{column.low[0], column.high[0]}; }

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

inline void settle(Column& out) { out.live |= out.live == 0 ? error : 0; }

inline bool fact(Engine& run, Node const& node, Column& out) {
    if (out.form == Form::text) return false;
    Fact const given = run.rows()[node.scope].fact(0, static_cast<std::size_t>(node.argument));
    switch (given.state) {
        case Fact::State::unknown:
            if (node.count != 0) return same(out, run.column(run.operands(node)[0])), true;
            out.live = out.form == Form::range ? range | wide : (plane(out.count) - 1) & ~not_some;
            out.live |= node.domain.optional ? none : 0;
            return true;
        case Fact::State::none:
            out.live = node.domain.optional ? none : error;
            return true;
        case Fact::State::error:
            out.live = error;
            return true;
        case Fact::State::known:
            break;
    }
    if (!admits(run.graph(), node.domain, given.value))
        out.live = error;
    else if (out.form == Form::levels)
        out.live = plane(first_plane + static_cast<std::size_t>(given.value));
    else
        hold(out, {given.value, given.value});
    return true;
}

inline bool assume(Engine& run, Node const& node, Column& out) {
    auto const operands = run.operands(node);
    Column const& value = run.column(operands[0]);
    bool const open = value.form != Form::levels || !std::has_single_bit(value.live);
    bool const taken = open && (assumes_in(run, node, 0) & 1) != 0;
    return same(out, taken ? run.column(operands[1]) : value), true;
}

inline bool negation(Engine& run, Node const& node, Column& out) {
    out.live = live(!test(run.column(run.operands(node)[0]).live));
    return true;
}

template <Truth (*joined)(Truth, Truth)>
bool join_tests(Engine& run, Node const& node, Column& out) {
    auto const tests = run.operands(node);
    if (tests.empty()) return false;
    Truth found = test(run.column(tests[0]).live);
    for (NodeId const each : tests.subspan(1)) found = joined(found, test(run.column(each).live));
    out.live = live(found);
    return true;
}

inline bool in_levels(Engine& run, Node const& node, Column& out) {
    Live const value = run.column(run.operands(node)[0]).live;
    Live const levels = value >> first_plane, mask = static_cast<Live>(node.argument);
    out.live = live({.yes = (levels & mask) != 0, .no = (levels & ~mask) != 0 || (value & none) != 0, .error = (value & error) != 0});
    return true;
}

/// None on either side is a no, and an error an error.
inline Live compared_with_none(Live a, Live b) {
    Live const some_a = a & ~not_some, some_b = b & ~not_some;
    bool const no = ((a & none) != 0 && ((b & none) != 0 || some_b != 0)) || ((b & none) != 0 && some_a != 0);
    return ((a | b) & error) | (no ? plane(no_plane) : 0);
}

inline bool compare(Engine& run, Node const& node, Column& out) {
    Column const &a = run.column(run.operands(node)[0]), &b = run.column(run.operands(node)[1]);
    if (a.form == Form::text) return false;
    Standing found;
    if (a.form == Form::range) {
        if (a.live & b.live & range) found = standing(span(a), span(b), 1);
    } else if (Live const x = a.live >> first_plane, y = b.live >> first_plane; x != 0 && y != 0) {
        auto const lowest = [](Live levels) { return std::countr_zero(levels); };
        auto const highest = [](Live levels) { return 63 - std::countl_zero(levels); };
        found = {.less = lowest(x) < highest(y), .equal = (x & y) != 0, .greater = highest(x) > lowest(y)};
    }
    out.live = live(found.test(static_cast<Relation>(node.argument))) | compared_with_none(a.live, b.live);
    return true;
}

/// Of single numbers; what is open goes the general way.
inline bool in_ranges(Engine& run, Node const& node, Column& out) {
    auto const operands = run.operands(node);
    bool inside = false;
    std::int64_t number = 0;
    for (std::size_t i = 0; i < operands.size(); ++i) {
        Column const& each = run.column(operands[i]);
        if (each.live != range || each.low[0] != each.high[0]) return false;
        if (i == 0) number = each.low[0];
        if (i % 2 == 0 || number < each.low[0]) continue;
        std::int64_t const half_open = static_cast<std::uint64_t>(node.argument) >> (i / 2) & 1;
        Column const& high = run.column(operands[i + 1]);
        if (high.live != range || high.low[0] != high.high[0]) return false;
        inside = inside || number <= high.low[0] - half_open;
    }
    out.live = plane(inside ? yes_plane : no_plane);
    return true;
}

inline bool is_none(Engine& run, Node const& node, Column& out) {
    Live const value = run.column(run.operands(node)[0]).live;
    bool const wrong = (value & error) != 0, asked = node.argument == 1;
    out.live = live({.yes = value & none, .no = (value & ~not_some) != 0 || (wrong && asked), .error = wrong && !asked});
    return true;
}

inline bool select(Engine& run, Node const& node, Column& out) {
    if (out.form == Form::text) return false;
    auto const operands = run.operands(node);
    Column const& selector = run.column(operands[0]);
    std::size_t const levels = selector.count - first_plane;
    bool const branch_of_none = operands.size() == levels + 2;
    out.live = selector.live & (branch_of_none ? error : not_some);
    for (Live left = selector.live >> first_plane; left != 0; left &= left - 1)
        give(out, run.column(operands[1 + static_cast<std::size_t>(std::countr_zero(left))]));
    if (branch_of_none && (selector.live & none)) give(out, run.column(operands[1 + levels]));
    return true;
}

inline bool known(Engine& run, Node const& node, Column& out) {
    same(out, run.column(run.operands(node)[0]));
    out.live &= ~none;
    return settle(out), true;
}

/// An operand in error is an error, else one that is none is none; beyond that `of` the two spans, or an error in its place.
template <class Of>
bool strict(Engine& run, Node const& node, Column& out, Of of) {
    Column const &a = run.column(run.operands(node)[0]), &b = run.column(run.operands(node)[1]);
    Live const none_a = a.live & none, none_b = b.live & none;
    out.live = (a.live | b.live) & error;
    if ((none_a && (b.live & (none | range))) || (none_b && (a.live & range))) out.live |= none;
    if ((a.live & b.live & range) == 0) return true;
    std::optional<Span> const found = of(span(a), span(b));
    found ? hold(out, *found) : void(out.live |= error);
    return true;
}
template <std::optional<Span> (*of)(Span, Span)>
bool arithmetic(Engine& run, Node const& node, Column& out) {
    return strict(run, node, out, of);
}
template <std::optional<Span> (*of)(Span, Span, Unit, Calendar const*)>
bool by_unit(Engine& run, Node const& node, Column& out) {
    return strict(run, node, out, [&](Span a, Span b) { return of(a, b, static_cast<Unit>(node.argument), run.graph().calendar.get()); });
}

/// Rules of the row's own scope: the first that holds. As FirstHit, of one row.
inline bool first(Engine& run, Reduction const& reduction, Column& out) {
    Live const left_out = reduction.leave_out_none ? none : 0;
    for (Stream const& stream : reduction.streams) {
        Truth const when = test(run.column(stream.when).live);
        Column const& outcome = run.column(stream.outcome);
        if (when.yes) give(out, outcome, left_out | error);
        bool const wrong = (outcome.live & error) != 0, offers = (outcome.live & ~error & ~left_out) != 0;
        if ((when.error && (offers || wrong)) || (when.yes && wrong)) out.live |= error;
        bool const silent = when.no || ((when.yes || when.error) && (outcome.live & left_out));
        if (!silent) return settle(out), true;
    }
    if (reduction.otherwise != nothing) give(out, run.column(reduction.otherwise));
    return settle(out), true;
}

inline bool reduce(Engine& run, Node const& node, Column& out) {
    Reduction const& reduction = run.graph().reductions[static_cast<std::size_t>(node.argument)];
    if (reduction.policy != Policy::first || out.form == Form::text) return false;
    for (Stream const& stream : reduction.streams)
        if (stream.scope != node.scope) return false;
    return first(run, reduction, out);
}

/// Whether it has been done; null where there is no such way. By their place in Op.
using Operation = bool (*)(Engine&, Node const&, Column&);

inline constexpr Operation table[] = {nullptr,  // constant
                                      fact,
                                      nullptr,  // given
                                      nullptr,  // given_list
                                      assume,
                                      nullptr,  // parameter
                                      nullptr,  // element
                                      nullptr,  // place
                                      nullptr,  // picked
                                      nullptr,  // broadcast
                                      negation,
                                      join_tests<both>,
                                      join_tests<either>,
                                      in_levels,
                                      compare,
                                      in_ranges,
                                      nullptr,  // in_texts
                                      is_none,
                                      select,
                                      known,
                                      arithmetic<rubric::add>,
                                      arithmetic<rubric::subtract>,
                                      arithmetic<rubric::multiply>,
                                      arithmetic<rubric::divide>,
                                      by_unit<rubric::shift>,
                                      by_unit<rubric::elapsed>,
                                      nullptr,  // at_least
                                      reduce,
                                      nullptr,  // format
                                      nullptr};  // waiting
static_assert(std::size(table) == static_cast<std::size_t>(Op::waiting) + 1);

}  // namespace rubric::operations::one_row
