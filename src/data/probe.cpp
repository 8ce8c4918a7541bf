#include "data/probe.hpp"

#include "data/seat.hpp"

namespace rubric::data {

namespace {

/// A parameter of one framework as another calls it: its own bare, those of others as `ofsted.name`.
std::string name_in(check::Framework const& framework, check::Framework const& owner, std::string const& name) {
    auto const whole = name.find('.') == std::string::npos ? owner.name + "." + name : name;
    return whole.starts_with(framework.name + ".") ? whole.substr(framework.name.size() + 1) : whole;
}

}  // namespace

Probe::Probe(check::Framework const& framework, check::Record const& record, std::span<check::ExpressionPtr const> expressions,
             Graph const& graph, ShapeId shape, std::string const& prefix, Options const& options)
    : own_(lower::lower_record(record, expressions)), evaluation_(own_.graph), today_(options.today) {
    match(copies_, under(names_of(graph, shape), prefix), names_of(own_.graph, 0), graph, shape, used());
    for (std::uint32_t i = 0; i < own_.graph.parameters.size(); ++i)
        for (auto const& [name, value] : options.parameters)
            if (name == name_in(framework, *record.owner, own_.graph.parameters[i].name)) evaluation_.set(i, value);
}

/// The facts that the nodes read.
Probe::Used Probe::used() const {
    auto const& graph = own_.graph;
    Used found;
    for (auto const& shape : graph.shapes) {
        found.slots.emplace_back(shape.slots.size());
        found.lists.emplace_back(shape.lists.size());
    }
    auto const shape_of = [&](ScopeId scope) { return scope == 0 ? ShapeId{0} : graph.scopes[scope].shape; };
    for (auto const& node : graph.nodes) {
        auto const argument = static_cast<std::size_t>(node.argument);
        if (node.op == Op::fact || node.op == Op::given) found.slots[shape_of(node.scope)][argument] = true;
        if (node.op == Op::given_list) found.lists[shape_of(node.scope)][argument] = true;
    }
    for (ScopeId scope = 1; scope < graph.scopes.size(); ++scope)
        found.lists[shape_of(graph.scopes[scope].owner)][graph.scopes[scope].list] = true;
    return found;
}

void Probe::match(Copies& copies, Names const& from, Names const& to, Graph const& graph, ShapeId shape, Used const& used) const {
    for (auto const& [name, field] : to.fields) {
        auto const found = from.fields.find(name);
        if (found == from.fields.end()) continue;
        auto const& slots = own_.graph.shapes[copies.shape].slots;
        if (field.slot != nothing && used.slots[copies.shape][field.slot])
            copies.slots.push_back({found->second.slot, field.slot, slots[field.slot].domain.kind == Kind::text});
        if (field.list != nothing && used.lists[copies.shape][field.list]) {
            auto element = std::make_unique<Copies>();
            element->shape = own_.graph.shapes[copies.shape].lists[field.list].element;
            auto const source = graph.shapes[shape].lists[found->second.list].element;
            match(*element, names_of(graph, source), names_of(own_.graph, element->shape), graph, source, used);
            copies.lists.push_back({found->second.list, field.list, std::move(element)});
        }
        match(copies, found->second.nested, field.nested, graph, shape, used);
    }
}

void Probe::copy(Copies const& copies, Row const& from, Row& to, Texts const& texts) {
    for (auto const& [source, target, text] : copies.slots) {
        Fact fact = from.slots[source];
        if (text && fact.state == Fact::State::known) {
            auto const code = static_cast<std::size_t>(fact.value);
            if (codes_.size() <= code) codes_.resize(code + 1, -1);
            if (codes_[code] < 0) codes_[code] = texts_->code(texts[fact.value]);
            fact.value = codes_[code];
        }
        to.slots[target] = fact;
    }
    for (auto const& [source, target, element] : copies.lists) {
        to.lists[target].state = from.lists[source].state;
        to.lists[target].rows.assign(from.lists[source].rows.size(), Row(own_.graph.shapes[element->shape]));
        for (std::size_t i = 0; i < from.lists[source].rows.size(); ++i)
            copy(*element, from.lists[source].rows[i], to.lists[target].rows[i], texts);
    }
}

void Probe::run(std::span<Row const> rows, Texts const& texts) {
    if (!texts_) {
        texts_ = std::make_unique<Texts>(own_.graph);
        codes_.clear();
    }
    while (rows_.size() < rows.size()) rows_.emplace_back(own_.graph.shapes[0]);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (today_) rows_[i].slots[today_slot] = {Fact::State::known, *today_};
        copy(copies_, rows[i], rows_[i], texts);
    }
    evaluation_.run(std::span<Row const>(rows_.data(), rows.size()), *texts_, {});
}

Fact Probe::fact(std::size_t expression, Texts& texts, std::uint32_t row) const {
    Value const found = value(expression, row);
    if (found.in_error()) return {Fact::State::error, 0};
    if (found.is_none()) return {Fact::State::none, 0};
    if (!found.determined()) return {};
    switch (form_of(found.domain)) {
        case Form::levels: return {Fact::State::known, std::countr_zero(found.levels)};
        case Form::range: return {Fact::State::known, found.low};
        default: return {Fact::State::known, texts.code((*texts_)[found.texts.front()])};
    }
}

}  // namespace rubric::data
