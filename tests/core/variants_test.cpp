// Counts under variants of parameters: each is that of a plain run with the parameters set, whether rows are grouped or not.
#include "decided.hpp"

#include <rubric/what_if/variants.hpp>

using namespace decided;

namespace {

using Counts = std::vector<std::size_t>;

/// A count and a grade against two thresholds.
struct Policy_of_two {
    GraphBuilder build{"two"};
    EnumerationId grades = build.scale("grade", {"poor", "fair", "good"});
    Domain grade = levels_of(grades);
    std::uint32_t children_slot = build.slot({.path = "children", .title = "Children", .domain = domain_of(Kind::integer)});
    std::uint32_t judgement_slot = build.slot({.path = "judgement", .title = "Judgement", .domain = optionally(grade)});
    std::uint32_t few = build.add_parameter({"few", "Few", domain_of(Kind::integer), {{first_day, known(5 * one)}}, false, nothing});
    std::uint32_t least = build.add_parameter({"least", "Least", grade, {{first_day, known(fair)}}, false, nothing});
    NodeId children = build.fact(children_slot), judgement = build.fact(judgement_slot);
    Graph graph = finish();

    Graph finish() {
        NodeId const small = build.compare(Relation::less, children, build.parameter(few));
        NodeId const below = build.compare(Relation::less, judgement, build.parameter(least));
        build.decision("level", build.decide("level", Policy::first, grade,
                                             {{"below", below, build.level(grades, "poor")}, {"small", small, build.level(grades, "fair")}},
                                             build.level(grades, "good")));
        return build.finish();
    }
    Row row(Fact children_there, Fact judged) const {
        Row row(graph.shapes[0]);
        row.slots[children_slot] = children_there, row.slots[judgement_slot] = judged;
        return row;
    }
    /// Of every number of children up to nine, of each judgement, and of what is not known; many times, over several words.
    std::vector<Row> cases() const {
        std::vector<Row> all;
        for (int repeat = 0; repeat < 7; ++repeat)
            for (Fact const judged : {known(poor), known(fair), known(good), decided::none, Fact{}, in_error})
                for (int n = -2; n < 10; ++n) all.push_back(row(n == -2 ? Fact{} : n == -1 ? in_error : known(n * one), judged));
        return all;
    }
};

std::vector<Counts> counted(Policy_of_two const& two, std::vector<Row> const& cases, std::vector<Variants::Axis> axes, std::size_t group_from,
                            std::size_t* decided = nullptr) {
    Variants variants(two.graph, two.graph.decisions[0], std::move(axes), group_from);
    Texts texts(two.graph);
    for (std::size_t first = 0; first < cases.size(); first += 100)
        variants.add(std::span(cases).subspan(first, std::min<std::size_t>(100, cases.size() - first)), texts);
    variants.finish();
    std::vector<Counts> all;
    for (std::size_t i = 0; i < variants.size(); ++i) all.emplace_back(variants.counts(i).begin(), variants.counts(i).end());
    if (decided) *decided = variants.decided();
    return all;
}

/// Case by case, by a run with the parameters set.
Counts plain(Policy_of_two const& two, std::vector<Row> const& cases, Fact few, Fact least) {
    Evaluation evaluation(two.graph);
    Texts texts(two.graph);
    evaluation.set(two.few, few), evaluation.set(two.least, least);
    evaluation.run(cases, texts, {});
    Counts counts(6);
    for (std::uint32_t row = 0; row < cases.size(); ++row) {
        Value const value = evaluation.value(two.graph.decisions[0].value, row);
        ++counts[value.in_error() ? 5 : value.open() ? 4 : value.is_none() ? 3 : static_cast<std::size_t>(std::countr_zero(value.levels))];
    }
    return counts;
}

constexpr std::size_t never = 1'000'000, always = 1;  // grouped from so many variants on

}  // namespace

TEST_CASE("a threshold moved over few cases, counted by hand") {
    Policy_of_two two;
    std::vector const cases{two.row(known(3 * one), known(good)), two.row(known(6 * one), known(good)), two.row(known(6 * one), known(poor)),
                            two.row({}, known(good)), two.row(in_error, known(good))};
    for (auto const group_from : {never, always}) {
        auto const counts = counted(two, cases, {{two.few, {known(2 * one), known(4 * one), known(7 * one), {}}}}, group_from);
        CHECK(counts == std::vector<Counts>{{1, 0, 2, 0, 1, 1}, {1, 1, 1, 0, 1, 1}, {1, 2, 0, 0, 1, 1}, {1, 0, 0, 0, 3, 1}});
    }
}

TEST_CASE("without axes the cases are counted as they are") {
    Policy_of_two two;
    std::vector const cases{two.row(known(3 * one), known(good)), two.row(known(6 * one), known(good))};
    CHECK(counted(two, cases, {}, never) == std::vector<Counts>{{0, 1, 1, 0, 0, 0}});
    CHECK(counted(two, {}, {{two.few, {known(one)}}}, always) == std::vector<Counts>{{0, 0, 0, 0, 0, 0}});
}

