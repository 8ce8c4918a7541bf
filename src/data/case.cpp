#include "data/case.hpp"

#include "table/json.hpp"
#include "text/message.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace rubric::data {

namespace {

using table::Json;

constexpr std::array<std::string_view, 3> key_fields{"id", "urn", "name"};

std::string nearest_name(Names const& names, std::string_view word) {
    std::vector<std::string> all;
    for (auto const& [name, field] : names.fields) all.push_back(name);
    auto const near = text::nearest(word, all);
    return near.empty() ? "" : "did you mean `" + near + "`?";
}

Names::Field& field_at(Names& names, std::string_view path) {
    auto const dot = path.find('.');
    auto& field = names.fields[std::string(path.substr(0, dot))];
    return dot == std::string_view::npos ? field : field_at(field.nested, path.substr(dot + 1));
}

bool says_none(Json const& value) { return value.kind == Json::Kind::text && lower_case(trimmed(value.text)) == "none"; }

std::string shown(Json const& value) {
    switch (value.kind) {
        case Json::Kind::object: return "an object";
        case Json::Kind::list: return "a list";
        case Json::Kind::boolean: return value.truth ? "`true`" : "`false`";
        case Json::Kind::text: return "`" + value.text + "`";
        default: return value.text;
    }
}

/// Where a value stands in the case, put together where something is wrong there.
class Path {
public:
    Path() = default;
    Path(Path const& around, std::string_view name) : around_(&around), name_(name) {}
    Path(Path const& list, std::size_t place) : around_(&list), place_(place) {}

    bool is_case() const { return around_ == nullptr; }
    std::string text() const {
        if (is_case()) return {};
        std::string const before = around_->text();
        if (place_ != 0) return before + "[" + std::to_string(place_) + "]";
        return (before.empty() ? "" : before + ".") + std::string(name_);
    }

private:
    Path const* around_ = nullptr;
    std::string_view name_;
    std::size_t place_ = 0;  ///< of an element, from 1
};

/// One case being read: where its rows, texts and errors go.
class Filling {
public:
    Filling(CaseReader const& reader, std::string_view json, Texts& texts, std::vector<FactError>& errors)
        : reader_(&reader), json_(json), texts_(&texts), errors_(&errors) {}

    void object(Row& row, ShapeId shape, Names const& names, Json const& value, Path const& path) {
        for (auto const& [name, member] : value.members) {
            if (Names::Field const* const found = names.find(name))
                field(row, shape, *found, member, Path(path, name));
            else if (!(path.is_case() && name == "key"))
                fail(member, Path(path, name), "no field is called `" + name + "`", nearest_name(names, name), FactError::Kind::unknown_name);
        }
    }

    void fail(Json const& value, Path const& path, std::string reason, std::string help = {}, FactError::Kind kind = FactError::Kind::unreadable) {
        auto const [line, column] = table::locate(json_, value.offset);
        errors_->push_back({.kind = kind, .path = path.text(), .reason = std::move(reason), .help = std::move(help), .file = {}, .line = line, .column = column, .header = {}});
    }

private:
    Shape const& shape_of(ShapeId shape) const { return reader_->graph().shapes[shape]; }

    void field(Row& row, ShapeId shape, Names::Field const& field, Json const& value, Path const& path) {
        if (value.kind == Json::Kind::null) return;
        if (field.list != nothing)
            list(row.lists[field.list], shape_of(shape).lists[field.list], value, path);
        else if (field.is_record)
            record(row, shape, field, value, path);
        else
            row.slots[field.slot] = scalar(shape_of(shape).slots[field.slot], reader_->scalar(shape, field.slot), value, path);
    }

    void list(ListFact& into, ListSlot const& slot, Json const& value, Path const& path) {
        if (value.kind == Json::Kind::list) {
            into.state = Fact::State::known;
            auto const& names = reader_->names(slot.element);
            for (auto const& item : value.items) {
                auto& row = into.rows.emplace_back(shape_of(slot.element));
                element(row, slot.element, names, item, Path(path, into.rows.size()));
            }
        } else if (says_none(value)) {
            into.state = Fact::State::none;
        } else {
            into.state = Fact::State::error;
            fail(value, path, shown(value) + " is not a list", "write it in brackets");
        }
    }

