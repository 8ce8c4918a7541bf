#include "read.hpp"

using namespace rubric::syntax;

TEST_CASE("a let is a value, or a function of its parameters") {
    auto const let = only<Value>("let late \"Late\" = a > b \"Because it is\" cites c \"d\"");
    CHECK_FALSE(let.decision);
    CHECK_FALSE(let.function);
    CHECK_FALSE(let.type);
    CHECK(let.because->text == "Because it is");
    CHECK(let.notes.size() == 1);
    auto const function = only<Value>("let late(v : visit, days : list of integer or none) : boolean = yes");
    CHECK(function.function);
    REQUIRE(function.parameters.size() == 2);
    CHECK(function.parameters[1].name.text == "days");
    CHECK(function.parameters[1].type.list);
    CHECK(function.type->name.parts[0].text == "boolean");
}

TEST_CASE("a decision's rules have a name, an outcome, a condition, a reason and notes") {
    auto const decision = only<Value>(R"(decision level "Level" : support_level, highest {
        cites handbook "Section 1"
        sim: intensive when grade <= bad "SIM: {judgement}" assumption "x"
        by:  targeted when a or b
        otherwise universal "Nothing else held" cites handbook "2"
    })");
    CHECK(decision.decision);
    CHECK(decision.policy == "highest");
    auto const& rules = std::get<Rules>(decision.body);
    CHECK(rules.notes.size() == 1);
    auto const& list = std::get<std::vector<Rule>>(rules.rules);
    REQUIRE(list.size() == 2);
    CHECK(list[0].name.text == "sim");
    CHECK(shown(list[0].outcome) == "intensive");
    CHECK(shown(list[0].when) == "(<= grade bad)");
    CHECK(list[0].because->text == "SIM: {judgement}");
    CHECK(list[0].notes.size() == 1);
    CHECK(list[1].name.text == "by");
    CHECK(shown(rules.otherwise->outcome) == "universal");
    CHECK(rules.otherwise->because->text == "Nothing else held");
    CHECK(rules.otherwise->notes.size() == 1);
}

TEST_CASE("every hit policy is read") {
    for (std::string const policy : {"first", "highest", "lowest", "collect", "sum"})
        CHECK(only<Value>("decision a : b, " + policy + " { c: d when e }").policy == policy);
    CHECK(only<Value>("decision a : b { c: d when e }").policy.empty());
}

TEST_CASE("rules may be a table of tests") {
    auto const decision = only<Value>(R"(decision band : band, first {
        | rule | share           | a + b | => band | because |
        | low  | < 50%           | -     | high    | "Low"   |
        | mid  | 50% to under 70%, = none | not x | medium | - |
        otherwise light
    })");
    auto const& rules = std::get<Rules>(decision.body);
    auto const& table = std::get<RuleTable>(rules.rules);
    REQUIRE(table.columns.size() == 5);
    using Column = RuleTable::Column::Kind;
    CHECK(table.columns[0].kind == Column::rule);
    CHECK(table.columns[1].kind == Column::input);
    CHECK(shown(table.columns[2].input) == "(+ a b)");
    CHECK(table.columns[3].kind == Column::outcome);
    CHECK(table.columns[3].outcome.text == "band");
    CHECK(table.columns[4].kind == Column::because);
    REQUIRE(table.rows.size() == 2);
    auto const& first = table.rows[0].cells;
    CHECK(first[1].tests[0].operation == "<");
    CHECK(shown(first[1].tests[0].operand) == "50%");
    CHECK(first[2].any);
    CHECK(first[4].tests[0].operation.empty());
    auto const& second = table.rows[1].cells;
    REQUIRE(second[1].tests.size() == 2);
    CHECK(shown(second[1].tests[0].operand) == "(under 50% 70%)");
    CHECK(second[1].tests[1].operation == "=");
    CHECK(second[2].negated);
    CHECK(shown(second[2].tests[0].operand) == "x");
    CHECK(rules.otherwise);
}

TEST_CASE("an offer is free, conditional, or at discretion") {
    auto const plain = only<Offer>("offer advice \"Advice\" cites a \"b\"");
    CHECK_FALSE(plain.may);
    CHECK_FALSE(plain.when);
    CHECK(plain.notes.size() == 1);
    auto const offer = only<Offer>("offer funds \"Funds\" { may when a \"Depends\" assumption \"b\" }");
    CHECK(offer.may);
    CHECK(shown(offer.when) == "a");
    CHECK(offer.because->text == "Depends");
    CHECK(offer.notes.size() == 1);
}

TEST_CASE("a duty's clauses come in any order, and its notes belong to what they follow") {
    auto const duty = only<Duty>(R"(duty visit "visit the setting" {
        cites handbook "1"
        leader must not when a "Because" assumption "x"
        by v.on - 2 weeks
        adviser should
        for each v in visits where v.held order by v.on descending, v.kind limit 3
        every 6 weeks from a to b at least 2 times
        done on v.on for w in visits where w.held
        team may
        cites handbook "2"
    })");
    REQUIRE(duty.routes.size() == 3);
    CHECK(duty.routes[0].strength == "must not");
    CHECK(shown(duty.routes[0].when) == "a");
    CHECK(duty.routes[0].because->text == "Because");
    CHECK(duty.routes[0].notes.size() == 1);
    CHECK(duty.routes[1].strength == "should");
    CHECK(duty.routes[2].strength == "may");
    CHECK(duty.routes[2].notes.size() == 1);
    CHECK(duty.notes.size() == 1);
    CHECK(shown(duty.by) == "(- (. on v) 2 weeks)");
    CHECK(duty.each->binder.name.text == "v");
    CHECK(shown(duty.each->where) == "(. held v)");
    REQUIRE(duty.each->order.size() == 2);
    CHECK(duty.each->order[0].descending);
    CHECK_FALSE(duty.each->order[1].descending);
    CHECK(shown(duty.each->limit) == "3");
    CHECK(duty.every->unit.empty());
    CHECK(shown(duty.every->length) == "6 weeks");
    CHECK(shown(duty.every->from) == "a");
    CHECK(shown(duty.every->to) == "b");
    CHECK(shown(duty.every->at_least) == "2");
    CHECK(duty.done->on);
    CHECK(duty.done->each->name.text == "w");
    CHECK(shown(duty.done->where) == "(. held w)");
    CHECK(duty.repeated.empty());
}

TEST_CASE("a second clause of a kind is kept for the checker") {
    auto const duty = only<Duty>("duty a \"b\" { every month every   term by c by d done when e done on f }");
    CHECK(duty.every->unit == "month");
    CHECK(shown(duty.by) == "c");
    CHECK_FALSE(duty.done->on);
    CHECK(duty.repeated.size() == 3);
}

TEST_CASE("a report has a head, loops, columns and totals") {
    auto const report = only<Report>(R"(report plan "Plan" {
        cites a "b"
        authority : name "Authority"
        for each p in priorities order by p.key
        for each o in offers where o.priority = p.key
        days : o.days
        total : p.title "Total"
        total days, money by authority
        total days
    })");
    CHECK(report.notes.size() == 1);
    CHECK(report.head.size() == 1);
    CHECK(report.head[0].title->text == "Authority");
    CHECK(report.loops.size() == 2);
    REQUIRE(report.columns.size() == 2);
    CHECK(report.columns[1].name.text == "total");
    REQUIRE(report.totals.size() == 2);
    CHECK(report.totals[0].columns.size() == 2);
    CHECK(report.totals[0].by->text == "authority");
    CHECK_FALSE(report.totals[1].by);
}
