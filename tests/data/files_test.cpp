// Several files, files that cannot be read, and cases in JSON.
#include "world.hpp"

#include <catch2/catch.hpp>

namespace files_test {

namespace {

using namespace rubric;
using namespace rubric::data;
using test::Lines;
using test::World;

constexpr char const* framework = R"(
framework sample "A sample"
choice kind { full "Full visit", follow_up "Follow-up" }
record visit { kind : kind   on : date }
case setting { urn : text   name : text or none   places : integer   in_crisis : boolean   visits : list of visit }
decision big : boolean = places > 3
dataset settings of setting by "URN" { urn : "URN"   name : "Name"   places : "Places" }
dataset local of setting by "Setting" { in_crisis : "In crisis"   places : optional "Places" }
dataset visit_log of setting.visits by "URN" dates "DD/MM/YYYY" { kind : "Visit"   on : "Date" }
)";

World& world() {
    static World made(framework);
    return made;
}

constexpr char const* settings = "URN,Name,Places\n0012,Oak,3\n12,Elm,4\n7,Ash,\n";

}  // namespace

TEST_CASE("datasets of one case join on their keys, trimmed, leading zeros and all") {
    auto const found = world().read({{"local.csv", "Setting,In crisis\n 12 ,yes\n0012,no\n99,yes\n98,yes\n99,no\n"}, {"settings.csv", settings}});
    CHECK(found.diagnostics == Lines{});
    CHECK(found.cases == Lines{"0012: urn=`0012` name=`Oak` places=3 in_crisis=no", "12: urn=`12` name=`Elm` places=4 in_crisis=yes", "7: urn=`7` name=`Ash`"});
    REQUIRE(found.summary.unmatched.size() == 1);
    CHECK(found.summary.unmatched[0].dataset == "local");
    CHECK(found.summary.unmatched[0].count == 3);
    CHECK(found.summary.unmatched[0].first == Lines{"99", "98"});
}

TEST_CASE("what two records of one key say must agree") {
    auto const found = world().read({{"settings.csv", "URN,Name,Places\n1,Oak,3\n1,Oak,\n2,Elm,\n2,Elm,4\n3,Ash,5\n3,Fir,5\n"}, {"local.csv", "Setting,In crisis,Places\n1,yes,4\n2,no,4\n3,,\n"}});
    CHECK(found.cases == Lines{"1: urn=`1` name=`Oak` places=error in_crisis=yes", "2: urn=`2` name=`Elm` places=4 in_crisis=no", "3: urn=`3` name=error places=5"});
    CHECK(found.errors == Lines{"local.csv, line 2 (places): records of the key `1` do not agree", "settings.csv, line 7 (name): records of the key `3` do not agree"});
}

TEST_CASE("a dataset of a list adds its rows; supplied, the list is known for every case") {
    auto const log = "URN,Visit,Date\n12,full visit,01/10/2022\n0012,follow-up,soon\n12,Follow-up,02/10/2022\n5,full,01/10/2022\n,full,01/10/2022\n7,,\n";
    auto const found = world().read({{"settings.csv", settings}, {"log.csv", log}});
    CHECK(found.cases == Lines{"0012: urn=`0012` name=`Oak` places=3 visits=[{kind=follow_up on=error}]",
                               "12: urn=`12` name=`Elm` places=4 visits=[{kind=full on=2022-10-01} {kind=follow_up on=2022-10-02}]", "7: urn=`7` name=`Ash` visits=[]"});
    CHECK(found.errors == Lines{"log.csv, line 3, column 3 `Date` (visits[1].on): `soon` is not a date as DD/MM/YYYY"});
    REQUIRE(found.summary.unmatched.size() == 1);
    CHECK(found.summary.unmatched[0].count == 2);
    CHECK(found.summary.unmatched[0].first == Lines{"5", ""});
    CHECK(world().read({{"settings.csv", settings}}).cases[2] == "7: urn=`7` name=`Ash`");
}