    /// An object, or the one value of a list of values.
    void element(Row& row, ShapeId shape, Names const& names, Json const& item, Path const& path) {
        auto const value = names.fields.find("value");
        bool const of_values = names.fields.size() == 1 && value != names.fields.end() && item.kind != Json::Kind::object;
        if (item.kind == Json::Kind::object) {
            object(row, shape, names, item, path);
        } else if (of_values) {
            field(row, shape, value->second, item, path);
        } else if (item.kind != Json::Kind::null) {
            fail(item, path, shown(item) + " is not an object");
            for (auto& fact : row.slots) fact.state = Fact::State::error;
            for (auto& inner : row.lists) inner.state = Fact::State::error;
        }
    }

    void record(Row& row, ShapeId shape, Names::Field const& field, Json const& value, Path const& path) {
        auto& presence = row.slots[field.slot];
        if (value.kind == Json::Kind::object) {
            presence = {Fact::State::known, 0};
            object(row, shape, field.nested, value, path);
        } else if (says_none(value) && shape_of(shape).slots[field.slot].domain.optional) {
            presence = {Fact::State::none, 0};
        } else {
            presence = {Fact::State::error, 0};
            fail_within(row, field.nested);
            fail(value, path, shown(value) + " is not an object");
        }
    }

    /// A record that must be there has no presence of its own, so what it holds is in error.
    static void fail_within(Row& row, Names const& names) {
        for (auto const& [name, field] : names.fields) {
            if (field.slot != nothing) row.slots[field.slot].state = Fact::State::error;
            if (field.list != nothing) row.lists[field.list].state = Fact::State::error;
            fail_within(row, field.nested);
        }
    }

    Fact scalar(Slot const& slot, ScalarReader const& reader, Json const& value, Path const& path) {
        bool const is_truth = slot.domain.kind == Kind::levels && slot.domain.enumeration == boolean_enumeration;
        bool const is_text = slot.domain.kind == Kind::text;
        bool const fits = value.kind == Json::Kind::text || (value.kind == Json::Kind::boolean && is_truth) ||
                          (value.kind == Json::Kind::number && (form_of(slot.domain) == Form::range || is_text));
        auto const text = value.kind == Json::Kind::boolean ? value.truth ? "yes" : "no" : std::string_view(value.text);
        auto read = fits || !is_text ? reader.read(fits ? text : "{}", *texts_)  // what does not fit is read as no value has it, for the reason
                                     : Unreadable{"is not a text"};
        if (auto const* fact = std::get_if<Fact>(&read)) return *fact;
        auto const& problem = std::get<Unreadable>(read);
        fail(value, path, (slot.sensitive ? "what is given" : shown(value)) + " " + problem.reason, slot.sensitive ? "" : problem.help);
        return {Fact::State::error, 0};
    }

    CaseReader const* reader_;
    std::string_view json_;
    Texts* texts_;
    std::vector<FactError>* errors_;
};

std::string key_of(Names const& names, Json const& value) {
    auto const text_of = [&](std::string_view name) -> std::string {
        for (auto const& [member, given] : value.members)
            if (member == name && (given.kind == Json::Kind::text || given.kind == Json::Kind::number) && given.text != "none")
                return given.text;
        return {};
    };
    if (auto key = text_of("key"); !key.empty()) return key;
    for (auto const name : key_fields)
        if (names.fields.contains(name))
            if (auto key = text_of(name); !key.empty()) return key;
    return {};
}

}  // namespace

void Names::index() {
    for (auto& [name, field] : fields) by_length_.emplace_back(name, &field), field.nested.index();
    std::stable_sort(by_length_.begin(), by_length_.end(), [](auto const& a, auto const& b) { return a.first.size() < b.first.size(); });
}

Names::Field const* Names::find(std::string_view name) const {
    auto const shorter = [](auto const& each, std::size_t size) { return each.first.size() < size; };
    auto each = std::lower_bound(by_length_.begin(), by_length_.end(), name.size(), shorter);
    for (; each != by_length_.end() && each->first.size() == name.size(); ++each)
        if (each->first == name) return each->second;
    return nullptr;
}

Names names_of(Graph const& graph, ShapeId shape) {
    Names names;
    auto const& of = graph.shapes[shape];
    for (std::uint32_t i = 0; i < of.slots.size(); ++i) {
        if (shape == 0 && i == today_slot) continue;
        auto& field = field_at(names, of.slots[i].path);
        field.slot = i;
        field.is_record = of.slots[i].domain.kind == Kind::levels && of.slots[i].domain.enumeration == record_enumeration;
    }
    for (std::uint32_t i = 0; i < of.lists.size(); ++i)
        if (!of.lists[i].parameter) field_at(names, of.lists[i].path).list = i;
    names.index();
    return names;
}

