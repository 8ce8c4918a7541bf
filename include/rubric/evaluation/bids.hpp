// The bids of a reduction: rules bid 64 rows at a time; the elements of a list bid one after the other, each in the row it lies
// in.
#pragma once

#include <rubric/evaluation/leaves.hpp>
#include <rubric/kernels/bid.hpp>

namespace rubric::operations {

/// One word of rows of a reduction.
struct Reducing {
    Engine& run;
    Reduction const& reduction;
    ScopeId scope;
    Column& out;
    std::size_t word;
    Word every;
};

/// Whether an element's test holds, in the row that it lies in; a no in all others.
inline Truth test_of(Single const& test) {
    return {.yes = test.plane(yes_plane),
            .no = test.plane(no_plane) | test.plane(none_plane) | ~bit_of(test.bit),
            .error = test.plane(error_plane)};
}

/// What a stream bids with: an outcome or a key. `of` says which.
using Bidden = NodeId Stream::*;

/// Calls `visit(when, source, index, copies)` for each bid in one word of rows, in order.
template <class Visit>
void each_bid(Reducing const& at, Bidden of, Visit&& visit) {
    std::int64_t index = 0;
    for (Stream const& stream : at.reduction.streams) {
        Column const &when = at.run.column(stream.when), &bidden = at.run.column(stream.*of);
        if (stream.scope == at.scope) {
            visit(when.test(at.word), Aligned{bidden, at.word}, index++, std::int64_t{1});
            continue;
        }
        ScopeRows const& rows = at.run.rows()[stream.scope];
        std::size_t const begin = at.word * rows_in_a_word, end = std::min(begin + rows_in_a_word, at.run.count(at.scope));
        auto const [from, to] = at.run.rows().within(stream.scope, at.scope, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
        bool const below = at.run.graph().scopes[stream.scope].parent == at.scope;
        for (std::uint32_t row = from; row < to; ++row) {
            std::uint32_t const outer = below ? rows.parents[row] : at.run.rows().outwards(stream.scope, row, at.scope);
            auto const bit = static_cast<unsigned>(outer - begin);
            std::int64_t const copies = rows.states[row] == RowState::imagined ? most_elements : 1;
            visit(test_of(Single{when, row, bit}), Single{bidden, row, bit}, index++, copies);
        }
    }
}

template <class Visit>
void each_outcome(Reducing const& at, Visit&& visit) {
    each_bid(at, &Stream::outcome, [&](Truth when, auto const& source, std::int64_t, std::int64_t copies) {
        visit(Bid<std::decay_t<decltype(source)>>{when, source, at.reduction.leave_out_none}, copies);
    });
}

/// Gives the tail to these rows; where there is none written, none if the policy says so.
inline void give_tail(Reducing const& at, Word left, bool none_by_itself) {
    if (at.reduction.otherwise != nothing)
        give(at.out, at.word, left & at.every, Aligned{at.run.column(at.reduction.otherwise), at.word});
    else if (none_by_itself)
        at.out.add(none_plane, at.word, left & at.every);
}

/// A block of words of a reduction.
struct ReducingBlock {
    Engine& run;
    Reduction const& reduction;
    ScopeId scope;
    Column& out;
    Block at;
    Word every[words_in_a_chunk];

    ReducingBlock(Engine& engine, Reduction const& made, ScopeId in, Column& to, Block block)
        : run(engine), reduction(made), scope(in), out(to), at(block) {
        std::fill_n(every, at.words, ~Word{});
        every[at.words - 1] = run.every(scope, at.from + at.words - 1);
    }
};

/// Calls `visit(bids, words of out, place in the block)` for each stream, or element of a list, until it says that none further
/// matters: which is asked between streams.
template <class Visit, class More>
void each_block_bid(ReducingBlock const& in, Visit&& visit, More&& more) {
    bool const leave_out_none = in.reduction.leave_out_none;
    for (Stream const& stream : in.reduction.streams) {
        if (!more()) return;
        Column const &when = in.run.column(stream.when), &outcome = in.run.column(stream.outcome);
        if (stream.scope == in.scope) {
            visit(Bids<RowsOf>{{when, in.at.from}, {outcome, in.at.from}, leave_out_none, in.at.words, 0}, in.at, 0);
            continue;
        }
        ScopeRows const& rows = in.run.rows()[stream.scope];
        std::size_t const begin = in.at.from * rows_in_a_word, end = std::min(begin + in.at.words * rows_in_a_word, in.run.count(in.scope));
        auto const [from, to] = in.run.rows().within(stream.scope, in.scope, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
        bool const below = in.run.graph().scopes[stream.scope].parent == in.scope;
        for (std::uint32_t row = from; row < to; ++row) {
            std::size_t const outer = (below ? rows.parents[row] : in.run.rows().outwards(stream.scope, row, in.scope)) - begin;
            auto const bit = static_cast<unsigned>(outer % rows_in_a_word);
            std::size_t const place = outer / rows_in_a_word;
            visit(Bids<OneRow>{{when, row, bit}, {outcome, row, bit}, leave_out_none, 1, ~bit_of(bit)}, Block{in.at.from + place, 1}, place);
        }
    }
}

/// give_tail() for a block.
inline void give_tail(ReducingBlock const& in, Word const* left, bool none_by_itself) {
    if (in.reduction.otherwise != nothing)
        return give_block(in.out, in.at, left, in.run.column(in.reduction.otherwise), in.at.from);
    for (std::size_t word = 0; none_by_itself && word < in.at.words; ++word) in.out.add(none_plane, in.at.from + word, left[word]);
}

}  // namespace rubric::operations
