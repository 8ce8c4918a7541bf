// How values cross into the scope of a list: each row's for each of its elements.
#pragma once

#include <rubric/evaluation/engine.hpp>
#include <rubric/kernels/pack.hpp>

namespace rubric::operations {

/// A plane of the rows around, over the elements that lie in them. A row's elements are a run of bits from its head to its tail: with
/// the bits of the rows at the heads and at the tails, runs are what is left of tails, one place on, less heads.
inline void spread(ScopeRows const& rows, Word const* plane, Word* to, std::size_t words) {
    Packed at_heads(plane, rows.filled.data()), at_tails(plane, rows.filled.data());
    auto const place = [](Packed& from, Word where) { return unpacked(from.take(static_cast<unsigned>(std::popcount(where))), where); };
    Word carried = 0, borrowed = 0;
    for (std::size_t word = 0; word < words; ++word) {
        Word const heads = place(at_heads, rows.heads[word]), tails = place(at_tails, rows.tails[word]);
        Word const ends = tails << 1 | carried;
        to[word] = ends - heads - borrowed;
        borrowed = ends < heads || (ends == heads && borrowed != 0);
        carried = tails >> (rows_in_a_word - 1);
    }
}

inline void broadcast_lanes(Engine const& run, Node const& node, Column const& in, ScopeId outer, Column& out) {
    if (!in.points()) out.separate();
    std::int64_t* const high = in.points() ? nullptr : out.lanes + out.words * rows_in_a_word;
    for (std::size_t row = 0; row < run.count(node.scope); ++row) {
        std::uint32_t const at = run.rows().outwards(node.scope, static_cast<std::uint32_t>(row), outer);
        out.lanes[row] = in.low[at];
        if (high) high[row] = in.high[at];
    }
}

inline void broadcast(Engine& run, Node const& node, Column& out) {
    NodeId const from = run.operands(node)[0];
    Column const& in = run.column(from);
    ScopeId const outer = run.node(from).scope;
    ScopeRows const& rows = run.rows()[node.scope];
    std::size_t const count = run.count(node.scope);
    if (count == 0) return;
    bool const next = run.graph().scopes[node.scope].parent == outer && !rows.heads.empty();
    for (std::uint64_t left = in.live; left != 0; left &= left - 1) {
        auto const index = static_cast<std::size_t>(std::countr_zero(left));
        Word const* const plane = in.at(index);
        Word* const to = out.overwrite(index);
        if (in.uniform) {
            for (std::size_t word = 0; word < out.words; ++word) to[word] = plane[0] & 1 ? run.every(node.scope, word) : 0;
        } else if (next) {
            spread(rows, plane, to, out.words);
        } else {
            std::fill_n(to, out.words, Word{});
            for (std::size_t row = 0; row < count; ++row) {
                std::uint32_t const at = run.rows().outwards(node.scope, static_cast<std::uint32_t>(row), outer);
                to[row / rows_in_a_word] |= (plane[at / rows_in_a_word] >> (at % rows_in_a_word) & 1) << (row % rows_in_a_word);
            }
        }
    }
    if (in.uniform) {
        out.low = in.low, out.high = in.high, out.uniform = true;
    } else if (in.form != Form::levels) {
        broadcast_lanes(run, node, in, outer, out);
    }
}

}  // namespace rubric::operations
