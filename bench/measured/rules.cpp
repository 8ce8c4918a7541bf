#include "measured.hpp"

#include "../data/arrow.hpp"

#include <rubric/evaluation.hpp>

#include <stdexcept>

namespace bench {
namespace {

constexpr std::size_t cases_of_tables = 262'144;

void decide_table(benchmark::State& state) {
    auto const rules = static_cast<std::size_t>(state.range(0));
    auto const compiled = rubric::compile(table_of_rules(rules), "table.rubric");
    if (!compiled) throw std::runtime_error(compiled.report());
    auto const columns = std::make_shared<Columns const>(make_cases({.rows = cases_of_tables, .missing = 12}));
    ArrowArrayStream stream;
    to_arrow(columns, &stream);
    rubric::Batch const batch = rubric::bind(*compiled, {{.dataset = "", .stream = &stream}}, options());
    for (auto _ : state) benchmark::DoNotOptimize(rubric::decide(*compiled, batch, {.options = options(), .threads = 1}));
    count_cases(state, cases_of_tables);
}

/// The same cases by an index over the rules, or with each rule gone through, as the engine does where an index does not pay: many rows
/// at a time, or one after another.
void look_up(benchmark::State& state, bool by_index, std::size_t together) {
    auto const compiled = rubric::compile(table_of_rules(static_cast<std::size_t>(state.range(0))), "table.rubric");
    if (!compiled) throw std::runtime_error(compiled.report());
    rubric::Graph graph = compiled->graph();
    for (auto& each : graph.reductions)
        if (!by_index) each.index.reset();
    auto const rows = rows_of(make_cases({.rows = 65'536, .missing = 12}), graph);
    rubric::Evaluation evaluation(graph);
    rubric::Texts texts(graph);
    for (auto _ : state)
        for (std::size_t from = 0; from < rows.size(); from += together) {
            evaluation.run(std::span(rows).subspan(from, together), texts, {});
            benchmark::DoNotOptimize(evaluation.column(graph.decisions.at(0).value).live);
        }
    count_cases(state, rows.size());
}

}  // namespace

std::string table_of_rules(std::size_t count) {
    std::string text = R"(framework table "One table"
scale band { none_of_them < low < middle < high }
case setting { on_roll : integer   places : integer   staff_vacancies : integer   concern : boolean }
decision band : band, first {
)";
    constexpr char const* outcomes[] = {"low", "middle", "high"};
    for (std::size_t rule = 0; rule < count; ++rule) {
        // Each rule asks for one number of children and one of places, so that most cases go through to the last.
        text += "    row_" + std::to_string(rule + 1) + ": " + outcomes[rule % 3] + " when on_roll = " + std::to_string(rule * 7 % 110) +
                " and places = " + std::to_string(rule * 13 % 110);
        text += rule % 2 == 0 ? " and concern\n" : " and staff_vacancies > " + std::to_string(rule % 5) + "\n";
    }
    return text + "    otherwise none_of_them\n}\n";
}

void measure_rules() {
    benchmark::RegisterBenchmark("rules/rubric", decide_table)
        ->Arg(10)->Arg(30)->Arg(100)->Arg(300)->Arg(1'000)->Arg(2'000)->Iterations(1)->Unit(benchmark::kMillisecond);
    auto const add = [](char const* name, bool by_index, std::size_t together) {
        return benchmark::RegisterBenchmark(name, look_up, by_index, together)->Iterations(1)->Unit(benchmark::kMillisecond);
    };
    add("table/many, by index", true, rubric::rows_in_a_chunk)->Arg(500)->Arg(2'000)->Arg(5'000);
    add("table/many, rule by rule", false, rubric::rows_in_a_chunk)->Arg(500)->Arg(2'000)->Arg(5'000);
    add("table/one, by index", true, 1)->Arg(16)->Arg(100)->Arg(500)->Arg(2'000);
    add("table/one, rule by rule", false, 1)->Arg(16)->Arg(100)->Arg(500)->Arg(2'000);
}

}  // namespace bench
