// What a run decided, as columns: chunk after chunk, read from the planes of its outputs.
#pragma once

#include "batch/output.hpp"

#include <rubric/outcome.hpp>

#include <functional>
#include <limits>

namespace rubric::batch {

struct Wanted {
    bool possible = false, because = false, assumed = false, duties = false;
};

/// Of the cases of one unit, in order.
class DecisionColumns {
public:
    DecisionColumns(Graph const& graph, Wanted wanted);

    /// What a case is called, by its row.
    using Key = std::function<std::string(std::size_t)>;

    /// The cases of the run. `key` is asked where there is a duty.
    void add(Evaluation const& evaluation, Texts const& texts, Key const& key);
    /// The duties alone.
    void add_duties(Evaluation const& evaluation, Texts const& texts, Key const& key);
    /// Room for so many cases.
    void reserve(std::size_t cases);
    /// The columns of the unit behind this one.
    void append(DecisionColumns const& next);

    OutputTable decisions{};  ///< without keys
    OutputTable duties{};

private:
    static constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();
    struct Place { std::size_t value = nowhere, state = nowhere, possible = nowhere, because = nowhere, assumed = nowhere; };  ///< among the columns

    std::size_t add_column(Output column);
    void add_decision(Evaluation const& evaluation, Texts const& texts, std::uint32_t index);
    void add_levels(Evaluation const& evaluation, std::uint32_t index);
    void add_numbers(Evaluation const& evaluation, std::uint32_t index);
    void add_texts(Evaluation const& evaluation, Texts const& texts, std::uint32_t index);
    void add_offer(Evaluation const& evaluation, std::uint32_t index);
    void add_words(Evaluation const& evaluation, Texts const& texts, std::uint32_t index);
    void grow(std::size_t count);

    Graph const* graph_;
    Wanted wanted_;
    std::vector<Place> of_decisions_;
    std::vector<std::size_t> of_offers_;
    std::size_t base_ = 0, count_ = 0;  ///< of the chunk, among the unit's rows
};

}  // namespace rubric::batch
