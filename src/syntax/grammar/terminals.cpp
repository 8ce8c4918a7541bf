#include "terminals.hpp"

#include <algorithm>
#include <array>

namespace rubric::syntax::grammar {
namespace {

struct LeafKind {
    TokenKind token;
    std::string_view text;  ///< of a reserved word
    Kind kind;
};
constexpr auto leaves = std::to_array<LeafKind>({
    {TokenKind::reserved, "yes", Kind::yes},
    {TokenKind::reserved, "no", Kind::no},
    {TokenKind::reserved, "none", Kind::none},
    {TokenKind::reserved, "unknown", Kind::unknown},
    {TokenKind::string, "", Kind::string},
    {TokenKind::number, "", Kind::number},
    {TokenKind::percent, "", Kind::percent},
    {TokenKind::money, "", Kind::money},
    {TokenKind::date, "", Kind::date},
    {TokenKind::duration, "", Kind::duration},
});

LeafKind const* find_leaf(Token const& token) {
    auto const found = std::ranges::find_if(leaves, [&](LeafKind const& each) {
        return each.token == token.kind && (each.text.empty() || each.text == token.text());
    });
    return found == leaves.end() ? nullptr : &*found;
}

/// Blanks between words as one: `2  weeks` is `2 weeks`.
std::string single_spaced(std::string_view written) {
    std::string spaced;
    for (char const c : written) {
        if (!is_blank(c))
            spaced += c;
        else if (spaced.back() != ' ')
            spaced += ' ';
    }
    return spaced;
}

}  // namespace

std::string quote(std::string_view written) { return "`" + std::string(written) + "`"; }

Name Span::value(Token const& token, Place at) {
    std::string const words = single_spaced(token.text());
    return {words.substr(0, words.rfind(' ')), at};
}

String Quoted::value(Token const& token, Place at) {
    std::string_view const written = token.text().substr(1, token.text().size() - 2);
    std::string text;
    text.reserve(written.size());
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (written[i] != '\\') {
            text += written[i];
            continue;
        }
        char const escaped = written[++i];
        text += escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
    }
    return {std::move(text), at};
}

bool OneOf::fits(Token const& token) const {
    if (token.kind != TokenKind::reserved && (token.kind != TokenKind::name || reserved(token.text()))) return false;
    return std::ranges::find(words, token.text()) != words.end();
}

bool Leaf::take(Iterator& first, Reading& from, Expression& value) {
    Token const& token = from.peek(first);
    LeafKind const* const found = find_leaf(token);
    if (!found) return false;
    value.kind = found->kind;
    if (found->kind == Kind::string) value.word = Quoted::value(token, {}).text;
    else if (found->text.empty()) value.word = single_spaced(token.text());
    value.at = value.word_at = from.place(token);
    first = token.end;
    return true;
}

bool OperatorSign::fits(Token const& token) const {
    if (token.kind != TokenKind::reserved && token.kind != TokenKind::symbol) return false;
    Operator const* const found = find_operator(token.text());
    return found && found->level >= from && found->level <= to && found->fold != Operator::Fold::prefix;
}

Operation OperatorSign::value(Token const& token, Place at) { return {find_operator(token.text()), at}; }

}  // namespace rubric::syntax::grammar
