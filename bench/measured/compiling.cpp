#include "measured.hpp"

namespace bench {

void measure_compiling() {
    for (int const rules : {100, 2'000})
        benchmark::RegisterBenchmark(("compile/rules/" + std::to_string(rules)).c_str(), [rules](benchmark::State& state) {
            std::string const text = table_of_rules(static_cast<std::size_t>(rules));
            for (auto _ : state) benchmark::DoNotOptimize(rubric::compile(text, "table.rubric"));
        })->Iterations(rules < 1'000 ? 10 : 1)->Unit(benchmark::kMillisecond);
    for (char const* name : {"cumbria_early_years", "hampshire_isp", "hampshire_childrens_centres", "jisp", "sector_led_improvement"})
        benchmark::RegisterBenchmark(("compile/shipped/" + std::string(name)).c_str(), [name](benchmark::State& state) {
            for (auto _ : state) benchmark::DoNotOptimize(rubric::load(name));
        })->Iterations(1)->Unit(benchmark::kMillisecond);
}

}  // namespace bench
