// Names: the choice among the readings that one has.
#include "candidates.hpp"

#include <algorithm>

namespace rubric::check {

namespace {

void keep_if(std::vector<Candidate>& candidates, auto const& keeps) {
    std::vector<Candidate> kept;
    std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(kept), keeps);
    if (!kept.empty()) candidates = std::move(kept);
}

}  // namespace

Variable const* Reader::variable(std::string const& word) const {
    auto const found = std::find_if(scope_.variables.rbegin(), scope_.variables.rend(),
                                    [&](Variable const* each) { return each->name == word; });
    return found == scope_.variables.rend() ? nullptr : *found;
}

std::vector<Candidate> Reader::values_named(std::string const& word, Place at) {
    std::vector<Candidate> candidates;
    if (Field const* const field = scope_.self ? field_of(*scope_.self, word) : nullptr)
        candidates.push_back({FieldOf{field, nullptr}, field->type, "the field `" + word + "`",
                              "`" + scope_.self->name + "." + word + "`", field});
    for (Declared const* each : draft_.names.rest(word))
        if (auto candidate = value_candidate(draft_, *each, at)) candidates.push_back(std::move(*candidate));
    if (word == "today" && candidates.empty()) candidates.push_back({Today{}, of(Type::Kind::date), "today", "`today`"});
    return candidates;
}

ExpressionPtr Reader::name(syntax::Expression const& written, Expected const& expected) {
    if (Variable const* const found = variable(written.word)) {
        Node const node = make(Op::variable, found->type, written.at);
        node->variable = found;
        return node;
    }
    std::vector<Candidate> candidates = values_named(written.word, written.at);
    if (expected && expected->kind == Type::Kind::levels)
        if (auto const level = level_of(*expected->values, written.word))
            candidates.push_back(level_candidate(*expected->values, *level));
    if (candidates.empty() && !(expected && expected->kind == Type::Kind::levels && !is_boolean(element_of(*expected)))) {
        auto const types = draft_.names.types_with_level(written.word);
        if (expected && is_any(*expected) && !types.empty()) return diagnosed(written.at);
        for (Values const* each : types) candidates.push_back(level_candidate(*each, *level_of(*each, written.word)));
    }
    if (candidates.empty()) return unknown_name(written.word, expected, written.at);
    return choose(std::move(candidates), written.word, expected, written.at);
}

ExpressionPtr Reader::choose(std::vector<Candidate> candidates, std::string const& word, Expected const& expected, Place at) {
    keep_if(candidates, [&](Candidate const& each) { return !draft_.is_under_way(each.definition); });
    if (expected && !is_any(*expected))
        keep_if(candidates, [&](Candidate const& each) { return same_kind(each.type, *expected); });
    if (candidates.size() == 1) return build(candidates.front(), at);
    if (!expected || !is_any(*expected))
        draft_.report(text::Code::R0206, at,
                      {{"name", word},
                       {"one", candidates[0].said},
                       {"other", candidates[1].said},
                       {"way", candidates[0].way + " or " + candidates[1].way}});
    return diagnosed(at);
}

ExpressionPtr Reader::self(Place at) {
    if (scope_.own_case) draft_.reads_case();
    return make(Op::self, scope_.self ? of(*scope_.self) : Type{}, at);
}

ExpressionPtr Reader::build(Candidate const& candidate, Place at) {
    if (auto const* level = std::get_if<LevelOf>(&candidate.what))
        return constant(of(*level->values), static_cast<std::int64_t>(level->index), at);
    if (std::get_if<Today>(&candidate.what)) return make(Op::today, of(Type::Kind::date), at);
    if (auto const* of_record = std::get_if<FieldOf>(&candidate.what))
        return field(of_record->record ? of_record->record : self(at), *of_record->field, at);
    if (auto const* of_case = std::get_if<LetOf>(&candidate.what)) {
        Type const type = of_case->let->type;
        Node const node = make(Op::value, optional(type, type.optional || of_case->record->type.optional), at, {of_case->record});
        node->let = of_case->let;
        return node;
    }
    return build(*std::get<Declared const*>(candidate.what), at);
}

