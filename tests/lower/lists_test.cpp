#include "decided.hpp"

using rubric::Decided;

namespace {

constexpr auto lists = R"(
framework demo "Demo"
record priority { key : text   agreed : boolean, assume no }
record help { priority : text   days : number or none }
case plan {
    priorities : list of priority, assume none
    offers     : list of help, assume none
    names      : list of text
}
let unmet(p : priority) : boolean = not any(o in offers where o.priority = p.key)
let agreed_ones = list(p for p in priorities where p.agreed)
)";

std::string with(std::string const& more) { return std::string(lists) + more; }

}  // namespace

TEST_CASE("a list is gone through inside another") {
    Decided decided(with("decision missing : integer = count(p in priorities where unmet(p))"));
    decided.give_list("priorities", {{{"key", "a"}}, {{"key", "b"}}, {{"key", "c"}}});
    decided.give_list("offers", {{{"priority", "b"}}});
    CHECK(decided["missing"] == "2");
}

TEST_CASE("a filtered list is a list, and a list of values knows its members") {
    Decided decided(with(R"(
        decision agreed : integer = count(p in agreed_ones)
        decision met : integer = count(p in agreed_ones where not unmet(p))
        decision named : boolean = "Ann" in names
        decision chosen : boolean = "b" in list(p.key for p in priorities where p.agreed))"));
    decided.give_list("priorities", {{{"key", "a"}, {"agreed", "yes"}}, {{"key", "b"}, {"agreed", "yes"}}, {{"key", "c"}}});
    decided.give_list("offers", {{{"priority", "b"}}});
    decided.give_list("names", {{{"value", "Ann"}}});
    CHECK(decided["agreed"] == "2");
    CHECK(decided["met"] == "1");
    CHECK(decided["named"] == "yes");
    CHECK(decided["chosen"] == "yes");
}

TEST_CASE("sums and extremes leave none out, and take values as well as lists") {
    Decided decided(with(R"(
        decision total : number = sum(o.days for o in offers)
        decision most : number or none = highest(o.days for o in offers)
        decision least : number = lowest(3, 2, 5)
        decision all_long : boolean = all(o.days >= 2 for o in offers))"));
    CHECK(decided["total"] == "0");
    CHECK(decided["most"] == "none");
    decided.give_list(
        "offers",
        {{{"priority", "a"}, {"days", "3"}}, {{"priority", "b"}, {"days", "none"}}, {{"priority", "c"}, {"days", "4"}}});
    CHECK(decided["total"] == "7");
    CHECK(decided["most"] == "4");
    CHECK(decided["least"] == "2");
    CHECK(decided["all_long"] == "no");
}

TEST_CASE("the wants exactly one") {
    Decided decided(with(R"(decision key : text = the(p in priorities where p.agreed).key)"));
    CHECK(decided.give_list("priorities", {{{"key", "a"}}})["key"] == "error");
    CHECK(decided.give_list("priorities", {{{"key", "a"}, {"agreed", "yes"}}})["key"] == "a");
    CHECK(decided.give_list("priorities", {{{"key", "a"}, {"agreed", "yes"}}, {{"key", "b"}, {"agreed", "yes"}}})["key"] ==
          "error");
}

TEST_CASE("an assumed list is empty") { CHECK(Decided(with("decision d : integer = count(p in priorities)"))["d"] == "0"); }

TEST_CASE("a value is tested once against the whole of a list, and its errors are errors of the test") {
    Decided decided(R"(framework demo "Demo"
        scale level { low < middle < high }
        case setting { a : level or none   b : level   list_of : list of level }
        decision in_written : boolean = a in (low, middle, b)
        decision in_facts : boolean = a in list_of)");
    decided.give_list("list_of", {});
    CHECK(decided.give("a", "low")["in_written"] == "yes");
    CHECK(decided.give("a", "high")["in_written"] == "no or yes");
    CHECK(decided.give("b", "high")["in_written"] == "yes");
    CHECK(decided.give("a", "none")["in_written"] == "no");
    CHECK(decided.give("a", "low").give("b", "error")["in_written"] == "error");
    CHECK(decided["in_facts"] == "no");
    CHECK(decided.give("a", "error")["in_facts"] == "error");
}

TEST_CASE("a list in a text is joined as people read it") {
    Decided decided(R"(framework demo "Demo"
        choice kind { fire "Fire", flood "Flood" }
        record trigger { kind : kind   open : boolean, assume yes }
        case setting { triggers : list of trigger }
        let said = list(t.kind for t in triggers where t.open)
        decision sentence : text = "Raised: {said}")");
    CHECK(decided.give_list("triggers", {{{"kind", "fire"}}, {{"kind", "flood"}, {"open", "no"}}})["sentence"] == "Raised: Fire");
    CHECK(decided.give_list("triggers", {{{"kind", "fire"}}, {{"kind", "flood"}}})["sentence"] == "Raised: Fire and Flood");
    CHECK(decided.give_list("triggers", {{{"kind", "unknown"}}})["sentence"] == "Raised: Fire or Raised: Flood");
}

TEST_CASE("what is none is no element of a list that is made") {
    Decided demo(R"(
framework demo "Demo"
actor team "The team"
record visit { hours : integer or none }
case setting { visits : list of visit   usual : integer or none }
let told = list(v.hours for v in visits)
let taken = list(if usual is none then 7 else usual for v in visits)
decision many : integer = count(h in told)
decision full : integer = count(h in taken)
duty see "see" { for each h in told   team must }
)");
    demo.give_list("visits", {{{"hours", "3"}}, {{"hours", "none"}}, {{"hours", "5"}}}).give("usual", "none");
    CHECK(demo["many"] == "2");
    CHECK(demo["full"] == "3");
    CHECK(demo.duty("see") == "team must; team must");
    demo.give_list("visits", {{{"hours", "3"}}, {{"hours", "unknown"}}});
    CHECK(demo["many"] == "1 to 2");
}
