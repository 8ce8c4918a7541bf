// A case's outcome as one JSON object; docs/interfaces.md has the form.
#pragma once

#include <rubric/explain.hpp>
#include <rubric/outcome.hpp>
#include <rubric/show.hpp>

#include <string>

namespace rubric {

/// Appends text as a JSON string, quoted and escaped.
void append_json(std::string& out, std::string_view text);

/// `row`: the case's place in the run. `key`: the case's, written as a string where it is not empty.
std::string outcome_json(Graph const& graph, Evaluation const& evaluation, Texts const& texts, CaseOutcome const& outcome, std::uint32_t row,
                         std::string_view key = {});

/// A value: itself where it is determined, `{"possible": [...]}` where it is open, `{"error": "..."}`.
void append_json(std::string& out, Graph const& graph, Texts const& texts, Value const& value);
/// One value: a level, a number, `{"possible": [...]}`.
std::string value_json(Graph const& graph, Evaluation const& evaluation, Texts const& texts, Value const& value);

/// Why a decision came out as it did.
std::string explanation_json(Explanation const& why);

}  // namespace rubric
