// Where `evaluate` writes: decisions in one of the formats, and the duties in their own file.
#pragma once

#include "batch/decision_columns.hpp"
#include "files.hpp"
#include "table/csv_writer.hpp"

namespace rubric {

/// A table of outputs as rows of CSV.
class CsvTable {
public:
    CsvTable(std::ostream& out, std::vector<std::string> const& header);
    void write(batch::OutputTable const& table);

private:
    std::ostream& out_;
};

/// What was decided of one batch of cases, ready to be written.
struct Decided {
    batch::OutputTable decisions{}, duties{};
    std::string json{};
    std::size_t cases = 0;
};

class DecisionsFile {
public:
    DecisionsFile(Graph const& graph, EvaluateRequest const& request);
    void write(Decided const& decided);
    /// Puts the files in their places.
    void finish();

private:
    std::string format_;
    bool first_ = true;
    std::optional<Output> decisions_{}, duties_{};
    std::optional<CsvTable> rows_{}, duty_rows_{};
};

}  // namespace rubric
