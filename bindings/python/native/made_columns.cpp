// Reads Python values into columns.
#include "made_columns.hpp"

#include <algorithm>

namespace rubric::python {
namespace {

enum class Type { nothing, boolean, whole, number, date, text, record, list };

constexpr std::int64_t day_of_1970 = 719'163;  ///< 0001-01-01 is 1

bool is_date(py::handle value) {
    static py::object const date = py::module_::import("datetime").attr("date");
    return py::isinstance(value, date);
}

Type type_of(py::handle value) {
    if (value.is_none()) return Type::nothing;
    if (py::isinstance<py::bool_>(value)) return Type::boolean;
    if (py::isinstance<py::int_>(value)) {
        int overflow = 0;
        PyLong_AsLongLongAndOverflow(value.ptr(), &overflow);
        return overflow == 0 ? Type::whole : Type::text;
    }
    if (py::isinstance<py::float_>(value)) return Type::number;
    if (py::isinstance<py::dict>(value)) return Type::record;
    if (py::isinstance<py::list>(value)) return Type::list;
    return is_date(value) ? Type::date : Type::text;
}

/// Which of a list is the same as no elements.
bool is_none_word(py::handle value) { return py::isinstance<py::str>(value) && value.equal(py::str("none")); }

/// The type that holds both.
Type joined(Type a, Type b, std::string const& name) {
    if (a == b || b == Type::nothing) return a;
    if (a == Type::nothing) return b;
    auto const has = [&](Type wanted) { return a == wanted || b == wanted; };
    if (has(Type::record) || has(Type::list)) throw InputError("error: `" + name + "` holds records or lists in some cases, and something else in others", {});
    if (has(Type::whole) && has(Type::number)) return Type::number;
    return Type::text;
}

void set_bit(std::vector<std::uint8_t>& bits, std::size_t place, bool value) {
    if (bits.size() <= place / 8) bits.resize(place / 8 + 1);
    if (value) bits[place / 8] |= static_cast<std::uint8_t>(1U << (place % 8));
}

std::string text_of(py::handle value) {
    if (py::isinstance<py::bool_>(value)) return value.cast<bool>() ? "yes" : "no";
    return py::str(value);
}

std::int32_t day_number(py::handle value) {
    return static_cast<std::int32_t>(value.attr("toordinal")().cast<std::int64_t>() - day_of_1970);
}

std::vector<std::string> names_of(py::list const& records) {
    std::vector<std::string> names;
    for (auto const record : records) {
        if (record.is_none()) continue;
        for (auto const& [name, value] : py::reinterpret_borrow<py::dict>(record)) {
            std::string const text = py::str(name);
            if (std::find(names.begin(), names.end(), text) == names.end()) names.push_back(text);
        }
    }
    return names;
}

void add_records(MadeColumn& made, py::list const& values) {
    made.format = "+s";
    for (std::string const& name : names_of(values)) {
        py::list inside;
        py::str const key(name);
        for (auto const record : values) inside.append(record.is_none() ? py::object(py::none()) : record.attr("get")(key));
        made.inside.push_back(made_column(name, inside));
    }
}

void add_lists(MadeColumn& made, py::list const& values) {
    made.format = "+l";
    py::list elements;
    made.offsets.push_back(0);
    for (auto const list : values) {
        if (py::isinstance<py::list>(list))
            for (auto const element : list) elements.append(element);
        made.offsets.push_back(static_cast<std::int32_t>(elements.size()));
    }
    made.inside.push_back(made_column("item", elements));
    if (made.inside.front().format == "n") made.inside.front().format = "+s";  // elements of which nothing is known are records
}

void add(MadeColumn& made, Type type, py::handle value) {
    bool const here = !value.is_none();
    switch (type) {
        case Type::boolean: set_bit(made.bits, static_cast<std::size_t>(made.length), here && value.cast<bool>()); break;
        case Type::whole: made.wholes.push_back(here ? value.cast<std::int64_t>() : 0); break;
        case Type::number: made.numbers.push_back(here ? value.cast<double>() : 0); break;
        case Type::date: made.days.push_back(here ? day_number(value) : 0); break;
        case Type::text:
            if (here) made.characters += text_of(value);
            made.offsets.push_back(static_cast<std::int32_t>(made.characters.size()));
            break;
        default: break;
    }
    set_bit(made.validity, static_cast<std::size_t>(made.length), here);
    made.missing += !here;
    ++made.length;
}

}  // namespace

MadeColumn made_column(std::string name, py::list const& values) {
    constexpr char const* formats[]{"n", "b", "l", "g", "tdD", "u", "+s", "+l"};
    Type type = Type::nothing;
    bool const lists = std::any_of(values.begin(), values.end(), [](py::handle value) { return py::isinstance<py::list>(value); });
    for (auto const value : values)
        if (!lists || !is_none_word(value)) type = joined(type, type_of(value), name);
    MadeColumn made{.name = std::move(name), .format = formats[static_cast<std::size_t>(type)]};
    if (type == Type::record) add_records(made, values);
    if (type == Type::list) add_lists(made, values);
    if (type == Type::text) made.offsets.push_back(0);
    for (auto const value : values) add(made, type, value);
    return made;
}

}  // namespace rubric::python
