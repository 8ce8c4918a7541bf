// The scenarios inside a framework, run.
//
//   for (rubric::ScenarioResult const& each : rubric::run_scenarios(framework))
//       if (each.status == rubric::ScenarioResult::Status::failed) std::cerr << each.title << '\n' << each.message;
#pragma once

#include <rubric/framework.hpp>

#include <string>
#include <vector>

namespace rubric {

struct ScenarioResult {
    enum class Status { passed, failed, waiting };
    std::string title{};
    std::string file{};                      ///< where it is written
    std::size_t line = 0;
    Status status = Status::passed;
    std::string message{};                   ///< each expectation that does not hold, with what was found; or what it waits for
    std::size_t held = 0, expected = 0;      ///< expectations that hold, and all of them
};

/// In the order written.
std::vector<ScenarioResult> run_scenarios(Framework const& framework);

}  // namespace rubric
