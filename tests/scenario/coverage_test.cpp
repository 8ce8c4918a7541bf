// What scenarios leave untried.
#include "check/check.hpp"
#include "scenario/coverage.hpp"
#include "syntax/parse.hpp"
#include "text/message.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rubric;

namespace {

std::string gaps_of(std::string const& text) {
    Sources sources;
    std::uint32_t const source = sources.add("t.rubric", text);
    auto const parsed = syntax::parse(sources, source);
    auto const made = check::check(sources, parsed.file, source, [](auto&&...) { return std::nullopt; });
    std::string report;
    for (auto const* all : {&parsed.diagnostics, &made.diagnostics})
        for (auto const& each : *all) report += text::render(each, sources);
    INFO(report);
    REQUIRE(made.framework);
    return show(scenario::coverage(*made.framework));
}

std::string const framework = R"(framework f "F" in force from 2022-09-01
actor team "The team"
scale level { universal < targeted < intensive }
scale mark { low < high }
map counts from mark to level { low: intensive  high: universal }
record visit { held : boolean }
case setting {
    crisis : boolean
    mark   : mark
    visits : list of visit
}
parameter most : integer = 2
let busy : boolean = count(v in visits where v.held) > most
decision level : level, first {
    crisis: intensive when crisis
    busy:   targeted  when busy
    otherwise counts(mark)
}
offer plan "A plan" { when level >= targeted }
offer line "A line"
duty see "see them" {
    for each v in visits where not v.held
    team must when crisis
}
)";

}  // namespace

TEST_CASE("without scenarios nothing is tried") {
    CHECK(gaps_of("framework f \"F\" case c { a : boolean }\ndecision d : boolean { yes_it_is: yes when a  otherwise no }") ==
          R"(0 of 6 tried by 0 scenarios; left:
  t.rubric:2: d = no: no scenario comes out so
  t.rubric:2: d = yes: no scenario comes out so
  t.rubric:2: d.yes_it_is: no scenario in which it holds: nobody would notice if it never did
  t.rubric:2: d.otherwise: it never settles a value: nobody would notice if its outcome were another
)");
}

TEST_CASE("each rule, condition, pair, parameter and level is tried both ways or named with its line") {
    CHECK(gaps_of(framework + R"(scenario "crisis" { given crisis = yes, mark = high, visits = none  expect level = intensive, offer plan })") ==
          R"(5 of 19 tried by 1 scenario; left:
  t.rubric:5: counts: low: no scenario uses this pair: nobody would notice if it said something else
  t.rubric:5: counts: high: no scenario uses this pair: nobody would notice if it said something else
  t.rubric:12: most: no scenario reads it: nobody would notice if it were another number
  t.rubric:14: level = universal: no scenario comes out so
  t.rubric:14: level = targeted: no scenario comes out so
  t.rubric:15: level.crisis: no scenario in which it does not hold: nobody would notice if it always did
  t.rubric:16: level.busy: no scenario in which it holds: nobody would notice if it never did
  t.rubric:17: level.otherwise: it never settles a value: nobody would notice if its outcome were another
  t.rubric:19: plan: no scenario in which it is not offered
  t.rubric:21: see: no scenario with an element that its `where` lets through
  t.rubric:21: see: no scenario with an element that its `where` leaves out
  t.rubric:23: see.team must: no scenario in which someone has this duty
  t.rubric:23: see.team must: no scenario in which the condition of this duty does not hold
)");
}

TEST_CASE("a parameter and a map that only a dataset reads are tried by data, not by cases") {
    CHECK(gaps_of(R"(framework f "F"
scale mark { low < high }
parameter since : date = 2020-01-01
map code from text to mark {
    "1": high when on >= since
    "1": low
}
case c { on : date  mark : mark }
dataset d of c dates "DD/MM/YYYY" { on : "On"  mark : "Mark" as code }
decision e : mark = mark
scenario "s" { given mark = low  expect e = low }
scenario "t" { given mark = high  expect e = high }
)") == "2 of 2 tried by 2 scenarios\n");
}

TEST_CASE("what every scenario together tries is not named") {
    CHECK(gaps_of(framework + R"(
scenario "crisis" {
    given crisis = yes, mark = high
    given visits
        | held |
        | no   |
    expect level = intensive, duty see
}
scenario "busy" {
    given crisis = no, mark = high
    given visits
        | held |
        | yes  |
        | yes  |
        | yes  |
    expect level = targeted
}
scenario "low" { given crisis = no, mark = low, visits = none  expect level = intensive }
scenario "high" { given crisis = no, mark = high, visits = none  expect level = universal }
)") == "19 of 19 tried by 4 scenarios\n");
}

TEST_CASE("a rule that holds and is always overruled settles nothing") {
    CHECK(gaps_of(R"(framework f "F"
case c { a : boolean  b : boolean }
decision d : boolean, first {
    one: yes when a
    two: yes when b
    otherwise no
}
scenario "s" { given a = yes, b = yes  expect d }
scenario "t" { given a = no, b = no  expect not d }
)") == R"(8 of 9 tried by 2 scenarios; left:
  t.rubric:5: d.two: it holds, but never settles a value: nobody would notice if its outcome were another
)");
}
