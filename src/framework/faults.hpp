// Decisions in error although every fact of their case could be read: a gap or an overlap of rules, say.
#pragma once

#include <rubric/outcome.hpp>

#include <functional>
#include <string>
#include <vector>

namespace rubric {

/// For each decision how many there are, and why the first is.
class Faults {
public:
    explicit Faults(Graph const& graph) : graph_(graph), first_(graph.decisions.size()), counts_(graph.decisions.size()) {}

    /// The cases of a run, which are `first` and those after it; but for those some fact of which could not be read.
    void add(Evaluation const& evaluation, std::size_t first, Bits const& unreadable, std::function<std::string(std::size_t)> const& key);
    /// Those of cases that come after these.
    void append(Faults const& next);
    void fill(std::vector<std::string>& notes) const;

private:
    Graph const& graph_;
    std::vector<std::string> first_;
    std::vector<std::size_t> counts_;
};

}  // namespace rubric
