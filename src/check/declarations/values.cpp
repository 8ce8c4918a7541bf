// Lets, functions and decisions.
#include "check/order.hpp"
#include "declarations.hpp"
#include "mentions.hpp"

namespace rubric::check {

namespace {

std::string target_name(Value const& value) {
    return "the " + std::string(value.decision ? "decision" : "let") + " `" + value.name + "`";
}

Scope scope_of(Draft const& draft, Value const& value) {
    Scope scope = case_scope(draft);
    for (auto const& each : value.parameters) scope.variables.push_back(each.get());
    return scope;
}

/// `= expression`. A duration takes its unit from what it is; a type that is not written is that of the expression.
void check_expression(Reader& reader, Value& value, syntax::Expression const& written, bool typed) {
    ExpressionPtr const found = reader.read(written, typed ? Expected(value.type) : Expected());
    value.expression = found;
    reader.warn_of_negations(*found, {});
    if (!typed) {
        value.type = optional(found->type, may_be_none(*found));
        if (found->type.kind == Type::Kind::nothing)
            reader.draft().report(text::Code::R0232, found->at, {{"name", value.name}, {"reason", "`none` is of every type"}});
        if (found->type.kind == Type::Kind::duty) {
            reader.draft().report(text::Code::R0232, found->at,
                                  {{"name", value.name}, {"reason", "a duty or an offer is no value by itself"}});
            value.type = {};
        }
        return;
    }
    if (value.type.kind == Type::Kind::duration && found->type.kind == Type::Kind::duration) value.type.unit = found->type.unit;
    reader.require_type(*found, value.type);
    reader.require_no_none(*found, value.type, target_name(value), {});
}

LevelSet levels_given(Value const& value, Library const& library) {
    LevelSet given = value.expression ? levels_of(*value.expression, library) : 0;
    for (Rule const& rule : value.rules) given |= levels_of(*rule.outcome, library);
    if (value.otherwise) given |= levels_of(*value.otherwise->outcome, library);
    return given;
}

void check_value(Draft& draft, Value& value, syntax::Value const& written, bool typed) {
    Reader reader(draft, scope_of(draft, value));
    if (auto const* expression = std::get_if<syntax::Expression>(&written.body))
        check_expression(reader, value, *expression, typed);
    else
        check_rules(reader, value, std::get<syntax::Rules>(written.body), typed ? &value.type : nullptr);
    if (written.because) value.because = reader.text(*written.because);
    draft.library.find(&value)->gives = levels_given(value, draft.library);
}

void mention_rules(syntax::Rules const& rules, std::vector<std::string>& names) {
    if (auto const* written = std::get_if<std::vector<syntax::Rule>>(&rules.rules))
        for (syntax::Rule const& each : *written) {
            mentioned(each.outcome, names);
            mentioned(each.when, names);
            mentioned(each.because, names);
        }
    if (auto const* table = std::get_if<syntax::RuleTable>(&rules.rules)) {
        for (auto const& column : table->columns) mentioned(column.input, names);
        for (auto const& row : table->rows)
            for (auto const& cell : row.cells)
                for (auto const& test : cell.tests) mentioned(test.operand, names);
    }
    if (rules.otherwise) mentioned(rules.otherwise->outcome, names);
}

}  // namespace

void define_value(Draft& draft, Value& value, syntax::Value const& written) {
    for (std::size_t i = 0; i < written.parameters.size(); ++i) {
        Type const type = read_type(draft, written.parameters[i].type);
        if (type.kind == Type::Kind::duration)
            draft.report(text::Code::R0231, written.parameters[i].name.at, {{"name", written.parameters[i].name.text}});
        value.parameters[i]->type = type;
    }
    bool const typed = written.type.has_value();
    if (typed) value.type = read_type(draft, *written.type);
    if (typed && value.policy == "collect") value.type = list_of(value.type);
    Definition definition{written.name.text, written.name.at};
    definition.typed = typed && value.type.kind != Type::Kind::duration;
    if (auto const* expression = std::get_if<syntax::Expression>(&written.body))
        mentioned(*expression, definition.mentions);
    else
        mention_rules(std::get<syntax::Rules>(written.body), definition.mentions);
    mentioned(written.because, definition.mentions);
    definition.check = [&draft, &value, &written, typed] { check_value(draft, value, written, typed); };
    draft.define(&value, std::move(definition));
}

}  // namespace rubric::check
