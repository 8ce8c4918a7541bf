// Holds the engine to the oracle: one framework, compiled as a user's would be, on one case.
#pragma once

#include "cases.hpp"
#include "generator.hpp"

#include <rubric/evaluation.hpp>

#include <functional>
#include <map>

namespace rubric::oracle {

struct Program {
    Sources sources;
    Diagnostics diagnostics;
    std::shared_ptr<check::Framework const> framework;  // null where it was diagnosed
    Graph graph;
};

std::unique_ptr<Program> compile(Generated const& text);
std::string errors(Program const& program);

/// The value as the oracle's set.
Set set_of(Value const& value, Texts const& texts);

/// What differs between the engine's answers, in its row, and the oracle's; empty: nothing. `altered` is what stands for the engine's
/// value of a decision, so that a test can put a wrong one there.
using Altered = std::function<Set(Set const&)>;
std::vector<std::string> differences(Program const& program, Case const& one, Evaluation const& engine, Texts const& texts, Altered const& altered = {});

/// `FIRST:COUNT` of RUBRIC_ORACLE_SEEDS, of which at most so many; where that is not set, `count` from the first.
struct Seeds { std::uint64_t first = 0, count = 0; };
Seeds seeds(std::uint64_t count, std::uint64_t most = UINT64_MAX);
/// So many frameworks as RUBRIC_ORACLE_FRAMEWORKS says, for what holds the engine to the oracle and to itself in many ways; else 500.
Seeds seeds_of_agreement();

/// How often each operation and policy was evaluated, with a determined result and with an open one.
struct Exercise {
    struct Count { std::size_t determined = 0, open = 0, in_error = 0; };
    std::map<Op, Count> operations;
    std::map<Policy, Count> policies;
    std::size_t decisions = 0, open = 0, in_error = 0, facts = 0, without_value = 0;
    void note(Graph const& graph, Evaluation const& engine);
    void note(Instance const& facts);
};

}  // namespace rubric::oracle
