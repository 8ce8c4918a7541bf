// Columns made of Python values, and given away as an Arrow stream. Nothing of Arrow has to be installed for it.
#pragma once

#include "native.hpp"

#include <rubric/arrow.hpp>

#include <cstdint>
#include <memory>

namespace rubric::python {

/// A column that owns what it holds.
struct MadeColumn {
    std::string name, format;                  ///< n b l g tdD u +s +l, as the Arrow C data interface writes them
    std::int64_t length = 0, missing = 0;
    std::vector<std::uint8_t> validity{}, bits{};
    std::vector<std::int64_t> wholes{};
    std::vector<double> numbers{};
    std::vector<std::int32_t> days{}, offsets{};  ///< days since 1970; offsets of texts and lists
    std::string characters{};
    std::vector<MadeColumn> inside{};          ///< fields of a struct, the elements of a list
};

/// From values that are None, bool, int, float, date, str, dict or list. Whole numbers beside others are numbers; anything else that is mixed
/// is text, as a file would have it; dicts or lists beside anything else are a ValueError, but a list may be `none`, which has no elements.
MadeColumn made_column(std::string name, py::list const& values);

/// A stream of one batch, which owns the columns.
void give(MadeColumn table, ArrowArrayStream* out);

}  // namespace rubric::python
