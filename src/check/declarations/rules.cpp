// Rules and their policies.
#include "check/notes.hpp"
#include "check/order.hpp"
#include "declarations.hpp"

#include <map>

namespace rubric::check {

namespace {

class RulesCheck {
public:
    RulesCheck(Reader& reader, Value& value) : reader_(reader), draft_(reader.draft()), value_(value) {}

    void check(syntax::Rules const& written, Type const* declared) {
        std::vector<Row> const rows = rows_of(reader_, written);
        for (Row const& row : rows) conditions(row);
        outcomes(rows, written.otherwise ? &*written.otherwise : nullptr, declared);
        policy(written.otherwise ? &*written.otherwise : nullptr);
    }

private:
    /// In the order of `first`, what the rules above leave is known of each: what is not none there.
    void conditions(Row const& row) {
        auto const [first, added] = names_.emplace(row.name, row.name_at);
        if (!added) report_twice(draft_, "rule", {row.name, row.name_at}, first->second);
        Rule rule;
        rule.name = row.name;
        rule.at = row.at;
        rule.when = row.when ? reader_.test(*row.when, passed_) : row_condition(row);
        if (row.because) rule.because = reader_.text(*row.because);
        static syntax::Notes const none;
        rule.notes = read_rule_notes(draft_, row.notes ? *row.notes : none, row.at, value_.notes);
        Guards guards = value_.policy == "first" ? passed_ : Guards{};
        guard_where_true(*rule.when, guards);
        guards_.push_back(std::move(guards));
        if (value_.policy == "first") guard_where_false(*rule.when, passed_);
        value_.rules.push_back(std::move(rule));
    }

    ExpressionPtr row_condition(Row const& row) {
        std::vector<ExpressionPtr> tests;
        for (auto const& [column, cell] : row.cells) tests.push_back(reader_.cell(*cell, column));
        if (tests.empty()) return constant(boolean_type(), 1, row.at);
        return tests.size() == 1 ? tests.front() : make(Op::conjunction, boolean_type(), row.at, tests);
    }

    void outcomes(std::vector<Row> const& rows, syntax::Otherwise const* otherwise, Type const* declared) {
        std::vector<syntax::Expression const*> written;
        static syntax::Expression const absent;
        for (Row const& row : rows) written.push_back(row.outcome ? row.outcome : &absent);
        if (otherwise) written.push_back(&otherwise->outcome);
        guards_.push_back(passed_);
        Type const element =
            declared ? optional(value_.policy == "collect" ? element_of(*declared) : *declared, declared->optional) : Type{};
        bool const counted = element.kind == Type::Kind::duration;  // in a unit that its outcomes will tell
        Reader::Alike const alike = reader_.read_alike(written, declared && !counted ? Expected(element) : Expected());
        Type type = declared ? element : alike.type;
        if (type.kind == Type::Kind::duration) type.unit = unit_of(alike.parts);
        bool none = false;
        for (std::size_t i = 0; i < alike.parts.size(); ++i) {
            bool const is_otherwise = otherwise && i + 1 == alike.parts.size();
            outcome(*alike.parts[i], type, declared, is_otherwise, guards_[i]);
            none |= (is_otherwise || !leaves_out_none()) && may_be_none(*alike.parts[i], guards_[i]);
            if (!is_otherwise)
                value_.rules[i].outcome = alike.parts[i];
            else
                keep_otherwise(*otherwise, alike.parts[i]);
        }
        if (!declared) type.optional = none || (is_extreme() && !otherwise);
        if (!declared && type.kind == Type::Kind::nothing)
            draft_.report(text::Code::R0232, value_.at, {{"name", value_.name}, {"reason", "`none` is of every type"}});
        value_.type = value_.policy == "collect" ? list_of(type) : type;
    }

    void outcome(Expression const& found, Type const& type, Type const* declared, bool is_otherwise, Guards const& guards) {
        if (!declared) return;
        bool const reported = !same_kind(found.type, type) || found.type.list != type.list || found.type.unit != type.unit;
        if (!reported) reader_.require_type(found, type);
        reader_.warn_of_negations(found, guards);
        if (is_otherwise || !leaves_out_none())
            reader_.require_no_none(found, type, "the decision `" + value_.name + "`", guards);
    }

    void keep_otherwise(syntax::Otherwise const& written, ExpressionPtr outcome) {
        Rule rule;
        rule.name = "otherwise";
        rule.outcome = std::move(outcome);
        rule.at = written.at;
        if (written.because) rule.because = reader_.text(*written.because);
        rule.notes = read_rule_notes(draft_, written.notes, written.at, value_.notes);
        value_.otherwise = std::move(rule);
    }

    static Unit unit_of(std::vector<ExpressionPtr> const& outcomes) {
        for (ExpressionPtr const& each : outcomes)
            if (each->type.kind == Type::Kind::duration &&
                !(each->op == Op::constant && each->constant.state == Fact::State::none))
                return each->type.unit;
        return Unit::days;
    }

    bool is_extreme() const { return value_.policy == "highest" || value_.policy == "lowest"; }
    bool leaves_out_none() const { return is_extreme() || value_.policy == "sum" || value_.policy == "collect"; }

    void policy(syntax::Otherwise const* otherwise) {
        Type const type = optional(value_.type, false);
        if (is_any(type)) return;
        bool const sums = is_number(type) || (type.kind == Type::Kind::money && !type.list);
        bool const extremes = is_measured(type) || (is_levels(type) && type.values->levels.ordered > 0);
        if (value_.policy == "sum" && !sums) refuse(type, "a sum is of numbers or money");
        if (is_extreme() && !extremes) refuse(type, "it takes the outermost on an order: of a scale, of numbers or dates");
        if (is_extreme() && extremes)
            for (Rule const& rule : value_.rules)
                if (!require_order(draft_, *rule.outcome, rule.outcome->at)) break;
        if (otherwise && value_.policy == "collect") draft_.report(text::Code::R0303, otherwise->at, {{"policy", value_.policy}});
    }

    void refuse(Type const& type, std::string_view help) {
        draft_.report(text::Code::R0302, value_.at, {{"policy", value_.policy}, {"type", describe(type)}, {"help", help}});
    }

    Reader& reader_;
    Draft& draft_;
    Value& value_;
    std::map<std::string, Place> names_;
    Guards passed_;
    std::vector<Guards> guards_;
};

}  // namespace

void check_rules(Reader& reader, Value& value, syntax::Rules const& rules, Type const* declared) {
    std::optional<Type> const kept =
        declared ? std::optional(*declared) : std::nullopt;  // `declared` may be the value's own type
    RulesCheck(reader, value).check(rules, kept ? &*kept : nullptr);
}

}  // namespace rubric::check
