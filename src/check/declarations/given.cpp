// What a scenario gives: facts, parameters, the rows of a list.
#include "check/expressions/candidates.hpp"
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
            read_named<Dataset>(draft_, written.name.parts.front(), "dataset");
            wait("`given from`", written.at, given.waiting);
        } else if (written.by) {
            wait("`given … by`", written.at, given.waiting);
        } else if (!subject(written, given)) {
            return {};
        } else if (auto const* value = std::get_if<syntax::Expression>(&written.value)) {
            given.value = constant_of(*value, type_of(given), "the fact `" + written.name.parts.back().text + "`");
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
        if (given.parameter) return given.parameter->type;
        Type type = given.path.back()->type;
        return type.list ? optional(type) : type;
    }

    ExpressionPtr constant_of(syntax::Expression const& written, Type const& target, std::string const& what) {
        Scope scope;
        scope.unknown = true;
        Reader reader(draft_, scope);
        ExpressionPtr const found = reader.store(written, target, what);
        if (!is_any(found->type) && !is_constant(*found))
            draft_.report(text::Code::R0235, found->at, {{"what", "a given fact"}, {"help", "write its value"}});
        return found;
    }

    void table(syntax::DataTable const& written, Given& given, Place at) {
        Type const type = type_of(given);
        if (!type.list || type.kind != Type::Kind::record) {
            if (!is_any(type))
                draft_.report(text::Code::R0220, at,
                              {{"expected", "a list of records"}, {"actual", describe(optional(type, false))}});
            return;
        }
        if (given.parameter || type.record->is_case) {
            wait(given.parameter ? "a parameter as a table" : "a list of held cases", at, given.waiting);
            given.parameter = nullptr;
            given.path.clear();
            return;
        }
        for (syntax::DataTable::Head const& head : written.heads) {
            auto const* path = std::get_if<syntax::Path>(&head.name);
            if (!path) draft_.report(text::Code::R0220, head.at, {{"expected", "a field"}, {"actual", "text"}});
            given.columns.push_back(path ? read_path(draft_, *type.record, path->parts, 0) : std::vector<Field const*>{});
        }
        for (syntax::DataTable::Row const& row : written.rows) given.rows.push_back(this->row(row, given));
    }

    GivenRow row(syntax::DataTable::Row const& written, Given const& given) {
        GivenRow row;
        if (written.cells.size() != given.columns.size()) return row;  // the parser has said so
        for (std::size_t i = 0; i < written.cells.size(); ++i) {
            bool const there = written.cells[i] && !given.columns[i].empty();
            row.cells.push_back(there ? constant_of(written.cells[i], given.columns[i].back()->type,
                                                    "the field `" + given.columns[i].back()->name + "`")
                                      : nullptr);
        }
        return row;
    }

    void wait(std::string const& feature, Place at, std::string& waiting) {
        waiting = feature;
        draft_.wait(feature, {}, at);
    }

    Draft& draft_;
};

}  // namespace

std::vector<Field const*> read_path(Draft& draft, Record const& record, std::vector<syntax::Name> const& parts,
                                    std::size_t from) {
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
        inside = field->type.kind == Type::Kind::record && !field->type.list ? field->type.record : nullptr;
    }
    return path;
}

std::optional<Given> check_given(Draft& draft, syntax::Given const& written) { return GivenCheck(draft).check(written); }

}  // namespace rubric::check
