// What a scenario gives, as the facts of a case.
#pragma once

#include "check/model.hpp"

#include <rubric/facts.hpp>

#include <string>

namespace rubric::scenario {

struct Facts {
    Row row;
    std::vector<std::pair<std::uint32_t, Fact>> parameters;  ///< places in Graph::parameters, and what they are set to
    std::vector<std::string> waits_for;
    Diagnostics wrong;                                       ///< rows that cannot be used
};

/// On the day that the scenario says, else the first in force; else the day is unknown.
Facts facts_of(check::Framework const& framework, check::Scenario const& scenario, Graph const& graph, Texts& texts);

}  // namespace rubric::scenario
