// Cases of any framework: every fact drawn from what its field may hold, so many of a hundred missing. Not what authorities send, but each
// operation has something of everything to work on.
#pragma once

#include <rubric/facts.hpp>

#include <vector>

namespace bench {

std::vector<rubric::Row> any_cases(rubric::Graph const& graph, rubric::Texts& texts, std::size_t count, unsigned missing);

}  // namespace bench
