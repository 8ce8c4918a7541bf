// Long tables are looked up by an index over their rules: the same in every case as going through them.
#include "decided.hpp"

#include <random>

using namespace decided;

namespace {

/// A table of rules drawn at random over facts of each form, some of them optional, and a number that may lie between two.
struct LongTable {
    GraphBuilder build{"table"};
    EnumerationId grades = build.scale("grade", {"poor", "fair", "good", "best"});
    Domain grade = levels_of(grades);
    NodeId judgement = build.field("judgement", optionally(grade)), doubt = build.field("doubt", boolean_domain);
    NodeId roll = build.field("roll", optionally(domain_of(Kind::integer))), share = build.field("share", domain_of(Kind::number));
    NodeId opened = build.field("opened", domain_of(Kind::date)), small = build.field("small", boolean_domain);
    NodeId between = build.conditional(domain_of(Kind::integer), small, build.whole(3), build.whole(9));
    std::mt19937 random;
    NodeId table = nothing;

    LongTable(std::size_t rules, unsigned seed) : random(seed) {
        std::vector<NamedRule> made;
        for (std::size_t rule = 0; rule < rules; ++rule) {
            std::vector<NodeId> tests;
            for (unsigned left = 1 + below(4); left != 0; --left) tests.push_back(test());
            made.push_back({"rule_" + std::to_string(rule), build.conjunction(tests), build.level(grades, below(4))});
        }
        table = build.decide("table", Policy::first, grade, std::move(made), below(2) ? build.level(grades, 0) : nothing);
        build.decision("table", table);
    }

    unsigned below(unsigned limit) { return static_cast<unsigned>(random() % limit); }
    Relation relation() { return static_cast<Relation>(below(6)); }

