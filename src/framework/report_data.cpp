// A report for programs: CSV and JSON, by names.
#include "json.hpp"
#include "sheet.hpp"
#include "table/csv_writer.hpp"

#include <sstream>

namespace rubric {
namespace {

constexpr std::string_view there_column = "row is";  // no column of a report has a blank in its name

class JsonReport {
public:
    JsonReport(Graph const& graph, Texts const& texts, Report const& report)
        : graph_(graph), texts_(texts), report_(report), output_(graph.reports[report.report]) {}

    std::string write() {
        out_ = "{\"report\": ";
        append_json(out_, output_.name);
        out_ += ", \"title\": ";
        append_json(out_, output_.title);
        out_ += ", \"head\": {";
        separated(report_.head.size(), [&](std::size_t i) { member(output_.head[i], report_.head[i]); });
        out_ += "}, \"rows\": [";
        separated(report_.rows.size(), [&](std::size_t i) { row(report_.rows[i]); });
        out_ += "], \"totals\": [";
        separated(output_.totals.size(), [&](std::size_t i) { total(output_.totals[i], report_.totals[i]); });
        out_ += "]}\n";
        return std::move(out_);
    }

private:
    template <class Write>
    void separated(std::size_t count, Write&& write) {
        for (std::size_t i = 0; i < count; ++i) {
            if (i != 0) out_ += ", ";
            write(i);
        }
    }

    void member(ReportEntry const& entry, ReportCell const& cell) {
        append_json(out_, entry.name);
        out_ += ": ";
        if (cell.withheld)
            out_ += "{\"withheld\": true}";
        else
            append_json(out_, graph_, texts_, cell.value);
    }

    void there(Value const& value) {
        out_ += "{\"there\": \"" + std::string(there_word(value)) + "\"";
    }

    void row(ReportRow const& row) {
        there(row.there);
        if (row.copies > 1) out_ += ", \"any_number\": true";
        out_ += ", \"cells\": {";
        separated(row.cells.size(), [&](std::size_t i) { member(output_.columns[i], row.cells[i]); });
        out_ += "}}";
    }

    void total(ReportTotal const& total, std::vector<ReportGroup> const& groups) {
        out_ += "{\"by\": ";
        if (total.by == nothing)
            out_ += "null";
        else
            append_json(out_, output_.columns[total.by].name);
        out_ += ", \"groups\": [";
        separated(groups.size(), [&](std::size_t i) {
            there(groups[i].there);
            out_ += ", \"cells\": {";
            if (total.by != nothing) {
                member(output_.columns[total.by], groups[i].by);
                out_ += ", ";
            }
            separated(total.columns.size(), [&](std::size_t at) { member(output_.columns[total.columns[at]], groups[i].totals[at]); });
            out_ += "}}";
        });
        out_ += "]}";
    }

    Graph const& graph_;
    Texts const& texts_;
    Report const& report_;
    ReportOutput const& output_;
    std::string out_;
};

}  // namespace

std::string write_csv(Graph const& graph, Texts const& texts, Report const& report) {
    std::ostringstream stream;
    table::CsvWriter out(stream);
    ReportOutput const& output = graph.reports[report.report];
    for (ReportEntry const& each : output.columns) out.text(each.name);
    out.text(there_column).end();
    for (ReportRow const& row : report.rows) {
        for (ReportCell const& each : row.cells) {
            Value const& value = each.value;
            std::string const words = each.withheld        ? "withheld"
                                      : value.in_error()   ? "error"
                                      : value.determined() ? show(graph, texts, value, Writing::files)
                                                           : "";
            !each.withheld && value.ranged && is_numeric(value.domain) ? out.number(words) : out.text(words);
        }
        out.text(there_word(row.there)).end();
    }
    return std::move(stream).str();
}

std::string write_json(Graph const& graph, Texts const& texts, Report const& report) {
    return JsonReport(graph, texts, report).write();
}

}  // namespace rubric
