// What a framework takes and gives, as data for programs that draw forms, make cases, or join tables.
//
//   std::cout << rubric::schema_json(framework);        // docs/interfaces.md, A schema
#pragma once

#include <rubric/framework.hpp>

#include <string>
#include <vector>

namespace rubric {

/// Records with their fields, decisions, offers, duties, parameters, reports, datasets with the headers that they read; as one JSON object.
std::string schema_json(Framework const& framework);

/// For each fact, and for each field of a list's elements, values on both sides of everything that it is compared with: a JSON object
/// from paths, `on_roll` or `visits[].on`, to arrays. What it is compared with may depend on the day.
std::string telling_values_json(Framework const& framework, DecideOptions const& options);

/// The names of the frameworks that `load` finds anywhere, in alphabetical order.
std::vector<std::string> bundled_frameworks();

}  // namespace rubric
