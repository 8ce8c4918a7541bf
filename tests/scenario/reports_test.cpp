#include "one.hpp"

namespace reports_test {

using namespace rubric;
using scenario::Status;

namespace {

constexpr auto framework = R"(
framework demo "Demo" in force from 2022-09-01
scale grade { poor < fair < good }
record step { text : text   on : date }
record priority { key : text   title : text or none   grade : grade   rank : integer   steps : list of step, assume none }
record help { priority : text   provider : text   days : number or none   cost : money   agreed : boolean }
case plan {
    name       : text
    priorities : list of priority, assume none
    offers     : list of help, assume none
    names      : list of text
    first_few  : integer, assume 2
}
let met(p : priority) : boolean = any(o in offers where o.priority = p.key and o.agreed)
report offers_made "Offers" {
    for each p in priorities order by p.rank descending, p.key
    for each o in offers where o.priority = p.key and o.agreed order by o.provider
    key      : p.key
    provider : o.provider
    days     : o.days
    cost     : o.cost
    says     : "{o.provider} for {o.days} days"
    notes    : if met(p) then "" else "none yet"
    total days, cost by provider
    total days by key
    total days
}
report ordered "In order" {
    for each p in priorities order by p.grade descending, p.title, p.key limit first_few
    key : p.key   title : p.title   steps : list(s.text for s in p.steps)
    total_rank : p.rank
    total total_rank
}
report by_step "Steps" {
    for each p in priorities
    for each s in p.steps where s.on <= today order by s.on limit 1
    for each n in names
    key : p.key   text : s.text   name : n
}
)";

scenario::Result run(std::string const& body) { return run_in(framework, body); }

void passes(std::string const& body) {
    auto const result = run(body);
    for (auto const& each : result.failures) {
        INFO(each.title + " / " + each.label + "\n" + each.help);
        CHECK(false);
    }
    CHECK(result.status == Status::passed);
}

constexpr auto three = R"(given priorities
    | key | title  | grade | rank |
    | "a" | "Zeal" | good  | 1    |
    | "b" | none   | poor  | 3    |
    | "c" | "Able" | good  | 1    |
)";
constexpr auto offers = R"(given offers
    | priority | provider | days | cost   | agreed |
    | "a"      | "Y"      | 2    | £10.00 | yes    |
    | "a"      | "X"      | none | £5.00  | yes    |
    | "c"      | "X"      | 1    | £1.00  | yes    |
    | "b"      | "X"      | 9    | £9.00  | no     |
)";

}  // namespace

TEST_CASE("loops lie in one another, each in its order; one that finds nothing leaves a row of blanks that says what it can") {
    passes(std::string(three) + offers + R"(expect report offers_made
        | key | provider | days | cost   | says             | notes      |
        | "b" | none     | none | none   | none             | "none yet" |
        | "a" | "X"      | none | £5.00  | none             | ""         |
        | "a" | "Y"      | 2    | £10.00 | "Y for 2 days"   | ""         |
        | "c" | "X"      | 1    | £1.00  | "X for 1 days"   | ""         |)");
}

TEST_CASE("totals go by a column's values in the order of the rows, those of blanks last, or over all rows") {
    passes(std::string(three) + offers + R"(
        expect report offers_made total
            | provider | days | cost   |
            | "X"      | 1    | £6.00  |
            | "Y"      | 2    | £10.00 |
            | none     | 0    | £0.00  |
        expect report offers_made total
            | key | days |
            | "b" | 0    |
            | "a" | 2    |
            | "c" | 1    |
        expect report offers_made total
            | days |
            | 3    |)");
    passes(R"(expect report ordered total
            | total_rank |
            | 0          |)");
}

TEST_CASE("rows stand as declared, by code point, and none last in either direction; a limit takes the first") {
    passes(std::string(three) + R"(expect report ordered
        | key | title  | steps |
        | "c" | "Able" | none  |
        | "a" | "Zeal" | -     |)");
    passes(std::string(three) + "given first_few = 0 " + "expect report ordered | key |");
    passes(std::string(three) + R"(given first_few = 9 expect report ordered
        | key |
        | "c" |
        | "a" |
        | "b" |)");
}

