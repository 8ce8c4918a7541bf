// Calendars and cadences in the typed model.
#include "framework_text.hpp"

using namespace rubric::check;

namespace {

constexpr auto setting = R"(
actor team "Team"
record visit { on : date }
case setting { opened : date   visits : list of visit }
)";
constexpr auto calendar = "calendar schools { term 2023-01-04 to 2023-03-31 \"Spring\"  term 2022-09-05 to 2022-12-20  closed 2022-12-30 }\n";

}  // namespace

TEST_CASE("a calendar has its terms in order") {
    Trial const trial(calendar);
    Calendar const& found = *trial.framework().calendar;
    REQUIRE(found.terms.size() == 2);
    CHECK(found.terms[0].days == rubric::Days{738'403, 738'509});
    CHECK(found.terms[1].title == "Spring");
    REQUIRE(found.closures.size() == 1);
    CHECK(found.closures[0].days == rubric::Days{738'519, 738'519});
    CHECK(found.owner == trial.checked.framework.get());
}

TEST_CASE("a calendar comes with the framework that has it, and one that comes twice is one") {
    std::map<std::string, std::string> const beside{
        {"schools", calendar}, {"visits", "use schools\nlet terms(d : date) = terms from d to today"}, {"offices", "calendar offices { closed 2022-12-30 }"}};
    CHECK(Trial("use schools\nuse visits\ndecision d = terms from 2022-09-01 to today", beside).codes() == Codes{});
    CHECK(Trial("use visits\nuse offices\n", beside).codes() == Codes{"R0270"});
    CHECK(Trial("use offices\ncalendar mine { closed 2022-12-29 }", beside).codes() == Codes{"R0270"});
    CHECK(Trial("use offices\ndecision d = terms from 2022-09-01 to today", beside).codes() == Codes{"R0271"});
}

TEST_CASE("the words of a cadence are lengths of one unit") {
    Trial const trial(std::string(setting) + calendar + R"(
        parameter spell : duration = 10 working days
        duty a "a" { team must  every week }   duty b "b" { team must  every quarter }   duty c "c" { team must  every term }
        duty d "d" { team must  every spell }  duty e "e" { team must  every 2 years from opened to today at least 3 times
            done on v.on for v in visits where v.on <= today }
    )");
    auto const& duties = trial.framework().duties;
    auto const length = [&](std::size_t i) { return duties[i]->every->length->constant.value / 1'000'000; };
    CHECK((duties[0]->every->unit == rubric::Unit::days && length(0) == 7));
    CHECK((duties[1]->every->unit == rubric::Unit::months && length(1) == 3));
    CHECK((duties[2]->every->unit == rubric::Unit::terms && !duties[2]->every->length));
    CHECK((duties[3]->every->unit == rubric::Unit::working_days && duties[3]->every->length->op == Op::parameter));
    CHECK((duties[4]->every->unit == rubric::Unit::months && length(4) == 24));
    CHECK((duties[4]->every->from && duties[4]->every->to && duties[4]->every->at_least->constant.value == 3'000'000));
    CHECK((duties[4]->done_list && duties[4]->done_where && duties[4]->done_each->name == "v"));
}

TEST_CASE("durations of working days do not mix with others") {
    CHECK(Trial("let d = 2 working days + 1 week").codes() == Codes{"R0230"});
    CHECK(Trial("let d = 2 working days + 3 working days").codes() == Codes{});
    CHECK(Trial("parameter p : duration { from 2022-01-01: 2 working days  from 2023-01-01: 1 month }").codes() == Codes{"R0230"});
}
