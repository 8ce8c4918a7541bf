// Semantic actions: where in the rule's own value a part goes. `name[put<&Rule::name>]` reads as "a name, which is the rule's
// name".
#pragma once

#include "terminals.hpp"

namespace rubric::syntax::grammar {

template <class To, class From>
void assign(To& to, From&& from) {
    using Given = std::remove_cvref_t<From>;
    if constexpr (std::is_same_v<To, std::string> && !std::is_same_v<Given, std::string>) {
        to = std::move(from.text);
    } else if constexpr (std::is_same_v<Given, Chain> && !std::is_same_v<To, Expression>) {
        to = Expression(std::move(from));
    } else {
        to = std::forward<From>(from);
    }
}

/// The part becomes that member.
template <auto member_of>
inline constexpr auto put = [](auto& context) { assign(x3::_val(context).*member_of, std::move(x3::_attr(context))); };

/// The part is one more of that member.
template <auto member_of>
inline constexpr auto add = [](auto& context) { (x3::_val(context).*member_of).push_back(std::move(x3::_attr(context))); };

/// The part is there at all.
template <auto member_of>
inline constexpr auto mark = [](auto& context) { x3::_val(context).*member_of = true; };

/// The part is the rule's whole value, or one more of it where that is a list.
inline constexpr auto here = [](auto& context) { assign(x3::_val(context), std::move(x3::_attr(context))); };
inline constexpr auto push = [](auto& context) { x3::_val(context).push_back(std::move(x3::_attr(context))); };

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

/// What tells rules apart. `Unit` is a type of the unit's own for the rules that no other unit sees.
template <class Value, int which = 0, class Unit = void>
struct Tag;

template <class Value, int which = 0>
using Rule_ = x3::rule<Tag<Value, which>, Value>;

}  // namespace rubric::syntax::grammar
