// Which element `latest`, `earliest` or `the` picks, as each element sees it: whether it is the one.
#pragma once

#include <rubric/evaluation/bids.hpp>
#include <rubric/kernels/choose.hpp>

namespace rubric::operations {

/// The elements that a reduction picks from, for one word of its rows.
class PickedFrom {
public:
    PickedFrom(Engine& run, Node const& reduced, std::size_t word)
        : run_(run), scope_(reduced.scope), reduction_(run.graph().reductions[static_cast<std::size_t>(reduced.argument)]), word_(word) {}

    /// Writes, for each row of the stream in this word, whether it is the one.
    void write(std::int64_t argument, Column& out) {
        there_ = argument < 0;
        std::int64_t const stream = there_ ? ~argument : argument;
        if (reduction_.policy == Policy::the)
            write(stream, out, OnlyOf(), [](auto& only, Truth when, auto const&, std::int64_t) { only.look(when); },
                  [](auto const& only, Truth when, auto const&, std::int64_t) { return only.candidate(when); });
        else
            write(stream, out, LastOf(reduction_.policy == Policy::latest),
                  [](auto& last, Truth when, auto const& key, std::int64_t index) { last.look(bid_of(when, key), index); },
                  [](auto const& last, Truth when, auto const& key, std::int64_t index) { return last.candidate(bid_of(when, key), index); });
    }

private:
    template <class Source>
    static Bid<Source> bid_of(Truth when, Source const& key) {
        return {when, key, true};
    }

    /// May be where it is a candidate; surely is where no other is, and neither none, unless there is one, nor an error may come of it instead.
    template <class Kernel, class Look, class Candidate>
    void write(std::int64_t wanted, Column& out, Kernel kernel, Look&& look, Candidate&& candidate) {
        each([&](std::int64_t, std::uint32_t, Truth when, auto const& key, std::int64_t index) { look(kernel, when, key, index); });
        Word one = 0, more = 0;
        each([&](std::int64_t, std::uint32_t, Truth when, auto const& key, std::int64_t index) {
            Word const may = candidate(kernel, when, key, index);
            more |= one & may, one |= may;
        });
        Word const open = more | (there_ ? kernel.broken() : kernel.instead());
        each([&](std::int64_t stream, std::uint32_t row, Truth when, auto const& key, std::int64_t index) {
            if (stream != wanted) return;
            Word const may = candidate(kernel, when, key, index);
            if (reduction_.streams[static_cast<std::size_t>(stream)].scope == scope_) {
                Word const every = run_.every(scope_, word_);
                out.add(yes_plane, word_, may & every), out.add(no_plane, word_, (~may | open) & every);
                return;
            }
            Word const bit = bit_of(run_.rows().outwards(reduction_.streams[static_cast<std::size_t>(stream)].scope, row, scope_));
            if (may & bit) out.put(yes_plane, row);
            if ((~may | open) & bit) out.put(no_plane, row);
        });
    }

    /// Calls `visit(stream, row, when, key, index)` for each element in order; of a stream in the reduction's own scope once, for the word.
    template <class Visit>
    void each(Visit&& visit) const {
        std::int64_t index = 0;
        for (std::size_t i = 0; i < reduction_.streams.size(); ++i) {
            Stream const& stream = reduction_.streams[i];
            Column const &when = run_.column(stream.when), &key = run_.column(stream.key == nothing ? stream.outcome : stream.key);
            if (stream.scope == scope_) {
                visit(static_cast<std::int64_t>(i), 0U, when.test(word_), Aligned{key, word_}, index++);
                continue;
            }
            std::size_t const begin = word_ * rows_in_a_word, end = std::min(begin + rows_in_a_word, run_.count(scope_));
            auto const [from, to] = run_.rows().within(stream.scope, scope_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
            for (std::uint32_t row = from; row < to; ++row) {
                auto const bit = static_cast<unsigned>(run_.rows().outwards(stream.scope, row, scope_) - begin);
                visit(static_cast<std::int64_t>(i), row, test_of(Single{when, row, bit}), Single{key, row, bit}, index++);
            }
        }
    }

    Engine& run_;
    ScopeId scope_;
    Reduction const& reduction_;
    std::size_t word_;
    bool there_ = false;
};

inline void picked(Engine& run, Node const& node, Column& out) {
    NodeId reduced = run.operands(node)[0];
    while (run.node(reduced).op == Op::broadcast) reduced = run.operands(run.node(reduced))[0];
    for (std::size_t word = 0; word < run.words(run.node(reduced).scope); ++word)
        PickedFrom(run, run.node(reduced), word).write(node.argument, out);
}

}  // namespace rubric::operations