    NodeId test() {
        NodeId const found = plain_test();
        return below(5) == 0 ? build.negation(found) : found;
    }
    NodeId plain_test() {
        switch (below(9)) {
            case 0: return build.in_levels(judgement, below(16));
            case 1: return build.is_none(below(2) ? judgement : roll);
            case 2: return doubt;
            case 3: return build.compare(relation(), roll, build.whole(below(12)));
            case 4: return build.compare(relation(), build.amount(Kind::number, below(9) * one / 4), share);
            case 5: return build.compare(relation(), opened, build.date(738'000 + below(9)));
            case 6: {
                NodeId const ends[] = {build.whole(below(5)), build.whole(5 + below(5)), build.whole(11), build.whole(11 + below(3))};
                return build.in_ranges(below(2) ? roll : between, ends, below(4));
            }
            case 7: return build.compare(relation(), between, build.whole(below(12)));
            default: return build.compare(Relation::less, roll, between);
        }
    }

    Fact draw(std::int64_t value) {
        unsigned const state = below(20);
        return state < 3 ? Fact{} : state == 3 ? none : state == 4 ? in_error : known(value);
    }
    Row draw_case(Graph const& graph) {
        Row row(graph.shapes[0]);
        row.slots = {known(738'000),       draw(below(4)),  draw(below(2)), draw(below(14) * one),
                     draw(below(20) * one / 8), draw(738'000 - 2 + below(13)), draw(below(2))};
        return row;
    }
};

/// The same graph without its indexes.
Graph gone_through(Graph graph) {
    for (Reduction& each : graph.reductions) each.index.reset();
    return graph;
}

}  // namespace

TEST_CASE("a long table says by its index what it says rule by rule, of many cases and of one, and why") {
    for (unsigned seed = 0; seed < 12; ++seed) {
        LongTable made((seed < 6 ? RuleIndex::fewest_for_many : RuleIndex::fewest_for_one) + 57 * (seed % 6), seed);
        Graph const graph = made.build.so_far(), plain = gone_through(graph);
        REQUIRE(graph.reductions.back().index);
        std::vector<Row> cases;
        for (std::size_t row = 0; row < 2'500; ++row) cases.push_back(made.draw_case(graph));

        Texts texts(graph), plain_texts(plain);
        Evaluation indexed(graph), through(plain);
        indexed.run(cases, texts, {}), through.run(cases, plain_texts, {});
        std::size_t open = 0, in_error = 0;
        for (std::uint32_t row = 0; row < cases.size(); ++row) {
            Value const value = indexed.value(made.table, row);
            REQUIRE(value == through.value(made.table, row));
            open += value.open(), in_error += value.error;
        }
        CHECK(open > 100);
        CHECK(in_error > 10);
        for (std::uint32_t row = 0; row < cases.size(); row += 7) {
            CHECK(indexed.because(made.table, row) == through.because(made.table, row));
            CHECK(indexed.needs(made.table, row) == through.needs(made.table, row));
        }
        Case alone(graph);
        for (std::uint32_t row = 0; row < cases.size(); row += 11) {
            alone.facts = cases[row];
            alone.run();
            CHECK(alone(made.table) == through.value(made.table, row));
            CHECK(alone.evaluation.because(made.table) == through.because(made.table, row));
        }
    }
}

TEST_CASE("an index of many outcomes, each a day or a number of its own, and cuts that lie next to each other") {
    GraphBuilder build("many");
    NodeId const share = build.field("share", domain_of(Kind::number)), doubt = build.field("doubt", boolean_domain);
    std::vector<NamedRule> rules;
    for (std::int64_t rule = 0; rule < 600; ++rule) {
        NodeId const cut = build.amount(Kind::number, rule);  // millionths, one after the other
        rules.push_back({"row_" + std::to_string(rule), rule % 2 == 0 ? build.equal(share, cut) : build.conjunction({build.less(share, cut), doubt}),
                         build.whole(rule)});
    }
    NodeId const found = build.decide("found", Policy::first, domain_of(Kind::integer), std::move(rules), build.whole(-1));
    Graph const graph = build.finish();
    REQUIRE(graph.reductions.back().index);
    CHECK(graph.reductions.back().index->giving.empty());
    Case a(graph);
    a.facts.slots = {none, known(8), known(0)};
    CHECK(a.run()(found).low == 8 * one);
    a.facts.slots[1] = known(7);
    CHECK(a.run()(found).low == -one);
    a.facts.slots[2] = {};
    CHECK(a.run()(found).low == -one);  // or the first cut above that is asked for with a doubt: 9
    CHECK(a(found).high == 599 * one);
    CHECK(a.because(found).front() == "row_9");
    CHECK(a.because(found).size() == 296);
    a.facts.slots = {none, {}, known(0)};
    CHECK(a.run()(found).low == -one);
    CHECK(a(found).high == 598 * one);
    CHECK(a.because(found).size() == 300);
}

TEST_CASE("the first of the rules that hold is found in an index of known cells, and what may hold before it in one of open ones") {
    GraphBuilder build("postcodes");
    EnumerationId const bands = build.scale("band", {"low", "middle", "high"});
    NodeId const roll = build.field("roll", domain_of(Kind::integer)), doubt = build.field("doubt", boolean_domain);
    std::vector<NamedRule> rules;
    for (std::uint32_t rule = 0; rule < 300; ++rule)
        rules.push_back({"row_" + std::to_string(rule), build.conjunction({build.equal(roll, build.whole(rule / 2)), rule % 2 == 0 ? doubt : build.yes()}),
                         build.level(bands, rule % 3)});
    NodeId const band = build.decide("band", Policy::first, levels_of(bands), std::move(rules), build.level(bands, "low"));
    build.decision("band", band);
    Graph const graph = build.finish();
    REQUIRE(graph.reductions.back().index);
    CHECK(graph.reductions.back().index->subjects.size() == 2);
    CHECK(graph.reductions.back().index->words == 8);

    Case a(graph);
    a.facts.slots = {none, known(100 * one), known(1)};  // rows 200 and 201 ask for it: 200 % 3 is 2
    CHECK(a.run()(band) == levels(levels_of(bands), 0b100));
    CHECK(a.because(band) == Names{"row_200"});
    a.facts.slots[2] = known(0);
    CHECK(a.run()(band) == levels(levels_of(bands), 0b001));
    CHECK(a.because(band) == Names{"row_201"});
    a.facts.slots[2] = {};
    CHECK(a.run()(band) == levels(levels_of(bands), 0b101));
    CHECK(a.because(band) == Names{"row_200", "row_201"});
    CHECK(a.needs(band) == Names{"doubt"});
    a.facts.slots[2] = in_error;
    CHECK(a.run()(band).in_error());
    a.facts.slots[1] = known(150 * one);
    CHECK(a.run()(band) == levels(levels_of(bands), 0b001));
    CHECK(a.because(band).empty());
    a.facts.slots[1] = {};
    a.facts.slots[2] = known(1);
    CHECK(a.run()(band) == levels(levels_of(bands), 0b111));
}

TEST_CASE("a condition that an index says is made when it is asked for") {
    LongTable made(RuleIndex::fewest_for_many, 3);
    Graph const graph = made.build.finish();
    Reduction const& table = graph.reductions.back();
    REQUIRE_FALSE(table.index->late.empty());
    Case a(graph);
    a.facts.slots = {none, known(good), known(1), known(3 * one), known(one), known(738'003), known(0)};
    a.run();
    Graph const plain = gone_through(graph);
    Case b(plain);
    b.facts = a.facts;
    b.run();
    Engine engine(graph);
    CHECK(engine.schedule().late(table.streams[5].when));
    CHECK_FALSE(engine.schedule().late(made.roll));
    CHECK(a(table.streams[5].when) == b(table.streams[5].when));
}
