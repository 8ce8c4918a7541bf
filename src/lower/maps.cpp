// Maps: a choice over the levels, which is exact; from text, the first pair that is met.
#include "lowering.hpp"

#include <algorithm>

namespace rubric::lower {

namespace {

bool is_key(check::Pair const& pair, Fact key) { return std::find(pair.keys.begin(), pair.keys.end(), key) != pair.keys.end(); }

}  // namespace

NodeId Lowering::mapped(check::Map const& map, NodeId operand, Context const& context) {
    if (form_of(build.domain(operand)) != Form::levels) return from_text(map, operand, context);
    auto const& levels = build.graph().enumerations[build.domain(operand).enumeration].levels;
    std::int64_t const count = static_cast<std::int64_t>(levels.size());
    Operands branches;
    for (std::int64_t level = 0; level < count; ++level) branches.push_back(outcome(map, {Fact::State::known, level}, context));
    Fact const none{Fact::State::none, 0};
    bool const places_none =
        std::any_of(map.pairs.begin(), map.pairs.end(), [&](auto const& pair) { return is_key(pair, none); });
    if (places_none) branches.push_back(outcome(map, none, context));
    NodeId const found = build.select(without_none(types.domain(map.to)), operand, branches);
    if (!read_.insert({&map, operand}).second) return found;
    for (auto const& pair : map.pairs) {
        PairUse use{.map = map.name, .notes = notes(pair.notes), .value = found, .operand = operand};
        use.when = pair.when ? test(*pair.when, context) : nothing;
        use.of_none = is_key(pair, none);
        for (std::int64_t level = 0; level < count; ++level)
            if (is_key(pair, {Fact::State::known, level})) use.levels |= std::uint64_t{1} << level;
        build.pair(std::move(use));
    }
    return found;
}

/// `unknown` is any value that the map may give.
NodeId Lowering::outcome(check::Map const& map, check::Pair const& pair, Context const& context) {
    Domain const domain = types.domain(map.to);
    if (pair.outcome->op == check::Op::unknown) return build.unknown(domain);
    return scalar(stored(lower(*pair.outcome, context), map.to), domain);
}

/// What a key is mapped to: the first of its pairs whose condition holds; without one it stands for itself.
NodeId Lowering::outcome(check::Map const& map, Fact key, Context const& context) {
    Domain const domain = types.domain(map.to);
    bool const stands = key.state == Fact::State::none || types.domain(element_of(map.from)) == without_none(domain);
    NodeId found = key.state == Fact::State::none ? build.none(domain)
                   : stands                       ? build.constant(without_none(domain), key)
                                                  : build.error(without_none(domain));
    for (auto pair = map.pairs.rbegin(); pair != map.pairs.rend(); ++pair) {
        if (!is_key(*pair, key)) continue;
        NodeId const value = outcome(map, *pair, context);
        found = pair->when ? build.conditional(without_none(domain), test(*pair->when, context), value, found) : value;
    }
    return found;
}

NodeId Lowering::from_text(check::Map const& map, NodeId operand, Context const& context) {
    Domain const domain = types.domain(map.to);
    std::vector<Bid> bids;
    for (auto const& pair : map.pairs) {
        Operands texts;
        for (auto const& each : pair.texts) texts.push_back(build.text(each));
        NodeId when = texts.empty() ? build.no() : build.in_texts(operand, texts);
        if (is_key(pair, {Fact::State::none, 0})) when = build.disjunction({when, build.is_none(operand)});
        if (pair.when) when = build.both(when, test(*pair.when, context));
        bids.push_back({0, when, outcome(map, pair, context)});
    }
    bids.push_back({0, build.is_none(operand), build.none(domain)});
    NodeId const otherwise = domain.kind == Kind::text ? operand : build.error(without_none(domain));
    ScopeId scope = build.scope(operand);
    for (auto const& bid : bids) scope = build.deeper(scope, build.deeper(build.scope(bid.when), build.scope(bid.outcome)));
    for (auto& bid : bids) bid.scope = scope;
    if (!build.may_be_none(operand)) bids.pop_back();
    NodeId const found = build.bids(scope, bids, without_none(domain), {.policy = Policy::first, .otherwise = otherwise});
    if (!read_.insert({&map, operand}).second) return found;
    for (std::size_t i = 0; i < map.pairs.size(); ++i)
        build.pair({.map = map.name, .notes = notes(map.pairs[i].notes), .value = found, .operand = operand, .when = bids[i].when});
    return found;
}

}  // namespace rubric::lower
