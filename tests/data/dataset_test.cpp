// Datasets: which column becomes which fact, and what is said of a file that does not fit.
#include "world.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace rubric;
using namespace rubric::data;
using test::Lines;
using test::World;

constexpr char const* vocabulary = R"(
framework sample "A sample"
scale judgement { inadequate "Inadequate" < satisfactory "Satisfactory" < good "Good" }
choice kind { full "Full visit", follow_up "Follow-up" }
record card { leadership : judgement or none   noted : text or none }
record inspection { kind : kind   on : date   outcome : judgement or none   card : card or none }
case setting {
    urn : text
    name : text or none
    opened : date
    places : integer
    active : boolean
    contact : text or none, sensitive
    age : integer or none, sensitive
    judgement : judgement or none
    last : inspection or none
    inspections : list of inspection
}
decision level : judgement or none = judgement
parameter changed : date = 2013-11-04
map plain_code from text to judgement or none { "1": good   "9": none   "NULL": unknown }
)";

/// Its condition is read where a dataset uses it.
constexpr char const* coded = R"(
map code from text to judgement or none {
    "1": good
    "3": satisfactory when on < changed
    "3": inadequate
    "9", "-": none
    "NULL": unknown
    "": inadequate
}
)";

World world(std::string const& dataset) { return World(vocabulary + dataset); }

}  // namespace

TEST_CASE("columns are read by type; a blank is unknown, or none where the dataset says so") {
    auto w = world(R"(dataset settings of setting by "URN" dates "DD/MM/YYYY" {
        urn : "URN"   name : "Name" or none   opened : "Opened"   places : "Places"   active : "Active"   judgement : "Judgement" or none })");
    auto const found = w.read({{"a.csv", "URN,Name,Opened,Places,Active,Judgement\n"
                                         "0012, Oak ,01/09/2015,\"1,200\",Y,good\n"
                                         "EY2,,,,,\n"
                                         "EY3,none,2015-09-01,3.0,FALSE,None\n"}});
    CHECK(found.diagnostics == Lines{});
    CHECK(found.cases == Lines{"0012: urn=`0012` name=`Oak` opened=2015-09-01 places=1200 active=yes judgement=good",
                               "EY2: urn=`EY2` name=none judgement=none",
                               "EY3: urn=`EY3` name=none opened=2015-09-01 places=3 active=no judgement=none"});
    CHECK(found.errors == Lines{});
    CHECK(found.summary.records == 3);
    CHECK(found.summary.cases == 3);
}

TEST_CASE("what cannot be read is in error, with its line, column and header; the rest is decided") {
    auto w = world(R"(dataset settings of setting by "URN" dates "DD/MM/YYYY" { urn : "URN"   opened : "Opened"   places : "Places"   contact : "Contact"   age : "Age" })");
    auto const found = w.read({{"a.csv", "URN,Opened,Places,Contact,Age\n"
                                         "1,30/02/2021,12,x,50\n"
                                         "2,01/01/2021,\"a\nb\",x,\n"
                                         "3,01/01/2021,1e999,x,fifty\n"}});
    CHECK(found.cases == Lines{"1: urn=`1` opened=error places=12 contact=`x` age=50", "2: urn=`2` opened=2021-01-01 places=error contact=`x`",
                               "3: urn=`3` opened=2021-01-01 places=error contact=`x` age=error"});
    CHECK(found.errors == Lines{"a.csv, line 2, column 2 `Opened` (opened): `30/02/2021` is not a date as DD/MM/YYYY: there is no such day",
                                "a.csv, line 3, column 3 `Places` (places): `a\xEF\xBF\xBD" "b` is not a whole number",
                                "a.csv, line 5, column 3 `Places` (places): `1e999` is beyond the limits of numbers",
                                "a.csv, line 5, column 5 `Age` (age): what is given is not a whole number"});
    CHECK(found.summary.facts_in_error == 4);
}

TEST_CASE("records whose fields may stand under the wrong header are in error as a whole") {
    auto w = world(R"(dataset settings of setting by "URN" { urn : "URN"   name : "Name"   places : "Places" })");
    auto const found = w.read({{"a.csv", "URN,Name,Places\n1,Oak, Ash,3\n2,Elm\n3,Fir,4,,\n4,\"Yew\" tree,5\n5,Box,6\n"}});
    CHECK(found.cases == Lines{"1: urn=error name=error places=error", "2: urn=error name=error places=error", "3: urn=`3` name=`Fir` places=4",
                               "4: urn=error name=error places=error", "5: urn=`5` name=`Box` places=6"});
    CHECK(found.errors == Lines{"a.csv, line 2, column 4: the header has 3 fields, this record 4; quote a field that holds a comma",
                                "a.csv, line 3, column 3: the header has 3 fields, this record 2; quote a field that holds a comma",
                                "a.csv, line 5, column 2: text follows a closing quote; write a quote inside quotes twice"});
}

