// Files of cases, as rows of facts, a batch at a time.
//
//   auto opened = data::open(framework, graph, sources, {{"", "providers.csv"}}, {.today = today});
//   if (!opened.reader) return opened.diagnostics;
//   for (data::Batch batch; opened.reader->next(batch);) evaluation.run(batch.rows, opened.reader->texts(), …);
//   report(opened.reader->summary());
//
// One file of one dataset is streamed: memory does not grow with it. Several are joined on their keys, in memory. CSV, JSON (a case or
// an array of them) and JSON Lines are told apart by the name's ending, else by the first character.
#pragma once

#include "check/model.hpp"
#include "data/error.hpp"
#include "data/records.hpp"

#include <rubric/facts.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace rubric::data {

struct Input {
    std::string dataset;  ///< empty: every dataset of the framework's case that the file fits
    std::string path;     ///< or what the table is called
    std::shared_ptr<Table const> table{};
};

struct Options {
    std::optional<std::int64_t> today{};
    std::string encoding = "utf-8";
    char delimiter = ',';
    std::vector<std::pair<std::string, Fact>> parameters{};  ///< set for the run, by name; what datasets compute reads them
    std::size_t batch_size = 2048;
    bool keep_texts = false;                                 ///< the texts of all batches are the same, to which each adds its own
    bool sensitive = false;                                  ///< errors show what sensitive fields were given
    std::string standard_input{};                            ///< the file that the input `-` was kept in
};

/// How people call a file: `-` is standard input.
inline std::string shown_name(std::string const& path) { return path == "-" ? "standard input" : path; }
inline std::string const& file_of(std::string const& path, Options const& options) { return path == "-" ? options.standard_input : path; }

/// What is known of a case beside its facts.
struct CaseNote {
    std::string key;                 ///< of its dataset; else a column called key, id, urn or name; else its number
    std::size_t line = 0;            ///< on which its record begins, from 1
    bool marked = false;             ///< the dataset's `where` is open for it, or in error
    std::vector<FactError> errors{};
    std::vector<std::pair<std::string, std::string>> held{};  ///< keys of the cases that it holds, by their paths
};

/// notes[i] is of rows[i]. Its texts are never changed any more, whatever is read next.
struct Batch {
    std::vector<Row> rows{};
    std::vector<CaseNote> notes{};
    std::shared_ptr<Texts const> texts{};
};

inline constexpr std::size_t errors_kept = 20;

struct Summary {
    std::size_t records = 0;                 ///< read from all files
    std::size_t cases = 0;                   ///< given out
    std::size_t left_out = 0;                ///< by the dataset's `where`
    std::size_t marked = 0;
    std::size_t facts_in_error = 0;          ///< and what else is in `errors`
    std::vector<FactError> errors{};         ///< the first of them
    struct Columns { std::string file; std::vector<std::string> headers; };
    std::vector<Columns> unread{};           ///< columns that no dataset reads, a file each
    struct File { std::string path; std::size_t records = 0; };
    std::vector<File> files{};               ///< that were read
    struct Keys { std::string dataset; std::size_t count = 0; std::vector<std::string> first; std::size_t line = 0; };  ///< line: of the first
    std::vector<Keys> unmatched{};           ///< keys that meet no case, a dataset each
    std::vector<std::string> joined{};       ///< the datasets that were read, as `providers (file.csv)`
};

/// A list parameter's rows, from a dataset of its own.
struct FilledParameter {
    std::uint32_t parameter = 0;  ///< place in Graph::list_parameters
    ListFact rows{};
};

class Reader {
public:
    virtual ~Reader() = default;
    /// What files fill of the framework's list parameters, in the texts of the last batch.
    virtual std::vector<FilledParameter> const& parameters() const {
        static std::vector<FilledParameter> const none;
        return none;
    }
    /// Replaces the batch by the next cases; false when there are no more, or the rest cannot be read.
    virtual bool next(Batch& batch) = 0;
    virtual Summary const& summary() const { return summary_; }
    /// Why the rest of a file could not be read; empty if all was.
    virtual Diagnostics const& diagnostics() const { return diagnostics_; }

protected:
    Summary summary_;
    Diagnostics diagnostics_;
};

struct Opened {
    std::unique_ptr<Reader> reader;  ///< null: the diagnostics say why, or
    bool by_fields = false;          ///< the one table's columns are called as fields: whoever gave it binds them
    Diagnostics diagnostics;
};

/// The framework, the graph and the sources outlive the reader. Places in diagnostics are in `sources`, to which excerpts of the files
/// are added.
Opened open(check::Framework const& framework, Graph const& graph, Sources& sources, std::vector<Input> const& inputs, Options const& options);

}  // namespace rubric::data
