// Datasets: which column fills which field.
#include "check/expressions/candidates.hpp"
#include "check/notes.hpp"
#include "declarations.hpp"

#include <algorithm>

namespace rubric::check {

namespace {

Scope scope_of(Record const& record) {
    Scope scope;
    scope.self = &record;
    return scope;
}

class DatasetCheck {
public:
    DatasetCheck(Draft& draft, Dataset& dataset) : draft_(draft), dataset_(dataset) {}

    void check(syntax::Dataset const& written) {
        if (!subject(written.of)) return;
        for (syntax::String const& each : written.by) dataset_.key.push_back(each.text);
        for (syntax::String const& each : written.dates) dataset_.dates.push_back(each.text);
        if (written.where) dataset_.where = Reader(draft_, scope_of(*dataset_.of)).test(written.where);
        for (syntax::Entry const& each : written.entries) entry(each, *dataset_.of, dataset_.entries);
    }

private:
    /// What the rows are: cases, elements of a case's list, or of a parameter.
    bool subject(syntax::Path const& of) {
        auto const types = draft_.names.types(of.parts.front().text);
        Record const* record = nullptr;
        for (TypeName const& each : types)
            if (auto const* found = std::get_if<Record const*>(&each)) record = *found;
        if (record && record->is_case && of.parts.size() == 1) {
            dataset_.of = record;
            return true;
        }
        if (record && record->is_case && of.parts.size() == 2) return list(*record, of.parts[1]);
        for (Declared const* each : draft_.names.rest(of.parts.front().text))
            if (auto const* parameter = std::get_if<Parameter const*>(&each->what); parameter && of.parts.size() == 1) {
                return rows_of(**parameter, of.at);
            }
        std::vector<std::string> near = draft_.names.type_names();
        for (auto const& each : draft_.names.rest_names()) near.push_back(each);
        draft_.report(text::Code::R0245, of.at,
                      {{"name", of.parts.front().text}, {"near", nearest(of.parts.front().text, near)}});
        return false;
    }

    bool rows_of(Parameter const& parameter, Place at) {
        Type const& type = parameter.type;
        if (!type.list || type.kind != Type::Kind::record) {
            if (!is_any(type))
                draft_.report(text::Code::R0220, at,
                              {{"expected", "a list of records"}, {"actual", describe(optional(type, false))}});
            return false;
        }
        dataset_.parameter = &parameter;
        dataset_.of = type.record;
        return true;
    }

    bool list(Record const& record, syntax::Name const& name) {
        Field const* const field = find(record, name);
        if (!field) return false;
        if (!field->type.list || field->type.kind != Type::Kind::record) {
            draft_.report(text::Code::R0220, name.at, {{"expected", "a list of records"}, {"actual", describe(field->type)}});
            return false;
        }
        dataset_.list = field;
        dataset_.of = field->type.record;
        return true;
    }

    Field const* find(Record const& record, syntax::Name const& name) {
        if (Field const* const field = field_of(record, name.text)) return field;
        draft_.report(text::Code::R0204, name.at,
                      {{"name", name.text},
                       {"kind", record.is_case ? "case" : "record"},
                       {"owner", record.name},
                       {"near", nearest(name.text, field_names(record))}});
        return nullptr;
    }

    void entry(syntax::Entry const& written, Record const& record, std::vector<Entry>& entries) {
        Field const* const field = find(record, written.name);
        if (!field) return;
        Entry entry;
        entry.path = {field};
        entry.at = written.at;
        if (auto const* computed = std::get_if<syntax::Expression>(&written.value))
            entry.computed = Reader(draft_, scope_of(record)).store(*computed, field->type, "the field `" + field->name + "`");
        else if (!feed(std::get<syntax::Feed>(written.value), written, *field, record, entry))
            return;
        entries.push_back(std::move(entry));
    }

    bool feed(syntax::Feed const& written, syntax::Entry const& whole, Field const& field, Record const& record, Entry& entry) {
        entry.optional = written.optional;
        entry.is_group = written.is_group;
        if (written.dataset) return other_dataset(*written.dataset, field, entry);
        if (written.is_group) return group(written, whole, field, entry);
        for (syntax::String const& each : written.columns) entry.columns.push_back(each.text);
        entry.or_none = written.or_none;
        if (written.or_none && !field.type.optional) draft_.report(text::Code::R0253, whole.name.at, {{"field", field.name}});
        if (field.type.list || field.type.kind == Type::Kind::record)
            draft_.report(text::Code::R0250, whole.name.at,
                          {{"type", describe(optional(field.type, false))},
                           {"name", "`" + field.name + "`"},
                           {"help", field.type.kind == Type::Kind::record ? "write its fields in `{ … }`" : ""}});
        else if (field.type.kind == Type::Kind::duration)
            draft_.report(
                text::Code::R0250, whole.name.at,
                {{"type", "a duration"}, {"name", "`" + field.name + "`"}, {"help", "read a number of days or months"}});
        if (written.as) as(*written.as, field, record, entry);
        return true;
    }

