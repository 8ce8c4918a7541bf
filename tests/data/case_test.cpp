// Cases in JSON, and fact by fact.
#include "world.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace rubric;
using namespace rubric::data;
using test::Lines;

constexpr char const* framework = R"(
framework sample "A sample"
scale judgement { inadequate "Inadequate" < requires_improvement "Requires improvement" < good "Good" }
choice kind { full "Full visit", short }
record card { leadership : judgement or none   noted : text or none }
record visit { kind : kind   on : date   held : boolean   card : card or none }
case setting {
    judgement : judgement or none
    on_roll   : integer
    share     : percent
    funding   : money
    notice    : duration, assume 2 weeks
    opened    : date
    in_crisis : boolean
    note      : text or none
    concern   : text, sensitive
    manager_age : number, sensitive
    card      : card or none
    visits    : list of visit
    areas     : list of text
}
decision level : judgement or none = judgement
)";

test::World& world() {
    static test::World made(framework);
    return made;
}

Lines read(std::string const& json) { return world().read_case(json); }

Lines set(std::vector<std::pair<std::string, std::string>> const& facts) {
    Texts texts(world().graph);
    std::vector<FactError> errors;
    Row row(world().graph.shapes[0]);
    CaseReader const reader(world().graph);
    for (auto const& [path, text] : facts) reader.set(row, texts, path, text, errors);
    Lines lines{test::shown(world().graph, texts, 0, row)};
    for (auto const& error : errors) lines.push_back(describe(error));
    return lines;
}

}  // namespace

TEST_CASE("a case in JSON gives facts, records and lists; what is missing or null is unknown") {
    CHECK(read("{}") == Lines{""});
    CHECK(read(R"({"judgement": null, "on_roll": 12, "in_crisis": true, "opened": "2020-02-29"})") ==
          Lines{"on_roll=12 opened=2020-02-29 in_crisis=yes"});
    CHECK(read(R"({"judgement": "none", "note": "none", "visits": "none"})") == Lines{"judgement=none note=none visits=none"});
    CHECK(read(R"({"judgement": "Requires improvement", "in_crisis": "N", "share": "71%", "funding": "£1,250", "notice": "2 weeks"})") ==
          Lines{"judgement=requires_improvement share=71% funding=£1,250.00 notice=14 in_crisis=no"});
    CHECK(read(R"({"visits": [], "areas": ["a", "b"]})") == Lines{"visits=[] areas=[{value=`a`} {value=`b`}]"});
    CHECK(read(R"({"visits": [{"kind": "full visit", "card": {"leadership": "good"}}, {"on": "2022-10-01", "card": "none"}]})") ==
          Lines{"visits=[{kind=full card=present card.leadership=good} {on=2022-10-01 card=none}]"});
    CHECK(read(R"({"card": {}})") == Lines{"card=present"});
    CHECK(read(R"({"card": "none"})") == Lines{"card=none"});
}

TEST_CASE("numbers in JSON are read from their decimal text") {
    CHECK(read(R"({"share": 0.1})") == Lines{"share=10%"});
    CHECK(read(R"({"share": 0.0000005})") == Lines{"share=0%"});
    CHECK(read(R"({"funding": 1e3})") == Lines{"funding=£1,000.00"});
    CHECK(read(R"({"on_roll": 12.0})") == Lines{"on_roll=12"});
    CHECK(read(R"({"on_roll": NaN})") == Lines{""});
    CHECK(read(R"({"note": 12})") == Lines{"note=`12`"});
}

