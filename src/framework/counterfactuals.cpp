// What would have to be otherwise, for one decision of a case.
#include "state.hpp"

namespace rubric {

Counterfactuals Outcome::would_be(std::string_view value, std::string_view decision) const {
    Graph const& graph = state_->graph();
    std::uint32_t const index = decision_index(graph, decision);
    std::optional<Fact> wanted;
    if (!value.empty()) {
        auto const read = data::ScalarReader(graph.enumerations, graph.decisions[index].domain).read(value, state_->evaluation.texts());
        if (auto const* wrong = std::get_if<data::Unreadable>(&read))
            throw InputError("error: `" + std::string(decision) + "` cannot be `" + std::string(value) + "`: it " + wrong->reason, {});
        wanted = std::get<Fact>(read);
    }
    return rubric::would_be(graph, state_->evaluation, index, wanted);
}

std::string Outcome::would_be_words(std::string_view value, std::string_view decision) const {
    Counterfactuals const all = would_be(value, decision);
    Graph const& graph = state_->graph();
    std::string const& title = graph.decisions[decision_index(graph, decision)].title;
    std::string lines;
    for (Counterfactual const& each : all.found) {
        std::string condition = show(graph, state_->evaluation, each, state_->evaluation.reveals());
        if (condition.starts_with("If ")) condition.front() = 'i';
        lines += title + " would be " + show(graph, state_->texts, each.result) + " " + condition + "\n";
    }
    if (!all.found.empty()) return lines;
    return "No change of one or two facts " + std::string(all.everything_tried ? "makes " : "that was tried makes ") + title + " " +
           (value.empty() ? "anything else" : std::string(value)) + ".\n";
}

}  // namespace rubric
