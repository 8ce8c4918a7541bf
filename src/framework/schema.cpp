// A framework's shape as one JSON object.
#include "json_object.hpp"
#include "state.hpp"
#include "text/bundled.hpp"

#include <rubric/schema.hpp>

#include <array>
#include <set>

namespace rubric {
namespace {

using json::array;
using json::Object;

constexpr std::array<std::string_view, 7> unit_names{"days", "weeks", "months", "years", "working_days", "terms", ""};

std::string_view unit_name(Unit unit) { return unit_names[static_cast<std::size_t>(unit)]; }

std::string_view type_name(check::Type const& type) {
    using Kind = check::Type::Kind;
    switch (type.kind) {
        case Kind::levels: return "levels";
        case Kind::integer: return "integer";
        case Kind::number: return "number";
        case Kind::percent: return "percent";
        case Kind::money: return "money";
        case Kind::date: return "date";
        case Kind::duration: return "duration";
        case Kind::text: return "text";
        case Kind::record: return "record";
        default: return "any";
    }
}

class Schema {
public:
    explicit Schema(Framework const& framework) : model_(*framework.model()), graph_(framework.graph()) {}

    std::string write() {
        std::string out;
        {
            Object all(out);
            head(all);
            records(all);
            outcomes(all);
            array(all.member("parameters"), graph_.parameters, [&](Parameter const& each) { parameter(out, each); });
            array(all.member("datasets"), datasets(), [&](check::Dataset const* each) { dataset(out, *each); });
            terms(all);
        }
        return out;
    }

private:
    void head(Object& all) {
        all.text("name", model_.name);
        all.text("title", model_.title);
        std::string& out = all.member("authority");
        array(out, model_.authority, [&](std::string const& each) { append_json(out, each); });
        day(all, "from", model_.from);
        day(all, "to", model_.to);
        all.text("base", model_.base);
        all.text("case", model_.the_case ? reach(*model_.the_case) : "");
        bool dated = false;
        for (Node const& each : graph_.nodes) dated = dated || (each.op == Op::fact && each.scope == 0 && each.argument == today_slot);
        all.truth("asks_today", dated);
    }

    static void day(Object& all, std::string_view name, std::int64_t value) {
        if (value == 0)
            all.member(name) += "null";
        else
            all.text(name, format_iso(value));
    }

    /// A record by its name; that of a used framework as `ofsted.registered_provider`. It will be written.
    std::string reach(check::Record const& record) {
        if (known_.insert(&record).second) found_.push_back(&record);
        return record.owner == &model_ ? record.name : record.owner->name + "." + record.name;
    }

    void records(Object& all) {
        std::string& out = all.member("records");
        Object records(out);
        for (std::size_t i = 0; i < found_.size(); ++i) {  // grows as records are reached
            check::Record const& record = *found_[i];
            Object one(records.member(reach(record)));
            one.text("title", record.title);
            array(one.member("fields"), record.fields, [&](std::unique_ptr<check::Field> const& each) { field(out, *each); });
        }
    }

    void field(std::string& out, check::Field const& field) {
        Object one(out);
        one.text("name", field.name);
        one.text("title", field.title);
        one.text("type", type_name(field.type));
        one.truth("list", field.type.list);
        one.truth("optional", field.type.optional);
        if (field.type.values) levels(one, field.type.values->levels);
        if (field.type.record) one.text("record", reach(*field.type.record));
        if (field.type.kind == check::Type::Kind::duration) one.text("unit", unit_name(field.type.unit));
        one.truth("computed", field.from != nullptr);
        one.truth("assumed", field.assume != nullptr);
        one.truth("fixed", field.fixed);
        one.truth("sensitive", field.sensitive);
    }

    static void levels(Object& one, Enumeration const& all) {
        std::string& out = one.member("levels");
        array(out, all.levels, [&](Level const& each) {
            Object level(out);
            level.text("name", each.name);
            level.text("title", each.title);
        });
        one.member("ordered") += std::to_string(all.ordered);
    }

    void outcomes(Object& all) {
        std::string& out = all.member("decisions");
        array(out, graph_.decisions, [&](DecisionOutput const& each) {
            Object one(out);
            one.text("name", each.name);
            one.text("title", each.title);
            one.text("kind", kind_names[static_cast<std::size_t>(each.domain.kind)]);
            one.truth("list", each.is_list);
            if (each.domain.kind == Kind::levels) levels(one, graph_.enumerations[each.domain.enumeration]);
        });
        array(all.member("offers"), graph_.offers, [&](OfferOutput const& each) {
            Object one(out);
            one.text("name", each.name);
            one.text("title", each.title);
            one.truth("discretionary", each.discretionary);
        });
        array(all.member("actors"), model_.actors, [&](std::unique_ptr<check::Actor> const& each) { named(out, each->name, each->title); });
        array(all.member("duties"), model_.duties, [&](std::unique_ptr<check::Duty> const& each) { duty(out, *each); });
        array(all.member("reports"), model_.reports, [&](std::unique_ptr<check::Report> const& each) { report(out, *each); });
    }

    static void named(std::string& out, std::string const& name, std::string const& title) {
        Object one(out);
        one.text("name", name);
        one.text("title", title);
    }