TEST_CASE("bytes that are no text spoil their fact alone") {
    auto w = world(R"(dataset settings of setting by "URN" { urn : "URN"   name : "Name"   places : "Places" })");
    std::string const text = std::string("URN,Name,Places\n1,caf\xE9,3\n2,a\0b,4\n3,caf\xC3\xA9,5\n", 43);
    auto const found = w.read({{"a.csv", text}});
    CHECK(found.cases == Lines{"1: urn=`1` name=error places=3", "2: urn=`2` name=error places=4", "3: urn=`3` name=`caf\xC3\xA9` places=5"});
    CHECK(found.errors == Lines{"a.csv, line 2, column 2 `Name` (name): `caf\xEF\xBF\xBD` is not UTF-8; say `--encoding windows-1252`",
                                "a.csv, line 3, column 2 `Name` (name): `a\xEF\xBF\xBD" "b` holds a NUL character"});
    CHECK(w.read({{"a.csv", "URN,Name,Places\n1,caf\xE9,3\n"}}, {.encoding = "windows-1252"}).cases == Lines{"1: urn=`1` name=`caf\xC3\xA9` places=3"});
    CHECK(w.read({{"a.csv", "URN;Name;Places\n1;a,b;3\n"}}, {.delimiter = ';'}).cases == Lines{"1: urn=`1` name=`a,b` places=3"});
}

TEST_CASE("the header is the first of ten records that has the columns, in any case and under titles") {
    auto w = world(R"(dataset settings of setting by "Provider URN" { urn : "Provider URN"   places : "Places" })");
    CHECK(w.read({{"a.csv", "Management information,,\nAs at 31 August 2021,,\n\nPROVIDER  urn, Places ,Other\n1,2,x\n"}}).cases == Lines{"1: urn=`1` places=2"});
    auto const nine = std::string("title\ntitle\ntitle\ntitle\ntitle\ntitle\ntitle\ntitle\ntitle\n");
    CHECK(w.read({{"a.csv", nine + "Provider URN,Places\n1,2\n"}}).cases == Lines{"1: urn=`1` places=2"});
    CHECK(w.read({{"a.csv", nine + "title\nProvider URN,Places\n1,2\n"}}).cases == Lines{});
    CHECK(w.read({{"a.csv", "\xEF\xBB\xBFProvider URN,\"Places\"\r\n1,2\r\n"}}).cases == Lines{"1: urn=`1` places=2"});
    CHECK(w.read({{"a.csv", "Provider URN,Places\n"}}).cases == Lines{});
    CHECK(w.read({{"a.csv", "Provider URN,Places\n"}}).diagnostics == Lines{});
}

TEST_CASE("of alternative headers the first that is there is read; optional columns may be missing") {
    auto w = world(R"(dataset settings of setting by "URN" or "Provider URN" { urn : "URN" or "Provider URN"   name : optional "Name" or none   places : optional "Places" or "Size" })");
    CHECK(w.read({{"a.csv", "Provider URN,Size\n1,2\n"}}).cases == Lines{"1: urn=`1` places=2"});
    CHECK(w.read({{"a.csv", "Size,Places,URN\n1,2,3\n"}}).cases == Lines{"3: urn=`3` places=2"});
    auto const found = w.read({{"a.csv", "Size,Places,URN,Note\n1,2,3,x\n"}});
    REQUIRE(found.summary.unread.size() == 1);
    CHECK(found.summary.unread[0].headers == Lines{"Size", "Note"});
}

TEST_CASE("a column that is missing is named, with the nearest that there is") {
    auto w = world(R"(
dataset settings of setting by "URN" { urn : "URN"   places : "Places" })");
    CHECK(w.read({{"a.csv", "URN,Plaices\n1,2\n", "settings"}}).diagnostics ==
          Lines{"R0501 23:54 `a.csv` has no column `Places` (the dataset `settings` wants it); the columns that there are; did you mean `Plaices`?"});
    CHECK(w.read({{"a.csv", "Name,Plaices\n1,2\n", "settings"}}).diagnostics.size() == 3);
    CHECK(w.read({{"a.csv", "URN,Plaices\n1,2\n"}}).diagnostics ==
          Lines{"R0502 1:1 `a.csv` fits no dataset of the case `setting` (its columns); `settings` wants a column `Places`; "
                "name the dataset, as in `settings=a.csv`, to hear what it lacks"});
}

