#include "types.hpp"

#include <array>

namespace rubric::check {

namespace {

using Kind = Type::Kind;

struct BuiltIn {
    Kind kind;
    std::string_view name, described;
};
constexpr std::array built_ins{BuiltIn{Kind::integer, "integer", "a whole number"},
                               BuiltIn{Kind::number, "number", "a number"},
                               BuiltIn{Kind::percent, "percent", "a percentage"},
                               BuiltIn{Kind::money, "money", "money"},
                               BuiltIn{Kind::date, "date", "a date"},
                               BuiltIn{Kind::duration, "duration", "a duration"},
                               BuiltIn{Kind::text, "text", "text"},
                               BuiltIn{Kind::duty, "", "a duty"},
                               BuiltIn{Kind::nothing, "", "none"},
                               BuiltIn{Kind::any, "", "anything"}};

std::string described_element(Type const& type) {
    if (is_boolean(type)) return "yes or no";
    if (type.kind == Kind::levels) return "a `" + type.values->levels.name + "`";
    if (type.kind == Kind::record) return "a `" + type.record->name + "`";
    for (auto const& each : built_ins)
        if (each.kind == type.kind) return std::string(each.described);
    return {};
}

}  // namespace

Values const& boolean() {
    static Values const values{{"boolean", "yes or no", {{"no", "no"}, {"yes", "yes"}}, 0}};
    return values;
}

Type of(Kind kind) {
    Type type;
    type.kind = kind;
    type.optional = kind == Kind::nothing;
    return type;
}

Type of(Values const& values) {
    Type type = of(Kind::levels);
    type.values = &values;
    return type;
}

Type of(Record const& record) {
    Type type = of(Kind::record);
    type.record = &record;
    return type;
}

Type duration_of(Unit unit) {
    Type type = of(Kind::duration);
    type.unit = unit;
    return type;
}

Type optional(Type type, bool may_be_none) {
    type.optional = may_be_none;
    return type;
}

Type element_of(Type list) {
    list.list = list.optional = false;
    return list;
}

Type list_of(Type element) {
    element.list = true;
    element.optional = false;
    return element;
}

bool is_any(Type const& type) { return type.kind == Kind::any; }
bool is_boolean(Type const& type) { return type.kind == Kind::levels && !type.list && type.values == &boolean(); }
bool is_levels(Type const& type) { return type.kind == Kind::levels && !type.list; }

bool is_number(Type const& type) {
    return !type.list && (type.kind == Kind::integer || type.kind == Kind::number || type.kind == Kind::percent);
}

bool is_measured(Type const& type) {
    return is_number(type) ||
           (!type.list && (type.kind == Kind::money || type.kind == Kind::date || type.kind == Kind::duration));
}

bool same_kind(Type const& one, Type const& other) {
    if (is_any(one) || is_any(other)) return true;
    Type const left = element_of(one), right = element_of(other);
    if (is_number(left) && is_number(right)) return true;
    return left.kind == right.kind && left.values == right.values && left.record == right.record;
}

bool fits(Type const& value, Type const& target) {
    if (is_any(value) || is_any(target) || value.kind == Kind::nothing) return true;
    if (value.list != target.list || !same_kind(value, target)) return false;
    if (target.kind == Kind::integer) return value.kind == Kind::integer;
    return target.kind != Kind::duration || value.unit == target.unit;
}

Type either(Type const& one, Type const& other) {
    if (is_any(one) || is_any(other)) return {};
    if (one.kind == Kind::nothing || other.kind == Kind::nothing) return optional(one.kind == Kind::nothing ? other : one);
    if (one.list != other.list || !same_kind(one, other)) return {};
    Type joined = one;
    joined.optional = one.optional || other.optional;
    if (one.kind != other.kind) joined.kind = Kind::number;
    return joined;
}

std::string describe(Type const& type) {
    std::string said = described_element(type);
    if (type.list) {
        if (type.kind == Kind::integer || type.kind == Kind::number || type.kind == Kind::percent) said = "numbers";
        if (type.kind == Kind::date || type.kind == Kind::duration || type.kind == Kind::duty)
            said = said.substr(2) + (type.kind == Kind::duty ? "" : "s");
        if (type.kind == Kind::duty) said = "duties";
        if (said.starts_with("a `")) said = said.substr(2);
        said = "a list of " + said;
    }
    if (type.optional && type.kind != Kind::nothing && type.kind != Kind::any) said += " or none";
    return said;
}

Type built_in(std::string_view name) {
    if (name == "boolean") return boolean_type();
    for (auto const& each : built_ins)
        if (!each.name.empty() && each.name == name) return of(each.kind);
    return {};
}

std::string_view name_of(Unit unit) {
    constexpr std::array<std::string_view, 6> names{"days", "weeks", "months", "years", "working days", "terms"};
    return names[static_cast<std::size_t>(unit)];
}

}  // namespace rubric::check
