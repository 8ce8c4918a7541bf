#include "data/parameters.hpp"

#include "text/message.hpp"

#include <algorithm>

namespace rubric::data {

namespace {

/// The row's texts, as codes of `to`.
void translate(Row& row, Shape const& shape, Graph const& graph, Texts const& from, Texts& to) {
    for (std::size_t i = 0; i < row.slots.size(); ++i)
        if (shape.slots[i].domain.kind == Kind::text && row.slots[i].state == Fact::State::known)
            row.slots[i].value = to.code(from[row.slots[i].value]);
    for (std::size_t i = 0; i < row.lists.size(); ++i)
        for (Row& each : row.lists[i].rows) translate(each, graph.shapes[shape.lists[i].element], graph, from, to);
}

}  // namespace

ParameterFiles::ParameterFiles(Graph const& graph, Sources& sources, Options const& options)
    : graph_(&graph), sources_(&sources), options_(&options), texts_(std::make_unique<Texts>(graph)) {}

void ParameterFiles::read(Supplied supplied) {
    summary_.joined.push_back(supplied.plan.dataset->name + " (" + shown_name(supplied.path) + ")");
    FileRows file(std::move(supplied), *graph_, *options_);
    std::size_t const before = summary_.records;
    auto const parameter = file.plan().parameter;
    bool const known = std::any_of(filled_.begin(), filled_.end(), [&](auto const& each) { return each.parameter == parameter; });
    if (!known) filled_.push_back({parameter, {Fact::State::known, {}}});
    Batch batch;
    for (bool more = true; more;) {
        more = file.next(batch, *texts_, summary_);
        keep(file, batch);
    }
    summary_.files.push_back({file.path(), summary_.records - before});
    if (!file.fault()) return;
    auto const at = excerpt(*sources_, shown_name(file.path()), file.fault()->at, file.fault()->line);
    diagnostics_.push_back(text::message(text::Code::R0508, at, {{"file", shown_name(file.path())}, {"reason", file.fault()->reason}}));
}

void ParameterFiles::keep(FileRows const& file, Batch& batch) {
    auto const filled =
        std::find_if(filled_.begin(), filled_.end(), [&](auto const& each) { return each.parameter == file.plan().parameter; });
    std::string const& name = graph_->list_parameters[filled->parameter].name;
    for (std::size_t i = 0; i < batch.rows.size(); ++i) {
        filled->rows.rows.push_back(std::move(batch.rows[i]));
        summary_.marked += batch.notes[i].marked;
        for (FactError& error : batch.notes[i].errors) {
            std::string const place = name + "[" + std::to_string(filled->rows.rows.size()) + "]";
            error.path = error.path.empty() ? place : place + "." + error.path;
            ++summary_.facts_in_error;
            if (summary_.errors.size() < errors_kept) summary_.errors.push_back(std::move(error));
        }
    }
    batch = {};
}

std::vector<FilledParameter> ParameterFiles::in(Texts& texts) const {
    auto filled = filled_;
    for (FilledParameter& each : filled) {
        Shape const& shape = graph_->shapes[graph_->shapes[0].lists[graph_->list_parameters[each.parameter].list].element];
        for (Row& row : each.rows.rows) translate(row, shape, *graph_, *texts_, texts);
    }
    return filled;
}

ParameterReader::ParameterReader(std::unique_ptr<CountingReader> cases, ParameterFiles files,
                                 std::vector<Summary::Columns> unread)
    : cases_(std::move(cases)), files_(std::move(files)) {
    cases_->counts().unread = std::move(unread);
}

bool ParameterReader::next(Batch& batch) {
    bool const more = cases_->next(batch);
    if (more) filled_ = files_.in(cases_->own_texts());
    return more;
}

Summary const& ParameterReader::summary() const {
    both_ = cases_->summary();
    Summary const& of_files = files_.summary();
    both_.records += of_files.records;
    both_.left_out += of_files.left_out;
    both_.marked += of_files.marked;
    both_.facts_in_error += of_files.facts_in_error;
    for (FactError const& each : of_files.errors)
        if (both_.errors.size() < errors_kept) both_.errors.push_back(each);
    both_.files.insert(both_.files.end(), of_files.files.begin(), of_files.files.end());
    both_.joined.insert(both_.joined.end(), of_files.joined.begin(), of_files.joined.end());
    return both_;
}

}  // namespace rubric::data
