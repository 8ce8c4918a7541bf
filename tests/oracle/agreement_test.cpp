// The engine against the oracle: random frameworks, sixteen cases each. RUBRIC_ORACLE_SEEDS=FIRST:COUNT chooses which.
// A framework that differs is made as small as it goes and written to the folder for temporary files, with the case and both answers.
#include "agreement.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

namespace rubric::oracle {
namespace {

constexpr int cases_each = 16;

struct Trial {
    std::vector<std::string> found;
    std::string the_case;
};

/// The first case on which they differ.
Trial tried(Generated const& text, std::uint64_t seed, Exercise* exercise) {
    auto const program = compile(text);
    if (!program->framework || !program->framework->the_case) return {};
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
        Trial out{differences(*program, cases[i], one, texts), {}};
        for (NodeId node = 0; node < program->graph.nodes.size() && out.found.empty(); ++node) {
            ScopeId const scope = program->graph.nodes[node].scope;
            for (std::uint32_t row = 0; row < one.rows(scope); ++row)
                if (set_of(one.value(node, row), texts) != set_of(all.value(node, begin[scope] + row), texts))
                    out.found.push_back("node " + std::to_string(node) + " is another among other cases than alone");
        }
        for (ScopeId scope = 0; scope < begin.size(); ++scope) begin[scope] += one.rows(scope);
        if (exercise) exercise->note(*cases[i].facts);
        if (exercise && i % 3 == 2) exercise->note(program->graph, one);
        if (out.found.empty()) continue;
        out.the_case = show(cases[i]);
        return out;
    }
    return {};
}

std::vector<std::string> lines_of(std::string const& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line + "\n");
    return lines;
}

/// What differs, by name.
std::string what(Trial const& trial) { return trial.found.empty() ? "" : trial.found[0].substr(0, trial.found[0].find_first_of(" :[")); }

/// Leaves out stretches of lines, shorter and shorter, while the two still differ on the same.
Generated smallest(Generated text, std::uint64_t seed) {
    std::string const differing = what(tried(text, seed, nullptr));
    for (bool const used : {false, true})
        for (std::size_t length : {16, 8, 4, 3, 2, 1}) {
            auto lines = lines_of(used ? text.used : text.text);
            for (std::size_t begin = lines.size(); begin-- > 0;) {
                if (begin + length > lines.size()) continue;
                std::string shorter;
                for (std::size_t i = 0; i < lines.size(); ++i)
                    if (i < begin || i >= begin + length) shorter += lines[i];
                Generated candidate = text;
                (used ? candidate.used : candidate.text) = shorter;
                if (what(tried(candidate, seed, nullptr)) != differing) continue;
                text = candidate;
                lines = lines_of(shorter);
            }
        }
    return text;
}

std::pair<std::uint64_t, std::uint64_t> seeds() {
    std::pair<std::uint64_t, std::uint64_t> range{0, 600};
    if (char const* const asked = std::getenv("RUBRIC_ORACLE_SEEDS")) {
        std::istringstream in(asked);
        char colon = 0;
        in >> range.first >> colon >> range.second;
    }
    return range;
}

std::string report(std::uint64_t seed, Generated const& text, Trial const& trial) {
    std::string out = "seed " + std::to_string(seed) + "\n";
    if (!text.used.empty()) out += "---- used.rubric\n" + text.used;
    out += "---- generated.rubric\n" + text.text + "---- the case\n" + trial.the_case + "---- the engine's answers, and the oracle's\n";
    for (auto const& each : trial.found) out += each + "\n";
    return out;
}

TEST_CASE("the engine gives what the oracle gives, on random frameworks and cases", "[agreement]") {
    auto const [first, count] = seeds();
    Exercise exercise;
    std::size_t differing = 0, refused = 0;
    for (std::uint64_t seed = first; seed < first + count && differing < 5; ++seed) {
        Generated const text = generate(seed);
        if (auto const program = compile(text); !program->framework) {
            if (++refused <= 10) std::cerr << "seed " << seed << " is refused:\n" << errors(*program);
            continue;
        }
        Trial const trial = tried(text, seed, &exercise);
        if (trial.found.empty()) continue;
        ++differing;
        Generated const small = smallest(text, seed);
        std::string const said = report(seed, small, tried(small, seed, nullptr));
        auto const file = std::filesystem::temp_directory_path() / ("rubric_oracle_difference_" + std::to_string(seed) + ".txt");
        std::ofstream(file) << said;
        std::cerr << said << "written to " << file << "\n\n";
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
        if (Op(op) == Op::place) continue;  // lists of a record that is picked from a list come up too seldom to be counted
        INFO("operation " << op);
        CHECK(n.determined >= least);
        bool const never_open = Op(op) == Op::constant || Op(op) == Op::given || Op(op) == Op::given_list;
        if (!never_open) CHECK(n.open >= least);
    }
    for (int policy = 0; policy <= static_cast<int>(Policy::missing); ++policy) {
        INFO("policy " << policy);
        CHECK(exercise.policies[static_cast<Policy>(policy)].determined >= least);
        CHECK(exercise.policies[static_cast<Policy>(policy)].open >= least);
    }
}

}  // namespace
}  // namespace rubric::oracle
