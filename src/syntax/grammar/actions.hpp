// Semantic actions: where in the rule's own value a part goes. `name[put<&Rule::name>]` reads as "a name, which is the rule's
// name".
#pragma once

#include "directives.hpp"

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

/// What tells rules apart. `Unit` is a type of the unit's own for the rules that no other unit sees.
template <class Value, int which = 0, class Unit = void>
struct Tag;

template <class Value, int which = 0>
using Rule_ = x3::rule<Tag<Value, which>, Value>;

}  // namespace rubric::syntax::grammar
