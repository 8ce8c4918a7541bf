#include "data/plan.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace rubric::data {

namespace {

/// Few different texts are to be expected, so that what was read of one is worth keeping.
bool of_few_values(Domain domain) { return domain.kind == Kind::levels; }

/// A record that is being planned, for the conditions of maps that read it.
struct Enclosing { check::Record const* record; std::string prefix; };

class Planner {
public:
    Planner(check::Framework const& framework, Header const& header, Graph const& graph, Options const& options)
        : framework_(&framework), header_(&header), graph_(&graph), options_(&options) {}

    RecordPlan record(check::Record const& of, std::vector<check::Entry> const& entries, check::Dataset const& dataset, ShapeId shape,
                      Names const& names, std::string const& prefix) {
        RecordPlan plan{.shape = shape, .prefix = prefix, .elements = {}};
        enclosing_.push_back({&of, prefix});
        auto outer = std::exchange(asked_, {});
        for (auto const& entry : entries)
            if (auto const found = names.fields.find(entry.path.front()->name); found != names.fields.end())
                add(plan, entry, dataset, found->second);
        for (auto const& [asked, expressions] : asked_)
            plan.probes.push_back(std::make_unique<Probe>(*framework_, *asked.record, expressions, *graph_, shape, asked.prefix, *options_));
        asked_ = std::move(outer);
        enclosing_.pop_back();
        return plan;
    }

    /// The keys of the cases that a record holds, by their paths.
    std::vector<DatasetPlan::HeldKey> held(std::string const& before) {
        for (auto& each : held_) each.path = before + each.path;
        return std::move(held_);
    }

private:
    struct Probed { Enclosing asked; std::vector<check::ExpressionPtr> expressions; };

    void add(RecordPlan& plan, check::Entry const& entry, check::Dataset const& dataset, Names::Field const& field) {
        auto const& name = entry.path.front()->name;
        if (entry.dataset) {
            if (auto const column = header_->find_any(entry.dataset->key)) held_.push_back({plan.prefix + name, *column});
            nest(plan, entry.dataset->entries, *entry.dataset, *entry.path.front(), field);
        } else if (entry.is_group) {
            if (!(entry.optional && left_out(entry, *header_))) group(plan, entry, dataset, field);
        } else if (entry.computed) {
            bool const whole = field.list != nothing || field.is_record;  // of these only `none` is a fact; a computed one is in error
            bool const computed = entry.computed->op != check::Op::constant && entry.computed->type.kind != check::Type::Kind::nothing;
            plan.filled.push_back({field.slot, field.list, plan.prefix + name,
                                   whole && computed ? Made{.fact = {Fact::State::error, 0}} : made(entry.computed, nullptr)});
        } else if (auto const column = header_->find_any(entry.columns); column && field.slot != nothing) {
            cell(plan, entry, dataset, field, *column);
        }
    }

    void group(RecordPlan& plan, check::Entry const& entry, check::Dataset const& dataset, Names::Field const& field) {
        if (field.list == nothing) return nest(plan, entry.group, dataset, *entry.path.front(), field);
        auto const element = graph_->shapes[plan.shape].lists[field.list].element;
        auto outer = std::exchange(enclosing_, {});  // an element is a row of its own, which does not hold what it stands in
        auto inner = record(*entry.path.front()->type.record, entry.group, dataset, element, names_of(*graph_, element), "");
        enclosing_ = std::move(outer);
        plan.columns.insert(plan.columns.end(), inner.columns.begin(), inner.columns.end());
        plan.elements.push_back({field.list, plan.prefix + entry.path.front()->name, std::move(inner)});
    }

    void nest(RecordPlan& plan, std::vector<check::Entry> const& entries, check::Dataset const& dataset, check::Field const& of,
              Names::Field const& field) {
        auto inner = record(*of.type.record, entries, dataset, plan.shape, field.nested, plan.prefix + of.name + ".");
        inner.presence = field.slot;
        inner.blank_is_none = of.type.optional;
        plan.columns.insert(plan.columns.end(), inner.columns.begin(), inner.columns.end());
        plan.nested.push_back(std::move(inner));
    }

    void cell(RecordPlan& plan, check::Entry const& entry, check::Dataset const& dataset, Names::Field const& field, std::size_t column) {
        auto const& slot = graph_->shapes[plan.shape].slots[field.slot];
        std::vector<DateForm> forms;
        if (!entry.date_form.empty()) forms.emplace_back(entry.date_form);
        if (forms.empty())
            for (auto const& form : dataset.dates) forms.emplace_back(form);
        Cell made{.column = column, .slot = field.slot, .name = slot.path, .or_none = entry.or_none, .sensitive = slot.sensitive && !options_->sensitive,
                  .reader = ScalarReader(graph_->enumerations, slot.domain, std::move(forms)), .kept = of_few_values(slot.domain)};
        if (entry.map)
            for (auto const& pair : entry.map->pairs)
                for (auto const& text : pair.texts) made.pairs[std::string(trimmed(text))].push_back(choice(*entry.map, pair));
        plan.cells.push_back(std::move(made));
        plan.columns.push_back(column);
    }

    Choice choice(check::Map const& map, check::Pair const& pair) {
        Choice found{.outcome = made(pair.outcome, map.reads)};
        if (pair.when) found.when = ask(pair.when, map.reads);
        return found;
    }

