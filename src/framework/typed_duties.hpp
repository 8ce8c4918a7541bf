// The long form of duties, whose cells were written as texts, in columns of their types.
#pragma once

#include "batch/output.hpp"

namespace rubric {

/// `element` and `short` are whole numbers, `by` is a date. Where one of the last two has no such value, `NAME_possible` beside it says what it may be, or
/// `none`, `error` or `withheld`. `numbered`: keys are whole numbers too.
batch::OutputTable typed_duties(batch::OutputTable texts, bool numbered);

/// A column of so many keys that are whole numbers, to be filled.
batch::Output number_keys(std::size_t rows);

}  // namespace rubric
