// Facts and their states, assumptions, parameters, and what is read from a finished run: rules and questions.
#include "decided.hpp"

using namespace decided;

TEST_CASE("a fact is what is given, and in error where it cannot be") {
    GraphBuilder build("facts");
    Domain const grade = levels_of(build.scale("grade", {"poor", "fair", "good"}));
    auto const level = build.field("level", grade), maybe = build.field("maybe", optionally(grade));
    auto const whole = build.field("whole", domain_of(Kind::integer)), when = build.field("when", domain_of(Kind::date));
    auto const word = build.field("word", domain_of(Kind::text));
    Graph const graph = build.finish();
    Case a(graph);

    a.run();
    CHECK(a(level) == levels(grade, 0b111));
    CHECK(a(maybe).none);
    CHECK(a(whole).low == -number_limit);
    CHECK(a(when).high == last_day);
    CHECK(a(word).any_text);

    a.facts.slots = {none, known(fair), none, known(2 * one), known(738'000), known(a.texts.code("Cumbria"))};
    a.run();
    CHECK(a(level) == levels(grade, 0b010));
    CHECK(a(maybe).is_none());
    CHECK(a(whole).low == 2 * one);
    CHECK(a(when).determined());
    CHECK(a.texts[a(word).texts.at(0)] == "Cumbria");

    a.facts.slots = {none, known(3), known(-1), known(one / 2), known(last_day + 1), in_error};
    a.run();
    for (NodeId const each : {level, maybe, whole, when, word}) CHECK(a(each).in_error());
    a.facts.slots[1] = none;
    CHECK(a.run()(level).in_error());
}

TEST_CASE("highest: what some rule may give and every rule may stay below, its rules and its questions") {
    Review review;
    auto& build = review.build;
    NodeId const decided = build.decide(
        "level", Policy::highest, review.grade,
        {{"a", build.equal(review.judgement, build.level(review.grades, "good")), build.level(review.grades, "good")},
         {"b", review.doubt, build.level(review.grades, "fair")}},
        build.level(review.grades, "poor"));
    Graph const graph = build.finish();
    Case a(graph);
    a.facts.slots[review.doubt_slot] = known(1);
    a.run();
    CHECK(a(decided) == levels(review.grade, 0b110));
    CHECK(a.because(decided) == Names{"a", "b"});
    CHECK(a.needs(decided) == Names{"judgement"});
    CHECK(a.uses(decided) == Names{"doubt"});

    a.facts.slots[review.judgement_slot] = known(good);
    a.facts.slots[review.doubt_slot] = in_error;
    a.run();
    CHECK(a(decided) == levels(review.grade, 0b100));
    CHECK(a.because(decided) == Names{"a"});
    CHECK(a.needs(decided).empty());

    a.facts.slots[review.judgement_slot] = in_error;
    a.facts.slots[review.doubt_slot] = known(1);
    CHECK(a.run()(decided).in_error());
    CHECK(a.because(decided).empty());
}

TEST_CASE("highest without otherwise is in error where nothing is bid, and nothing else is added to it") {
    Review review;
    auto& build = review.build;
    NodeId const decided = build.decide("level", Policy::highest, optionally(review.grade),
                                        {{"doubtful", review.doubt, build.level(review.grades, "fair")}});
    Graph const graph = build.finish();
    Case a(graph);
    CHECK(a.run()(decided) == levels(review.grade, 0b010));
    a.facts.slots[review.doubt_slot] = known(0);
    CHECK(a.run()(decided).in_error());
}

TEST_CASE("first asks only for what may still be reached") {
    Review review;
    auto& build = review.build;
    auto const calm = build.field("calm", boolean_domain);
    NodeId const decided = build.decide("level", Policy::first, review.grade,
                                        {{"doubtful", review.doubt, build.level(review.grades, "poor")},
                                         {"fine", build.yes(), review.judgement},
                                         {"calm", calm, build.level(review.grades, "good")}});
    Graph const graph = build.finish();
    Case a(graph);
    a.run();
    CHECK(a.needs(decided) == Names{"judgement", "doubt"});
    CHECK(a.because(decided) == Names{"doubtful", "fine"});
    a.facts.slots[review.doubt_slot] = known(1);
    a.run();
    CHECK(a(decided) == levels(review.grade, 0b001));
    CHECK(a.because(decided) == Names{"doubtful"});
    CHECK(a.uses(decided) == Names{"doubt"});
}

TEST_CASE("a plain expression rests on the rules of the branch it took") {
    Review review;
    auto& build = review.build;
    auto const decide = [&](char const* name) {
        return build.decide(name, Policy::first, review.grade, {{name, build.yes(), review.judgement}});
    };
    NodeId const one_way = decide("one_way"), other_way = decide("other_way");
    NodeId const chosen = build.conditional(review.grade, review.doubt, one_way, other_way);
    Graph const graph = build.finish();
    Case a(graph);
    a.facts.slots[review.judgement_slot] = known(fair);
    a.facts.slots[review.doubt_slot] = known(0);
    a.run();
    CHECK(a.because(chosen) == Names{"other_way"});
    a.facts.slots[review.doubt_slot] = {};
    CHECK(a.run().because(chosen) == Names{"one_way", "other_way"});
}

TEST_CASE("a fact that is computed is asked for itself, and one that is given goes before its ingredients") {
    Review review;
    auto& build = review.build;
    auto const slot = build.slot({.path = "overall", .title = "Overall", .domain = review.grade});
    NodeId const overall = build.fact(slot, 0, review.judgement);
    Graph const graph = build.finish();
    Case a(graph);
    a.run();
    CHECK(a.needs(overall) == Names{"overall"});
    a.facts.slots[review.judgement_slot] = known(poor);
    a.run();
    CHECK(a(overall) == levels(review.grade, 0b001));
    CHECK(a.uses(overall) == Names{"judgement"});
    a.facts.slots[slot] = known(good);
    a.run();
    CHECK(a(overall) == levels(review.grade, 0b100));
    CHECK(a.uses(overall) == Names{"overall"});
}

TEST_CASE("an assumption is taken where the fact is open and it is one of its possibilities") {
    Review review;
    auto& build = review.build;
    NodeId const assumed = build.assume(review.doubt, build.no(), review.doubt_slot);
    NodeId const decided = build.decide("level", Policy::first, review.grade,
                                        {{"doubtful", assumed, build.level(review.grades, "poor")}}, review.judgement);
    Graph const graph = build.finish();
    Case a(graph);
    a.facts.slots[review.judgement_slot] = known(good);
    a.run();
    CHECK(a(assumed) == yes_or_no(0b01));
    CHECK(a(decided) == levels(review.grade, 0b100));
    CHECK(a.assumed(decided) == Names{"doubt"});
    CHECK(a.uses(decided) == Names{"judgement", "doubt"});
    CHECK(a.needs(decided).empty());
    a.run(false);
    CHECK(a(decided) == levels(review.grade, 0b101));
    CHECK(a.needs(decided) == Names{"doubt"});
    a.facts.slots[review.doubt_slot] = known(1);
    a.run();
    CHECK(a(decided) == levels(review.grade, 0b001));
    CHECK(a.assumed(decided).empty());
    a.facts.slots[review.doubt_slot] = in_error;
    CHECK(a.run()(decided).in_error());
}

TEST_CASE("an assumption that is not one of the possibilities, or not surely allowed, is not taken") {
    Review review;
    auto& build = review.build;
    NodeId const computed =
        build.fact(build.slot({.path = "state", .title = "State", .domain = review.grade}), 0,
                   build.conditional(review.grade, review.doubt, build.level(review.grades, 0), build.level(review.grades, 1)));
    NodeId const impossible = build.assume(computed, build.level(review.grades, "good"), 3);
    NodeId const guarded =
        build.assume(review.judgement, build.level(review.grades, "good"), review.judgement_slot, review.doubt);
    Graph const graph = build.finish();
    Case a(graph);
    a.run();
    CHECK(a(impossible) == levels(review.grade, 0b011));
    CHECK(a(guarded) == levels(review.grade, 0b111));
    a.facts.slots[review.doubt_slot] = known(1);
    CHECK(a.run()(guarded) == levels(review.grade, 0b100));
}

TEST_CASE("a dated parameter has the value of the last date not after the day") {
    GraphBuilder build("parameters");
    Parameter made{"visits", "Visits", domain_of(Kind::integer), {{10, known(one)}, {20, known(3 * one)}}, true, nothing};
    auto const index = build.add_parameter(std::move(made));
    NodeId const read = build.parameter(index, build.today());
    Graph const graph = build.finish();
    Case a(graph);
    auto const on = [&](Fact today) {
        a.facts.slots[today_slot] = today;
        return a.run()(read);
    };
    CHECK(on(known(9)).in_error());
    CHECK(on(known(10)).low == one);
    CHECK(on(known(20)).low == 3 * one);
    CHECK(on({}).low == one);
    CHECK(on({}).high == 3 * one);
    CHECK(a.needs(read) == Names{"today"});
    CHECK(on(in_error).in_error());
    a.evaluation.set(index, known(5 * one));
    CHECK(on({}).low == 5 * one);
    CHECK(on({}).determined());
}

TEST_CASE("whether a fact is given is never open") {
    Review review;
    NodeId const given = review.build.given(review.judgement_slot);
    Graph const graph = review.build.finish();
    Case a(graph);
    CHECK(a.run()(given) == yes_or_no(0b01));
    a.facts.slots[review.judgement_slot] = in_error;
    CHECK(a.run()(given) == yes_or_no(0b10));
}

TEST_CASE("what waits for a later version is in error, and matters only where it is reached") {
    Review review;
    NodeId const waiting = review.build.waiting("every", review.grade);
    NodeId const chosen = review.build.conditional(review.grade, review.doubt, waiting, review.judgement);
    Graph const graph = review.build.finish();
    Case a(graph);
    a.facts.slots[review.judgement_slot] = known(good);
    a.facts.slots[review.doubt_slot] = known(0);
    CHECK(a.run()(chosen) == levels(review.grade, 0b100));
    CHECK(a(waiting).in_error());
    CHECK(graph.waiting == Names{"every"});
}
