#include "measured.hpp"

#include "../data/any_case.hpp"

#include <rubric/evaluation/operations.hpp>

#include <ctime>
#include <memory>

namespace bench {
namespace {

constexpr std::size_t cases_in_a_run = 2'048;
constexpr char const* shipped[] = {"cumbria_early_years", "hampshire_isp", "hampshire_childrens_centres", "jisp", "sector_led_improvement"};
constexpr char const* kinds[] = {
    "constant", "fact", "given", "given_list", "assume", "parameter", "element", "place", "picked", "broadcast", "negation",
    "conjunction", "disjunction", "in_levels", "compare", "in_ranges", "in_texts", "is_none", "select", "known", "add", "subtract", "multiply", "divide",
    "shift", "elapsed", "at_least", "reduce", "format", "waiting"};
static_assert(std::size(kinds) == static_cast<std::size_t>(rubric::Op::waiting) + 1);

double processor_seconds() {
    timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// Cases of a shipped framework, loaded once; then node by node.
struct Running {
    explicit Running(char const* name) : framework(*rubric::load(name)), texts(framework.graph()), engine(framework.graph()) {
        rows = any_cases(framework.graph(), texts, cases_in_a_run, 12);
        engine.load(rows, texts, true);
        rubric::operations::run_all(engine);
    }
    rubric::Framework framework;
    rubric::Texts texts;
    rubric::Engine engine;
    std::vector<rubric::Row> rows;
};

Running& running(char const* name) {
    static std::map<std::string, std::unique_ptr<Running>> all;
    auto& found = all[name];
    if (!found) found = std::make_unique<Running>(name);
    return *found;
}

/// All nodes of one kind, over all rows of their scopes. Constants and what is made when asked for stand aside: a run of cases leaves
/// them as they are.
void run_kind(benchmark::State& state, char const* name, rubric::Op kind) {
    Running& run = running(name);
    std::vector<rubric::NodeId> nodes;
    std::size_t rows = 0;
    for (rubric::NodeId id = 0; id < run.engine.graph().nodes.size(); ++id) {
        rubric::Node const& node = run.engine.node(id);
        if (node.op != kind || run.engine.schedule().late(id)) continue;
        nodes.push_back(id), rows += run.engine.count(node.scope);
    }
    for (auto _ : state) {
        double const begin = processor_seconds();
        for (rubric::NodeId const id : nodes) rubric::operations::run_one(run.engine, id);
        state.SetIterationTime(processor_seconds() - begin);
    }
    state.counters["nodes"] = static_cast<double>(nodes.size());
    state.counters["rows"] = static_cast<double>(rows);
    state.counters["cases"] = static_cast<double>(cases_in_a_run);
}

void run_whole(benchmark::State& state, char const* name) {
    Running& run = running(name);
    for (auto _ : state) {
        double const begin = processor_seconds();
        run.engine.load(run.rows, run.texts, true);
        rubric::operations::run_all(run.engine);
        state.SetIterationTime(processor_seconds() - begin);
    }
    state.counters["nodes"] = static_cast<double>(run.engine.graph().nodes.size());
    state.counters["cases"] = static_cast<double>(cases_in_a_run);
}

bool has(rubric::Graph const& graph, rubric::Op kind) {
    for (rubric::Node const& each : graph.nodes)
        if (each.op == kind) return true;
    return false;
}

}  // namespace

void measure_operations() {
    for (char const* const name : shipped) {
        std::string const prefix = "operations/" + std::string(name) + "/";
        auto const add = [&](std::string const& what, auto run) {
            benchmark::RegisterBenchmark((prefix + what).c_str(), run)->Iterations(20)->UseManualTime()->Unit(benchmark::kMicrosecond);
        };
        add("whole", [name](benchmark::State& state) { run_whole(state, name); });
        for (std::size_t kind = 0; kind < std::size(kinds); ++kind) {
            auto const op = static_cast<rubric::Op>(kind);
            if (op == rubric::Op::constant || op == rubric::Op::format || !has(running(name).framework.graph(), op)) continue;
            add(kinds[kind], [name, op](benchmark::State& state) { run_kind(state, name, op); });
        }
    }
}

}  // namespace bench
