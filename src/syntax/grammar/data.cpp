// What a framework is fed and tried on: datasets and scenarios; and the amendments of a variant.
#include "file.hpp"
#include "rules.hpp"

namespace rubric::syntax::grammar {
namespace {

struct Here;
template <class Value, int which = 0>
using Local = x3::rule<Tag<Value, which, Here>, Value>;

// ---- datasets -------------------------------------------------------------------------------------------------------

auto const column_name = called("a column's name in quotes", quoted);

constexpr Local<Entry> entry = "an entry";
constexpr Local<Feed> feed = "a column in quotes, `{` or a dataset";
auto const columns
    = quoted[add<&Feed::columns>]
      > *("or"_w > called("a column's name in quotes, or `none`", quoted[add<&Feed::columns>] | "none"_w[mark<&Feed::or_none>]))
      > -("as"_w > called("a map, or the form of a date in quotes", quoted[put<&Feed::as>] | name[put<&Feed::as>]));
auto const group
    = "{"_w[mark<&Feed::is_group>] > nested(*entry[add<&Feed::group>] > close("an entry, `field : \"Column\"`, or `}`"));
auto const feed_def = name[put<&Feed::dataset>]
                      | "optional"_w[mark<&Feed::optional>] > called("a column in quotes, or `{`", columns | group) | columns
                      | group;
auto const entry_def = placed(name[put<&Entry::name>] > called(
                                  "`:` and a column, or `=` and a value",
                                  ":"_w > feed[put<&Entry::value>] | "="_w > called("a value", expression)[put<&Entry::value>]));

constexpr Local<Dataset> dataset = "a dataset";
auto const dataset_def = placed(
    "dataset"_w > name[put<&Dataset::name>] > -quoted[put<&Dataset::title>] > "of"_w > path[put<&Dataset::of>]
    > -("by"_w > column_name[add<&Dataset::by>] > *("or"_w > column_name[add<&Dataset::by>]))
    > -("where"_w > called("a condition", expression)[put<&Dataset::where>])
    > -("dates"_free > called("the form of dates in quotes", quoted)[add<&Dataset::dates>]
        > *("or"_w > quoted[add<&Dataset::dates>]))
    > "{"_w > *note[add<&Dataset::notes>] > *entry[add<&Dataset::entries>] > close("an entry, `field : \"Column\"`, or `}`"));

// ---- scenarios ------------------------------------------------------------------------------------------------------

constexpr Local<Given> fact = "a fact, `name = value`";
constexpr auto dataset_name = [](auto& context) {
    Given& given = x3::_val(context);
    given.from = true;
    given.name.at = x3::_attr(context).at;
    given.name.parts.push_back(std::move(x3::_attr(context)));
};
auto const fact_def
    = placed("from"_w > called("the name of a dataset", name)[dataset_name] > data_table[put<&Given::value>]
             | path[put<&Given::name>]
                   > called("`=` and a value, or a table", "="_w > called("a value", expression)[put<&Given::value>]
                                                               | "by"_w > name[put<&Given::by>] > data_table[put<&Given::value>]
                                                               | data_table[put<&Given::value>]));

constexpr Local<std::string> strength = "`must`, `should` or `may`";
constexpr std::string_view must_word[] = {"must"}, other_strengths[] = {"should", "may"};
constexpr auto strength_not = [](auto& context) { x3::_val(context) += " not"; };
auto const strength_def = OneOf(must_word, "")[here] > -"not"_w[strength_not] | OneOf(other_strengths, "")[here];

template <Expectation::Kind kind>
constexpr auto expects = [](auto& context) { x3::_val(context).kind = kind; };
constexpr auto is_not_asked = [](auto& context) {
    x3::_val(context).kind = Expectation::Kind::asks, x3::_val(context).negated = true;
};
auto const what = "offer"_w[expects<Expectation::Kind::offer>] | "duty"_w[expects<Expectation::Kind::duty>];
auto const names = name[add<&Expectation::names>] > *("and"_w > name[add<&Expectation::names>]);

constexpr Local<Expectation> expectation = "what is expected";
auto const expectation_def = placed(
    no_offer[mark<&Expectation::negated>] > what > names > -("of"_w > name[put<&Expectation::actor>])
    | what > names > -("of"_w > name[put<&Expectation::actor>]) > -("as"_w > strength[put<&Expectation::strength>])
          > -("by"_w > sum[put<&Expectation::by>])
    | "report"_w[expects<Expectation::Kind::report>] > name[add<&Expectation::names>] > -"total"_w[mark<&Expectation::total>]
          > data_table[put<&Expectation::table>]
    | ("not"_w >> "asks"_w)[is_not_asked] > path[put<&Expectation::question>]
    | "asks"_w[expects<Expectation::Kind::asks>] > path[put<&Expectation::question>]
    | expression[put<&Expectation::condition>] >> -("because"_w > called("the name of a rule", name)[add<&Expectation::because>]
                                                    > *("and"_w > name[add<&Expectation::because>])));

constexpr Local<Scenario> scenario = "a scenario";
auto const scenario_def = placed(
    "scenario"_w > called("a title in quotes", quoted)[put<&Scenario::title>] > "{"_w > -("on"_free > date[put<&Scenario::on>])
    > *("given"_w > fact[add<&Scenario::given>] > *(","_w > fact[add<&Scenario::given>])
        | "expect"_w > expectation[add<&Scenario::expected>] > *(","_w > expectation[add<&Scenario::expected>]))
    > close("`given`, `expect` or `}`"));

auto const data_def = dataset[here] | scenario[here];

// ---- amendments -----------------------------------------------------------------------------------------------------

constexpr Local<Declaration> declaration = "a declaration";
auto const declaration_def = vocabulary[here] | policy[here] | data[here];

constexpr Local<RuleOf> rule_of = "a rule";
auto const rule_of_def = "rule"_w > name[put<&RuleOf::owner>] > "."_w > member[put<&RuleOf::rule>] > ":"_w
                         > called("an outcome", expression)[put<&RuleOf::outcome>]
                         > -("when"_w > called("a condition", expression)[put<&RuleOf::when>]) > -quoted[put<&RuleOf::because>]
                         > *note[add<&RuleOf::notes>];

constexpr Local<FieldOf> field_of = "a field";
auto const field_of_def = "field"_free > name[put<&FieldOf::owner>] > "."_w > field[put<&FieldOf::field>];

constexpr Local<Set> set = "`set`";
auto const set_def
    = placed("set"_w > path[put<&Set::name>] > "="_w > called("a value", expression)[put<&Set::value>] > *note[add<&Set::notes>]);

constexpr Local<Add> add_to = "`add`";
auto const add_to_def
    = placed("add"_w > called("`rule` or `field`",
                              rule_of[put<&Add::what>] > -("before"_w > name[put<&Add::before>]) | field_of[put<&Add::what>]));

constexpr Local<Replace> replace = "`replace`";
auto const replace_def
    = placed("replace"_w > called("`rule`, `field` or a declaration", rule_of[put<&Replace::what>] | field_of[put<&Replace::what>]
                                                                          | declaration[put<&Replace::what>]));

constexpr std::string_view member_words[] = {"rule", "field"};
constexpr std::string_view removable_words[] = {"map", "let", "decision", "parameter", "offer", "duty", "report", "dataset"};
constexpr std::string_view scenario_word[] = {"scenario"};
constexpr auto scenario_title = [](auto& context) {
    x3::_val(context).name = {std::move(x3::_attr(context).text), x3::_attr(context).at};
};
constexpr Local<Remove> remove = "`remove`";
auto const remove_def
    = placed("remove"_w > called(
                 "what to remove, such as `rule level.sim` or `offer advice`",
                 OneOf(member_words, "")[put<&Remove::kind>] > name[put<&Remove::name>] > "."_w > member[put<&Remove::member>]
                     | OneOf(scenario_word, "")[put<&Remove::kind>] > called("its title in quotes", quoted)[scenario_title]
                     | OneOf(removable_words, "")[put<&Remove::kind>] > name[put<&Remove::name>]));

constexpr Local<Item> item = "a declaration";
auto const item_def = declaration[here] | set[here] | add_to[here] | replace[here] | remove[here];

// ---- the header -----------------------------------------------------------------------------------------------------

auto const heading = "authority"_free > called("the authority's name in quotes", quoted)[add<&Header::authority>]
                     | "in"_w > "force"_free > "from"_w > date[put<&Header::from>] > -("to"_w > date[put<&Header::to>])
                     | note[add<&Header::notes>];

constexpr Local<Header> header = "`framework`, its name and its title";
auto const title = called("its title in quotes", quoted)[put<&Header::title>];
auto const header_def
    = placed(("framework"_w > name[put<&Header::name>] > title
              | "variant"_w[mark<&Header::variant>] > name[put<&Header::name>] > title > "of"_w > name[put<&Header::of>])
             > *heading);

}  // namespace

BOOST_SPIRIT_DEFINE(entry, feed, dataset, fact, strength, expectation, scenario, data, declaration, rule_of, field_of)
BOOST_SPIRIT_DEFINE(set, add_to, replace, remove, item, header)

BOOST_SPIRIT_INSTANTIATE(decltype(data), Iterator, Context)

namespace {

/// One thing at `first`, which moves past it.
template <class Rule, class Value>
bool read(Rule const& rule, Iterator& first, Reading& from, Value& value) {
    try {
        return rule.parse(first, from.last(), x3::make_context<ReadingTag>(from), x3::unused, value);
    } catch (x3::expectation_failure<Iterator> const& failure) {
        throw Unexpected{failure.where(), failure.which()};
    }
}

}  // namespace

bool read_header(char const*& first, Reading& from, Header& value) { return read(header, first, from, value); }
bool read_item(char const*& first, Reading& from, Item& value) { return read(item, first, from, value); }

}  // namespace rubric::syntax::grammar
