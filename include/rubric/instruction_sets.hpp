// The library has its operations compiled for several instruction sets, and runs the best that the machine has. All of them give
// the same to the last bit; tests and measurements choose one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rubric {

/// Those that this machine can run, from "portable" to the best.
std::vector<std::string> instruction_sets();
/// The one that runs.
std::string instruction_set();
/// Runs another from now on, in all threads. Throws std::invalid_argument for one that this machine does not have.
void use_instruction_set(std::string_view name);

}  // namespace rubric
