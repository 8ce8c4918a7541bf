// A case that is kept: as JSON beside the framework's text, and carried over to another framework, in which some of its fields
// are left.
#pragma once

#include "cases.hpp"

#include <string_view>

namespace rubric::oracle {

/// One object, as `rubric explain` reads a case. A fact in error is a text that is no value of its type: only of a text is it
/// lost on the program.
std::string json_of(Case const& one);
/// The case that was written so, for a framework that has these fields. Throws std::invalid_argument for another text.
Case case_of(std::string_view json, check::Framework const& framework);

/// The same facts by name, as far as the other framework has them with the same type.
Case carried(Case const& one, check::Framework const& to);

}  // namespace rubric::oracle
