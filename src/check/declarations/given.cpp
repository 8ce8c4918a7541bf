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
        if (type.record->is_case) {
            wait("a list of held cases", at, given.waiting);
            given.path.clear();
            return;
        }
        static_cast<FactTable&>(given) = read_fact_table(draft_, written, *type.record, facts());
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