TEST_CASE("rows of a list in a list go to the elements that they name, and an inner loop that finds nothing blanks the next") {
    passes("on 2022-10-01 " + std::string(three) + R"(
        given names = ("Ann", "Bob")
        given priorities.steps by key
            | key | text    | on         |
            | "a" | "later" | 2022-09-20 |
            | "c" | "too"   | 2023-01-01 |
            | "a" | "first" | 2022-09-10 |
        expect report by_step
            | key | text    | name  |
            | "a" | "first" | "Ann" |
            | "a" | "first" | "Bob" |
            | "b" | none    | none  |
            | "c" | none    | none  |
        expect report ordered
            | steps             |
            | "too"             |
            | ("later", "first") |)"
);
}

TEST_CASE("rows that name no element are said, where they are written") {
    auto const result = run(std::string(three) + R"(given priorities.steps by key
        | key | text |
        | "x" | "y"  |
        expect report ordered | key | | "c" | | "a" |)");
    REQUIRE(result.failures.size() == 1);
    CHECK(result.failures[0].code == "R0620");
    CHECK(result.failures[0].title == "no element of `priorities` has this `key`");
}

TEST_CASE("what a report lacks, and what it has instead, is said side by side") {
    auto const result = run(std::string(three) + R"(expect report ordered
        | key | title  |
        | "c" | "Able" |
        | "a" | "Zest" |)");
    REQUIRE(result.failures.size() == 1);
    CHECK(result.failures[0].code == "R0624");
    CHECK(result.failures[0].title == "the report `ordered` is not as expected");
    CHECK(result.failures[0].label == "1 of 2 rows differs");
    CHECK(result.failures[0].help ==
          "expected    found\n"
          "c | Able    c | Able\n"
          "a | Zest  ! a | Zeal");
    auto const more = run(std::string(three) + "expect report ordered | key | | \"c\" |");
    CHECK(more.failures.at(0).label == "1 row expected, 2 found");
    CHECK(more.failures.at(0).help ==
          "expected    found\n"
          "c           c\n"
          "          ! a");
}

TEST_CASE("a row that may be there is kept, is not surely there, and makes its totals ranges") {
    auto const result = run(R"(given priorities
            | key | rank |
            | "a" | 1    |
        given offers
            | priority | provider | days | cost  | agreed  |
            | "a"      | "X"      | 2    | £1.00 | unknown |
        expect report offers_made | key | provider | | "a" | "X" |)");
    REQUIRE(result.failures.size() == 1);
    CHECK(result.failures[0].help ==
          "expected    found\n"
          "a | X     ! (perhaps) a | X\n"
          "          ! (perhaps) a | none");
    auto const totals = run(R"(given priorities
            | key | rank |
            | "a" | 1    |
        given offers
            | priority | provider | days    | cost  | agreed  |
            | "a"      | "X"      | 2       | £1.00 | unknown |
            | "a"      | "Y"      | 3       | £1.00 | yes     |
            | "a"      | unknown  | 4       | £1.00 | yes     |
        expect report offers_made total | provider | days | | "Y" | 3 |)");
    REQUIRE(totals.failures.size() == 1);
    CHECK(totals.failures[0].help ==
          "expected    found\n"
          "Y | 3     ! (perhaps) X | 0 to 6\n"
          "          ! Y | 3 to 7\n"
          "          ! * | 4");
    passes(R"(given priorities
            | key | rank |
            | "a" | 1    |
        given offers
            | priority | provider | days    | cost  | agreed |
            | "a"      | "Y"      | unknown | £1.00 | yes    |
        expect report offers_made total | days | | unknown |)");
}

TEST_CASE("a limit takes what is placed, and what has no place yet may be among it") {
    auto const result = run(R"(given first_few = 1
        given priorities
            | key | grade   | title | rank |
            | "a" | fair    | "A"   | 1    |
            | "b" | unknown | "B"   | 1    |
            | "c" | good    | "C"   | 1    |
        expect report ordered | key | | "c" |)");
    REQUIRE(result.failures.size() == 1);
    CHECK(result.failures[0].help ==
          "expected    found\n"
          "c         ! (perhaps) c\n"
          "          ! (perhaps) b");
}

TEST_CASE("a report over a list that is not known stands for any number of rows, and one in error says so") {
    auto const result = run("given priorities = unknown expect report ordered | key | | \"a\" |");
    CHECK(result.failures.size() == 1);
    auto const open = run(R"(given priorities = none, names = unknown expect report by_step | key | | "a" |)");
    CHECK(open.failures.at(0).label == "1 row expected, 0 found");
}

}  // namespace reports_test
