// Tables of Arrow columns, bound once and decided: batch.hpp.
#pragma once

#include "batch/bound.hpp"
#include "batch/decision_columns.hpp"
#include "state.hpp"

#include <rubric/batch.hpp>

namespace rubric {

struct DecidedColumns {
    std::shared_ptr<BoundCases const> cases{};
    std::shared_ptr<batch::OutputTable const> decisions{}, duties{};
    Summary summary{};
};

struct Frames {
    static Batch bind(Framework const& framework, std::vector<BatchInput> const& inputs, DecideOptions const& options);
    static Decisions decide(Framework const& framework, Batch const& batch, BatchRequest const& request);
};

}  // namespace rubric
