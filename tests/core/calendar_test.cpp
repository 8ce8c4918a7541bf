// Bank holidays, working days and terms: against the lists that were published, and against walking day by day.
#include <rubric/kernels/span.hpp>

#include <catch2/catch.hpp>

#include <map>
#include <random>
#include <sstream>

using namespace rubric;

namespace {

Day day(std::string const& text) { return *parse_iso(text); }

/// "01-01 04-19": the bank holidays of a year.
std::string holidays(int year) {
    std::string all;
    for (Day const each : bank_holidays(year)) all += (all.empty() ? "" : " ") + format_iso(each).substr(5);
    return all;
}

Calendar const england;
Calendar const schools{{{day("2023-01-04"), day("2023-03-31")}, {day("2022-09-05"), day("2022-12-20")}, {day("2023-04-17"), day("2023-07-21")}},
                       {{day("2022-12-28"), day("2022-12-30")}, {day("2023-03-01"), day("2023-03-01")}}};

bool works(Day each, Calendar const& calendar) { return *calendar.working_days_between(each - 1, each) == 1; }

/// The n-th working day after a day, one day after the other.
std::optional<Day> walked(Day from, std::int64_t n, Calendar const& calendar) {
    while (n != 0) {
        Day const next = n > 0 ? from + 1 : from - 1;
        if (!Calendar::knows(next) || !Calendar::knows(from)) return std::nullopt;
        from = next;
        bool const weekend = weekday_of(from) >= 5;
        bool const counts = !weekend && from > Calendar::first_known && works(from, calendar);
        if (counts) n -= n > 0 ? 1 : -1;
    }
    return from;
}

}  // namespace

