// A look through written expressions that needs no names: what they mention, and the first duration in them.
#pragma once

#include "syntax/tree.hpp"

#include <string>
#include <vector>

namespace rubric::check {

/// Every name in it, those in the gaps of its texts too, in no order; some may turn out to be levels.
void mentioned(syntax::Expression const& written, std::vector<std::string>& names);
void mentioned(std::optional<syntax::String> const& text, std::vector<std::string>& names);

/// The first duration that is written out, or null.
syntax::Expression const* first_duration(syntax::Expression const& written);

}  // namespace rubric::check
