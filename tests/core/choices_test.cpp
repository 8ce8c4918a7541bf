// Lists: the elements of each row fold into it. `latest`, `earliest` and `the` on every combination of two elements and samples
// of four; quantifiers and totals by their words.
#include "trial.hpp"

#include <random>

namespace choices_test {

using rubric::boolean_domain;
using rubric::Domain;
using rubric::domain_of;
using rubric::Fact;
using rubric::GraphBuilder;
using rubric::Kind;
using rubric::levels_of;
using rubric::NodeId;
using rubric::nothing;
using rubric::one;
using rubric::Policy;

using definition::error;
using definition::level;
using definition::no;
using definition::none;
using definition::span;
using definition::Value;
using definition::yes;

namespace {

/// Lists of elements of three leaves each; one list a row.
using Lists = std::vector<std::vector<definition::Element>>;

std::vector<Value> over(Policy policy, Domain body, Lists const& lists) {
    GraphBuilder build("trial");
    auto const shape = build.shape("element");
    build.list({"list", "list", shape});
    auto const scope = build.loop(0);
    NodeId const when = build.field("when", boolean_domain, scope), key = build.field("key", domain_of(Kind::date, true), scope);
    NodeId const outcome = build.field("body", body, scope);
    rubric::Reduction made{.policy = policy, .streams = {{scope, when, outcome, key, nothing}}};
    made.leave_out_none = policy == Policy::sum || policy == Policy::highest || policy == Policy::lowest;
    NodeId const node = build.reduce(
        std::move(made), rubric::optionally(policy == Policy::any || policy == Policy::all ? boolean_domain : body), 0);
    rubric::Graph const graph = build.finish();

    std::vector<rubric::Row> cases(lists.size(), rubric::Row(graph.shapes[0]));
    for (std::size_t i = 0; i < lists.size(); ++i) {
        cases[i].lists[0].state = Fact::State::known;
        cases[i].lists[0].rows.assign(lists[i].size(), rubric::Row(graph.shapes[shape]));
    }
    rubric::Texts texts(graph);
    rubric::Engine engine(graph);
    engine.load(cases, texts, false);
    std::size_t row = 0;
    rubric::Column &whens = engine.begin(when), &keys = engine.begin(key), &outcomes = engine.begin(outcome);
    for (auto const& list : lists)
        for (auto const& each : list) {
            trial::write(whens, row, each.when);
            trial::write(keys, row, each.key);
            trial::write(outcomes, row, each.body);
            ++row;
        }
    rubric::operations::run_one(engine, node);
    std::vector<Value> found;
    for (std::size_t i = 0; i < lists.size(); ++i) found.push_back(trial::read(engine.column(node), i));
    return found;
}

template <class Expected>
void hold(Policy policy, Domain body, Lists const& lists, Expected expected) {
    auto const found = over(policy, body, lists);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < lists.size() && wrong < 3; ++i) {
        Value const wanted = expected(lists[i]);
        if (found[i] == wanted) continue;
        ++wrong;
        std::string line;
        for (auto const& each : lists[i])
            line += trial::text(each.when) + " by " + trial::text(each.key) + " " + trial::text(each.body) + "; ";
        UNSCOPED_INFO(line << "gives " << trial::text(found[i]) << ", not " << trial::text(wanted));
    }
    CHECK(wrong == 0);
}

/// Bodies tell the elements apart.
Lists pairs_and_more() {
    Lists lists{{}};
    auto const whens = definition::truths(), keys = definition::spans(2);
    for (auto const& line : trial::combinations({whens, keys, whens, keys}))
        lists.push_back({{line[0], line[1], {level(0)}}, {line[2], line[3], {level(1)}}});
    std::mt19937 random(7);
    auto const bodies = definition::subsets({level(0), level(1), level(2), none, error});
    for (int i = 0; i < 8'000; ++i) {
        lists.emplace_back();
        for (auto n = random() % 5; n > 0; --n)
            lists.back().push_back(
                {whens[random() % whens.size()], keys[random() % keys.size()], bodies[random() % bodies.size()]});
    }
    return lists;
}

Domain const grade = levels_of(rubric::strength_enumeration, true);

}  // namespace

