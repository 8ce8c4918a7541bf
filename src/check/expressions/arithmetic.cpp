// + - * / and the spans of time between two dates.
#include "reader.hpp"

#include <algorithm>
#include <array>

namespace rubric::check {

namespace {

using Kind = Type::Kind;

/// What an operation takes and gives. `number` stands for its three kinds.
struct Operation {
    char word;
    Kind left, right, result;
    Op op;
};
constexpr std::array operations{Operation{'+', Kind::number, Kind::number, Kind::number, Op::add},
                                Operation{'+', Kind::money, Kind::money, Kind::money, Op::add},
                                Operation{'+', Kind::duration, Kind::duration, Kind::duration, Op::add},
                                Operation{'+', Kind::date, Kind::duration, Kind::date, Op::shift},
                                Operation{'-', Kind::number, Kind::number, Kind::number, Op::subtract},
                                Operation{'-', Kind::money, Kind::money, Kind::money, Op::subtract},
                                Operation{'-', Kind::duration, Kind::duration, Kind::duration, Op::subtract},
                                Operation{'-', Kind::date, Kind::duration, Kind::date, Op::shift},
                                Operation{'*', Kind::number, Kind::number, Kind::number, Op::multiply},
                                Operation{'*', Kind::money, Kind::number, Kind::money, Op::multiply},
                                Operation{'*', Kind::number, Kind::money, Kind::money, Op::multiply},
                                Operation{'/', Kind::number, Kind::number, Kind::number, Op::divide},
                                Operation{'/', Kind::money, Kind::number, Kind::money, Op::divide},
                                Operation{'/', Kind::money, Kind::money, Kind::number, Op::divide}};

Kind general(Type const& type) { return is_number(type) ? Kind::number : type.list ? Kind::any : type.kind; }

/// Whole numbers stay whole but for division; a sum of percentages is one.
Kind exact(Kind left, Kind right, char word) {
    if (word == '/' || left != right) return Kind::number;
    return left == Kind::percent && word == '*' ? Kind::number : left;
}

std::string_view help_for(Type const& left, Type const& right, char word) {
    if (word == '-' && left.kind == Kind::date && right.kind == Kind::date)
        return "write `days from a to b` for the days between two dates";
    if (left.kind == Kind::date && is_number(right)) return "say of what: `2 days`, `2 months`";
    return {};
}

bool is_sum(syntax::Expression const& written) {
    return written.kind == syntax::Kind::binary && written.word.size() == 1 &&
           std::string_view("+-*/").find(written.word[0]) != std::string_view::npos;
}

}  // namespace

ExpressionPtr Reader::binary(syntax::Expression const& written, Expected const&) {
    if (written.word == "and" || written.word == "or") return logical(written);
    return is_sum(written) ? arithmetic(written) : comparison(written);
}

ExpressionPtr Reader::arithmetic(syntax::Expression const& written) {
    std::vector<syntax::Expression const*> row;  // the operations down the left side, the outermost first
    for (syntax::Expression const* each = &written; is_sum(*each); each = &each->parts[0]) row.push_back(each);
    ExpressionPtr result = read(row.back()->parts[0]);
    for (auto each = row.rbegin(); each != row.rend(); ++each) result = combine(**each, result, read((*each)->parts[1]));
    return result;
}

ExpressionPtr Reader::combine(syntax::Expression const& written, ExpressionPtr left, ExpressionPtr right) {
    if (is_any(left->type) || is_any(right->type)) return diagnosed(written.at);
    char const word = written.word[0];
    for (Operation const& each : operations) {
        if (each.word != word || each.left != general(left->type) || each.right != general(right->type)) continue;
        if (each.result == Kind::duration && left->type.unit != right->type.unit) {
            draft_.report(text::Code::R0230, written.at,
                          {{"one", name_of(left->type.unit)}, {"other", name_of(right->type.unit)}});
            return diagnosed(written.at);
        }
        bool const numbers = each.left == Kind::number && each.right == Kind::number;
        Type type = of(numbers ? exact(left->type.kind, right->type.kind, word) : each.result);
        type.optional = left->type.optional || right->type.optional;
        type.unit = left->type.unit;
        Node const node = make(each.op, type, written.at, {left, right});
        node->negative = each.op == Op::shift && word == '-';
        return node;
    }
    Type const one = optional(left->type, false), other = optional(right->type, false);
    draft_.report(
        text::Code::R0221, written.word_at,
        {{"operator", written.word}, {"left", describe(one)}, {"right", describe(other)}, {"help", help_for(one, other, word)}});
    return diagnosed(written.at);
}

ExpressionPtr Reader::negate(syntax::Expression const& written, Expected const&) {
    ExpressionPtr const operand = read(written.parts[0]);
    Kind const kind = general(operand->type);
    if (kind != Kind::number && kind != Kind::money && kind != Kind::duration && kind != Kind::any) {
        draft_.report(text::Code::R0220, operand->at,
                      {{"expected", "a number"}, {"actual", describe(optional(operand->type, false))}});
        return diagnosed(written.at);
    }
    if (is_any(operand->type)) return operand;
    if (operand->op == Op::constant && operand->constant.state == Fact::State::known)
        return constant(operand->type, -operand->constant.value, written.at);
    return make(Op::negate, operand->type, written.at, {operand});
}

ExpressionPtr Reader::span(syntax::Expression const& written, Expected const&) {
    struct Word {
        std::string_view word;
        Unit unit;
    };
    constexpr std::array words{Word{"days", Unit::days}, Word{"weeks", Unit::weeks}, Word{"months", Unit::months},
                               Word{"years", Unit::years}, Word{"working days", Unit::working_days}, Word{"terms", Unit::terms}};
    ExpressionPtr const from = read(written.parts[0], of(Kind::date)), to = read(written.parts[1], of(Kind::date));
    require_type(*from, of(Kind::date));
    require_type(*to, of(Kind::date));
    Type const type = optional(of(Kind::integer), from->type.optional || to->type.optional);
    auto const found =
        std::find_if(words.begin(), words.end(), [&](Word const& each) { return written.word.starts_with(each.word); });
    if (found->unit == Unit::terms && !draft_.require_terms("this", written.word_at)) return diagnosed(written.at);
    Node const node = make(Op::elapsed, type, written.at, {from, to});
    node->unit = found->unit;
    return node;
}

}  // namespace rubric::check
