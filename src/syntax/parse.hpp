// Text to tree.
#pragma once

#include "tree.hpp"

#include <optional>

namespace rubric::syntax {

struct Parsed {
    File file;                ///< what could be read; complete when there is no error
    Diagnostics diagnostics;  ///< every error of the file, in order of place
};

/// Reads one source. Never throws on input; every error of the file is found in one go.
Parsed parse(Sources const& sources, std::uint32_t source);

/// The text laid out: the author's line breaks and every comment kept, indentation, spacing and tables made regular.
/// Formatting twice changes nothing; the tree stays the same. A text that has something in it which is no token comes back as it is.
std::string format(std::string_view text);

}  // namespace rubric::syntax
