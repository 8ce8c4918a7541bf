// A table of Arrow columns as a dataset reads it: each cell as a file would have it.
#pragma once

#include "batch/arrow_table.hpp"
#include "data/records.hpp"

namespace rubric::batch {

std::shared_ptr<data::Table const> as_records(std::shared_ptr<ArrowTable const> table);

}  // namespace rubric::batch
