// Whether an expression can be none, where some names are known not to be.
//
// A type says `or none` of all that a value may be; here the guards that stand around it are heeded too: `x is not none and …`,
// `if x is none then … else`, a rule's own `when`, the earlier rules of a `first`.
#pragma once

#include "model.hpp"

#include <vector>

namespace rubric::check {

/// Names, or names and fields of names, that are not none here.
using Guards = std::vector<ExpressionPtr>;

bool may_be_none(Expression const& expression, Guards const& guards = {});

/// Of an expression that may be none, the part that makes it so: the branch of an `if`, or the whole.
Expression const& what_may_be_none(Expression const& expression, Guards const& guards);

/// Adds what surely is not none where a test holds, or where it does not.
void guard_where_true(Expression const& test, Guards& guards);
void guard_where_false(Expression const& test, Guards& guards);

/// Comparisons that stand under a `not` although a side of them may be none.
void find_negated_comparisons(Expression const& expression, Guards const& guards, std::vector<Expression const*>& found);

}  // namespace rubric::check
