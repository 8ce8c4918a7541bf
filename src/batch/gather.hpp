// Rows of facts into columns of facts.
#pragma once

#include <rubric/fact_columns.hpp>

#include <memory>
#include <vector>

namespace rubric::batch {

class Gather {
public:
    Gather(Graph const& graph, ShapeId shape);
    ~Gather();

    void add(Row const& row);
    /// Ends it.
    FactColumns columns();

private:
    struct List;

    Graph const* graph_;
    ShapeId shape_;
    std::size_t rows_ = 0;
    std::vector<FactColumn> slots_;
    std::vector<std::vector<std::int64_t>> values_;
    std::vector<List> lists_;
};

}  // namespace rubric::batch
