// Files of the datasets of cases that a case holds: one, or a list of them.
#include "world.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace rubric;
using namespace rubric::data;
using test::Lines;
using test::World;

constexpr char const* plans = R"(
framework plans "Plans"
record support { what : text   due : date }
case plan { name : text   days : integer   agreed : boolean   offers : list of support }
dataset plan_list of plan by "Plan" { name : "Plan"   days : "Days" }
dataset answers of plan by "Plan" { agreed : "Agreed" }
dataset offer_list of plan.offers by "Plan" dates "DD/MM/YYYY" { what : "Offer"   due : "By" }
)";

World region(std::string const& datasets = "") {
    return World(R"(
framework region "A region"
use plans
case region { name : text   plans : list of plan }
decision agreed_plans : integer = count(p in plans where p.agreed)
)" + datasets,
                 {{"plans", plans}});
}

World office(std::string const& datasets) {
    return World(R"(
framework office "An office"
use plans
case office { name : text   plan : plan   former : plan or none }
decision agreed : boolean = plan.agreed
)" + datasets,
                 {{"plans", plans}});
}

constexpr char const* plan_file = "Plan,Days\nA,3\nB,\n";
constexpr char const* offer_file = "Plan,Offer,By\nB,visit,01/05/2026\nA,call,02/05/2026\nB,call,soon\nC,call,02/05/2026\n";

}  // namespace

TEST_CASE("where nothing makes cases, the files of held cases are all of one") {
    auto const found = region().read({{"offers.csv", offer_file, "offer_list"}, {"plans.csv", plan_file, "plans.plan_list"}, {"answers.csv", "Plan,Agreed\nA,yes\n", "answers"}});
    CHECK(found.diagnostics == Lines{});
    CHECK(found.cases == Lines{"region: plans=[{name=`A` days=3 agreed=yes offers=[{what=`call` due=2026-05-02}]} "
                               "{name=`B` offers=[{what=`visit` due=2026-05-01} {what=`call` due=error}]}]"});
    CHECK(found.errors == Lines{"offers.csv, line 4, column 3 `By` (plans[2].offers[2].due): `soon` is not a date as DD/MM/YYYY"});
    REQUIRE(found.summary.unmatched.size() == 1);
    CHECK(found.summary.unmatched[0].first == Lines{"C"});
    CHECK(region().read({{"plans.csv", plan_file, "plan_list"}}).cases == Lines{"region: plans=[{name=`A` days=3} {name=`B`}]"});
}

TEST_CASE("a dataset of the list says which case holds each, and the held ones' own datasets join on their own key") {
    auto world = region(R"(
        dataset regions of region by "Region" { name : "Region" }
        dataset held of region.plans by "Region" { name : "Plan" })");
    auto const found = world.read({{"regions.csv", "Region\nNorth\nSouth\nEast\n"},
                                   {"held.csv", "Region,Plan\nSouth,B\nNorth,A\nSouth,D\nWest,E\n", "held"},
                                   {"plans.csv", "Plan,Days\nA,3\nB,4\nE,5\n", "plan_list"},
                                   {"offers.csv", offer_file, "plans.offer_list"}});
    CHECK(found.diagnostics == Lines{});
    CHECK(found.cases == Lines{"North: name=`North` plans=[{name=`A` days=3 offers=[{what=`call` due=2026-05-02}]}]",
                               "South: name=`South` plans=[{name=`B` days=4 offers=[{what=`visit` due=2026-05-01} {what=`call` due=error}]} {name=`D` offers=[]}]",
                               "East: name=`East` plans=[]"});
    REQUIRE(found.summary.unmatched.size() == 3);
    CHECK(found.summary.unmatched[0].first == Lines{"West"});
    CHECK(found.summary.unmatched[1].first == Lines{"E"});
    CHECK(found.summary.unmatched[2].first == Lines{"C"});
}

TEST_CASE("where a framework's own datasets make the cases, a list of held ones alone makes none") {
    auto world = region(R"(dataset regions of region by "Region" { name : "Region" })");
    CHECK(world.read({{"plans.csv", plan_file, "plan_list"}}).diagnostics ==
          Lines{"R0507 4:6 no file makes the cases; give a file for `regions`"});
}

TEST_CASE("a held case is known by the key that its own dataset reads from the row, else by its holder's") {
    auto by_row = office(R"(dataset offices of office by "Office" { name : "Name"   plan : plan_list })");
    CHECK(by_row.read({{"offices.csv", "Office,Name,Plan,Days\n1,Main,B,2\n2,Second,A,\n"},
                       {"answers.csv", "Plan,Agreed\nA,no\nB,yes\nC,yes\n", "plan.answers"},
                       {"offers.csv", offer_file, "plan.plans.offer_list"}})
              .cases ==
          Lines{"1: name=`Main` plan=present plan.name=`B` plan.days=2 plan.agreed=yes plan.offers=[{what=`visit` due=2026-05-01} {what=`call` due=error}]",
                "2: name=`Second` plan=present plan.name=`A` plan.agreed=no plan.offers=[{what=`call` due=2026-05-02}]"});
    auto by_holder = office(R"(dataset offices of office by "Office" { name : "Name" })");
    CHECK(by_holder.read({{"offices.csv", "Office,Name\nA,Main\n"}, {"former.csv", "Plan,Agreed\nA,no\n", "former.answers"}}).cases ==
          Lines{"A: name=`Main` former=present former.agreed=no"});
}

TEST_CASE("a dataset that could fill more than one held case, or none, is refused") {
    auto world = office(R"(dataset offices of office by "Office" { name : "Name" })");
    CHECK(world.read({{"a.csv", plan_file, "plan_list"}}).diagnostics ==
          Lines{"R0514 5:9 the case `office` holds more than one `plan` (the dataset `plan_list` could fill each of them); say which, as in "
                "`plan.plan_list=FILE`"});
    CHECK(world.read({{"a.csv", plan_file, "plan_lists"}}).diagnostics == Lines{"R0505 1:1 unknown dataset `plan_lists`; did you mean `plan_list`?"});
    World other(R"(
framework other "Another"
use plans
case other { name : text }
decision named : boolean = name = "A"
)",
                {{"plans", plans}});
    CHECK(other.read({{"a.csv", plan_file, "plan_list"}}).diagnostics ==
          Lines{"R0506 5:9 the dataset `plan_list` does not describe the case `other` (it is of `plan`); give it through a dataset of `other`"});
}

TEST_CASE("a case in JSON holds others as objects and lists of them") {
    auto world = region();
    CHECK(world.read_case(R"({"name": "North", "plans": [{"name": "A", "offers": [{"what": "call"}, {}]}, {"name": "B", "offers": "none"}]})") ==
          Lines{"name=`North` plans=[{name=`A` offers=[{what=`call`} {}]} {name=`B` offers=none}]"});
    CHECK(world.read_case(R"({"plans": [{"offers": [3, {"whit": 1}]}, "B", null], "name": ["x"]})") ==
          Lines{"name=error plans=[{offers=[{what=error due=error} {}]} {name=error days=error agreed=error offers=error} {}]",
                "line 1, column 24 (plans[1].offers[1]): 3 is not an object", "line 1, column 36 (plans[1].offers[2].whit): no field is called `whit`; did you mean `what`?",
                "line 1, column 42 (plans[2]): `B` is not an object", "line 1, column 62 (name): a list is not a text"});
}
