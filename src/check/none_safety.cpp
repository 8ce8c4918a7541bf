#include "none_safety.hpp"

#include <algorithm>

namespace rubric::check {

namespace {

bool same_name(Expression const& one, Expression const& other) {
    if (one.op != other.op || one.parts.size() != other.parts.size()) return false;
    if (one.op != Op::self && one.op != Op::variable && one.op != Op::field && one.op != Op::value && one.op != Op::parameter &&
        one.op != Op::today)
        return false;
    if (one.variable != other.variable || one.field != other.field || one.let != other.let || one.parameter != other.parameter)
        return false;
    return std::equal(one.parts.begin(), one.parts.end(), other.parts.begin(),
                      [](ExpressionPtr const& a, ExpressionPtr const& b) { return same_name(*a, *b); });
}

bool any_part(Expression const& expression, Guards const& guards) {
    return std::any_of(expression.parts.begin(), expression.parts.end(),
                       [&](ExpressionPtr const& part) { return part && may_be_none(*part, guards); });
}

/// What is known in the first branch of an `if`, or in the second.
Guards guards_in(Expression const& conditional, std::size_t branch, Guards guards) {
    if (branch == 1)
        guard_where_true(*conditional.parts[0], guards);
    else
        guard_where_false(*conditional.parts[0], guards);
    return guards;
}

bool branch_may(Expression const& conditional, std::size_t branch, Guards const& guards) {
    return may_be_none(*conditional.parts[branch], guards_in(conditional, branch, guards));
}

bool maps_none(Map const& map) {
    return std::any_of(map.pairs.begin(), map.pairs.end(), [](Pair const& pair) {
        return std::any_of(pair.keys.begin(), pair.keys.end(), [](Fact const& key) { return key.state == Fact::State::none; });
    });
}

bool arguments_may(Expression const& call, Guards const& guards) {
    for (std::size_t i = 0; i < call.parts.size() && i < call.let->parameters.size(); ++i)
        if (!call.let->parameters[i]->type.optional && may_be_none(*call.parts[i], guards)) return true;
    return false;
}

bool without_or_none(Expression const& name, Guards const& guards, bool type_says) { return type_says || any_part(name, guards); }

}  // namespace

bool may_be_none(Expression const& expression, Guards const& guards) {
    if (!expression.type.optional || expression.type.kind == Type::Kind::any) return false;
    for (ExpressionPtr const& guard : guards)
        if (same_name(*guard, expression)) return false;
    switch (expression.op) {
        case Op::field:
            return without_or_none(expression, guards, expression.field->type.optional);
        case Op::value:
            return without_or_none(expression, guards, expression.let->type.optional);
        case Op::parameter:
            return without_or_none(expression, guards, expression.parameter->type.optional);
        case Op::conditional:
            return branch_may(expression, 1, guards) || branch_may(expression, 2, guards);
        case Op::mapped:
            return expression.map->to.optional || (!maps_none(*expression.map) && any_part(expression, guards));
        case Op::call:
            return expression.let->type.optional || arguments_may(expression, guards);
        case Op::add:
        case Op::subtract:
        case Op::multiply:
        case Op::divide:
        case Op::negate:
        case Op::shift:
        case Op::elapsed:
        case Op::format:
            return any_part(expression, guards);
        case Op::extreme:
            return std::all_of(expression.parts.begin(), expression.parts.end(),
                               [&](ExpressionPtr const& part) { return may_be_none(*part, guards); });
        default:
            return true;
    }
}

Expression const& what_may_be_none(Expression const& expression, Guards const& guards) {
    if (expression.op != Op::conditional) return expression;
    std::size_t const branch = branch_may(expression, 1, guards) ? 1 : 2;
    return what_may_be_none(*expression.parts[branch], guards_in(expression, branch, guards));
}

void guard_where_true(Expression const& test, Guards& guards) {
    if (test.op == Op::negation) guard_where_false(*test.parts[0], guards);
    if (test.op == Op::conjunction)
        for (ExpressionPtr const& part : test.parts) guard_where_true(*part, guards);
}

void guard_where_false(Expression const& test, Guards& guards) {
    if (test.op == Op::is_none) guards.push_back(test.parts[0]);
    if (test.op == Op::negation) guard_where_true(*test.parts[0], guards);
    if (test.op == Op::disjunction)
        for (ExpressionPtr const& part : test.parts) guard_where_false(*part, guards);
}

void find_negated_comparisons(Expression const& expression, Guards const& guards, std::vector<Expression const*>& found) {
    if (expression.op == Op::negation && expression.parts[0]->op == Op::compare && any_part(*expression.parts[0], guards))
        found.push_back(&expression);
    Guards known = guards;
    for (std::size_t i = 0; i < expression.parts.size(); ++i) {
        ExpressionPtr const& part = expression.parts[i];
        if (!part) continue;
        Guards here = known;
        if (expression.op == Op::conditional && i == 1) guard_where_true(*expression.parts[0], here);
        if (expression.op == Op::conditional && i == 2) guard_where_false(*expression.parts[0], here);
        find_negated_comparisons(*part, here, found);
        if (expression.op == Op::conjunction) guard_where_true(*part, known);
        if (expression.op == Op::disjunction) guard_where_false(*part, known);
    }
}

}  // namespace rubric::check
