// The bids of a reduction: rules bid 64 rows at a time, and so do the elements of lists, the first of each row together, then the
// second of each.
#pragma once

#include <rubric/evaluation/elements.hpp>
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

/// The elements that are left, each by itself.
template <class Visit>
void each_bid_left(Reducing const& at, Elements const& elements, Stream const& stream, Column const& bidden, std::int64_t index, Visit&& visit) {
    Column const& when = at.run.column(stream.when);
    std::vector<RowState> const& states = at.run.rows()[stream.scope].states;
    elements.each_left([&](std::size_t outer, std::uint32_t row, std::uint32_t place) {
        auto const bit = static_cast<unsigned>(outer);
        Word const imagined = states[row] == RowState::imagined ? bit_of(bit) : Word{};
        visit(test_of(Single{when, row, bit}), Single{bidden, row, bit}, index + place, imagined);
    });
}

/// Calls `visit(when, source, index, imagined)` for each bid in one word of rows. Of one row they come in order, and a later one has a
/// greater index; `imagined`: the rows in which it stands for up to `most_elements`.
template <class Visit>
void each_bid(Reducing const& at, Bidden of, Visit&& visit) {
    constexpr std::int64_t next_stream = std::int64_t{1} << 32;
    std::int64_t index = 0;
    for (Stream const& stream : at.reduction.streams) {
        Column const &when = at.run.column(stream.when), &bidden = at.run.column(stream.*of);
        if (stream.scope == at.scope) {
            visit(when.test(at.word), Aligned{bidden, at.word}, index, Word{});
        } else {
            Elements elements(at.run, stream.scope, at.scope, {at.word, 1});
            Scratch test(when, 1), beside(bidden, 1);
            for (; elements.next(); ) {
                if (elements.few()) {
                    each_bid_left(at, elements, stream, bidden, index, visit);
                    break;
                }
                elements.align_test(when, test.column()), elements.align(bidden, beside.column());
                visit(test.column().test(0), Aligned{beside.column(), 0}, index + elements.place(), elements.imagined(0));
            }
        }
        index += next_stream;
    }
}

template <class Visit>
void each_outcome(Reducing const& at, Visit&& visit) {
    each_bid(at, &Stream::outcome, [&](Truth when, auto const& source, std::int64_t, Word imagined) {
        visit(Bid<std::decay_t<decltype(source)>>{when, source, at.reduction.leave_out_none}, imagined);
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

/// Calls `visit(bids, words of out, place in the block)` for each stream, or element of lists, until `more` says that none further
/// matters: which is asked between them.
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
        Elements elements(in.run, stream.scope, in.scope, in.at);
        Scratch test(when, in.at.words), beside(outcome, in.at.words);
        for (; more() && elements.next();) {
            if (elements.few()) {
                elements.each_left([&](std::size_t outer, std::uint32_t row, std::uint32_t) {
                    auto const bit = static_cast<unsigned>(outer % rows_in_a_word);
                    std::size_t const place = outer / rows_in_a_word;
                    visit(Bids<OneRow>{{when, row, bit}, {outcome, row, bit}, leave_out_none, 1, ~bit_of(bit)}, Block{in.at.from + place, 1}, place);
                });
                break;
            }
            elements.align_test(when, test.column()), elements.align(outcome, beside.column());
            visit(Bids<RowsOf>{{test.column(), 0}, {beside.column(), 0}, leave_out_none, in.at.words, 0}, in.at, 0);
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