TEST_CASE("maps: named texts have their outcomes, others are read by type") {
    auto w = world(R"(dataset settings of setting by "URN" { urn : "URN"   judgement : "J" or none as plain_code })");
    auto const found = w.read({{"a.csv", "URN,J\n1,1\n2,9\n3,NULL\n4,\n5,Satisfactory\n6,null\n7, 1 \n8,none\n"}});
    CHECK(found.cases == Lines{"1: urn=`1` judgement=good", "2: urn=`2` judgement=none", "3: urn=`3`", "4: urn=`4` judgement=none",
                               "5: urn=`5` judgement=satisfactory", "6: urn=`6` judgement=error", "7: urn=`7` judgement=good", "8: urn=`8` judgement=none"});
    CHECK(found.errors == Lines{"a.csv, line 7, column 2 `J` (judgement): `null` is not a level of `judgement`"});
}

TEST_CASE("a group is one more of the list; its map's conditions see its fields, wherever they stand; all blank, it is not there") {
    auto w = world(R"(dataset settings of setting by "URN" dates "DD/MM/YYYY" {
        urn : "URN"
        inspections : { kind = full        outcome : "Outcome" as code    on : "Date" }
        inspections : optional { kind = follow_up   on : "Date 2"   outcome : "Outcome 2" as code   card : { leadership : "L" or none   noted = "as written" } } })" + std::string(coded));
    CHECK(w.read({{"a.csv", "URN,Outcome,Date\n1,3,01/01/2013\n2,3,01/01/2014\n3,3,\n4,3,soon\n5,,01/01/2014\n6,,\n"}}).cases ==
          Lines{"1: urn=`1` inspections=[{kind=full on=2013-01-01 outcome=satisfactory}]", "2: urn=`2` inspections=[{kind=full on=2014-01-01 outcome=inadequate}]",
                "3: urn=`3` inspections=[{kind=full}]", "4: urn=`4` inspections=[{kind=full on=error outcome=error}]",
                "5: urn=`5` inspections=[{kind=full on=2014-01-01 outcome=inadequate}]", "6: urn=`6` inspections=[]"});
    auto const found = w.read({{"a.csv", "URN,Outcome,Date,Outcome 2,Date 2,L\n1,1,01/01/2013,1,02/02/2014,good\n2,,,1,,\n3,1,01/01/2013,,x,\n"}});
    CHECK(found.cases == Lines{"1: urn=`1` inspections=[{kind=full on=2013-01-01 outcome=good} "
                               "{kind=follow_up on=2014-02-02 outcome=good card=present card.leadership=good card.noted=`as written`}]",
                               "2: urn=`2` inspections=[{kind=follow_up outcome=good card=none}]",
                               "3: urn=`3` inspections=[{kind=full on=2013-01-01 outcome=good} {kind=follow_up on=error outcome=inadequate card=none}]"});
    CHECK(found.errors == Lines{"a.csv, line 4, column 5 `Date 2` (inspections[2].on): `x` is not a date as DD/MM/YYYY"});
}

TEST_CASE("an optional group some of whose columns are there wants the rest") {
    auto w = world(R"(dataset settings of setting by "URN" {
        urn : "URN"
        inspections : optional { kind = full   on : "Date"   outcome : "Outcome" } })");
    CHECK(w.read({{"a.csv", "URN\n1\n"}}).cases == Lines{"1: urn=`1`"});
    auto const lacking = w.read({{"a.csv", "URN,Date\n1,2021-01-01\n", "settings"}}).diagnostics;
    REQUIRE(lacking.size() == 1);
    CHECK(lacking[0].find("`a.csv` has no column `Outcome`") != std::string::npos);
}

TEST_CASE("a nested record whose columns are all blank is none") {
    auto w = world(R"(dataset settings of setting by "URN" { urn : "URN"   last : { on : "Date"   kind : "Kind" } })");
    CHECK(w.read({{"a.csv", "URN,Date,Kind\n1,2021-01-01,\n2,,\n3,soon,full visit\n"}}).cases ==
          Lines{"1: urn=`1` last=present last.on=2021-01-01", "2: urn=`2` last=none", "3: urn=`3` last=present last.kind=full last.on=error"});
}

TEST_CASE("computed fields see the record that is read") {
    auto w = world(R"(dataset settings of setting by "URN" { urn : "URN"   places : "Places"   active = places > 10   opened = 2020-01-01   name = none   judgement = if places > 5 then good else none })");
    CHECK(w.read({{"a.csv", "URN,Places\n1,12\n2,3\n3,\n4,x\n"}}).cases ==
          Lines{"1: urn=`1` name=none opened=2020-01-01 places=12 active=yes judgement=good", "2: urn=`2` name=none opened=2020-01-01 places=3 active=no judgement=none",
                "3: urn=`3` name=none opened=2020-01-01", "4: urn=`4` name=none opened=2020-01-01 places=error active=error judgement=error"});
}

