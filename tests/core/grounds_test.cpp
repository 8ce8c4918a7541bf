// Deciding rules, assumed facts and duties of many cases at once.
#include "decided.hpp"

#include <rubric/duty_columns.hpp>
#include <rubric/grounds.hpp>

using namespace decided;

namespace {

/// `repeat` times these cases, one after the other, so that words are crossed.
std::vector<Row> repeated(std::vector<Row> const& cases, std::size_t repeat) {
    std::vector<Row> all;
    for (std::size_t i = 0; i < repeat; ++i) all.insert(all.end(), cases.begin(), cases.end());
    return all;
}

Names texts_of(Grounds const& grounds, Grounds::Codes const& codes) {
    Names all;
    for (auto const code : codes) all.push_back(grounds.combinations().text(code));
    return all;
}

Row row_of(Graph const& graph, std::vector<Fact> const& facts) {
    Row row(graph.shapes[0]);
    std::copy(facts.begin(), facts.end(), row.slots.begin() + 1);
    return row;
}

}  // namespace

TEST_CASE("the rules that decided each case, as codes of the lists that there are") {
    Review review;
    auto& build = review.build;
    NodeId const fair_one = build.level(review.grades, "fair"), good_one = build.level(review.grades, "good");
    NodeId const decided = build.decide("level", Policy::highest, review.grade,
                                        {{"a", build.equal(review.judgement, good_one), good_one}, {"b", review.doubt, fair_one}, {"c", review.doubt, fair_one}},
                                        build.level(review.grades, "poor"));
    build.decision("level", decided);
    Graph const graph = build.finish();
    auto const cases = repeated({row_of(graph, {known(good), known(1)}), row_of(graph, {known(fair), known(1)}), row_of(graph, {known(fair), known(0)}),
                                 row_of(graph, {{}, known(1)}), row_of(graph, {in_error, known(1)})},
                                40);
    Texts texts(graph);
    Evaluation evaluation(graph);
    evaluation.run(cases, texts, {});
    Grounds grounds(graph);
    Grounds::Codes codes;
    grounds.because(evaluation, 0, codes);
    Names const names = texts_of(grounds, codes);
    REQUIRE(names.size() == 200);
    for (std::size_t i = 0; i < 200; i += 5) CHECK(Names(names.begin() + i, names.begin() + i + 5) == Names{"a", "b | c", "", "a | b | c", ""});
    CHECK(grounds.combinations().texts() == Names{"", "a", "b", "a | b", "b | c", "a | b | c"});
}

TEST_CASE("codes of an earlier chunk keep their meaning") {
    Review review;
    auto& build = review.build;
    build.decision("level", build.decide("level", Policy::first, review.grade, {{"doubtful", review.doubt, build.level(review.grades, "poor")}}, review.judgement));
    Graph const graph = build.finish();
    Texts texts(graph);
    Evaluation evaluation(graph);
    Grounds grounds(graph);
    Grounds::Codes first, second;
    evaluation.run(std::vector{row_of(graph, {known(good), known(1)})}, texts, {});
    grounds.because(evaluation, 0, first);
    std::vector const later{row_of(graph, {known(good), known(0)}), row_of(graph, {known(good), known(1)})};
    evaluation.run(later, texts, {});
    grounds.because(evaluation, 0, second);
    CHECK(texts_of(grounds, first) == Names{"doubtful"});
    CHECK(texts_of(grounds, second) == Names{"", "doubtful"});
    CHECK(first[0] == second[1]);
}

TEST_CASE("the assumed facts of each case, where it would be open without them") {
    Review review;
    auto& build = review.build;
    NodeId const assumed = build.assume(review.doubt, build.no(), review.doubt_slot);
    NodeId const graded = build.assume(review.judgement, build.level(review.grades, "good"), review.judgement_slot);
    build.decision("level", build.decide("level", Policy::first, review.grade, {{"doubtful", assumed, build.level(review.grades, "poor")}}, graded));
    Graph const graph = build.finish();
    auto const cases = repeated({row_of(graph, {known(fair), {}}), row_of(graph, {{}, known(1)}), row_of(graph, {{}, known(0)}), row_of(graph, {{}, {}}),
                                 row_of(graph, {known(fair), in_error})},
                                30);
    Texts texts(graph);
    Evaluation evaluation(graph);
    evaluation.run(cases, texts, {});
    Grounds grounds(graph);
    Grounds::Codes codes;
    grounds.assumed(evaluation, 0, codes);
    Names const names = texts_of(grounds, codes);
    for (std::size_t i = 0; i < 150; i += 5)
        CHECK(Names(names.begin() + i, names.begin() + i + 5) == Names{"doubt", "", "judgement", "judgement | doubt", ""});

    evaluation.run(cases, texts, {.assuming = false});
    grounds.assumed(evaluation, 0, codes);
    CHECK(texts_of(grounds, codes) == Names(150));
}

