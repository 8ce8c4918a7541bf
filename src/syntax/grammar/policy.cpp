// What a framework decides: lets and decisions with their rules, offers, duties, reports.
#include "rules.hpp"

namespace rubric::syntax::grammar {

namespace {

struct Here;
template <class Value, int which = 0>
using Local = x3::rule<Tag<Value, which, Here>, Value>;

auto const condition = called("a condition", expression);
auto const outcome = called("an outcome", expression);

// ---- rules ----------------------------------------------------------------------------------------------------------

constexpr Local<Rule> rule = "a rule";
auto const rule_def
    = placed(name[put<&Rule::name>] > ":"_w > outcome[put<&Rule::outcome>] > called("`when` and a condition", "when"_w)
             > condition[put<&Rule::when>] > -quoted[put<&Rule::because>] > *note[add<&Rule::notes>]);

constexpr Local<Otherwise> otherwise = "`otherwise`";
auto const otherwise_def = placed("otherwise"_w > outcome[put<&Otherwise::outcome>] > -quoted[put<&Otherwise::because>]
                                  > *note[add<&Otherwise::notes>]);

using Column = RuleTable::Column;
template <Column::Kind kind>
constexpr auto column_of = [](auto& context) { x3::_val(context).kind = kind; };
constexpr Local<Column> column = "a column: `rule`, `=>` and a name, `because` or a test";
auto const column_def
    = placed("rule"_w[column_of<Column::Kind::rule>] | "=>"_w[column_of<Column::Kind::outcome>] > name[put<&Column::outcome>]
             | "because"_w[column_of<Column::Kind::because>]
             | called("", expression)[put<&Column::input>] >> x3::eps[column_of<Column::Kind::input>]);

constexpr OperatorSign comparison(5, 5);
constexpr auto test_operation = [](auto& context) { x3::_val(context).operation = x3::_attr(context).meaning->word; };
constexpr auto ranged = [](std::string_view word) {
    return [word](auto& context) {
        Chain both(std::move(x3::_val(context).operand));
        both.operation({find_operator(word), {}});
        both.operand(std::move(x3::_attr(context)));
        x3::_val(context).operand = std::move(both);
    };
};
auto const range_end = "to"_w > ("under"_w > called("a value", sum)[ranged("under")] | called("a value", sum)[ranged("to")]);
constexpr Local<Test> test = "a test";
auto const test_def = placed(comparison[test_operation] > sum[put<&Test::operand>] | sum[put<&Test::operand>] >> -range_end);

constexpr auto sole_test = [](auto& context) {
    Expression operand = std::move(x3::_attr(context));
    At const at = operand.at;
    x3::_val(context).tests.push_back({{}, std::move(operand), at});
};
constexpr Local<Cell> cell = "a test, or `-`";
auto const cell_def = placed(dash[mark<&Cell::any>] | "not"_w[mark<&Cell::negated>] > sum[sole_test]
                             | test[add<&Cell::tests>] >> *(","_w > test[add<&Cell::tests>]));

constexpr Local<RuleTable::Row> rule_row = "a row";
auto const rule_row_def
    = placed("|"_w > cell[add<&RuleTable::Row::cells>] > "|"_w > *(cell[add<&RuleTable::Row::cells>] > "|"_w));
constexpr Local<RuleTable> rule_table = "a table";
auto const rule_table_def = placed("|"_w > column[add<&RuleTable::columns>] > "|"_w > *(column[add<&RuleTable::columns>] > "|"_w)
                                   > *rule_row[add<&RuleTable::rows>]);

constexpr Local<std::vector<Rule>> rule_list = "a rule";
auto const rule_list_def = +rule[push];

constexpr Local<Rules> rules = "rules";
auto const rules_def = "{"_w > *note[add<&Rules::notes>] > called("a rule, `name: outcome when condition`, or a table",
                                                                  rule_table[put<&Rules::rules>] | rule_list[put<&Rules::rules>])
                       > -otherwise[put<&Rules::otherwise>] > close("a rule, `otherwise` or `}`");

// ---- lets and decisions ---------------------------------------------------------------------------------------------

constexpr Local<Parameter_> parameter = "a parameter, `name : type`";
auto const parameter_def = name[put<&Parameter_::name>] > ":"_w > type[put<&Parameter_::type>];

constexpr std::string_view policy_words[] = {"first", "highest", "lowest", "collect", "sum"};
constexpr OneOf hit_policy(policy_words, "`first`, `highest`, `lowest`, `collect` or `sum`");
constexpr auto policy_is = [](auto& context) {
    x3::_val(context).policy = x3::_attr(context).text;
    x3::_val(context).policy_at = x3::_attr(context).at;
};

auto const value_head = "let"_w > name[put<&Value::name>] > -("("_w[mark<&Value::function>] > parameter[add<&Value::parameters>]
                                                              > *(","_w > parameter[add<&Value::parameters>]) > ")"_w)
                        | "decision"_w[mark<&Value::decision>] > name[put<&Value::name>];

constexpr Local<Value> value = "a value";
auto const value_def
    = placed(value_head > -quoted[put<&Value::title>] > -(":"_w > type[put<&Value::type>] > -(","_w > hit_policy[policy_is]))
             > called("`=` and a value, or `{` and rules", "="_w > called("a value", expression)[put<&Value::body>]
                                                                   > -quoted[put<&Value::because>] > *note[add<&Value::notes>]
                                                               | rules[put<&Value::body>]));

// ---- offers ---------------------------------------------------------------------------------------------------------

constexpr Local<Offer> offer = "an offer";
auto const offer_entry = "may"_w[mark<&Offer::may>] | "when"_w > condition[put<&Offer::when>] > -quoted[put<&Offer::because>]
                         | note[add<&Offer::notes>];
auto const offer_def = placed("offer"_w > name[put<&Offer::name>] > called("a title in quotes", quoted)[put<&Offer::title>]
                              > ("{"_w > *offer_entry > close("`may`, `when`, a note or `}`") | *note[add<&Offer::notes>]));

// ---- loops ----------------------------------------------------------------------------------------------------------

constexpr Local<SortKey> sort_key = "a value to order by";
auto const sort_key_def = expression[put<&SortKey::value>] > -"descending"_w[mark<&SortKey::descending>];
constexpr Local<Loop> loop = "`for each`";
auto const loop_def = placed("for"_w > "each"_w > binder[put<&Loop::binder>] > -("where"_w > condition[put<&Loop::where>])
                             > -("order"_w > "by"_w > sort_key[add<&Loop::order>] > *(","_w > sort_key[add<&Loop::order>]))
                             > -("limit"_w > sum[put<&Loop::limit>]));

// ---- duties ---------------------------------------------------------------------------------------------------------

constexpr auto strength_is = [](auto& context) { x3::_val(context).strength = x3::_attr(context).text; };
constexpr auto strength_not = [](auto& context) { x3::_val(context).strength += " not"; };
constexpr std::string_view must_word[] = {"must"}, other_strengths[] = {"should", "may"};
auto const strength = OneOf(must_word, "")[strength_is] > -"not"_w[strength_not] | OneOf(other_strengths, "")[strength_is];

constexpr Local<Route> route = "an actor and `must`, `should` or `may`";
auto const route_def = placed(name[put<&Route::actor>] > called("`must`, `should` or `may`", strength)
                              > -("when"_w > condition[put<&Route::when>]) > -quoted[put<&Route::because>]);

constexpr auto unit_is = [](auto& context) {
    std::string const& written = x3::_attr(context).text;
    x3::_val(context).unit = written.substr(written.find_last_of(" \t\r\n") + 1);
};
constexpr Local<Every> period = "`every`";
auto const period_def
    = placed((every[unit_is] | "every"_w > called("a period, such as `month` or `6 weeks`", sum)[put<&Every::length>])
             > -("from"_w > sum[put<&Every::from>] > -("to"_w > sum[put<&Every::to>]))
             > -("at"_w > "least"_free > sum[put<&Every::at_least>] > "times"_free));

constexpr Local<Done> done = "`done`";
auto const done_def
    = placed("done"_w > called("`on` and a date, or `when` and a condition",
                               "on"_free[mark<&Done::on>] > called("a date", expression)[put<&Done::value>]
                                       > -(for_any > binder[put<&Done::each>] > -("where"_w > condition[put<&Done::where>]))
                                   | "when"_w > condition[put<&Done::value>]));

/// A clause that may stand once; a second is kept for the checker to refuse.
template <auto member_of>
constexpr auto put_once = [](auto& context) {
    Duty& duty = x3::_val(context);
    if (duty.*member_of)
        duty.repeated.push_back(x3::_attr(context).at);
    else
        duty.*member_of = std::move(x3::_attr(context));
};
struct Due {
    Expression value;
    At at;
};
constexpr Local<Due> due = "`by`";
auto const due_def = placed("by"_w > called("a due date", sum)[put<&Due::value>]);
constexpr auto due_once = [](auto& context) {
    Duty& duty = x3::_val(context);
    if (duty.by)
        duty.repeated.push_back(x3::_attr(context).at);
    else
        duty.by = std::move(x3::_attr(context).value);
};
constexpr auto route_note = [](auto& context) { x3::_val(context).routes.back().notes.push_back(std::move(x3::_attr(context))); };

constexpr Local<Duty> duty = "a duty";
auto const duty_def
    = placed("duty"_w > name[put<&Duty::name>] > called("a title in quotes, which completes `… must`", quoted)[put<&Duty::title>]
             > "{"_w > *(route[add<&Duty::routes>] >> *note[route_note] | loop[put_once<&Duty::each>]
                         | period[put_once<&Duty::every>] | due[due_once] | done[put_once<&Duty::done>] | note[add<&Duty::notes>])
             > close("an actor and `must`, `for each`, `every`, `by`, `done`, a note or `}`"));

// ---- reports --------------------------------------------------------------------------------------------------------

constexpr Local<Report::Entry> entry = "an entry, `name : value`";
auto const entry_def = name[put<&Report::Entry::name>] > ":"_w > called("a value", expression)[put<&Report::Entry::value>]
                       > -quoted[put<&Report::Entry::title>];
constexpr Local<Report::Total> total = "`total`";
auto const total_def = placed("total"_w > name[add<&Report::Total::columns>] > *(","_w > name[add<&Report::Total::columns>])
                              > -("by"_w > name[put<&Report::Total::by>]));
constexpr Local<Report> report = "a report";
auto const report_def = placed(
    "report"_w > name[put<&Report::name>] > -quoted[put<&Report::title>] > "{"_w > *note[add<&Report::notes>]
    > *entry[add<&Report::head>] > called("an entry, or `for each`", loop)[add<&Report::loops>] > *loop[add<&Report::loops>]
    > *entry[add<&Report::columns>] > *total[add<&Report::totals>] > close("an entry, `total` or `}`"));

auto const policy_def = value[here] | offer[here] | duty[here] | report[here];

}  // namespace

BOOST_SPIRIT_DEFINE(rule, otherwise, column, test, cell, rule_row, rule_table, rule_list, rules, parameter, value, offer)
BOOST_SPIRIT_DEFINE(sort_key, loop, route, period, done, due, duty, entry, total, report, policy)

BOOST_SPIRIT_INSTANTIATE(decltype(policy), Iterator, Context)

}  // namespace rubric::syntax::grammar