    bool other_dataset(syntax::Name const& name, Field const& field, Entry& entry) {
        Dataset const* const dataset = read_named<Dataset>(draft_, name, "dataset");
        Record const* const of = dataset ? subject_of(*dataset) : nullptr;
        if (!of) return false;
        if (field.type.kind != Type::Kind::record || field.type.list || field.type.record != of)
            draft_.report(text::Code::R0252, name.at,
                          {{"name", name.text},
                           {"actual", "a `" + of->name + "`"},
                           {"field", field.name},
                           {"expected", describe(optional(field.type, false))}});
        entry.dataset = dataset;
        return true;
    }

    /// Datasets come in any order: one that is not checked yet has its subject written only.
    Record const* subject_of(Dataset const& dataset) {
        if (dataset.of || dataset.owner != draft_.framework.get()) return dataset.of;
        for (auto const* each : all_of<syntax::Dataset>(draft_.file))
            if (each->name.text == dataset.name)
                for (TypeName const& type : draft_.names.types(each->of.parts.front().text))
                    if (auto const* record = std::get_if<Record const*>(&type)) return *record;
        return nullptr;
    }

    bool group(syntax::Feed const& written, syntax::Entry const& whole, Field const& field, Entry& entry) {
        if (is_any(field.type)) return false;
        if (field.type.kind != Type::Kind::record) {
            draft_.report(text::Code::R0220, whole.name.at,
                          {{"expected", "a record"}, {"actual", describe(optional(field.type, false))}});
            return false;
        }
        for (syntax::Entry const& each : written.group) this->entry(each, *field.type.record, entry.group);
        return true;
    }

    void as(std::variant<syntax::String, syntax::Name> const& written, Field const& field, Record const& record, Entry& entry) {
        if (auto const* form = std::get_if<syntax::String>(&written)) {
            entry.date_form = form->text;
            if (field.type.kind != Type::Kind::date && !is_any(field.type))
                draft_.report(text::Code::R0251, form->at,
                              {{"type", describe(optional(field.type, false))}, {"name", field.name}});
            return;
        }
        auto const& name = std::get<syntax::Name>(written);
        entry.map = read_named<Map>(draft_, name, "map");
        if (entry.map) use(*entry.map, field, record, name.at);
    }

    void use(Map const& map, Field const& field, Record const& record, Place at) {
        if (map.from.kind != Type::Kind::text && !is_any(map.from))
            draft_.report(text::Code::R0220, at, {{"expected", "a map from text"}, {"actual", "one from " + describe(map.from)}});
        if (!fits(map.to, field.type))
            draft_.report(text::Code::R0220, at,
                          {{"expected", describe(optional(field.type, false))}, {"actual", describe(optional(map.to, false))}});
        else if (map.to.optional && !field.type.optional && !is_any(field.type))
            draft_.report(text::Code::R0219, at, {{"target", "the field `" + field.name + "`"}});
        own_conditions(map, record);
        if (map.reads && map.reads != &record)
            draft_.report(text::Code::R0254, at, {{"name", map.name}, {"one", map.reads->name}, {"other", record.name}});
    }

    /// The first dataset that uses a map with conditions says whose fields they see.
    void own_conditions(Map const& map, Record const& record) {
        if (map.owner != draft_.framework.get() || map.reads) return;
        auto const written = all_of<syntax::Map>(draft_.file);
        for (std::size_t i = 0; i < written.size(); ++i)
            if (draft_.framework->maps[i].get() == &map && waits_for_dataset(map, *written[i]))
                check_text_map(draft_, *draft_.framework->maps[i], *written[i], &record);
    }

    Draft& draft_;
    Dataset& dataset_;
};

}  // namespace

void check_datasets(Draft& draft) {
    auto const datasets = all_of<syntax::Dataset>(draft.file);
    for (std::size_t i = 0; i < datasets.size(); ++i) DatasetCheck(draft, *draft.framework->datasets[i]).check(*datasets[i]);
    auto const maps = all_of<syntax::Map>(draft.file);
    for (std::size_t i = 0; i < maps.size(); ++i) {
        Map& map = *draft.framework->maps[i];
        if (waits_for_dataset(map, *maps[i]) && !map.reads) check_text_map(draft, map, *maps[i], nullptr);
    }
}

}  // namespace rubric::check
