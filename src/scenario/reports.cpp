// Reports and their totals: the rows that are expected, in order, each surely there; no others.
#include "judge.hpp"

#include <rubric/report.hpp>
#include <rubric/show.hpp>

#include <algorithm>

namespace rubric::scenario {

namespace {

using check::Expectation;

constexpr std::size_t lines_shown = 30;

bool same(Value const& a, Value const& b) {
    bool const settled = a.determined() && b.determined();
    return settled && a.levels == b.levels && a.none == b.none && a.ranged == b.ranged && a.low == b.low && a.texts == b.texts;
}

/// A row, or the totals of a group, as far as it is looked at.
struct Found {
    Value there;
    std::vector<Value> cells;
};

std::vector<Found> found_rows(Report const& report, Expectation const& expected) {
    std::vector<Found> all;
    for (ReportRow const& row : report.rows) {
        Found& made = all.emplace_back(Found{row.there, {}});
        for (std::size_t const column : expected.columns) made.cells.push_back(row.cells[column].value);
    }
    return all;
}

std::vector<Found> found_totals(Report const& report, ReportTotal const& total, Expectation const& expected) {
    std::vector<Found> all;
    for (ReportGroup const& group : report.totals[*expected.total]) {
        Found& made = all.emplace_back(Found{group.there, {}});
        for (std::size_t const column : expected.columns) {
            auto const place = std::find(total.columns.begin(), total.columns.end(), column) - total.columns.begin();
            made.cells.push_back(column == total.by ? group.by.value : group.totals[static_cast<std::size_t>(place)].value);
        }
    }
    return all;
}

void look_at(ReportLoop const& loop, std::vector<NodeId>& nodes) {
    if (loop.limit != nothing) nodes.push_back(loop.limit);
    for (ReportStream const& stream : loop.streams) {
        nodes.push_back(stream.there);
        nodes.insert(nodes.end(), stream.keys.begin(), stream.keys.end());
        nodes.insert(nodes.end(), stream.cells.begin(), stream.cells.end());
        look_at(stream.inside, nodes);
    }
}

std::string joined(std::vector<std::string> const& words) {
    std::string line;
    for (auto const& each : words) line += (line.empty() ? "" : " | ") + each;
    return line;
}

using Pair = std::pair<std::string, std::string>;

std::string side_by_side(std::vector<Pair> const& lines) {
    std::size_t widest = 0;
    for (auto const& [left, right] : lines) widest = std::max(widest, left.size());
    std::string table;
    for (std::size_t i = 0; i < std::min(lines.size(), lines_shown); ++i) {
        auto const& [left, right] = lines[i];
        table += (i == 0 ? "" : "\n") + left + std::string(widest - left.size(), ' ') + (i == 0 || left == right ? "    " : "  ! ") + right;
    }
    return lines.size() > lines_shown ? table + "\n…" : table;
}

}  // namespace

/// With what is not certain of the row before it.
std::string Judge::words_of(Value const& there, std::vector<Value> const& cells) const {
    std::vector<std::string> words;
    for (Value const& each : cells) words.push_back(show(graph_, texts_, each, Writing::files));
    return (there.surely_yes() ? "" : there.in_error() ? "(in error) " : "(perhaps) ") + joined(words);
}

bool Judge::fits(check::ExpressionPtr const& cell, Value const& found) const {
    if (!cell) return true;
    return cell->op == check::Op::unknown ? found.open() : same(evaluation_.value(node(cell.get())), found);
}

/// What fits is written as it was found, so that the two sides differ only where they do.
std::string Judge::wanted(check::FactTable::Row const& row, std::vector<Value> const* found) const {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        auto const& cell = row.cells[i];
        if (found && fits(cell, (*found)[i]))
            words.push_back(show(graph_, texts_, (*found)[i], Writing::files));
        else
            words.push_back(!cell ? "-" : cell->op == check::Op::unknown ? "unknown" : shown(node(cell.get())));
    }
    return joined(words);
}

Verdict Judge::report(Expectation const& expected) const {
    Verdict verdict;
    auto const place = std::find_if(graph_.reports.begin(), graph_.reports.end(),
                                    [&](ReportOutput const& each) { return each.name == expected.report->name; });
    look_at(place->rows, verdict.looked_at);
    Report const report = read_report(graph_, evaluation_, texts_, static_cast<std::uint32_t>(place - graph_.reports.begin()));
    auto const found = expected.total ? found_totals(report, place->totals[*expected.total], expected) : found_rows(report, expected);

    std::vector<Pair> lines{{"expected", "found"}};
    std::size_t const both = std::min(found.size(), expected.rows.size());
    std::size_t wrong = std::max(found.size(), expected.rows.size()) - both;
    for (std::size_t i = 0; i < std::max(found.size(), expected.rows.size()); ++i) {
        Pair& line = lines.emplace_back();
        if (i < found.size()) line.second = words_of(found[i].there, found[i].cells);
        if (i < expected.rows.size()) line.first = wanted(expected.rows[i], i < both ? &found[i].cells : nullptr);
        if (i < both && line.first != line.second) ++wrong;
    }
    for (Found const& each : found) {
        verdict.in_error = verdict.in_error || each.there.error;
        for (Value const& value : each.cells) verdict.in_error = verdict.in_error || value.error;
    }
    verdict.holds = wrong == 0;
    if (verdict.holds) return verdict;
    auto const rows = [&](std::size_t count) {
        return std::to_string(count) + (expected.total ? " total" : " row") + (count == 1 ? "" : "s");
    };
    verdict.found = expected.rows.size() == found.size()
                        ? std::to_string(wrong) + " of " + rows(found.size()) + (wrong == 1 ? " differs" : " differ")
                        : rows(expected.rows.size()) + " expected, " + std::to_string(found.size()) + " found";
    verdict.table = side_by_side(lines);
    return verdict;
}

}  // namespace rubric::scenario
