// The records of one file, read by one dataset, a batch at a time.
#pragma once

#include "data/record_reader.hpp"

#include <istream>
#include <memory>

namespace rubric::data {

class FileRows {
public:
    /// `content`, if given, stands for what the file of that name holds.
    FileRows(std::string path, std::optional<std::string> content, DatasetPlan plan, Graph const& graph, Options const& options);

    /// Replaces the batch by the next rows of which the dataset's `where` is not surely no; where it is open they are marked. False
    /// when the file has no more. The batch may be empty all the same.
    bool next(Batch& batch, Texts& texts, Summary& summary);
    /// To be called when the codes of texts begin anew.
    void forget();

    std::optional<table::Fault> const& fault() const { return csv_.fault(); }
    std::string const& path() const { return path_; }
    DatasetPlan const& plan() const { return plan_; }
    ShapeId shape() const { return plan_.record.shape; }
    std::size_t texts_a_record() const { return texts_a_record_; }

private:
    void filter(Batch& batch, std::size_t filled, Texts const& texts, Summary& summary);

    std::string path_;
    DatasetPlan plan_;
    Graph const* graph_;
    Options const* options_;
    std::unique_ptr<std::istream> stream_;
    table::CsvReader csv_;
    RecordReader reader_;
    std::unique_ptr<Probe> where_;
    table::Record record_;
    std::size_t read_ = 0, texts_a_record_ = 0;
};

/// Every fact unknown again, but `today` where it is given.
void clear(Row& row, ShapeId shape, Options const& options);

table::Encoding encoding_of(Options const& options);

}  // namespace rubric::data
