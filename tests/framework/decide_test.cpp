// One case through the facade: facts by name and as JSON, reasons in words, the outcome as JSON.
#include "sample.hpp"

#include <sstream>

TEST_CASE("facts by name are read as data is, and what is not given stays open") {
    auto const framework = sample();
    auto const outcome = framework.decide({{"judgement", "Good"}});
    CHECK(outcome["level"].text() == "Universal or Targeted");
    CHECK_FALSE(outcome["level"].determined());
    CHECK(outcome["review_due"].text() == "1 July 1 to 31 December 9999 or none");

    std::ostringstream printed;
    printed << framework.decide({{"judgement", "poor"}, {"on_roll", "30"}})["level"];
    CHECK(printed.str() == "Targeted");
}

TEST_CASE("the deciding rules are named") {
    auto const outcome = sample().decide({{"judgement", "poor"}, {"on_roll", "4"}});
    CHECK(outcome["level"].because() == std::vector<std::string>{"poor", "few"});
}

TEST_CASE("an explanation gives rule, reason, place, citation, facts and assumptions") {
    auto const words = sample().decide({{"judgement", "poor"}, {"on_roll", "30"}}).explain("level");
    CHECK(words ==
          "Level of support: Targeted\n"
          "  Rule `poor` holds: Judged Poor.\n"
          "    since `judgement = poor`, and judgement is Poor\n"
          "    sample.rubric, line 18\n"
          "    cites The handbook: Part 2\n"
          "  Not Universal: `otherwise` gives it only where no rule holds\n"
          "  Not Intensive: `crisis` needs `in_crisis`, which is assumed no\n"
          "  Known: judgement is Poor (Latest judgement)\n"
          "  Known: on_roll is 30 (Children on roll)\n"
          "  Assumed: in_crisis is no\n");
}

TEST_CASE("an open decision says what it hangs on") {
    auto const why = sample().decide({{"judgement", "good"}}).explanation("level");
    CHECK(why.open);
    REQUIRE(why.unknown.size() == 1);
    CHECK(why.unknown[0].path == "on_roll");
    CHECK(why.unknown[0].title == "Children on roll");
}

TEST_CASE("what is sensitive is withheld unless it is asked for") {
    auto const framework = sample();
    auto const fact = [](rubric::Outcome const& outcome) { return outcome.explanation("contact").facts.at(0).value; };
    CHECK(fact(framework.decide({{"manager", "J. Smith"}})) == "withheld");
    CHECK(fact(framework.decide({{"manager", "J. Smith"}}, {.sensitive = true})) == "J. Smith");
}

TEST_CASE("an outcome is one JSON object") {
    auto const json = sample()
                          .decide_json(R"({"judgement": "poor", "on_roll": 30, "opened": "2022-08-31", "manager": "A \"B\"",
                                           "visits": [{"on": "2022-10-01", "held": true}, {"on": "2022-11-01"}]})",
                                       {.on = rubric::parse_iso("2022-12-01")})
                          .json();
    CHECK(json ==
          R"({"decisions": {"level": {"value": "targeted", "because": ["poor"], "assumed": ["in_crisis"]}, )"
          R"("review_due": {"value": "2023-02-28", "because": []}, "reasons": {"value": ["poor"], "because": ["it"]}, )"
          R"("contact": {"value": "withheld", "because": []}}, )"
          R"("offers": {"advice": {"value": true}, "plan": {"value": true, "discretionary": true}}, )"
          R"("duties": [{"duty": "visit_it", "element": 2, "actor": "team", "strength": "must", "text": "visit the setting", "by": "2022-11-01", "done": false, "late": true}]})");
}

TEST_CASE("open and erroneous values are said so in JSON") {
    auto const framework = sample();
    CHECK_THAT(framework.decide_json("{}").json(), Catch::Contains(R"("level": {"value": {"possible": ["universal", "targeted"]})"));
    auto const wrong = framework.decide_json(R"({"judgement": "excellent", "on_roll": 30, "visits": []})");
    CHECK_THAT(wrong.json(), Catch::Contains(R"("level": {"value": {"error":)"));
    REQUIRE(wrong.unreadable().size() == 1);
    CHECK_THAT(wrong.unreadable()[0], Catch::Contains("excellent"));
}

