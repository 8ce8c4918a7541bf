// Scenarios: what is expected, of what, and by which rules.
#include "check/expressions/candidates.hpp"
#include "declarations.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace rubric::check {

namespace {

/// The names of the rules that an expression's value comes from: a value's own, where it has rules; of a plain expression those
/// of the lets, functions and computed fields that it goes through, however many.
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
        case Op::compare:
        case Op::in_list:
        case Op::in_ranges:
        case Op::is_none:
        case Op::is_unknown:
        case Op::is_error:
        case Op::negation:
            return subject_of(condition->parts[0]);
        default:
            return condition;
    }
}

class ScenarioCheck {
public:
    ScenarioCheck(Draft& draft, Scenario& scenario) : draft_(draft), scenario_(scenario) {}

    void check(syntax::Scenario const& written) {
        scenario_.title = written.title.text;
        scenario_.at = written.at;
        if (written.on) scenario_.on = check_date(draft_, *written.on);
        for (syntax::Given const& each : written.given)
            if (auto given = check_given(draft_, each)) scenario_.given.push_back(std::move(*given));
        for (syntax::Expectation const& each : written.expected) expectation(each);
    }

private:
    void expectation(syntax::Expectation const& written) {
        using Written = syntax::Expectation::Kind;
        Expectation expected;
        expected.at = written.at;
        expected.negated = written.negated;
        switch (written.kind) {
            case Written::condition:
                condition(written, expected);
                break;
            case Written::offer:
                offers(written, expected);
                break;
            case Written::duty:
                duties(written, expected);
                break;
            case Written::report:
                report(written, expected);
                break;
            case Written::asks:
                asks(written, expected);
                break;
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
            draft_.report(text::Code::R0208, each.at,
                          {{"name", each.text},
                           {"owner", "`" + std::string(draft_.sources.at(expected.because_of->at)) + "`"},
                           {"near", nearest(each.text, rules)}});
        }
    }

    void offers(syntax::Expectation const& written, Expectation& expected) {
        expected.kind = Expectation::Kind::offer;
        for (syntax::Name const& each : written.names)
            if (Offer const* const offer = read_named<Offer>(draft_, each, "offer")) expected.offers.push_back(offer);
        auto const refuse = [&](std::string const& word, Place at) { draft_.report(text::Code::R0289, at, {{"word", word}}); };
        if (written.actor) refuse("of " + written.actor->text, written.actor->at);
        if (!written.strength.empty() && written.strength != "may") refuse("as " + written.strength, written.at);
        if (written.strength == "may") expected.strength = Strength::may;
        if (written.by) refuse("by", written.by.at);
    }

    void duties(syntax::Expectation const& written, Expectation& expected) {
        expected.kind = Expectation::Kind::duty;
        for (syntax::Name const& each : written.names)
            if (Duty const* const duty = read_named<Duty>(draft_, each, "duty")) expected.duties.push_back(duty);
        if (written.actor) expected.actor = read_actor(draft_, *written.actor);
        if (!written.strength.empty()) expected.strength = strength(written.strength);
        if (!written.by) return;
        Reader reader(draft_, case_scope(draft_));
        expected.by = reader.store(written.by, optional(of(Type::Kind::date)), {});
    }

    static Strength strength(std::string_view word) {
        constexpr std::array words{
            std::pair{std::string_view("may"), Strength::may}, std::pair{std::string_view("should"), Strength::should},
            std::pair{std::string_view("must"), Strength::must}, std::pair{std::string_view("must not"), Strength::must_not}};
        for (auto const& [each, strength] : words)
            if (each == word) return strength;
        return Strength::must;
    }

