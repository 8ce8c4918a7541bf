// Lists known, unknown, empty, in error, nested and paired; and many cases at once.
#include "decided.hpp"

namespace lists_test {

using namespace decided;

namespace {

/// Visits with a date and a grade.
struct Visits {
    GraphBuilder build{"visits"};
    EnumerationId grades = build.scale("grade", {"poor", "fair", "good"});
    Domain grade = levels_of(grades);
    ShapeId shape = build.shape("visit");
    std::uint32_t list = build.list({"visits", "Visits", shape});
    ScopeId scope = build.loop(list);
    NodeId on = build.field("on", domain_of(Kind::date), scope), graded = build.field("grade", grade, scope);
    NodeId last = build.over(Policy::latest, grade, scope, nothing, graded, on);
    NodeId count = build.count(scope);
    NodeId poor_ones = build.count(scope, build.equal(graded, build.level(grades, "poor")));
    NodeId any_poor = build.over(Policy::any, boolean_domain, scope, nothing, build.equal(graded, build.level(grades, "poor")));
    NodeId all_poor = build.over(Policy::all, boolean_domain, scope, nothing, build.equal(graded, build.level(grades, "poor")));
    NodeId only = build.over(Policy::the, grade, scope, nothing, graded);
};

}  // namespace

TEST_CASE("an unknown list may have any number of any elements") {
    Visits visits;
    Graph const graph = visits.build.finish();
    Case a(graph);
    a.run();
    CHECK(a.evaluation.imagined(visits.scope, 0));
    CHECK(a(visits.count).low == 0);
    CHECK(a(visits.count).high == 1'000'000 * one);
    CHECK(a(visits.poor_ones).high == 1'000'000 * one);
    CHECK(a(visits.any_poor) == yes_or_no(0b11));
    CHECK(a(visits.all_poor) == yes_or_no(0b11));
    CHECK(a(visits.last) == Value{.domain = optionally(visits.grade), .levels = 0b111, .none = true});
    CHECK(a(visits.only) == levels(visits.grade, 0b111));
    CHECK(a.needs(visits.last) == Names{"visits"});
    CHECK(a.needs(visits.count) == Names{"visits"});
}

TEST_CASE("a list that is none or empty has no elements") {
    Visits visits;
    Graph const graph = visits.build.finish();
    Case a(graph);
    for (auto const state : {Fact::State::none, Fact::State::known}) {
        a.facts.lists[0].state = state;
        a.run();
        CHECK(a(visits.count).high == 0);
        CHECK(a(visits.any_poor) == yes_or_no(0b01));
        CHECK(a(visits.all_poor) == yes_or_no(0b10));
        CHECK(a(visits.last).is_none());
        CHECK(a(visits.only).in_error());
    }
}

TEST_CASE("a list in error puts what is read from it in error") {
    Visits visits;
    Graph const graph = visits.build.finish();
    Case a(graph);
    a.facts.lists[0].state = Fact::State::error;
    a.run();
    for (NodeId const each : {visits.count, visits.any_poor, visits.all_poor, visits.last, visits.only})
        CHECK(a(each).in_error());
}

TEST_CASE("the latest visit is each that could be, and its date is asked for") {
    Visits visits;
    Graph const graph = visits.build.finish();
    Case a(graph);
    a.elements(0, 2, visits.shape);
    a.element(0, 0).slots = {{}, known(good)};
    a.element(0, 1).slots = {known(738'000), known(poor)};
    a.run();
    CHECK(a(visits.last) == Value{.domain = optionally(visits.grade), .levels = 0b101});
    CHECK(a.needs(visits.last) == Names{"visits[1].on"});
    CHECK(a(visits.count).low == 2 * one);
    CHECK(a(visits.any_poor).surely_yes());
    CHECK(a(visits.only).in_error());
    a.element(0, 0).slots[0] = known(738'001);
    a.run();
    CHECK(a(visits.last) == Value{.domain = optionally(visits.grade), .levels = 0b100});
    CHECK(a.uses(visits.last) == Names{"visits[1].on", "visits[1].grade", "visits[2].on", "visits[2].grade"});
}

TEST_CASE("a list that is assumed empty is so until it is given, and what rests on that says so") {
    GraphBuilder build("assumed");
    auto const shape = build.shape("visit");
    build.list({.path = "visits", .title = "Visits", .element = shape, .assumed_empty = true});
    NodeId const count = build.count(build.loop(0));
    Graph const graph = build.finish();
    Case a(graph);
    a.run();
    CHECK(a(count).high == 0);
    CHECK(a.assumed(count) == Names{"visits"});
    CHECK(a.run(false)(count).high == 1'000'000 * one);
    a.elements(0, 3, shape);
    a.run();
    CHECK(a(count).low == 3 * one);
    CHECK(a.assumed(count).empty());
}

TEST_CASE("facts of imagined elements are not assumed") {
    GraphBuilder build("imagined");
    auto const shape = build.shape("visit");
    build.list({"visits", "Visits", shape});
    auto const scope = build.loop(0);
    NodeId const held = build.assume(build.field("held", boolean_domain, scope), build.no(), 0);
    NodeId const any = build.over(Policy::any, boolean_domain, scope, nothing, held);
    Graph const graph = build.finish();
    Case a(graph);
    a.run();
    CHECK(a(any) == yes_or_no(0b11));
    a.elements(0, 1, shape);
    a.run();
    CHECK(a(any) == yes_or_no(0b01));
    CHECK(a.assumed(any) == Names{"visits[1].held"});
}

TEST_CASE("lists in lists, and pairs of elements, name each fact by its one path") {
    GraphBuilder build("nested");
    auto const plan = build.shape("plan"), step = build.shape("step");
    auto const plans = build.list({"plans", "Plans", plan});
    auto const steps = build.list({"steps", "Steps", step}, plan);
    auto const each_plan = build.loop(plans), each_step = build.loop(steps, each_plan);
    NodeId const days = build.field("days", domain_of(Kind::integer), each_step);
    NodeId const of_plan = build.over(Policy::sum, domain_of(Kind::integer), each_step, nothing, days);
    NodeId const overall = build.over(Policy::sum, domain_of(Kind::integer), each_plan, nothing, of_plan);

    // Each plan beside each other plan: is there one with more days?
    auto const other_plan = build.loop(plans, each_plan, 0), other_step = build.loop(steps, other_plan);
    NodeId const other_days = build.over(Policy::sum, domain_of(Kind::integer), other_step, nothing, build.fact(0, other_step));
    NodeId const beaten = build.over(Policy::any, boolean_domain, other_plan, nothing, build.greater(other_days, of_plan));
    NodeId const unbeaten = build.count(each_plan, build.negation(beaten));
    Graph const graph = build.finish();
    Case a(graph);
    a.elements(0, 3, plan);
    for (std::size_t i = 0; i < 3; ++i) {
        auto& list = a.element(0, i).lists[0];
        list.state = Fact::State::known;
        list.rows.assign(i, Row(graph.shapes[step]));
        for (auto& row : list.rows) row.slots[0] = known(2 * one);
    }
    a.run();
    CHECK(a(overall).low == 6 * one);
    CHECK(a(unbeaten).low == one);
    CHECK(a.evaluation.rows(other_plan) == 9);
    CHECK(a.evaluation.parent(other_plan, 5) == 1);

    a.element(0, 2).lists[0].rows[1].slots[0] = {};
    a.run();
    CHECK(a.needs(overall) == Names{"plans[3].steps[2].days"});
    CHECK(a.needs(unbeaten) == Names{"plans[3].steps[2].days"});
    a.element(0, 2).lists[0].state = Fact::State::unknown;
    a.run();
    CHECK(a.needs(unbeaten) == Names{"plans[3].steps"});
    CHECK(a(overall).low == -number_limit + 2 * one);
}

TEST_CASE("many cases are decided as one is") {
    Visits visits;
    Graph const graph = visits.build.finish();
    std::vector<Row> cases(150, Row(graph.shapes[0]));
    for (std::size_t i = 0; i < cases.size(); ++i) {
        cases[i].lists[0].state = i % 7 == 3 ? Fact::State::unknown : Fact::State::known;
        cases[i].lists[0].rows.assign(i % 5, Row(graph.shapes[visits.shape]));
        for (std::size_t k = 0; k < cases[i].lists[0].rows.size(); ++k)
            cases[i].lists[0].rows[k].slots = {
                (i + k) % 4 == 0 ? Fact{} : known(static_cast<std::int64_t>(738'000 + (i * 7 + k * 3) % 5)),
                k % 3 == 2 ? Fact{} : known(static_cast<std::int64_t>((i + k) % 3))};
    }
    Texts texts(graph);
    Evaluation all(graph), alone(graph);
    all.run(cases, texts, {});
    for (std::uint32_t i = 0; i < cases.size(); ++i) {
        alone.run(cases[i], texts);
        for (NodeId const each : {visits.last, visits.count, visits.poor_ones, visits.any_poor, visits.all_poor, visits.only})
            REQUIRE(all.value(each, i) == alone.value(each));
    }
}

TEST_CASE("facts of another shape are refused") {
    Visits visits;
    Graph const graph = visits.build.finish();
    Case a(graph);
    a.facts.slots.clear();
    CHECK_THROWS_AS(a.run(), std::invalid_argument);
    a.facts = Row(graph.shapes[0]);
    a.elements(0, 1, visits.shape);
    a.element(0, 0) = Row();
    CHECK_THROWS_AS(a.run(), std::invalid_argument);
}

}  // namespace lists_test
