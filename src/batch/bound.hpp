// Cases bound to a framework: their facts in columns, with what is known of them beside.
#pragma once

#include "batch/output.hpp"
#include "data/reader.hpp"

#include <rubric/fact_columns.hpp>

#include <memory>
#include <string>
#include <vector>

namespace rubric {

struct BoundCases {
    std::shared_ptr<void const> framework{};   ///< the graph that the facts are of lives in it
    FactColumns facts{};                       ///< without `today`
    std::unique_ptr<Texts> texts{};            ///< of the facts
    std::shared_ptr<batch::Output const> keys{};  ///< null: cases are called by their numbers, from 1
    Bits unreadable{};                         ///< cases with a fact that could not be read
    std::vector<data::FilledParameter> parameters{};
    std::size_t facts_in_error = 0;
    std::vector<std::string> notes{};

    std::string key(std::size_t row) const { return keys ? std::string(keys->text_at(row)) : std::to_string(row + 1); }
};

}  // namespace rubric
