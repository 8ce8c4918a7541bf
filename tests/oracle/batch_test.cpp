// The batch path on random frameworks: facts in columns, decided by every instruction set of the machine, on one thread and on
// four, at the edges of words and chunks. Each row comes out as its case does by itself, to which the oracle is held here, too.
#include "alone.hpp"
#include "shrink.hpp"

#include <rubric/instruction_sets.hpp>

#include <catch2/catch.hpp>

#include <iostream>
#include <set>

namespace rubric::oracle {
namespace {

constexpr int cases_each = 16;
constexpr std::size_t held_to_the_oracle = 4;
constexpr std::size_t words[] = {1, 63, 64, 65}, chunks[] = {2047, 2048, 2049};  // rows
constexpr std::size_t big_each = 16;                                             // of so many frameworks one is decided in chunks
constexpr std::int64_t day = 738'428;

struct AsBefore {
    std::string set = instruction_set();
    ~AsBefore() { use_instruction_set(set); }
};

std::vector<Case> cases_of(Program const& program, std::uint64_t seed) {
    Random random(seed ^ 0xBA7C4);
    std::vector<Case> cases;
    for (int i = 0; i < cases_each; ++i) {
        cases.push_back(random_case(random, *program.framework, i % 2 == 0 ? 10 : 40, i % 3 == 0 ? 10 : 0));
        cases.back().today = day;
    }
    return cases;
}

/// The case among others of which nothing is known, by every way of deciding a few rows.
std::vector<std::string> differing(Program const& program, Case const& one) {
    if (!one.today) return {};
    Case blank{std::make_shared<Instance>(*one.facts), one.today};
    for (auto& [field, datum] : blank.facts->facts) datum = {};
    AsBefore const restored;
    Alone alone(program, {one, blank}, 0);
    Batch const batch = alone.rows(65);
    for (std::string const& set : instruction_sets()) {
        use_instruction_set(set);
        for (std::size_t const unit : {std::size_t{16}, Frames::unit_rows})
            if (auto const found = alone.difference(batch, unit == 16 ? 4 : 1, unit); !found.empty()) return {found};
    }
    return {};
}

/// The framework and the first of the cases that differs among blank ones, made small; else as they are.
std::string made_small(Generated const& text, std::shared_ptr<Program const> const& program, std::vector<Case> const& cases,
                       std::uint64_t seed) {
    Difference small{text, program, cases[0], {}};
    for (Case const& each : cases)
        if (auto found = differing(*program, each); small.found.empty() && !found.empty())
            small = smallest({text, program, each, std::move(found)}, differing);
    return report(small) + "kept as " + kept(small, "batch_" + std::to_string(seed)).string() + "\n\n";
}

TEST_CASE("a batch gives each case what it gives alone, by every instruction set, on one thread and on four", "[agreement]") {
    AsBefore const restored;
    auto const [first, count] = seeds_of_agreement();
    std::set<std::tuple<std::string, std::size_t, unsigned>> covered;
    std::set<std::uint64_t> small;
    std::size_t differing = 0;
    for (std::uint64_t seed = first; seed < first + count && differing < 5; ++seed) {
        Generated const text = generate(seed);
        std::shared_ptr<Program const> const program = compile(text);
        REQUIRE(program->framework);
        auto const cases = cases_of(*program, seed);
        Alone alone(*program, cases, seed);
        CHECK(alone.same_as_file());
        CHECK(alone.from_oracle(held_to_the_oracle) == std::vector<std::string>{});
        std::uint64_t const nth = seed - first;
        std::vector<std::size_t> sizes{words[nth % std::size(words)]};
        if (nth % big_each == 0) sizes.push_back(chunks[nth / big_each % std::size(chunks)]);
        for (std::size_t const size : sizes) {
            Batch const batch = alone.rows(size);
            for (unsigned const threads : {1u, 4u})
                for (std::string const& set : instruction_sets()) {
                    use_instruction_set(set);
                    std::size_t const few = size < 100                ? 16
                                            : nth / big_each % 2 == 0 ? 700
                                                                      : 2048;  // for each thread to have some
                    std::string const found = alone.difference(batch, threads, threads == 1 ? Frames::unit_rows : few);
                    covered.emplace(set, size, threads);
                    differing += !found.empty();
                    if (found.empty()) continue;
                    if (small.insert(seed).second) std::cerr << made_small(text, program, cases, seed);
                    FAIL_CHECK("seed " << seed << ", " << size << " rows, " << threads << " threads, " << set << ": " << found);
                }
        }
    }
    CHECK(differing == 0);
    if (count >= big_each * std::size(chunks)) CHECK(covered.size() == instruction_sets().size() * 7 * 2);
    std::cout << count << " frameworks in batches of " << covered.size() << " kinds\n";
}

TEST_CASE("a batch may be split anywhere", "[metamorphic]") {
    auto const [first, count] = seeds(12, 12);
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        auto const program = compile(generate(seed));
        Alone alone(*program, cases_of(*program, seed), seed);
        Batch const batch = alone.rows(2049);
        CHECK(alone.difference(batch, 1, Frames::unit_rows) == "");
        for (std::size_t const unit : {1, 7, 2048, 2049}) {
            INFO("seed " << seed << ", units of " << unit);
            CHECK(alone.difference(batch, 3, unit) == "");
        }
    }
}

}  // namespace
}  // namespace rubric::oracle
