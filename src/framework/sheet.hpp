// A report as people read it: words in a grid, whatever they are written in.
#pragma once

#include <rubric/report.hpp>

#include <string>
#include <vector>

namespace rubric {

struct Grid {
    struct Heading {
        std::string words{};
        bool numeric = false;               ///< its cells stand at the right
    };
    struct Line {
        std::string mark{};                 ///< `perhaps`, `in error`, `any number of these`; empty: it is there
        std::vector<std::string> cells{};
    };
    std::string caption{};
    bool first_names_line = false;        ///< the first cell of a line says what the line is about
    std::vector<Heading> headings{};
    std::vector<Line> lines{};
    bool marked() const;                  ///< some line is
};

struct Sheet {
    struct Entry { std::string title{}, words{}; };
    std::string title{}, framework{};
    std::vector<Entry> head{};
    Grid rows{};
    std::vector<Grid> totals{};
    std::vector<std::string> notes{};     ///< citations and assumptions, a line each
};

inline constexpr std::string_view no_rows = "There is nothing to report.";

/// Numbers and money.
bool is_numeric(Domain domain);

Sheet sheet_of(Graph const& graph, Report const& report);

std::string write_text(Sheet const& sheet);
std::string write_markdown(Sheet const& sheet);
std::string write_html(Sheet const& sheet);

/// The rows alone, by names; the last column says of each whether it is there.
std::string write_csv(Graph const& graph, Texts const& texts, Report const& report);
std::string write_json(Graph const& graph, Texts const& texts, Report const& report);

/// `yes`, `perhaps`, `error`.
std::string_view there_word(Value const& there);

}  // namespace rubric
