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

}  // namespace

/// `nothing` where it is a list or not constant. One of a used framework is called `ofsted.name`.
std::uint32_t Lowering::parameter_index(check::Parameter const& parameter) {
    auto const [found, added] = parameters_.try_emplace(&parameter, nothing);
    if (!added || parameter.type.list || parameter.type.kind == check::Type::Kind::record) return found->second;
    auto made = constants(build, *framework_, parameter);
    if (!made) return nothing;
    if (parameter.owner && parameter.owner != framework_) made->name = parameter.owner->name + "." + parameter.name;
    made->domain = types.domain(parameter.type);
    made->notes = notes(parameter.notes);
    return found->second = build.add_parameter(std::move(*made));
}

Symbol Lowering::parameter(check::Expression const& e, Context const& context) {
    check::Parameter const& read = *e.parameter;
    bool const as_at = !e.parts.empty() && e.parts[0];
    auto const index = parameter_index(read);
    if (index == nothing) {
        if (!read.dated.empty()) return waiting("a dated parameter that is computed");
        if (!read.value) return waiting("a parameter from a dataset");
        return stored(lower(*read.value, context), read.type);
    }
    NodeId const date = as_at ? scalar(*e.parts[0], context) : build.today();
    if (!read.dated.empty() && !setting_of(*framework_, read)) return build.parameter(index, date);
    NodeId const node = build.parameter(index);
    if (!as_at || !build.may_be_none(date)) return node;
    return build.conditional(build.domain(node), build.is_none(date), build.none(build.domain(node)), node);
}

}  // namespace rubric::lower
