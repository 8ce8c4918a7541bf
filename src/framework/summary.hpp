// Counts outcomes as they are decided, for the summary at the end of a run.
#pragma once

#include <rubric/framework.hpp>

namespace rubric {

class Counter {
public:
    explicit Counter(Graph const& graph);
    /// All cases of a run.
    void add(Evaluation const& evaluation);
    /// What another counted.
    void add(Counter const& other);
    /// The groups of a summary; what was never counted is left out of a group.
    void fill(Summary& summary) const;

private:
    struct Group {
        std::vector<std::string> labels;
        std::vector<std::size_t> counts;
    };
    void add_decision(Evaluation const& evaluation, std::uint32_t index);
    void add_list(Evaluation const& evaluation, std::uint32_t index);
    void add_offer(Evaluation const& evaluation, std::uint32_t index);
    void add_duty(Evaluation const& evaluation, std::uint32_t index);

    Graph const* graph_;
    operations::Answers answers_;
    std::size_t cases_ = 0;
    std::vector<Group> decisions_, offers_, duties_;
};

}  // namespace rubric
