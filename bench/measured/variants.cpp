#include "measured.hpp"

#include <rubric/what_if.hpp>

#include <stdexcept>

namespace bench {
namespace {

constexpr std::size_t cases_of_variants = 70'000;

std::vector<rubric::Axis> thresholds(std::size_t count) {
    rubric::Axis axis{.parameter = "many_empty", .values = {}};
    for (std::size_t variant = 0; variant < count; ++variant)
        axis.values.push_back(std::to_string(static_cast<int>(variant) - static_cast<int>(count / 2)));
    return {axis};
}

rubric::Batch const& batch() {
    static rubric::Batch const bound =
        bind(std::make_shared<Columns const>(make_cases({.rows = cases_of_variants, .missing = 12})));
    return bound;
}

std::vector<rubric::VariantCounts> counted(std::vector<rubric::Axis> const& axes) {
    return rubric::what_if(framework(), batch(), options(), axes, "level");
}

/// What a run with the parameter set decides, counted by the batch.
void check_against_runs() {
    auto const axes = thresholds(40);
    auto const found = counted(axes);
    for (std::size_t variant = 0; variant < found.size(); variant += 13) {
        rubric::DecideOptions with = options();
        with.set = {{"many_empty", axes[0].values[variant]}};
        auto const summary = rubric::decide(framework(), batch(), {.options = with, .threads = 1}).summary();
        for (auto const& [label, count] : found[variant].counts) {
            std::size_t expected = 0;
            for (auto const& [name, counted] : summary.decisions.at(0).counts)
                if (name == label) expected = counted;
            if (count != expected)
                throw std::runtime_error("what-if counts " + std::to_string(count) + " " + label + " of variant " +
                                         axes[0].values[variant] + "; a run " + std::to_string(expected));
        }
    }
}

void vary(benchmark::State& state) {
    auto const variants = static_cast<std::size_t>(state.range(0));
    auto const axes = thresholds(variants);
    for (auto _ : state) benchmark::DoNotOptimize(counted(axes));
    count_cases(state, cases_of_variants * variants);
}

}  // namespace

void measure_variants() {
    check_against_runs();
    benchmark::RegisterBenchmark("variants/threshold", vary)
        ->Arg(1)
        ->Arg(10)
        ->Arg(100)
        ->Arg(1'000)
        ->Iterations(1)
        ->Unit(benchmark::kMillisecond);
}

}  // namespace bench
