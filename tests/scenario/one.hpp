// One scenario of a framework in text, run.
#pragma once

#include "../lower/decided.hpp"

#include "scenario/scenario.hpp"

namespace rubric {

inline scenario::Result run_in(std::string const& framework, std::string const& body) {
    auto const made = checked(framework + ("scenario \"s\" { " + body + " }"));
    auto const results = scenario::run(*made);
    REQUIRE(results.size() == 1);
    return results[0];
}

}  // namespace rubric