TEST_CASE("one file may make the cases and their lists") {
    World w(R"(
framework history "A history"
record inspection { on : date }
case council { name : text   inspections : list of inspection }
decision any_found : boolean = any(i in inspections where i.on > 2020-01-01)
dataset councils of council by "urn" { name : "authority" }
dataset log of council.inspections by "urn" dates "DD/MM/YY" { on : "date" }
)");
    CHECK(w.read({{"a.csv", "urn,authority,date\n1,dorset,09/05/25\n2,devon,01/02/20\n1,dorset,19/11/21\n"}}).cases ==
          Lines{"1: name=`dorset` inspections=[{on=2025-05-09} {on=2021-11-19}]", "2: name=`devon` inspections=[{on=2020-02-01}]"});
}

TEST_CASE("a file that cannot be used says why") {
    using Files = std::vector<World::File>;
    struct Fixture { Files files; std::string diagnostic; };
    std::vector<Fixture> const fixtures{
        {{{"a.csv", "", "settings"}}, "R0509 1:1 `a.csv` is empty; its first row must name the columns"},
        {{{"a.csv", "\n\n", "settings"}}, "R0509 1:1 `a.csv` is empty; its first row must name the columns"},
        {{{"a.csv", settings, "setings"}}, "R0505 1:1 unknown dataset `setings`; did you mean `settings`?"},
        {{{"a.csv", settings, "everything"}}, "R0505 1:1 unknown dataset `everything`; there are `settings`, `local` and `visit_log`"},
        {{{"a.csv", "a,\"b\n1,2\n"}}, "R0508 1:3 `a.csv` cannot be read from here on (a quote that is opened here is never closed)"},
        {{{"a.csv", "\xFF\xFE" "a"}}, "R0508 1:1 `a.csv` cannot be read from here on (the file is UTF-16, not UTF-8; say `--encoding utf-16`)"},
        {{{"a.csv", "URN,Name,Places,name\n1,2,3,4\n"}}, "R0504 1:17 `a.csv` has two columns `Name` (the second); give one of them another name"},
        {{{"a.csv", "URN;Name;Places\n1;Oak;3\n", "settings"}},
         "R0501 7:9 `a.csv` has no column `URN` (the dataset `settings` wants it); the columns that there are; say `--delimiter ';'`"},
        {{{"log.csv", "URN,Visit,Date\n1,full,01/10/2022\n"}}, "R0507 5:6 no file makes the cases; give a file for `settings` or `local`"},
        {{{"a.json", "{}"}, {"b.csv", settings}}, "R0511 1:1 `a.json` holds whole cases and cannot be joined with other files; evaluate it alone"},
        {{{"a.csv", "urn,note\n1,x\n"}},
         "R0502 1:1 `a.csv` fits no dataset of the case `setting` (its columns); `settings` wants a column `Name`; `local` wants a column `Setting`; "
         "`visit_log` wants a column `Visit`; name the dataset, as in `settings=a.csv`, to hear what it lacks"},
    };
    for (auto const& [files, diagnostic] : fixtures) {
        INFO(diagnostic);
        auto const found = world().read(files).diagnostics;
        REQUIRE(found.size() >= 1);
        CHECK(found[0] == diagnostic);
    }
    CHECK(world().read(std::vector<Input>{{"", "/nonexistent.csv"}}, "", {}).diagnostics ==
          Lines{"R0001 1:1 cannot read `/nonexistent.csv` (there is no such file, or it may not be read)"});
    CHECK(world().read(std::vector<Input>{{"", "/tmp"}}, "", {}).diagnostics == Lines{"R0001 1:1 cannot read `/tmp` (it is a folder)"});
    CHECK(world().read({{"a.csv", settings}}, {.encoding = "ebcdic"}).diagnostics ==
          Lines{"R0510 1:1 unknown encoding `ebcdic`; it may be utf-8, latin-1, windows-1252 or utf-16"});
}

TEST_CASE("what comes before a fault is decided, and the fault is located") {
    auto const found = world().read({{"settings.csv", std::string(settings) + "8,\"Fir,9\n9,Box,1\n"}});
    CHECK(found.cases.size() == 3);
    CHECK(found.diagnostics == Lines{"R0508 5:3 `settings.csv` cannot be read from here on (a quote that is opened here is never closed)"});
}

