// Text to tokens, by hand: the one place that knows the token rules of docs/grammar.ebnf. The grammar's terminals, the recovery
// after an error and the formatter all read through it. A token is two pointers into the text; scanning never fails, it says
// `bad`.
#pragma once

#include <string_view>

namespace rubric::syntax {

enum class TokenKind {
    end,
    string,
    money,
    date,
    duration,
    percent,
    number,    ///< values
    span,      ///< days from, working days from
    every,     ///< every month
    for_,      ///< for, not before `each`
    no_offer,  ///< the no of `no offer x`
    dash,      ///< a table cell that is `-`
    name,
    reserved,
    symbol,
    unclosed_string,
    bad_escape,
    bad_number,
    bad_money,
    capital,
    bad_character
};

struct Token {
    TokenKind kind = TokenKind::end;
    char const* begin = nullptr;
    char const* end = nullptr;

    std::string_view text() const { return {begin, static_cast<std::size_t>(end - begin)}; }
    bool bad() const { return kind >= TokenKind::unclosed_string; }
    /// A reserved word or a symbol, as the grammar writes it.
    bool is(std::string_view written) const {
        return (kind == TokenKind::reserved || kind == TokenKind::symbol) && text() == written;
    }
};

/// Past blanks and comments.
char const* skip(char const* from, char const* last);

/// The next token at or after `from`. After a dot every word is a name.
Token scan(char const* from, char const* last, bool after_dot = false);

/// Is the word reserved: never a name, except before `:` and after `.`?
bool reserved(std::string_view word);

/// May a declaration or an amendment begin with this word?
bool begins_declaration(std::string_view word);

inline bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_name_start(char c) { return c >= 'a' && c <= 'z'; }
inline bool is_name_part(char c) { return is_name_start(c) || is_digit(c) || c == '_'; }

}  // namespace rubric::syntax
