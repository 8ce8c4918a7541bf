// The day that the interface of Arrow counts days from.
#pragma once

#include <rubric/date.hpp>

namespace rubric::batch {

inline constexpr Day epoch = *parse_iso("1970-01-01");

}  // namespace rubric::batch
