// Types of the model as domains of the graph.
#pragma once

#include "check/model.hpp"

#include <rubric/builder.hpp>

#include <map>

namespace rubric::lower {

class Types {
public:
    explicit Types(GraphBuilder& build) : build_(&build) {}

    /// Of a list: of its elements; of a record: of its presence; of a duty: boolean.
    Domain domain(check::Type const& type);
    EnumerationId enumeration(check::Values const& values);

private:
    GraphBuilder* build_;
    std::map<check::Values const*, EnumerationId> enumerations_;
};

inline check::Type element_of(check::Type type) {
    type.list = type.optional = false;
    return type;
}

inline check::Type maybe(check::Type type) {
    type.optional = true;
    return type;
}

}  // namespace rubric::lower