TEST_CASE("a dataset without a key cannot be joined; alone it is read") {
    World w(R"(
framework sample "A sample"
record visit { on : date }
case setting { name : text   visits : list of visit }
decision named : boolean = name = "Oak"
dataset settings of setting { name : "Name" }
dataset visit_log of setting.visits by "URN" { on : "Date" }
)");
    CHECK(w.read({{"a.csv", "Name\nOak\nElm\n"}}).cases == Lines{"Oak: name=`Oak`", "Elm: name=`Elm`"});
    auto const found = w.read({{"a.csv", "Name\nOak\n"}, {"b.csv", "URN,Date\n1,2022-10-01\n"}}).diagnostics;
    REQUIRE(found.size() == 1);
    CHECK(found[0].find("R0512") == 0);
}

TEST_CASE("a dataset of a held case is asked for its own columns") {
    World w(R"(
framework local "Local"
use ofsted
case setting { registration : registered_provider }
decision judgement : judgement or none = registration.outcome
dataset providers of setting by "Provider URN" where registration.local_authority = "Cumbria" { registration : childcare_mi }
)");
    auto const found = w.read({{"a.csv", "Provider URN\n1\n", "childcare_mi"}}).diagnostics;
    REQUIRE(!found.empty());
    for (auto const& each : found) CHECK(each.find("R0501") == 0);
}

TEST_CASE("JSON is one case, a list of them, or one a line") {
    CHECK(world().read({{"a.json", "{\"urn\": \"1\",\n \"places\": 3}"}}).cases == Lines{"1: urn=`1` places=3"});
    CHECK(world().read({{"a.json", "[{\"places\": 3}, {\"key\": \"B\", \"visits\": [{\"kind\": \"full\"}]}]"}}).cases ==
          Lines{"1: places=3", "B: visits=[{kind=full}]"});
    CHECK(world().read({{"a.jsonl", "{\"places\": 3}\n\n{\"places\": 4}\n"}}).cases == Lines{"1: places=3", "2: places=4"});
    CHECK(world().read({{"cases", "{\"places\": 3}\n{\"places\": 4}\n"}}).cases == Lines{"1: places=3", "2: places=4"});
    CHECK(world().read({{"a.json", "[]"}}).cases == Lines{});
}

TEST_CASE("of JSON Lines, a line that cannot be read is a case in error; the rest is decided") {
    auto const found = world().read({{"a.jsonl", "{\"places\": 3}\n{\"places\": }\n{\"places\": \"x\"}\n{\"plaices\": 1}\n"}}, {.batch_size = 2});
    CHECK(found.cases == Lines{"1: places=3", "2: urn=error name=error places=error in_crisis=error visits=error", "3: places=error", "4: "});
    CHECK(found.errors == Lines{"a.jsonl, line 2, column 12: this is not JSON: a value is wanted here", "a.jsonl, line 3, column 12 (places): `x` is not a whole number",
                                "a.jsonl, line 4, column 13 (plaices): no field is called `plaices`; did you mean `places`?"});
    CHECK(found.summary.facts_in_error == 3);
}

TEST_CASE("JSON that cannot be read is a located fault") {
    CHECK(world().read({{"a.json", "[{\"places\": 3},\n {\"places\" 4}]"}}).diagnostics ==
          Lines{"R0508 2:12 `a.json` cannot be read from here on (a colon is wanted here)"});
    CHECK(world().read({{"a.json", "[3]"}}).errors == Lines{"a.json, line 1, column 2: a case is an object, and this is 3"});
}

TEST_CASE("only the first errors are kept, all are counted") {
    std::string text = "URN,Name,Places\n";
    for (int i = 0; i < 100; ++i) text += "1,Oak,x\n";
    auto const found = world().read({{"a.csv", text}});
    CHECK(found.summary.facts_in_error == 100);
    CHECK(found.summary.errors.size() == errors_kept);
    CHECK(found.summary.errors[0].line == 2);
}

TEST_CASE("a framework of vocabulary alone has no cases to read") {
    World words("framework words \"Words\"\nscale size { small < large }\n");
    auto const found = words.read({{"cases.csv", "a\n1\n"}});
    REQUIRE(found.diagnostics.size() == 1);
    CHECK_THAT(found.diagnostics[0], Catch::Contains("R0513"));
}

}  // namespace files_test