ExpressionPtr Reader::build(Declared const& declared, Place at) {
    void const* const key = std::visit(
        [](auto const& each) -> void const* {
            if constexpr (std::is_pointer_v<std::decay_t<decltype(each)>>) return each;
            return nullptr;
        },
        declared.what);
    if (!draft_.settle(key, at)) return diagnosed(at);
    Definition const* const definition = draft_.library.find(key);
    if (definition && definition->reads_case && !scope_.own_case) {
        draft_.report(text::Code::R0238, at,
                      {{"name", declared.name},
                       {"self", scope_.self ? "fields of `" + scope_.self->name + "`" : std::string("parameters and maps")}});
        return diagnosed(at);
    }
    Node const node = make(Op::value, {}, at);
    if (auto const* value = std::get_if<Value const*>(&declared.what)) {
        Record const* const owner = (*value)->owner->the_case;
        node->let = *value;
        node->type = (*value)->type;
        node->parts.push_back(make(Op::self, owner ? of(*owner) : Type{}, at));
    } else if (auto const* parameter = std::get_if<Parameter const*>(&declared.what)) {
        node->op = Op::parameter;
        node->parameter = *parameter;
        node->type = (*parameter)->type;
    } else if (auto const* duty = std::get_if<Duty const*>(&declared.what)) {
        node->op = Op::duty;
        node->duty = *duty;
        node->type = of(Type::Kind::duty);
        node->type.list = (*duty)->each != nullptr;
    } else {
        node->op = Op::offer;
        node->offer = std::get<Offer const*>(declared.what);
        node->type = of(Type::Kind::duty);
    }
    return node;
}

std::vector<std::string> Reader::names_here() const {
    if (!draft_.suggests()) return {};
    std::vector<std::string> names = draft_.names.rest_names();
    if (scope_.self)
        for (auto const& each : field_names(*scope_.self)) names.push_back(each);
    for (Variable const* each : scope_.variables) names.push_back(each->name);
    return names;
}

ExpressionPtr Reader::unknown_name(std::string const& word, Expected const& expected, Place at) {
    std::vector<std::string> near = names_here();
    auto const declared = draft_.names.rest(word);
    if (!declared.empty() && (kind_of(*declared.front()) == "function" || kind_of(*declared.front()) == "map")) {
        draft_.report(text::Code::R0214, at, {{"name", word}});
    } else if (expected && expected->kind == Type::Kind::levels && !is_boolean(element_of(*expected))) {
        for (Level const& each : expected->values->levels.levels) near.push_back(each.name);
        draft_.report(text::Code::R0205, at,
                      {{"name", word}, {"type", expected->values->levels.name}, {"near", nearest(word, near)}});
    } else if (scope_.self) {
        draft_.report(text::Code::R0204, at,
                      {{"name", word},
                       {"kind", scope_.self->is_case ? "case" : "record"},
                       {"owner", scope_.self->name},
                       {"near", nearest(word, near)}});
    } else {
        draft_.report(text::Code::R0203, at, {{"name", word}, {"near", nearest(word, near)}});
    }
    return diagnosed(at);
}

bool Reader::reads_alone(syntax::Expression const& written) {
    using syntax::Kind;
    switch (written.kind) {
        case Kind::none:
        case Kind::unknown:
            return false;
        case Kind::name:
            return variable(written.word) || !values_named(written.word, written.at).empty();
        case Kind::conditional:
            return reads_alone(written.parts[1]) || reads_alone(written.parts[2]);
        case Kind::list:
        case Kind::extreme:
            return std::any_of(written.parts.begin(), written.parts.end(), [&](auto const& each) { return reads_alone(each); });
        default:
            return true;
    }
}

}  // namespace rubric::check
