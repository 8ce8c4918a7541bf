#include "batch/cells.hpp"

namespace rubric {
namespace {

/// The value where there is one; blank while it is open.
std::string determined(Graph const& graph, Texts const& texts, Value const& value) {
    if (value.in_error()) return "error";
    return value.determined() ? show(graph, texts, value, Writing::files) : "";
}

std::string open_cell(Graph const& graph, Texts const& texts, Value const& value) {
    return value.open() ? joined(possibilities(graph, texts, value, Writing::files)) : "";
}

/// The elements that are surely in; and, where one may be, all of them.
ValueCells list_cells(Graph const& graph, Texts const& texts, DecisionResult const& result) {
    if (result.in_error()) return {"error", ""};
    std::vector<std::string> sure, all;
    for (ElementResult const& each : result.elements) {
        std::string const words = show(graph, texts, each.value, Writing::files);
        all.push_back(each.in.determined() ? words : words + "?");
        sure.push_back(words);
    }
    return result.open() ? ValueCells{"", joined(all)} : ValueCells{sure.empty() ? "nothing" : joined(sure), ""};
}

}  // namespace

std::string joined(std::vector<std::string> const& words) {
    std::string line;
    for (auto const& each : words) line += (line.empty() ? "" : " | ") + each;
    return line;
}

ValueCells value_cells(Graph const& graph, Texts const& texts, DecisionResult const& result) {
    if (graph.decisions[result.decision].is_list) return list_cells(graph, texts, result);
    return {determined(graph, texts, result.value), open_cell(graph, texts, result.value)};
}

std::string because_cell(Graph const& graph, std::vector<std::uint32_t> const& rules) {
    std::vector<std::string> names;
    for (auto const rule : rules) names.push_back(graph.rules[rule].name);
    return joined(names);
}

std::string assumed_cell(Evaluation const& evaluation, std::vector<FactPath> const& facts) {
    std::vector<std::string> names;
    for (FactPath const& fact : facts) names.push_back(evaluation.text(fact));
    return joined(names);
}

Offered offered(Value const& value) {
    if (value.error && value.possibilities() == 1) return Offered::error;
    if (value.open()) return Offered::possible;
    return value.levels & 2 ? Offered::yes : Offered::no;
}

RowTexts outcome_header(Graph const& graph, std::string const& key) {
    RowTexts cells{key};
    for (DecisionOutput const& each : graph.decisions)
        for (std::string_view suffix : {"", "_possible", "_because", "_assumed"}) cells.push_back(each.name + std::string(suffix));
    for (OfferOutput const& each : graph.offers) cells.push_back(each.name);
    return cells;
}

RowTexts outcome_cells(Graph const& graph, Evaluation const& evaluation, Texts const& texts, CaseOutcome const& outcome, std::string const& key) {
    RowTexts cells{key};
    for (DecisionResult const& each : outcome.decisions) {
        DecisionOutput const& decision = graph.decisions[each.decision];
        ValueCells const shown = withholds(evaluation, decision) ? ValueCells{"withheld", ""} : value_cells(graph, texts, each);
        cells.insert(cells.end(), {shown.value, shown.possible, because_cell(graph, each.because), assumed_cell(evaluation, each.assumed)});
    }
    for (OfferResult const& each : outcome.offers) cells.emplace_back(offered_words[static_cast<std::size_t>(offered(each.value))]);
    return cells;
}

RowTexts duty_header(std::string const& key) {
    return {key, "duty", "element", "actor", "strength", "text", "by", "done", "late", "short"};
}

}  // namespace rubric
