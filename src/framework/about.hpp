// FILE.about.json: what the decisions in FILE were made from. The same run writes the same bytes.
#pragma once

#include "data/reader.hpp"

#include <rubric/framework.hpp>

namespace rubric {

/// Writes it beside `request.out`, which is finished. Throws InputError where it cannot.
void write_about(Framework const& framework, EvaluateRequest const& request, data::Summary const& read, Summary const& summary);

}  // namespace rubric
