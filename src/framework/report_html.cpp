// A report as one HTML file that needs no other: for a screen, for paper, and for who has it read aloud.
#include "sheet.hpp"

namespace rubric {
namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light; }
body { font: 1rem/1.5 system-ui, sans-serif; color: #111; background: #fff; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
h1 { line-height: 1.2; margin-bottom: 0; }
p.framework { margin-top: .25rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
dt { font-weight: 600; }
dd { margin: 0; }
div.table { overflow-x: auto; margin: 1.5rem 0; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; padding: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #767676; }
thead th { border-bottom: 2px solid #111; }
tbody th { font-weight: inherit; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.mark { font-style: italic; }
footer { font-size: .875rem; }
@page { margin: 15mm; }
@media print {
  body { margin: 0; max-width: none; font-size: 10pt; }
  div.table { overflow: visible; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
)";

std::string escaped(std::string_view words) {
    std::string out;
    for (char const each : words) {
        switch (each) {
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '&': out += "&amp;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: {
                bool const control = static_cast<unsigned char>(each) < 0x20 && each != '\n' && each != '\t';
                out += control ? ' ' : each;
            }
        }
    }
    return out;
}

void cell(std::string& out, std::string_view tag, Grid::Heading const& heading, std::string_view words) {
    bool const headed = tag == "th";
    out += "<" + std::string(tag) + (headed ? " scope=\"row\"" : "") + (heading.numeric ? " class=\"number\"" : "") + ">" + escaped(words) +
           "</" + std::string(tag) + ">";
}

void grid(std::string& out, Grid const& grid) {
    bool const marked = grid.marked();
    out += "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"" + escaped(grid.caption) + "\">\n<table>\n<caption>" +
           escaped(grid.caption) + "</caption>\n<thead>\n<tr>";
    if (marked) out += "<th scope=\"col\">Certainty</th>";
    for (Grid::Heading const& each : grid.headings)
        out += std::string("<th scope=\"col\"") + (each.numeric ? " class=\"number\"" : "") + ">" + escaped(each.words) + "</th>";
    out += "</tr>\n</thead>\n<tbody>\n";
    for (Grid::Line const& line : grid.lines) {
        out += "<tr>";
        if (marked) out += "<td class=\"mark\">" + escaped(line.mark.empty() ? "certain" : line.mark) + "</td>";
        for (std::size_t i = 0; i < line.cells.size(); ++i) cell(out, grid.first_names_line && i == 0 ? "th" : "td", grid.headings[i], line.cells[i]);
        out += "</tr>\n";
    }
    out += "</tbody>\n</table>\n</div>\n";
}

}  // namespace

std::string write_html(Sheet const& sheet) {
    std::string out = "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n";
    out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + escaped(sheet.title) + "</title>\n<style>" +
           std::string(style) + "</style>\n</head>\n<body>\n<main>\n<h1>" + escaped(sheet.title) + "</h1>\n<p class=\"framework\">" +
           escaped(sheet.framework) + "</p>\n";
    if (!sheet.head.empty()) {
        out += "<dl>\n";
        for (Sheet::Entry const& each : sheet.head) out += "<dt>" + escaped(each.title) + "</dt><dd>" + escaped(each.words) + "</dd>\n";
        out += "</dl>\n";
    }
    if (sheet.rows.lines.empty())
        out += "<p>" + std::string(no_rows) + "</p>\n";
    else
        grid(out, sheet.rows);
    for (Grid const& each : sheet.totals)
        if (!each.lines.empty()) grid(out, each);
    out += "</main>\n";
    if (!sheet.notes.empty()) {
        out += "<footer>\n";
        for (std::string const& each : sheet.notes) out += "<p>" + escaped(each) + "</p>\n";
        out += "</footer>\n";
    }
    return out + "</body>\n</html>\n";
}

}  // namespace rubric
