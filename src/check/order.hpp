// Which levels an expression can give. Only what stands on the order of its scale may be compared by order.
#pragma once

#include "draft.hpp"

#include <cstdint>

namespace rubric::check {

/// A type has at most as many levels as a word has bits, less two.
inline constexpr std::size_t most_levels = 62;

using LevelSet = std::uint64_t;

LevelSet all_levels(Values const& values);

/// A level itself; of a map its outcomes; of a let, function or decision what its body gives; of a field or parameter all of its
/// type. Zero for what is no level.
LevelSet levels_of(Expression const& expression, Library const& library);

/// Reports what may be off the order, and what has none. True: it may be compared by order.
bool require_order(Draft& draft, Expression const& expression, Place at);

}  // namespace rubric::check
