#define RUBRIC_VARIANT operations_portable
#include "lower/variants/operations.hpp"