CaseReader::CaseReader(Graph const& graph) : graph_(&graph) {
    for (ShapeId shape = 0; shape < graph.shapes.size(); ++shape) {
        names_.push_back(names_of(graph, shape));
        auto& scalars = scalars_.emplace_back();
        for (Slot const& slot : graph.shapes[shape].slots) scalars.emplace_back(graph.enumerations, slot.domain);
    }
}

Row CaseReader::read(std::string_view json, Texts& texts, std::vector<FactError>& errors, std::string* key) const {
    auto const parsed = table::parse_json(json);
    if (auto const* value = std::get_if<Json>(&parsed)) return read(*value, json, texts, errors, key);
    auto const& fault = std::get<table::Fault>(parsed);
    errors.push_back({.kind = FactError::Kind::malformed, .path = {}, .reason = "this is not JSON: " + fault.reason, .help = {}, .file = {},
                      .line = fault.at.line, .column = fault.at.column, .header = {}});
    return in_error();
}

Row CaseReader::read(Json const& value, std::string_view json, Texts& texts, std::vector<FactError>& errors, std::string* key) const {
    Filling filling(*this, json, texts, errors);
    if (value.kind != Json::Kind::object) {
        filling.fail(value, {}, "a case is an object, and this is " + shown(value), "", FactError::Kind::malformed);
        return in_error();
    }
    if (key) *key = key_of(names_[0], value);
    Row row(graph_->shapes[0]);
    filling.object(row, 0, names_[0], value, {});
    return row;
}

Row CaseReader::in_error() const {
    Row row(graph_->shapes[0]);
    for (std::size_t i = today_slot + 1; i < row.slots.size(); ++i) row.slots[i].state = Fact::State::error;
    for (auto& list : row.lists) list.state = Fact::State::error;
    return row;
}

namespace {

/// The field at a path of nested records, and the slots of those that hold it; or why there is none.
struct Located {
    Names::Field const* field = nullptr;
    std::vector<std::uint32_t> holders;
    std::string reason, help;
};

Located locate(Names const& all, std::string_view path) {
    Located found;
    for (Names const* names = &all;;) {
        auto const dot = path.find('.');
        auto const word = std::string(path.substr(0, dot));
        auto const named = names->fields.find(word);
        if (named == names->fields.end()) {
            found.reason = "no field is called `" + word + "`";
            found.help = nearest_name(*names, word);
        } else if (dot == std::string_view::npos) {
            found.field = &named->second;
        } else if (named->second.is_record) {
            found.holders.push_back(named->second.slot);
            names = &named->second.nested;
            path.remove_prefix(dot + 1);
            continue;
        } else {
            found.reason = "`" + word + "` has no fields";
        }
        return found;
    }
}

}  // namespace

bool CaseReader::set(Row& row, Texts& texts, std::string_view path, std::string_view text, std::vector<FactError>& errors) const {
    auto const fail = [&](FactError::Kind kind, std::string reason, std::string help) {
        errors.push_back({.kind = kind, .path = std::string(path), .reason = std::move(reason), .help = std::move(help), .file = {}, .header = {}});
        return false;
    };
    auto const found = locate(names_[0], path);
    if (!found.field) return fail(FactError::Kind::unknown_name, found.reason, found.help);
    bool const none = lower_case(trimmed(text)) == "none", nested = found.field->list != nothing || found.field->is_record;
    if (nested && !none) return fail(FactError::Kind::unknown_name, "it is not one value", "give its fields, or the whole case in JSON");
    if (found.field->list != nothing) {
        row.lists[found.field->list].state = Fact::State::none;
    } else {
        auto const& slot = graph_->shapes[0].slots[found.field->slot];
        auto const read = scalar(0, found.field->slot).read(text, texts);
        auto const* fact = std::get_if<Fact>(&read);
        row.slots[found.field->slot] = fact ? *fact : Fact{Fact::State::error, 0};
        if (auto const* problem = std::get_if<Unreadable>(&read))
            return fail(FactError::Kind::unreadable, (slot.sensitive ? "what is given" : "`" + std::string(text) + "`") + " " + problem->reason,
                        slot.sensitive ? "" : problem->help);
    }
    for (auto const holder : found.holders) row.slots[holder] = {Fact::State::known, 0};
    return true;
}

}  // namespace rubric::data
