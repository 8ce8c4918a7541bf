// The cases as an Arrow table, nothing copied; and what was decided, read back from one.
#pragma once

#include "columns.hpp"

#include <rubric/arrow.hpp>

#include <memory>

namespace bench {

/// A table of one batch. It keeps the columns for as long as anybody has it.
void to_arrow(std::shared_ptr<Columns const> columns, ArrowArrayStream* out);

/// Reads the stream to its end and releases it. Throws for a column that is not there or of another type.
Decided from_arrow(ArrowArrayStream* stream, std::size_t rows);

}  // namespace bench
