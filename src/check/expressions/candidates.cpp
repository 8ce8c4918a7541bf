#include "candidates.hpp"

namespace rubric::check {

std::optional<std::size_t> level_of(Values const& values, std::string const& word) {
    for (std::size_t i = 0; i < values.levels.levels.size(); ++i)
        if (values.levels.levels[i].name == word) return i;
    return {};
}

Candidate level_candidate(Values const& values, std::size_t index) {
    std::string const& word = values.levels.levels[index].name;
    return {LevelOf{&values, index}, of(values), "the level of `" + values.levels.name + "`",
            "`" + values.levels.name + "." + word + "`"};
}

Field const* field_of(Record const& record, std::string const& word) {
    for (auto const& each : record.fields)
        if (each->name == word) return each.get();
    return nullptr;
}

std::vector<std::string> field_names(Record const& record) {
    std::vector<std::string> names;
    for (auto const& each : record.fields) names.push_back(each->name);
    return names;
}

Value const* let_of(Record const& record, std::string const& word) {
    if (!record.is_case || !record.owner) return nullptr;
    for (auto const& each : record.owner->lets)
        if (each->name == word && each->parameters.empty()) return each.get();
    return nullptr;
}

/// A let whose type is not written is checked for it.
std::optional<Candidate> value_candidate(Draft& draft, Declared const& declared, Place at) {
    Candidate candidate{
        &declared, {}, "the " + kind_of(declared) + " `" + declared.name + "`", "another name for one of them", nullptr};
    if (auto const* value = std::get_if<Value const*>(&declared.what)) {
        if (!(*value)->parameters.empty()) return {};
        Definition const* const definition = draft.library.find(*value);
        candidate.definition = *value;
        if (definition && !definition->typed && definition->progress == Definition::Progress::untouched) draft.settle(*value, at);
        candidate.type = (*value)->type;
    } else if (auto const* parameter = std::get_if<Parameter const*>(&declared.what)) {
        candidate.definition = *parameter;
        candidate.type = (*parameter)->type;
    } else if (auto const* duty = std::get_if<Duty const*>(&declared.what)) {
        candidate.definition = *duty;
        candidate.type = of(Type::Kind::duty);
        candidate.type.list = (*duty)->each != nullptr;
    } else if (auto const* offer = std::get_if<Offer const*>(&declared.what)) {
        candidate.definition = *offer;
        candidate.type = of(Type::Kind::duty);
    } else {
        return {};
    }
    return candidate;
}

}  // namespace rubric::check
