#include "decided.hpp"

using rubric::Decided;

namespace {

constexpr auto duties = R"(
framework demo "Demo"
actor leader "Leader"  actor team "Team"
record visit { on : date   held : boolean, assume no   audit : date or none, assume none }
case setting { visits : list of visit   poor : boolean   raised : boolean   sent : date or none }
duty audit "return the audit" {
    for each v in visits where not v.held
    leader must
    by v.on - 2 weeks
    done on v.audit
}
duty respond "respond" { team must when poor  "Poor"   team may when raised   leader should when raised   by 2022-06-01   done on sent }
duty hold_off "visit" { for each v in visits where v.audit is none   team must not }
offer help "Help" { when poor }
decision late_audits : integer = count(d in audit where d.late)
decision responding : boolean = respond.holds
decision response_late : boolean = respond.late
)";

}  // namespace

TEST_CASE("each actor is held to the strongest route that holds") {
    Decided decided(duties);
    decided.give_list("visits", {}).give("today", "2022-05-01").give("sent", "none");
    CHECK(decided.give("poor", "yes").give("raised", "yes").duty("respond") ==
          "team must by 2022-06-01; leader should by 2022-06-01");
    CHECK(decided.give("poor", "no").duty("respond") == "team may by 2022-06-01; leader should by 2022-06-01");
    CHECK(decided.give("raised", "no").duty("respond").empty());
    CHECK(decided["responding"] == "no");
    CHECK(decided.give("poor", "unknown").duty("respond") == "team must or none by 2022-06-01");
    CHECK(decided["help"] == "no or yes");
}

TEST_CASE("late is past the due date when done, or now; what does not hold is not late") {
    Decided decided(duties);
    decided.give_list("visits", {}).give("today", "2022-07-01").give("sent", "none").give("poor", "yes").give("raised", "no");
    CHECK(decided.duty("respond") == "team must by 2022-06-01 late yes");
    CHECK(decided["response_late"] == "yes");
    CHECK(decided.give("sent", "2022-05-20").duty("respond") == "team must by 2022-06-01 done yes");
    CHECK(decided.give("sent", "2022-06-20").duty("respond") == "team must by 2022-06-01 done yes late yes");
    CHECK(decided.give("poor", "no")["response_late"] == "no");
}

TEST_CASE("a duty for each element, and the list of those") {
    Decided decided(duties);
    decided.give("today", "2022-11-10");
    decided.give_list("visits", {{{"on", "2022-11-15"}, {"audit", "none"}},
                                 {{"on", "2022-11-20"}, {"audit", "2022-10-01"}},
                                 {{"on", "2022-01-01"}, {"held", "yes"}, {"audit", "2022-01-01"}}});
    CHECK(decided.duty("audit") == "leader must by 2022-11-01 late yes; leader must by 2022-11-06 done yes");
    CHECK(decided["late_audits"] == "1");
    CHECK(decided.duty("hold_off") == "team must_not");
}

TEST_CASE("without a due date nothing is late, and a date in error is in error") {
    Decided decided(R"(framework demo "Demo"
        actor team "Team"
        case setting { sent : date or none }
        duty send "send it" { team must   done on sent })");
    decided.give("today", "2022-05-01");
    CHECK(decided.give("sent", "2022-04-01").duty("send") == "team must done yes");
    CHECK(decided.give("sent", "error").duty("send") == "team must done error late error");
}
