// Scenarios: what is given, what is expected of it.
#include "check/expressions/candidates.hpp"
#include "declarations.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace rubric::check {

namespace {

/// The names of the rules that an expression's value comes from: a value's own, where it has rules; of a plain expression those of
/// the lets, functions and computed fields that it goes through, however many.
std::vector<std::string> rules_of(Expression const& expression) {
    std::vector<std::string> names;
    std::unordered_set<void const*> seen;
    std::vector<Expression const*> open{&expression};
    auto const add = [&](void const* owner, ExpressionPtr const& body) {
        if (body && seen.insert(owner).second) open.push_back(body.get());
    };
    while (!open.empty()) {
        Expression const& each = *open.back();
        open.pop_back();
        for (ExpressionPtr const& part : each.parts)
            if (part) open.push_back(part.get());
        if (each.field) add(each.field, each.field->from);
        if (!each.let) continue;
        add(each.let, each.let->expression);
        for (Rule const& rule : each.let->rules) names.push_back(rule.name);
        if (each.let->otherwise) names.push_back(each.let->otherwise->name);
    }
    return names;
}

/// What a condition is about: the left side of a comparison, the value that is none or unknown, or the condition itself.
ExpressionPtr subject_of(ExpressionPtr const& condition) {
    switch (condition->op) {
        case Op::compare: case Op::in_list: case Op::in_ranges: case Op::is_none: case Op::is_unknown: case Op::is_error: case Op::negation:
            return subject_of(condition->parts[0]);
        default: return condition;
    }
}

class ScenarioCheck {
public:
    ScenarioCheck(Draft& draft, Scenario& scenario) : draft_(draft), scenario_(scenario) {}

    void check(syntax::Scenario const& written) {
        scenario_.title = written.title.text;
        scenario_.at = written.at;
        if (written.on) scenario_.on = check_date(draft_, *written.on);
        for (syntax::Given const& each : written.given) given(each);
        for (syntax::Expectation const& each : written.expected) expectation(each);
    }

private:
    // ---- given ----

