// Decisions, quantifiers and aggregates: bids brought together by a policy.
#pragma once

#include <rubric/evaluation/alike.hpp>
#include <rubric/evaluation/cadences.hpp>
#include <rubric/evaluation/indexed.hpp>
#include <rubric/evaluation/joined.hpp>
#include <rubric/kernels/agree.hpp>
#include <rubric/kernels/choose.hpp>
#include <rubric/kernels/extreme.hpp>
#include <rubric/kernels/first_hit.hpp>
#include <rubric/kernels/total.hpp>
#include <rubric/kernels/widest.hpp>

namespace rubric::operations {

inline void first_in_turn(ReducingBlock const& in) {
    FirstHit hit(in.every, in.at.words);
    each_block_bid(
        in, [&](auto const& bids, Block at, std::size_t place) { hit.rule(in.out, at, place, bids); }, [&] { return hit.any_left(in.at.words); });
    if (hit.any_left(in.at.words)) give_tail(in, hit.left(), false);
}

inline bool always() { return true; }

inline void agree(ReducingBlock const& in) {
    Agree agreed(in.out, in.every, in.at.words);
    each_block_bid(
        in, [&](auto const& bids, Block at, std::size_t place) { agreed.rule(in.out, at, place, bids); }, always);
    Word left[words_in_a_chunk];
    agreed.left(left);
    give_tail(in, left, false);
    agreed.finish(in.out, in.at);
}

inline void extreme_level(ReducingBlock const& in) {
    Stream const* any = in.reduction.streams.empty() ? nullptr : &in.reduction.streams[0];
    Domain const domain = any ? in.run.node(any->outcome).domain : Domain{};
    Enumeration const& levels = in.run.graph().enumerations[domain.enumeration];
    Extreme best(levels.ordered != 0 ? levels.ordered : levels.levels.size(), in.reduction.policy == Policy::highest, in.at.words);
    each_block_bid(
        in, [&](auto const& bids, Block, std::size_t place) { best.rule(place, bids); }, always);
    Word left[words_in_a_chunk];
    best.finish(in.out, in.at, in.every, left);
    give_tail(in, left, true);
}

inline void extreme_number(Reducing const& at) {
    Widest widest(at.reduction.policy == Policy::highest);
    each_outcome(at, [&](auto const& bid, Word) { widest.rule(bid); });
    give_tail(at, widest.left(), true);
    widest.finish(at.out, at.word, at.every);
}

inline void total(Reducing const& at) {
    Total sum(most_elements);
    each_outcome(at, [&](auto const& bid, Word imagined) { sum.rule(bid, imagined); });
    sum.finish(at.out, at.word, at.every);
}

/// `all` is that none fails.
inline void quantify(ReducingBlock const& in) {
    bool const all = in.reduction.policy == Policy::all;
    Word yes[words_in_a_chunk]{}, no[words_in_a_chunk], error[words_in_a_chunk]{};
    std::copy_n(in.every, in.at.words, no);
    each_block_bid(
        in,
        [&](auto const& bids, Block at, std::size_t place) {
            auto const test_of = [](auto const& test) {
                return [yes = test.plane(yes_plane), no = test.plane(no_plane), none = test.plane(none_plane), error = test.plane(error_plane)](
                           std::size_t word) { return Truth{.yes = yes[word], .no = no[word] | none[word], .error = error[word]}; };
            };
            auto const when = test_of(bids.when), outcome = test_of(bids.outcome);
            each_word(at.words, [&, outside = bids.outside](std::size_t word) {
                Truth there = when(word);
                there.no |= outside;
                Truth const found = either({yes[place + word], no[place + word], error[place + word]}, both(there, all ? !outcome(word) : outcome(word)));
                yes[place + word] = found.yes, no[place + word] = found.no, error[place + word] = found.error;
            });
        },
        always);
    for (std::size_t word = 0; word < in.at.words; ++word) {
        Truth const found{yes[word], no[word], error[word]};
        in.out.add(in.at.from + word, all ? !found : found);
    }
}

inline void last_of(Reducing const& at) {
    LastOf last(at.reduction.policy == Policy::latest);
    auto const bid_of = [](Truth when, auto const& key) { return Bid<std::decay_t<decltype(key)>>{when, key, true}; };
    each_bid(at, &Stream::key,
             [&](Truth when, auto const& key, std::int64_t index, Word) { last.look(bid_of(when, key), index); });
    std::int64_t place = 0;
    thread_local std::vector<Word> candidates;
    candidates.clear();
    each_bid(at, &Stream::key, [&](Truth when, auto const& key, std::int64_t index, Word) {
        candidates.push_back(last.candidate(bid_of(when, key), index));
    });
    each_bid(at, &Stream::outcome, [&](Truth, auto const& outcome, std::int64_t, Word) {
        give(at.out, at.word, candidates[static_cast<std::size_t>(place++)], outcome);
    });
    give_tail(at, last.left(), true);
    last.finish(at.out, at.word, at.every);
}

inline void only_of(Reducing const& at) {
    OnlyOf only;
    each_bid(at, &Stream::outcome, [&](Truth when, auto const&, std::int64_t, Word) { only.look(when); });
    each_bid(at, &Stream::outcome, [&](Truth when, auto const& outcome, std::int64_t, Word) {
        give(at.out, at.word, only.candidate(when), outcome);
    });
    give_tail(at, only.left(), false);
    only.finish(at.out, at.word, at.every);
}

/// A block of words at a time, or a word.
template <void (*policy)(ReducingBlock const&)>
void by_block(Engine& run, Node const& node, Reduction const& reduction, Column& out) {
    each_block(out.words, [&](Block at) { policy(ReducingBlock(run, reduction, node.scope, out, at)); });
}
template <void (*policy)(Reducing const&)>
void by_word(Engine& run, Node const& node, Reduction const& reduction, Column& out) {
    for (std::size_t word = 0; word < out.words; ++word) policy({run, reduction, node.scope, out, word, run.every(node.scope, word)});
}
/// Of a long table, by its index.
inline void first(Engine& run, Node const& node, Reduction const& reduction, Column& out) {
    RuleIndex const* const index = run.schedule().index_of(reduction);
    if (!index) return by_block<first_in_turn>(run, node, reduction, out);
    thread_local IndexRoom room;
    each_block(out.words, [&](Block at) { first_by_index(ReducingBlock(run, reduction, node.scope, out, at), *index, room); });
}
inline void extreme(Engine& run, Node const& node, Reduction const& reduction, Column& out) {
    (out.form == Form::levels ? by_block<extreme_level> : by_word<extreme_number>)(run, node, reduction, out);
}

inline void reduce(Engine& run, Node const& node, Column& out) {
    constexpr void (*policies[])(Engine&, Node const&, Reduction const&, Column&) = {
        by_block<agree>,    first,  extreme,          extreme,         by_word<total>,  by_block<quantify>, by_block<quantify>,
        by_word<last_of>, by_word<last_of>, by_word<only_of>, by_word<joined>, by_word<missing>, by_word<alike>};
    Reduction const& reduction = run.graph().reductions[static_cast<std::size_t>(node.argument)];
    policies[static_cast<std::size_t>(reduction.policy)](run, node, reduction, out);
    bool const settles = reduction.policy == Policy::agree || reduction.policy == Policy::first || reduction.policy == Policy::highest ||
                         reduction.policy == Policy::lowest;
    if (settles) settle_all(out, run.count(node.scope));
}

}  // namespace rubric::operations
