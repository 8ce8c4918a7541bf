// What a scenario gives, as the facts of a case.
#pragma once

#include "questions.hpp"

#include <rubric/evaluation.hpp>

#include <functional>
#include <string>

namespace rubric::scenario {

struct Facts {
    Row row;
    std::vector<std::pair<std::uint32_t, Fact>> parameters;  ///< places in Graph::parameters, and what they are set to
    std::vector<std::string> waits_for;
};

/// What a value that is computed comes to; nothing where that is not one thing.
using Compute = std::function<std::optional<Fact>(check::Expression const&)>;

/// The day decided for: what the scenario says, else the first day in force, else unknown.
Fact day_of(check::Framework const& framework, check::Scenario const& scenario);

Facts facts_of(check::Framework const& framework, check::Scenario const& scenario, Graph const& graph, Texts& texts,
               Compute const& compute);

}  // namespace rubric::scenario
