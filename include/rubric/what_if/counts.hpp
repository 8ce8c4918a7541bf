// How the cases of a run come out under one decision, counted from its column.
#pragma once

#include <rubric/evaluation/trail.hpp>

namespace rubric {

/// What a decision with one value is counted by: its levels or, of a value that is no level or that tells what a sensitive field holds,
/// whether it is determined; then none, undetermined, in error. Each case is one of them.
struct Countable {
    NodeId value = nothing;
    std::size_t levels = 0;  ///< 0: not counted by level
    std::size_t size() const { return std::max<std::size_t>(levels, 1) + 3; }

    Countable(Graph const& graph, DecisionOutput const& decision) : value(decision.value) {
        if (decision.domain.kind == Kind::levels && !graph.sensitive.at(value)) levels = graph.enumerations[decision.domain.enumeration].levels.size();
    }

    /// What is counted, as people read it.
    std::vector<std::string> labels(Graph const& graph) const {
        std::vector<std::string> all;
        if (levels != 0)
            for (Level const& each : graph.enumerations[graph.nodes[value].domain.enumeration].levels) all.push_back(each.title);
        else
            all.push_back("determined");
        all.insert(all.end(), {"none", "undetermined", "in error"});
        return all;
    }

    /// Calls `visit(label, word, rows)` for the rows of each word that come out as each label says.
    template <class Visit>
    void each(Column const& column, Visit&& visit) const {
        std::size_t const values = std::max<std::size_t>(levels, 1);
        for (std::size_t word = 0; word < column.words; ++word) {
            Word const open = operations::open(column, word);
            if (levels == 0) visit(std::size_t{0}, word, column.some(word) & ~open);
            if (levels != 0) column.each_live(first_plane, [&](std::size_t index) { visit(index - first_plane, word, column.plane(index, word) & ~open); });
            visit(values, word, column.plane(none_plane, word) & ~open);
            visit(values + 1, word, open);
            visit(values + 2, word, column.plane(error_plane, word) & ~open);
        }
    }
    /// Adds the rows of a column to the counts.
    void count(Column const& column, std::span<std::size_t> counts) const {
        each(column, [&](std::size_t label, std::size_t, Word rows) { counts[label] += static_cast<std::size_t>(std::popcount(rows)); });
    }
};

}  // namespace rubric
