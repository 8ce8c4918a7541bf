#include "measured.hpp"

#include "../rivals/rivals.hpp"

#include <algorithm>

namespace bench {
namespace {

using Decides = void (*)(Contest const&, Decided& reused);

/// Everybody's outputs are made anew in each round, as a call from a host makes them; `reused` are for the figures beside.
struct Entry {
    char const* name;
    Decides decides;
};

void anew(Contest const& contest, void (*decides)(Columns const&, Decided&)) {
    Decided out(contest.columns->rows);
    decides(*contest.columns, out);
    benchmark::DoNotOptimize(out.level.data());
}

constexpr Entry entries[] = {
    {"rubric", [](Contest const& contest, Decided&) { decide_to_columns(contest.batch, 1); }},
    {"fused", [](Contest const& contest, Decided&) { anew(contest, fused); }},
    {"branchy", [](Contest const& contest, Decided&) { anew(contest, branchy); }},
    {"copied", [](Contest const& contest, Decided&) { anew(contest, copied); }},
    {"fused, outputs used again", [](Contest const& contest, Decided& reused) { fused(*contest.columns, reused); }},
};

void register_one(std::string const& name, Contest const& contest, auto decides) {
    benchmark::RegisterBenchmark(name.c_str(), [&contest, decides](benchmark::State& state) {
        static Decided reused(0);
        if (reused.rows < contest.columns->rows) reused = Decided(contest.columns->rows);
        for (auto _ : state) decides(contest, reused);
        count_cases(state, contest.columns->rows);
    })->Iterations(1)->Unit(benchmark::kMillisecond);
}

/// So small a batch would be learnt by heart: several of them take turns.
void register_size(std::size_t rows) {
    benchmark::RegisterBenchmark(("rows/rubric/" + std::to_string(rows)).c_str(), [rows](benchmark::State& state) {
        std::size_t const pool = std::max(rows, fewest_distinct);
        std::vector<Packed> const cases = make_cases({.rows = pool, .missing = 12});
        std::vector<rubric::Batch> batches;
        for (std::size_t first = 0; first + rows <= pool; first += rows) {
            auto const from = cases.begin() + static_cast<std::ptrdiff_t>(first);
            batches.push_back(bind(std::make_shared<Columns const>(std::vector<Packed>(from, from + static_cast<std::ptrdiff_t>(rows)))));
        }
        for (auto _ : state)
            for (auto const& batch : batches) decide_to_columns(batch, 1);
        count_cases(state, rows * batches.size());
    })->Iterations(1)->Unit(benchmark::kMillisecond);
}

}  // namespace

void measure_batch(Contests const& contests) {
    for (auto const& contest : contests) {
        std::string const of = contest->shape.name() + "/" + std::to_string(contest->shape.rows);
        for (Entry const& entry : entries) register_one("batch/" + std::string(entry.name) + "/" + of, *contest, entry.decides);
    }
    Contest const& many = *contests.front();
    for (unsigned threads : {1U, 2U})
        benchmark::RegisterBenchmark(("threads/rubric/" + std::to_string(threads)).c_str(), [&many, threads](benchmark::State& state) {
            for (auto _ : state) decide_to_columns(many.batch, threads);
            count_cases(state, many.columns->rows);
        })->Iterations(1)->UseRealTime()->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("bind/rubric", [&many](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(bind(many.columns));
        count_cases(state, many.columns->rows);
    })->Iterations(1)->Unit(benchmark::kMillisecond);
    for (std::size_t rows : {1'024, 4'096, 16'384, 65'536, 262'144, 1'048'576}) register_size(rows);
}

}  // namespace bench