TEST_CASE("a collect with an open fact says of each level whether it is in") {
    auto const json = sample().decide_json(R"({"judgement": "good"})").json();
    CHECK_THAT(json, Catch::Contains(R"("reasons": {"value": {"levels": {"good": {"possible": [false, true]}, "poor": false}})"));
}

TEST_CASE("parameters are set for one call, by name") {
    auto const framework = sample();
    CHECK(framework.decide({{"judgement", "good"}, {"on_roll", "12"}}, {.set = {{"small", "20"}}})["level"].text() == "Targeted");
    CHECK(framework.decide({{"judgement", "good"}, {"on_roll", "12"}})["level"].text() == "Universal");
}

TEST_CASE("names that are none are refused with the nearest") {
    auto const framework = sample();
    CHECK_THROWS_WITH(framework.decide({{"judgment", "good"}}), Catch::Contains("judgement"));
    CHECK_THROWS_WITH(framework.decide({{"judgement", "good"}}, {.set = {{"smal", "3"}}}), Catch::Contains("did you mean `small`?"));
    CHECK_THROWS_WITH(framework.decide({{"judgement", "good"}}, {.set = {{"small", "few"}}}), Catch::Contains("`few`"));
    CHECK_THROWS_WITH(framework.decide({})["leve"], Catch::Contains("did you mean `level`?"));
    CHECK_THROWS_AS(framework.decide_json("{"), rubric::InputError);
}

TEST_CASE("offers and duties read aloud") {
    auto const words = sample().decide_json(R"({"judgement": "poor", "on_roll": 30, "visits": [{"on": "2022-11-01"}]})",
                                            {.on = rubric::parse_iso("2022-12-01")}).explain_all();
    CHECK(words.substr(words.find("Offers\n")) ==
          "Offers\n"
          "  offered: Advice line\n"
          "  may be offered: A support plan\n"
          "Duties\n"
          "  The team must visit the setting (1), by 1 November 2022; late\n");
}

TEST_CASE("a case in error says why: a gap, an overlap, a fact that cannot be read, what is not evaluated yet") {
    auto const compiled = rubric::compile(R"(framework faults "Faults"
scale size { small < large }
case thing { n : integer   visits : list of visit }
record visit { on : date }
actor team "The team"
decision gap : size { low: small when n < 3   high: large when n > 5 }
decision overlap : size { low: small when n < 5   high: large when n > 3   otherwise small }
)");
    INFO(compiled.report());
    REQUIRE(compiled);
    auto const why = [](rubric::Outcome const& outcome, char const* decision) { return outcome.explanation(decision).error; };
    auto const four = compiled->decide({{"n", "4"}});
    CHECK(why(four, "gap") == "no rule of `gap` holds, and it has no `otherwise`");
    CHECK(why(four, "overlap") == "`low` and `high` of `overlap` both hold, and disagree");
    CHECK(why(compiled->decide({{"n", "few"}}), "gap") == "`n` cannot be read");
    CHECK_THAT(four.json(), Catch::Contains(R"("gap": {"value": {"error": "no rule of `gap` holds, and it has no `otherwise`"})"));
    CHECK(four.explain("gap").starts_with("gap: in error: no rule of `gap` holds"));
}

TEST_CASE("what goes through a list has no rules that are at fault") {
    auto const compiled = rubric::compile(R"(framework faults "Faults"
case thing { visits : list of visit }
record visit { n : integer }
decision picked : integer = the(v in visits where v.n > 5).n
)");
    INFO(compiled.report());
    REQUIRE(compiled);
    auto const why = [&](char const* json) { return compiled->decide_json(json).explanation("picked").error; };
    CHECK(why(R"({"visits": [{"n": 1}]})") == "`the` finds none that meets its condition");
    CHECK(why(R"({"visits": [{"n": 6}, {"n": 7}]})") == "`the` finds more than one that meets its condition");
    CHECK(why(R"({"visits": {"n": 6}})") == "`visits` cannot be read");
    CHECK(why(R"({"visits": [{"n": "few"}]})") == "`visits[1].n` cannot be read");
}

