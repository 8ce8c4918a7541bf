#ifdef RUBRIC_INSTRUCTION_SETS
#define RUBRIC_VARIANT operations_v2
#include "lower/variants/operations.hpp"
#endif
