// Lists of many cases are read side by side, and those of a case by itself one by one: every value of every case is the same, however
// uneven the lists are.
#include "both_ways.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace rubric;
using namespace rubric::test;

namespace elements_test {
namespace {

constexpr char const* text = R"(framework uneven "Uneven lists"
scale grade "Grade" { poor "Poor" < fair "Fair" < good "Good" }
record action { done : boolean   due : date   cost : number or none }
record visit {
    on      : date or none
    grade   : grade
    hours   : number or none
    held    : boolean or none
    actions : list of action
}
case setting {
    places : integer
    since  : date
    visits : list of visit
}
decision a_any     : boolean = any(v in visits where v.held and v.hours > places)
decision an_all    : boolean = all(v.grade >= fair for v in visits)
decision a_count   : integer = count(v in visits where v.held)
decision a_sum     : number = sum(v.hours for v in visits where v.grade != poor)
decision a_high    : date or none = highest(v.on for v in visits where v.held)
decision a_low     : number or none = lowest(v.hours for v in visits)
decision a_grade   : grade or none = highest(v.grade for v in visits)
decision a_latest  : grade or none = latest(v in visits by v.on where v.held).grade
decision an_early  : number or none = earliest(v in visits by v.on).hours
decision the_one   : grade = the(v in visits where v.hours = 3).grade
decision deep      : integer = count(v in visits where any(a in v.actions where a.done and a.cost > places))
decision deepest   : number = sum(sum(a.cost for a in v.actions where a.due >= since) for v in visits)
decision latest_of : date or none = latest(v in visits by v.on).on + 2 weeks
)";

class Cases {
public:
    Cases(Graph const& graph, std::uint64_t seed) : graph_(graph), random_(seed) {}

    Row of(ShapeId shape, std::size_t most) {
        Row row(graph_.shapes[shape]);
        for (std::size_t slot = 0; slot < row.slots.size(); ++slot) row.slots[slot] = fact(graph_.shapes[shape].slots[slot].domain);
        for (std::size_t list = 0; list < row.lists.size(); ++list) {
            ListFact& into = row.lists[list];
            into.state = state(6);
            if (into.state != Fact::State::known) continue;
            for (auto left = below(most + 1); left > 0; --left) into.rows.push_back(of(graph_.shapes[shape].lists[list].element, 3));
        }
        return row;
    }

private:
    std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }
    Fact::State state(std::size_t known) {
        std::size_t const drawn = below(known + 3);
        return drawn == 0   ? Fact::State::unknown
               : drawn == 1 ? Fact::State::none
               : drawn == 2 && below(4) == 0 ? Fact::State::error
                                             : Fact::State::known;
    }
    Fact fact(Domain domain) {
        Fact made{state(12), 0};
        if (made.state != Fact::State::known) return made;
        auto const number = static_cast<std::int64_t>(below(6));
        made.value = form_of(domain) == Form::levels ? number % static_cast<std::int64_t>(graph_.enumerations[domain.enumeration].levels.size())
                     : domain.kind == Kind::date     ? *parse_iso("2026-01-01") + number
                                                     : number * one;
        return made;
    }

    Graph const& graph_;
    std::mt19937_64 random_;
};

/// Every value of the case itself, in all cases at once and in each alone.
void same(Graph const& graph, std::vector<Row> const& rows) {
    Texts texts(graph);
    Evaluation all(graph), alone(graph);
    all.run(rows, texts, {});
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        alone.run(rows[row], texts);
        for (NodeId node = 0; node < graph.nodes.size(); ++node) {
            if (graph.nodes[node].scope != 0) continue;
            Value const here = all.value(node, row), there = alone.value(node);
            if (here == there) continue;
            INFO("case " << row << ", node " << node << ": " << show(graph, texts, here) << ", alone " << show(graph, texts, there));
            REQUIRE(here == there);
        }
    }
}

}  // namespace

TEST_CASE("lists side by side give what they give one by one") {
    auto const compiled = compile(text, "uneven.rubric");
    INFO(compiled.report());
    REQUIRE(compiled);
    Graph const& graph = compiled->graph();
    for (std::size_t const count : {1u, 7u, 8u, 63u, 64u, 65u, 200u, 2'049u}) {
        INFO(count << " cases");
        Cases cases(graph, count);
        std::vector<Row> rows;
        for (std::size_t i = 0; i < count; ++i) rows.push_back(cases.of(0, i % 50 == 3 ? 40 : i % 3 + 1));
        if (count == 200) rows[137] = cases.of(0, 3'000);
        same(graph, rows);
    }
}

}  // namespace elements_test
