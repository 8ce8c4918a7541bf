// Decisive questions, of graphs made by hand.
#include <rubric/builder.hpp>
#include <rubric/show_questions.hpp>

#include <catch2/catch.hpp>

using namespace rubric;

namespace {

constexpr Domain integer{Kind::integer};

std::vector<std::string> asked(std::vector<Question> const& all) {
    std::vector<std::string> names;
    for (Question const& each : all) names.push_back(each.text + (each.only_together ? " (together)" : ""));
    return names;
}

}  // namespace

TEST_CASE("the question that settles most comes first, and each tells what an answer changes") {
    GraphBuilder build("f");
    auto const scale = build.scale("level", {"low", "middle", "high"});
    NodeId const crisis = build.field("crisis", boolean_domain), size = build.field("size", integer), unused = build.field("unused", integer);
    build.decision("level", build.decide("level", Policy::first, levels_of(scale),
                                         {{"crisis", crisis, build.level(scale, "high")}, {"small", build.less(size, build.whole(10)), build.level(scale, "middle")}},
                                         build.level(scale, "low")));
    build.decision("urgent", crisis);
    (void)unused;
    Graph const graph = build.finish();
    Texts texts(graph);
    Row row(graph.shapes[0]);
    Evaluation evaluation(graph);
    evaluation.run(row, texts);
    auto const found = questions(graph, evaluation);
    REQUIRE(asked(found) == std::vector<std::string>{"crisis", "size"});
    CHECK(found[0].settles == Approx(1.5));  // yes settles both, no one of the two
    CHECK(show(graph, evaluation, found[0]) == "crisis?\n  no or yes.\n  `yes` makes level high and makes urgent yes.\n");
    CHECK(show(graph, evaluation, found[1]) == "size?\n  below 10 or 10 or more.\n  `below 10` leaves level middle or high.\n");
}

TEST_CASE("a fact that matters only with another is kept, and said to be so") {
    GraphBuilder build("f");
    NodeId const a = build.field("a", boolean_domain), b = build.field("b", boolean_domain);
    NodeId const differ[]{build.negation(b), b};
    build.decision("same", build.select(boolean_domain, a, differ));
    Graph const graph = build.finish();
    Texts texts(graph);
    Row row(graph.shapes[0]);
    Evaluation evaluation(graph);
    evaluation.run(row, texts);
    CHECK(asked(questions(graph, evaluation)) == std::vector<std::string>{"a (together)", "b (together)"});
}

TEST_CASE("what is computed is asked for itself, what is assumed not at all, a list last") {
    GraphBuilder build("f");
    NodeId const ingredient = build.field("ingredient", integer);
    auto const slot = build.slot({.path = "computed", .title = "computed", .domain = integer});
    NodeId const computed = build.fact(slot, 0, ingredient);
    auto const assumed = build.slot({.path = "assumed", .title = "assumed", .domain = boolean_domain});
    NodeId const quiet = build.assume(build.fact(assumed), build.no(), assumed);
    ShapeId const visit = build.shape("visit");
    build.slot({.path = "on", .title = "on", .domain = domain_of(Kind::date)}, visit);
    ScopeId const visits = build.loop(build.list({.path = "visits", .title = "visits", .element = visit}));
    build.decision("d", build.disjunction({build.greater(computed, build.whole(3)), quiet}));
    build.decision("visited", build.greater(build.count(visits), build.whole(0)));
    Graph const graph = build.finish();
    Texts texts(graph);
    Row row(graph.shapes[0]);
    Evaluation evaluation(graph);
    evaluation.run(row, texts);
    auto const found = questions(graph, evaluation);
    CHECK(asked(found) == std::vector<std::string>{"computed", "visits"});
    REQUIRE(found[1].telling());
    CHECK(show(graph, evaluation, found[1]) == "visits?\n  A list of which nothing is known.\n  An empty list makes visited no.\n");
    row.slots[slot] = {Fact::State::known, 5 * one};
    row.lists[0].state = Fact::State::none;
    evaluation.run(row, texts);
    CHECK(questions(graph, evaluation).empty());
}

TEST_CASE("offers and duties are asked about, and an answer stands for the rest of its cell") {
    GraphBuilder build("f");
    NodeId const age = build.field("age", integer);
    build.offer("help", build.in_ranges(age, std::vector{build.whole(2), build.whole(4)}));
    Graph const graph = build.finish();
    Texts texts(graph);
    Row row(graph.shapes[0]);
    Evaluation evaluation(graph);
    evaluation.run(row, texts);
    auto const found = questions(graph, evaluation);
    REQUIRE(found.size() == 1);
    CHECK(found[0].exact);
    CHECK(show(graph, evaluation, found[0]) == "age?\n  below 2, 2 to 4 or 5 or more.\n  `below 2` rules out the offer of help.\n");
    CHECK(found[0].answers[1].changes.at(0).value.front().surely_yes());
}
