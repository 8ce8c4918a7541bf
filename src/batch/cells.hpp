// A case's outcome as a row of a table: each decision with its possibilities, deciding rules and assumed facts; each offer.
#pragma once

#include <rubric/outcome.hpp>
#include <rubric/show.hpp>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace rubric {

/// "a | b"
std::string joined(std::vector<std::string> const& words);

/// The value where there is one, blank while it is open; and while it is open what it may be.
struct ValueCells {
    std::string value, possible;
};
ValueCells value_cells(Graph const& graph, Texts const& texts, DecisionResult const& result);
std::string because_cell(Graph const& graph, std::vector<std::uint32_t> const& rules);
std::string assumed_cell(Evaluation const& evaluation, std::vector<FactPath> const& facts);

using operations::Offered;
inline constexpr std::array<std::string_view, 4> offered_words{"yes", "no", "possible", "error"};
Offered offered(Value const& value);

using RowTexts = std::vector<std::string>;

RowTexts outcome_header(Graph const& graph, std::string const& key);
RowTexts outcome_cells(Graph const& graph, Evaluation const& evaluation, Texts const& texts, CaseOutcome const& outcome,
                       std::string const& key);

/// The long form: a row a duty, element and actor.
RowTexts duty_header(std::string const& key);

}  // namespace rubric
