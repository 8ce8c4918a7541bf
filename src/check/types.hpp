// The static types: making them, naming them for people, and which fit where.
#pragma once

#include "model.hpp"

#include <string>
#include <string_view>

namespace rubric::check {

Type of(Type::Kind kind);
Type of(Values const& values);
Type of(Record const& record);
Type duration_of(Unit unit);
inline Type boolean_type() { return of(boolean()); }

Type optional(Type type, bool may_be_none = true);
Type element_of(Type list);
Type list_of(Type element);

bool is_any(Type const& type);
bool is_boolean(Type const& type);
bool is_number(Type const& type);    ///< integer, number, percent
bool is_levels(Type const& type);    ///< one of a scale or choice; boolean too
bool is_measured(Type const& type);  ///< numbers, money, dates, durations: in an order by nature

/// The same kind of thing, were it a list or not, none or not: what decides between two readings of a name.
bool same_kind(Type const& one, Type const& other);

/// A value of `value` may stand where `target` is wanted; none aside, which is a matter of its own.
bool fits(Type const& value, Type const& target);

/// The type of "one or the other": of branches, of the elements of a list. `any` when there is none.
Type either(Type const& one, Type const& other);

/// A type as a message says it: "a `judgement`", "a date or none", "a list of text".
std::string describe(Type const& type);

/// The built-in type of a name; kind `any` if there is none.
Type built_in(std::string_view name);
std::string_view name_of(Unit unit);

}  // namespace rubric::check
