// Functions and maps put to use, and parameters as at a date.
#include "candidates.hpp"

#include <algorithm>

namespace rubric::check {

namespace {

std::string counted(std::size_t count) { return count == 1 ? "one value" : std::to_string(count) + " values"; }

}  // namespace

ExpressionPtr Reader::call(syntax::Expression const& written, Expected const&) {
    std::vector<Declared const*> const found = draft_.names.rest(written.word);
    for (Declared const* each : found) {
        if (auto const* map = std::get_if<Map const*>(&each->what)) return call_map(**map, written);
        auto const* value = std::get_if<Value const*>(&each->what);
        if (value && !(*value)->parameters.empty()) return call_function(**value, written);
    }
    std::vector<std::string> near;
    for (std::string const& each : names_here())
        for (Declared const* declared : draft_.names.rest(each))
            if (std::string const kind = kind_of(*declared); kind == "map" || kind == "function") near.push_back(each);
    draft_.report(text::Code::R0212, written.word_at, {{"name", written.word}, {"near", nearest(written.word, near)}});
    for (auto const& each : written.parts) read(each, Type{});
    return diagnosed(written.at);
}

ExpressionPtr Reader::call_map(Map const& map, syntax::Expression const& written) {
    draft_.settle(&map, written.at);
    if (written.parts.size() != 1) {
        draft_.report(text::Code::R0213, written.at,
                      {{"name", map.name}, {"expected", "one value"}, {"actual", counted(written.parts.size())}});
        return diagnosed(written.at);
    }
    if (!draft_.library.find(&map)) {  // its conditions are read with the dataset that uses it
        draft_.report(text::Code::R0249, written.at, {{"name", map.name}});
        return diagnosed(written.at);
    }
    ExpressionPtr const operand = read(written.parts[0], optional(map.from, false));
    require_type(*operand, map.from);
    bool takes_none = false;
    for (Pair const& pair : map.pairs)
        takes_none |=
            std::any_of(pair.keys.begin(), pair.keys.end(), [](Fact const& key) { return key.state == Fact::State::none; });
    if (is_any(operand->type)) return diagnosed(written.at);
    Node const node =
        make(Op::mapped, optional(map.to, map.to.optional || (operand->type.optional && !takes_none)), written.at, {operand});
    node->map = &map;
    return node;
}

ExpressionPtr Reader::call_function(Value const& function, syntax::Expression const& written) {
    if (!draft_.settle(&function, written.at)) return diagnosed(written.at);
    Definition const* const definition = draft_.library.find(&function);
    if (definition && definition->reads_case && !scope_.own_case) {
        draft_.report(text::Code::R0238, written.at,
                      {{"name", function.name},
                       {"self", scope_.self ? "fields of `" + scope_.self->name + "`" : std::string("parameters and maps")}});
        return diagnosed(written.at);
    }
    if (written.parts.size() != function.parameters.size()) {
        draft_.report(text::Code::R0213, written.at,
                      {{"name", function.name},
                       {"expected", counted(function.parameters.size())},
                       {"actual", counted(written.parts.size())}});
        return diagnosed(written.at);
    }
    Node const node = make(Op::call, function.type, written.at);
    node->let = &function;
    for (std::size_t i = 0; i < written.parts.size(); ++i) {
        Type const& wanted = function.parameters[i]->type;
        node->parts.push_back(read(written.parts[i], optional(wanted, false)));
        require_type(*node->parts.back(), wanted);
        node->type.optional |= node->parts.back()->type.optional && !wanted.optional && !wanted.list;
    }
    return is_any(function.type) ? diagnosed(written.at) : node;
}

ExpressionPtr Reader::as_at(syntax::Expression const& written, Expected const& expected) {
    ExpressionPtr const value = read(written.parts[0], expected);
    ExpressionPtr const date = read(written.parts[1], of(Type::Kind::date));
    require_type(*date, of(Type::Kind::date));
    if (is_any(value->type)) return value;
    if (value->op != Op::parameter) {
        if (value->op == Op::waiting) return value;
        draft_.report(text::Code::R0241, value->at);
        return diagnosed(written.at);
    }
    Node const node = make(Op::parameter, optional(value->type, value->type.optional || date->type.optional), written.at, {date});
    node->parameter = value->parameter;
    return node;
}

}  // namespace rubric::check
