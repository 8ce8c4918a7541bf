#ifdef RUBRIC_INSTRUCTION_SETS
#define RUBRIC_VARIANT operations_v3
#include "lower/variants/operations.hpp"
#endif