TEST_CASE("latest and earliest give the body of any element that could be the one") {
    Lists const lists = pairs_and_more();
    for (bool const latest : {true, false})
        hold(latest ? Policy::latest : Policy::earliest, grade, lists,
             [&](auto const& list) { return definition::last_of(latest, list); });
}

TEST_CASE("the wants exactly one") {
    hold(Policy::the, grade, pairs_and_more(), [](auto const& list) { return definition::only_of(list); });
}

TEST_CASE("highest, lowest and first of a list are those of its elements as rules") {
    Lists const lists = pairs_and_more();
    auto const rules = [](auto const& list, bool leave_out) {
        definition::Rules found;
        for (auto const& each : list) found.push_back(definition::bid(each.when, each.body, leave_out));
        return found;
    };
    for (bool const highest : {true, false})
        hold(highest ? Policy::highest : Policy::lowest, grade, lists,
             [&](auto const& list) { return definition::extreme(highest, 3, rules(list, true), {none}); });
    hold(Policy::first, grade, lists,
         [&](auto const& list) { return definition::settled(definition::first(rules(list, false), {})); });
}

TEST_CASE("any and all are or and and over the elements that count") {
    std::mt19937 random(11);
    auto const whens = definition::truths(), tests = definition::subsets({no, yes, none, error});
    Lists lists{{}};
    for (auto const& line : trial::combinations({whens, tests, whens, tests}))
        lists.push_back({{line[0], {none}, line[1]}, {line[2], {none}, line[3]}});
    for (bool const any : {true, false})
        hold(any ? Policy::any : Policy::all, levels_of(rubric::boolean_enumeration, true), lists, [&](auto const& list) {
            std::vector<Value> votes;
            for (auto const& each : list)
                votes.push_back(definition::lifted(each.when, definition::tested(each.body), [&](auto a, auto b) {
                    return Value{definition::both(a, any ? b : definition::negation(b))};
                }));
            Value found;
            for (auto const& each : definition::at_least(1, votes)) found.insert(any ? each : definition::negation(each));
            return found;
        });
}

TEST_CASE("a sum over elements is their total") {
    std::mt19937 random(13);
    auto const whens = definition::truths(), amounts = definition::spans(3);
    Lists lists{{}};
    for (int i = 0; i < 8'000; ++i) {
        lists.emplace_back();
        for (auto n = random() % 6; n > 0; --n)
            lists.back().push_back({whens[random() % whens.size()], {none}, amounts[random() % amounts.size()]});
    }
    hold(Policy::sum, domain_of(Kind::number, true), lists, [](auto const& list) {
        definition::Rules rules;
        for (auto const& each : list) rules.push_back(definition::bid(each.when, each.body, true));
        return definition::total(rules, 1);
    });
}

TEST_CASE("of two on one date the one listed later is the latest, the one listed earlier the earliest") {
    auto const two = [](std::int64_t first, std::int64_t second) {
        return Lists{{{{yes}, {span(first, first)}, {level(0)}}, {{yes}, {span(second, second)}, {level(1)}}}};
    };
    CHECK(over(Policy::latest, grade, two(3, 1))[0] == Value{level(0)});
    CHECK(over(Policy::latest, grade, two(3, 3))[0] == Value{level(1)});
    CHECK(over(Policy::earliest, grade, two(3, 3))[0] == Value{level(0)});
    CHECK(over(Policy::latest, grade, {{}})[0] == Value{none});
    CHECK(over(Policy::the, grade, {{}})[0] == Value{error});
}

TEST_CASE("latest leaves out an element without a date, and an open date makes it each that could be") {
    CHECK(over(Policy::latest, grade, {{{{yes}, {none}, {level(0)}}, {{yes}, {span(1, 1)}, {level(1)}}}})[0] == Value{level(1)});
    CHECK(over(Policy::latest, grade, {{{{yes}, {span(1, 9)}, {level(0)}}, {{yes}, {span(3, 3)}, {level(1)}}}})[0] ==
          Value{level(0), level(1)});
    CHECK(over(Policy::latest, grade, {{{{yes}, {error}, {level(0)}}, {{yes}, {span(3, 3)}, {level(1)}}}})[0] == Value{error});
}

}  // namespace choices_test
