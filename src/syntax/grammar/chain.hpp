// Operands and operators as they are read, flat, folded into one expression by the table of precedence.
#pragma once

#include "reading.hpp"

namespace rubric::syntax::grammar {

struct Operator {
    enum class Fold {
        prefix,
        left,   ///< a - b - c is (a - b) - c
        row,    ///< a and b and c is one expression of three parts
        single  ///< a < b < c is refused by the grammar
    };
    std::string_view word;
    Kind kind;
    int level;  ///< a higher one binds tighter
    Fold fold;
};

/// The operator written so, or null; `minus` is the `-` before an operand.
Operator const* find_operator(std::string_view word);

/// An operator where it stands.
struct Operation {
    Operator const* meaning = nullptr;
    Place at{};
};

class Chain {
public:
    Chain() = default;
    Chain(Expression only) { operands_.push_back(std::move(only)); }

    void operand(Expression next) { operands_.push_back(std::move(next)); }
    void operation(Operation next);

    /// The expression; the chain is spent.
    operator Expression() &&;

private:
    void reduce();
    void reduce_prefix(Operation const& operation);

    std::vector<Expression> operands_;
    std::vector<Operation> waiting_;
    unsigned prefixes_ = 0;  ///< of those waiting
};

/// Sets an expression's depth from its parts; refuses one deeper than the limit, at `at`.
void measure(Expression& expression, Place at);

}  // namespace rubric::syntax::grammar
