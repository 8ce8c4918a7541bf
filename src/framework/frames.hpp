// Tables of Arrow columns, bound once and decided: batch.hpp.
#pragma once

#include "batch/bound.hpp"
#include "batch/decision_columns.hpp"
#include "state.hpp"

#include <rubric/batch.hpp>
#include <rubric/what_if.hpp>

namespace rubric {

struct DecidedColumns {
    std::shared_ptr<batch::OutputTable const> decisions{}, duties{};
    Summary summary{};
};

struct Frames {
    static constexpr std::size_t unit_rows = 32'768;  ///< cases that one thread decides before it takes others
    static Batch bind(Framework const& framework, std::vector<BatchInput> const& inputs, DecideOptions const& options);
    static Outcome find(Framework const& framework, Batch const& batch, std::string const& key, DecideOptions const& options);
    static std::vector<VariantCounts> what_if(Framework const& framework, Batch const& batch, DecideOptions const& options,
                                              std::vector<Axis> const& axes, std::string const& decision);
    /// `unit`: fewer, in tests, so that a few cases keep several threads busy.
    static std::shared_ptr<DecidedColumns const> decide(Framework const& framework, Batch const& batch,
                                                        BatchRequest const& request, std::size_t unit = unit_rows);
};

/// What a batch is decided from: its facts, and the day. Throws as rubric::decide does.
FactColumns facts_on(Prepared const& prepared, BoundCases const& cases, std::optional<Day> const& on);

}  // namespace rubric
