// Why a case came out as it did, and why not otherwise: of decisions, offers and duties; and what is withheld.
#include "sample.hpp"

namespace {

using Facts = std::vector<std::pair<std::string, std::string>>;

rubric::Framework compiled(char const* text) {
    rubric::Compiled const made = rubric::compile(text, "f.rubric");
    INFO(made.report());
    REQUIRE(made);
    return *made;
}

std::string line_with(std::string const& text, std::string const& beginning) {
    auto const begin = text.find(beginning);
    return begin == std::string::npos ? "" : text.substr(begin, text.find('\n', begin) - begin);
}

constexpr char const* support_text = R"(framework support "Support"
actor team "The team"
scale grade { poor "Poor" < fair "Fair" < good "Good" }
scale level "Level" { low "Low" < mid "Mid" < high "High" }
record visit { on : date   held : boolean, assume no }
case setting {
    grade : grade or none
    crisis : boolean, assume no
    places : integer
    asked : level or none, assume none
    since : date
    visits : list of visit
}
let small : boolean = places < 10
let at_risk : boolean = crisis or small
decision level "Level" : level, first {
    crisis: high  when crisis
    poor:   high  when grade = poor and not small
    fair:   mid   when grade <= fair and any(v in visits where v.held)
    asked:  asked when asked is not none
    old:    mid   when since < today - 2 years  -- long ago
    otherwise low
}
decision widest "Widest" : level, highest {
    one: high when crisis
    two: mid  when small
    otherwise low
}
decision risky "At risk" : boolean = at_risk and grade is not none
decision by_table "By table" : level {
    | grade   | small | => level |
    | <= fair | yes   | high     |
    | good    | -     | low      |
    otherwise mid
}
offer help "Help" { when level >= mid }
duty visit_it "visit" {
    for each v in visits where not v.held
    team must when level = high
    by v.on
}
duty call "call" { team must when at_risk   team may when not at_risk }
)";

rubric::Outcome decided(Facts const& facts) { return compiled(support_text).decide(facts, {.on = rubric::parse_iso("2025-10-01")}); }

}  // namespace

TEST_CASE("why not another level: the rules that would give it, and the tests that failed, with their values") {
    auto const words = decided({{"grade", "good"}, {"places", "20"}, {"since", "2025-01-01"}}).explain("level");
    CHECK(line_with(words, "  Not High") ==
          "  Not High: `crisis` needs `crisis`, which is assumed no; `poor` needs `grade = poor`, and grade is Good");
    CHECK(line_with(words, "  Not Mid") ==
          "  Not Mid: `fair` needs `grade <= fair`, and grade is Good; "
          "`old` needs `since < today - 2 years`, and since is 1 January 2025 and today - 2 years is 1 October 2023");
    CHECK(line_with(words, "  Not `asked`") == "  Not `asked`: `asked` needs `asked is not none`, and asked is assumed none");
}

TEST_CASE("a name is followed to what it stands for") {
    auto const words = decided({{"grade", "poor"}, {"places", "4"}, {"since", "2025-01-01"}}).explain("level");
    CHECK(line_with(words, "  Not High") ==
          "  Not High: `crisis` needs `crisis`, which is assumed no; `poor` needs `not small`, and small is yes");
    auto const risky = decided({{"grade", "none"}, {"places", "4"}});
    CHECK_THAT(risky.explain("risky"), Catch::Contains("It would need `grade is not none`, and grade is none"));
    auto const safe = decided({{"grade", "good"}, {"places", "40"}});
    CHECK_THAT(safe.explain("risky"),
               Catch::Contains("It would need `at_risk`, that is `crisis` (is assumed no) or `small` (that is `places < 10` (places is 40))"));
}

TEST_CASE("a rule that holds too comes after, or gives less") {
    auto const both = decided({{"crisis", "yes"}, {"places", "4"}, {"asked", "low"}, {"grade", "fair"}});
    CHECK(line_with(both.explain("level"), "  Not Low") ==
          "  Not Low: `asked` holds too, and comes after `crisis`; `otherwise` gives it only where no rule holds");
    CHECK(line_with(both.explain("widest"), "  Not Mid") == "  Not Mid: `two` holds too, and what `one` gives is higher");
}

TEST_CASE("a cell of a table of rules is named by its column") {
    auto const words = decided({{"grade", "fair"}, {"places", "40"}}).explain("by_table");
    CHECK(line_with(words, "  Not High") == "  Not High: `row_1` needs `small: yes`, and small is no");
    CHECK(line_with(words, "  Not Low") == "  Not Low: `row_2` needs `grade: good`, and grade is Fair");
}

TEST_CASE("an open rule says what it would need") {
    auto const words = decided({{"grade", "fair"}, {"places", "40"}, {"since", "2025-01-01"}}).explain("level");
    CHECK_THAT(words, Catch::Contains("  Rule `fair` may hold.\n    if `any(v in visits where v.held)`, and visits is not known\n"));
    CHECK_THAT(words, Catch::Contains("  Not known: visits\n"));
}