TEST_CASE("the bank holidays of England and Wales are those that gov.uk lists") {
    std::map<int, std::string> const listed{{2019, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26"},
                                            {2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"},
                                            {2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"},
                                            {2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"},
                                            {2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"},
                                            {2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"},
                                            {2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"},
                                            {2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"},
                                            {2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"}};
    for (auto const& [year, days] : listed) CHECK(holidays(year) == days);
}

TEST_CASE("bank holidays that were moved or added once") {
    CHECK(holidays(1978) == "01-02 03-24 03-27 05-01 05-29 08-28 12-25 12-26");
    CHECK(holidays(1981) == "01-01 04-17 04-20 05-04 05-25 07-29 08-31 12-25 12-28");
    CHECK(holidays(1995) == "01-02 04-14 04-17 05-08 05-29 08-28 12-25 12-26");
    CHECK(holidays(1999) == "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28 12-31");
    CHECK(holidays(2000) == "01-03 04-21 04-24 05-01 05-29 08-28 12-25 12-26");
    CHECK(holidays(2002) == "01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26");
    CHECK(holidays(2011) == "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27");
    CHECK(holidays(2012) == "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26");
    for (int year = first_year_of_bank_holidays; year <= last_year_of_bank_holidays; ++year) {
        bool const one_more = year == 1981 || year == 1999 || year == 2002 || year == 2011 || year == 2012 || year == 2023;
        CHECK(bank_holidays(year).size() == (year == 2022 ? 10 : one_more ? 9 : 8));
        for (Day const each : bank_holidays(year)) CHECK(weekday_of(each) < 5);
    }
}

TEST_CASE("Easter") {
    for (char const* each : {"1978-03-26", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24", "2038-04-25", "2049-04-18",
                             "2076-04-19", "2100-03-28"})
        CHECK(easter_sunday(std::stoi(std::string(each).substr(0, 4))) == day(each));
}

TEST_CASE("working days leave out weekends, bank holidays and closures; the day itself never counts") {
    CHECK(england.add_working_days(day("2022-12-22"), 1) == day("2022-12-23"));
    CHECK(england.add_working_days(day("2022-12-22"), 2) == day("2022-12-28"));
    CHECK(schools.add_working_days(day("2022-12-22"), 2) == day("2023-01-03"));
    CHECK(england.add_working_days(day("2022-12-25"), 1) == day("2022-12-28"));
    CHECK(england.add_working_days(day("2022-12-25"), -1) == day("2022-12-23"));
    CHECK(england.add_working_days(day("2022-12-25"), 0) == day("2022-12-25"));
    CHECK(england.working_days_between(day("2022-12-22"), day("2022-12-28")) == 2);
    CHECK(schools.working_days_between(day("2022-12-22"), day("2022-12-31")) == 1);
    CHECK(england.working_days_between(day("2022-12-28"), day("2022-12-22")) == -2);
    CHECK(england.working_days_between(day("2022-12-23"), day("2022-12-27")) == 0);
}

TEST_CASE("working days are known from 1978 to 2100") {
    CHECK(england.add_working_days(day("1978-01-02"), -1) == std::nullopt);
    CHECK(england.add_working_days(day("1978-01-01"), 1) == day("1978-01-03"));
    CHECK(england.add_working_days(day("1977-12-30"), 5) == std::nullopt);
    CHECK(england.add_working_days(day("1977-12-30"), 0) == day("1977-12-30"));
    CHECK(england.add_working_days(day("2100-12-30"), 1) == day("2100-12-31"));
    CHECK(england.add_working_days(day("2100-12-31"), 1) == std::nullopt);
    CHECK(england.add_working_days(day("2022-12-31"), INT64_MAX) == std::nullopt);
    CHECK(england.add_working_days(day("2022-12-31"), INT64_MIN) == std::nullopt);
    CHECK(england.working_days_between(day("1977-12-31"), day("2022-01-01")) == std::nullopt);
    CHECK(england.working_days_between(day("2022-01-01"), day("2101-01-01")) == std::nullopt);
}

TEST_CASE("working days are what walking day by day finds") {
    std::mt19937 random(7);
    auto const between = [&](Day low, Day high) { return low + static_cast<Day>(random() % static_cast<std::uint64_t>(high - low + 1)); };
    for (Calendar const* calendar : {&england, &schools})
        for (int i = 0; i < 3000; ++i) {
            Day const from = i % 10 == 0 ? between(Calendar::first_known - 5, Calendar::first_known + 30) : between(day("2022-11-01"), day("2023-07-01"));
            std::int64_t const n = between(-40, 40);
            auto const found = calendar->add_working_days(from, n);
            CHECK(found == walked(from, n, *calendar));
            if (found && n > 0) CHECK(calendar->working_days_between(from, *found) == n);
        }
}

TEST_CASE("a range of dates or of working days goes by its ends; an end that leaves the known years is the calendar's") {
    auto const shift = [](Span date, Span count) { return rubric::shift(date, count, Unit::working_days, &england); };
    auto const elapsed = [](Span from, Span to) { return rubric::elapsed(from, to, Unit::working_days, &england); };
    auto const known = [](char const* text) { return Span{day(text), day(text)}; };
    Span const christmas{day("2022-12-23"), day("2022-12-28")};
    CHECK(shift(christmas, {one, one}) == Span{day("2022-12-28"), day("2022-12-29")});
    CHECK(shift(known("2022-12-23"), {-one, 2 * one}) == Span{day("2022-12-22"), day("2022-12-29")});
    CHECK(shift(known("2100-12-31"), {one, one}) == std::nullopt);
    CHECK(shift({first_day, last_day}, {one, one}) == Span{first_day, last_day});
    CHECK(elapsed(christmas, known("2022-12-29")) == Span{one, 2 * one});
    CHECK(elapsed(known("1950-01-01"), known("2022-01-01")) == std::nullopt);
    CHECK(elapsed({first_day, last_day}, known("2022-01-01")) == Span{(first_day - last_day) * one, (last_day - first_day) * one});
}

TEST_CASE("terms from one day to another are those that lie between, and are over") {
    CHECK(schools.terms().front().first == day("2022-09-05"));
    CHECK(schools.terms_between(day("2022-09-05"), day("2022-12-20")) == 0);
    CHECK(schools.terms_between(day("2022-09-05"), day("2022-12-21")) == 1);
    CHECK(schools.terms_between(day("2022-09-06"), day("2022-12-21")) == 0);
    CHECK(schools.terms_between(day("2022-01-01"), day("2024-01-01")) == 3);
    CHECK(schools.terms_between(day("2024-01-01"), day("2022-01-01")) == -3);
    auto const found = rubric::elapsed({day("2022-09-01"), day("2022-09-30")}, {day("2022-12-21"), day("2023-04-01")}, Unit::terms, &schools);
    CHECK(found == Span{0, 2 * one});
}
