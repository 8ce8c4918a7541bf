// The engine against the oracle: random frameworks, sixteen cases each. RUBRIC_ORACLE_SEEDS=FIRST:COUNT chooses which.
// What differs is made as small as it goes and kept in the folder of the build, with the case and both answers.
#include "shrink.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <iostream>

namespace rubric::oracle {
namespace {

constexpr int cases_each = 16;

/// Alone as the oracle has it; and every node the same among other cases as alone.
std::vector<std::string> found_on(Program const& program, Case const& one, Evaluation const& alone, Texts const& texts, Evaluation const& all,
                                  std::vector<std::uint32_t> const& begin) {
    auto found = differences(program, one, alone, texts);
    for (NodeId node = 0; node < program.graph.nodes.size() && found.empty(); ++node) {
        ScopeId const scope = program.graph.nodes[node].scope;
        for (std::uint32_t row = 0; row < alone.rows(scope); ++row)
            if (alone.value(node, row) != all.value(node, begin[scope] + row))
                found.push_back("a node is another among other cases than alone: node " + std::to_string(node));
    }
    return found;
}

/// A case by itself, behind one of which nothing is known.
std::vector<std::string> found_again(Program const& program, Case const& one) {
    Texts texts(program.graph);
    Row const row = row_of(one, program.graph, texts), others[] = {Row(program.graph.shapes[0]), row};
    Evaluation alone(program.graph), all(program.graph);
    alone.run(row, texts, {});
    all.run(std::span(others, 1), texts, {});
    std::vector<std::uint32_t> begin;
    for (ScopeId scope = 0; scope < program.graph.scopes.size(); ++scope) begin.push_back(all.rows(scope));
    all.run(others, texts, {});
    return found_on(program, one, alone, texts, all, begin);
}

/// The first case on which something differs.
std::optional<Difference> tried(Generated const& text, std::shared_ptr<Program const> const& program, std::uint64_t seed, Exercise& exercise) {
    Random random(seed ^ 0x5EED);
    std::vector<Case> cases;
    std::vector<Row> rows;
    Texts texts(program->graph);
    for (int i = 0; i < cases_each; ++i) {
        int const unknown[] = {0, 25, 40, 60}, wrong[] = {0, 0, 15, 10};
        cases.push_back(random_case(random, *program->framework, unknown[i % 4], wrong[i / 4 % 4]));
        rows.push_back(row_of(cases.back(), program->graph, texts));
    }
    Evaluation one(program->graph), all(program->graph);
    all.run(rows, texts, {});
    std::vector<std::uint32_t> begin(program->graph.scopes.size(), 0);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        one.run(rows[i], texts, {});
        auto found = found_on(*program, cases[i], one, texts, all, begin);
        for (ScopeId scope = 0; scope < begin.size(); ++scope) begin[scope] += one.rows(scope);
        exercise.note(*cases[i].facts);
        if (i % 3 == 2) exercise.note(program->graph, one);
        if (!found.empty()) return Difference{text, program, cases[i], std::move(found)};
    }
    return std::nullopt;
}

TEST_CASE("the engine gives what the oracle gives, on random frameworks and cases", "[agreement]") {
    auto const [first, count] = seeds_of_agreement();
    Exercise exercise;
    std::size_t differing = 0, refused = 0;
    for (std::uint64_t seed = first; seed < first + count && differing < 5; ++seed) {
        Generated const text = generate(seed);
        std::shared_ptr<Program const> const program = compile(text);
        if (!program->framework) {
            if (++refused <= 10) std::cerr << "seed " << seed << " is refused:\n" << errors(*program);
            continue;
        }
        auto const difference = tried(text, program, seed, exercise);
        if (!difference) continue;
        ++differing;
        Difference const small = smallest(*difference, found_again);
        std::cerr << "seed " << seed << "\n" << report(small) << "kept as " << kept(small, "seed_" + std::to_string(seed)) << "\n\n";
    }
    CHECK(differing == 0);
    CHECK(refused == 0);
    std::cout << count << " frameworks: " << exercise.decisions << " decisions, " << exercise.open << " open, " << exercise.in_error
              << " in error; of " << exercise.facts << " facts " << exercise.without_value << " unknown, none or in error\n";
    if (std::getenv("RUBRIC_ORACLE_COUNTS")) {
        for (auto const& [op, n] : exercise.operations) std::cout << "  operation " << static_cast<int>(op) << ": " << n.determined << " determined, " << n.open << " open, " << n.in_error << " in error\n";
        for (auto const& [policy, n] : exercise.policies) std::cout << "  policy " << static_cast<int>(policy) << ": " << n.determined << " determined, " << n.open << " open, " << n.in_error << " in error\n";
    }
    if (count < 500) return;
    CHECK(exercise.without_value * 3 >= exercise.facts);
    constexpr std::size_t least = 100;
    for (int op = 0; op < static_cast<int>(Op::waiting); ++op) {
        auto const& n = exercise.operations[static_cast<Op>(op)];
        bool const seldom = Op(op) == Op::place || Op(op) == Op::picked;  // of lists of what is picked from a list
        INFO("operation " << op);
        CHECK(n.determined >= (seldom ? least / 5 : least));
        bool const never_open = Op(op) == Op::constant || Op(op) == Op::given || Op(op) == Op::given_list;
        if (!never_open) CHECK(n.open >= (seldom ? 1 : least));
    }
    for (int policy = 0; policy <= static_cast<int>(Policy::missing); ++policy) {
        INFO("policy " << policy);
        CHECK(exercise.policies[static_cast<Policy>(policy)].determined >= least);
        CHECK(exercise.policies[static_cast<Policy>(policy)].open >= least);
    }
}

}  // namespace
}  // namespace rubric::oracle
