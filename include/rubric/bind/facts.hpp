// How members of a struct are read as facts.
#pragma once

#include <rubric/facts.hpp>
#include <rubric/number.hpp>

#include <chrono>
#include <concepts>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace rubric {

namespace detail {

template <class>
struct optional_of : std::false_type {};
template <class Type>
struct optional_of<std::optional<Type>> : std::true_type {};

template <class Type>
concept TextLike = std::convertible_to<Type const&, std::string_view>;

/// Whether members of a type can be read as a domain.
template <class Type>
bool fits(Domain domain) {
    bool const levels = domain.kind == Kind::levels, boolean = levels && domain.enumeration == boolean_enumeration;
    if constexpr (optional_of<Type>::value)
        return fits<typename Type::value_type>(domain);
    else if constexpr (std::same_as<Type, Fact>)
        return true;
    else if constexpr (std::same_as<Type, bool>)
        return boolean;
    else if constexpr (std::is_enum_v<Type>)
        return levels;
    else if constexpr (std::same_as<Type, std::chrono::sys_days>)
        return domain.kind == Kind::date;
    else if constexpr (TextLike<Type>)
        return domain.kind == Kind::text;
    else if constexpr (std::floating_point<Type>)
        return form_of(domain) == Form::range && domain.kind != Kind::date;
    else
        return form_of(domain) == Form::range;
}

inline Fact number_fact(std::optional<Millionths> number) {
    return number ? Fact{Fact::State::known, *number} : Fact{Fact::State::error, 0};
}

template <class Type>
Fact fact_from(Type const& given, Domain domain, Texts& texts) {
    if constexpr (optional_of<Type>::value) {
        return given ? fact_from(*given, domain, texts) : Fact{};
    } else if constexpr (std::same_as<Type, Fact>) {
        return given;
    } else if constexpr (std::same_as<Type, bool> || std::is_enum_v<Type>) {
        return {Fact::State::known, static_cast<std::int64_t>(given)};
    } else if constexpr (std::same_as<Type, std::chrono::sys_days>) {
        constexpr std::int64_t before_1970 = 719'163;
        return {Fact::State::known, given.time_since_epoch().count() + before_1970};
    } else if constexpr (TextLike<Type>) {
        return {Fact::State::known, texts.code(given)};
    } else if constexpr (std::floating_point<Type>) {
        return given != given ? Fact{} : number_fact(number_of(static_cast<double>(given)));
    } else {
        static_assert(std::integral<Type>, "a member of this type cannot be bound");
        if (domain.kind == Kind::date) return {Fact::State::known, static_cast<std::int64_t>(given)};
        return number_fact(within_limits(Wide{given} * one));
    }
}

/// The place of something with that path.
template <class All>
std::uint32_t place_of(All const& all, std::string_view path) {
    for (std::uint32_t i = 0; i < all.size(); ++i)
        if (all[i].path == path) return i;
    throw std::invalid_argument("nothing is called " + std::string(path));
}

/// The slots that say of the records around a field that they are there.
inline std::vector<std::uint32_t> records_around(Shape const& shape, std::string_view path) {
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < shape.slots.size(); ++i) {
        Slot const& slot = shape.slots[i];
        bool const record = slot.domain.kind == Kind::levels && slot.domain.enumeration == record_enumeration;
        if (record && path.size() > slot.path.size() && path.starts_with(slot.path) && path[slot.path.size()] == '.')
            found.push_back(i);
    }
    return found;
}

}  // namespace detail

}  // namespace rubric
