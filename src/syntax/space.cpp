#include "layout.hpp"

#include <algorithm>
#include <array>

namespace rubric::syntax {
namespace {

constexpr auto called_with_brackets =
    std::to_array<std::string_view>({"count", "any", "all", "the", "sum", "highest", "lowest", "latest", "earliest", "list"});

/// Can an operand end with this token? Then a `-` after it is between two, else it is a sign.
bool ends_operand(Token const& token) {
    if (token.kind == TokenKind::reserved) return token.is("yes") || token.is("no") || token.is("none") || token.is("unknown");
    return token.is(")") || (token.kind != TokenKind::symbol && token.kind != TokenKind::span && token.kind != TokenKind::for_ &&
                             token.kind != TokenKind::every && token.kind != TokenKind::no_offer);
}

bool calls(Token const& token) {
    return token.kind == TokenKind::name || (token.kind == TokenKind::reserved &&
                                             std::ranges::find(called_with_brackets, token.text()) != called_with_brackets.end());
}

/// Is `name: outcome` written there, not `name : type`?
bool rules(Nesting const& at) {
    if (at.parentheses() > 0) return false;
    std::string_view const in = at.declaration();
    return at.braces() == 0 ? in == "rule" : in == "let" || in == "decision" || in == "map" || in == "parameter";
}

/// Walks a text and says for each pair of neighbours whether a blank stands between them.
class Spacer {
public:
    std::size_t before(Token const& token) {
        std::size_t const gap = blank(token) ? 1 : 0;
        sign_ = token.is("-") && !ends_operand(last_);
        nesting_.follow(token);
        last_ = token;
        return gap;
    }

private:
    bool blank(Token const& token) const {
        if (token.is(",") || token.is(")") || token.is(".") || last_.is(".") || last_.is("(")) return false;
        if (token.is(":")) return !rules(nesting_);
        if (token.is("(")) return !calls(last_);
        return !sign_ || token.is("-");  // two signs together would be a comment
    }

    Token last_{};
    Nesting nesting_;
    bool sign_ = false;
};

/// The second entry of a line, as in `kind : "Visit"   on : "Date"`, or its second declaration.
bool another_entry(Line const& line, std::size_t i) {
    Token const& before = line.pieces[i - 1].token;
    Token const& token = line.pieces[i].token;
    if (token.kind == TokenKind::reserved && begins_declaration(token.text()) && line.level == 0)
        return line.pieces[i].blanks > 1;
    if (i + 1 == line.pieces.size()) return false;
    Token const& after = line.pieces[i + 1].token;
    bool const in_map = line.level > 0 && line.context == "map";
    if (!after.is(":") && !(in_map && after.is(","))) return false;
    if (token.kind != TokenKind::name && !(in_map && token.kind == TokenKind::string)) return false;
    return before.is(")") || (before.kind != TokenKind::symbol && before.kind != TokenKind::reserved) || before.is("yes") ||
           before.is("no") || before.is("none");
}

}  // namespace

void space(std::vector<Line>& lines) {
    Spacer spacer;
    for (Line& line : lines) {
        for (std::size_t i = 0; i < line.pieces.size(); ++i) {
            Piece& piece = line.pieces[i];
            if (piece.comment)
                piece.gap = 2;
            else
                piece.gap = spacer.before(piece.token);
            if (i > 0 && piece.gap == 1 && another_entry(line, i)) piece.gap = 3;
        }
        line.pieces.front().gap = 0;
    }
}

}  // namespace rubric::syntax
