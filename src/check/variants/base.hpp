// The tree that a variant amends: a variant's own base is its base's base, amended.
#pragma once

#include "amend.hpp"

namespace rubric::check {

/// Reads the base of a variant. `chain`: the variants met on the way, the outermost first; one met again is a circle.
Amended read_base(Sources& sources, syntax::File const& variant, std::uint32_t source, Load const& load,
                  std::vector<std::string>& chain);

/// `base` with the amendments of `variant`, under the variant's header.
Amended amended_by(Amended base, syntax::File const& variant);

}  // namespace rubric::check
