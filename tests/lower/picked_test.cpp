// Lists and duties of what is picked or chosen, and lists held against each other.
#include "decided.hpp"

using namespace rubric;

namespace {

char const* const visits = R"(framework f "F"
actor team "The team"
record action { done : boolean  weight : integer }
record visit { on : date   held : boolean   actions : list of action   grades : list of grade }
scale grade { low < middle < high }
case setting { visits : list of visit   a : boolean   grades : list of grade   others : list of grade }
let last = latest(v in visits by v.on where v.held)
decision open_actions : integer = count(x in last.actions where not x.done)
decision weight : integer = sum(x.weight for x in last.actions)
decision heaviest : integer or none = highest(x.weight for x in last.actions)
decision first_grades : list of grade = earliest(v in visits by v.on).grades
decision graded : boolean = high in last.grades
)";

Row action(Decided& decided, ShapeId shape, bool done, std::int64_t weight) {
    Row row(decided.graph.shapes[shape]);
    row.slots[Decided::place(decided.graph.shapes[shape].slots, "done")] = {Fact::State::known, done};
    row.slots[Decided::place(decided.graph.shapes[shape].slots, "weight")] = {Fact::State::known, weight * one};
    return row;
}

/// Visits with their actions: by weight, negative where done.
void give_visits(Decided& decided, std::vector<std::pair<std::string, std::vector<std::int64_t>>> const& all) {
    std::vector<Decided::Cells> rows;
    for (auto const& [on, actions] : all) rows.push_back({{"on", on}, {"held", "yes"}});
    decided.give_list("visits", rows);
    auto& list = decided.row.lists[Decided::place(decided.graph.shapes[0].lists, "visits")];
    ShapeId const shape = decided.graph.shapes[0].lists[Decided::place(decided.graph.shapes[0].lists, "visits")].element;
    auto const place = Decided::place(decided.graph.shapes[shape].lists, "actions");
    for (std::size_t i = 0; i < all.size(); ++i) {
        list.rows[i].lists[place].state = Fact::State::known;
        for (auto const weight : all[i].second)
            list.rows[i].lists[place].rows.push_back(action(decided, decided.graph.shapes[shape].lists[place].element, weight < 0, weight < 0 ? -weight : weight));
    }
}

}  // namespace

TEST_CASE("a list of the record that is picked is that of the one") {
    Decided decided(visits);
    give_visits(decided, {{"2022-09-01", {5, 6, 7}}, {"2022-11-01", {2, -3}}, {"2022-10-01", {9}}});
    CHECK(decided["open_actions"] == "1");
    CHECK(decided["weight"] == "5");
    CHECK(decided["heaviest"] == "3");
    give_visits(decided, {});
    CHECK(decided["open_actions"] == "0");
    CHECK(decided["heaviest"] == "none");
}

TEST_CASE("of two on one day, the later in the list is the latest, and its list is read") {
    Decided decided(visits);
    give_visits(decided, {{"2022-09-01", {5}}, {"2022-09-01", {7}}});
    CHECK(decided["weight"] == "7");
}

TEST_CASE("where it is open which is picked, the list is each that it could be") {
    Decided decided(visits);
    give_visits(decided, {{"2022-09-01", {5}}, {"unknown", {7}}});
    CHECK(decided["weight"] == "0 to 12");
    CHECK(decided["open_actions"] == "0 to 2");
    decided.row.lists[0] = {};
    CHECK(decided["open_actions"] == "0 to 1000000");
}

TEST_CASE("an element that cannot be the one that is picked has no part in the list, wherever it stands among those that can") {
    Decided decided(visits);
    give_visits(decided, {{"unknown", {5}}, {"2022-10-01", {100}}, {"2022-11-01", {7}}});
    CHECK(decided["weight"] == "0 to 12");
    CHECK(decided["heaviest"] == "5 to 7 or none");
}

