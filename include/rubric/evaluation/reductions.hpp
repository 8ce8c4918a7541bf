// Decisions, quantifiers and aggregates: bids brought together by a policy. Rules bid 64 rows at a time; the elements of a list
// bid one after the other, each in the row it lies in.
#pragma once

#include <rubric/evaluation/alike.hpp>
#include <rubric/evaluation/cadences.hpp>
#include <rubric/evaluation/joined.hpp>
#include <rubric/kernels/agree.hpp>
#include <rubric/kernels/choose.hpp>
#include <rubric/kernels/extreme.hpp>
#include <rubric/kernels/first_hit.hpp>
#include <rubric/kernels/total.hpp>
#include <rubric/kernels/widest.hpp>

namespace rubric::operations {

inline void first(Reducing const& at) {
    FirstHit hit{at.every};
    each_outcome(at, [&](auto const& bid, std::int64_t) { hit.rule(at.out, at.word, bid); });
    give_tail(at, hit.left, false);
    settle(at.out, at.word, at.every);
}

inline void agree(Reducing const& at) {
    Agree agreed(at.out, at.every);
    each_outcome(at, [&](auto const& bid, std::int64_t) { agreed.rule(at.out, at.word, bid); });
    if (at.reduction.otherwise != nothing)
        agreed.otherwise(at.out, at.word, Aligned{at.run.column(at.reduction.otherwise), at.word});
    agreed.finish(at.out, at.word);
}

inline void extreme(Reducing const& at) {
    bool const highest = at.reduction.policy == Policy::highest;
    if (at.out.form != Form::levels) {
        Widest widest(highest);
        each_outcome(at, [&](auto const& bid, std::int64_t) { widest.rule(bid); });
        give_tail(at, widest.left(), true);
        return widest.finish(at.out, at.word, at.every);
    }
    Stream const* any = at.reduction.streams.empty() ? nullptr : &at.reduction.streams[0];
    Domain const domain = any ? at.run.node(any->outcome).domain : Domain{};
    Enumeration const& levels = at.run.graph().enumerations[domain.enumeration];
    Extreme best(levels.ordered != 0 ? levels.ordered : levels.levels.size(), highest);
    each_outcome(at, [&](auto const& bid, std::int64_t) { best.rule(bid); });
    give_tail(at, best.left(), true);
    best.finish(at.out, at.word, at.every);
}

inline void total(Reducing const& at) {
    Total sum;
    each_outcome(at, [&](auto const& bid, std::int64_t copies) { sum.rule(bid, copies); });
    sum.finish(at.out, at.word, at.every);
}

/// `all` is that none fails.
inline void quantify(Reducing const& at) {
    bool const all = at.reduction.policy == Policy::all;
    Truth found{.no = at.every};
    each_bid(at, &Stream::outcome, [&](Truth when, auto const& source, std::int64_t, std::int64_t) {
        Truth const test{source.plane(yes_plane), source.plane(no_plane) | source.plane(none_plane), source.plane(error_plane)};
        found = either(found, both(when, all ? !test : test));
    });
    at.out.add(at.word, all ? !found : found);
}

inline void last_of(Reducing const& at) {
    LastOf last(at.reduction.policy == Policy::latest);
    auto const bid_of = [](Truth when, auto const& key) { return Bid<std::decay_t<decltype(key)>>{when, key, true}; };
    each_bid(at, &Stream::key,
             [&](Truth when, auto const& key, std::int64_t index, std::int64_t) { last.look(bid_of(when, key), index); });
    std::int64_t place = 0;
    thread_local std::vector<Word> candidates;
    candidates.clear();
    each_bid(at, &Stream::key, [&](Truth when, auto const& key, std::int64_t index, std::int64_t) {
        candidates.push_back(last.candidate(bid_of(when, key), index));
    });
    each_bid(at, &Stream::outcome, [&](Truth, auto const& outcome, std::int64_t, std::int64_t) {
        give(at.out, at.word, candidates[static_cast<std::size_t>(place++)], outcome);
    });
    give_tail(at, last.left(), true);
    last.finish(at.out, at.word, at.every);
}

inline void only_of(Reducing const& at) {
    OnlyOf only;
    each_bid(at, &Stream::outcome, [&](Truth when, auto const&, std::int64_t, std::int64_t) { only.look(when); });
    each_bid(at, &Stream::outcome, [&](Truth when, auto const& outcome, std::int64_t, std::int64_t) {
        give(at.out, at.word, only.candidate(when), outcome);
    });
    give_tail(at, only.left(), false);
    only.finish(at.out, at.word, at.every);
}

inline void reduce(Engine& run, Node const& node, Column& out) {
    constexpr void (*policies[])(Reducing const&) = {agree,    first,   extreme, extreme, total, quantify,
                                                     quantify, last_of, last_of, only_of, joined,  missing, alike};
    Reduction const& reduction = run.graph().reductions[static_cast<std::size_t>(node.argument)];
    for (std::size_t word = 0; word < out.words; ++word)
        policies[static_cast<std::size_t>(reduction.policy)](
            {run, reduction, node.scope, out, word, run.every(node.scope, word)});
}

}  // namespace rubric::operations
