#include <rubric/date.hpp>
#include <rubric/number.hpp>

#include <catch2/catch.hpp>

#include <limits>

using namespace rubric;

namespace {

Day day(char const* text) { return *parse_iso(text); }

}  // namespace

TEST_CASE("a division rounds to the nearest, and a half to even") {
    CHECK(static_cast<int>(nearest(1, 2)) == 0);
    CHECK(static_cast<int>(nearest(3, 2)) == 2);
    CHECK(static_cast<int>(nearest(5, 2)) == 2);
    CHECK(static_cast<int>(nearest(-1, 2)) == 0);
    CHECK(static_cast<int>(nearest(-3, 2)) == -2);
    CHECK(static_cast<int>(nearest(7, -3)) == -2);
}

TEST_CASE("numbers stay within the limits or have no result") {
    CHECK(add(number_limit - 1, 1) == number_limit);
    CHECK(add(number_limit, 1) == std::nullopt);
    CHECK(subtract(-number_limit, 1) == std::nullopt);
    CHECK(multiply(one / 2, one / 2) == one / 4);
    CHECK(multiply(number_limit, 2 * one) == std::nullopt);
    CHECK(multiply(1, one / 2) == 0);
    CHECK(multiply(3, one / 2) == 2);
    CHECK(divide(one, 3 * one) == 333'333);
    CHECK(divide(2 * one, 3 * one) == 666'667);
    CHECK(divide(one, 0) == std::nullopt);
}

TEST_CASE("whole numbers below and above") {
    CHECK(floor_of(-1) == -1);
    CHECK(floor_of(one) == 1);
    CHECK(floor_of(one - 1) == 0);
    CHECK(ceiling_of(1) == 1);
    CHECK(ceiling_of(-one) == -1);
    CHECK(ceiling_of(-one + 1) == 0);
}

TEST_CASE("decimal text is read exactly and rounded half to even at the sixth place") {
    CHECK(parse_number("12.5") == 12'500'000);
    CHECK(parse_number("-0.000001") == -1);
    CHECK(parse_number("0.0000005") == 0);
    CHECK(parse_number("0.0000015") == 2);
    CHECK(parse_number("0.00000050000000000000000000001") == 1);
    CHECK(parse_number("-0.0000025") == -2);
    CHECK(parse_number("1e-6") == 1);
    CHECK(parse_number("2.5E3") == 2'500'000'000);
    CHECK(parse_number("+7") == 7 * one);
    CHECK(parse_number(".5") == one / 2);
    CHECK(parse_number("0000000000000000000000000000000000001") == one);
    CHECK(parse_number("0e999") == 0);
    CHECK(parse_number("9223372036854.775807") == number_limit);
    CHECK(parse_number("9223372036854.775808") == std::nullopt);
    CHECK(parse_number("1e999") == std::nullopt);
    CHECK(parse_number(std::string(100'000, '9')) == std::nullopt);
}

TEST_CASE("what is not a number is none") {
    for (char const* text :
         {"", "-", ".", "1.2.3", "1,000", "abc", "1e", "1e+", "1e5x", "nan", "inf", "0x10", " 1", "1 ", "--1", "1e99999999999"}) {
        INFO(text);
        CHECK(parse_number(text) == std::nullopt);
    }
}

TEST_CASE("a float means its shortest decimal text") {
    CHECK(number_of(0.1) == 100'000);
    CHECK(number_of(0.1 + 0.2) == 300'000);
    CHECK(number_of(1e-7) == 0);
    CHECK(number_of(-2.5) == -2'500'000);
    CHECK(number_of(1e300) == std::nullopt);
    CHECK(number_of(std::numeric_limits<double>::quiet_NaN()) == std::nullopt);
    CHECK(number_of(std::numeric_limits<double>::infinity()) == std::nullopt);
}

TEST_CASE("numbers as text") {
    CHECK(format_number(0) == "0");
    CHECK(format_number(1'250'500'000) == "1250.5");
    CHECK(format_number(-1) == "-0.000001");
    CHECK(format_number(number_limit) == "9223372036854.775807");
    CHECK(format_percent(710'000) == "71%");
    CHECK(format_percent(-714'500) == "-71.45%");
    CHECK(format_percent(number_limit) == "922337203685477.5807%");
    CHECK(format_money(1'250 * one) == "£1,250.00");
    CHECK(format_money(-999'500'000) == "-£999.50");
    CHECK(format_money(1'234'567 * one + 125'000) == "£1,234,567.125");
}

TEST_CASE("every day of every year has its number, and its number the day") {
    Day next = first_day;
    bool all = true;
    for (int year = 1; year <= 9999; ++year)
        for (int month = 1; month <= 12; ++month)
            for (int of_month = 1; of_month <= days_in_month(year, month); ++of_month, ++next)
                all = all && day_of(year, month, of_month) == next && date_of(next) == CalendarDate{year, month, of_month};
    CHECK(all);
    CHECK(next == last_day + 1);
}

TEST_CASE("there is no such day") {
    CHECK(day_of(2023, 2, 29) == std::nullopt);
    CHECK(day_of(1900, 2, 29) == std::nullopt);
    CHECK(day_of(2000, 2, 29).has_value());
    CHECK(day_of(0, 1, 1) == std::nullopt);
    CHECK(day_of(10000, 1, 1) == std::nullopt);
    CHECK(day_of(2022, 13, 1) == std::nullopt);
    CHECK(day_of(2022, 0, 1) == std::nullopt);
    CHECK(day_of(2022, 1, 0) == std::nullopt);
}

TEST_CASE("months keep the day or take the month's last") {
    CHECK(add_months(day("2022-08-31"), 6) == day("2023-02-28"));
    CHECK(add_months(day("2024-02-29"), 12) == day("2025-02-28"));
    CHECK(add_months(day("2023-03-31"), -1) == day("2023-02-28"));
    CHECK(add_months(day("0001-01-15"), -1) == std::nullopt);
    CHECK(add_months(day("9999-11-30"), 1) == day("9999-12-30"));
    CHECK(add_months(day("9999-12-01"), 1) == std::nullopt);
    CHECK(add_months(day("2022-08-31"), std::numeric_limits<std::int64_t>::max()) == std::nullopt);
    CHECK(add_days(last_day, 1) == std::nullopt);
    CHECK(add_days(1, std::numeric_limits<std::int64_t>::min()) == std::nullopt);
}

TEST_CASE("whole months between two days, negative backwards") {
    CHECK(months_between(day("2022-08-31"), day("2023-02-28")) == 6);
    CHECK(months_between(day("2023-02-28"), day("2022-08-31")) == -6);
    CHECK(months_between(day("2022-01-15"), day("2022-02-14")) == 0);
    CHECK(months_between(day("2022-01-15"), day("2022-02-15")) == 1);
    CHECK(months_between(day("0001-01-01"), day("9999-12-31")) == 9998 * 12 + 11);
}

TEST_CASE("dates as text, for files and for people") {
    CHECK(format_iso(day("0045-03-09")) == "0045-03-09");
    CHECK(format_long(day("2026-05-01")) == "1 May 2026");
    CHECK(weekday_of(day("2022-10-01")) == 5);
    for (char const* text :
         {"2022-2-01", "2022-02-30", "22-02-01", "2022/02/01", "2022-02-011", "2022-0a-01", "-022-02-01", ""}) {
        INFO(text);
        CHECK(parse_iso(text) == std::nullopt);
    }
}
