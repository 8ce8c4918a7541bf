#include "faults.hpp"

#include <rubric/error_reason.hpp>

namespace rubric {

void Faults::add(Evaluation const& evaluation, std::size_t first, Bits const& unreadable,
                 std::function<std::string(std::size_t)> const& key) {
    for (std::size_t i = 0; i < counts_.size(); ++i) {
        DecisionOutput const& decision = graph_.decisions[i];
        if (decision.is_list) continue;
        Column const& column = evaluation.column(decision.value);
        for (std::size_t word = 0; word < column.words && column.is_live(error_plane); ++word) {
            std::size_t const row = word * rows_in_a_word;
            Word const found =
                column.plane(error_plane, word) & operations::settled(column, word) & ~unreadable.from(first + row);
            if (found != 0 && counts_[i] == 0) {
                auto const at = static_cast<std::uint32_t>(row) + static_cast<std::uint32_t>(std::countr_zero(found));
                first_[i] = key(first + at) + ": " + error_reason(graph_, evaluation, decision.value, decision.name, at);
            }
            counts_[i] += static_cast<std::size_t>(std::popcount(found));
        }
    }
}

void Faults::append(Faults const& next) {
    for (std::size_t i = 0; i < counts_.size(); ++i) {
        if (counts_[i] == 0) first_[i] = next.first_[i];
        counts_[i] += next.counts_[i];
    }
}

void Faults::fill(std::vector<std::string>& notes) const {
    for (std::size_t i = 0; i < counts_.size(); ++i)
        if (counts_[i] != 0)
            notes.push_back("`" + graph_.decisions[i].name + "` is in error in " + std::to_string(counts_[i]) +
                            (counts_[i] == 1 ? " case; the first is " : " cases; the first is ") + first_[i]);
}

}  // namespace rubric
