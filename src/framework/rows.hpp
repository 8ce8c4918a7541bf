// A case's outcome as a row of a table: each decision with its possibilities, deciding rules and assumed facts; each offer.
#pragma once

#include <rubric/outcome.hpp>
#include <rubric/show.hpp>

#include <string>
#include <vector>

namespace rubric {

using RowTexts = std::vector<std::string>;

RowTexts outcome_header(Graph const& graph, std::string const& key);
RowTexts outcome_cells(Graph const& graph, Evaluation const& evaluation, Texts const& texts, CaseOutcome const& outcome, std::string const& key);

/// The long form: a row a duty, element and actor.
RowTexts duty_header(std::string const& key);
RowTexts duty_cells(Graph const& graph, Evaluation const& evaluation, Texts const& texts, DutyResult const& duty, std::string const& key);

}  // namespace rubric
