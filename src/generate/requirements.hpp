// A framework as a picture of what its decisions need.
#pragma once

#include "check/model.hpp"
#include "generate/picture.hpp"

namespace rubric::generate {

/// Its decisions, and all that they rest on: the lets that have a title, fields of the case, parameters, and the headings that are cited.
/// What has no title, and functions, are seen through.
Picture requirements(check::Framework const& framework);

}  // namespace rubric::generate
