#include "saved_case.hpp"

#include "table/json.hpp"

#include <rubric/date.hpp>
#include <rubric/number.hpp>

#include <algorithm>
#include <stdexcept>

namespace rubric::oracle {

using check::Field;
using check::Type;

namespace {

constexpr char const* unreadable = "(in error)";

// ---- to JSON --------------------------------------------------------------------------------------------------------

std::string word_of(Part const& part, Type const& type) {
    switch (type.kind) {
        case Type::Kind::levels:
            return type.values->levels.levels[static_cast<std::size_t>(part.low)].name;
        case Type::Kind::text:
            return part.word;
        case Type::Kind::date:
            return format_iso(part.low);
        default:
            return format_number(part.low);
    }
}

std::string json_of(Instance const& instance);

std::string json_of(Datum const& datum, Type const& type) {
    if (datum.state == Fact::State::unknown) return "null";
    if (datum.state == Fact::State::none) return "\"none\"";
    if (datum.state == Fact::State::error) return table::json_text(unreadable);
    if (datum.instance) return json_of(*datum.instance);
    if (!type.list) return table::json_text(word_of(datum.part, type));
    Type single = type;
    single.list = single.optional = false;
    std::string out = "[";
    for (Datum const& each : datum.elements) out += (out.size() > 1 ? ", " : "") + json_of(each, single);
    return out + "]";
}

std::string json_of(Instance const& instance) {
    std::string out = "{";
    for (auto const& field : instance.type->fields) {
        auto const found = instance.facts.find(field.get());
        if (found == instance.facts.end() || found->second.state == Fact::State::unknown) continue;
        out += (out.size() > 1 ? ", " : "") + table::json_text(field->name) + ": " + json_of(found->second, field->type);
    }
    return out + "}";
}

// ---- from JSON ------------------------------------------------------------------------------------------------------

Part part_of(std::string const& word, Type const& type) {
    if (type.kind == Type::Kind::text) return text(word);
    if (type.kind == Type::Kind::levels) {
        auto const& levels = type.values->levels.levels;
        auto const found = std::ranges::find(levels, word, [](auto const& each) { return each.name; });
        if (found == levels.end()) throw std::invalid_argument(word + " is no level");
        return level(found - levels.begin());
    }
    auto const number = type.kind == Type::Kind::date ? parse_iso(word) : parse_number(word);
    if (!number) throw std::invalid_argument(word + " is no value");
    return exactly(*number);
}

std::shared_ptr<Instance> instance_of(table::Json const& json, check::Record const& type);

Datum datum_of(table::Json const& json, Type const& type) {
    Datum out;
    if (json.kind == table::Json::Kind::null) return out;
    bool const word = json.kind == table::Json::Kind::text;
    out.state = word && json.text == "none"       ? Fact::State::none
                : word && json.text == unreadable ? Fact::State::error
                                                  : Fact::State::known;
    if (out.state != Fact::State::known) return out;
    if (!type.list) {
        if (type.kind == Type::Kind::record)
            out.instance = instance_of(json, *type.record);
        else
            out.part = part_of(json.text, type);
        return out;
    }
    Type single = type;
    single.list = single.optional = false;
    for (auto const& each : json.items) out.elements.push_back(datum_of(each, single));
    return out;
}

std::shared_ptr<Instance> instance_of(table::Json const& json, check::Record const& type) {
    auto out = std::make_shared<Instance>();
    out->type = &type;
    for (auto const& field : type.fields) out->facts[field.get()] = {};
    for (auto const& [name, value] : json.members) {
        auto const field = std::ranges::find_if(type.fields, [&](auto const& each) { return each->name == name; });
        if (field == type.fields.end()) throw std::invalid_argument(name + " is no field");
        out->facts[field->get()] = datum_of(value, (*field)->type);
    }
    return out;
}

// ---- to another framework -------------------------------------------------------------------------------------------

std::shared_ptr<Instance> carried(Instance const& one, check::Record const& to);

bool alike(Type const& a, Type const& b) { return a.kind == b.kind && a.list == b.list && a.optional == b.optional; }

Datum carried(Datum const& one, Type const& from, Type const& to) {
    Datum out{.state = one.state, .part = one.part};
    if (one.state != Fact::State::known) return out;
    if (one.instance) out.instance = carried(*one.instance, *to.record);
    Type single_from = from, single_to = to;
    single_from.list = single_to.list = false;
    for (Datum const& each : one.elements) out.elements.push_back(carried(each, single_from, single_to));
    if (from.list || from.kind != Type::Kind::levels) return out;
    std::string const name = word_of(one.part, from);
    auto const& levels = to.values->levels.levels;
    auto const found = std::ranges::find(levels, name, [](auto const& each) { return each.name; });
    if (found == levels.end()) return {};
    out.part = level(found - levels.begin());
    return out;
}

std::shared_ptr<Instance> carried(Instance const& one, check::Record const& to) {
    auto out = std::make_shared<Instance>();
    out->type = &to;
    for (auto const& field : to.fields) {
        out->facts[field.get()] = {};
        for (auto const& [own, datum] : one.facts)
            if (own->name == field->name && alike(own->type, field->type))
                out->facts[field.get()] = carried(datum, own->type, field->type);
    }
    return out;
}

}  // namespace

std::string json_of(Case const& one) { return json_of(*one.facts); }

Case case_of(std::string_view json, check::Framework const& framework) {
    auto const parsed = table::parse_json(json);
    auto const* const value = std::get_if<table::Json>(&parsed);
    if (!value || value->kind != table::Json::Kind::object) throw std::invalid_argument("a case is one object");
    return {instance_of(*value, *framework.the_case), std::nullopt};
}

Case carried(Case const& one, check::Framework const& to) { return {carried(*one.facts, *to.the_case), one.today}; }

}  // namespace rubric::oracle
