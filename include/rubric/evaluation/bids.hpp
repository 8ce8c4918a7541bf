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

}  // namespace rubric::operations
