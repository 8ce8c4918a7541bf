// Expressions. Operators are read flat, in two tiers, and folded by the table in chain.cpp.
#include "rules.hpp"

namespace rubric::syntax::grammar {
namespace {

struct Here;
template <class Value, int which = 0>
using Local = x3::rule<Tag<Value, which, Here>, Value>;

constexpr auto operand = [](auto& context) { x3::_val(context).operand(std::move(x3::_attr(context))); };
constexpr auto operation = [](auto& context) { x3::_val(context).operation(x3::_attr(context)); };
constexpr auto whole = [](auto& context) { x3::_val(context) = Chain(std::move(x3::_attr(context))); };

/// An operator of one word or two, taken as the table's `word`.
template <class Subject>
struct Sign : x3::unary_parser<Subject, Sign<Subject>> {
    using base = x3::unary_parser<Subject, Sign<Subject>>;
    using attribute_type = Operation;
    static bool const has_attribute = true;
    std::string_view word;
    constexpr Sign(Subject const& inner, std::string_view written) : base(inner), word(written) {}

    template <class AnyContext, class RuleContext>
    bool parse(Iterator& first, Iterator const& last, AnyContext const& context, RuleContext& rule, Operation& target) const {
        Iterator const from = first;
        if (!this->subject.parse(first, last, context, rule, x3::unused)) return false;
        target = {find_operator(word), reading(context).place(reading(context).skip(from), first)};
        return true;
    }
};
template <class Subject>
constexpr auto sign(std::string_view word, Subject const& subject) {
    return Sign<Subject>(subject, word);
}

// ---- what an expression begins with ---------------------------------------------------------------------------------

/// unknown, none or error, after `is`.
constexpr auto state_word = [](auto& context) {
    std::string_view const word = x3::_attr(context).text;
    x3::_val(context).kind = word == "unknown" ? Kind::unknown : word == "none" ? Kind::none : Kind::error;
    x3::_val(context).word_at = x3::_attr(context).at;
};

/// The kind, and the word and its place.
template <Kind kind>
constexpr auto as = [](auto& context) {
    Expression& value = x3::_val(context);
    value.kind = kind;
    value.word = std::move(x3::_attr(context).text);
    value.word_at = x3::_attr(context).at;
};
/// The kind, and the place of its word.
template <Kind kind>
constexpr auto at_word = [](auto& context) {
    x3::_val(context).kind = kind;
    x3::_val(context).word_at = x3::_attr(context).at;
};
template <Kind kind>
constexpr auto make = [](auto& context) { x3::_val(context).kind = kind; };

constexpr auto count_of_them = [](auto& context) {
    x3::_val(context).kind = Kind::count_of;
    x3::_val(context).word.clear();
};

constexpr auto part = [](auto& context) { x3::_val(context).parts.push_back(std::move(x3::_attr(context))); };

/// A part of `over`, in its place of four: body, list, where, by.
template <std::size_t place>
constexpr auto over_part = [](auto& context) {
    x3::_val(context).parts.resize(4);
    x3::_val(context).parts[place] = std::move(x3::_attr(context));
};
constexpr auto over_binder = [](auto& context) {
    Expression& value = x3::_val(context);
    value.kind = Kind::over;
    value.parts.resize(4);
    value.binder = std::move(x3::_attr(context).name);
    value.parts[1] = std::move(x3::_attr(context).list);
};
/// One expression in brackets is just itself; its place takes the brackets in.
constexpr auto list_or_one = [](auto& context) {
    Expression& value = x3::_val(context);
    auto& all = x3::_attr(context);
    if (all.size() == 1) {
        value = std::move(all.front());
    } else {
        value.kind = Kind::list;
        value.parts = std::move(all);
    }
};
constexpr auto parts = [](auto& context) { x3::_val(context).parts = std::move(x3::_attr(context)); };

constexpr std::string_view plain_words[] = {"any", "the"};
constexpr std::string_view folding_words[] = {"sum", "all", "highest", "lowest", "list"};
constexpr std::string_view choosing_words[] = {"latest", "earliest"};
constexpr std::string_view state_words[] = {"unknown", "none", "error"};
constexpr std::string_view if_word[] = {"if"};
constexpr std::string_view count_words[] = {"count"};

// ---- rules ----------------------------------------------------------------------------------------------------------

constexpr Local<Expression, 1> dotted = "a value";
constexpr Local<Expression, 2> postfix = "a value";
constexpr Local<Expression, 3> spanned = "a span of time";
constexpr Local<Expression, 4> conditional = "a condition";
constexpr Local<Expression, 5> state = "`unknown`, `none` or `error`";
constexpr Local<std::vector<Expression>> expressions = "an expression";

auto const expressions_def = expression[push] > *(","_w > expression[push]);

auto const selection = binder[over_binder] > -("where"_w > expression[over_part<2>]) > ")"_w;

auto const name_or_call
    = name[as<Kind::name>] >> -("("_w[make<Kind::call>] > (")"_w | called("an argument or `)`", expressions)[parts] > ")"_w));
auto const in_brackets = "("_w > expressions[list_or_one] > called("`)`, or an operator", ")"_w);
auto const count = OneOf(count_words, "`count`")[as<Kind::over>]
                   > (("of"_w[count_of_them] > "("_w > expressions[parts] > ")"_w) | ("("_w > selection));
auto const plain = OneOf(plain_words, "")[as<Kind::over>] > "("_w > selection;
auto const folding = OneOf(folding_words, "")[as<Kind::extreme>] > "("_w > expression[part]
                     > (for_any > binder[over_binder] > -("where"_w > expression[over_part<2>]) | *(","_w > expression[part]))
                     > called("`for`, `,` or `)`", ")"_w);
auto const choosing = OneOf(choosing_words, "")[as<Kind::over>] > "("_w > binder[over_binder] > "by"_w > expression[over_part<3>]
                      > -("where"_w > expression[over_part<2>]) > ")"_w;
auto const primary
    = placed(leaf | aside(name_or_call) | aside(in_brackets) | aside(count) | aside(plain) | aside(folding) | aside(choosing));

constexpr auto of_it = [](auto& context) {
    Expression& value = x3::_val(context);
    Name& name_of = x3::_attr(context);
    Expression outer;
    outer.kind = Kind::dot;
    outer.word = std::move(name_of.text);
    outer.word_at = name_of.at;
    outer.at = Place{name_of.at.source, value.at.begin, name_of.at.end};
    outer.parts.push_back(std::move(value));
    measure(outer, name_of.at);
    value = std::move(outer);
};
// All of these work on the one value of their rule: a rule for each would keep a value more on the stack at every level.
auto const dots = placed(primary >> *("."_w > member[of_it]));
auto const dotted_def = dots;

constexpr auto as_at = [](auto& context) {
    Expression& value = x3::_val(context);
    Expression outer;
    outer.kind = Kind::as_at;
    outer.parts.push_back(std::move(value));
    outer.parts.push_back(std::move(x3::_attr(context)));
    measure(outer, outer.parts.front().at);
    value = std::move(outer);
};
auto const postfix_def = placed(dots >> -aside("as"_w > "at"_w > dotted[as_at]));

auto const spanned_def = placed(span[as<Kind::span>] > aside(postfix[part]) > "to"_w > aside(postfix[part]));

constexpr OperatorSign joining(2, 3), comparing(5, 5), arithmetic(7, 8);
auto const minus = sign("minus", "-"_w);
auto const signed_operand = +minus[operation] > called("a value", aside(spanned[operand]) | postfix[operand]);
auto const unary = aside(signed_operand) | aside(spanned[operand]) | postfix[operand];
auto const sum_def = unary >> *aside(arithmetic[operation] > called("a value", unary));

auto const state_def = placed(OneOf(state_words, "")[state_word]);
auto const conditional_def = placed(OneOf(if_word, "`if`")[at_word<Kind::conditional>] > expression[part] > "then"_w
                                    > expression[part] > "else"_w > expression[part]);

// `a to b` and `a to under b` stand only after `in`; a second comparison after the first is refused.
auto const to_under = sign("to", "to"_w);
auto const range_end = (sign("under", "to"_w >> "under"_w)[operation] | to_under[operation]) > sum[operand];
auto const not_a_second = refused(text::Code::R0108, comparing);
auto const tail
    = (sign("not in", "not"_w > "in"_w)[operation] | sign("in", "in"_w)[operation]) > sum[operand] > -range_end > not_a_second
      | (sign("is not", "is"_w >> "not"_w)[operation] | sign("is", "is"_w)[operation]) > state[operand] > not_a_second
      | comparing[operation] > sum[operand] > not_a_second;

auto const negated = +sign("not", "not"_w)[operation] > sum[operand] | sum[operand];
auto const term = negated >> -tail;
auto const expression_def = nested(aside(conditional[whole]) | term >> *aside(joining[operation] > called("a condition", term)));

auto const binder_def = name[put<&Binder::name>] > "in"_w > nested(postfix[put<&Binder::list>]);

}  // namespace

BOOST_SPIRIT_DEFINE(expressions, dotted, postfix, spanned, state, conditional, sum, expression, binder)

BOOST_SPIRIT_INSTANTIATE(decltype(expression), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(sum), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(binder), Iterator, Context)

}  // namespace rubric::syntax::grammar
