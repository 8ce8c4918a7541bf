// The cells of facts and of what is compared: where the comparisons of a framework change.
#include "decided.hpp"

#include <rubric/show_cells.hpp>
#include <rubric/show_questions.hpp>

using namespace rubric;

namespace {

char const* const settings = R"(framework f "F" in force from 2022-10-01
scale level { universal < targeted < intensive }
record visit { on : date   hours : integer }
case setting {
    on_roll : integer
    share   : percent
    opened  : date or none
    report_on : date
    manager : text
    crisis  : boolean
    visits  : list of visit
}
parameter small : integer = 10
decision size : level, first {
    few:  intensive when on_roll < small
    some: targeted  when on_roll in 20 to under 30
    otherwise universal
}
decision need : boolean = share >= 50% or share = 71%
decision due : boolean = opened + 2 weeks <= today
decision old : boolean = years from opened to today >= 2
decision late : boolean = days from report_on to today > 10
decision named : boolean = manager in ("Ann", "Bea")
decision busy : boolean = sum(v.hours for v in visits) > 5
decision next : date or none = latest(v in visits by v.on).on
decision shown : boolean = crisis
)";

/// The cells of a fact with a value of each: "below 10 (9), 10 or more (10)".
std::string cells_of(Decided& decided, std::string_view path) {
    decided.decide();
    Shape const& shape = decided.graph.shapes[0];
    FactPath const fact{0, 0, static_cast<std::uint32_t>(Decided::place(shape.slots, path))};
    Partition const found = cells(decided.graph, decided.evaluation, fact);
    Domain const domain = shape.slots[fact.slot].domain;
    std::string line;
    for (Cell const& each : found.all) {
        line += (line.empty() ? "" : ", ") + show(decided.graph, decided.texts, domain, each);
        if (each.kind == Cell::Kind::range) line += " (" + show_number(domain.kind, each.value.value, Writing::files) + ")";
    }
    return line + (found.exact ? "" : "; not exact");
}

}  // namespace

TEST_CASE("a number's cells lie between the constants and parameters that it is compared with") {
    Decided decided(settings);
    CHECK(cells_of(decided, "on_roll") == "below 10 (9), 10 to 19 (10), 20 to 29 (20), 30 or more (30)");
    CHECK(cells_of(decided, "share") == "below 50% (0), 50% to under 71% (0.5), 71% (0.71), 71.0001% or more (1)");
    decided.evaluation.set(0, {Fact::State::known, 25 * one});
    CHECK(cells_of(decided, "on_roll") == "below 20 (19), 20 to 24 (20), 25 to 29 (25), 30 or more (30)");
}

TEST_CASE("levels are cells each, and so is none") {
    Decided decided(settings);
    CHECK(cells_of(decided, "crisis") == "no, yes");
    CHECK(cells_of(decided, "manager") == "Ann, Bea, another text");
}

TEST_CASE("a date's cells move with today, through shifts and spans of time") {
    Decided decided(settings);
    decided.give("today", "2022-10-15");
    CHECK(cells_of(decided, "opened") ==
          "before 16 October 2020 (2020-10-15), 16 October 2020 to 1 October 2022 (2020-10-16), 2 October 2022 or later (2022-10-02), none");
    CHECK(cells_of(decided, "report_on") == "before 5 October 2022 (2022-10-04), 5 October 2022 or later (2022-10-05)");
    decided.give("today", "2023-10-15");
    CHECK(cells_of(decided, "report_on") == "before 5 October 2023 (2023-10-04), 5 October 2023 or later (2023-10-05)");
}

TEST_CASE("the cells of an element's fact take the other elements into account") {
    Decided decided(settings);
    decided.give("today", "2022-10-15");
    decided.give_list("visits", {{{"hours", "2"}, {"on", "2022-09-01"}}, {{"on", "2022-09-08"}}}).decide();
    auto const of = [&](std::string_view name, std::uint32_t row) {
        ShapeId const shape = decided.graph.shapes[0].lists[0].element;
        auto const slot = static_cast<std::uint32_t>(Decided::place(decided.graph.shapes[shape].slots, name));
        FactPath const path{decided.evaluation.paths().plain(1), row, slot};
        std::string line;
        for (Cell const& each : cells(decided.graph, decided.evaluation, path).all)
            line += (line.empty() ? "" : ", ") + show(decided.graph, decided.texts, decided.graph.shapes[shape].slots[slot].domain, each);
        return line;
    };
    CHECK(of("hours", 1) == "below 4, 4 or more");
    CHECK(of("hours", 0) == "any number");  // the other may have any number of hours
    CHECK(of("on", 0) == "before 8 September 2022, 8 September 2022, 9 September 2022 or later");
}

TEST_CASE("a value that an outcome shows matters beyond its cell") {
    Decided decided(R"(framework f "F" case c { a : integer   b : integer }
decision shown : integer = a
decision tested : boolean = a > 3 or a > b)");
    CHECK(cells_of(decided, "a") == "below 4 (3), 4 or more (4); not exact");
    CHECK(cells_of(decided, "b") == "any number (0); not exact");
    decided.give("b", "7");
    CHECK(cells_of(decided, "a") == "below 4 (3), 4 to 7 (4), 8 or more (8); not exact");
}

TEST_CASE("so does one that a text shows, by itself or in a list") {
    Decided decided(R"(framework f "F" record visit { on : date } case c { a : integer   visits : list of visit }
let days = list(v.on for v in visits)
decision one : text = "said {a} so"
decision all : text = "said {days} so")");
    CHECK(cells_of(decided, "a") == "any number (0); not exact");
    decided.give_list("visits", {{{"on", "2022-09-01"}}}).decide();
    CHECK_FALSE(cells(decided.graph, decided.evaluation, FactPath{decided.evaluation.paths().plain(1), 0, 0}).exact);
}

TEST_CASE("the cells of a framework can be read") {
    Decided decided(R"(framework f "F" case c { judgement : boolean or none   on_roll : integer   opened : date }
parameter small : integer = 10
decision few : boolean = on_roll < small and judgement
decision lately : boolean = opened + 2 weeks > today and days from opened to today >= 3)");
    CHECK(show_cells(decided.graph) == R"(on_roll : integer, unknown
    on_roll < small
judgement : no, yes, none, unknown
today : date, unknown
    today < opened + 14 days
    days from opened to today < 3
opened : date, unknown
    opened + 14 days <= today
    days from opened to today < 3
opened + 14 days : date, unknown
    opened + 14 days <= today
days from opened to today : integer, unknown
    days from opened to today < 3
)");
}
