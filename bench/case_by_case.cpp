#include "contest.hpp"

#include <rubric/date.hpp>
#include <rubric/evaluation.hpp>
#include <rubric/number.hpp>

#include <bit>

namespace bench {
namespace {

/// 1970-01-01 as Rubric counts days.
std::int64_t epoch() { return rubric::parse_iso("1970-01-01").value(); }

rubric::Fact fact_of(Packed packed, std::size_t fact) {
    Given const found = given(packed, static_cast<Fact>(fact));
    if (!found.known) return {};
    std::int64_t value = found.value;
    if (places_of_facts()[fact].store == Store::number) value *= rubric::one;
    if (places_of_facts()[fact].store == Store::date) value += epoch() + first_inspection;
    return {rubric::Fact::State::known, value};
}

rubric::NodeId node_of(auto const& outputs, std::string_view name, auto member) {
    for (auto const& each : outputs)
        if (each.name == name) return each.*member;
    throw std::out_of_range(std::string(name));
}

}  // namespace

std::vector<rubric::Row> rows_of(std::vector<Packed> const& cases, rubric::Graph const& graph) {
    rubric::Shape const& shape = graph.shapes[0];
    std::vector<std::pair<std::size_t, std::size_t>> read;  // fact, slot
    for (std::size_t fact = 0; fact < fact_count; ++fact)
        for (std::size_t slot = 0; slot < shape.slots.size(); ++slot)
            if (shape.slots[slot].path == places_of_facts()[fact].name) read.emplace_back(fact, slot);
    std::vector<rubric::Row> rows(cases.size(), rubric::Row(shape));
    for (std::size_t row = 0; row < cases.size(); ++row) {
        rows[row].slots[rubric::today_slot] = {rubric::Fact::State::known, epoch() + today};
        for (auto const& [fact, slot] : read) rows[row].slots[slot] = fact_of(cases[row], fact);
    }
    return rows;
}

Decided decided_case_by_case(std::vector<Packed> const& cases) {
    rubric::Graph const& graph = framework().graph();
    constexpr std::string_view offers[] = {"visits", "plan", "training", "business"};
    rubric::NodeId const level = node_of(graph.decisions, "level", &rubric::DecisionOutput::value);
    rubric::NodeId const visit_by = node_of(graph.decisions, "visit_by", &rubric::DecisionOutput::value);

    Decided out(cases.size());
    out.possible = Buffer<std::uint8_t>(padded(cases.size()));
    std::fill_n(out.level_known.data(), out.level_known.size(), Word{});
    std::fill_n(out.visit_by_known.data(), out.visit_by_known.size(), Word{});
    rubric::Evaluation evaluation(graph);
    rubric::Texts texts(graph);
    std::vector<rubric::Row> const rows = rows_of(cases, graph);
    for (std::size_t row = 0; row < cases.size(); ++row) {
        evaluation.run(rows[row], texts);
        rubric::Value const levels = evaluation.value(level), day = evaluation.value(visit_by);
        out.possible[row] = static_cast<std::uint8_t>(levels.levels);
        out.level[row] = static_cast<std::int8_t>(std::countr_zero(levels.levels));
        out.level_known[row / 64] |= Word{levels.determined()} << (row % 64);
        out.visit_by[row] = static_cast<std::int32_t>(day.low - epoch());
        out.visit_by_known[row / 64] |= Word{day.determined()} << (row % 64);
        for (std::size_t offer = 0; offer < offer_count; ++offer) {
            rubric::Value const when = evaluation.value(node_of(graph.offers, offers[offer], &rubric::OfferOutput::when));
            Standing const standing = when.open() ? Standing::possible : when.surely_yes() ? Standing::yes : Standing::no;
            out.offers[offer][row] = static_cast<std::int8_t>(standing);
        }
    }
    return out;
}

}  // namespace bench
