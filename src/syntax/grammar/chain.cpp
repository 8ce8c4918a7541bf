#include "chain.hpp"

#include <algorithm>
#include <array>

namespace rubric::syntax::grammar {
namespace {

using Fold = Operator::Fold;

// Loosest first. `if` stands only where a whole expression does, so it is not here.
constexpr auto operators = std::to_array<Operator>({
    {"or", Kind::binary, 2, Fold::row},        {"and", Kind::binary, 3, Fold::row},
    {"not", Kind::negation, 4, Fold::prefix},  {"=", Kind::binary, 5, Fold::single},
    {"!=", Kind::binary, 5, Fold::single},     {"<", Kind::binary, 5, Fold::single},
    {"<=", Kind::binary, 5, Fold::single},     {">", Kind::binary, 5, Fold::single},
    {">=", Kind::binary, 5, Fold::single},     {"in", Kind::in, 5, Fold::single},
    {"not in", Kind::not_in, 5, Fold::single}, {"is", Kind::is, 5, Fold::single},
    {"is not", Kind::is_not, 5, Fold::single}, {"to", Kind::range, 6, Fold::single},
    {"under", Kind::range, 6, Fold::single},   {"+", Kind::binary, 7, Fold::left},
    {"-", Kind::binary, 7, Fold::left},        {"*", Kind::binary, 8, Fold::left},
    {"/", Kind::binary, 8, Fold::left},        {"minus", Kind::negate, 9, Fold::prefix},
});

Expression made(Operation const& operation, std::vector<Expression> parts, At at) {
    Operator const& meaning = *operation.meaning;
    Expression made;
    made.kind = meaning.kind;
    if (meaning.kind == Kind::binary || meaning.kind == Kind::range) made.word = meaning.word;
    made.parts = std::move(parts);
    made.at = at;
    made.word_at = operation.at;
    measure(made, operation.at);
    return made;
}

Refusal too_deep(Place at) { return {text::Code::R0121, at, {}, std::to_string(limits::expression_depth)}; }

Place between(Place first, Place last) { return {first.source, first.begin, last.end}; }

}  // namespace

Operator const* find_operator(std::string_view word) {
    auto const found = std::ranges::find(operators, word, &Operator::word);
    return found == operators.end() ? nullptr : &*found;
}

void measure(Expression& expression, Place at) {
    unsigned deepest = 0;
    for (Expression const& part : expression.parts) deepest = std::max(deepest, part.depth.levels);
    expression.depth.levels = deepest + 1;
    if (expression.depth.levels > limits::expression_depth) throw too_deep(at);
}

void Chain::operation(Operation next) {
    Operator const& coming = *next.meaning;
    if (coming.fold == Fold::prefix) {
        if (++prefixes_ >= limits::expression_depth) throw too_deep(next.at);
    } else {
        while (!waiting_.empty()) {
            Operator const& top = *waiting_.back().meaning;
            if (top.level < coming.level || (&top == &coming && coming.fold == Fold::row)) break;
            reduce();
        }
    }
    waiting_.push_back(next);
}

void Chain::reduce() {
    Operation const operation = waiting_.back();
    if (operation.meaning->fold == Fold::prefix) return reduce_prefix(operation);
    std::size_t count = 2;
    waiting_.pop_back();
    if (operation.meaning->fold == Fold::row)
        for (; !waiting_.empty() && waiting_.back().meaning == operation.meaning; waiting_.pop_back()) ++count;
    auto const first = operands_.end() - static_cast<std::ptrdiff_t>(count);
    std::vector<Expression> parts(std::make_move_iterator(first), std::make_move_iterator(operands_.end()));
    operands_.erase(first, operands_.end());
    At const at = between(parts.front().at, parts.back().at);
    operands_.push_back(made(operation, std::move(parts), at));
}

void Chain::reduce_prefix(Operation const& operation) {
    waiting_.pop_back();
    --prefixes_;
    std::vector<Expression> parts;
    parts.push_back(std::move(operands_.back()));
    At const at = between(operation.at, parts.front().at);
    operands_.back() = made(operation, std::move(parts), at);
}

Chain::operator Expression() && {
    while (!waiting_.empty()) reduce();
    if (operands_.empty()) return {};
    return std::move(operands_.back());
}

}  // namespace rubric::syntax::grammar
