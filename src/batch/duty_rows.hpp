// The duties of a run as rows of text, read from columns; what comes again is put into words once.
#pragma once

#include "batch/output.hpp"

#include <rubric/duty_columns.hpp>

#include <functional>
#include <unordered_map>

namespace rubric::batch {

/// Storage of one thread, used again from run to run of one graph.
class DutyRows {
public:
    /// What a case is called, by its row in the run: asked once for each case that has a duty.
    using Key = std::function<std::string(std::size_t)>;

    /// Adds them to a table of the columns of duty_header().
    void add(Graph const& graph, Evaluation const& evaluation, Texts const& texts, Key const& key, OutputTable& out);

private:
    using Words = std::unordered_map<Possible, std::string>;

    DutyColumns found_;
    Words strengths_, tests_;
};

}  // namespace rubric::batch
