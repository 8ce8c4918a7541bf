#include "scan.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace rubric::syntax {
namespace {

constexpr auto declaration_words =
    std::to_array<std::string_view>({"actor",     "add",   "calendar", "case",    "choice",    "dataset", "decision", "duty",
                                     "framework", "let",   "map",      "offer",   "parameter", "record",  "remove",   "replace",
                                     "report",    "scale", "scenario", "section", "set",       "source",  "use",      "variant"});

constexpr auto other_reserved = std::to_array<std::string_view>(
    {"all",   "allow",   "and",        "any",   "as",       "asks",     "assumption", "at",        "because", "before", "by",
     "cites", "count",   "descending", "done",  "each",     "earliest", "else",       "every",     "expect",  "for",    "from",
     "given", "highest", "if",         "in",    "is",       "latest",   "limit",      "list",      "lowest",  "may",    "must",
     "no",    "none",    "not",        "of",    "optional", "or",       "order",      "otherwise", "rule",    "should", "sum",
     "the",   "then",    "to",         "total", "under",    "unknown",  "when",       "where",     "yes"});

constexpr auto symbols = std::to_array<std::string_view>(
    {"=>", "!=", "<=", ">=", "{", "}", "(", ")", ",", ":", ".", "|", "=", "<", ">", "+", "-", "*", "/"});

static_assert(std::ranges::is_sorted(declaration_words));

/// A reading position that never leaves the text.
struct Cursor {
    char const* at;
    char const* last;

