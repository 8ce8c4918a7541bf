// The one decision whose counts are asked for, under variants of parameters, whatever holds the cases.
#pragma once

#include "state.hpp"

#include <rubric/what_if.hpp>
#include <rubric/what_if/variants.hpp>

namespace rubric {

/// Reads the axes; throws as what_if does.
Variants variants_of(Graph const& graph, Texts& texts, DecideOptions const& options, std::vector<Axis> const& axes, std::string const& decision);

/// Of variants that are finished.
std::vector<VariantCounts> counts_of(Graph const& graph, Variants const& variants, std::vector<Axis> const& axes);

}  // namespace rubric
