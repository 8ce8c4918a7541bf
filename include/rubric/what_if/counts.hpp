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

    /// Adds the rows of a column to the counts; `weigh(rows, word)` says for how many cases the rows of a word stand.
    template <class Weigh>
    void count(Column const& column, std::span<std::size_t> counts, Weigh&& weigh) const {
        std::size_t const values = std::max<std::size_t>(levels, 1);
        for (std::size_t word = 0; word < column.words; ++word) {
            Word const open = operations::open(column, word);
            if (levels == 0) counts[0] += weigh(column.some(word) & ~open, word);
            column.each_live(first_plane, [&](std::size_t index) {
                if (levels != 0) counts[index - first_plane] += weigh(column.plane(index, word) & ~open, word);
            });
            counts[values] += weigh(column.plane(none_plane, word) & ~open, word);
            counts[values + 1] += weigh(open, word);
            counts[values + 2] += weigh(column.plane(error_plane, word) & ~open, word);
        }
    }
};

}  // namespace rubric
