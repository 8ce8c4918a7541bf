// Cited headings against the text of the source itself.
#pragma once

#include "check/model.hpp"

namespace rubric::review {

struct SourceText {
    std::string source;  ///< its name in the framework
    std::string text;
};

struct Citations {
    Diagnostics missing;    ///< a heading that the text does not hold, with the nearest line of it
    std::size_t found = 0;  ///< headings found
};

/// Headings cited together stand apart by `;`. Found is what stands in the text, apart from case, space, and the kinds of
/// quotation marks and dashes; a heading may run over lines.
Citations check_citations(check::Framework const& framework, SourceText const& source);

}  // namespace rubric::review