TEST_CASE("a record may be said to be none") {
    auto w = world(R"(dataset settings of setting by "URN" { urn : "URN"   last = none })");
    CHECK(w.read({{"a.csv", "URN\n1\n"}}).cases == Lines{"1: urn=`1` last=none"});
}

TEST_CASE("rows of which `where` is surely no are left out; where it is open they are kept and marked") {
    auto w = world(R"(dataset settings of setting by "URN" where name = "Oak" and places > 2 { urn : "URN"   name : "Name"   places : "Places" })");
    auto const found = w.read({{"a.csv", "URN,Name,Places\n1,Oak,3\n2,Elm,3\n3,Oak,\n4,Elm,\n5,Oak,x\n6,Oak,1\n"}});
    CHECK(found.cases == Lines{"1: urn=`1` name=`Oak` places=3", "3: urn=`3` name=`Oak` (marked)", "5: urn=`5` name=`Oak` places=error (marked)"});
    CHECK(found.summary.left_out == 3);
    CHECK(found.summary.marked == 2);
}

TEST_CASE("what is set for a run reaches the conditions of maps, and so does the date") {
    auto w = world(R"(dataset settings of setting by "URN" { urn : "URN"   inspections : { kind = full   on : "Date"   outcome : "Outcome" as code }
        active = today > 2022-01-01 })" + std::string(coded));
    auto const day = *parse_iso("2020-01-01");
    Options options{.today = *parse_iso("2022-10-01"), .parameters = {{"changed", Fact{Fact::State::known, day}}}};
    CHECK(w.read({{"a.csv", "URN,Date,Outcome\n1,2019-01-01,3\n"}}, options).cases ==
          Lines{"1: today=2022-10-01 urn=`1` active=yes inspections=[{kind=full on=2019-01-01 outcome=satisfactory}]"});
}

TEST_CASE("a file alone is a case a record, repeated keys or not, in batches of any size") {
    auto w = world(R"(dataset settings of setting by "URN" where name != "Elm" { urn : "URN"   name : "Name" })");
    for (std::size_t const size : {1, 2, 3, 100}) {
        INFO(size);
        CHECK(w.read({{"a.csv", "URN,Name\n1,Oak\n1,Elm\n1,Ash\n2,Fir\n"}}, {.batch_size = size}).cases ==
              Lines{"1: urn=`1` name=`Oak`", "1: urn=`1` name=`Ash`", "2: urn=`2` name=`Fir`"});
    }
}

TEST_CASE("texts stay right however many there are") {
    auto w = world(R"(dataset settings of setting by "URN" where name != "Elm 7" { urn : "URN"   name : "Name" })");
    std::string text = "URN,Name\n";
    for (int i = 0; i < 100'000; ++i) text += std::to_string(i) + ",Elm " + std::to_string(i) + "\n";
    auto const found = w.read({{"a.csv", text}});
    REQUIRE(found.cases.size() == 99'999);
    CHECK(found.summary.left_out == 1);
    CHECK(found.cases[6] == "6: urn=`6` name=`Elm 6`");
    CHECK(found.cases[7] == "8: urn=`8` name=`Elm 8`");
    CHECK(found.cases.back() == "99999: urn=`99999` name=`Elm 99999`");
}

TEST_CASE("without a dataset, columns are called as fields are") {
    World w(R"(
framework tiny "Tiny"
choice colour { red, green }
record parent { name : text }
case thing { colour : colour or none "Its colour"   size : integer   parent : parent or none }
decision big : boolean = size > 3
)");
    CHECK(w.read({{"a.csv", "id,COLOUR,size,parent.name,note\nA,red,4,,x\nB,none,,Oak,y\n"}}).cases ==
          Lines{"A: colour=red size=4", "B: colour=none parent=present parent.name=`Oak`"});
    CHECK(w.read({{"a.csv", "its colour,size\ngreen,4\n,\n"}}).cases == Lines{"1: colour=green size=4", "2: "});
    auto const found = w.read({{"a.csv", "size,note\n4,x\n"}});
    REQUIRE(found.summary.unread.size() == 1);
    CHECK(found.summary.unread[0].headers == Lines{"note"});
    CHECK(w.read({{"a.csv", "a,b\n1,2\n"}}).diagnostics ==
          Lines{"R0503 1:1 `a.csv` has no column called as a field of the case `thing` is (its columns); call the columns as the fields are, such as `colour`"});
}
