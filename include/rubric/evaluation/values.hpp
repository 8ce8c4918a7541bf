// Values of values: branches and arithmetic.
#pragma once

#include <rubric/evaluation/engine.hpp>

namespace rubric::operations {

inline void select(Engine& run, Node const& node, Column& out) {
    auto const operands = run.operands(node);
    Column const& selector = run.column(operands[0]);
    std::size_t const levels = selector.count - first_plane;
    for (std::size_t word = 0; word < out.words; ++word) {
        out.add(error_plane, word, selector.plane(error_plane, word));
        for (std::size_t level = 0; level < levels; ++level)
            give(out, word, selector.plane(first_plane + level, word), Aligned{run.column(operands[1 + level]), word});
        Word const none = selector.plane(none_plane, word);
        if (operands.size() == levels + 2)
            give(out, word, none, Aligned{run.column(operands[1 + levels]), word});
        else
            out.add(none_plane, word, none);
    }
}

inline void known(Engine& run, Node const& node, Column& out) {
    Column const& value = run.column(run.operands(node)[0]);
    for (std::size_t word = 0; word < out.words; ++word) {
        Word const every = run.every(node.scope, word);
        give(out, word, every, Aligned{value, word}, Word{});
        out.add(error_plane, word, every & ~out.possible(word));
    }
}

/// An operand in error is an error, else one that is none is none; else the span of the two spans, or an error in its place.
template <class Of>
void strict(Engine& run, Node const& node, Column& out, Of of) {
    Column const &a = run.column(run.operands(node)[0]), &b = run.column(run.operands(node)[1]);
    for (std::size_t word = 0; word < out.words; ++word) {
        Word const none_a = a.plane(none_plane, word), none_b = b.plane(none_plane, word);
        Word const some_a = a.plane(range_plane, word), some_b = b.plane(range_plane, word);
        out.add(error_plane, word, a.plane(error_plane, word) | b.plane(error_plane, word));
        out.add(none_plane, word, (none_a & (none_b | some_b)) | (none_b & some_a));
        each_bit(some_a & some_b, [&](unsigned bit) {
            std::size_t const row = word * rows_in_a_word + bit;
            out.join(row, of(a.span(row), b.span(row)));
        });
    }
}

template <std::optional<Span> (*of)(Span, Span)>
void arithmetic(Engine& run, Node const& node, Column& out) {
    strict(run, node, out, of);
}

/// Shift and elapsed, by the node's unit.
template <std::optional<Span> (*of)(Span, Span, Unit, Calendar const*)>
void by_unit(Engine& run, Node const& node, Column& out) {
    auto const unit = static_cast<Unit>(node.argument);
    Calendar const* const calendar = run.graph().calendar.get();
    strict(run, node, out, [&](Span a, Span b) { return of(a, b, unit, calendar); });
}

}  // namespace rubric::operations
