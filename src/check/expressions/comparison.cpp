// Tests: and, or, not, the comparisons, is none.
#include "check/order.hpp"
#include "reader.hpp"

#include <algorithm>
#include <array>

namespace rubric::check {

namespace {

struct Sign {
    std::string_view word;
    Relation relation;
    bool by_order;
};
constexpr std::array signs{Sign{"=", Relation::equal, false},  Sign{"!=", Relation::different, false},
                           Sign{"<", Relation::less, true},    Sign{"<=", Relation::at_most, true},
                           Sign{">", Relation::greater, true}, Sign{">=", Relation::at_least, true}};

bool is_none_itself(Expression const& expression) {
    return expression.op == Op::constant && expression.constant.state == Fact::State::none;
}

}  // namespace

ExpressionPtr Reader::logical(syntax::Expression const& written) {
    Node const node = make(written.word == "and" ? Op::conjunction : Op::disjunction, boolean_type(), written.at);
    for (syntax::Expression const& operand : written.parts) {
        node->parts.push_back(read(operand, boolean_type()));
        require_type(*node->parts.back(), boolean_type());
    }
    return node;
}

ExpressionPtr Reader::negation(syntax::Expression const& written, Expected const&) {
    ExpressionPtr const operand = read(written.parts[0], boolean_type());
    require_type(*operand, boolean_type());
    return make(Op::negation, boolean_type(), written.at, {operand});
}

ExpressionPtr Reader::comparison(syntax::Expression const& written) {
    Alike const sides = [&]() -> Alike {
        syntax::Expression const &left = written.parts[0], &right = written.parts[1];
        if (reads_alone(left) || !reads_alone(right)) {
            ExpressionPtr const first = read(left);
            return {{first, read(right, optional(first->type, false))}, {}};
        }
        ExpressionPtr const second = read(right);
        return {{read(left, optional(second->type, false)), second}, {}};
    }();
    return compare(written.word, sides.parts[0], sides.parts[1], written.at, written.word_at);
}

bool Reader::comparable(Expression const& left, Expression const& right, Place at) {
    Type const one = optional(left.type, false), other = optional(right.type, false);
    if (is_any(one) || is_any(other)) return false;
    if (one.list != other.list || !same_kind(one, other)) {
        bool const scales = is_levels(one) && is_levels(other) && !is_boolean(one) && !is_boolean(other);
        draft_.report(text::Code::R0222, at,
                      {{"left", describe(one)},
                       {"right", describe(other)},
                       {"help", scales ? "a map says what one is in the other: `map … from " + other.values->levels.name +
                                             " to " + one.values->levels.name + "`"
                                       : std::string()}});
        return false;
    }
    if (one.kind == Type::Kind::duration && one.unit != other.unit) {
        draft_.report(text::Code::R0230, at, {{"one", name_of(one.unit)}, {"other", name_of(other.unit)}});
        return false;
    }
    if (one.kind == Type::Kind::record || one.kind == Type::Kind::duty) {
        draft_.report(text::Code::R0256, left.at,
                      {{"what", one.kind == Type::Kind::record ? "a record" : "a duty"},
                       {"actual", describe(one)},
                       {"help", "compare a field that tells one from another"}});
        return false;
    }
    return true;
}

ExpressionPtr Reader::compare(std::string const& word, ExpressionPtr left, ExpressionPtr right, Place at, Place operator_at) {
    auto const sign = std::find_if(signs.begin(), signs.end(), [&](Sign const& each) { return each.word == word; });
    if (is_none_itself(*right) || is_none_itself(*left)) {
        draft_.report(text::Code::R0223, at, {{"help", word == "!=" ? "… is not none" : "… is none"}});
        return diagnosed(at);
    }
    if (!comparable(*left, *right, operator_at)) return diagnosed(at);
    if (sign->by_order && !(require_order(draft_, *left, left->at) && require_order(draft_, *right, right->at)))
        return diagnosed(at);
    Node const node = make(Op::compare, boolean_type(), at, {std::move(left), std::move(right)});
    node->relation = sign->relation;
    return node;
}

ExpressionPtr Reader::state(syntax::Expression const& written, Expected const&) {
    ExpressionPtr const operand = read(written.parts[0]);
    syntax::Kind const asked = written.parts[1].kind;
    Op const op = asked == syntax::Kind::none ? Op::is_none : asked == syntax::Kind::unknown ? Op::is_unknown : Op::is_error;
    if (op != Op::is_none && !scope_.scenario) {
        draft_.report(text::Code::R0224, written.at, {{"state", op == Op::is_unknown ? "unknown" : "error"}});
        return diagnosed(written.at);
    }
    if (is_any(operand->type)) return diagnosed(written.at);
    ExpressionPtr const test = make(op, boolean_type(), written.at, {operand});
    return written.kind == syntax::Kind::is ? test : make(Op::negation, boolean_type(), written.at, {test});
}

}  // namespace rubric::check
