// Every policy on every combination of possibilities of two rules, and of samples of three, against its definition.
#include "trial.hpp"

#include <random>

namespace policies_test {

using rubric::boolean_domain;
using rubric::Domain;
using rubric::domain_of;
using rubric::Graph;
using rubric::GraphBuilder;
using rubric::Kind;
using rubric::levels_of;
using rubric::NodeId;
using rubric::nothing;
using rubric::number_limit;
using rubric::optionally;
using rubric::Policy;
using rubric::Reduction;

using definition::error;
using definition::level;
using definition::no;
using definition::none;
using definition::span;
using definition::Value;
using definition::yes;

namespace {

/// A reduction over rules whose conditions and outcomes are facts: leaves when, outcome, when, outcome, …, tail.
struct Decision {
    GraphBuilder build{"trial"};
    std::vector<NodeId> leaves;
    NodeId node = nothing;
    Graph graph;

    Decision(Policy policy, std::size_t rules, Domain domain, bool leave_out_none, bool tail) {
        auto const leaf = [&](Domain of) {
            leaves.push_back(build.field("leaf" + std::to_string(leaves.size()), of));
            return leaves.back();
        };
        Reduction made{.policy = policy};
        made.leave_out_none = leave_out_none;
        for (std::size_t i = 0; i < rules; ++i) {
            NodeId const when = leaf(boolean_domain), outcome = leaf(domain);
            made.streams.push_back({0, when, outcome, nothing, nothing});
        }
        if (tail) made.otherwise = leaf(domain);
        node = build.reduce(std::move(made), optionally(domain), 0);
        graph = build.finish();
    }
};

definition::Rules rules_of(std::vector<Value> const& line, bool leave_out_none) {
    definition::Rules rules;
    for (std::size_t i = 0; i + 1 < line.size(); i += 2) rules.push_back(definition::bid(line[i], line[i + 1], leave_out_none));
    return rules;
}

std::vector<std::vector<Value>> sample(std::vector<std::vector<Value>> const& values, std::size_t count) {
    std::mt19937 random(20221001);
    std::vector<std::vector<Value>> lines(count);
    for (auto& line : lines)
        for (auto const& choices : values) line.push_back(choices[random() % choices.size()]);
    return lines;
}

/// All lines of two rules with the first tail, and some of four rules with each of the tails.
template <class Expected>
void hold(Policy policy, Domain domain, bool leave_out_none, std::vector<Value> const& outcomes, std::vector<Value> const& tails,
          Expected expected) {
    auto const whens = definition::truths();
    Decision const two(policy, 2, domain, leave_out_none, true), four(policy, 4, domain, leave_out_none, true);
    auto const wanted = [&](std::vector<Value> const& line) { return expected(rules_of(line, leave_out_none), line.back()); };
    trial::check(two.graph, two.leaves, two.node, trial::combinations({whens, outcomes, whens, outcomes, {tails[0]}}), wanted);
    trial::check(four.graph, four.leaves, four.node,
                 sample({whens, outcomes, whens, outcomes, whens, outcomes, whens, outcomes, tails}, 10'000), wanted);
}

/// Three in order and one apart.
Domain three_levels() { return levels_of(rubric::strength_enumeration, true); }

}  // namespace

TEST_CASE("first gives the first rule that holds") {
    auto const outcomes = definition::subsets({level(0), level(2), none, error});
    std::vector<Value> const tails{{level(1)}, {none}, {error}, {level(0), level(1)}};
    for (bool const leave_out : {false, true})
        hold(Policy::first, three_levels(), leave_out, outcomes, tails,
             [](definition::Rules const& rules, Value const& tail) { return definition::first(rules, tail); });
}

TEST_CASE("rules that agree give what any of them does") {
    auto const outcomes = definition::subsets({level(0), level(2), none, error});
    std::vector<Value> const tails{{level(1)}, {none}, {error}};
    for (bool const leave_out : {false, true})
        hold(Policy::agree, three_levels(), leave_out, outcomes, tails, [](definition::Rules const& rules, Value const& tail) {
            return definition::settled(definition::agree(rules, tail));
        });
}

TEST_CASE("highest and lowest of levels give what no rule surely beats") {
    auto const outcomes = definition::subsets({level(0), level(1), level(2), none, error});
    std::vector<Value> const tails{{level(1)}, {none}, {error}};
    for (bool const highest : {true, false})
        hold(highest ? Policy::highest : Policy::lowest, three_levels(), true, outcomes, tails,
             [&](definition::Rules const& rules, Value const& tail) { return definition::extreme(highest, 3, rules, tail); });
}

TEST_CASE("highest and lowest of numbers give a range") {
    std::vector<Value> const tails{{span(1, 1)}, {none}, {error}};
    for (bool const highest : {true, false})
        hold(highest ? Policy::highest : Policy::lowest, domain_of(Kind::number, true), true, definition::spans(2), tails,
             [&](definition::Rules const& rules, Value const& tail) { return definition::widest(highest, rules, tail); });
}

TEST_CASE("first and agreement of numbers give ranges") {
    std::vector<Value> const tails{{span(4, 4)}, {none}};
    hold(Policy::first, domain_of(Kind::number, true), false, definition::spans(2), tails,
         [](definition::Rules const& rules, Value const& tail) { return definition::first(rules, tail); });
    hold(Policy::agree, domain_of(Kind::number, true), false, definition::spans(2), tails,
         [](definition::Rules const& rules, Value const& tail) { return definition::settled(definition::agree(rules, tail)); });
}

TEST_CASE("a sum is the total of what the rules that hold give") {
    Decision const sum(Policy::sum, 2, domain_of(Kind::number, true), true, false);
    auto const whens = definition::truths(), outcomes = definition::spans(2);
    trial::check(sum.graph, sum.leaves, sum.node, trial::combinations({whens, outcomes, whens, outcomes}),
                 [](std::vector<Value> line) {
                     line.push_back({});
                     return definition::total(rules_of(line, true), 1);
                 });
}

TEST_CASE("the total of a long table leaves the limits once, at the end") {
    Decision const sum(Policy::sum, 3, domain_of(Kind::number), true, false);
    Value const most{span(number_limit, number_limit)}, least{span(-number_limit, -number_limit)}, surely{yes};
    auto const found = trial::run(sum.graph, sum.leaves, sum.node,
                                  {{surely, most, surely, most, surely, least}, {surely, most, surely, most, surely, most}});
    CHECK(found[0] == most);
    CHECK(found[1] == Value{error});
}

// ---- what semantics.md and its examples say, in their own words -----------------------------------------------------------

namespace {

enum Grade { poor, fair, good };

Value decided(Policy policy, std::vector<Value> const& line) {
    Decision const made(policy, line.size() / 2, three_levels(), policy == Policy::highest, line.size() % 2 == 1);
    return trial::run(made.graph, made.leaves, made.node, {line})[0];
}

}  // namespace

TEST_CASE("highest: a level some rule may give and every rule may stay at or below") {
    Value const may{yes, no};
    CHECK(decided(Policy::highest, {may, {level(good)}, {yes}, {level(fair)}, {level(poor)}}) == Value{level(fair), level(good)});
    CHECK(decided(Policy::highest, {{yes}, {level(good)}, may, {level(fair)}, {level(poor)}}) == Value{level(good)});
}

TEST_CASE("highest: an error matters unless a rule gives as much as the erroneous one would") {
    CHECK(decided(Policy::highest, {{error}, {level(good)}, {yes}, {level(fair)}, {level(poor)}}) == Value{error});
    CHECK(decided(Policy::highest, {{yes}, {level(good)}, {error}, {level(fair)}, {level(poor)}}) == Value{level(good)});
    CHECK(decided(Policy::highest, {{yes}, {level(good)}, {yes}, {error}, {level(poor)}}) == Value{level(good)});
    CHECK(decided(Policy::highest, {{yes}, {level(fair)}, {yes}, {error}, {level(poor)}}) == Value{error});
}

TEST_CASE("agree: one that surely holds settles it, whatever is in error beside it") {
    CHECK(decided(Policy::agree, {{yes}, {level(fair)}, {error}, {level(good)}, {level(poor)}}) == Value{level(fair)});
    CHECK(decided(Policy::agree, {{yes, no}, {level(fair)}, {error}, {level(good)}, {level(poor)}}) == Value{level(fair), error});
    CHECK(decided(Policy::agree, {{yes, no}, {level(fair)}, {yes, no}, {level(good)}, {level(poor)}}) ==
          Value{level(poor), level(fair), level(good)});
}

TEST_CASE("first: an error matters where it is reached") {
    CHECK(decided(Policy::first, {{yes}, {level(fair)}, {error}, {level(good)}}) == Value{level(fair)});
    CHECK(decided(Policy::first, {{yes, no}, {level(fair)}, {error}, {level(good)}}) == Value{level(fair), error});
    CHECK(decided(Policy::first, {{no}, {level(fair)}, {no}, {level(good)}}) == Value{error});
}

}  // namespace policies_test
