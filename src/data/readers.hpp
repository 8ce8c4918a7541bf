// The three ways to read cases: one table in a stream, several joined, and JSON.
#pragma once

#include "data/case.hpp"
#include "data/rows.hpp"
#include "table/json.hpp"

namespace rubric::data {

/// What the readers share: the counts of what they give out.
class CountingReader : public Reader {
public:
    Texts& texts() override { return *texts_; }
    Summary& counts() { return summary_; }

protected:
    CountingReader(Graph const& graph, Sources& sources, Options options)
        : graph_(&graph), sources_(&sources), options_(std::move(options)), texts_(std::make_unique<Texts>(graph)) {}

    void count(Batch const& batch);
    void count(FactError const& error);
    void fault(std::string const& file, table::Fault const& what);

    Graph const* graph_;
    Sources* sources_;
    Options options_;
    std::unique_ptr<Texts> texts_;
};

/// One dataset of one file, in constant memory.
class StreamReader : public CountingReader {
public:
    StreamReader(Graph const& graph, Sources& sources, Options options, std::string path, DatasetPlan plan);
    bool next(Batch& batch) override;

private:
    FileRows rows_;
    std::size_t interned_ = 0;  ///< at most so many texts since the codes began
};

/// A file and the dataset that reads it, the one that makes the cases first.
struct Supplied { std::string path; DatasetPlan plan; };

/// Several, joined on their keys, in memory.
class JoinedReader : public CountingReader {
public:
    JoinedReader(Graph const& graph, Sources& sources, Options options, std::vector<Supplied> supplied);
    bool next(Batch& batch) override;

private:
    void load();
    void make_cases(FileRows& file, Batch& batch);
    void add_facts(Row& row, CaseNote& note, Row& from, CaseNote& found, std::string const& file);
    void add_element(std::size_t to, FileRows const& file, Row& from, CaseNote& found);
    bool place(FileRows const& file, std::size_t i, Batch& batch);

    std::vector<Supplied> supplied_;
    bool loaded_ = false;
    std::size_t given_ = 0;
    Batch cases_;
    std::unordered_map<std::string, std::size_t> by_key_;
};

/// A file of cases in JSON: one, a list, or one a line.
class JsonReader : public CountingReader {
public:
    JsonReader(Graph const& graph, Sources& sources, Options options, std::string path, bool lines);
    bool next(Batch& batch) override;

private:
    void add(Batch& batch, Row row, std::string key, std::vector<FactError> errors, std::size_t line);
    bool next_lines(Batch& batch);
    bool next_values(Batch& batch);
    void load();

    std::string path_;
    bool lines_;
    std::ifstream stream_;
    table::Lines from_;
    CaseReader cases_;
    bool loaded_ = false;
    std::string json_;
    std::vector<table::Json> values_;
    std::size_t given_ = 0;
};

/// The place of a fault, in an excerpt of the file that is added to the sources.
Place excerpt(Sources& sources, std::string const& file, Position at, std::string_view line, std::size_t length = 1);

}  // namespace rubric::data
