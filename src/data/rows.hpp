// The records of one file, read by one dataset, a batch at a time.
#pragma once

#include "data/record_reader.hpp"

#include <memory>
#include <optional>

namespace rubric::data {

/// A file, or a table that is none, and the dataset that reads it.
struct Supplied {
    std::string path;
    DatasetPlan plan;
    std::optional<std::string> content{};  ///< what the file holds, if it is none on disk
    std::shared_ptr<Table const> table{};
};

class FileRows {
public:
    FileRows(Supplied supplied, Graph const& graph, Options const& options);

    /// Replaces the batch by the next rows of which the dataset's `where` is not surely no; where it is open they are marked. False
    /// when the file has no more. The batch may be empty all the same.
    bool next(Batch& batch, Texts& texts, Summary& summary);
    /// To be called when the codes of texts begin anew.
    void forget();

    std::optional<table::Fault> const& fault() const { return records_->fault(); }
    std::string const& path() const { return path_; }
    bool is_table() const { return table_ != nullptr; }
    DatasetPlan const& plan() const { return plan_; }
    ShapeId shape() const { return plan_.record.shape; }

private:
    void filter(Batch& batch, std::size_t filled, Texts const& texts, Summary& summary);

    std::shared_ptr<Table const> table_;
    std::unique_ptr<Records> records_;
    std::string path_;
    DatasetPlan plan_;
    Graph const* graph_;
    Options const* options_;
    RecordReader reader_;
    std::unique_ptr<Probe> where_;
    table::Record record_;
    std::size_t read_ = 0;
};

/// Every fact unknown again, but `today` where it is given.
void clear(Row& row, ShapeId shape, Options const& options);

table::Encoding encoding_of(Options const& options);

}  // namespace rubric::data
