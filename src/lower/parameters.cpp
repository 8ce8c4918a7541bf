// Parameters: constants live in the graph's pool, where they can be set without lowering again; the rest is lowered in place.
#include "lowering.hpp"

namespace rubric::lower {

namespace {

std::optional<Fact> constant(Nodes& build, check::ExpressionPtr const& value) {
    if (!value) return std::nullopt;
    if (value->op == check::Op::constant) {
        if (value->type.kind == check::Type::Kind::nothing) return Fact{Fact::State::none, 0};
        if (value->type.kind == check::Type::Kind::text && value->constant.state != Fact::State::none)
            return Fact{Fact::State::known, build.text_code(value->word)};
        return value->constant;
    }
    if (value->op != check::Op::negate) return std::nullopt;
    auto found = constant(build, value->parts.at(0));
    if (found) found->value = -found->value;
    return found;
}

/// What the framework that is lowered sets it to; null where it does not.
check::ExpressionPtr const* setting_of(check::Framework const& framework, check::Parameter const& parameter) {
    for (check::Setting const& each : framework.settings)
        if (each.parameter == &parameter) return &each.value;
    return nullptr;
}

std::optional<Parameter> constants(Nodes& build, check::Framework const& framework, check::Parameter const& parameter) {
    Parameter made{};
    made.name = parameter.name, made.title = parameter.title;
    if (auto const* set = setting_of(framework, parameter)) {
        auto const found = constant(build, *set);
        if (!found) return std::nullopt;
        made.values.push_back({1, *found});
        return made;
    }
    if (parameter.dated.empty()) {
        auto const found = constant(build, parameter.value);
        if (!found) return std::nullopt;
        made.values.push_back({1, *found});
        return made;
    }
    made.dated = true;
    for (auto const& each : parameter.dated) {
        auto const found = constant(build, each.value);
        if (!found) return std::nullopt;
        made.values.push_back({each.from, *found});
    }
    return made;
}

std::string path_of(std::vector<check::Field const*> const& fields, std::size_t count) {
    std::string path;
    for (std::size_t i = 0; i < count; ++i) path += (i ? "." : "") + fields[i]->name;
    return path;
}

/// A cell into its slot; the records that it lies in are there.
void fill(Row& row, Shape const& shape, std::vector<check::Field const*> const& path, Fact fact) {
    for (std::size_t depth = 1; depth <= path.size(); ++depth) {
        std::string const name = path_of(path, depth);
        for (std::size_t slot = 0; slot < shape.slots.size(); ++slot)
            if (shape.slots[slot].path == name) row.slots[slot] = depth == path.size() ? fact : Fact{Fact::State::known, 0};
    }
}

ListFact rows_of(Nodes& build, Shape const& shape, check::FactTable const& table) {
    ListFact made{Fact::State::known, {}};
    for (auto const& written : table.rows) {
        Row& row = made.rows.emplace_back(shape);
        for (std::size_t i = 0; i < written.cells.size(); ++i)
            if (auto const fact = constant(build, written.cells[i])) fill(row, shape, table.columns[i], *fact);
    }
    return made;
}

/// The list as written; unknown where it is left to a dataset.
ListFact list_of(Nodes& build, Shape const& shape, check::Parameter const& parameter, check::ExpressionPtr const& value) {
    if (parameter.table && value == parameter.value) return rows_of(build, shape, *parameter.table);
    if (!value || shape.slots.empty()) return {};
    if (value->op != check::Op::list) {
        auto const fact = constant(build, value);
        return {fact ? fact->state : Fact::State::unknown, {}};
    }
    ListFact made{Fact::State::known, {}};
    for (auto const& part : value->parts)
        if (auto const fact = constant(build, part)) made.rows.emplace_back(shape).slots[0] = *fact;
    return made;
}

std::string name_of(check::Framework const& framework, check::Parameter const& parameter) {
    bool const used = parameter.owner && parameter.owner != &framework;
    return used ? parameter.owner->name + "." + parameter.name : parameter.name;
}

}  // namespace

/// A list of shape 0, so that a run may fill it; what the framework writes stands where none does.
ListSymbol const* Lowering::list_parameter(check::Parameter const& parameter) {
    auto const [found, added] = list_parameters_.try_emplace(&parameter, nullptr);
    if (!added) return found->second;
    ListParameter made{.name = name_of(*framework_, parameter), .title = parameter.title};
    Layout::Entry const& entry = list_parameter_entries_.emplace_back(
        shapes.list({.path = made.name, .title = made.title, .parameter = true}, parameter.type, {.title = made.title}, 0));
    made.list = entry.list;
    auto const* set = setting_of(*framework_, parameter);
    made.value = list_of(build, build.graph().shapes[build.graph().shapes[0].lists[entry.list].element], parameter,
                         set ? *set : parameter.value);
    made.notes = notes(parameter.notes);
    build.add_list_parameter(std::move(made));
    return found->second = keep(ListSymbol{0, [this, &entry](ScopeId parent) {
                                               ScopeId const loop = build.loop(entry.list, parent, 0);
                                               Symbol const value = entry.element ? Symbol{row(loop, *entry.element, {})}
                                                                                  : Symbol{build.fact(0, loop)};
                                               return std::vector{Element{loop, build.element(loop), value}};
                                           }});
}

/// `nothing` where it is a list or not constant. One of a used framework is called `ofsted.name`.
std::uint32_t Lowering::parameter_index(check::Parameter const& parameter) {
    auto const [found, added] = parameters_.try_emplace(&parameter, nothing);
    if (!added || parameter.type.list || parameter.type.kind == check::Type::Kind::record) return found->second;
    auto made = constants(build, *framework_, parameter);
    if (!made) return nothing;
    made->name = name_of(*framework_, parameter);
    made->domain = types.domain(parameter.type);
    made->notes = notes(parameter.notes);
    return found->second = build.add_parameter(std::move(*made));
}

Symbol Lowering::parameter(check::Expression const& e, Context const& context) {
    check::Parameter const& read = *e.parameter;
    if (read.type.list) return list_parameter(read);
    bool const as_at = !e.parts.empty() && e.parts[0];
    auto const index = parameter_index(read);
    if (index == nothing) {
        if (!read.dated.empty()) return waiting("a dated parameter that is computed");
        return stored(lower(*read.value, context), read.type);
    }
    bool const dated = !read.dated.empty() && !setting_of(*framework_, read);
    if (dated && !as_at) return build.parameter(index, build.today());
    if (!as_at) return build.parameter(index);
    NodeId const date = scalar(*e.parts[0], context);
    if (dated) return build.parameter(index, date);
    NodeId const node = build.parameter(index);
    if (!build.may_be_none(date)) return node;
    return build.conditional(build.domain(node), build.is_none(date), build.none(build.domain(node)), node);
}

}  // namespace rubric::lower
