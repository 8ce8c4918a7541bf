// The grammar's terminals: each takes one token, as src/syntax/scan reads it. They are all of X3 that looks at characters.
#pragma once

#include "chain.hpp"

#include <boost/spirit/home/x3.hpp>

namespace rubric::syntax::grammar {

namespace x3 = boost::spirit::x3;

struct ReadingTag;
using Iterator = char const*;
using Context = x3::context<ReadingTag, Reading>;

template <class AnyContext>
Reading& reading(AnyContext const& context) {
    return x3::get<ReadingTag>(context);
}

/// Takes the next token if it `fits`; Derived says which do and what they become.
template <class Derived, class Attribute>
struct Terminal : x3::parser<Derived> {
    using attribute_type = Attribute;
    static bool const has_attribute = !std::is_same_v<Attribute, x3::unused_type>;

    template <class AnyContext, class RuleContext, class Target>
    bool parse(Iterator& first, Iterator const&, AnyContext const& context, RuleContext&, Target& target) const {
        Reading& from = reading(context);
        Token const& token = from.peek(first, Derived::after_dot);
        if (!this->derived().fits(token)) return false;
        if constexpr (has_attribute && !std::is_same_v<std::remove_const_t<Target>, x3::unused_type>) {
            target = Derived::value(token, from.place(token));
        }
        first = token.end;
        return true;
    }
    static constexpr bool after_dot = false;
};

/// A reserved word or a symbol.
struct Literal : Terminal<Literal, x3::unused_type> {
    std::string_view text;
    constexpr explicit Literal(std::string_view written) : text(written) {}
    bool fits(Token const& token) const { return token.is(text); }
};
constexpr Literal operator""_w(char const* text, std::size_t size) { return Literal({text, size}); }

/// A word with a meaning in this place only, free as a name everywhere else.
struct Contextual : Terminal<Contextual, x3::unused_type> {
    std::string_view text;
    constexpr explicit Contextual(std::string_view written) : text(written) {}
    bool fits(Token const& token) const { return token.kind == TokenKind::name && token.text() == text; }
};
constexpr Contextual operator""_free(char const* text, std::size_t size) { return Contextual({text, size}); }

/// A token of one kind, with its text and place.
template <TokenKind kind, class Attribute>
struct Of : Terminal<Of<kind, Attribute>, Attribute> {
    bool fits(Token const& token) const { return token.kind == kind; }
    static Attribute value(Token const& token, Place at) { return {std::string(token.text()), at}; }
};

template <TokenKind kind>
struct Mark : Terminal<Mark<kind>, x3::unused_type> {
    bool fits(Token const& token) const { return token.kind == kind; }
};

inline constexpr Of<TokenKind::name, Name> name{};
inline constexpr Of<TokenKind::date, Date> date{};
inline constexpr Of<TokenKind::every, Name> every{};
inline constexpr Mark<TokenKind::for_> for_any{};
inline constexpr Mark<TokenKind::no_offer> no_offer{};
inline constexpr Mark<TokenKind::dash> dash{};

/// Any word, after a dot.
struct Member : Terminal<Member, Name> {
    static constexpr bool after_dot = true;
    bool fits(Token const& token) const { return token.kind == TokenKind::name; }
    static Name value(Token const& token, Place at) { return {std::string(token.text()), at}; }
};
inline constexpr Member member{};

/// The unit of `days from`, `working days from`.
struct Span : Terminal<Span, Name> {
    bool fits(Token const& token) const { return token.kind == TokenKind::span; }
    static Name value(Token const& token, Place at);
};
inline constexpr Span span{};

/// Text in quotes, its escapes resolved.
struct Quoted : Terminal<Quoted, String> {
    bool fits(Token const& token) const { return token.kind == TokenKind::string; }
    static String value(Token const& token, Place at);
};
inline constexpr Quoted quoted{};

/// One of a few reserved or contextual words, kept as written.
struct OneOf : Terminal<OneOf, Name> {
    std::span<std::string_view const> words;
    char const* what;
    constexpr OneOf(std::span<std::string_view const> all, char const* called_so) : words(all), what(called_so) {}
    bool fits(Token const& token) const;
    static Name value(Token const& token, Place at) { return {std::string(token.text()), at}; }
};

/// yes, no, none, unknown, and the values written as they are: text, numbers, dates and durations. Written straight into the rule's
/// value, because every byte on the stack counts at each level of nesting.
struct Leaf : x3::parser<Leaf> {
    using attribute_type = x3::unused_type;
    static bool const has_attribute = false;

    template <class AnyContext, class Target>
    bool parse(Iterator& first, Iterator const&, AnyContext const& context, Expression& value, Target&) const {
        return take(first, reading(context), value);
    }
    static bool take(Iterator& first, Reading& from, Expression& value);
};
inline constexpr Leaf leaf{};

/// An operator of the table between two of its levels.
struct OperatorSign : Terminal<OperatorSign, Operation> {
    int from, to;
    constexpr OperatorSign(int loosest, int tightest) : from(loosest), to(tightest) {}
    bool fits(Token const& token) const;
    static Operation value(Token const& token, Place at);
};

std::string quote(std::string_view written);

}  // namespace rubric::syntax::grammar

// What each terminal is called where it is missing.
namespace boost::spirit::x3 {

namespace rubric_grammar = ::rubric::syntax::grammar;

template <>
struct get_info<rubric_grammar::Literal> {
    using result_type = std::string;
    result_type operator()(rubric_grammar::Literal const& is) const { return rubric_grammar::quote(is.text); }
};
template <>
struct get_info<rubric_grammar::Contextual> {
    using result_type = std::string;
    result_type operator()(rubric_grammar::Contextual const& is) const { return rubric_grammar::quote(is.text); }
};
template <>
struct get_info<rubric_grammar::OneOf> {
    using result_type = std::string;
    result_type operator()(rubric_grammar::OneOf const& is) const { return is.what; }
};
#define RUBRIC_CALLED(terminal, words)                                                            \
    template <>                                                                                   \
    struct get_info<std::remove_const_t<decltype(rubric_grammar::terminal)>> {                    \
        using result_type = std::string;                                                          \
        result_type operator()(decltype(rubric_grammar::terminal) const&) const { return words; } \
    };
RUBRIC_CALLED(name, "a name")
RUBRIC_CALLED(member, "a name")
RUBRIC_CALLED(quoted, "a text in quotes")
RUBRIC_CALLED(date, "a date")
RUBRIC_CALLED(leaf, "a value")
#undef RUBRIC_CALLED

}  // namespace boost::spirit::x3
