// Builds of the operations, one for each instruction set.
#pragma once

#include <rubric/evaluation/operations.hpp>

namespace rubric::operations {

struct CompiledOperations {
    void (*run_one)(Engine&, NodeId) = nullptr;
    void (*run_all)(Engine&) = nullptr;
    Answers answers;
};

CompiledOperations operations_portable();
CompiledOperations operations_v2();
CompiledOperations operations_v3();
CompiledOperations operations_v4();

}  // namespace rubric::operations
