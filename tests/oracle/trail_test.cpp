// What is read back from a run of many cases is what is read of each by itself: rules, facts, duties. RUBRIC_ORACLE_SEEDS=FIRST:COUNT
// chooses the frameworks.
#include "agreement.hpp"

#include <rubric/duty_columns.hpp>
#include <rubric/grounds.hpp>

#include <catch2/catch.hpp>

#include <iostream>

namespace rubric::oracle {
namespace {

constexpr std::size_t cases_each = 70;  // more than a word

using Names = std::vector<std::string>;

std::string joined(Names const& names) {
    std::string line;
    for (auto const& each : names) line += (line.empty() ? "" : " | ") + each;
    return line;
}

Names names_of(Evaluation const& evaluation, std::vector<FactPath> const& paths) {
    Names names;
    for (FactPath const& each : paths) names.push_back(evaluation.text(each));
    return names;
}

/// Of all facts found those of each case, in order.
std::vector<Names> by_case(Evaluation const& evaluation, FactRows const& found) {
    std::vector<Names> names(evaluation.rows(0));
    for (FactPath const& each : found.paths()) names[evaluation.outwards(each.scope, each.row, 0)].push_back(evaluation.text(each));
    return names;
}

struct Together {
    Program const& program;
    Texts& texts;
    std::vector<Row> const& rows;
    Evaluation all{program.graph}, one{program.graph};
    std::size_t compared = 0, assumed = 0;

    void check() {
        all.run(rows, texts, {});
        facts();
        columns();
        duties();
    }

    /// Decisions' values are of scope 0: what each case was read from, and hangs on.
    void facts() {
        for (DecisionOutput const& output : program.graph.decisions) {
            if (output.is_list) continue;
            auto const needs = by_case(all, all.needs_by_row(output.value)), uses = by_case(all, all.uses_by_row(output.value));
            for (std::uint32_t row = 0; row < rows.size(); ++row) {
                one.run(rows[row], texts, {});
                INFO(output.name << " in case " << row);
                REQUIRE(needs[row] == names_of(one, one.needs(output.value)));
                REQUIRE(uses[row] == names_of(one, one.uses(output.value)));
                REQUIRE(names_of(all, all.uses(output.value, row)) == uses[row]);
                ++compared;
            }
        }
    }

    /// The columns, and the outcome a case of the same run.
    void columns() {
        Grounds grounds(program.graph);
        std::vector<CaseOutcome> outcomes;
        for (std::uint32_t row = 0; row < rows.size(); ++row) outcomes.push_back(read_outcome(program.graph, all, row));
        Grounds::Codes because, assumed_facts;
        for (std::uint32_t i = 0; i < program.graph.decisions.size(); ++i) {
            grounds.because(all, i, because);
            grounds.assumed(all, i, assumed_facts);
            for (std::size_t row = 0; row < rows.size(); ++row) {
                DecisionResult const& wanted = outcomes[row].decisions[i];
                Names rules;
                for (auto const rule : wanted.because) rules.push_back(program.graph.rules[rule].name);
                INFO(program.graph.decisions[i].name << " in case " << row);
                REQUIRE(grounds.combinations().text(because[row]) == joined(rules));
                REQUIRE(grounds.combinations().text(assumed_facts[row]) == joined(names_of(all, wanted.assumed)));
                assumed += !wanted.assumed.empty();
            }
        }
        for (std::uint32_t i = 0; i < program.graph.offers.size(); ++i) {
            grounds.assumed_of_offer(all, i, assumed_facts);
            for (std::size_t row = 0; row < rows.size(); ++row)
                REQUIRE(grounds.combinations().text(assumed_facts[row]) == joined(names_of(all, outcomes[row].offers[i].assumed)));
        }
    }

    static Possible possible(Value const& value) {
        return Possible{value.none} << none_plane | Possible{value.error} << error_plane |
               (value.ranged ? possibly_some : Possible{value.levels} << first_plane);
    }
    static void same_range(RangeColumn const& columns, std::size_t at, std::optional<Value> const& wanted) {
        REQUIRE(columns.possible[at] == (wanted ? possible(*wanted) : 0));
        REQUIRE(columns.low[at] == (wanted && wanted->ranged ? wanted->low : 0));
        REQUIRE(columns.high[at] == (wanted && wanted->ranged ? wanted->high : 0));
    }

    void duties() {
        DutyColumns columns;
        read_duties(program.graph, all, columns);
        std::size_t at = 0;
        for (std::uint32_t row = 0; row < rows.size(); ++row)
            for (DutyResult const& wanted : read_outcome(program.graph, all, row).duties) {
                REQUIRE(at < columns.size());
                INFO(program.graph.duties[wanted.duty].name << " in case " << row);
                REQUIRE(columns.cases[at] == row);
                REQUIRE(columns.duties[at] == wanted.duty);
                REQUIRE(columns.routes[at] == wanted.route);
                REQUIRE(columns.rows[at] == wanted.row);
                REQUIRE(columns.elements[at] == wanted.element.value_or(0));
                REQUIRE(columns.strength[at] == possible(wanted.strength));
                REQUIRE(columns.done[at] == possible(wanted.done));
                REQUIRE(columns.late[at] == possible(wanted.late));
                same_range(columns.by, at, wanted.by);
                same_range(columns.missing, at, wanted.missing);
                ++at;
            }
        REQUIRE(at == columns.size());
    }
};

TEST_CASE("many cases read back at once are each as it is by itself", "[trail]") {
    auto const [first, count] = seeds(60, 5000);
    std::size_t compared = 0, assumed = 0;
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        auto const program = compile(generate(seed));
        REQUIRE(program->framework);
        if (!program->framework->the_case) continue;
        INFO("seed " << seed);
        Random random(seed ^ 0x7A11);
        Texts texts(program->graph);
        std::vector<Row> rows;
        for (std::size_t i = 0; i < cases_each; ++i)
            rows.push_back(row_of(random_case(random, *program->framework, i % 2 ? 25 : 50, i % 3 ? 5 : 0), program->graph, texts));
        Together together{*program, texts, rows};
        together.check();
        compared += together.compared, assumed += together.assumed;
    }
    std::cout << compared << " decisions read back, " << assumed << " on assumptions\n";
    if (count < 60) return;
    CHECK(compared > 5000);
    CHECK(assumed > 100);
}

}  // namespace
}  // namespace rubric::oracle
