// Counts under variants of parameters are those of plain runs with the parameters set, on random frameworks, whether rows are grouped or
// not. RUBRIC_ORACLE_SEEDS=FIRST:COUNT chooses the frameworks.
#include "agreement.hpp"

#include <rubric/what_if/variants.hpp>

#include <catch2/catch.hpp>

#include <iostream>

namespace rubric::oracle {
namespace {

constexpr std::size_t cases_each = 150, in_a_chunk = 100;
constexpr std::size_t never = 1'000'000, always = 1;  // grouped from so many variants on

using Counts = std::vector<std::size_t>;

/// One that fits, most often; near what the others are, so that thresholds lie among the facts.
Fact random_value(Random& random, Graph const& graph, Parameter const& parameter, Texts& texts) {
    if (random.chance(8)) return {};
    if (random.chance(5)) return {Fact::State::error, 0};
    if (random.chance(5)) return {Fact::State::none, 0};
    std::int64_t const written = parameter.values.empty() ? 0 : random.pick(parameter.values).value.value;
    switch (parameter.domain.kind) {
        case Kind::levels:
            return {Fact::State::known, static_cast<std::int64_t>(random.below(graph.enumerations[parameter.domain.enumeration].levels.size()))};
        case Kind::text:
            return {Fact::State::known, texts.code(random.among<char const*>({"a", "b", "north"}))};
        case Kind::date:
            return {Fact::State::known, std::clamp(written + random.between(-400, 400), first_day, last_day)};
        case Kind::percent:
        case Kind::number:
            return {Fact::State::known, written + random.between(-3, 3) * one / 2};
        default:
            return {Fact::State::known, (written / one + random.between(-4, 4)) * one};
    }
}

Counts plain(Countable const& countable, Evaluation& evaluation) {
    Counts counts(countable.size());
    for (std::uint32_t row = 0; row < evaluation.rows(0); ++row) {
        Value const value = evaluation.value(countable.value, row);
        std::size_t const last = counts.size() - 1;
        ++counts[value.in_error()              ? last
                 : value.open()                ? last - 1
                 : value.is_none()             ? last - 2
                 : countable.levels == 0       ? 0
                                               : static_cast<std::size_t>(std::countr_zero(value.levels))];
    }
    return counts;
}

TEST_CASE("variants of random parameters are counted as plain runs have them", "[what_if]") {
    auto const [first, count] = seeds(60, 2000);
    std::size_t compared = 0, moved = 0, saved = 0;
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        auto const program = compile(generate(seed));
        REQUIRE(program->framework);
        Graph const& graph = program->graph;
        if (!program->framework->the_case || graph.parameters.empty()) continue;
        Random random(seed ^ 0x3A7);
        Texts texts(graph);
        std::vector<Row> rows;
        for (std::size_t i = 0; i < cases_each; ++i)
            rows.push_back(row_of(random_case(random, *program->framework, i % 2 ? 10 : 40, i % 3 ? 5 : 0), graph, texts));
        std::vector<Variants::Axis> axes;
        for (std::uint32_t i = 0; i < graph.parameters.size() && axes.size() < 3; ++i) {
            if (graph.parameters.size() > 3 && random.chance(40)) continue;
            axes.push_back({i, {}});
            for (int n = axes.size() == 1 ? 7 : 3; n > 0; --n) axes.back().values.push_back(random_value(random, graph, graph.parameters[i], texts));
        }
        for (DecisionOutput const& decision : graph.decisions) {
            if (decision.is_list) continue;
            Variants grouped(graph, decision, axes, always), one_by_one(graph, decision, axes, never);
            for (Variants* const each : {&grouped, &one_by_one}) {
                for (std::size_t from = 0; from < rows.size(); from += in_a_chunk)
                    each->add(std::span<Row const>(rows).subspan(from, std::min(in_a_chunk, rows.size() - from)), texts);
                each->finish();
            }
            saved += grouped.decided() != one_by_one.decided();
            Counts before;
            for (std::size_t variant = 0; variant < grouped.size(); ++variant) {
                Evaluation evaluation(graph);
                std::size_t left = variant;
                for (std::size_t i = axes.size(); i-- > 0; left /= axes[i].values.size())
                    evaluation.set(axes[i].parameter, axes[i].values[left % axes[i].values.size()]);
                evaluation.run(rows, texts, {});
                Counts const wanted = plain(grouped.countable(), evaluation);
                INFO("seed " << seed << ", " << decision.name << ", variant " << variant);
                REQUIRE(Counts(one_by_one.counts(variant).begin(), one_by_one.counts(variant).end()) == wanted);
                REQUIRE(Counts(grouped.counts(variant).begin(), grouped.counts(variant).end()) == wanted);
                ++compared, moved += !before.empty() && before != wanted;
                before = wanted;
            }
        }
    }
    std::cout << compared << " variants compared, " << moved << " unlike the one before; " << saved << " decisions by groups\n";
    if (count < 60) return;
    CHECK(moved > 500);
    CHECK(saved > 50);
}

}  // namespace
}  // namespace rubric::oracle
