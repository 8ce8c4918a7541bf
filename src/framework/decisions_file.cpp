#include "decisions_file.hpp"

#include "batch/cells.hpp"

#include <rubric/date.hpp>
#include <rubric/number.hpp>

#include <sstream>

namespace rubric {

namespace {

bool is_number(std::string_view text) {
    bool const may = !text.empty() && ((text[0] >= '0' && text[0] <= '9') || text[0] == '-' || text[0] == '+' || text[0] == '.');
    return may && parse_number(text).has_value();
}

void write_cell(table::CsvWriter& out, std::string_view text) { is_number(text) ? out.number(text) : out.text(text); }

bool is_there(batch::Output const& column, std::size_t row) { return column.there[row / rows_in_a_word] & bit_of(row); }

/// A date or a number; what stands for it where there is none is in the column beside.
std::string number_of(batch::Output const& column, batch::Output const& state, std::size_t row) {
    if (is_there(column, row)) return batch::written(column, row);
    std::string const& standing = state.words[state.codes[row]];
    return standing == "open" ? "" : standing;
}

}  // namespace

CsvTable::CsvTable(std::ostream& out, std::vector<std::string> const& header) : out_(out) {
    table::CsvWriter row(out_);
    for (std::string const& each : header) write_cell(row, each);
    row.end();
}

void CsvTable::write(batch::OutputTable const& table) {
    using OutputKind = batch::Output::Kind;
    table::CsvWriter out(out_);
    for (std::size_t row = 0; row < table.rows; ++row) {
        for (std::size_t i = 0; i < table.width(); ++i) {
            batch::Output const& column = table.column(i);
            if (column.kind == OutputKind::coded)
                write_cell(out, is_there(column, row) ? std::string_view(column.words[column.codes[row]]) : std::string_view());
            else if (column.kind == OutputKind::text)
                write_cell(out, column.text_at(row));
            else
                write_cell(out, number_of(column, table.column(i + 1), row)), ++i;
        }
        out.end();
    }
}

DecisionsFile::DecisionsFile(Graph const& graph, EvaluateRequest const& request) : format_(request.format) {
    if (!request.summary_only) {
        decisions_.emplace(request.out);
        if (format_ == "csv") rows_.emplace(decisions_->stream(), outcome_header(graph, "key"));
        if (format_ == "json") decisions_->stream() << "[";
    }
    if (!request.duties.empty()) {
        duties_.emplace(request.duties);
        duty_rows_.emplace(duties_->stream(), duty_header("key"));
    }
}

void DecisionsFile::write(Decided const& decided) {
    if (duty_rows_) duty_rows_->write(decided.duties);
    if (rows_) rows_->write(decided.decisions);
    if (!decisions_ || decided.json.empty()) return;
    std::string_view const json = decided.json;
    decisions_->stream() << (first_ && format_ == "json" ? json.substr(1) : json);
    first_ = false;
}

void DecisionsFile::finish() {
    if (decisions_ && format_ == "json") decisions_->stream() << (first_ ? "]\n" : "\n]\n");
    if (decisions_) decisions_->finish();
    if (duties_) duties_->finish();
}

}  // namespace rubric
