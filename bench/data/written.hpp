// The cases as files, for whoever decides them elsewhere.
#pragma once

#include "cases.hpp"

namespace bench {

/// For the peers in Python: of each fact its values, NAME.values, and a byte a row whether it is there, NAME.known; and the answers that all
/// give, likewise, once they have been compared. Values are as Columns has them, booleans a byte each.
void write_cases(std::string const& folder, Shape const& shape);

/// A row a case, as the dataset of the framework has it.
void write_csv(std::string const& path, Shape const& shape);

}  // namespace bench
