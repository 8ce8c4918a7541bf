// The operations, compiled once for the whole library.
#include <rubric/evaluation/operations.hpp>

namespace rubric::operations {

template void run_one(Engine&, NodeId);
template void run_all(Engine&);

}  // namespace rubric::operations
