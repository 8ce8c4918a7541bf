// The rules that more than one unit of the grammar uses.
#pragma once

#include "actions.hpp"

// Productions mix X3's `>` and `|` as its grammars do; brackets around every alternative would hide them.
#pragma GCC diagnostic ignored "-Wparentheses"

namespace rubric::syntax::grammar {

// expression.cpp
inline constexpr Rule_<Chain, 0> expression = "an expression";
inline constexpr Rule_<Chain, 1> sum = "a value";
inline constexpr Rule_<Binder> binder = "a name and the list it stands for, `v in visits`";
BOOST_SPIRIT_DECLARE(decltype(expression), decltype(sum), decltype(binder))

// vocabulary.cpp
inline constexpr Rule_<Path> path = "a name";
inline constexpr Rule_<Note> note = "a note";
inline constexpr Rule_<Type> type = "a type";
inline constexpr Rule_<Field> field = "a field";
inline constexpr Rule_<DataTable> data_table = "a table";
inline constexpr Rule_<Declaration, 0> vocabulary = "a declaration";
BOOST_SPIRIT_DECLARE(decltype(path), decltype(note), decltype(type), decltype(field), decltype(data_table), decltype(vocabulary))

// policy.cpp
inline constexpr Rule_<Declaration, 1> policy = "a declaration";
BOOST_SPIRIT_DECLARE(decltype(policy))

// data.cpp
inline constexpr Rule_<Declaration, 2> data = "a declaration";
BOOST_SPIRIT_DECLARE(decltype(data))

/// What a body must go on with, or end.
constexpr auto close(char const* or_else) { return called(or_else, "}"_w); }

}  // namespace rubric::syntax::grammar
