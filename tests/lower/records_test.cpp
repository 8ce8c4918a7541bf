#include "decided.hpp"

namespace records_test {

using rubric::Decided;

namespace {

constexpr auto records = R"(
framework demo "Demo"
scale grade { poor < fair < good }
record card { leadership : grade or none, assume none   inclusion : grade or none }
record visit { on : date   held : boolean, assume no   outcome : grade or none   card : card or none }
case setting {
    visits : list of visit
    card   : card or none, from latest(v in visits by v.on).card, assume none
    last   : grade or none, from latest(v in visits by v.on where v.held).outcome
}
)";

std::string with(std::string const& more) { return std::string(records) + more; }

}  // namespace

TEST_CASE("a field is what is given, else what its from computes") {
    Decided decided(with("decision d : grade or none = last"));
    decided.give_list(
        "visits", {{{"on", "2022-01-01"}, {"held", "yes"}, {"outcome", "fair"}}, {{"on", "2022-02-01"}, {"outcome", "good"}}});
    CHECK(decided["d"] == "fair");
    CHECK(decided.give("last", "poor")["d"] == "poor");
}

TEST_CASE("an unknown list may hold anything, and nothing is assumed in it") {
    Decided decided(with("decision d : grade or none = last   decision any_held : boolean = any(v in visits where v.held)"));
    CHECK(decided["d"] == "poor, fair, good or none");
    CHECK(decided["any_held"] == "no or yes");
    CHECK(decided.give_list("visits", {})["any_held"] == "no");
    CHECK(decided["d"] == "none");
}

TEST_CASE("a record is read field by field, from its own facts or from what computes it") {
    Decided decided(with(R"(
        decision leads : grade or none = card.leadership
        decision has : boolean = card is not none)"));
    CHECK(decided["has"] == "no");  // unknown, and so assumed none
    decided.give_list("visits", {{{"on", "2022-01-01"}, {"card", "present"}, {"card.leadership", "fair"}}});
    CHECK(decided["has"] == "yes");
    CHECK(decided["leads"] == "fair");
    decided.give("card", "present").give("card.leadership", "good");
    CHECK(decided["leads"] == "good");
    CHECK(decided.give("card", "none")["leads"] == "none");
}

TEST_CASE("in a record that is not given nothing is assumed") {
    Decided decided(R"(framework demo "Demo"
        record card { signed : boolean, assume no }
        case setting { card : card }
        decision d : boolean = card.signed)");
    CHECK(decided["d"] == "no or yes");
    CHECK(decided.give("card", "present")["d"] == "no");
}

TEST_CASE("a decision may be a record, and is given field by field") {
    Decided decided(with(R"(
        decision latest_visit : visit or none = latest(v in visits by v.on where v.held))"));
    decided.give_list("visits", {{{"on", "2022-01-01"}, {"held", "yes"}, {"outcome", "fair"}}});
    CHECK(decided["latest_visit"] == "present");
    CHECK(decided["latest_visit.on"] == "2022-01-01");
    CHECK(decided["latest_visit.outcome"] == "fair");
}

TEST_CASE("what is read of a record that may be none asks once whether it is there") {
    Decided decided(R"(framework demo "Demo"
        record card { leadership : boolean }
        case setting { card : card or none }
        let good(c : card) : boolean = if c.leadership then yes else no
        decision d : boolean or none = good(card))");
    CHECK(decided.give("card", "present").give("card.leadership", "yes")["d"] == "yes");
    CHECK(decided.give("card", "unknown")["d"] == "yes or none");
    CHECK(decided.give("card", "none")["d"] == "none");
    CHECK(decided.give("card", "error")["d"] == "error");
}

TEST_CASE("a list of a record that was picked from a list waits for nothing") {
    auto const framework = rubric::checked(R"(framework demo "Demo"
        record part { n : integer }
        record whole { on : date   parts : list of part }
        case setting { wholes : list of whole }
        decision d : integer = count(p in latest(w in wholes by w.on).parts))");
    rubric::Diagnostics found;
    rubric::lower::lower(*framework, found);
    CHECK(found.empty());
}

TEST_CASE("a list in a record that is not given is not assumed to be empty") {
    Decided decided(R"(framework demo "Demo"
        record part { n : integer }
        record whole { parts : list of part, assume none }
        case setting { whole : whole   other : whole or none }
        decision d : integer = count(p in whole.parts)
        decision e : integer = count(p in other.parts))");
    CHECK(decided["d"] == "0 to 1000000");
    CHECK(decided.give("whole", "present")["d"] == "0");
    CHECK(decided.give("other", "none")["e"] == "0");
    CHECK(decided.give("other", "present")["e"] == "0");
}

}  // namespace records_test