TEST_CASE("assumed facts of elements are named by their place, lists by their name") {
    GraphBuilder build("visits");
    ShapeId const shape = build.shape("visit");
    std::uint32_t const list = build.list({.path = "visits", .title = "Visits", .element = shape, .assumed_empty = true});
    ScopeId const scope = build.loop(list);
    auto const held_slot = build.slot({.path = "held", .title = "Held", .domain = boolean_domain}, shape);
    NodeId const held = build.assume(build.fact(held_slot, scope), build.broadcast(build.no(), scope), held_slot);
    NodeId const any = build.over(Policy::any, boolean_domain, scope, nothing, held);
    build.decision("held", build.decide("held", Policy::first, boolean_domain, {{"some", any, build.yes()}}, build.no()));
    Graph const graph = build.finish();
    Row unknown_list(graph.shapes[0]), open_elements(graph.shapes[0]), settled(graph.shapes[0]);
    for (Row* const each : {&open_elements, &settled}) {
        each->lists[0].state = Fact::State::known;
        each->lists[0].rows.assign(3, Row(graph.shapes[shape]));
    }
    open_elements.lists[0].rows[1].slots[held_slot] = known(0);
    settled.lists[0].rows[2].slots[held_slot] = known(1);
    auto const cases = repeated({unknown_list, open_elements, settled}, 50);
    Texts texts(graph);
    Evaluation evaluation(graph);
    evaluation.run(cases, texts, {});
    Grounds grounds(graph);
    Grounds::Codes codes;
    grounds.assumed(evaluation, 0, codes);
    Names const names = texts_of(grounds, codes);
    for (std::size_t i = 0; i < 150; i += 3) CHECK(Names(names.begin() + i, names.begin() + i + 3) == Names{"visits", "visits[1].held | visits[3].held", ""});
}

TEST_CASE("duties in long form: a row for each actor and element that some strength is possible for") {
    GraphBuilder build("duties");
    Domain const strength{Kind::levels, strength_enumeration, true};
    ShapeId const shape = build.shape("visit");
    std::uint32_t const list = build.list({"visits", "Visits", shape});
    ScopeId const scope = build.loop(list);
    auto const officer_slot = build.slot({.path = "officer", .title = "Officer", .domain = strength});
    auto const due_slot = build.slot({.path = "due", .title = "Due", .domain = optionally(domain_of(Kind::date))});
    auto const manager_slot = build.slot({.path = "manager", .title = "Manager", .domain = strength}, shape);
    DutyOutput one{.name = "review"}, each{.name = "follow_up", .scope = scope};
    one.routes.push_back({.actor = "officer", .strength = build.fact(officer_slot)});
    one.by = build.fact(due_slot), one.done = build.no(), one.late = build.yes();
    each.routes.push_back({.actor = "manager", .strength = build.fact(manager_slot, scope)});
    each.done = build.broadcast(build.no(), scope), each.late = build.broadcast(build.no(), scope);
    Graph graph = build.finish();
    graph.duties = {one, each};

    Row a(graph.shapes[0]), b(graph.shapes[0]), c(graph.shapes[0]);
    a.slots[officer_slot] = known(2), a.slots[due_slot] = known(738'000);
    a.lists[0].state = Fact::State::known, a.lists[0].rows.assign(3, Row(graph.shapes[shape]));
    a.lists[0].rows[0].slots[manager_slot] = decided::none, a.lists[0].rows[1].slots[manager_slot] = known(0);
    a.lists[0].rows[2].slots[manager_slot] = in_error;
    b.slots[officer_slot] = decided::none, b.lists[0].state = Fact::State::none;
    Texts texts(graph);
    Evaluation evaluation(graph);
    std::vector const cases{a, b, c};
    evaluation.run(cases, texts, {});
    DutyColumns duties;
    read_duties(graph, evaluation, duties);
    using Places = std::vector<std::uint32_t>;
    CHECK(duties.cases == Places{0, 0, 0, 2, 2});
    CHECK(duties.duties == Places{0, 1, 1, 0, 1});
    CHECK(duties.elements == Places{0, 2, 3, 0, 0});
    CHECK(duties.rows == Places{0, 1, 2, 2, 3});
    Possible const anything = possibly_none | possible_level(0) | possible_level(1) | possible_level(2) | possible_level(3);
    CHECK(duties.strength == std::vector<Possible>{possible_level(2), possible_level(0), possibly_in_error, anything, anything});
    CHECK(duties.late == std::vector<Possible>{possible_level(1), possible_level(0), possible_level(0), possible_level(1), possible_level(0)});
    CHECK(duties.by.possible == std::vector<Possible>{possibly_some, 0, 0, possibly_some | possibly_none, 0});
    CHECK(duties.by.low == std::vector<std::int64_t>{738'000, 0, 0, first_day, 0});
    CHECK(duties.by.high == std::vector<std::int64_t>{738'000, 0, 0, last_day, 0});
    CHECK(duties.missing.possible == std::vector<Possible>(5, 0));
}
