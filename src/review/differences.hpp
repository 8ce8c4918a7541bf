// A variant as its differences from its base.
#pragma once

#include "check/model.hpp"

namespace rubric::review {

struct Difference {
    std::string action, what;  ///< `replace`, `rule counts_as.met`
    std::string was, now;      ///< as written, on one line; empty: not there before, or no more
    std::string file;          ///< of the amendment
    std::size_t line = 0;
};

/// In the order written; none of a framework that is no variant.
std::vector<Difference> differences(check::Framework const& framework, Sources const& sources);

}  // namespace rubric::review