    void given(syntax::Given const& written) {
        Given given;
        given.at = written.at;
        if (written.from) {
            find<Dataset>(written.name.parts.front(), "dataset");
            wait("`given from`", written.at, given.waiting);
        } else if (written.by) {
            wait("`given … by`", written.at, given.waiting);
        } else if (!subject(written, given)) {
            return;
        } else if (auto const* value = std::get_if<syntax::Expression>(&written.value)) {
            given.value = constant_of(*value, type_of(given), "the fact `" + written.name.parts.back().text + "`");
        } else {
            table(std::get<syntax::DataTable>(written.value), given, written.name.at);
        }
        scenario_.given.push_back(std::move(given));
    }

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
            if (!is_any(type)) draft_.report(text::Code::R0220, at, {{"expected", "a list of records"}, {"actual", describe(optional(type, false))}});
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
            row.cells.push_back(there ? constant_of(written.cells[i], given.columns[i].back()->type, "the field `" + given.columns[i].back()->name + "`")
                                      : nullptr);
        }
        return row;
    }

    // ---- expected ----

    void expectation(syntax::Expectation const& written) {
        using Kind = syntax::Expectation::Kind;
        Expectation expected;
        expected.at = written.at;
        expected.negated = written.negated;
        switch (written.kind) {
            case Kind::condition: condition(written, expected); break;
            case Kind::offer: offers(written, expected); break;
            case Kind::duty: duties(written, expected); break;
            case Kind::report: report(written, expected); break;
            case Kind::asks: asks(written, expected); break;
        }
        scenario_.expected.push_back(std::move(expected));
    }

    void condition(syntax::Expectation const& written, Expectation& expected) {
        Scope scope = case_scope(draft_);
        scope.scenario = true;
        Reader reader(draft_, scope);
        expected.condition = reader.read(written.condition, boolean_type());
        reader.require_type(*expected.condition, boolean_type());
        expected.has_because = !written.because.empty();
        if (!expected.has_because) return;
        expected.because_of = subject_of(expected.condition);
        std::vector<std::string> const rules = rules_of(*expected.because_of);
        for (syntax::Name const& each : written.because) {
            expected.because.push_back(each.text);
            if (is_any(expected.because_of->type) || std::find(rules.begin(), rules.end(), each.text) != rules.end()) continue;
            draft_.report(text::Code::R0208, each.at, {{"name", each.text}, {"owner", "`" + std::string(draft_.sources.at(expected.because_of->at)) + "`"},
                                                       {"near", nearest(each.text, rules)}});
        }
    }

    template <class Model>
    Model const* find(syntax::Name const& name, std::string const& kind) {
        std::vector<std::string> near;
        for (std::string const& each : draft_.names.rest_names())
            for (Declared const* declared : draft_.names.rest(each)) {
                auto const* found = std::get_if<Model const*>(&declared->what);
                if (found && each == name.text) return *found;
                if (found) near.push_back(each);
            }
        draft_.report(text::Code::R0207, name.at, {{"kind", kind}, {"name", name.text}, {"near", nearest(name.text, near)}});
        return nullptr;
    }

    void offers(syntax::Expectation const& written, Expectation& expected) {
        expected.kind = Expectation::Kind::offer;
        for (syntax::Name const& each : written.names)
            if (Offer const* const offer = find<Offer>(each, "offer")) expected.offers.push_back(offer);
    }

    void duties(syntax::Expectation const& written, Expectation& expected) {
        expected.kind = Expectation::Kind::duty;
        for (syntax::Name const& each : written.names)
            if (Duty const* const duty = find<Duty>(each, "duty")) expected.duties.push_back(duty);
        if (written.actor) expected.actor = read_actor(draft_, *written.actor);
        if (!written.strength.empty()) expected.strength = strength(written.strength);
        if (!written.by) return;
        Reader reader(draft_, case_scope(draft_));
        expected.by = reader.store(written.by, optional(of(Type::Kind::date)), {});
    }

    static Strength strength(std::string_view word) {
        constexpr std::array words{std::pair{std::string_view("may"), Strength::may}, std::pair{std::string_view("should"), Strength::should},
                                   std::pair{std::string_view("must"), Strength::must}, std::pair{std::string_view("must not"), Strength::must_not}};
        for (auto const& [each, strength] : words)
            if (each == word) return strength;
        return Strength::must;
    }

    void report(syntax::Expectation const& written, Expectation& expected) {
        expected.kind = Expectation::Kind::waiting;
        std::vector<std::string> reports;
        for (auto const* each : all_of<syntax::Report>(draft_.file)) reports.push_back(each->name.text);
        for (syntax::Name const& name : written.names)
            if (std::find(reports.begin(), reports.end(), name.text) == reports.end())
                draft_.report(text::Code::R0207, name.at, {{"kind", "report"}, {"name", name.text}, {"near", nearest(name.text, reports)}});
        wait("an expected report", written.at, expected.waiting);
    }

    void asks(syntax::Expectation const& written, Expectation& expected) {
        expected.kind = Expectation::Kind::waiting;
        if (draft_.framework->the_case) read_path(draft_, *draft_.framework->the_case, written.question.parts, 0);
        wait("`asks`", written.at, expected.waiting);
    }

    void wait(std::string const& feature, Place at, std::string& waiting) {
        waiting = feature;
        draft_.wait(feature, {}, at);
    }

    Draft& draft_;
    Scenario& scenario_;
};

}  // namespace

std::vector<Field const*> read_path(Draft& draft, Record const& record, std::vector<syntax::Name> const& parts, std::size_t from) {
    std::vector<Field const*> path;
    Record const* inside = &record;
    for (std::size_t i = from; i < parts.size(); ++i) {
        Field const* const field = inside ? field_of(*inside, parts[i].text) : nullptr;
        if (!inside) {
            draft.report(text::Code::R0220, parts[i - 1].at, {{"expected", "a record"}, {"actual", describe(path.back()->type)}});
            return {};
        }
        if (!field) {
            draft.report(text::Code::R0204, parts[i].at, {{"name", parts[i].text}, {"kind", inside->is_case ? "case" : "record"}, {"owner", inside->name},
                                                          {"near", nearest(parts[i].text, field_names(*inside))}});
            return {};
        }
        path.push_back(field);
        inside = field->type.kind == Type::Kind::record && !field->type.list ? field->type.record : nullptr;
    }
    return path;
}

void check_scenario(Draft& draft, syntax::Scenario const& written) {
    Scenario scenario;
    ScenarioCheck(draft, scenario).check(written);
    draft.framework->scenarios.push_back(std::move(scenario));
}

}  // namespace rubric::check
