#include "failure.hpp"

#include <algorithm>
#include <array>

namespace rubric::syntax {
namespace {

using grammar::Reading;
using text::Code;

std::string quoted(std::string_view written) { return "`" + std::string(written) + "`"; }

/// The token in the reader's words, cut where it is long.
std::string shown(Token const& token) {
    if (token.kind == TokenKind::end) return "the end of the file";
    std::string_view const text = token.text();
    if (text.size() <= 40) return quoted(text);
    std::size_t cut = 36;
    while ((static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
    return quoted(std::string(text.substr(0, cut)) + "…");
}

char const* line_of(char const* at, char const* text) {
    while (at != text && at[-1] != '\n') --at;
    return at;
}

std::ptrdiff_t indentation(char const* at, char const* text) {
    char const* const line = line_of(at, text);
    return std::find_if_not(line, at, is_blank) - line;
}

bool first_of_line(char const* at, char const* text) { return indentation(at, text) == at - line_of(at, text); }

bool starts_declaration(Token const& token, Failed const& declaration) {
    return token.kind == TokenKind::reserved && begins_declaration(token.text()) &&
           first_of_line(token.begin, declaration.text) &&
           indentation(token.begin, declaration.text) <= indentation(declaration.begin, declaration.text);
}

/// The tokens of a stretch, one after the other.
template <class Visit>
void each_token(char const* from, char const* to, char const* last, Visit visit) {
    bool after_dot = false;
    for (Token token = scan(from, last); token.kind != TokenKind::end && token.begin < to;
         token = scan(token.end, last, after_dot)) {
        visit(token);
        after_dot = token.is(".");
    }
}

/// `the decision `level``: the declaration's keyword and name. Of an amendment the first two words, ``replace rule``.
std::string described(char const* begin, char const* last) {
    Token const keyword = scan(begin, last);
    Token const name = scan(keyword.end, last, true);
    bool const amends = keyword.is("add") || keyword.is("replace") || keyword.is("remove");
    if (amends && name.kind == TokenKind::name) return quoted(std::string(keyword.text()) + " " + std::string(name.text()));
    if (name.kind == TokenKind::name || name.kind == TokenKind::string)
        return "the " + std::string(keyword.text()) + " " +
               (name.kind == TokenKind::name ? quoted(name.text()) : std::string(name.text()));
    return "this " + std::string(keyword.text());
}

/// The last `name:` before a place.
std::string last_label(char const* from, char const* to, char const* last) {
    std::string label;
    std::string_view before;
    each_token(from, to, last, [&](Token const& token) {
        if (token.is(":")) label = before;
        before = token.text();
    });
    return label;
}

/// The innermost bracket left open, or a token of no text.
Token unclosed(char const* from, char const* to, char const* last) {
    std::vector<Token> open;
    each_token(from, to, last, [&](Token const& token) {
        if (token.is("{") || token.is("("))
            open.push_back(token);
        else if (!open.empty() && (token.is("}") || token.is(")")))
            open.pop_back();
    });
    return open.empty() ? Token{} : open.back();
}

/// Words and signs of other languages, and what stands for them here.
struct Habit {
    std::string_view written, hint;
};
constexpr auto habits = std::to_array<Habit>({
    {";", "leave it out: every entry ends where the next begins"},
    {"'", "write text in double quotes"},
    {"“", "write text in straight quotes, `\"`"},
    {"”", "write text in straight quotes, `\"`"},
    {"‘", "write text in straight quotes, `\"`"},
    {"’", "write text in straight quotes, `\"`"},
    {"&", "write `and`"},
    {"!", "write `not`, or `!=` for `is not equal`"},
    {"≤", "write `<=`"},
    {"≥", "write `>=`"},
    {"≠", "write `!=`"},
    {"×", "write `*`"},
    {"–", "write the hyphen, `-`"},
    {"—", "write the hyphen, `-`"},
    {"#", "begin a comment with `--`"},
    {"[", "write a list in round brackets, `(a, b)`"},
    {"]", "write a list in round brackets, `(a, b)`"},
    {"$", "amounts are in pounds, `£5`"},
    {"€", "amounts are in pounds, `£5`"},
    {"%", "write it right after a number, `50%`"},
});

std::string habit(std::string_view written) {
    auto const found = std::ranges::find(habits, written, &Habit::written);
    return found == habits.end() ? std::string() : std::string(found->hint);
}

bool wants_name(std::string_view expected) {
    return expected.starts_with("a name") || expected.starts_with("the name") || expected == "an actor";
}

bool wants_value(std::string_view expected) {
    return expected == "a value" || expected == "an expression" || expected == "a condition" || expected == "an outcome";
}

/// A word of the language where a name should be; in an expression only those that no expression could mean.
bool reserved_as_name(Token const& found, std::string_view expected, Failed const& declaration) {
    if (found.kind != TokenKind::reserved || starts_declaration(found, declaration)) return false;
    return wants_name(expected) || (wants_value(expected) && begins_declaration(found.text()));
}

/// Among the words in backticks, the one the reader may have meant.
std::string meant(std::string_view expected, Token const& found) {
    std::vector<std::string> words;
    for (auto open = expected.find('`'); open != std::string_view::npos; open = expected.find('`', open + 1)) {
        auto const close = expected.find('`', open + 1);
        words.emplace_back(expected.substr(open + 1, close - open - 1));
        open = close;
    }
    return found.kind == TokenKind::name ? text::nearest(found.text(), words) : std::string();
}

std::string hint(std::string_view expected, Token const& found, Token const& before) {
    if (std::string const near = meant(expected, found); !near.empty()) return "did you mean `" + near + "`?";
    if (before.is("add") && begins_declaration(found.text()))
        return "what is new is declared without `add`; rules and fields are added";
    if (found.is("=") && before.is("=")) return "one `=` compares";
    if (found.is("=") && expected.find("`:`") != std::string_view::npos) return "write `:` between a name and its type";
    if (found.is("{") && wants_value(expected)) return "rules follow the type, without `=`";
    if (expected == "a type") return "a type is `boolean`, `integer`, `date`, `text`, a scale, or `list of` one";
    if (expected.find("title in quotes") != std::string_view::npos)
        return "write what it is in words, such as `\"Support plan\"`";
    return {};
}

Token token_before(char const* from, char const* to, char const* last) {
    Token before;
    each_token(from, to, last, [&](Token const& token) { before = token; });
    return before;
}

}  // namespace

Diagnostic explain(grammar::Unexpected const& failure, Failed const& declaration) {
    Reading const& from = declaration.from;
    char const* const last = from.last();
    Token const before = token_before(declaration.begin, from.skip(failure.at), last);
    Token const found = scan(failure.at, last, before.is("."));
    std::string const& expected = failure.expected;
    bool const ends = found.kind == TokenKind::end || starts_declaration(found, declaration);

    if (ends && (expected.find("`}`") != std::string::npos || expected.find("`)`") != std::string::npos)) {
        Token const open = unclosed(declaration.begin, found.begin, last);
        if (open.begin) {
            Diagnostic said =
                text::message(Code::R0110, from.place(open), {{"name", open.text()}, {"closing", open.is("{") ? "}" : ")"}});
            if (found.kind != TokenKind::end) said.related.push_back({from.place(found), "still open here"});
            return said;
        }
    }
    if (expected == "an outcome" && before.is(":")) {
        std::string const rule = last_label(declaration.begin, found.begin, last);
        return text::message(Code::R0114, from.place(found), {{"name", rule}});
    }
    if (expected == "`when` and a condition") {
        std::string const rule = last_label(declaration.begin, found.begin, last);
        return text::message(Code::R0115, from.place(before), {{"name", rule}});
    }
    if (reserved_as_name(found, expected, declaration))
        return text::message(Code::R0109, from.place(found), {{"name", found.text()}});
    bool const later = before.begin && std::find(before.end, found.begin, '\n') != found.begin;
    if (later && expected.find("`}`") == std::string::npos)
        return text::message(Code::R0116, from.place(before),
                             {{"expected", expected},
                              {"before", shown(before)},
                              {"place", "in " + described(declaration.begin, last)},
                              {"hint", hint(expected, found, before)}});
    return text::message(Code::R0101, from.place(found),
                         {{"expected", expected},
                          {"found", shown(found)},
                          {"place", "in " + described(declaration.begin, last)},
                          {"hint", hint(expected, found, before)}});
}

Diagnostic explain(grammar::Refusal const& failure, Failed const&) {
    std::string lower = failure.name;
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text::message(failure.code, failure.at,
                         {{"name", failure.name}, {"lower", lower}, {"limit", failure.limit}, {"hint", habit(failure.name)}});
}

Diagnostic explain_leftover(char const* at, Reading const& from, char const* declaration) {
    Token const found = scan(at, from.last());
    std::string hint;
    static std::vector<std::string> const beginnings{
        "actor",     "add",    "calendar", "case",    "choice", "dataset", "decision", "duty",    "let", "map",    "offer",
        "parameter", "record", "remove",   "replace", "report", "scale",   "scenario", "section", "set", "source", "use"};
    if (found.kind == TokenKind::name)
        if (std::string const near = text::nearest(found.text(), beginnings); !near.empty())
            hint = "did you mean `" + near + "`?";
    if (found.is("}")) hint = "is it one too many?";
    if (hint.empty() && declaration) hint = "is an operator or a comma missing before it?";
    return text::message(Code::R0111, from.place(found), {{"found", shown(found)}, {"hint", hint}});
}

Diagnostic explain_header(char const* at, Reading const& from) {
    Token const found = scan(at, from.last());
    return text::message(Code::R0112, from.place(found), {{"found", shown(found)}});
}

// No text and no comment goes on over a line's end, so every line begins outside of them.
char const* resume(char const* at, Failed const& declaration) {
    char const* const last = declaration.from.last();
    if (first_of_line(at, declaration.text)) at = line_of(at, declaration.text);
    else at = std::find(at, last, '\n');
    while (at != last) {
        char const* const begin = std::find_if_not(at, last, is_blank);
        if (begin != last && is_name_start(*begin)) {
            Token const token = scan(begin, last);
            if (begin > declaration.begin && starts_declaration(token, declaration)) return begin;
        }
        at = std::find(begin, last, '\n');
    }
    return last;
}

}  // namespace rubric::syntax
