#include "faults.hpp"

#include <rubric/error_reason.hpp>

namespace rubric {

void Faults::add(Evaluation const& evaluation, CaseOutcome const& outcome, std::uint32_t row, std::string const& key) {
    for (DecisionResult const& each : outcome.decisions) {
        DecisionOutput const& decision = graph_.decisions[each.decision];
        if (decision.is_list || !each.value.in_error()) continue;
        if (counts_[each.decision]++ == 0) first_[each.decision] = key + ": " + error_reason(graph_, evaluation, decision.value, decision.name, row);
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
