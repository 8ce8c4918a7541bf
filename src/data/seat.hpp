// Where the rows of a dataset go: to the case, to a case that it holds, or to those in a list of it.
#pragma once

#include "check/held.hpp"
#include "data/case.hpp"

#include <string>
#include <vector>

namespace rubric::data {

struct Seat {
    std::string path{};              ///< from the case; empty: the case itself
    std::uint32_t list = nothing;    ///< of shape 0, that the way leads through; its elements are the rows there
    ShapeId shape = 0;               ///< of those rows
    std::string prefix{};            ///< of the fields there, in their row: `registration.`
    std::vector<std::uint32_t> outer{}, inner{};  ///< slots that say of the records on the way that they are there: of the case, of its element
};

Seat seat_of(check::Way const& way, Graph const& graph);

/// The fields under a prefix such as `registration.`
Names const& under(Names const& names, std::string_view prefix);

/// The list of this path in a shape; `nothing` if there is none.
std::uint32_t list_at(Graph const& graph, ShapeId shape, std::string_view path);

/// Who sits where a dataset's rows go: what it is of, or what holds the list that it is of.
inline check::Record const& sitter_of(check::Dataset const& dataset) { return dataset.list ? *dataset.list->owner : *dataset.of; }

}  // namespace rubric::data
