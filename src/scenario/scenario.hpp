// Runs the scenarios of a framework: the facts that each gives, decided on its day, held against what it expects.
#pragma once

#include "check/model.hpp"

#include <string>
#include <vector>

namespace rubric::scenario {

enum class Status {
    passed,
    failed,  ///< some expectation does not hold; `failures` says which and what was found
    waiting  ///< the rest holds, and this version cannot evaluate what is left: `waits_for` names it
};

struct Result {
    std::string title;
    Place at;
    Status status = Status::passed;
    Diagnostics failures;                ///< given rows that cannot be used, then one an expectation
    std::vector<std::string> waits_for;  ///< features, each once
    std::size_t held = 0, expected = 0;  ///< expectations that hold, and all of them
};

/// One result a scenario, in the order written. The framework has been checked without errors.
std::vector<Result> run(check::Framework const& framework);

}  // namespace rubric::scenario
