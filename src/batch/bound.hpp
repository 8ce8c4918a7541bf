// Cases bound to a framework: their facts in columns, with what is known of them beside.
#pragma once

#include "batch/output.hpp"
#include "data/reader.hpp"

#include <rubric/fact_columns.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace rubric {

/// Why facts could not be read, in words, with the row of the case: of the first, so that a column that is wrong throughout costs little.
struct Reasons {
    static constexpr std::size_t kept = 65'536;
    std::vector<std::pair<std::size_t, std::string>> all{};

    bool full() const { return all.size() >= kept; }
    void add(std::size_t row, std::string why) {
        if (!full()) all.emplace_back(row, std::move(why));
    }
};

struct BoundCases {
    std::shared_ptr<void const> framework{};   ///< the graph that the facts are of lives in it
    FactColumns facts{};                       ///< without `today`
    std::unique_ptr<Texts> texts{};            ///< of the facts
    std::shared_ptr<batch::Output const> keys{};  ///< null: cases are called by their numbers, from 1
    Bits unreadable{};                         ///< cases with a fact that could not be read
    Reasons reasons{};                         ///< why
    std::vector<data::FilledParameter> parameters{};
    std::size_t facts_in_error = 0;
    std::vector<std::string> notes{};

    std::string key(std::size_t row) const { return keys ? std::string(keys->text_at(row)) : std::to_string(row + 1); }
};

}  // namespace rubric