    Made made(check::ExpressionPtr const& expression, check::Record const* reads) {
        if (expression->op == check::Op::unknown) return {};
        if (expression->type.kind == check::Type::Kind::nothing) return {.fact = {Fact::State::none, 0}};
        if (expression->op != check::Op::constant) return {.computed = ask(expression, reads)};
        bool const word = expression->type.kind == check::Type::Kind::text && expression->constant.state == Fact::State::known;
        return {.fact = expression->constant, .word = word ? std::optional(expression->word) : std::nullopt};
    }

    /// An expression over the record that it reads: the one being planned, or one that this is nested in.
    Asked ask(check::ExpressionPtr const& expression, check::Record const* reads) {
        auto of = enclosing_.rbegin();
        for (auto each = enclosing_.rbegin(); each != enclosing_.rend(); ++each)
            if (reads && each->record == reads) {
                of = each;
                break;
            }
        auto found = std::find_if(asked_.begin(), asked_.end(), [&](Probed const& probed) { return probed.asked.record == of->record; });
        if (found == asked_.end()) found = asked_.insert(asked_.end(), {*of, {}});
        found->expressions.push_back(expression);
        return {static_cast<std::size_t>(found - asked_.begin()), found->expressions.size() - 1};
    }

    check::Framework const* framework_;
    Header const* header_;
    Graph const* graph_;
    Options const* options_;
    std::vector<Enclosing> enclosing_;
    std::vector<Probed> asked_;
    std::vector<DatasetPlan::HeldKey> held_;
};

/// A record's fields by the columns called as they are.
RecordPlan by_name(Header const& header, Graph const& graph, Names const& names, std::string const& prefix) {
    RecordPlan plan{.prefix = prefix, .elements = {}};
    for (auto const& [name, field] : names.fields) {
        if (field.is_record) {
            auto inner = by_name(header, graph, field.nested, prefix + name + ".");
            if (inner.columns.empty()) continue;
            inner.presence = field.slot;
            plan.columns.insert(plan.columns.end(), inner.columns.begin(), inner.columns.end());
            plan.nested.push_back(std::move(inner));
        } else if (field.slot != nothing) {
            auto const& slot = graph.shapes[0].slots[field.slot];
            auto column = header.find(slot.path);
            if (!column && prefix.empty()) column = header.find(slot.title);
            if (!column) continue;
            plan.cells.push_back({.column = *column, .slot = field.slot, .name = slot.path, .sensitive = slot.sensitive,
                                  .reader = ScalarReader(graph.enumerations, slot.domain), .kept = of_few_values(slot.domain)});
            plan.columns.push_back(*column);
        }
    }
    return plan;
}

std::uint32_t parameter_of(check::Framework const& framework, check::Dataset const& dataset, Graph const& graph) {
    check::Parameter const& parameter = *dataset.parameter;
    std::string const name = parameter.owner == &framework ? parameter.name : parameter.owner->name + "." + parameter.name;
    auto const found = std::find_if(graph.list_parameters.begin(), graph.list_parameters.end(), [&](auto const& each) { return each.name == name; });
    return found == graph.list_parameters.end() ? nothing : static_cast<std::uint32_t>(found - graph.list_parameters.begin());
}

/// The column by which a case's own datasets know it.
std::optional<std::size_t> own_key(check::Record const& of, Header const& header) {
    for (auto const& dataset : of.owner->datasets)
        if (dataset->of == &of && !dataset->list && !dataset->key.empty())
            if (auto const column = header.find_any(dataset->key)) return column;
    return std::nullopt;
}

}  // namespace

DatasetPlan plan_dataset(check::Framework const& framework, check::Dataset const& dataset, check::Way const& way,
                         std::shared_ptr<Header const> header, Graph const& graph, Options const& options) {
    DatasetPlan plan{.framework = &framework, .dataset = &dataset, .record = {}, .seat = seat_of(way, graph)};
    ShapeId shape = plan.seat.shape;
    std::string prefix = plan.seat.prefix;
    if (dataset.list) {
        plan.list = list_at(graph, shape, prefix + dataset.list->name);
        shape = graph.shapes[shape].lists.at(plan.list).element;
        prefix.clear();
    }
    if (dataset.parameter) {
        prefix.clear();
        plan.parameter = parameter_of(framework, dataset, graph);
        shape = graph.shapes[0].lists.at(graph.list_parameters.at(plan.parameter).list).element;
    }
    Planner planner(framework, *header, graph, options);
    Names const names = names_of(graph, shape);
    plan.record = planner.record(*dataset.of, dataset.entries, dataset, shape, under(names, prefix), prefix);
    plan.held = planner.held(plan.seat.path.empty() ? "" : plan.seat.path + ".");
    if (dataset.list && dataset.of->is_case)
        if (auto const column = own_key(*dataset.of, *header))
            plan.held.push_back({(plan.seat.path.empty() ? "" : plan.seat.path + ".") + dataset.list->name, *column});
    plan.key = dataset.key.empty() ? key_column(*header) : header->find_any(dataset.key);
    plan.header = std::move(header);
    return plan;
}

DatasetPlan plan_fields(std::shared_ptr<Header const> header, Graph const& graph) {
    DatasetPlan plan{.record = by_name(*header, graph, names_of(graph, 0), "")};
    plan.key = key_column(*header);
    plan.header = std::move(header);
    return plan;
}

}  // namespace rubric::data
