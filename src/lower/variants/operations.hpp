// The operations once more, for another instruction set: included by the file that names it, which is compiled for that set and
// without weak symbols, so that no inline function of it can take the place of another file's. All that leaves the file is its
// entry.
#include "lower/compiled_operations.hpp"

namespace rubric::operations {

CompiledOperations RUBRIC_VARIANT() { return {perform_one<Engine>, perform_all<Engine>, Answers{}}; }

}  // namespace rubric::operations
