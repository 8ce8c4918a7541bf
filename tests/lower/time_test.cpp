// Working days, terms and cadences, from text to decision.
#include "decided.hpp"

namespace time_test {

using rubric::Decided;

namespace {

constexpr auto visits = R"(
framework demo "Demo" in force from 2022-09-01
actor team "Team"
calendar schools "School terms" {
    term 2022-09-05 to 2022-12-20 "Autumn"
    term 2023-01-04 to 2023-03-31 "Spring"
    closed 2022-12-28 to 2022-12-30
}
parameter notice : duration = 2 working days
parameter spell : duration { from 2022-01-01: 6 weeks   from 2023-03-01: 3 weeks }
record visit { on : date or none   held : boolean, assume no   reviews : list of review }
record review { on : date }
case setting { visits : list of visit   since : date or none   reported : date   active : boolean }
decision due : date = reported + notice
decision back : date = reported - 2 working days
decision waited : integer = working days from reported to today
decision terms : integer or none = terms from since to today
duty monthly "visit" { team must when active   every month from since   done on v.on for v in visits where v.held   by since + 1 month }
duty termly "visit" { team must   every term at least 2 times   done on v.on for v in visits }
duty spelled "visit" { team must   every spell from since to 2023-02-28 }
duty sent "send it" { team must   done on v.on for v in visits   by 2022-10-01 }
duty reviews "review" {
    for each v in visits where v.held
    team must   every quarter from v.on   done on r.on for r in v.reviews
}
duty barred "visit" { team must not   every month }
decision months_short : integer = monthly.short
decision reviews_short : integer = sum(d.short for d in reviews)
decision sends_short : integer = sum(d.short for d in list(d for d in reviews where d.late))
)";

Decided ready() {
    Decided decided(visits);
    decided.give("today", "2023-04-01").give("since", "2022-09-10").give("reported", "2022-12-22").give("active", "yes");
    return decided;
}

}  // namespace

TEST_CASE("working days skip weekends, bank holidays and closures") {
    Decided decided = ready();
    CHECK(decided["due"] == "2023-01-03");
    CHECK(decided["back"] == "2022-12-20");
    CHECK(decided.give("today", "2023-01-04")["waited"] == "3");
    CHECK(decided.give("reported", "2100-12-31")["due"] == "error");
    CHECK(decided["back"] == "2100-12-29");
}

TEST_CASE("terms are counted once they are over") {
    Decided decided = ready();
    CHECK(decided["terms"] == "1");
    CHECK(decided.give("since", "2022-09-01")["terms"] == "2");
    CHECK(decided.give("today", "2023-03-31")["terms"] == "1");
    CHECK(decided.give("since", "none")["terms"] == "none");
}

TEST_CASE("what completed periods lack is `.short`, of the dates that were done") {
    Decided decided = ready();
    decided.give_list("visits", {{{"on", "2022-09-12"}, {"held", "yes"}},
                                 {{"on", "2022-12-01"}, {"held", "yes"}},
                                 {{"on", "2023-02-01"}, {"held", "no"}},
                                 {{"on", "none"}, {"held", "yes"}}});
    CHECK(decided["months_short"] == "4");
    CHECK(decided.duty("monthly") == "team must by 2022-10-10 done yes short 4");
    CHECK(decided.duty("termly") == "team must done yes short 1");
    CHECK(decided.give("active", "no")["months_short"] == "0");
    CHECK(decided.give("active", "unknown")["months_short"] == "0 to 4");
    CHECK(decided.give("active", "yes").give("since", "none")["months_short"] == "0");
    CHECK(decided.give("since", "error")["months_short"] == "error");
}

TEST_CASE("a length comes from a parameter, dated or not; periods that end after `to` do not count") {
    Decided decided = ready();
    decided.give_list("visits", {});
    CHECK(decided.duty("spelled") == "team must short 8");
    CHECK(decided.give("today", "2023-02-20").duty("spelled") == "team must short 3");
}

TEST_CASE("of several dates the first is the one on which it was done") {
    Decided decided = ready();
    decided.give_list("visits", {{{"on", "2022-12-01"}}, {{"on", "2022-09-30"}}, {{"on", "none"}}});
    CHECK(decided.duty("sent") == "team must by 2022-10-01 done yes");
    decided.give_list("visits", {{{"on", "2022-12-01"}}, {{"on", "2022-10-02"}}});
    CHECK(decided.duty("sent") == "team must by 2022-10-01 done yes late yes");
    decided.give_list("visits", {});
    CHECK(decided.duty("sent") == "team must by 2022-10-01 late yes");
    decided.give_list("visits", {{{"on", "2023-05-01"}}});
    CHECK(decided.duty("sent") == "team must by 2022-10-01 late yes");
}

TEST_CASE("a duty for each element is short for each, and a duty not to is short of nothing") {
    Decided decided = ready();
    decided.give_list("visits", {{{"on", "2022-09-30"}, {"held", "yes"}}, {{"on", "2023-02-01"}, {"held", "yes"}}, {{"on", "2022-09-30"}}});
    CHECK(decided.duty("reviews") == "team must done no or yes short 0 to 2; team must done no or yes short 0");
    CHECK(decided["reviews_short"] == "0 to 2");
    CHECK(decided["sends_short"] == "0");
    CHECK(decided.duty("barred") == "team must_not short 0");
}

TEST_CASE("an unknown list of visits may fill every period or none") {
    Decided decided = ready();
    CHECK(decided["months_short"] == "0 to 6");
    CHECK(decided.duty("termly") == "team must done no or yes short 0 to 4");
}

}  // namespace time_test
