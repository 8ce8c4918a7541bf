#ifdef RUBRIC_INSTRUCTION_SETS
#define RUBRIC_VARIANT operations_v4
#include "lower/variants/operations.hpp"
#endif
