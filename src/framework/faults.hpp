// Decisions in error although every fact of their case could be read: a gap or an overlap of rules, say.
#pragma once

#include <rubric/outcome.hpp>

#include <string>
#include <vector>

namespace rubric {

/// For each decision how many there are, and why the first is.
class Faults {
public:
    explicit Faults(Graph const& graph) : graph_(graph), first_(graph.decisions.size()), counts_(graph.decisions.size()) {}

    /// A case whose facts could all be read.
    void add(Evaluation const& evaluation, CaseOutcome const& outcome, std::uint32_t row, std::string const& key);
    /// Those of cases that come after these.
    void append(Faults const& next);
    void fill(std::vector<std::string>& notes) const;

private:
    Graph const& graph_;
    std::vector<std::string> first_;
    std::vector<std::size_t> counts_;
};

}  // namespace rubric