TEST_CASE("an error that no fact and no rule of the decision is to blame for is told by what went wrong first") {
    auto const compiled = rubric::compile(R"(framework faults "Faults"
record visit { n : integer   held : boolean   parts : list of integer }
case thing { n : integer   on : date   visits : list of visit }
parameter rate : integer { from 2020-01-01: 3 }
let gap : integer { low: 1 when n < 0 }
let share = 1 / n
decision divided : boolean = share > 0.5
decision large : integer = n + n * 4000000000000
decision late : date = on + 9000 years
decision early : integer = rate
decision of_gap : integer = gap + 1
decision held_parts : integer = count(p in the(v in visits where v.held).parts)
)");
    INFO(compiled.report());
    REQUIRE(compiled);
    auto const why = [&](char const* json, char const* decision) {
        return compiled->decide_json(json, {.on = rubric::parse_iso("2019-01-01")}).explanation(decision).error;
    };
    CHECK(why(R"({"n": 0})", "divided") == "a number is divided by nought");
    CHECK(why(R"({"n": 3})", "large") == "a number goes beyond the limits");
    CHECK(why(R"({"on": "2022-01-01"})", "late") == "a date goes beyond the calendar, the years 1 to 9999");
    CHECK(why("{}", "early") == "`rate` has no value yet on that day");
    CHECK(why(R"({"n": 3})", "of_gap") == "no rule of `gap` holds, and it has no `otherwise`");
    CHECK(why(R"({"visits": [{"n": 1, "held": "no", "parts": []}]})", "held_parts") == "`the` finds none that meets its condition");
}

TEST_CASE("a decision that is an expression says its reason and its source") {
    auto const compiled = rubric::compile(R"(framework plain "Plain"
source book "The handbook"
case thing { n : integer }
decision twice "Twice" : integer = n * 2 "Doubled from {n}" cites book "Part 1"
)");
    INFO(compiled.report());
    REQUIRE(compiled);
    CHECK(compiled->decide({{"n", "4"}}).explain("twice") ==
          "Twice: 8\n"
          "  Doubled from 4.\n"
          "    framework.rubric, line 4\n"
          "    cites The handbook: Part 1\n"
          "  Known: n is 4\n");
}

TEST_CASE("a level that is surely in is told once, though another rule may give it too") {
    auto const compiled = rubric::compile(R"(framework f "F"
choice kind { a "The A", b "The B" }
case thing { x : boolean   y : boolean }
decision kinds "Kinds" : kind, collect { one: a when x   two: a when y   three: b when x and not x }
)");
    INFO(compiled.report());
    REQUIRE(compiled);
    auto const outcome = compiled->decide({{"x", "yes"}});
    auto const why = outcome.explanation("kinds");
    CHECK_FALSE(why.open);
    CHECK(why.value == "The A");
    CHECK(why.unknown.empty());
    CHECK_THAT(outcome.json(), Catch::Contains(R"("kinds": {"value": ["a"])"));
    auto const open = compiled->decide({{"y", "no"}}).explanation("kinds");
    CHECK(open.open);
    CHECK(open.value == "The A (perhaps) and The B (perhaps)");
    REQUIRE(open.unknown.size() == 1);
    CHECK(open.unknown[0].path == "x");
}

TEST_CASE("a day outside the dates in force is told, and decided all the same") {
    auto const compiled = rubric::compile("framework f \"F\" in force from 2022-09-01 to 2023-08-31\ncase c { a : boolean }\ndecision d : boolean = a\n");
    REQUIRE(compiled);
    CHECK(compiled->out_of_force(std::nullopt).empty());
    CHECK(compiled->out_of_force(rubric::parse_iso("2023-08-31")).empty());
    CHECK(compiled->out_of_force(rubric::parse_iso("2023-09-01")) ==
          "1 September 2023 is outside the time in which `f` is in force, from 1 September 2022 to 31 August 2023");
    CHECK(compiled->decide({{"a", "yes"}}, {.on = rubric::parse_iso("2030-01-01")})["d"].text() == "yes");
}
