// The frameworks of examples/frameworks, held in the library, so that `use ofsted` and `rubric check hampshire_isp` work
// anywhere.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rubric::text {

/// The text of a bundled framework by its name, such as `ofsted`.
std::optional<std::string_view> bundled(std::string_view name);

/// In alphabetical order.
std::vector<std::string_view> bundled_names();

/// "did you mean the bundled framework `ofsted`?", or nothing where no bundled framework has a name near this one.
std::string meant_bundled(std::string_view name);

}  // namespace rubric::text
