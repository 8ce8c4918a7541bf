// What a run decided, as columns: chunk after chunk, read from the planes of its outputs.
//
//   DecisionColumns columns(graph, {}, cases);
//   DecisionColumns::Part part = columns.part();               // of one thread, for some chunks in a row
//   columns.add(evaluation, texts, key, first, part);          // the cases from `first` on
//   columns.append(part);                                      // in the order of the cases
#pragma once

#include "batch/duty_rows.hpp"

#include <rubric/grounds.hpp>
#include <rubric/outcome.hpp>

#include <functional>
#include <limits>

namespace rubric::batch {

struct Wanted {
    bool possible = false, because = false, assumed = false, duties = false;
};

/// Of so many cases. What is of one width has its place from the start, so that threads may write there side by side; what is
/// text grows.
class DecisionColumns {
public:
    DecisionColumns(Graph const& graph, Wanted wanted, std::size_t cases);

    /// What a case is called, by its row in the run.
    using Key = DutyRows::Key;

    /// Texts and duties of cases that follow one another.
    struct Part {
        std::vector<Output> texts{};
        OutputTable duties{};
        Grounds grounds;
        DutyRows duty_rows{};
    };
    Part part() const;

    /// The cases of the run, of which the first is case `first`: a multiple of 64. `key` is asked where there is a duty. Several
    /// threads may add at once, each to its own part.
    void add(Evaluation const& evaluation, Texts const& texts, Key const& key, std::size_t first, Part& into);
    /// The duties alone.
    void add_duties(Evaluation const& evaluation, Texts const& texts, Key const& key, Part& into) const;
    /// Part after part.
    void append(Part const& next);

    OutputTable decisions{};  ///< without keys
    OutputTable duties{};

private:
    static constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();
    struct Place {
        std::size_t value = nowhere, state = nowhere, possible = nowhere, because = nowhere, assumed = nowhere;
    };  ///< among the columns

    /// One chunk that is added.
    struct Chunk {
        Evaluation const& evaluation;
        Texts const& texts;
        std::size_t first, count;
        Part& into;
    };

    std::size_t add_column(Output column);
    Output& text(Part& part, std::size_t column) const { return part.texts[text_places_[column]]; }
    void add_values(Chunk const& chunk, std::uint32_t decision);
    void add_numbers(Chunk const& chunk, Column const& column, Place const& place);
    void add_words(Chunk const& chunk, std::uint32_t decision) const;
    void add_possible(Chunk const& chunk, std::uint32_t decision) const;
    void add_codes(Chunk const& chunk, std::size_t column, Grounds::Codes const& codes) const;
    void add_offer(Chunk const& chunk, std::uint32_t offer);

    Graph const* graph_;
    Wanted wanted_;
    operations::Answers answers_;
    std::vector<Place> of_decisions_;
    std::vector<std::size_t> of_offers_, text_places_;  ///< by column: its place among the texts of a part
};

}  // namespace rubric::batch
