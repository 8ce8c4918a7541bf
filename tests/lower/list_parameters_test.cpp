// Parameters that are lists: written, as a table, left open; read alone and beside the lists of a case.
#include "decided.hpp"

using namespace rubric;

namespace {

constexpr auto demo_text = R"(
framework demo "Demo" in force from 2022-09-01
scale band { low < mid < high }
record contact { by : text   on : date or none }
record area { name : text   band : band   share : percent   contact : contact or none }
record visit { place : text }
parameter areas : list of area
    | name    | band | share | contact.on |
    | "North" | low  | 10%   | 2022-01-02 |
    | "South" | high | 25%   | none       |
    | "East"  | mid  | -     | -          |
parameter words : list of text = ("North", "West")
parameter open : list of area
case setting { place : text   visits : list of visit }
decision own : band or none = latest(a in areas by a.contact.on where a.name = place).band
decision here : band = the(a in areas where a.name = place).band
decision many : integer = count(a in areas)
decision total : percent = sum(a.share for a in areas where a.name != "East")
decision known : boolean = place in words
decision visited : integer = count(v in visits where any(a in areas where a.name = v.place and a.band >= mid))
decision left_open : integer = count(a in open)
)";

}  // namespace

TEST_CASE("a parameter's table is a list like any other") {
    Decided demo(demo_text);
    demo.give("place", "South");
    CHECK(demo["many"] == "3");
    CHECK(demo["here"] == "high");
    CHECK(demo["total"] == "0.35");
    CHECK(demo["known"] == "no");
    CHECK(demo.give("place", "North")["known"] == "yes");
    CHECK(demo["own"] == "low");
}

TEST_CASE("a loop over a case's list reads the parameter's for each of its rows") {
    Decided demo(demo_text);
    demo.give_list("visits", {{{"place", "South"}}, {{"place", "North"}}, {{"place", "East"}}, {{"place", "Elsewhere"}}});
    CHECK(demo["visited"] == "2");
}

TEST_CASE("what a cell leaves out is unknown, and a list left to a dataset is an unknown list") {
    Decided demo(demo_text);
    demo.give("place", "East");
    CHECK(demo["left_open"] == "0 to 1000000");
    demo.give_list("open", {{{"name", "North"}}});
    CHECK(demo["left_open"] == "1");
    demo.give_list("areas", {});
    CHECK(demo["many"] == "0");
    CHECK(demo["here"] == "error");
}
