// What a scenario gives: facts, parameters, the rows of a list.
#include "check/expressions/candidates.hpp"
#include "check/held.hpp"
#include "declarations.hpp"

namespace rubric::check {

namespace {

class GivenCheck {
public:
    explicit GivenCheck(Draft& draft) : draft_(draft) {}

    std::optional<Given> check(syntax::Given const& written) {
        Given given;
        given.at = written.at;
        if (written.from) {
            if (!raw(written, given)) return {};
        } else if (written.by) {
            if (!nested(written, given)) return {};
        } else if (!subject(written, given)) {
            return {};
        } else if (auto const* value = std::get_if<syntax::Expression>(&written.value)) {
            given.value =
                read_given(draft_, *value, type_of(given), "the fact `" + written.name.parts.back().text + "`", facts());
        } else {
            table(std::get<syntax::DataTable>(written.value), given, written.name.at);
        }
        return given;
    }

private:
    bool subject(syntax::Given const& written, Given& given) {
        auto const& parts = written.name.parts;
        Record const* const record = draft_.framework->the_case;
        bool const by_case = record && parts.size() > 1 && parts[0].text == record->name && !field_of(*record, parts[0].text);
        bool const is_field = record && (by_case || field_of(*record, parts[0].text));
        if (!is_field && parts.size() == 1)
            for (Declared const* each : draft_.names.rest(parts[0].text))
                if (auto const* parameter = std::get_if<Parameter const*>(&each->what)) {
                    given.parameter = *parameter;
                    return true;
                }
        if (!record) {
            draft_.report(text::Code::R0246, written.name.at, {{"name", parts[0].text}});
            return false;
        }
        given.path = read_path(draft_, *record, parts, by_case ? 1 : 0);
        return !given.path.empty();
    }

    static Type type_of(Given const& given) {
        Type type = given.parameter ? given.parameter->type : given.path.back()->type;
        return type.list ? optional(type) : type;
    }

    static Scope facts() {
        Scope scope;
        scope.unknown = true;
        return scope;
    }

    void table(syntax::DataTable const& written, Given& given, Place at) {
        Type const type = type_of(given);
        if (!type.list || type.kind != Type::Kind::record) {
            if (!is_any(type))
                draft_.report(text::Code::R0220, at,
                              {{"expected", "a list of records"}, {"actual", describe(optional(type, false))}});
            return;
        }
        static_cast<FactTable&>(given) = read_fact_table(draft_, written, *type.record, facts());
    }

    /// Rows of a list that lies in the elements of another: `by` says which field of those names whose each row is.
    bool nested(syntax::Given const& written, Given& given) {
        Record const* const record = draft_.framework->the_case;
        auto const* table = std::get_if<syntax::DataTable>(&written.value);
        if (!record || !table) return subject(written, given);
        auto const& parts = written.name.parts;
        bool const by_case = parts[0].text == record->name && !field_of(*record, parts[0].text);
        given.path = read_path(draft_, *record, parts, by_case ? 1 : 0, true);
        if (given.path.empty()) return false;
        Type const& type = given.path.back()->type;
        if (!type.list || type.kind != Type::Kind::record) {
            draft_.report(text::Code::R0220, written.name.at, {{"expected", "a list of records"}, {"actual", describe(type)}});
            return false;
        }
        Field const* holder = nullptr;
        for (std::size_t i = 0; i + 1 < given.path.size(); ++i)
            if (given.path[i]->type.list) holder = given.path[i];
        if (!holder) {
            draft_.report(text::Code::R0283, written.by->at, {{"name", parts.back().text}, {"key", written.by->text}});
            return false;
        }
        return key(written, *holder->type.record, given) && rows_by_key(*table, *type.record, given);
    }

    bool key(syntax::Given const& written, Record const& holder, Given& given) {
        auto const path = read_path(draft_, holder, {*written.by}, 0);
        if (path.empty()) return false;
        given.by = path.back();
        Type const& type = given.by->type;
        if (!type.list && type.kind != Type::Kind::record) return true;
        draft_.report(text::Code::R0220, written.by->at, {{"expected", "a value"}, {"actual", describe(type)}});
        return false;
    }

