// The operations, compiled once for the whole library and each instruction set; which of them run is settled when the first does.
#include "lower/compiled_operations.hpp"

#include <rubric/instruction_sets.hpp>

#include <atomic>
#include <stdexcept>

namespace rubric {
namespace {

using operations::CompiledOperations;

struct InstructionSet {
    char const* name;
    bool runs_here;
    CompiledOperations compiled;
};

/// The entry is code of its set, too: it is called only where that runs.
InstructionSet made(char const* name, bool runs_here, CompiledOperations (*entry)()) {
    return {name, runs_here, runs_here ? entry() : CompiledOperations{}};
}

/// From the plainest to the best.
std::span<InstructionSet const> all_sets() {
    static InstructionSet const sets[] = {
        made("portable", true, operations::operations_portable),
#ifdef RUBRIC_INSTRUCTION_SETS
        made("x86-64-v2", __builtin_cpu_supports("x86-64-v2") != 0, operations::operations_v2),
        made("x86-64-v3", __builtin_cpu_supports("x86-64-v3") != 0, operations::operations_v3),
        made("x86-64-v4", __builtin_cpu_supports("x86-64-v4") != 0, operations::operations_v4),
#endif
    };
    return sets;
}

InstructionSet const* best_set() {
    InstructionSet const* best = nullptr;
    for (InstructionSet const& each : all_sets())
        if (each.runs_here) best = &each;
    return best;
}

std::atomic<InstructionSet const*>& set_in_use() {
    static std::atomic<InstructionSet const*> used{best_set()};
    return used;
}

CompiledOperations const& in_use() { return set_in_use().load(std::memory_order_relaxed)->compiled; }

}  // namespace

std::vector<std::string> instruction_sets() {
    std::vector<std::string> names;
    for (InstructionSet const& each : all_sets())
        if (each.runs_here) names.emplace_back(each.name);
    return names;
}

std::string instruction_set() { return set_in_use().load()->name; }

void use_instruction_set(std::string_view name) {
    for (InstructionSet const& each : all_sets())
        if (each.name == name && each.runs_here) return set_in_use().store(&each);
    throw std::invalid_argument("this machine has no instruction set " + std::string(name));
}

namespace operations {

template <>
void run_one(Engine& run, NodeId id) {
    in_use().run_one(run, id);
}
template <>
void run_all(Engine& run) {
    in_use().run_all(run);
}
template <>
Answers answers<Engine>() {
    return in_use().answers;
}

}  // namespace operations
}  // namespace rubric
