// Values from their text, by type.
#include "world.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace rubric;
using namespace rubric::data;
using std::string_literals::operator""s;

Graph const& graph() {
    static Graph const made = [] {
        Graph g;
        g.enumerations = {{"boolean", "", {{"no", "no"}, {"yes", "yes"}}, 0},
                          {"strength", "", {}, 0},
                          {"record", "", {{"present", "present"}}, 0},
                          {"judgement", "", {{"good", "Good"}, {"requires_improvement", "Requires improvement"}}, 2}};
        return g;
    }();
    return made;
}

std::string read(Domain domain, std::string_view text, std::vector<DateForm> forms = {}) {
    Texts texts(graph());
    auto const found = ScalarReader(graph().enumerations, domain, std::move(forms)).read(text, texts);
    if (auto const* fact = std::get_if<Fact>(&found)) return test::shown(graph(), texts, domain, *fact);
    auto const& wrong = std::get<Unreadable>(found);
    return wrong.reason + (wrong.help.empty() ? "" : "; " + wrong.help);
}

struct Case { Kind kind; std::string text, value; };

constexpr Kind integer = Kind::integer, number = Kind::number, percent = Kind::percent, money = Kind::money, days = Kind::days, months = Kind::months;

}  // namespace

TEST_CASE("numbers are read from their decimal text") {
    std::vector<Case> const cases{
        {number, "12", "12"},
        {number, " 12 ", "12"},
        {number, "\xC2\xA0" "12\xC2\xA0", "12"},
        {number, "-3", "-3"},
        {number, "+3", "3"},
        {number, "0.0000005", "0"},
        {number, "0.0000015", "0.000002"},
        {number, "1e3", "1000"},
        {number, "1.5E-3", "0.0015"},
        {number, "1,234,567.5", "1234567.5"},
        {number, "1,5", "is not a number"},
        {number, "1,2345", "is not a number"},
        {number, ",123", "is not a number"},
        {number, "1234,567", "is not a number"},
        {number, "-1,234", "-1234"},
        {number, "1,234567", "is not a number"},
        {number, "1.234,5", "is not a number"},
        {number, "12 345", "is not a number"},
        {number, "1.2.3", "is not a number"},
        {number, "twelve", "is not a number"},
        {number, "1e999", "is beyond the limits of numbers"},
        {number, "inf", "is not a number"},
        {number, "Infinity", "is not a number"},
        {number, "NaN", "unknown"},
        {number, "nan", "unknown"},
        {number, "", "unknown"},
        {number, "   ", "unknown"},
        {number, "9223372036854.775807", "9223372036854.775807"},
        {number, "9223372036854.775808", "is beyond the limits of numbers"},
        {number, "71%", "0.71"},
        {integer, "12.0", "12"},
        {integer, "12.5", "is not a whole number"},
        {integer, "12%", "is not a whole number"},
        {percent, "71%", "71%"},
        {percent, "71 %", "71%"},
        {percent, "0.71", "71%"},
        {percent, "12.3456%", "12.3456%"},
        {money, "\xC2\xA3" "1,250.00", "\xC2\xA3" "1,250.00"},
        {money, "-\xC2\xA3" "5", "-\xC2\xA3" "5.00"},
        {money, "1250", "\xC2\xA3" "1,250.00"},
        {money, "$5", "is not an amount of money"},
    };
    for (auto const& [kind, text, value] : cases) {
        INFO(text);
        CHECK(read({kind}, text) == value);
    }
}

TEST_CASE("durations have a count and a unit of their kind") {
    std::vector<Case> const cases{
        {days, "2 weeks", "14"},          {days, "1 day", "1"},
        {months, "1 year", "12"},         {months, "6 months", "6"},
        {Kind::working_days, "10 working days", "10"},
        {days, "6 months", "is not a duration in days, such as `2 weeks`"},
        {days, "14", "is not a duration in days, such as `2 weeks`"},
        {months, "soon", "is not a duration in months, such as `6 months`"},
    };
    for (auto const& [kind, text, value] : cases) {
        INFO(text);
        CHECK(read({kind}, text) == value);
    }
}

