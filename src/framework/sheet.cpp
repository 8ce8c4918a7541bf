#include "sheet.hpp"

#include <algorithm>

namespace rubric {
namespace {

std::string mark_of(Value const& there, std::int64_t copies) {
    if (copies > 1) return "any number of these";
    if (there.surely_yes()) return {};
    return there.in_error() ? "in error" : "perhaps";
}

class Sheets {
public:
    Sheets(Graph const& graph, Report const& report) : graph_(graph), report_(report), output_(graph.reports[report.report]) {}

    Sheet make() const {
        Sheet sheet{.title = output_.title, .framework = graph_.title};
        for (std::size_t i = 0; i < output_.head.size(); ++i)
            sheet.head.push_back({output_.head[i].title, report_.head[i].words});
        sheet.rows = rows();
        for (std::size_t i = 0; i < output_.totals.size(); ++i) sheet.totals.push_back(total(output_.totals[i], report_.totals[i]));
        if (output_.notes != nothing) notes(graph_.notes[output_.notes], sheet.notes);
        return sheet;
    }

private:
    Grid::Heading heading(std::uint32_t column) const {
        return {output_.columns[column].title, is_numeric(output_.columns[column].domain)};
    }

    Grid rows() const {
        Grid grid{.caption = output_.title};
        for (std::uint32_t i = 0; i < output_.columns.size(); ++i) grid.headings.push_back(heading(i));
        for (ReportRow const& row : report_.rows) {
            Grid::Line& line = grid.lines.emplace_back(Grid::Line{.mark = mark_of(row.there, row.copies)});
            for (ReportCell const& each : row.cells) line.cells.push_back(each.words);
        }
        return grid;
    }

    Grid total(ReportTotal const& total, std::vector<ReportGroup> const& groups) const {
        bool const by = total.by != nothing;
        Grid grid{.caption = by ? "Total by " + output_.columns[total.by].title : "Total", .first_names_line = by};
        if (by) grid.headings.push_back({output_.columns[total.by].title, false});
        for (std::uint32_t const column : total.columns) grid.headings.push_back(heading(column));
        for (ReportGroup const& group : groups) {
            Grid::Line& line = grid.lines.emplace_back(Grid::Line{.mark = mark_of(group.there, 1)});
            if (by) line.cells.push_back(group.by.words);
            for (ReportCell const& each : group.totals) line.cells.push_back(each.words);
        }
        return grid;
    }

    static void notes(Notes const& notes, std::vector<std::string>& lines) {
        for (Citation const& each : notes.citations) lines.push_back("Source: " + each.source + ", " + each.heading);
        for (std::string const& each : notes.assumptions) lines.push_back("Assumption: " + each);
    }

    Graph const& graph_;
    Report const& report_;
    ReportOutput const& output_;
};

}  // namespace

bool is_numeric(Domain domain) {
    return domain.kind == Kind::integer || domain.kind == Kind::number || domain.kind == Kind::percent || domain.kind == Kind::money;
}

bool Grid::marked() const {
    return std::any_of(lines.begin(), lines.end(), [](Line const& each) { return !each.mark.empty(); });
}

Sheet sheet_of(Graph const& graph, Report const& report) { return Sheets(graph, report).make(); }

std::string_view there_word(Value const& there) { return there.surely_yes() ? "yes" : there.in_error() ? "error" : "perhaps"; }

}  // namespace rubric