    static void report(std::string& out, check::Report const& report) {
        Object one(out);
        one.text("name", report.name);
        one.text("title", report.title);
        array(one.member("columns"), report.columns, [&](check::Report::Entry const& each) { named(out, each.name, each.title); });
    }

    void duty(std::string& out, check::Duty const& duty) {
        Object one(out);
        one.text("name", duty.name);
        one.text("title", duty.title);
        array(one.member("actors"), duty.routes, [&](check::Route const& each) { append_json(out, each.actor->name); });
        if (!duty.every) return;
        Object every(one.member("every"));
        every.text("unit", unit_name(duty.every->unit));
        amount(every, "length", duty.every->length.get());
        amount(every, "times", duty.every->at_least.get());
    }

    /// A number, `{"parameter": "targeted_visits"}`, or null of what differs from case to case.
    void amount(Object& object, std::string_view name, check::Expression const* written) {
        std::string& out = object.member(name);
        if (!written)
            out += "1";
        else if (written->op == check::Op::constant && written->constant.state == Fact::State::known)
            out += format_number(written->constant.value);
        else if (written->op == check::Op::parameter && written->parts.empty())
            Object(out).text("parameter", written->parameter->name);
        else
            out += "null";
    }

    void parameter(std::string& out, Parameter const& parameter) {
        Object one(out);
        one.text("name", parameter.name);
        one.text("title", parameter.title);
        one.text("kind", kind_names[static_cast<std::size_t>(parameter.domain.kind)]);
        if (parameter.domain.kind == Kind::levels) levels(one, graph_.enumerations[parameter.domain.enumeration]);
        one.truth("dated", parameter.dated);
        array(one.member("values"), parameter.values, [&](Parameter::Dated const& each) { written(out, parameter.domain, each.value); });
    }

    /// As the language writes it.
    void written(std::string& out, Domain domain, Fact fact) {
        if (fact.state != Fact::State::known) return append_json(out, fact.state == Fact::State::none ? "none" : "");
        if (domain.kind == Kind::levels) return append_json(out, graph_.enumerations[domain.enumeration].levels[static_cast<std::size_t>(fact.value)].name);
        if (domain.kind == Kind::text) return append_json(out, graph_.texts[static_cast<std::size_t>(fact.value)]);
        append_json(out, show_number(domain.kind, fact.value, Writing::files));
    }

    std::vector<check::Dataset const*> datasets() const {
        std::vector<check::Dataset const*> all;
        std::set<check::Framework const*> seen;
        add_datasets(model_, all, seen);
        return all;
    }
    static void add_datasets(check::Framework const& of, std::vector<check::Dataset const*>& all, std::set<check::Framework const*>& seen) {
        if (!seen.insert(&of).second) return;
        for (auto const& each : of.datasets) all.push_back(each.get());
        for (auto const& each : of.uses) add_datasets(*each, all, seen);
    }

    void dataset(std::string& out, check::Dataset const& dataset) {
        Object one(out);
        one.text("name", dataset.name);
        one.text("title", dataset.title);
        one.text("framework", dataset.owner->name);
        one.text("of", dataset.parameter ? dataset.parameter->name : dataset.list ? dataset.list->owner->name + "." + dataset.list->name : dataset.of->name);
        one.truth("makes_cases", !dataset.parameter && !dataset.list && dataset.of == model_.the_case);
        one.truth("leaves_out", dataset.where != nullptr);
        array(one.member("key"), dataset.key, [&](std::string const& each) { append_json(out, each); });
        std::string& columns = one.member("columns");
        Headers headers{columns};
        columns += '[';
        headers.add(dataset.entries);
        columns += ']';
    }

    /// The headers that a dataset reads, each with its alternatives.
    struct Headers {
        std::string& out;
        bool first = true;

        void add(std::vector<check::Entry> const& entries) {
            for (check::Entry const& each : entries) {
                if (each.dataset) add(each.dataset->entries);
                add(each.group);
                if (each.columns.empty()) continue;
                if (!std::exchange(first, false)) out += ", ";
                array(out, each.columns, [&](std::string const& name) { append_json(out, name); });
            }
        }
    };

    void terms(Object& all) {
        std::vector<check::Calendar::Entry> const none;
        std::string& out = all.member("terms");
        array(out, model_.calendar ? model_.calendar->terms : none, [&](check::Calendar::Entry const& each) {
            Object one(out);
            one.text("title", each.title);
            one.text("from", format_iso(each.days.first));
            one.text("to", format_iso(each.days.last));
        });
    }

    static constexpr std::array<std::string_view, 10> kind_names{"levels", "integer", "number", "percent", "money", "date", "days", "months", "working_days", "text"};

    check::Framework const& model_;
    Graph const& graph_;
    std::set<check::Record const*> known_;
    std::vector<check::Record const*> found_;
};

}  // namespace

std::string schema_json(Framework const& framework) { return Schema(framework).write(); }

std::vector<std::string> bundled_frameworks() {
    std::vector<std::string> all;
    for (auto const& each : text::bundled_names()) all.emplace_back(each);
    return all;
}

}  // namespace rubric