TEST_CASE("an offer and a duty are explained by name") {
    auto const outcome = decided({{"grade", "good"}, {"places", "20"}, {"since", "2025-01-01"}});
    CHECK_THAT(outcome.explain("help"), Catch::StartsWith("Help: not offered\n  It would need `level >= mid`, and level is Low\n"));
    auto const call = outcome.explanations("call");
    REQUIRE(call.size() == 1);
    CHECK(call[0].strength == "may");
    auto const json = compiled(support_text).decide_json(R"({"grade": "good", "places": 20, "since": "2025-01-01",
        "visits": [{"on": "2025-11-01"}, {"on": "2025-09-01", "held": true}]})", {.on = rubric::parse_iso("2025-10-01")});
    CHECK_THAT(json.explain("visit_it"), Catch::StartsWith("The team, visit (1): not due\n"));
    CHECK_THAT(json.explain("visit_it"), Catch::Contains("  Not must: it needs `level = high`, and level is Low\n"));
    CHECK_THAT(json.explain("visit_it"), Catch::Contains("The team, visit (2): not due\n"));
    CHECK_THAT(json.explain("visit_it"), Catch::Contains("  Not due: it needs `not v.held`, and v.held is yes\n"));
    CHECK(decided({{"places", "40"}}).explain("visit_it").find("possibly must") != std::string::npos);
    CHECK_THROWS_WITH(outcome.explain("hepl"), "there is no decision, offer or duty `hepl`; did you mean `help`?");
}

TEST_CASE("facts that the deciding rules read come first") {
    auto const why = decided({{"grade", "poor"}, {"places", "40"}, {"crisis", "no"}, {"since", "2025-01-01"}}).explanation("level");
    REQUIRE(why.facts.size() == 3);
    CHECK(why.facts[0].path == "grade");
    CHECK(why.facts[1].path == "places");
    CHECK(why.facts[1].decisive);
    CHECK(why.facts[2].path == "crisis");
    CHECK_FALSE(why.facts[2].decisive);
}

TEST_CASE("what an explanation needs for its words is no part of a run") {
    rubric::Framework const framework = compiled(support_text);
    rubric::Graph const& graph = framework.graph();
    CHECK_FALSE(graph.asides.empty());
    CHECK(graph.conditions.size() > 10);
}

namespace {

constexpr char const* secret_text = R"(framework secret "Secret"
actor team "The team"
scale level "Level" { low "Low" < high "High" }
record person { name : text   born : date }
case child {
    name : text, sensitive
    born : date, sensitive
    points : integer, sensitive
    home : level, sensitive
    carer : person, sensitive
    others : list of person, sensitive, assume none
}
map counts_as from level to level { low: high }
let shown = "Child {name}"
decision level : level { it: high when points > 3 "Has {points} points, {shown}"   otherwise low }
decision told "Told" : level = counts_as(home)
decision due "Due" : date = born + 1 year
decision carer "Carer" : text = carer.name
decision names "Names" : list of text = list(o.name for o in others)
offer help "Help" { when points > 3  "For {name}" }
duty call "call {name}" { team must "Born {born}"   by born + 1 month }
)";

constexpr char const* secret_case = R"({"name": "Zebedee", "born": "2019-04-05", "points": 77, "home": "low",
    "carer": {"name": "Zachary", "born": "1980-01-02"}, "others": [{"name": "Zoe", "born": "2001-01-01"}]})";

void check_told(std::string const& text, bool told) {
    INFO(text);
    for (char const* each : {"Zebedee", "April 2019", "2019-04-05", "77", "Zachary", "Zoe", "5 April 2020", "2020-04-05", "5 May 2019", "2019-05-05"})
        if (!told) CHECK(text.find(each) == std::string::npos);
    if (told) CHECK(text.find("Z") != std::string::npos);
}

}  // namespace

TEST_CASE("what is sensitive is withheld from explanations, reasons, gaps and outcomes, and whatever is made of it") {
    auto const framework = compiled(secret_text);
    for (bool const told : {false, true}) {
        auto const outcome = framework.decide_json(secret_case, {.on = rubric::parse_iso("2025-10-01"), .sensitive = told});
        check_told(outcome.explain_all(), told);
        check_told(outcome.explanations_json(), told);
        check_told(outcome.json(), told);
        CHECK(outcome["carer"].text() == (told ? "Zachary" : "withheld"));
        CHECK(outcome["names"].text() == (told ? "Zoe" : "withheld"));
        CHECK(outcome["told"].text() == (told ? "High" : "withheld"));
        CHECK(outcome["level"].text() == "High");
    }
    auto const words = framework.decide_json(secret_case).explain("level");
    CHECK_THAT(words, Catch::Contains("Has withheld points, withheld."));
    CHECK_THAT(words, Catch::Contains("since `points > 3`, and points is withheld\n"));
}

TEST_CASE("what a held case would be decided by is not told where there is none") {
    rubric::Compiled const made = rubric::compile({
        {"host.rubric", R"(framework host "Host"
use used
case setting { held : thing or none   small : boolean }
decision level : boolean, first {
    inside: yes when held.in_scope
    small:  yes when small
    otherwise no
}
)"},
        {"used.rubric", R"(framework used "Used"
parameter counted : boolean = yes
case thing { size : integer }
let in_scope = counted
)"}});
    INFO(made.report());
    REQUIRE(made);
    std::string const there = made->decide_json(R"({"held": {"size": 3}, "small": false})").explain("level");
    CHECK(line_with(there, "    since") == "    since `held.in_scope`, that is `counted`, which is yes");
    std::string const none = made->decide_json(R"({"held": "none", "small": false})").explain("level");
    CHECK(line_with(none, "  Not yes") == "  Not yes: `inside` needs `held.in_scope`, which is no; `small` needs `small`, which is no");
}
