// What a let, a decision or a computed field reads of its own case, so that it can be lowered after it: lowering then never goes
// deep, however long the chain of lets is.
#pragma once

#include "check/model.hpp"

#include <set>
#include <variant>
#include <vector>

namespace rubric::lower {

using Readable = std::variant<check::Value const*, check::Field const*, check::Duty const*, check::Offer const*>;

/// Everything that `start` reads and `known` does not hold yet, each after what it reads itself; `start` is the last. Adds it all
/// to `known`.
std::vector<Readable> reading_order(Readable start, std::set<Readable>& known);

}  // namespace rubric::lower
