// A table whose columns are called as fields, as columns of facts.
#pragma once

#include "batch/arrow_table.hpp"
#include "batch/bound.hpp"
#include "data/header.hpp"

namespace rubric::batch {

/// The names of a table's columns.
data::Header header_of(ArrowTable const& table);

/// Binds facts, keys, notes and errors of `into`, whose texts are there. Throws InputError for a column of a type that its field cannot
/// be read from, and where no column is called as a field is. `sensitive`: errors show what sensitive fields were given.
void bind_fields(std::shared_ptr<ArrowTable const> const& table, Graph const& graph, bool sensitive, BoundCases& into);

}  // namespace rubric::batch