TEST_CASE("the list of what is in error is in error, even where there is no element") {
    Decided decided(R"(framework f "F"
scale grade { low < middle < high }
record visit { held : boolean   grades : list of grade }
case setting { visits : list of visit   wrong : boolean   card : visit or none   grades : list of grade   others : list of grade }
decision held : integer = count(g in the(v in visits where v.held).grades)
decision any_held : boolean = any(g in the(v in visits where v.held).grades)
decision chosen : integer = count(g in (if wrong then grades else others))
decision all_high : boolean = all(g = high for g in (if wrong then grades else others))
decision carded : integer = count(g in card.grades))");
    decided.give_list("visits", {{{"held", "no"}}});
    decided.give_list("grades", {}).give_list("others", {{{"value", "high"}}});
    decided.give("wrong", "error").give("card", "error");
    for (auto const* const each : {"held", "any_held", "chosen", "all_high", "carded"}) {
        INFO(each);
        CHECK(decided[each] == "error");
    }
    decided.give("wrong", "no").give("card", "none");
    CHECK(decided["chosen"] == "1");
    CHECK(decided["all_high"] == "yes");
    CHECK(decided["carded"] == "0");
    decided.give("wrong", "yes");
    CHECK(decided["chosen"] == "0");
    decided.give_list("visits", {{{"held", "yes"}}});
    CHECK(decided["held"] == "0 to 1000000");
}

TEST_CASE("a duty chosen by a condition is what is asked of it") {
    Decided decided(R"(framework f "F"
actor team "The team"
case c { a : boolean   due : date   finished : date or none   dates : list of date }
duty one "do one" { team must by due done on finished }
duty two "do two" { team must when not a }
decision due_by : date or none = (if a then one else two).by
decision done : boolean = (if a then one else two).done
decision late : boolean = (if a then one else two).late
decision held : boolean = (if a then one else two).holds
decision last : boolean = latest(d in (if a then each_of else others) by d.by).late
duty each_of "each" {
    for each v in dates
    team must by v
}
duty others "others" {
    for each v in dates where v < 2022-09-15
    team must by v + 1 month
})");
    decided.give("today", "2022-10-15").give("a", "yes").give("due", "2022-10-01").give("finished", "none");
    CHECK(decided["due_by"] == "2022-10-01");
    CHECK(decided["late"] == "yes");
    CHECK(decided["done"] == "no");
    decided.give_list("dates", {{{"value", "2022-10-10"}}, {{"value", "2022-11-10"}}, {{"value", "2022-09-01"}}});
    CHECK(decided["last"] == "no");
    decided.give("a", "no");
    CHECK(decided["last"] == "yes");
    CHECK(decided["due_by"] == "none");
    CHECK(decided["late"] == "no");
    CHECK(decided["held"] == "yes");
    decided.give("a", "unknown");
    CHECK(decided["due_by"] == "2022-10-01 or none");
    CHECK(decided["held"] == "no or yes");
}

TEST_CASE("lists are equal if they are as long and equal in order") {
    Decided decided(R"(framework f "F"
scale grade { low < middle < high }
case c { xs : list of grade   ys : list of grade }
decision same : boolean = xs = ys
decision other : boolean = xs != ys
decision these : boolean = xs = (low, high)
decision filtered : boolean = list(x for x in xs where x > low) = ys)");
    auto const give = [&](std::string_view name, std::vector<std::string> const& levels) {
        std::vector<Decided::Cells> rows;
        for (auto const& each : levels) rows.push_back({{"value", each}});
        decided.give_list(name, rows);
    };
    give("xs", {"low", "high"}), give("ys", {"low", "high"});
    CHECK(decided["same"] == "yes");
    CHECK(decided["other"] == "no");
    CHECK(decided["these"] == "yes");
    CHECK(decided["filtered"] == "no");
    give("ys", {"high", "low"});
    CHECK(decided["same"] == "no");
    give("ys", {"high"});
    CHECK(decided["same"] == "no");
    CHECK(decided["filtered"] == "yes");
    give("ys", {"unknown", "high"});
    CHECK(decided["same"] == "no or yes");
    give("ys", {"unknown", "low"});
    CHECK(decided["same"] == "no");
    give("ys", {"error", "high"});
    CHECK(decided["same"] == "error");
    decided.row.lists[1] = {};
    CHECK(decided["same"] == "no or yes");
    give("xs", {}), give("ys", {});
    CHECK(decided["same"] == "yes");
}
