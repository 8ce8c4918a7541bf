// What is measured, a file a question. Each registers benchmarks with names that run.py reads:
//
//   part / what / parameter…        batch/rubric/12% missing, random/10000000
//
// Items are cases, so that items a second turn into nanoseconds a case.
#pragma once

#include "../contest.hpp"

#include <benchmark/benchmark.h>

namespace bench {

struct Sizes {
    std::size_t many = 10'000'000;  ///< the size of the gates
    std::size_t some = 2'000'000;   ///< of the other shapes of data
};

/// The same cases for all that are registered; they live to the end.
using Contests = std::vector<std::unique_ptr<Contest>>;

void measure_batch(Contests const& contests);        ///< beside the rivals, for each shape; on two threads; for each size
void measure_rules();                                ///< one table of first hit, of 10 to 2,000 rules
void measure_one_case();                             ///< from a struct, from JSON, by name, explained
void measure_compiling();
void measure_variants();                             ///< a threshold moved a thousand times
void measure_operations();                           ///< of the frameworks that are shipped, by kind of node

/// A framework of one table: `count` rules on four facts, none of which holds often.
std::string table_of_rules(std::size_t count);

inline void count_cases(benchmark::State& state, std::size_t cases) {
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(cases));
}

}  // namespace bench
