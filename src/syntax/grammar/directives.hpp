// What is done around a production: one level of nesting counted, another name for what is missing, its place told to the value.
#pragma once

#include "terminals.hpp"

namespace rubric::syntax::grammar {

/// The subject one level of nesting deeper.
template <class Subject>
struct Nested : x3::unary_parser<Subject, Nested<Subject>> {
    using base = x3::unary_parser<Subject, Nested<Subject>>;
    static bool const is_pass_through_unary = true;
    constexpr explicit Nested(Subject const& inner) : base(inner) {}

    template <class AnyContext, class RuleContext, class Target>
    bool parse(Iterator& first, Iterator const& last, AnyContext const& context, RuleContext& rule, Target& target) const {
        Reading::Level const level(reading(context), first);
        return this->subject.parse(first, last, context, rule, target);
    }
};

/// The subject in a stack frame of its own, so that alternatives not taken cost none: nesting multiplies every byte.
template <class Subject>
struct Aside : x3::unary_parser<Subject, Aside<Subject>> {
    using base = x3::unary_parser<Subject, Aside<Subject>>;
    static bool const is_pass_through_unary = true;
    constexpr explicit Aside(Subject const& inner) : base(inner) {}

    template <class AnyContext, class RuleContext, class Target>
    [[gnu::noinline]] bool parse(Iterator& first, Iterator const& last, AnyContext const& context, RuleContext& rule,
                                 Target& target) const {
        return this->subject.parse(first, last, context, rule, target);
    }
};

/// The subject by another name, for what is said when it is missing.
template <class Subject>
struct Called : x3::unary_parser<Subject, Called<Subject>> {
    using base = x3::unary_parser<Subject, Called<Subject>>;
    static bool const is_pass_through_unary = true;
    char const* what;
    constexpr Called(Subject const& inner, char const* words) : base(inner), what(words) {}

    template <class AnyContext, class RuleContext, class Target>
    bool parse(Iterator& first, Iterator const& last, AnyContext const& context, RuleContext& rule, Target& target) const {
        return this->subject.parse(first, last, context, rule, target);
    }
};

/// What must not come next: if it does, the file is refused with this message.
template <class Subject>
struct Refused : x3::unary_parser<Subject, Refused<Subject>> {
    using base = x3::unary_parser<Subject, Refused<Subject>>;
    static bool const has_attribute = false;
    using attribute_type = x3::unused_type;
    text::Code code;
    constexpr Refused(Subject const& inner, text::Code refusal) : base(inner), code(refusal) {}

    template <class AnyContext, class RuleContext, class Target>
    bool parse(Iterator& first, Iterator const& last, AnyContext const& context, RuleContext& rule, Target&) const {
        Iterator const from = first;
        if (!this->subject.parse(first, last, context, rule, x3::unused)) return true;
        Token const token = reading(context).peek(from);
        throw Refusal{code, reading(context).place(token), std::string(token.text())};
    }
};

template <class Subject>
constexpr auto nested(Subject const& subject) {
    return Nested<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject));
}
template <class Subject>
constexpr auto aside(Subject const& subject) {
    return Aside<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject));
}
template <class Subject>
constexpr auto called(char const* what, Subject const& subject) {
    return Called<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject), what);
}
template <class Subject>
constexpr auto refused(text::Code code, Subject const& subject) {
    return Refused<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject), code);
}

/// Every row of a table has a cell a column; the first that has not is reported, and the table read on.
void check_rows(DataTable const& table, Reading& from);
void check_rows(RuleTable const& table, Reading& from);

/// The rule's value is told its place, from its first token to its last.
template <class Subject>
struct Placed : x3::unary_parser<Subject, Placed<Subject>> {
    using base = x3::unary_parser<Subject, Placed<Subject>>;
    static bool const is_pass_through_unary = true;
    constexpr explicit Placed(Subject const& inner) : base(inner) {}

    template <class AnyContext, class Value, class Target>
    bool parse(Iterator& first, Iterator const& last, AnyContext const& context, Value& value, Target& target) const {
        Iterator const from = first;
        if (!this->subject.parse(first, last, context, value, target)) return false;
        Reading& text = reading(context);
        if constexpr (requires { value.at = At(); }) value.at = text.place(text.skip(from), first);
        if constexpr (std::is_same_v<Value, Expression>) measure(value, value.at);
        if constexpr (std::is_same_v<Value, DataTable> || std::is_same_v<Value, RuleTable>) check_rows(value, text);
        return true;
    }
};
template <class Subject>
constexpr auto placed(Subject const& subject) {
    return Placed<Subject>(subject);
}

}  // namespace rubric::syntax::grammar

namespace boost::spirit::x3 {

template <class Subject>
struct get_info<rubric_grammar::Called<Subject>> {
    using result_type = std::string;
    result_type operator()(rubric_grammar::Called<Subject> const& is) const { return is.what; }
};

// A production is called by what it begins with.
template <class Subject, class Action>
struct get_info<action<Subject, Action>> {
    using result_type = std::string;
    result_type operator()(action<Subject, Action> const& is) const { return what(is.subject); }
};
#define RUBRIC_CALLED_AS_SUBJECT(directive)                                                     \
    template <class Subject>                                                                    \
    struct get_info<directive<Subject>> {                                                       \
        using result_type = std::string;                                                        \
        result_type operator()(directive<Subject> const& is) const { return what(is.subject); } \
    };
RUBRIC_CALLED_AS_SUBJECT(plus)
RUBRIC_CALLED_AS_SUBJECT(expect_directive)
RUBRIC_CALLED_AS_SUBJECT(rubric_grammar::Nested)
RUBRIC_CALLED_AS_SUBJECT(rubric_grammar::Aside)
RUBRIC_CALLED_AS_SUBJECT(rubric_grammar::Placed)
#undef RUBRIC_CALLED_AS_SUBJECT
template <class Left, class Right>
struct get_info<sequence<Left, Right>> {
    using result_type = std::string;
    result_type operator()(sequence<Left, Right> const& is) const { return what(is.left); }
};
template <class Left, class Right>
struct get_info<alternative<Left, Right>> {
    using result_type = std::string;
    result_type operator()(alternative<Left, Right> const& is) const { return what(is.left) + " or " + what(is.right); }
};

}  // namespace boost::spirit::x3
