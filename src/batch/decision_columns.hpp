// What a run decided, as columns: chunk after chunk, read from the planes of its outputs.
#pragma once

#include "batch/output.hpp"

#include <rubric/outcome.hpp>

namespace rubric::batch {

struct Wanted {
    bool possible = false, because = false, assumed = false, duties = false;
};

/// Of the cases of one unit, in order.
class DecisionColumns {
public:
    DecisionColumns(Graph const& graph, Wanted wanted);

    /// The cases of the run, which are `first` and those after it of all; `keys` is empty where they are called by their numbers.
    void add(Evaluation const& evaluation, Texts const& texts, std::size_t first, std::vector<std::string> const& keys);
    /// The duties alone.
    void add_duties(Evaluation const& evaluation, Texts const& texts, std::vector<std::string> const& keys);
    /// Room for so many cases.
    void reserve(std::size_t cases);
    /// The columns of the unit behind this one.
    void append(DecisionColumns const& next);

    OutputTable decisions{};
    OutputTable duties{};

private:
    struct Place { std::size_t value = 0, state = 0, possible = 0, because = 0, assumed = 0; };  ///< among the columns; 0: there is none

    std::size_t add_column(Output column);
    void add_decision(Evaluation const& evaluation, Texts const& texts, std::uint32_t index);
    void add_levels(Evaluation const& evaluation, std::uint32_t index);
    void add_numbers(Evaluation const& evaluation, std::uint32_t index);
    void add_texts(Evaluation const& evaluation, Texts const& texts, std::uint32_t index);
    void add_offer(Evaluation const& evaluation, std::uint32_t index);
    void add_words(Evaluation const& evaluation, Texts const& texts, std::uint32_t index);
    void add_duties_of(Evaluation const& evaluation, Texts const& texts, std::uint32_t row, std::string const& key);
    void grow(std::size_t count);

    Graph const* graph_;
    Wanted wanted_;
    std::vector<Place> of_decisions_;
    std::vector<std::size_t> of_offers_;
    std::size_t base_ = 0, count_ = 0;  ///< of the chunk, among the unit's rows
};

}  // namespace rubric::batch