    bool rows_by_key(syntax::DataTable table, Record const& element, Given& given) {
        std::optional<std::size_t> key;
        for (std::size_t i = 0; i < table.heads.size(); ++i) {
            auto const* path = std::get_if<syntax::Path>(&table.heads[i].name);
            if (path && path->parts.size() == 1 && path->parts[0].text == given.by->name) key = i;
        }
        if (!key) {
            draft_.report(text::Code::R0284, table.at, {{"name", given.by->name}});
            return false;
        }
        auto const place = static_cast<std::ptrdiff_t>(*key);
        for (syntax::DataTable::Row& row : table.rows) {
            if (row.cells.size() != table.heads.size()) return false;  // the parser has said so
            auto const& cell = row.cells[*key];
            std::string const what = "the field `" + given.by->name + "`";
            given.keys.push_back(cell ? read_given(draft_, cell, given.by->type, what, facts()) : nullptr);
            row.cells.erase(row.cells.begin() + place);
        }
        table.heads.erase(table.heads.begin() + place);
        static_cast<FactTable&>(given) = read_fact_table(draft_, table, element, facts());
        return true;
    }

    /// Raw columns: what a file would hold, cell by cell.
    bool raw(syntax::Given const& written, Given& given) {
        Dataset const* const dataset = read_named<Dataset>(draft_, written.name.parts.front(), "dataset");
        auto const* table = std::get_if<syntax::DataTable>(&written.value);
        if (!dataset || !table || (!dataset->of && !dataset->parameter)) return false;
        given.dataset = dataset;
        if (!dataset->parameter && !fills_case(*dataset, written.name.at)) return false;
        for (syntax::DataTable::Head const& head : table->heads) {
            auto const* text = std::get_if<syntax::String>(&head.name);
            if (!text) draft_.report(text::Code::R0288, head.at);
            given.headers.push_back({text ? text->text : "", head.at});
        }
        for (syntax::DataTable::Row const& row : table->rows) {
            auto& record = given.records.emplace_back();
            for (syntax::Expression const& cell : row.cells) record.push_back(raw(cell));
        }
        bool const one_row = !dataset->parameter && !dataset->list;
        if (one_row && table->rows.size() != 1)
            draft_.report(text::Code::R0287, table->at, {{"count", std::to_string(table->rows.size())}, {"name", dataset->name}});
        return true;
    }

    RawCell raw(syntax::Expression const& cell) {
        if (!cell) return {};
        if (cell.kind == syntax::Kind::string) return {cell.word, cell.at};
        return {std::string(draft_.sources.at(cell.at)), cell.at};
    }

    bool fills_case(Dataset const& dataset, Place at) {
        Record const* const the_case = draft_.framework->the_case;
        Record const& of = dataset.list ? *dataset.list->owner : *dataset.of;
        if (the_case && !ways_to(*the_case, of).empty()) return true;
        draft_.report(text::Code::R0286, at, {{"name", dataset.name}, {"case", the_case ? the_case->name : ""}, {"of", of.name}});
        return false;
    }

    Draft& draft_;
};

}  // namespace

std::vector<Field const*> read_path(Draft& draft, Record const& record, std::vector<syntax::Name> const& parts,
                                    std::size_t from, bool through_lists) {
    std::vector<Field const*> path;
    Record const* inside = &record;
    for (std::size_t i = from; i < parts.size(); ++i) {
        Field const* const field = inside ? field_of(*inside, parts[i].text) : nullptr;
        if (!inside) {
            draft.report(text::Code::R0220, parts[i - 1].at, {{"expected", "a record"}, {"actual", describe(path.back()->type)}});
            return {};
        }
        if (!field) {
            draft.report(text::Code::R0204, parts[i].at,
                         {{"name", parts[i].text},
                          {"kind", inside->is_case ? "case" : "record"},
                          {"owner", inside->name},
                          {"near", nearest(parts[i].text, field_names(*inside))}});
            return {};
        }
        path.push_back(field);
        inside = field->type.kind == Type::Kind::record && (through_lists || !field->type.list) ? field->type.record : nullptr;
    }
    return path;
}

std::optional<Given> check_given(Draft& draft, syntax::Given const& written) { return GivenCheck(draft).check(written); }

}  // namespace rubric::check
