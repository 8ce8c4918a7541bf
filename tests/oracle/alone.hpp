// Cases of a framework in one batch, each held to what it gives by itself: every column of decisions, every duty, and what the
// summary counts.
#pragma once

#include "agreement.hpp"

#include "framework/frames.hpp"

namespace rubric::oracle {

class Alone {
public:
    /// Cases that have one day.
    Alone(Program const& program, std::vector<Case> cases, std::uint64_t seed);

    /// What differs from the oracle in the first so many cases.
    std::vector<std::string> from_oracle(std::size_t count);
    /// The columns of each case are the cells of its row in a file.
    bool same_as_file() const { return same_as_file_; }
    /// So many rows, each some case.
    Batch rows(std::size_t count);
    /// What differs in a batch of the rows that were made last, the first of it; empty: nothing.
    std::string difference(Batch const& batch, unsigned threads, std::size_t unit);

private:
    std::string duties(batch::OutputTable const& found) const;

    Program program_;
    Random random_;
    std::shared_ptr<Prepared const> prepared_;
    std::unique_ptr<Texts> texts_;
    std::vector<Case> cases_;
    std::vector<Row> rows_;
    std::vector<batch::DecisionColumns> wanted_;
    std::vector<std::size_t> order_;
    std::string counted_;
    std::size_t counted_of_ = 0;
    bool same_as_file_ = true;
};

}  // namespace rubric::oracle
