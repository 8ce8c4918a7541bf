// A variant as the framework that it comes to: the tree of its base, amended, under its own header. What follows, names, types
// and rules, is checked as of any framework; places tell whose text each part stands in.
#pragma once

#include "check/check.hpp"

namespace rubric::check {

struct Amended {
    syntax::File file;
    std::vector<Amendment> amendments;  ///< in the order written
    std::string base, base_title;
    Diagnostics found;
    bool complete = false;  ///< the base was found and reads; otherwise `found` says why not
};

/// `set` of a parameter that a used framework declares stays among the items. `source`: where the variant stands.
Amended amend(Sources& sources, syntax::File const& variant, std::uint32_t source, Load const& load);

}  // namespace rubric::check
