// A report as one HTML file that needs no other: for a screen, for paper, and for who has it read aloud.
#include "generate/html.hpp"
#include "sheet.hpp"

namespace rubric {
namespace {

using generate::element;
using generate::element_of;
using generate::escaped;

std::string attributes(std::string_view scope, bool numeric) {
    std::string out = scope.empty() ? "" : " scope=\"" + std::string(scope) + "\"";
    return out + (numeric ? " class=\"number\"" : "");
}

std::string head_of(Grid const& grid) {
    std::string row;
    if (grid.marked()) row += element_of("th", "Certainty", attributes("col", false));
    for (Grid::Heading const& each : grid.headings) row += element_of("th", each.words, attributes("col", each.numeric));
    return element("thead", "\n" + element("tr", row) + "\n");
}

std::string row_of(Grid const& grid, Grid::Line const& line) {
    std::string row;
    if (grid.marked()) row += element_of("td", line.mark.empty() ? "certain" : line.mark, " class=\"mark\"");
    for (std::size_t i = 0; i < line.cells.size(); ++i) {
        bool const heads = grid.first_names_line && i == 0;
        row += element_of(heads ? "th" : "td", line.cells[i], attributes(heads ? "row" : "", grid.headings[i].numeric));
    }
    return element("tr", row) + "\n";
}

std::string table_of(Grid const& grid) {
    std::string rows = "\n";
    for (Grid::Line const& each : grid.lines) rows += row_of(grid, each);
    std::string const inside = "\n" + element_of("caption", grid.caption) + "\n" + head_of(grid) + "\n" + element("tbody", rows) + "\n";
    std::string const region = " class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"" + escaped(grid.caption) + "\"";
    return element("div", "\n" + element("table", inside) + "\n", region) + "\n";
}

}  // namespace

std::string write_html(Sheet const& sheet) {
    std::string body, notes;
    std::string entries = "\n";
    for (Sheet::Entry const& each : sheet.head) entries += element_of("dt", each.title) + element_of("dd", each.words) + "\n";
    if (!sheet.head.empty()) body += element("dl", entries, " class=\"beside\"") + "\n";
    body += sheet.rows.lines.empty() ? element_of("p", no_rows) + "\n" : table_of(sheet.rows);
    for (Grid const& each : sheet.totals)
        if (!each.lines.empty()) body += table_of(each);
    for (std::string const& each : sheet.notes) notes += element_of("p", each) + "\n";
    return generate::page(sheet.title, element_of("h1", sheet.title) + "\n" + element_of("p", sheet.framework), "\n" + body, notes, "wide");
}

}  // namespace rubric