TEST_CASE("dates are read by the forms of the dataset, and as YYYY-MM-DD") {
    struct Dated { std::string form, text, value; };
    std::vector<Dated> const cases{
        {"DD/MM/YYYY", "12/09/2018", "2018-09-12"},
        {"DD/MM/YYYY", "1/9/2018", "2018-09-01"},
        {"DD/MM/YYYY", "2018-09-12", "2018-09-12"},
        {"DD/MM/YYYY", "2018-09-12 00:00:00", "2018-09-12"},
        {"DD/MM/YYYY", "2018-09-12T00:00:00", "2018-09-12"},
        {"DD/MM/YYYY", "2018-09-12 10:30:00", "is not a date as DD/MM/YYYY"},
        {"DD/MM/YYYY", "30/02/2021", "is not a date as DD/MM/YYYY: there is no such day"},
        {"DD/MM/YYYY", "29/02/2020", "2020-02-29"},
        {"DD/MM/YYYY", "29/02/2021", "is not a date as DD/MM/YYYY: there is no such day"},
        {"DD/MM/YYYY", "12/13/2018", "is not a date as DD/MM/YYYY: there is no such day"},
        {"DD/MM/YYYY", "00/01/2018", "is not a date as DD/MM/YYYY: there is no such day"},
        {"DD/MM/YYYY", "12/09/18", "is not a date as DD/MM/YYYY"},
        {"DD/MM/YYYY", "12/09/2018x", "is not a date as DD/MM/YYYY"},
        {"DD/MM/YY", "09/05/25", "2025-05-09"},
        {"DD/MM/YY", "09/05/2025", "is not a date as DD/MM/YY"},
        {"MMMM YYYY", "February 2020", "2020-02-29"},
        {"MMMM YYYY", "feb 2021", "2021-02-28"},
        {"MMMM YYYY", "Smarch 2021", "is not a date as MMMM YYYY"},
        {"DD MMMM YYYY", "3 March 2021", "2021-03-03"},
        {"YYYYMMDD", "20210303", "2021-03-03"},
        {"MM/DD/YYYY", "03/04/2021", "2021-03-04"},
        {"DD/MM/YYYY", "NaT", "unknown"},
        {"DD/MM/YYYY", "soon", "is not a date as DD/MM/YYYY"},
        {"DD/MM/YYYY", "44561", "is not a date as DD/MM/YYYY"},
    };
    for (auto const& [form, text, value] : cases) {
        INFO(form + " " + text);
        CHECK(read({Kind::date}, text, {DateForm(form)}) == value);
    }
    CHECK(read({Kind::date}, "1 May 2026") == "is not a date as YYYY-MM-DD");
    CHECK(read({Kind::date}, "May 2026", {DateForm("DD/MM/YYYY"), DateForm("MMMM YYYY")}) == "2026-05-31");
    CHECK(read({Kind::date}, "x", {DateForm("DD/MM/YYYY"), DateForm("MMMM YYYY")}) == "is not a date as DD/MM/YYYY or MMMM YYYY");
}

TEST_CASE("levels are read by name or title in any case") {
    Domain const judgement{Kind::levels, 3};
    CHECK(read(judgement, "requires_improvement") == "requires_improvement");
    CHECK(read(judgement, " Requires Improvement ") == "requires_improvement");
    CHECK(read(judgement, "GOOD") == "good");
    CHECK(read(judgement, "goood") == "is not a level of `judgement`; did you mean `good`?");
    CHECK(read(judgement, "none") == "is not a level of `judgement`");
    CHECK(read({Kind::levels, 3, true}, "None") == "none");
}

TEST_CASE("a boolean is yes or no, Y or N, true or false") {
    for (auto const* text : {"yes", "Y", "TRUE", " Yes "}) CHECK(read({}, text) == "yes");
    for (auto const* text : {"no", "n", "False"}) CHECK(read({}, text) == "no");
    CHECK(read({}, "1") == "is neither yes nor no");
    CHECK(read({}, "") == "unknown");
}

TEST_CASE("text is what it is, without blanks around it") {
    CHECK(read({Kind::text}, " =SUM(A1) ") == "`=SUM(A1)`");
    CHECK(read({Kind::text}, "none") == "`none`");
    CHECK(read({Kind::text, 0, true}, "none") == "none");
    CHECK(read({Kind::text}, "NaN") == "`NaN`");
    CHECK(read({Kind::text}, std::string((1u << 20) + 1, 'x')) == "is longer than 1 MB");
}
