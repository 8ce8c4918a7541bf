// From a reading that failed to what is said about it, and to where reading goes on.
#pragma once

#include "grammar/file.hpp"

#include <rubric/diagnostic.hpp>

namespace rubric::syntax {

/// One declaration that failed: where it began, and the text around it.
struct Failed {
    grammar::Reading& from;
    char const* text;   ///< the source's first byte
    char const* begin;  ///< of the declaration, past blanks
};

Diagnostic explain(grammar::Unexpected const& failure, Failed const& declaration);
Diagnostic explain(grammar::Refusal const& failure, Failed const& declaration);

/// Nothing of a file begins with what stands at `at`; `declaration` is the one before, or null.
Diagnostic explain_leftover(char const* at, grammar::Reading const& from, char const* declaration);
Diagnostic explain_header(char const* at, grammar::Reading const& from);

/// The next declaration: a word that begins one, at `at` or later, the first of its line, no deeper indented than the one that
/// failed.
char const* resume(char const* at, Failed const& declaration);

}  // namespace rubric::syntax
