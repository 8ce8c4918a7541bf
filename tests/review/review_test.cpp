// What an officer asks of a framework's sources.
#include "../lower/decided.hpp"

#include "review/citations.hpp"
#include "review/grounds.hpp"

using namespace rubric;

namespace {

constexpr auto framework_text = R"(
framework demo "Demo"
source handbook "The handbook"
source letter "A letter"
actor team "The team"
case setting { judged : boolean   named : boolean   unread : boolean }
section "Support" cites handbook "Support offer; Section 2,  Overview"
parameter visits : integer = 1
decision level : boolean, first {
    judged: yes when judged and visits > 0
    named:  yes when named   cites letter "Paragraph 3"
    otherwise no
}
offer advice "Advice" cites handbook "Advise lines"
duty visit "visit" { team must }
section "Ours"
offer extra "More"
let unused = visits + 1
)";

constexpr auto handbook = "Contents\n  SUPPORT\n  OFFER\nSection 2, Overview \u2013 what follows\nAdvice line for the SENCO\n";

}  // namespace

TEST_CASE("what is decided by is cited, assumed or neither") {
    auto const found = review::grounds(*checked(framework_text));
    CHECK(found.cited == 5);
    CHECK(found.assumed == 0);
    CHECK(found.neither == std::vector<std::string>{"extra"});
}

TEST_CASE("what nothing reads is told") {
    CHECK(review::read_by_nothing(*checked(framework_text)) == std::vector<std::string>{"setting.unread", "unused"});
}

TEST_CASE("what only a report shows is read") {
    CHECK(review::read_by_nothing(*checked(R"(framework demo "Demo"
record visit { on : date   by : text   notes : text }
case setting { name : text   visits : list of visit }
parameter weeks : integer = 6
let doubled = weeks * 2
decision wait : integer = doubled
let own(v : visit) : boolean = v.by = name
report visits_made "Visits" {
    setting : name "Setting"
    for each v in visits where own(v) order by v.on
    by : v.by "By"
})")) == std::vector<std::string>{"visit.notes"});
}

TEST_CASE("a heading is found whatever its case and line breaks; one that is not is told with the nearest") {
    auto const framework = checked(framework_text);
    auto const found = review::check_citations(*framework, {"handbook", handbook});
    CHECK(found.found == 2);
    REQUIRE(found.missing.size() == 1);
    CHECK(found.missing[0].code == "R0650");
    CHECK(found.missing[0].title == "`handbook` has no heading `Advise lines`");
    CHECK(found.missing[0].help == "the nearest line of it is `Advice line for the SENCO`");
    CHECK(review::check_citations(*framework, {"letter", "nothing here"}).missing[0].help.empty());
}
