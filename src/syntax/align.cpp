#include "layout.hpp"

#include <algorithm>
#include <span>

namespace rubric::syntax {
namespace {

constexpr std::size_t farthest = 90;  // a column is not pushed beyond by one long line; that line stays out of it

std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// ---- tables ---------------------------------------------------------------------------------------------------------

bool table_row(Line const& line) {
    if (line.kind != LineKind::row) return false;
    bool bar = false;
    for (Piece const& piece : line.pieces) {
        if (piece.comment) return bar;
        if (piece.token.is("|") && bar) return false;  // two rows on a line
        bar = piece.token.is("|");
    }
    return bar;
}

/// The widths of a row's cells, each from its bar to the next.
std::vector<std::size_t> cell_widths(Line const& line) {
    std::vector<std::size_t> cells;
    bool first = true;
    for (Piece const& piece : line.pieces) {
        if (piece.comment) break;
        if (piece.token.is("|")) {
            cells.push_back(0);
            first = true;
            continue;
        }
        cells.back() += width(piece.text) + (first ? 0 : piece.gap);
        first = false;
    }
    cells.pop_back();
    return cells;
}

void align_table(std::span<Line> rows) {
    std::vector<std::size_t> widest;
    for (Line const& row : rows) {
        auto const cells = cell_widths(row);
        widest.resize(std::max(widest.size(), cells.size()));
        for (std::size_t i = 0; i < cells.size(); ++i) widest[i] = std::max(widest[i], cells[i]);
    }
    for (Line& row : rows) {
        auto const cells = cell_widths(row);
        std::size_t bar = 0;
        for (Piece& piece : row.pieces) {
            if (piece.comment || !piece.token.is("|")) continue;
            if (bar > 0) piece.gap = 1 + widest[bar - 1] - cells[bar - 1];
            ++bar;
        }
    }
}

// ---- columns --------------------------------------------------------------------------------------------------------

/// Where a line may be widened: what begins there, and how little may stand before it.
struct Stop {
    std::size_t piece;
    char what;
    std::size_t least;
};

bool note(Token const& token) { return token.is("cites") || token.is("assumption") || token.is("allow"); }

/// Can a title or a reason stand after this token? After other words and signs a text is a value.
bool may_follow(Token const& token) {
    if (token.kind == TokenKind::symbol) return token.is(")");
    if (token.kind != TokenKind::reserved) return true;
    constexpr std::string_view words[] = {"must", "no", "none", "not", "may", "should", "unknown", "yes"};
    return std::ranges::find(words, token.text()) != std::end(words);
}

/// Is there more than one entry on the line?
bool packed(Line const& line) {
    std::size_t colons = 0, parentheses = 0;
    for (Piece const& piece : line.pieces) {
        if (piece.token.is("(")) ++parentheses;
        if (piece.token.is(")") && parentheses > 0) --parentheses;
        if (piece.token.is(":") && parentheses == 0) ++colons;
    }
    return colons > 1;
}

std::vector<Stop> stops(Line const& line) {
    std::vector<Stop> all;
    std::size_t parentheses = 0;
    bool braced = false, noted = false;
    for (std::size_t i = 1; i < line.pieces.size(); ++i) {
        Piece const& piece = line.pieces[i];
        Token const& token = piece.token;
        Token const& before = line.pieces[i - 1].token;
        if (token.is(")") && parentheses > 0) --parentheses;
        if (piece.comment)
            all.push_back({i, '-', 2});
        else if (parentheses > 0 || braced) {
        } else if (token.is(":") && piece.gap == 1)
            all.push_back({i, ':', 1});
        else if (before.is(":") && line.pieces[i - 1].gap == 0)
            all.push_back({i, 'o', 1});
        else if (token.is("=") && line.kind == LineKind::entry && line.level == 0)
            all.push_back({i, '=', 1});
        else if (token.is("when"))
            all.push_back({i, 'w', 1});
        else if (note(token))
            all.push_back({i, 'n', 4});
        else if (token.kind == TokenKind::string && !noted && may_follow(before))
            all.push_back({i, '"', i <= 2 && before.kind == TokenKind::name ? 1u : 2u});
        else if (token.is("{") && i + 1 < line.pieces.size())
            all.push_back({i, '{', 1});
        if (token.is("(")) ++parentheses;
        if (token.is("{")) braced = true;
        if (note(token)) noted = true;
    }
    return all;
}

/// A line that takes part in its neighbours' columns, with how far it has been laid out.
struct Aligned {
    Line* line;
    std::vector<Stop> stops;

    /// The column where the piece would begin, were the gap before it none.
    std::size_t end_before(std::size_t stop) const {
        std::size_t at = line->indent;
        for (std::size_t i = 0; i < stops[stop].piece; ++i) at += line->pieces[i].gap + width(line->pieces[i].text);
        return at;
    }
    bool has(std::size_t stop, char what) const { return stop < stops.size() && stops[stop].what == what; }
    bool wide(std::size_t stop) const { return line->pieces[stops[stop].piece].blanks > 1; }
};

void align_run(std::vector<Aligned*> const& run, std::size_t stop) {
    std::size_t column = 0;
    bool const wanted = run.size() > 1 && std::ranges::any_of(run, [&](Aligned const* each) { return each->wide(stop); });
    for (Aligned const* each : run) column = std::max(column, each->end_before(stop) + each->stops[stop].least);
    for (Aligned* each : run) {
        Piece& piece = each->line->pieces[each->stops[stop].piece];
        if (wanted)
            piece.gap = column - each->end_before(stop);
        else if (each->wide(stop))
            piece.gap = each->stops[stop].least;
    }
}

/// Lines of a block whose stop is of one kind make a run; those that have none there do not break it.
void align_stop(std::vector<Aligned>& block, std::size_t stop) {
    std::vector<Aligned*> run;
    for (Aligned& each : block) {
        if (stop >= each.stops.size()) continue;
        bool const far = each.end_before(stop) >= farthest;
        if (!run.empty() && (far || !run.front()->has(stop, each.stops[stop].what))) {
            align_run(run, stop);
            run.clear();
        }
        run.push_back(&each);
        if (far) {
            align_run(run, stop);
            run.clear();
        }
    }
    align_run(run, stop);
}

void align_block(std::vector<Aligned>& block) {
    std::size_t most = 0;
    for (Aligned const& each : block) most = std::max(most, each.stops.size());
    for (std::size_t stop = 0; stop < most; ++stop) align_stop(block, stop);
    block.clear();
}

void align_columns(std::vector<Line>& lines) {
    std::vector<Aligned> block;
    for (Line& line : lines) {
        bool const inside = !block.empty() && line.indent > block.back().line->indent && !line.blank_before;
        if (inside && (line.kind == LineKind::note || line.kind == LineKind::continuation)) continue;
        bool const breaks =
            line.blank_before || line.kind != LineKind::entry || (!block.empty() && line.level != block.back().line->level);
        if (breaks) align_block(block);
        if (line.kind == LineKind::entry && !packed(line))
            block.push_back({&line, stops(line)});
        else
            align_block(block);
    }
    align_block(block);
}

}  // namespace

void align(std::vector<Line>& lines) {
    for (std::size_t begin = 0; begin < lines.size();) {
        std::size_t end = begin;
        while (end < lines.size() && table_row(lines[end]) && (end == begin || !lines[end].blank_before)) ++end;
        if (end > begin) align_table(std::span(lines).subspan(begin, end - begin));
        begin = std::max(end, begin + 1);
    }
    align_columns(lines);
}

}  // namespace rubric::syntax