    char peek() const { return at < last ? *at : '\0'; }
    bool take(std::string_view text) {
        if (!std::string_view(at, static_cast<std::size_t>(last - at)).starts_with(text)) return false;
        at += text.size();
        return true;
    }
    bool digits() {
        char const* const from = at;
        while (is_digit(peek())) ++at;
        return at != from;
    }
    bool blanks() {
        char const* const from = at;
        while (at < last && is_blank(*at)) ++at;
        return at != from;
    }
    std::string_view word() {
        char const* const from = at;
        if (is_name_start(peek()))
            while (is_name_part(peek())) ++at;
        return {from, static_cast<std::size_t>(at - from)};
    }
    bool before_colon() const {
        Cursor ahead = *this;
        ahead.blanks();
        return ahead.peek() == ':';
    }
    /// The blanks and the whole word, or nothing at all.
    bool take_word(std::string_view wanted) {
        Cursor ahead = *this;
        if (!ahead.blanks() || ahead.word() != wanted) return false;
        *this = ahead;
        return true;
    }
};

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// `day` or `days` of days, weeks, months, years.
bool unit_of_duration(std::string_view word) {
    return one_of(word, {"day", "days", "week", "weeks", "month", "months", "year", "years"});
}

std::optional<Cursor> date(Cursor at) {
    for (char const each : std::string_view("dddd-dd-dd")) {
        if (each == 'd' ? !is_digit(at.peek()) : at.peek() != '-') return {};
        ++at.at;
    }
    if (is_digit(at.peek())) return {};
    return at;
}

/// After digits: blanks and a unit that is not before `:`, as in `2 weeks`.
std::optional<Cursor> duration(Cursor at) {
    if (!at.digits() || !at.blanks()) return {};
    Cursor ahead = at;
    std::string_view unit = ahead.word();
    if (unit == "working") {
        if (!ahead.blanks()) return {};
        unit = ahead.word();
        if (unit != "day" && unit != "days") return {};
    } else if (!unit_of_duration(unit)) {
        return {};
    }
    if (ahead.before_colon()) return {};
    return ahead;
}

Token number(Cursor at) {
    char const* const begin = at.at;
    if (auto const end = date(at)) return {TokenKind::date, begin, end->at};
    if (auto const end = duration(at)) return {TokenKind::duration, begin, end->at};
    at.digits();
    if (Cursor fraction = at; fraction.take(".") && fraction.digits()) at = fraction;
    if (at.take("%")) return {TokenKind::percent, begin, at.at};
    if (!is_name_part(at.peek()) && !(at.peek() >= 'A' && at.peek() <= 'Z')) return {TokenKind::number, begin, at.at};
    while (is_name_part(at.peek()) || (at.peek() >= 'A' && at.peek() <= 'Z')) ++at.at;
    return {TokenKind::bad_number, begin, at.at};
}

Token money(Cursor at) {
    char const* const begin = at.at;
    at.take("£");
    if (!at.digits()) return {TokenKind::bad_money, begin, at.at};
    for (Cursor group = at; group.take(",");) {
        char const* const from = group.at;
        if (!group.digits() || group.at - from != 3) break;
        at = group;
    }
    if (Cursor pence = at; pence.take(".") && pence.digits()) {
        if (pence.at - at.at != 3) return {TokenKind::bad_money, begin, pence.at};
        at = pence;
    }
    return {TokenKind::money, begin, at.at};
}

Token string(Cursor at) {
    char const* const begin = at.at++;
    char const* bad = nullptr;
    while (at.at < at.last && *at.at != '"' && *at.at != '\n') {
        if (*at.at == '\\' && at.at + 1 < at.last && at.at[1] != '\n') {
            if (!bad && std::string_view("\"\\nt").find(at.at[1]) == std::string_view::npos) bad = at.at;
            ++at.at;
        }
        ++at.at;
    }
    if (at.peek() != '"' || at.at >= at.last) return {TokenKind::unclosed_string, begin, at.at};
    if (bad) return {TokenKind::bad_escape, bad, bad + 2};
    return {TokenKind::string, begin, at.at + 1};
}

/// `days from` and `working days from`, but a field may be called `days :`.
std::optional<Cursor> span(std::string_view word, Cursor after) {
    if (word == "working" ? !after.take_word("days") : !one_of(word, {"days", "weeks", "months", "years", "terms"})) return {};
    if (!after.take_word("from") || after.before_colon()) return {};
    return after;
}

std::optional<Cursor> every(Cursor after) {
    Cursor ahead = after;
    if (!ahead.blanks() || !one_of(ahead.word(), {"day", "week", "month", "quarter", "term", "year"}) || ahead.before_colon())
        return {};
    return ahead;
}

/// `no offer x`, where x has no title: an expectation, not the value `no` before a declaration.
bool no_offer(Cursor after) {
    if (!after.take_word("offer") && !after.take_word("duty")) return false;
    if (!after.blanks() || after.word().empty()) return false;
    after.blanks();
    return after.peek() != '"';
}

Token word(Cursor at, bool after_dot) {
    char const* const begin = at.at;
    std::string_view const text = at.word();
    if (after_dot) return {TokenKind::name, begin, at.at};
    if (auto const end = span(text, at)) return {TokenKind::span, begin, end->at};
    if (!reserved(text) || at.before_colon()) return {TokenKind::name, begin, at.at};
    if (text == "every")
        if (auto const end = every(at)) return {TokenKind::every, begin, end->at};
    if (Cursor ahead = at; text == "for" && !ahead.take_word("each")) return {TokenKind::for_, begin, at.at};
    if (text == "no" && no_offer(at)) return {TokenKind::no_offer, begin, at.at};
    return {TokenKind::reserved, begin, at.at};
}

Token symbol(Cursor at) {
    char const* const begin = at.at;
    if (Cursor ahead = at; ahead.take("-")) {
        ahead.blanks();
        if (ahead.peek() == '|') return {TokenKind::dash, begin, begin + 1};
    }
    for (std::string_view const each : symbols)
        if (at.take(each)) return {TokenKind::symbol, begin, at.at};
    if (at.peek() >= 'A' && at.peek() <= 'Z') {
        while (is_name_part(at.peek()) || (at.peek() >= 'A' && at.peek() <= 'Z')) ++at.at;
        return {TokenKind::capital, begin, at.at};
    }
    do ++at.at;
    while (at.at < at.last && (static_cast<unsigned char>(*at.at) & 0xC0) == 0x80);
    return {TokenKind::bad_character, begin, at.at};
}

}  // namespace

bool begins_declaration(std::string_view word) { return std::ranges::binary_search(declaration_words, word); }

bool reserved(std::string_view word) {
    if (begins_declaration(word)) return true;
    return std::ranges::find(other_reserved, word) != other_reserved.end();
}

char const* skip(char const* from, char const* last) {
    while (from < last) {
        if (is_blank(*from)) {
            ++from;
        } else if (*from == '-' && from + 1 < last && from[1] == '-') {
            from = std::find(from, last, '\n');
        } else {
            break;
        }
    }
    return from;
}

Token scan(char const* from, char const* last, bool after_dot) {
    Cursor const at{skip(from, last), last};
    if (at.at == last) return {TokenKind::end, last, last};
    char const c = *at.at;
    if (is_name_start(c)) return word(at, after_dot);
    if (is_digit(c)) return number(at);
    if (c == '"') return string(at);
    if (Cursor ahead = at; ahead.take("£")) return money(at);
    return symbol(at);
}

}  // namespace rubric::syntax
