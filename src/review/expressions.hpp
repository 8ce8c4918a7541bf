// Every expression of a framework, and every one inside it.
#pragma once

#include "check/model.hpp"

#include <functional>

namespace rubric::review {

using Visit = std::function<void(check::Expression const&)>;

/// Of lets, decisions, offers, duties, maps, parameters, computed fields, datasets and reports; not of scenarios.
void each_expression(check::Framework const& framework, Visit const& visit);

/// The expression and its parts, at any depth.
void each_part(check::Expression const& expression, Visit const& visit);

}  // namespace rubric::review
