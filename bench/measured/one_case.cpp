#include "measured.hpp"

#include "../one_case.hpp"
#include "data/case.hpp"
#include "table/json.hpp"

#include <rubric/number.hpp>

#include <stdexcept>

namespace bench {
namespace {

constexpr std::size_t turns = 65'536;  // different cases, one after another
constexpr benchmark::IterationCount iterations = 4 * turns;

std::vector<Packed> const& cases(unsigned missing) {
    static std::map<unsigned, std::vector<Packed>> all;
    auto& found = all[missing];
    if (found.empty()) found = make_cases({.rows = turns, .missing = missing});
    return found;
}

void tell_allocations(benchmark::State& state, std::size_t before) {
    state.counters["allocations"] = static_cast<double>(allocations() - before) / static_cast<double>(state.iterations());
}

rubric::NodeId level() { return framework().graph().decisions.at(0).value; }

void from_struct(benchmark::State& state) {
    auto const settings = settings_of(cases(static_cast<unsigned>(state.range(0))));
    auto decide = decider();
    decide.on(*options().on);
    for (Setting const& each : settings) decide(each);
    std::size_t const before = allocations();
    std::size_t at = 0;
    for (auto _ : state) {
        decide(settings[at++ % turns]);
        benchmark::DoNotOptimize(decide.evaluation().value(level()));
    }
    tell_allocations(state, before);
}

/// The run is its own trace: an explanation is the reading of the deciding rules and of the facts that are wanting.
void from_struct_explained(benchmark::State& state) {
    auto const settings = settings_of(cases(static_cast<unsigned>(state.range(0))));
    auto decide = decider();
    decide.on(*options().on);
    std::size_t at = 0;
    for (auto _ : state) {
        decide(settings[at++ % turns]);
        benchmark::DoNotOptimize(decide.evaluation().value(level()));
        benchmark::DoNotOptimize(decide.evaluation().because(level()));
    }
}

void json_parsed(benchmark::State& state) {
    auto const texts = json_of(cases(12));
    std::size_t at = 0;
    for (auto _ : state) benchmark::DoNotOptimize(rubric::table::parse_json(texts[at++ % turns]));
}

/// As a host does that decides many: what is read into and decided with is kept.
void json_decided(benchmark::State& state) {
    auto const cases_as_json = json_of(cases(12));
    rubric::Graph const& graph = framework().graph();
    rubric::data::CaseReader const reader(graph);
    rubric::Texts texts(graph);
    rubric::Evaluation evaluation(graph);
    std::vector<rubric::data::FactError> errors;
    std::size_t at = 0;
    for (auto _ : state) {
        rubric::Row facts = reader.read(cases_as_json[at++ % turns], texts, errors);
        facts.slots[rubric::today_slot] = {rubric::Fact::State::known, *options().on};
        evaluation.run(facts, texts);
        benchmark::DoNotOptimize(evaluation.value(level()));
    }
    if (!errors.empty()) throw std::runtime_error("a case could not be read");
}

void json_to_outcome(benchmark::State& state) {
    auto const texts = json_of(cases(12));
    std::size_t at = 0;
    for (auto _ : state) benchmark::DoNotOptimize(framework().decide_json(texts[at++ % turns], options()));
}

void outcome_explained(benchmark::State& state) {
    auto const outcome = framework().decide_json(json_of(cases(12))[0], options());
    for (auto _ : state) benchmark::DoNotOptimize(outcome.explain("level"));
}

}  // namespace

void measure_one_case() {
    auto const add = [](char const* name, void (*run)(benchmark::State&), benchmark::IterationCount times) {
        return benchmark::RegisterBenchmark(name, run)->Iterations(times)->Unit(benchmark::kNanosecond);
    };
    add("case/struct", from_struct, iterations)->Arg(12)->Arg(0)->Arg(60);
    add("case/explained", from_struct_explained, iterations / 4)->Arg(12);
    add("case/json parsed", json_parsed, iterations / 4);
    add("case/json decided", json_decided, iterations / 4);
    add("case/json to outcome", json_to_outcome, iterations / 16);
    add("case/outcome in words", outcome_explained, 2'000);
}

}  // namespace bench