    void report(syntax::Expectation const& written, Expectation& expected) {
        expected.kind = Expectation::Kind::report;
        expected.report = read_named<Report>(draft_, written.names.front(), "report");
        if (!expected.report) return;
        for (syntax::DataTable::Head const& head : written.table.heads)
            if (auto const column = this->column(*expected.report, head)) expected.columns.push_back(*column);
        if (expected.columns.size() != written.table.heads.size()) return;
        if (written.total) total(written, expected);
        for (syntax::DataTable::Row const& row : written.table.rows) expected.rows.push_back(this->row(row, expected));
    }

    std::optional<std::size_t> column(Report const& report, syntax::DataTable::Head const& head) {
        auto const* path = std::get_if<syntax::Path>(&head.name);
        std::string const name = path ? std::string(draft_.sources.at(path->at)) : std::get<syntax::String>(head.name).text;
        std::vector<std::string> near;
        for (std::size_t i = 0; i < report.columns.size(); ++i) {
            if (path && report.columns[i].name == name) return i;
            near.push_back(report.columns[i].name);
        }
        draft_.report(text::Code::R0207, head.at, {{"kind", "column"}, {"name", name}, {"near", nearest(name, near)}});
        return std::nullopt;
    }

    /// The total that has all these columns, and none but they is what it is by.
    void total(syntax::Expectation const& written, Expectation& expected) {
        auto const& totals = expected.report->totals;
        std::string known;
        for (std::size_t i = 0; i < totals.size(); ++i) {
            auto rest = expected.columns;
            if (totals[i].by && std::erase(rest, *totals[i].by) == 0) continue;
            bool const fits = std::all_of(rest.begin(), rest.end(), [&](std::size_t each) {
                return std::find(totals[i].columns.begin(), totals[i].columns.end(), each) != totals[i].columns.end();
            });
            if (fits) expected.total = i;
            if (fits) return;
        }
        for (Report::Total const& each : totals)
            known += (known.empty() ? "`" : ", `") + std::string(draft_.sources.at(each.at)) + "`";
        draft_.report(text::Code::R0285, written.table.at,
                      {{"name", expected.report->name}, {"totals", known.empty() ? "none" : known}});
    }

    FactTable::Row row(syntax::DataTable::Row const& written, Expectation const& expected) {
        FactTable::Row row;
        for (std::size_t i = 0; i < written.cells.size() && i < expected.columns.size(); ++i) {
            Report::Entry const& column = expected.report->columns[expected.columns[i]];
            row.cells.push_back(written.cells[i] ? cell(written.cells[i], column) : nullptr);
        }
        row.at = written.at;
        return row;
    }

    /// Of a list as a list, or as the text that shows it.
    ExpressionPtr cell(syntax::Expression const& written, Report::Entry const& column) {
        Scope scope = case_scope(draft_);
        scope.unknown = true;
        using syntax::Kind;
        bool const list = column.value->type.list;
        bool const whole = written.kind == Kind::string || written.kind == Kind::unknown || written.kind == Kind::none;
        Type const type = list && whole ? of(Type::Kind::text) : column.value->type;
        ExpressionPtr const found = Reader(draft_, scope).store(written, optional(type), "the column `" + column.name + "`");
        if (!found->type.list) return found;
        Node const text = make(Op::format, of(Type::Kind::text), found->at, {found});
        text->pieces = {"", ""};
        return text;
    }

    void asks(syntax::Expectation const& written, Expectation& expected) {
        expected.kind = Expectation::Kind::asks;
        auto const& parts = written.question.parts;
        if (Record const* const record = draft_.framework->the_case)
            expected.asks = read_path(draft_, *record, parts, parts.size() > 1 && parts[0].text == record->name ? 1 : 0);
        else
            draft_.report(text::Code::R0246, written.question.at, {{"name", parts[0].text}});
    }

    Draft& draft_;
    Scenario& scenario_;
};

}  // namespace

void check_scenario(Draft& draft, syntax::Scenario const& written) {
    Scenario scenario;
    ScenarioCheck(draft, scenario).check(written);
    draft.framework->scenarios.push_back(std::move(scenario));
}

}  // namespace rubric::check
