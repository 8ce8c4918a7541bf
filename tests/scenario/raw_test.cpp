#include "one.hpp"

namespace raw_test {

using namespace rubric;
using scenario::Status;

namespace {

constexpr auto framework = R"(
framework demo "Demo" in force from 2022-09-01
choice kind { first "First visit", other "Other" }
record area { key : text   places : integer }
record visit { kind : kind   on : date   held : boolean or none }
case setting { name : text   places : integer   open : boolean   visits : list of visit }
parameter areas : list of area
parameter most : integer = 5
map counts from text to integer { "many": 99 when open   "few": 2 }
decision big : boolean = places > most
decision seen : integer = count(v in visits where v.on <= today)
decision known : integer = count(a in areas)
dataset settings of setting by "URN" where places < most * 10 { name : "Name"   places : "Places" as counts   open : optional "Open" }
dataset details of setting by "URN" { open : "Open" }
dataset visit_log of setting.visits by "URN" dates "DD/MM/YYYY" or "MMMM YYYY" { kind : "Visit"   on : "Date"   held : "Held" or none }
dataset area_list of areas { key : "Key"   places : "Places" }
)";

scenario::Result run(std::string const& body) { return run_in(framework, body); }

std::string failures(std::string const& body) {
    std::string all;
    for (auto const& each : run(body).failures) all += each.code + ": " + each.title + (each.label.empty() ? "" : " (" + each.label + ")") + (each.help.empty() ? "" : "; " + each.help) + "\n";
    return all;
}

}  // namespace

TEST_CASE("raw columns are read as the dataset reads a file: maps, dates, blanks, keys") {
    CHECK(failures(R"(on 2022-12-01
        given from settings
            | "urn" | "Name"  | "Places" | "not read" |
            | "007" | " Oak " | many     | 3          |
        given from details
            | "URN" | "Open" |
            | "007" | "Y"    |
        given from visit_log
            | "URN" | "Visit"       | "Date"          | "Held" |
            | "007" | "first visit" | 1/10/2022       | -      |
            | "007" | "Other"       | "December 2022" | no     |
            | "007" | ""            | ""              | ""     |
        expect name = "Oak", seen = 1, count(v in visits) = 2, count(v in visits where v.held is none) = 1
        expect places is unknown)") == "");
    CHECK(failures(R"(given from settings
            | "URN" | "Name" | "Places" | "Open" |
            | 7     | "Oak"  | "few"    | "N"    |
        expect places = 2, not big, visits is unknown)") == "");
}

TEST_CASE("rows of a list alone are all of the one case, and what is given by itself stands over the columns") {
    CHECK(failures(R"(given name = "Elm", most = 2
        given from visit_log
            | "URN" | "Visit" | "Date"       | "Held" |
            | 1     | "First" | "01/10/2022" | ""     |
            | 2     | first   | "01/10/2021" | ""     |
        expect name = "Elm", count(v in visits where v.kind = first) = 2, seen = 1)") == "");
    CHECK(failures(R"(given places = 4, most = 3
        given from settings
            | "URN" | "Name" | "Places" |
            | 1     | "Oak"  | 2        |
        expect big, name = "Oak")") == "");
}

TEST_CASE("a parameter's rows come from its dataset") {
    CHECK(failures(R"(given from area_list
            | "Key" | "Places" |
            | "a"   | "3"      |
            | "b"   | "1,200"  |
        expect known = 2, sum(a.places for a in areas) = 1203)") == "");
}

TEST_CASE("what cannot be read is said at its cell; a scenario may be about it") {
    std::string const rows = R"(given from visit_log
            | "URN" | "Visit" | "Date"       | "Held" |
            | 1     | "First visit" | "soon" | ""     | )";
    CHECK(failures(rows + "expect count(v in visits) = 1") ==
          "R0621: `soon` is not a date as DD/MM/YYYY or MMMM YYYY (`visits[1].on` is in error)\n");
    CHECK(failures(rows + "expect seen is error") == "");
    CHECK(failures(R"(given from visit_log
            | "URN" | "Vist" | "Date" |
            | 1     | "x"    | ""     | expect seen = 0)")
              .find("R0623: no column `Visit` (the dataset `visit_log` wants it); did you mean `Vist`?") != std::string::npos);
}

TEST_CASE("keys that do not meet, and rows that the dataset leaves out, are said") {
    std::string const setting = R"(given from settings
            | "URN" | "Name" | "Places" |
            | 1     | "Oak"  | 2        | )";
    CHECK(failures(setting + R"(given from visit_log
            | "URN" | "Visit" | "Date"       | "Held" |
            | 2     | "first visit" | "01/10/2022" | "" |
            expect seen = 0)") == "R0620: no element of `setting` has this `URN` (this row is of none)\n");
    CHECK(failures(R"(given from settings
            | "URN" | "Name" | "Places" |
            | 1     | "Oak"  | 50       | expect name is unknown)") ==
          "R0622: this row is left out (the `where` of the dataset `settings` does not hold)\n");
}

}  // namespace raw_test
