// A record of a table into a row of facts, as a plan says.
#pragma once

#include "data/plan.hpp"

namespace rubric::data {

/// Where a record's texts and errors go.
struct Into {
    Texts& texts;
    std::vector<FactError>& errors;
};

class RecordReader {
public:
    /// `rows`: of a table that is no file, whose lines are the numbers of its rows.
    RecordReader(DatasetPlan& plan, Graph const& graph, std::string file, std::string delimiter_help, bool rows)
        : plan_(&plan), graph_(&graph), file_(std::move(file)), hint_(std::move(delimiter_help)), rows_(rows) {}

    /// False where the row is an element of a list and all its columns are blank: it is not there.
    bool read(table::Record const& record, Row& row, Into into);
    /// The key, without blanks around it; empty where the record has none.
    std::string key(table::Record const& record) const;
    /// The keys of the cases that it holds, by their paths; without those that are blank.
    std::vector<std::pair<std::string, std::string>> held(table::Record const& record) const;
    /// To be called when the codes of texts begin anew.
    void forget();

private:
    struct Pending { Cell const* cell; Choices const* choices; std::string_view text; };

    void fill(RecordPlan& plan, Row& row, std::string const& path);
    void fill_cells(RecordPlan& plan, Row& row, std::string const& path, std::vector<Pending>& pending);
    void settle(RecordPlan& plan, Row& row, std::string const& path, std::vector<Pending>& pending);
    bool settled(RecordPlan& plan, Row& row, std::string const& path, Pending const& each);
    void fill_rest(RecordPlan& plan, Row& row);
    Fact made(RecordPlan& plan, Made const& from, Row const& row);
    Fact by_type(Cell const& cell, std::string_view text, std::string const& path);

    std::string text_of(table::Record const& record, std::size_t column) const;
    bool blank(RecordPlan const& plan) const;
    std::optional<FactError> malformed() const;
    void fail(RecordPlan const& plan, Row& row) const;
    void report(Cell const& cell, std::string const& path, std::string_view text, Unreadable const& problem);

    DatasetPlan* plan_;
    Graph const* graph_;
    std::string file_, hint_;
    bool rows_;
    table::Record const* record_ = nullptr;
    Texts* texts_ = nullptr;
    std::vector<FactError>* errors_ = nullptr;
};

}  // namespace rubric::data
