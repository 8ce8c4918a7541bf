// Cases that a case holds: where rows of their own datasets go.
#pragma once

#include "model.hpp"

namespace rubric::check {

/// Fields one in another, from the case to what it holds; the way to the case itself is empty.
using Way = std::vector<Field const*>;

/// Every way from a case to one of `wanted`, in the order of the fields, through at most one list and no case in itself.
std::vector<Way> ways_to(Record const& from, Record const& wanted);

/// `plans`, `registration.previous`.
std::string path_of(Way const& way);

}  // namespace rubric::check
