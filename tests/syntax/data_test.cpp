#include "read.hpp"

using namespace rubric::syntax;

namespace {

template <class T>
T only_item(std::string const& text) {
    auto file = read(text);
    REQUIRE(file.items.size() == 1);
    return std::get<T>(file.items.front());
}

}  // namespace

TEST_CASE("a dataset says what its columns are") {
    auto const dataset = only<Dataset>(
        R"(dataset mi "MI" of setting.visits by "URN" or "Provider URN" where a = "B" dates "DD/MM/YYYY" or "MMMM YYYY" {
        assumption "x"
        name : optional "Name" or "Provider name" or none
        outcome : "Outcome" as overall_code
        on : "On" as "DD/MM/YY"
        registration : childcare_mi
        year = 2022
        inspections : { kind = full   card : optional { a : "A" } }
    })");
    CHECK(dataset.of.parts.size() == 2);
    CHECK(dataset.by.size() == 2);
    CHECK(shown(dataset.where) == "(= a \"B\")");
    CHECK(dataset.dates.size() == 2);
    CHECK(dataset.notes.size() == 1);
    REQUIRE(dataset.entries.size() == 6);
    auto const& name = std::get<Feed>(dataset.entries[0].value);
    CHECK(name.optional);
    CHECK(name.columns.size() == 2);
    CHECK(name.or_none);
    CHECK(std::get<Name>(*std::get<Feed>(dataset.entries[1].value).as).text == "overall_code");
    CHECK(std::get<String>(*std::get<Feed>(dataset.entries[2].value).as).text == "DD/MM/YY");
    CHECK(std::get<Feed>(dataset.entries[3].value).dataset->text == "childcare_mi");
    CHECK(shown(std::get<Expression>(dataset.entries[4].value)) == "2022");
    auto const& group = std::get<Feed>(dataset.entries[5].value);
    CHECK(group.is_group);
    REQUIRE(group.group.size() == 2);
    auto const& inner = std::get<Feed>(group.group[1].value);
    CHECK(inner.optional);
    CHECK(inner.is_group);
}

TEST_CASE("a scenario gives facts and expects answers") {
    auto const scenario = only<Scenario>(R"(scenario "All of it" {
        on 2022-10-01
        given a = 1, card.b = good
        given visits | on | held | | 2022-09-01 | - |
        given plans.priorities by name | name | | "X" |
        given from visit_log | "URN" | | "EY1" |
        expect level = targeted because sim and review, no duty visit and call
        expect offer a and b, duty c of leader as must not by 2022-11-01, no offer d
        expect report plan | a | | 1 |, report plan total | a | | 2 |
        expect asks card.b, x is error
    })");
    CHECK(scenario.on->text == "2022-10-01");
    REQUIRE(scenario.given.size() == 5);
    CHECK(scenario.given[1].name.parts.size() == 2);
    CHECK(std::get<DataTable>(scenario.given[2].value).rows[0].cells[1].kind == Kind::nothing);
    CHECK(scenario.given[3].by->text == "name");
    CHECK(scenario.given[4].from);
    CHECK(scenario.given[4].name.parts[0].text == "visit_log");
    auto const& expected = scenario.expected;
    REQUIRE(expected.size() == 9);
    using enum Expectation::Kind;
    CHECK(expected[0].kind == condition);
    CHECK(expected[0].because.size() == 2);
    CHECK(expected[1].kind == duty);
    CHECK(expected[1].negated);
    CHECK(expected[1].names.size() == 2);
    CHECK(expected[2].kind == offer);
    CHECK(expected[3].actor->text == "leader");
    CHECK(expected[3].strength == "must not");
    CHECK(shown(expected[3].by) == "2022-11-01");
    CHECK(expected[4].negated);
    CHECK(expected[5].kind == report);
    CHECK_FALSE(expected[5].total);
    CHECK(expected[6].total);
    CHECK(expected[6].table.rows.size() == 1);
    CHECK(expected[7].kind == asks);
    CHECK(expected[7].question.parts.size() == 2);
    CHECK(shown(expected[8].condition) == "(is x error)");
}

TEST_CASE("`no` before an offer's declaration is a value") {
    auto const file = read("let a = no\noffer b \"B\"\nlet c = no\nduty d \"e\" { }");
    CHECK(file.items.size() == 4);
}

TEST_CASE("a variant sets, adds, replaces and removes") {
    auto const set = only_item<Set>("set a.b = 2 cites c \"d\"");
    CHECK(set.name.parts.size() == 2);
    CHECK(set.notes.size() == 1);

    auto const add = only_item<Add>("add rule level.new: targeted when a \"New\" cites b \"c\" before review");
    auto const& rule = std::get<RuleOf>(add.what);
    CHECK(rule.owner.text == "level");
    CHECK(rule.rule.text == "new");
    CHECK(shown(rule.when) == "a");
    CHECK(rule.because->text == "New");
    CHECK(rule.notes.size() == 1);
    CHECK(add.before->text == "review");

    auto const field = std::get<FieldOf>(only_item<Add>("add field setting.new : boolean, assume no \"New\"").what);
    CHECK(field.owner.text == "setting");
    CHECK(field.field.name.text == "new");
    CHECK(field.field.title->text == "New");

    CHECK(std::get<RuleOf>(only_item<Replace>("replace rule counts_as.met: none").what).rule.text == "met");
    auto const replaced = std::get<Declaration>(only_item<Replace>("replace offer a \"B\"").what);
    CHECK(std::get<Offer>(replaced).name.text == "a");

    auto const rule_gone = only_item<Remove>("remove rule level.sim");
    CHECK(rule_gone.kind == "rule");
    CHECK(rule_gone.member->text == "sim");
    CHECK(only_item<Remove>("remove field setting.source").member->text == "source");
    CHECK(only_item<Remove>("remove scenario \"A title\"").name.text == "A title");
    CHECK(only_item<Remove>("remove dataset a").kind == "dataset");
}
