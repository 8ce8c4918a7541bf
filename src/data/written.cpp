#include "data/written.hpp"

#include "check/held.hpp"
#include "data/parameters.hpp"
#include "data/readers.hpp"

#include <algorithm>

namespace rubric::data {

namespace {

std::string quoted(std::string const& text) {
    std::string out = "\"";
    for (char const each : text) out += each == '"' ? "\"\"" : std::string(1, each);
    return out + "\"";
}

/// The rows as a file, and the line on which each begins.
struct AsFile {
    std::string content{};
    std::vector<std::size_t> lines{};

    void add(std::vector<std::string> const& cells) {
        lines.push_back(1 + static_cast<std::size_t>(std::count(content.begin(), content.end(), '\n')));
        for (std::size_t i = 0; i < cells.size(); ++i) content += (i == 0 ? "" : ",") + quoted(cells[i]);
        content += '\n';
    }
    /// The record, from 0, of a line; the header is none.
    std::size_t record(std::size_t line) const {
        auto const after = std::upper_bound(lines.begin(), lines.end(), line);
        return static_cast<std::size_t>(std::max<std::ptrdiff_t>(after - lines.begin() - 2, 0));
    }
};

class Reading {
public:
    Reading(check::Framework const& framework, Graph const& graph, std::vector<WrittenRows> const& all, Options options)
        : framework_(framework), graph_(graph), all_(all), options_(std::move(options)) {
        options_.encoding = "utf-8", options_.delimiter = ',';
    }

    ReadRows read() {
        for (std::size_t i = 0; i < all_.size(); ++i) add(i);
        put_in_order(of_cases_, framework_);
        JoinedReader reader(graph_, sources_, options_, std::move(of_cases_), "");
        Batch batch;
        reader.next(batch);
        found_.row = std::move(batch.rows.at(0));
        for (FactError const& each : batch.notes.at(0).errors) unreadable(each);
        for (auto const& each : reader.summary().unmatched) {
            std::size_t const table = table_of(each.dataset);
            problem(WrittenProblem::Kind::unmatched, table, files_[table].record(each.line));
        }
        ParameterFiles parameters(graph_, sources_, options_);
        for (Supplied& each : of_parameters_) parameters.read(std::move(each));
        for (FactError const& each : parameters.summary().errors) unreadable(each);
        found_.texts = std::make_unique<Texts>(reader.own_texts());
        found_.parameters = parameters.in(*found_.texts);
        if (reader.summary().left_out + parameters.summary().left_out > 0) left_out();
        return std::move(found_);
    }

private:
    void add(std::size_t table) {
        WrittenRows const& written = all_[table];
        auto& file = files_.emplace_back();
        auto const header = std::make_shared<Header const>(Head{1, written.headers});
        auto const missing = lacking(*written.dataset, *header);
        for (Lacking const& each : missing) {
            problem(WrittenProblem::Kind::lacking, table, 0);
            found_.problems.back().missing = each;
        }
        if (!missing.empty()) return;
        file.add(written.headers);
        for (auto const& record : written.records) file.add(record);
        check::Way way;
        if (!written.dataset->parameter) way = check::ways_to(*framework_.the_case, sitter_of(*written.dataset)).front();
        auto plan = plan_dataset(framework_, *written.dataset, way, header, graph_, options_);
        plan.records_above = 1;
        auto& into = written.dataset->parameter ? of_parameters_ : of_cases_;
        into.push_back({std::to_string(table), std::move(plan), file.content, {}});
    }

    void problem(WrittenProblem::Kind kind, std::size_t table, std::size_t record) {
        found_.problems.push_back({.kind = kind, .table = table, .record = record});
    }

    /// Files are called by their places.
    void unreadable(FactError const& error) {
        std::size_t const table = std::stoul(error.file);
        problem(WrittenProblem::Kind::unreadable, table, files_[table].record(error.line));
        found_.problems.back().column = error.column > 0 ? error.column - 1 : 0;
        found_.problems.back().error = error;
    }

    std::size_t table_of(std::string const& dataset) const {
        auto const found = std::find_if(all_.begin(), all_.end(), [&](WrittenRows const& each) { return each.dataset->name == dataset; });
        return static_cast<std::size_t>(found - all_.begin());
    }

    void left_out() {
        auto const found = std::find_if(all_.begin(), all_.end(), [](WrittenRows const& each) { return each.dataset->where != nullptr; });
        problem(WrittenProblem::Kind::left_out, static_cast<std::size_t>(found - all_.begin()), 0);
    }

    check::Framework const& framework_;
    Graph const& graph_;
    std::vector<WrittenRows> const& all_;
    Options options_;
    Sources sources_;
    std::vector<AsFile> files_;
    std::vector<Supplied> of_cases_, of_parameters_;
    ReadRows found_;
};

}  // namespace

ReadRows read_written(check::Framework const& framework, Graph const& graph, std::vector<WrittenRows> const& all, Options const& options) {
    return Reading(framework, graph, all, options).read();
}

}  // namespace rubric::data