TEST_CASE("every variant of two parameters is as a plain run has it, the last axis fastest") {
    Policy_of_two two;
    auto const cases = two.cases();
    std::vector<Fact> const few{known(2 * one), known(5 * one), {}, in_error, decided::none}, least{known(poor), known(good), {}};
    auto const grouped = counted(two, cases, {{two.few, few}, {two.least, least}}, always);
    auto const row_by_row = counted(two, cases, {{two.few, few}, {two.least, least}}, never);
    REQUIRE(grouped.size() == 15);
    for (std::size_t i = 0; i < 15; ++i) {
        Counts const wanted = plain(two, cases, few[i / 3], least[i % 3]);
        CHECK(grouped[i] == wanted);
        CHECK(row_by_row[i] == wanted);
    }
}

TEST_CASE("a thousand thresholds are a few regions for each group of rows, in whatever order they are given") {
    Policy_of_two two;
    std::vector<Row> cases;
    for (int n = 0; n < 1000; ++n) cases.push_back(two.row(known(n % 50 * one), known(good)));
    std::vector<Fact> thresholds;
    for (int i = 0; i < 1000; ++i) thresholds.push_back(known(i * 7 % 60 * one));  // each often
    std::size_t decided = 0;
    auto const counts = counted(two, cases, {{two.few, thresholds}}, always, &decided);
    CHECK(decided == 149);  // fifty groups, below, at and above; no threshold lies below 0
    for (std::size_t i = 0; i < 1000; ++i) {
        auto const below = std::min<std::size_t>(i * 7 % 60, 50) * 20;
        CHECK(counts[i] == Counts{0, below, 1000 - below, 0, 0, 0});
    }
}

TEST_CASE("a parameter that is read inside a list is counted row by row") {
    GraphBuilder build("visits");
    ShapeId const shape = build.shape("visit");
    std::uint32_t const list = build.list({"visits", "Visits", shape});
    ScopeId const scope = build.loop(list);
    auto const days = build.field("days", domain_of(Kind::integer), scope);
    auto const most = build.add_parameter({"most", "Most", domain_of(Kind::integer), {{first_day, known(3 * one)}}, false, nothing});
    NodeId const longer = build.compare(Relation::greater, days, build.broadcast(build.parameter(most), scope));
    build.decision("long", build.over(Policy::any, boolean_domain, scope, nothing, longer));
    Graph const graph = build.finish();
    std::vector<Row> cases;
    for (int n = 0; n < 130; ++n) {
        cases.emplace_back(graph.shapes[0]);
        if (n % 10 == 9) continue;  // an unknown list
        cases.back().lists[0].state = Fact::State::known;
        cases.back().lists[0].rows.assign(static_cast<std::size_t>(n % 3), Row(graph.shapes[shape]));
        for (Row& each : cases.back().lists[0].rows) each.slots[0] = known((n % 10) * one);
    }
    Variants variants(graph, graph.decisions[0], {{most, {known(0), known(5 * one)}}}, always);
    Texts texts(graph);
    variants.add(std::span<Row const>(cases), texts);
    variants.finish();
    CHECK(variants.decided() == 130);
    Counts const none_allowed(variants.counts(0).begin(), variants.counts(0).end()), five(variants.counts(1).begin(), variants.counts(1).end());
    std::size_t some = 0, many = 0;
    for (int n = 0; n < 130; ++n) some += n % 10 != 9 && n % 3 != 0 && n % 10 > 0, many += n % 10 != 9 && n % 3 != 0 && n % 10 > 5;
    CHECK(none_allowed == Counts{117 - some, some, 0, 13, 0});
    CHECK(five == Counts{117 - many, many, 0, 13, 0});
}

TEST_CASE("a parameter that is never none is in error where a variant has none, though it is read for a date that may be none") {
    GraphBuilder build("dated");
    std::uint32_t const day = build.add_parameter({"day", "Day", optionally(domain_of(Kind::date)), {{first_day, known(738'000)}}, false, nothing});
    std::uint32_t const most = build.add_parameter({"most", "Most", domain_of(Kind::integer), {{first_day, known(2 * one)}}, true, nothing});
    build.decision("wanted", build.parameter(most, build.parameter(day)));
    Graph const graph = build.finish();
    std::vector<Row> const cases{Row(graph.shapes[0]), Row(graph.shapes[0])};
    Texts texts(graph);
    for (auto const group_from : {never, always}) {
        Variants variants(graph, graph.decisions[0], {{most, {known(3 * one), decided::none}}, {day, {known(738'001), decided::none}}}, group_from);
        variants.add(std::span(cases), texts);
        variants.finish();
        std::vector<Counts> all;  // determined, none, open, in error
        for (std::size_t i = 0; i < variants.size(); ++i) all.emplace_back(variants.counts(i).begin(), variants.counts(i).end());
        CHECK(all == std::vector<Counts>{{2, 0, 0, 0}, {0, 2, 0, 0}, {0, 0, 0, 2}, {0, 2, 0, 0}});
    }
}
