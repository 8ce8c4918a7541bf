// Random cases of a framework, in which at least a third of the facts are unknown, none or in error; and the same case as rows of
// facts for the engine, and as words for whoever reads a failure.
#pragma once

#include "evaluator.hpp"
#include "random.hpp"

#include <rubric/facts.hpp>

namespace rubric::oracle {

struct Case {
    std::shared_ptr<Instance> facts;
    std::optional<std::int64_t> today;
};

Case random_case(Random& random, check::Framework const& framework, int unknown, int wrong);
/// A value of the type, or none where it has none.
Datum random_scalar(Random& random, check::Type const& type);
Row row_of(Case const& one, Graph const& graph, Texts& texts);
std::string show(Case const& one);

}  // namespace rubric::oracle
