// Smallest changes of facts, of graphs made by hand.
#include <rubric/builder.hpp>
#include <rubric/counterfactuals.hpp>

#include <catch2/catch.hpp>

namespace counterfactuals_test {

using namespace rubric;

namespace {

constexpr Domain integer{Kind::integer};

struct Decided {
    explicit Decided(Graph made) : graph(std::move(made)), texts(graph), row(graph.shapes[0]), evaluation(graph) {}

    std::vector<std::string> otherwise(std::optional<Fact> wanted = {}) {
        evaluation.run(row, texts);
        std::vector<std::string> lines;
        for (Counterfactual const& each : would_be(graph, evaluation, 0, wanted).found)
            lines.push_back(show(graph, texts, each.result) + " " + show(graph, evaluation, each));
        return lines;
    }

    Graph graph;
    Texts texts;
    Row row;
    Evaluation evaluation;
};

Fact known(std::int64_t value) { return {Fact::State::known, value}; }

}  // namespace

TEST_CASE("one fact if one is enough, at the cell nearest to what it is") {
    GraphBuilder build("f");
    auto const scale = build.scale("level", {"low", "middle", "high"});
    NodeId const size = build.field("size", integer), fixed = build.fact(build.slot({.path = "fixed", .title = "fixed", .domain = boolean_domain, .fixed = true}));
    build.decision("level", build.decide("level", Policy::first, levels_of(scale),
                                         {{"big", build.greater(size, build.whole(20)), build.level(scale, "high")},
                                          {"fixed", fixed, build.level(scale, "high")},
                                          {"some", build.greater(size, build.whole(10)), build.level(scale, "middle")}},
                                         build.level(scale, "low")));
    Decided decided(build.finish());
    decided.row.slots[1] = known(4 * one), decided.row.slots[2] = known(0);
    CHECK(decided.otherwise() == std::vector<std::string>{"middle If size were `11 to 20`, not `4`.", "high If size were `21 or more`, not `4`."});
    CHECK(decided.otherwise(known(2)) == std::vector<std::string>{"high If size were `21 or more`, not `4`."});
    CHECK(decided.otherwise(known(0)).empty());
}

TEST_CASE("two facts where none alone is enough, the second one that matters once the first is changed") {
    GraphBuilder build("f");
    NodeId const a = build.field("a", boolean_domain), b = build.field("b", boolean_domain), c = build.field("c", boolean_domain);
    build.decision("d", build.conjunction({a, build.disjunction({b, c})}));
    Decided decided(build.finish());
    for (std::size_t slot = 1; slot <= 3; ++slot) decided.row.slots[slot] = known(0);
    CHECK(decided.otherwise() == std::vector<std::string>{"yes If a were `yes`, not `no` and b were `yes`, not `no`.",
                                                          "yes If a were `yes`, not `no` and c were `yes`, not `no`."});
}

TEST_CASE("an element's fact, and one that is not known, can be otherwise too") {
    GraphBuilder build("f");
    ShapeId const visit = build.shape("visit");
    build.slot({.path = "held", .title = "held", .domain = boolean_domain}, visit);
    ScopeId const visits = build.loop(build.list({.path = "visits", .title = "visits", .element = visit}));
    NodeId const other = build.field("other", boolean_domain);
    build.decision("d", build.conjunction({build.greater(build.count(visits, build.fact(0, visits)), build.whole(1)), build.negation(other)}));
    Decided decided(build.finish());
    decided.row.slots[1] = known(0);
    decided.row.lists[0].state = Fact::State::known;
    for (std::int64_t const held : {1, 0}) decided.row.lists[0].rows.emplace_back(decided.graph.shapes[1]).slots[0] = known(held);
    CHECK(decided.otherwise(known(1)) == std::vector<std::string>{"yes If visits[2].held were `yes`, not `no`."});
    decided.row.lists[0].rows[1].slots[0] = {};
    CHECK(decided.otherwise(known(1)) == std::vector<std::string>{"yes If visits[2].held were `yes`, which is not known."});
}

}  // namespace counterfactuals_test
