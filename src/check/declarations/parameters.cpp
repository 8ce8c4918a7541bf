// Parameters: constants, one or by date.
#include "declarations.hpp"
#include "mentions.hpp"

#include "check/literals.hpp"
#include "check/notes.hpp"

#include <algorithm>

namespace rubric::check {

namespace {

class ParameterCheck {
public:
    ParameterCheck(Draft& draft, Parameter& parameter) : draft_(draft), reader_(draft, {}), parameter_(parameter) {}

    ExpressionPtr value(syntax::Expression const& written) {
        ExpressionPtr const found = reader_.read(written, parameter_.type);
        take_unit(*found);
        reader_.require_type(*found, parameter_.type);
        reader_.require_no_none(*found, parameter_.type, "the parameter `" + parameter_.name + "`", {});
        if (!is_any(found->type) && !is_constant(*found))
            draft_.report(text::Code::R0235, found->at, {{"what", "a parameter"}, {"help", "make it a `let`"}});
        return found;
    }

    void dated(std::vector<syntax::Dated> const& written) {
        for (syntax::Dated const& each : written) {
            auto const day = check_date(draft_, each.from);
            ExpressionPtr const found = value(each.value);
            Notes const notes = read_notes(draft_, each.notes, each.from.at, &parameter_.notes);
            if (day) parameter_.dated.push_back({*day, found, each.from.at, notes});
        }
        auto const earlier = [](Parameter::Dated const& one, Parameter::Dated const& other) { return one.from < other.from; };
        std::stable_sort(parameter_.dated.begin(), parameter_.dated.end(), earlier);
        for (std::size_t i = 1; i < parameter_.dated.size(); ++i)
            if (parameter_.dated[i].from == parameter_.dated[i - 1].from)
                draft_.report(text::Code::R0306, parameter_.dated[i].at,
                              {{"date", std::string(draft_.sources.at(parameter_.dated[i].at))}});
    }

    void table(syntax::DataTable const& written) {
        Type const& type = parameter_.type;
        if (is_any(type) || !type.list || type.kind != Type::Kind::record) return;  // said where the type is read
        parameter_.table = read_fact_table(draft_, written, *type.record, {});
        for (std::size_t i = 0; i < parameter_.table->columns.size(); ++i) {
            auto const& path = parameter_.table->columns[i];
            if (!path.empty() && (path.back()->type.list || path.back()->type.kind == Type::Kind::record))
                draft_.report(text::Code::R0247, written.heads[i].at,
                              {{"type", describe(optional(path.back()->type, false))},
                               {"name", "`" + path.back()->name + "`"},
                               {"help", "a cell holds one value; a nested record has a column a field, `card.leadership`"}});
        }
    }

    /// One that is only ever none counts in the unit of the first scenario that gives it.
    void unit_of_scenarios() {
        if (parameter_.type.kind != Type::Kind::duration || unit_known_) return;
        for (auto const* scenario : all_of<syntax::Scenario>(draft_.file))
            for (syntax::Given const& given : scenario->given) {
                auto const* value = std::get_if<syntax::Expression>(&given.value);
                if (!value || given.name.parts.size() != 1 || given.name.parts[0].text != parameter_.name) continue;
                if (auto const* literal = first_duration(*value)) parameter_.type.unit = read_duration(literal->word).unit;
            }
    }

private:
    /// The first duration says whether the parameter counts days or months.
    void take_unit(Expression const& found) {
        if (parameter_.type.kind != Type::Kind::duration || found.type.kind != Type::Kind::duration || unit_known_) return;
        if (found.op == Op::constant && found.constant.state == Fact::State::none) return;
        parameter_.type.unit = found.type.unit;
        unit_known_ = true;
    }

