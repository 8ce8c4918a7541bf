// Arrow columns as lists of Python values.
#pragma once

#include "native.hpp"

#include <rubric/arrow.hpp>

namespace rubric::python {

/// Reads the stream to its end: a list a column, in order; of those wanted, or if none is named of all. Numbers, decimals, dates, dates with times, booleans, texts, and dictionaries of them; a
/// column of another type is an InputError that names it.
py::dict read_columns(ArrowArrayStream* stream, std::vector<std::string> const& wanted);

}  // namespace rubric::python
