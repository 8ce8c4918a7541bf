// Reports: what stands at the head, the loops, a column each, and the totals.
#include "declarations.hpp"

#include <algorithm>

namespace rubric::check {

namespace {

class ReportCheck {
public:
    ReportCheck(Draft& draft, Report& report) : draft_(draft), report_(report) {}

    void check(syntax::Report const& written) {
        Scope scope = case_scope(draft_);
        entries(scope, written.head, report_.head);
        for (syntax::Loop const& each : written.loops) scope = loop(scope, each);
        entries(scope, written.columns, report_.columns);
        for (syntax::Report::Total const& each : written.totals) total(each);
    }

private:
    void entries(Scope const& scope, std::vector<syntax::Report::Entry> const& written, std::vector<Report::Entry>& entries) {
        for (syntax::Report::Entry const& each : written) {
            auto const [first, added] = seen_.emplace(each.name.text, each.name.at);
            if (!added) report_twice(draft_, "column", each.name, first->second);
            ExpressionPtr const value = Reader(draft_, scope).read(each.value);
            bool const shown = value->type.kind != Type::Kind::record && value->type.kind != Type::Kind::duty;
            std::string const type = describe(value->type);
            if (!shown) draft_.report(text::Code::R0280, value->at, {{"type", type}, {"name", each.name.text}});
            entries.push_back({each.name.text, each.title ? each.title->text : each.name.text, value, each.name.at});
        }
    }

    /// The scope inside it.
    Scope loop(Scope const& outer, syntax::Loop const& written) {
        Reader reader(draft_, outer);
        Reader::Loop const read = reader.loop(written.binder.name, written.binder.list);
        Scope const scope = outer.with(read.variable);
        Reader inner(draft_, scope);
        Report::Loop& made = report_.loops.emplace_back();
        made.variable = read.variable;
        made.list = read.list;
        if (written.where) made.where = inner.test(written.where);
        for (syntax::SortKey const& each : written.order) made.order.push_back({key(inner.read(each.value)), each.descending});
        if (written.limit) made.limit = reader.store(written.limit, of(Type::Kind::integer), "the limit");
        return scope;
    }

    ExpressionPtr key(ExpressionPtr found) {
        Type const& type = found->type;
        bool const ordered = !type.list && (is_any(type) || is_levels(type) || is_measured(type) || type.kind == Type::Kind::text);
        if (!ordered)
            draft_.report(text::Code::R0281, found->at,
                          {{"type", describe(type)}, {"help", type.list ? "count its elements, or take one" : "take one of its fields"}});
        return found;
    }

    void total(syntax::Report::Total const& written) {
        Report::Total total{.columns = {}, .by = {}, .at = written.at};
        for (syntax::Name const& each : written.columns) {
            auto const column = this->column(each);
            if (!column) continue;
            Type const type = optional(report_.columns[*column].value->type, false);
            bool const adds_up = !type.list && (is_number(type) || type.kind == Type::Kind::money);
            if (!adds_up && !is_any(type))
                draft_.report(text::Code::R0282, each.at, {{"type", describe(type)}, {"name", each.text}});
            total.columns.push_back(*column);
        }
        if (written.by) total.by = column(*written.by);
        report_.totals.push_back(std::move(total));
    }

    std::optional<std::size_t> column(syntax::Name const& name) {
        auto const& all = report_.columns;
        auto const found = std::find_if(all.begin(), all.end(), [&](Report::Entry const& each) { return each.name == name.text; });
        if (found != all.end()) return static_cast<std::size_t>(found - all.begin());
        std::vector<std::string> near;
        for (Report::Entry const& each : all) near.push_back(each.name);
        draft_.report(text::Code::R0207, name.at, {{"kind", "column"}, {"name", name.text}, {"near", nearest(name.text, near)}});
        return std::nullopt;
    }

    Draft& draft_;
    Report& report_;
    std::map<std::string, Place> seen_;
};

}  // namespace

void check_report(Draft& draft, Report& report, syntax::Report const& written) { ReportCheck(draft, report).check(written); }

}  // namespace rubric::check