    Draft& draft_;
    Reader reader_;
    Parameter& parameter_;
    bool unit_known_ = false;
};

void mention(syntax::Parameter const& written, std::vector<std::string>& names) {
    if (auto const* value = std::get_if<syntax::Expression>(&written.value)) mentioned(*value, names);
}

/// The parameter of a used framework that `set` names; null where there is none.
Parameter const* used_parameter(Draft const& draft, syntax::Path const& name) {
    std::string const& word = name.parts.back().text;
    std::vector<Declared const*> found;
    if (name.parts.size() == 1) found = draft.names.rest(word);
    if (Vocabulary const* const used = name.parts.size() == 2 ? draft.names.framework(name.parts[0].text) : nullptr)
        if (auto const each = used->rest.find(word); each != used->rest.end()) found.push_back(&each->second);
    for (Declared const* each : found)
        if (auto const* parameter = std::get_if<Parameter const*>(&each->what)) return *parameter;
    return nullptr;
}

std::vector<std::string> parameter_names(Draft const& draft) {
    std::vector<std::string> names;
    for (std::string const& each : draft.names.rest_names())
        for (Declared const* declared : draft.names.rest(each))
            if (std::holds_alternative<Parameter const*>(declared->what)) names.push_back(each);
    return names;
}

/// A table is of records; only a list is left to a dataset; a list has no dates.
void require_a_value(Draft& draft, Parameter const& parameter, syntax::Parameter const& written) {
    Type const& type = parameter.type;
    if (is_any(type)) return;
    bool const records = type.list && type.kind == Type::Kind::record;
    auto const refuse = [&](std::string_view what, std::string_view help) {
        draft.report(text::Code::R0247, written.name.at, {{"type", what}, {"name", "`" + parameter.name + "`"}, {"help", help}});
    };
    if (std::holds_alternative<syntax::DataTable>(written.value) && !records)
        draft.report(text::Code::R0220, written.name.at,
                     {{"expected", "a list of records"}, {"actual", describe(optional(type, false))}});
    if (std::holds_alternative<std::monostate>(written.value) && !type.list && type.kind != Type::Kind::record)
        draft.report(text::Code::R0269, written.name.at, {{"name", parameter.name}});
    if (std::holds_alternative<std::vector<syntax::Dated>>(written.value) && type.list)
        refuse("a list by date", "give its records a date, and pick them with `where`");
    if (type.kind == Type::Kind::record && !type.list) refuse("one record", "make it a list of them, or a parameter a field");
}

}  // namespace

void check_settings(Draft& draft) {
    for (auto const& item : draft.file.items) {
        auto const* written = std::get_if<syntax::Set>(&item);
        if (!written || !draft.file.header.variant) continue;
        Parameter const* const found = used_parameter(draft, written->name);
        if (!found) {
            std::string const& word = written->name.parts.back().text;
            draft.report(text::Code::R0207, written->name.at,
                         {{"kind", "parameter"}, {"name", word}, {"near", nearest(word, parameter_names(draft))}});
            continue;
        }
        Parameter as_found = *found;
        draft.framework->settings.push_back({found, ParameterCheck(draft, as_found).value(written->value), written->at});
    }
}

void define_parameter(Draft& draft, Parameter& parameter, syntax::Parameter const& written) {
    parameter.type = read_type(draft, written.type);
    require_a_value(draft, parameter, written);
    Definition definition{written.name.text, written.name.at};
    definition.typed = parameter.type.kind != Type::Kind::duration;
    mention(written, definition.mentions);
    definition.check = [&draft, &parameter, &written] {
        ParameterCheck check(draft, parameter);
        if (auto const* value = std::get_if<syntax::Expression>(&written.value)) parameter.value = check.value(*value);
        if (auto const* dated = std::get_if<std::vector<syntax::Dated>>(&written.value)) check.dated(*dated);
        if (auto const* table = std::get_if<syntax::DataTable>(&written.value)) check.table(*table);
        check.unit_of_scenarios();
    };
    draft.define(&parameter, std::move(definition));
}

}  // namespace rubric::check
