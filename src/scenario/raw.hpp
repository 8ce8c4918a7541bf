// `given from`: raw columns, as they arrive in a file.
#pragma once

#include "given.hpp"

namespace rubric::scenario {

/// The facts that the scenario's raw columns give, for `day`; their texts go into `texts`. What cannot be used is in `wrong`, with its
/// place.
void give_raw(check::Framework const& framework, check::Scenario const& scenario, Graph const& graph, Fact day, Texts& texts, Facts& facts);

}  // namespace rubric::scenario
