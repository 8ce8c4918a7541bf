// Whole graphs, made by hand: facts and their states, lists of every kind, assumptions, and what is read from a finished run.
#include <rubric/builder.hpp>
#include <rubric/evaluation.hpp>

#include <catch2/catch.hpp>

using namespace rubric;

namespace {

constexpr Fact known(std::int64_t value) { return {Fact::State::known, value}; }
constexpr Fact none{Fact::State::none, 0}, in_error{Fact::State::error, 0};

Value levels(Domain domain, std::uint64_t mask) { return {.domain = domain, .levels = mask}; }
Value yes_or_no(std::uint64_t mask) { return levels(boolean_domain, mask); }

/// One case of a graph, run again whenever a fact has changed.
struct Case {
    Graph const& graph;
    Texts texts{graph};
    Row facts{graph.shapes[0]};
    Evaluation evaluation{graph};

    explicit Case(Graph const& of) : graph(of) {}
    Case& run(bool assuming = true) {
        evaluation.run(facts, texts, {.assuming = assuming});
        return *this;
    }
    Value operator()(NodeId node, std::uint32_t row = 0) const { return evaluation.value(node, row); }

    std::vector<std::string> because(NodeId node) const {
        std::vector<std::string> names;
        for (auto const rule : evaluation.because(node)) names.push_back(graph.rules[rule].name);
        return names;
    }
    std::vector<std::string> texts_of(std::vector<FactPath> const& paths) const {
        std::vector<std::string> found;
        for (auto const& path : paths) found.push_back(evaluation.text(path));
        return found;
    }
    std::vector<std::string> needs(NodeId node) const { return texts_of(evaluation.needs(node)); }
    std::vector<std::string> uses(NodeId node) const { return texts_of(evaluation.uses(node)); }
    std::vector<std::string> assumed(NodeId node) const { return texts_of(evaluation.assumed(node)); }

    Row& element(std::uint32_t list, std::size_t index) { return facts.lists[list].rows.at(index); }
    void elements(std::uint32_t list, std::size_t count, ShapeId shape) {
        facts.lists[list].state = Fact::State::known;
        facts.lists[list].rows.assign(count, Row(graph.shapes[shape]));
    }
};

using Names = std::vector<std::string>;

enum Grade { poor, fair, good };

/// The framework of the examples in semantics.md: a grade and a doubt decide.
struct Review {
    GraphBuilder build{"review"};
    EnumerationId grades = build.scale("grade", {"poor", "fair", "good"});
    Domain grade = levels_of(grades);
    std::uint32_t judgement_slot = build.slot({.path = "judgement", .title = "Judgement", .domain = grade});
    std::uint32_t doubt_slot = build.slot({.path = "doubt", .title = "Doubt", .domain = boolean_domain});
    NodeId judgement = build.fact(judgement_slot), doubt = build.fact(doubt_slot);
};

}  // namespace

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

TEST_CASE("whether a fact is given is never open") {
    Review review;
    NodeId const given = review.build.given(review.judgement_slot);
    Graph const graph = review.build.finish();
    Case a(graph);
    CHECK(a.run()(given) == yes_or_no(0b01));
    a.facts.slots[review.judgement_slot] = in_error;
    CHECK(a.run()(given) == yes_or_no(0b10));
}

TEST_CASE("text with gaps shows titles, dates and amounts, and each of its possibilities") {
    GraphBuilder build("texts");
    Enumeration level{"level", "Level", {{"targeted", "Targeted"}, {"intensive", "Intensive"}}, 2};
    Domain const levels_domain = levels_of(build.enumeration(std::move(level)));
    auto const support = build.field("support", levels_domain), when = build.field("when", domain_of(Kind::date, true));
    auto const cost = build.field("cost", domain_of(Kind::money));
    NodeId const line = build.format({"", " from ", " at ", ""}, std::array{support, when, cost});
    Graph const graph = build.finish();
    Case a(graph);
    a.facts.slots = {{}, {}, known(*parse_iso("2026-05-01")), known(1250 * one)};
    a.run();
    auto const found = a(line);
    REQUIRE(found.texts.size() == 2);
    CHECK(a.texts[found.texts[0]] == "Targeted from 1 May 2026 at £1,250.00");
    CHECK(a.texts[found.texts[1]] == "Intensive from 1 May 2026 at £1,250.00");
    CHECK(a.evaluation.wording(line) == "Targeted or Intensive from 1 May 2026 at £1,250.00");
    a.facts.slots[2] = none;
    CHECK(a.run()(line).is_none());
    CHECK(a.evaluation.wording(line) == "none");
    a.facts.slots[2] = {};
    CHECK(a.run()(line).open());
    CHECK(a.evaluation.wording(support) == "Targeted or Intensive");
    a.facts.slots[2] = in_error;
    CHECK(a.run()(line).in_error());
}

TEST_CASE("of more than sixteen texts only that it is open is known") {
    GraphBuilder build("texts");
    std::vector<std::string> names;
    for (int i = 0; i < 17; ++i) names.push_back("level " + std::to_string(i));
    auto const choice = build.choice("choice", names);
    auto const field = build.field("field", levels_of(choice));
    std::vector<NodeId> branches;
    for (auto const& name : names) branches.push_back(build.text(name));
    NodeId const said = build.select(domain_of(Kind::text), field, branches);
    NodeId const sixteen = build.conditional(domain_of(Kind::text), build.in_levels(field, 1), branches[1], said);
    Graph const graph = build.finish();
    Case a(graph);
    a.run();
    CHECK(a(said).any_text);
    CHECK(a(said).texts.empty());
    a.facts.slots[1] = known(4);
    a.run();
    CHECK(a(sixteen).texts == std::vector<std::int64_t>{4});
}

TEST_CASE("texts are equal, differ, and stand in a list") {
    GraphBuilder build("texts");
    auto const place = build.field("place", domain_of(Kind::text, true));
    NodeId const cumbria = build.equal(place, build.text("Cumbria"));
    NodeId const north = build.in_texts(place, std::array{build.text("Cumbria"), build.text("Durham")});
    NodeId const before = build.less(place, build.text("Devon"));
    Graph const graph = build.finish();
    Case a(graph);
    a.run();
    CHECK(a(cumbria) == yes_or_no(0b11));
    CHECK(a(north) == yes_or_no(0b11));
    a.facts.slots[1] = known(a.texts.code("Durham"));
    a.run();
    CHECK(a(cumbria) == yes_or_no(0b01));
    CHECK(a(north) == yes_or_no(0b10));
    CHECK(a(before) == yes_or_no(0b01));
    a.facts.slots[1] = known(a.texts.code("Kent"));
    CHECK(a.run()(north) == yes_or_no(0b01));
    a.facts.slots[1] = none;
    CHECK(a.run()(north) == yes_or_no(0b01));
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