TEST_CASE("what does not fit its field is in error, with its path and place") {
    CHECK(read(R"({"judgement": "goood"})") ==
          Lines{"judgement=error", "line 1, column 15 (judgement): `goood` is not a level of `judgement`; did you mean `good`?"});
    CHECK(read(R"({"on_roll": "many"})") == Lines{"on_roll=error", "line 1, column 13 (on_roll): `many` is not a whole number"});
    CHECK(read(R"({"on_roll": 1e999})") == Lines{"on_roll=error", "line 1, column 13 (on_roll): 1e999 is beyond the limits of numbers"});
    CHECK(read(R"({"share": Infinity})") == Lines{"share=error", "line 1, column 11 (share): Infinity is not a percentage"});
    CHECK(read(R"({"on_roll": true})") == Lines{"on_roll=error", "line 1, column 13 (on_roll): `true` is not a whole number"});
    CHECK(read(R"({"judgement": 3})") == Lines{"judgement=error", "line 1, column 15 (judgement): 3 is not a level of `judgement`"});
    CHECK(read(R"({"in_crisis": 1})") == Lines{"in_crisis=error", "line 1, column 15 (in_crisis): 1 is neither yes nor no"});
    CHECK(read(R"({"judgement": ["good"]})") == Lines{"judgement=error", "line 1, column 15 (judgement): a list is not a level of `judgement`"});
    CHECK(read("{\"visits\": [{\"on\": \"2022-10-01\"},\n {\"on\": \"soon\"}]}") ==
          Lines{"visits=[{on=2022-10-01} {on=error}]", "line 2, column 9 (visits[2].on): `soon` is not a date as YYYY-MM-DD"});
    CHECK(read(R"({"visits": [{"on": "2022-02-30"}, {"on": {"day": 1}}]})") ==
          Lines{"visits=[{on=error} {on=error}]", "line 1, column 20 (visits[1].on): `2022-02-30` is not a date as YYYY-MM-DD: there is no such day",
                "line 1, column 42 (visits[2].on): an object is not a date as YYYY-MM-DD"});
    CHECK(read(R"({"visits": {"on": "2022-10-01"}})") ==
          Lines{"visits=error", "line 1, column 12 (visits): an object is not a list; write it in brackets"});
    CHECK(read(R"({"visits": [3]})") ==
          Lines{"visits=[{kind=error on=error held=error card=error card.leadership=error card.noted=error}]",
                "line 1, column 13 (visits[1]): 3 is not an object"});
    CHECK(read(R"({"card": "good"})") ==
          Lines{"card=error card.leadership=error card.noted=error", "line 1, column 10 (card): `good` is not an object"});
    CHECK(read(R"({"areas": ["a", {}]})") == Lines{"areas=[{value=`a`} {}]"});
    CHECK(read(R"({"opened": "none"})") == Lines{"opened=error", "line 1, column 12 (opened): `none` is not a date as YYYY-MM-DD"});
}

TEST_CASE("a name that no field has is an error, with the nearest") {
    CHECK(read(R"({"judgment": "good"})") == Lines{"", "line 1, column 14 (judgment): no field is called `judgment`; did you mean `judgement`?"});
    CHECK(read(R"({"visits": [{"helt": true}]})") ==
          Lines{"visits=[{}]", "line 1, column 22 (visits[1].helt): no field is called `helt`; did you mean `held`?"});
    CHECK(read(R"({"today": "2022-10-01"})")[1] == "line 1, column 11 (today): no field is called `today`");
    CHECK(read(R"({"key": "EY1", "on_roll": 1})") == Lines{"on_roll=1"});
}

TEST_CASE("what a sensitive field was given is kept out of the message") {
    CHECK(read(R"({"manager_age": "fifty"})") == Lines{"manager_age=error", "line 1, column 17 (manager_age): what is given is not a number"});
}

TEST_CASE("what is no case is malformed, and every fact of it in error") {
    auto const lines = read("[1]");
    CHECK(lines[1] == "line 1, column 1: a case is an object, and this is a list");
    CHECK(lines[0].find("judgement=error on_roll=error") == 0);
    CHECK(lines[0].find("visits=error") != std::string::npos);
    CHECK(read("{\"a\": }")[1] == "line 1, column 7: this is not JSON: a value is wanted here");
    CHECK(read("{\"on_roll\": 1, \"on_roll\": 2}")[1] == "line 1, column 16: this is not JSON: `on_roll` is given twice");
}

TEST_CASE("facts are given one by one, by their paths") {
    CHECK(set({{"judgement", "good"}, {"card.leadership", "Good"}, {"opened", "2020-01-01"}}) ==
          Lines{"judgement=good opened=2020-01-01 card=present card.leadership=good"});
    CHECK(set({{"visits", "none"}, {"card", "none"}}) == Lines{"card=none visits=none"});
    CHECK(set({{"judgement", ""}}) == Lines{""});
    CHECK(set({{"judgment", "good"}}) == Lines{"", "judgment: no field is called `judgment`; did you mean `judgement`?"});
    CHECK(set({{"card.leadershp", "good"}}) == Lines{"", "card.leadershp: no field is called `leadershp`; did you mean `leadership`?"});
    CHECK(set({{"judgement.x", "good"}}) == Lines{"", "judgement.x: `judgement` has no fields"});
    CHECK(set({{"card", "good"}}) == Lines{"", "card: it is not one value; give its fields, or the whole case in JSON"});
    CHECK(set({{"on_roll", "many"}}) == Lines{"on_roll=error", "on_roll: `many` is not a whole number"});
    CHECK(set({{"manager_age", "fifty"}}) == Lines{"manager_age=error", "manager_age: what is given is not a number"});
}
