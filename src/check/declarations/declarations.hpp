// From declarations to the model. First every name is known (declare), then every type (define), then every body is checked, each
// when it is first needed (Draft::settle).
#pragma once

#include "check/draft.hpp"
#include "check/expressions/reader.hpp"

namespace rubric::check {

// ---- declare.cpp: names ----

/// Makes the empty models and enters their names; what is declared twice is reported.
void declare_all(Draft& draft);

// ---- define.cpp: types, and what is to be checked ----

/// Reads every type and note, and enters a definition for everything that has a body.
void define_all(Draft& draft);

/// A written type; kind `any` where it is not known.
Type read_type(Draft& draft, syntax::Type const& written);

/// Reports records that contain themselves, however deep.
void refuse_endless_records(Draft& draft);

// ---- bodies, a file each ----

void define_field(Draft& draft, Record& record, Field& field, syntax::Field const& written);
void define_parameter(Draft& draft, Parameter& parameter, syntax::Parameter const& written);
void define_map(Draft& draft, Map& map, syntax::Map const& written);
void define_value(Draft& draft, Value& value, syntax::Value const& written);
void define_offer(Draft& draft, Offer& offer, syntax::Offer const& written);
void define_duty(Draft& draft, Duty& duty, syntax::Duty const& written);

/// A map whose conditions see the record that a dataset reads; null: no dataset uses it.
void check_text_map(Draft& draft, Map& map, syntax::Map const& written, Record const* reads);
bool waits_for_dataset(Map const& map, syntax::Map const& written);

/// What a variant sets of used frameworks.
void check_settings(Draft& draft);

void check_datasets(Draft& draft);
void check_report(Draft& draft, Report& report, syntax::Report const& written);
/// One calendar a framework, its own or one that comes with what it uses.
void use_calendars(Draft& draft);
void check_calendar(Draft& draft, syntax::Calendar const& written, Notes notes);

void check_scenario(Draft& draft, syntax::Scenario const& written);
std::optional<Given> check_given(Draft& draft, syntax::Given const& written);

// ---- fact_tables.cpp ----

/// Cells are constants; in a scope that knows `unknown` they may be that too.
FactTable read_fact_table(Draft& draft, syntax::DataTable const& written, Record const& element, Scope const& scope);
ExpressionPtr read_given(Draft& draft, syntax::Expression const& written, Type const& target, std::string const& what,
                         Scope const& scope);

// ---- rules.cpp ----

/// A rule as written or as a row of a table, before its outcome is read.
struct Row {
    std::string name;
    Place at{}, name_at{};
    syntax::Expression const* outcome = nullptr;
    syntax::Expression const* when = nullptr;                            ///< as written; or
    std::vector<std::pair<ExpressionPtr, syntax::Cell const*>> cells{};  ///< a row: columns and their cells
    std::optional<syntax::String> because{};
    syntax::Notes const* notes = nullptr;
};
std::vector<Row> rows_of(Reader& reader, syntax::Rules const& rules);
void check_rules(Reader& reader, Value& value, syntax::Rules const& rules, Type const* declared);

// ---- small things that several use ----

/// The case's own names, lets and decisions.
Scope case_scope(Draft const& draft);

/// A name a table of facts or a scenario writes, `card.leadership`, as fields one in another from `record`; if said, those of the
/// elements of a list too.
std::vector<Field const*> read_path(Draft& draft, Record const& record, std::vector<syntax::Name> const& parts, std::size_t from,
                                    bool through_lists = false);

/// Who holds a duty; null, and reported, where nobody or more than one has the name.
Actor const* read_actor(Draft& draft, syntax::Name const& name);

std::optional<std::int64_t> check_date(Draft& draft, syntax::Date const& date);
bool is_constant(Expression const& expression);

/// An offer, a duty, a map or a dataset by its name; null, and reported, where there is none.
template <class Model>
Model const* read_named(Draft& draft, syntax::Name const& name, std::string const& kind) {
    for (Declared const* each : draft.names.rest(name.text))
        if (auto const* found = std::get_if<Model const*>(&each->what)) return *found;
    std::vector<std::string> near;
    for (std::string const& each : draft.suggests() ? draft.names.rest_names() : std::vector<std::string>{})
        for (Declared const* declared : draft.names.rest(each))
            if (std::holds_alternative<Model const*>(declared->what)) near.push_back(each);
    draft.report(text::Code::R0207, name.at, {{"kind", kind}, {"name", name.text}, {"near", nearest(name.text, near)}});
    return nullptr;
}

/// Says where the first of two stands too.
void report_twice(Draft& draft, std::string const& kind, syntax::Name const& name, Place first);

template <class Declaration>
std::vector<Declaration const*> all_of(syntax::File const& file) {
    std::vector<Declaration const*> found;
    for (auto const& item : file.items)
        if (auto const* declaration = std::get_if<syntax::Declaration>(&item))
            if (auto const* each = std::get_if<Declaration>(declaration)) found.push_back(each);
    return found;
}

}  // namespace rubric::check
