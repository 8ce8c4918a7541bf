// Datasets of list parameters: read whole before the first case, the same for every case.
#pragma once

#include "data/readers.hpp"

namespace rubric::data {

/// The rows of the files, with their texts.
class ParameterFiles {
public:
    ParameterFiles(Graph const& graph, Sources& sources, Options const& options);

    /// Rows of which the dataset's `where` is not surely yes are left out; where it is open they are counted as marked.
    void read(Supplied file);

    /// The rows with their texts as codes of `texts`.
    std::vector<FilledParameter> in(Texts& texts) const;
    Summary const& summary() const { return summary_; }
    Diagnostics const& diagnostics() const { return diagnostics_; }

private:
    void keep(FileRows const& file, Batch& batch);

    Graph const* graph_;
    Sources* sources_;
    Options const* options_;
    std::unique_ptr<Texts> texts_;
    std::vector<FilledParameter> filled_;
    Summary summary_;
    Diagnostics diagnostics_;
};

/// Cases with the parameters that files fill.
class ParameterReader : public Reader {
public:
    ParameterReader(std::unique_ptr<CountingReader> cases, ParameterFiles files, std::vector<Summary::Columns> unread);
    bool next(Batch& batch) override;
    std::vector<FilledParameter> const& parameters() const override { return filled_; }
    Diagnostics const& diagnostics() const override { return cases_->diagnostics(); }
    Summary const& summary() const override;

private:
    std::unique_ptr<CountingReader> cases_;
    ParameterFiles files_;
    std::vector<FilledParameter> filled_;
    mutable Summary both_;
};

}  // namespace rubric::data
