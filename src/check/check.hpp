// Tree to typed model: names, types, scales, maps, policies, none-safety.
#pragma once

#include "model.hpp"
#include "syntax/tree.hpp"

#include <functional>

namespace rubric::check {

/// Finds the source of a used framework: beside the file that says `use`, then among the bundled ones. Adds it to the sources.
using Load = std::function<std::optional<std::uint32_t>(std::string const& name, std::uint32_t user, Sources& sources)>;

struct Checked {
    std::shared_ptr<Framework const> framework;  ///< null when a diagnostic is an error
    Diagnostics diagnostics;
};

/// Every error that can be found is. A used framework is parsed and checked once for each name. Never throws on input.
Checked check(Sources& sources, syntax::File const& file, std::uint32_t source, Load const& load);

}  // namespace rubric::check
