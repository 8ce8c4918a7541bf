// What a host pays: parsing and compiling a framework, one case by name, one case read from a struct.
//
// Cases differ from one iteration to the next, over 4,096 of them, so that no branch is learnt by heart.
#include "syntax/parse.hpp"
#include "text/bundled.hpp"

#include <rubric/rubric.hpp>

#include <benchmark/benchmark.h>

#include <optional>
#include <random>
#include <stdexcept>

namespace {

constexpr char const* demo = R"(
framework demo "A framework of the size that a host embeds"
scale support_level { general < targeted < intensive }
scale judgement { inadequate < requires_improvement < good < outstanding apart met, not_met }
case setting {
    judgement  : judgement or none
    in_crisis  : boolean
    concern    : boolean
    on_roll    : integer
    vacancies  : integer
    published  : date
    new_leader : boolean
}
map counts_as from judgement to judgement or none { met: good   not_met: requires_improvement }
let grade = counts_as(judgement)
decision level "Level of support" : support_level, highest {
    crisis:  intensive when in_crisis
    grade:   intensive when grade <= inadequate
    below:   targeted when grade < good
    concern: targeted when concern and (new_leader or vacancies > 3)
    small:   targeted when on_roll in 1 to 5 and grade < outstanding
    otherwise general
}
decision visit_by "First visit by" : date = published + 1 months
offer advice "Advice line"
offer plan "A support plan" { when level >= targeted }
offer training "Training" { when new_leader or level = intensive }
)";

enum class Judgement { inadequate, requires_improvement, good, outstanding, met, not_met };

struct Setting {
    std::optional<Judgement> judgement;
    std::optional<bool> in_crisis, concern, new_leader;
    std::optional<std::int64_t> on_roll, vacancies, published;
};

std::vector<Setting> settings(double missing) {
    std::mt19937 random(20260401);
    auto const draw = [&](int most) -> std::optional<int> {
        if (std::bernoulli_distribution(missing)(random)) return std::nullopt;
        return std::uniform_int_distribution(0, most)(random);
    };
    auto const flag = [&]() -> std::optional<bool> {
        if (auto const drawn = draw(1)) return *drawn == 1;
        return std::nullopt;
    };
    std::vector<Setting> all(4096);
    auto const judged = [&]() -> std::optional<Judgement> {
        if (auto const drawn = draw(5)) return static_cast<Judgement>(*drawn);
        return std::nullopt;
    };
    for (Setting& each : all)
        each = {judged(), flag(), flag(), flag(), draw(60), draw(6), std::nullopt};
    for (Setting& each : all)
        if (auto const day = draw(3000)) each.published = 735'000 + *day;
    return all;
}

rubric::Framework const& framework() {
    static rubric::Compiled const compiled = rubric::compile(demo, "demo.rubric");
    if (!compiled) throw std::runtime_error(compiled.report());
    return *compiled;
}

void parse(benchmark::State& state) {
    std::string const text(rubric::text::bundled("cumbria_early_years").value());
    rubric::Sources sources;
    auto const source = sources.add("cumbria_early_years.rubric", text);
    for (auto _ : state) benchmark::DoNotOptimize(rubric::syntax::parse(sources, source));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(parse)->Unit(benchmark::kMillisecond);

void compile_bundled(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(rubric::load("cumbria_early_years"));
}
BENCHMARK(compile_bundled)->Unit(benchmark::kMillisecond);

void compile_demo(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(rubric::compile(demo, "demo.rubric"));
}
BENCHMARK(compile_demo)->Unit(benchmark::kMillisecond);

void one_case_from_a_struct(benchmark::State& state) {
    auto const cases = settings(static_cast<double>(state.range(0)) / 100);
    auto decide = rubric::bind<Setting>(framework().graph(), rubric::field("judgement", &Setting::judgement),
                                        rubric::field("in_crisis", &Setting::in_crisis), rubric::field("concern", &Setting::concern),
                                        rubric::field("new_leader", &Setting::new_leader), rubric::field("on_roll", &Setting::on_roll),
                                        rubric::field("vacancies", &Setting::vacancies), rubric::field("published", &Setting::published));
    rubric::NodeId const level = framework().graph().decisions[0].value;
    std::size_t at = 0;
    for (auto _ : state) {
        decide(cases[at++ & 4095]);
        benchmark::DoNotOptimize(decide.evaluation().value(level));
    }
}
BENCHMARK(one_case_from_a_struct)->Arg(0)->Arg(12)->Arg(60)->Unit(benchmark::kNanosecond);

void one_case_by_name(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(framework().decide({{"judgement", "met"}, {"in_crisis", "no"}, {"on_roll", "24"}, {"published", "2022-03-01"}}));
}
BENCHMARK(one_case_by_name)->Unit(benchmark::kMicrosecond);

void one_case_explained(benchmark::State& state) {
    auto const outcome = framework().decide({{"judgement", "met"}, {"in_crisis", "no"}, {"on_roll", "24"}});
    for (auto _ : state) benchmark::DoNotOptimize(outcome.explain("level"));
}
BENCHMARK(one_case_explained)->Unit(benchmark::kMicrosecond);

}  // namespace
