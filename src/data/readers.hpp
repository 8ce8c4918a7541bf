// The three ways to read cases: one table in a stream, several joined, and JSON.
#pragma once

#include "data/case.hpp"
#include "data/rows.hpp"
#include "table/json.hpp"

#include <fstream>
#include <map>
#include <set>

namespace rubric::data {

/// What the readers share: the counts of what they give out.
class CountingReader : public Reader {
public:
    Summary& counts() { return summary_; }
    /// Of the last batch, for those that add to it before it is given on.
    Texts& own_texts() { return *texts_; }

protected:
    CountingReader(Graph const& graph, Sources& sources, Options options)
        : graph_(&graph), sources_(&sources), options_(std::move(options)), texts_(std::make_shared<Texts>(graph)) {}

    void count(Batch const& batch);
    void count(FactError const& error);
    void fault(std::string const& file, table::Fault const& what);

    Graph const* graph_;
    Sources* sources_;
    Options options_;
    std::shared_ptr<Texts> texts_;
};

/// One dataset of one file, in constant memory.
class StreamReader : public CountingReader {
public:
    StreamReader(Graph const& graph, Sources& sources, Options options, Supplied supplied);
    bool next(Batch& batch) override;

private:
    FileRows rows_;
};

/// Those that make the cases first, then those of the case, then those of cases that it holds, a list's after what it is a list of; as
/// they are declared.
void put_in_order(std::vector<Supplied>& all, check::Framework const& framework);

/// Several, joined on their keys, in memory; in their order.
class JoinedReader : public CountingReader {
public:
    /// `only_case`: there is one case, of this key, which all that is supplied is about; else the first supplied make the cases.
    JoinedReader(Graph const& graph, Sources& sources, Options options, std::vector<Supplied> supplied,
                 std::optional<std::string> only_case = {});
    bool next(Batch& batch) override;

private:
    /// A case, or the element of a list in one.
    struct Target { std::size_t of = 0, element = nothing; };
    using Keys = std::unordered_map<std::string, std::vector<Target>>;

    void load();
    void read(FileRows& file);
    void add_file(std::string const& path, std::size_t records);
    bool makes_cases(DatasetPlan const& plan) const;
    void make_case(FileRows const& file, Row& row, CaseNote& note);
    bool place(FileRows const& file, Row& row, CaseNote& note);
    void add_facts(Target to, FileRows const& file, Row& from, CaseNote const& found);
    void add_to_list(Target to, FileRows const& file, Row const& from, CaseNote const& found);
    void add_sitter(FileRows const& file, Row& row, CaseNote& note);
    void know_lists(DatasetPlan const& plan);
    Keys& keys(Seat const& seat);
    Row& row(Target to, Seat const& seat) { return to.element == nothing ? cases_.rows[to.of] : cases_.rows[to.of].lists[seat.list].rows[to.element]; }
    std::string path(Target to, Seat const& seat) const;

    std::vector<Supplied> supplied_;
    std::optional<std::string> only_case_;
    check::Dataset const* first_ = nullptr;  ///< that makes the cases
    bool loaded_ = false, keyed_ = false;    ///< keyed: the cases have keys of their own
    std::size_t given_ = 0;
    Batch cases_;
    Keys by_key_;
    std::map<std::string, Keys> held_;       ///< by the path of their seat
    std::set<std::uint32_t> filled_;         ///< lists of held cases that a dataset of the case fills
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
