#include "layout.hpp"

#include <algorithm>
#include <map>

namespace rubric::syntax {
namespace {

std::size_t written_width(std::string_view blanks) {
    std::size_t width = 0;
    for (char const c : blanks) width += c == '\t' ? 4 : c == '\r' ? 0 : 1;
    return width;
}

std::string laid_out(Token const& token) {
    if (token.kind != TokenKind::duration && token.kind != TokenKind::span && token.kind != TokenKind::every)
        return std::string(token.text());
    std::string text;
    for (char const c : token.text())
        if (!is_blank(c))
            text += c;
        else if (text.back() != ' ')
            text += ' ';
    return text;
}

/// Comments and tokens in turn.
Piece next_piece(char const* from, char const* last, bool after_dot) {
    Piece piece;
    if (last - from >= 2 && from[0] == '-' && from[1] == '-') {
        char const* end = std::find(from, last, '\n');
        while (end != from && is_blank(end[-1])) --end;
        piece.comment = true;
        piece.token = {TokenKind::symbol, from, end};
        piece.text = std::string(piece.token.text());
    } else {
        piece.token = scan(from, last, after_dot);
        piece.text = laid_out(piece.token);
    }
    return piece;
}

// ---- what a line begins ---------------------------------------------------------------------------------------------

using Words = std::vector<std::string_view>;

/// In the body of each declaration: the words that begin an entry.
std::map<std::string_view, Words> const entry_words{
    {"let", {"otherwise"}},       {"decision", {"otherwise"}},
    {"parameter", {"from"}},      {"calendar", {"term", "closed"}},
    {"offer", {"may", "when"}},   {"duty", {"for", "every", "by", "done"}},
    {"report", {"for", "total"}}, {"scenario", {"on", "given", "expect"}},
};

bool among(Words const& words, std::string_view word) { return std::ranges::find(words, word) != words.end(); }

bool is_note(Token const& token) { return token.is("cites") || token.is("assumption") || token.is("allow"); }

/// Does an entry of the body of `context` begin with these two tokens?
bool begins_entry(std::string_view context, Token const& first, Token const& second) {
    if (context == "scale" || context == "choice") return first.kind != TokenKind::string;
    if (second.is(":") && (first.kind == TokenKind::name || first.kind == TokenKind::string)) return true;
    if (context == "map" && second.is(",")) return true;
    if (context == "dataset" && second.is("=")) return true;
    if (context == "duty" && (first.kind == TokenKind::every || second.is("must") || second.is("should") || second.is("may")))
        return true;
    auto const words = entry_words.find(context);
    bool const plain = first.kind == TokenKind::reserved || first.kind == TokenKind::name;
    return plain && words != entry_words.end() && among(words->second, first.text());
}

/// Reads on through the text and knows which brackets are open.
class Indenter {
public:
    void line(Line& line) {
        line.level = nesting_.braces();
        line.context = nesting_.declaration();
        line.kind = kind(line);
        if (line.kind == LineKind::closing && line.level > 0) --line.level;
        line.indent = indentation(line);
        if (line.kind == LineKind::entry || line.kind == LineKind::closing) anchor_ = &line;
        for (Piece const& piece : line.pieces)
            if (!piece.comment) nesting_.follow(piece.token);
        opened_ = !line.pieces.empty() && line.pieces.back().token.is("{");
    }

private:
    LineKind kind(Line const& line) const {
        Piece const& first = line.pieces.front();
        if (first.comment) return LineKind::comment;
        Token const& token = first.token;
        Token const second = line.pieces.size() > 1 ? line.pieces[1].token : Token{};
        if (token.is("}")) return LineKind::closing;
        if (nesting_.parentheses() > 0) return LineKind::continuation;
        if (token.is("|")) return LineKind::row;
        if (is_note(token)) return LineKind::note;
        bool const entry = nesting_.braces() == 0
                               ? token.kind == TokenKind::reserved && begins_declaration(token.text()) && !nesting_.amending()
                               : begins_entry(nesting_.declaration(), token, second);
        return entry ? LineKind::entry : LineKind::continuation;
    }

    std::size_t indentation(Line const& line) const {
        std::size_t const plain = 4 * line.level;
        std::size_t const anchor = anchor_ ? anchor_->indent : 0;
        std::size_t const written = anchor_ && line.written > anchor_->written ? line.written - anchor_->written : 0;
        switch (line.kind) {
            case LineKind::row:
                return (nesting_.declaration() == "let" || nesting_.declaration() == "decision") && nesting_.braces() > 0
                           ? plain
                           : anchor + 4;
            case LineKind::note:
                if (opened_) return plain;
                return anchor + (nesting_.braces() == 0 || written > 0 ? std::max<std::size_t>(written, 4) : 0);
            case LineKind::continuation:
                return anchor + std::max<std::size_t>(written, 4);
            default:
                return plain;
        }
    }

    Nesting nesting_;
    bool opened_ = false;           ///< the line before ends with `{`
    Line const* anchor_ = nullptr;  ///< the last line that began an entry
};

}  // namespace

void Nesting::follow(Token const& token) {
    if (token.is("(")) ++parentheses_;
    if (token.is(")") && parentheses_ > 0) --parentheses_;
    if (token.is("{")) ++braces_;
    if (token.is("}") && braces_ > 0) --braces_;
    if (token.is("{") || token.is("}")) parentheses_ = 0;
    bool const amends = token.is("replace") || token.is("add") || token.is("remove");
    bool const declares = token.is("rule") || (token.kind == TokenKind::reserved && begins_declaration(token.text()));
    if (braces_ == 0 && parentheses_ == 0 && declares) declaration_ = token.text();
    amending_ = amends;
}

std::vector<Line> lines(std::string_view text) {
    std::vector<Line> all;
    char const* const last = text.data() + text.size();
    char const* from = text.data();
    bool after_dot = false;
    for (;;) {
        char const* const begin = std::find_if_not(from, last, is_blank);
        if (begin == last) return all;
        std::string_view const between(from, static_cast<std::size_t>(begin - from));
        auto const breaks = std::ranges::count(between, '\n');
        Piece piece = next_piece(begin, last, after_dot);
        if (piece.token.bad()) return {};
        piece.blanks = written_width(between.substr(between.find_last_of('\n') + 1));
        if (all.empty() || breaks > 0) {
            all.push_back({});
            all.back().blank_before = breaks > 1 && all.size() > 1;
            all.back().written = piece.blanks;
        }
        after_dot = !piece.comment && piece.token.is(".");
        from = piece.token.end;
        all.back().pieces.push_back(std::move(piece));
    }
}

void indent(std::vector<Line>& lines) {
    Indenter indenter;
    for (Line& line : lines) indenter.line(line);
}

}  // namespace rubric::syntax
