// A report for a terminal, and in Markdown.
#include "sheet.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace rubric {
namespace {

constexpr std::size_t longest_cell = 100'000;

/// Code points: as wide as most of them are.
std::size_t width_of(std::string_view words) {
    return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [](char each) { return (static_cast<unsigned char>(each) & 0xC0) != 0x80; }));
}

std::string plain(std::string_view words) { return text::printable(words, longest_cell); }

/// The cells of a line, with its mark in front where the grid has marks.
std::vector<std::string> line_of(Grid const& grid, Grid::Line const& line) {
    std::vector<std::string> cells;
    if (grid.marked()) cells.push_back(line.mark);
    for (std::string const& each : line.cells) cells.push_back(plain(each));
    return cells;
}

std::vector<Grid::Heading> headings_of(Grid const& grid) {
    std::vector<Grid::Heading> all;
    if (grid.marked()) all.push_back({});
    all.insert(all.end(), grid.headings.begin(), grid.headings.end());
    return all;
}

void write_cells(std::string& out, std::vector<std::string> const& cells, std::vector<Grid::Heading> const& headings,
                 std::vector<std::size_t> const& widths) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        std::string const space(widths[i] - width_of(cells[i]), ' ');
        line += (i == 0 ? "" : "  ") + (headings[i].numeric ? space + cells[i] : cells[i] + space);
    }
    line.resize(line.find_last_not_of(' ') + 1);
    out += line + "\n";
}

void write_grid(std::string& out, Grid const& grid) {
    auto const headings = headings_of(grid);
    std::vector<std::vector<std::string>> lines(1);
    for (Grid::Heading const& each : headings) lines[0].push_back(plain(each.words));
    for (Grid::Line const& each : grid.lines) lines.push_back(line_of(grid, each));
    std::vector<std::size_t> widths(headings.size());
    for (auto const& cells : lines)
        for (std::size_t i = 0; i < cells.size(); ++i) widths[i] = std::max(widths[i], width_of(cells[i]));
    std::vector<std::string> rule;
    for (std::size_t const width : widths) rule.emplace_back(width, '-');
    for (std::size_t i = 0; i < lines.size(); ++i) {
        write_cells(out, lines[i], headings, widths);
        if (i == 0) write_cells(out, rule, headings, widths);
    }
}

/// Nothing in it is read as Markdown or HTML.
std::string markdown_escaped(std::string_view words) {
    std::string out;
    for (char const each : plain(words)) {
        if (std::string_view("\\`*_[]|~").find(each) != std::string_view::npos) out += '\\';
        if (each == '<' || each == '&' || each == '>')
            out += each == '<' ? "&lt;" : each == '>' ? "&gt;" : "&amp;";
        else
            out += each;
    }
    return out;
}

void write_markdown_line(std::string& out, std::vector<std::string> const& cells) {
    out += "|";
    for (std::string const& each : cells) out += " " + each + (each.empty() ? "|" : " |");
    out += "\n";
}

void write_markdown_grid(std::string& out, Grid const& grid) {
    std::vector<std::string> headings, rule;
    for (Grid::Heading const& each : headings_of(grid)) {
        headings.push_back(markdown_escaped(each.words));
        rule.push_back(each.numeric ? "---:" : "---");
    }
    write_markdown_line(out, headings);
    write_markdown_line(out, rule);
    for (Grid::Line const& each : grid.lines) {
        std::vector<std::string> cells;
        if (grid.marked()) cells.push_back(each.mark);
        for (std::string const& cell : each.cells) cells.push_back(markdown_escaped(cell));
        write_markdown_line(out, cells);
    }
}

}  // namespace

std::string write_text(Sheet const& sheet) {
    std::string out = plain(sheet.title) + "\n" + plain(sheet.framework) + "\n\n";
    for (Sheet::Entry const& each : sheet.head)
        out += plain(each.title) + (each.words.empty() ? ":" : ": " + plain(each.words)) + "\n";
    if (!sheet.head.empty()) out += "\n";
    if (sheet.rows.lines.empty())
        out += std::string(no_rows) + "\n";
    else
        write_grid(out, sheet.rows);
    for (Grid const& each : sheet.totals) {
        if (each.lines.empty()) continue;
        out += "\n" + plain(each.caption) + "\n\n";
        write_grid(out, each);
    }
    for (std::string const& each : sheet.notes) out += (&each == sheet.notes.data() ? "\n" : "") + plain(each) + "\n";
    return out;
}

std::string write_markdown(Sheet const& sheet) {
    std::string out = "# " + markdown_escaped(sheet.title) + "\n\n" + markdown_escaped(sheet.framework) + "\n\n";
    for (Sheet::Entry const& each : sheet.head) out += "- **" + markdown_escaped(each.title) + (each.words.empty() ? ":**" : ":** " + markdown_escaped(each.words)) + "\n";
    if (!sheet.head.empty()) out += "\n";
    if (sheet.rows.lines.empty())
        out += std::string(no_rows) + "\n";
    else
        write_markdown_grid(out, sheet.rows);
    for (Grid const& each : sheet.totals) {
        if (each.lines.empty()) continue;
        out += "\n## " + markdown_escaped(each.caption) + "\n\n";
        write_markdown_grid(out, each);
    }
    for (std::string const& each : sheet.notes) out += "\n" + markdown_escaped(each) + "\n";
    return out;
}

}  // namespace rubric
