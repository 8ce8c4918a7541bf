// One value stands for its cell: whatever other value of an exact cell an unknown fact turns out to have, every outcome is the same. And
// what a question says that an answer changes is what deciding the case with that answer gives. RUBRIC_ORACLE_SEEDS=FIRST:COUNT.
#include "agreement.hpp"

#include <rubric/questions.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <iostream>

namespace rubric::oracle {
namespace {

std::vector<OutcomeValue> everything_decided(Graph const& graph, Evaluation const& evaluation) {
    std::vector<OutcomeValue> all;
    for (OutcomeId const& each : outcomes(graph, evaluation, 0)) all.push_back(read(graph, evaluation, each, 0));
    return all;
}

/// Another value of the cell, not too far from its cuts.
std::int64_t another(Random& random, Kind kind, Cell const& cell) {
    std::int64_t const step = kind == Kind::integer ? one : kind == Kind::date ? 1 : one / 100, reach = 400;
    std::int64_t const low = std::max(cell.low, cell.value.value - reach * step), high = std::min(cell.high, cell.value.value + reach * step);
    std::int64_t const below = (cell.value.value - low) / step, above = (high - cell.value.value) / step;
    return cell.value.value + random.between(-below, above) * step;
}

TEST_CASE("a value of an exact cell stands for all of it", "[cells]") {
    auto const [first, count] = seeds(300);
    std::size_t tried = 0, exact = 0, inexact = 0, changes = 0;
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        Generated const text = generate(seed);
        auto const program = compile(text);
        REQUIRE(program->framework);
        Graph const& graph = program->graph;
        Random random(seed ^ 0xCE115);
        Texts texts(graph);
        Evaluation decided(graph), with_one(graph), with_other(graph);
        for (int repeat = 0; repeat < 4; ++repeat) {
            Row const row = row_of(random_case(random, *program->framework, 30, 3), graph, texts);
            decided.run(row, texts);
            for (Question const& question : questions(graph, decided)) {
                (question.exact ? exact : inexact) += 1;
                for (Answer const& answer : question.answers) {
                    Row one = row, other = row;
                    detail::learn(graph, decided, one, question.path, answer.cell.value);
                    with_one.run(one, texts);
                    INFO("seed " << seed << ", " << question.text);
                    for (Change const& change : answer.changes) {
                        OutcomeId const id = question.hangs[change.outcome].in_row(graph, decided, 0, with_one, 0);
                        REQUIRE(read(graph, with_one, id, 0) == change.value);
                        ++changes;
                    }
                    if (!question.exact || answer.cell.kind != Cell::Kind::range) continue;
                    Fact const value{Fact::State::known, another(random, question.domain.kind, answer.cell)};
                    detail::learn(graph, decided, other, question.path, value);
                    with_other.run(other, texts);
                    INFO(answer.cell.value.value << " and " << value.value << " of " << answer.cell.low << " to " << answer.cell.high);
                    REQUIRE(everything_decided(graph, with_one) == everything_decided(graph, with_other));
                    ++tried;
                }
            }
        }
    }
    std::cout << tried << " values stood for their cells, " << changes << " changes as said; questions: " << exact << " exact, " << inexact << " not\n";
    if (count < 300) return;
    CHECK(tried > 500);
    CHECK(changes > 500);
}

}  // namespace
}  // namespace rubric::oracle
