#include "vocabulary.hpp"

#include <array>

namespace rubric::check {

namespace {

/// Own ones first; only where there is none, those of the frameworks used.
template <class Found, class Look>
std::vector<Found> look_up(Names const& names, Look look) {
    std::vector<Found> found;
    look(names.own, true, found);
    if (!found.empty()) return found;
    for (Vocabulary const* each : names.used) look(*each, false, found);
    return found;
}

template <class Set>
void add_keys(Set const& set, std::vector<std::string>& names) {
    for (auto const& [name, ignored] : set) names.push_back(name);
}

template <class Member>
std::vector<std::string> all_keys(Names const& names, Member member) {
    std::vector<std::string> found;
    add_keys(names.own.*member, found);
    for (Vocabulary const* each : names.used) add_keys(each->*member, found);
    return found;
}

}  // namespace

bool is_shared(Declared const& declared) {
    bool const at_home = std::holds_alternative<Offer const*>(declared.what) ||
                         std::holds_alternative<Duty const*>(declared.what) ||
                         std::holds_alternative<Report const*>(declared.what) || std::holds_alternative<std::string>(declared.what);
    return !at_home && !declared.reads_case;
}

std::vector<TypeName> Names::types(std::string const& name) const {
    return look_up<TypeName>(*this, [&](Vocabulary const& where, bool, std::vector<TypeName>& found) {
        if (auto const each = where.types.find(name); each != where.types.end()) found.push_back(each->second);
    });
}

std::vector<TypeName> Names::types(syntax::Path const& path) const {
    if (path.parts.size() == 1) return types(path.parts[0].text);
    Vocabulary const* const where = path.parts.size() == 2 ? framework(path.parts[0].text) : nullptr;
    if (!where) return {};
    auto const found = where->types.find(path.parts[1].text);
    return found == where->types.end() ? std::vector<TypeName>{} : std::vector<TypeName>{found->second};
}

std::vector<Declared const*> Names::rest(std::string const& name) const {
    return look_up<Declared const*>(*this, [&](Vocabulary const& where, bool is_own, std::vector<Declared const*>& found) {
        auto const each = where.rest.find(name);
        if (each != where.rest.end() && (is_own || is_shared(each->second))) found.push_back(&each->second);
    });
}

std::vector<KnowledgeSource const*> Names::sources(syntax::Path const& path) const {
    auto const look = [](Vocabulary const& where, std::string const& name, std::vector<KnowledgeSource const*>& found) {
        if (auto const each = where.sources.find(name); each != where.sources.end()) found.push_back(&each->second);
    };
    std::vector<KnowledgeSource const*> found;
    if (path.parts.size() == 1)
        return look_up<KnowledgeSource const*>(
            *this, [&](Vocabulary const& where, bool, auto& into) { look(where, path.parts[0].text, into); });
    if (Vocabulary const* const where = framework(path.parts[0].text); where && path.parts.size() == 2)
        look(*where, path.parts[1].text, found);
    return found;
}

std::vector<Actor const*> Names::actors(std::string const& name) const {
    return look_up<Actor const*>(*this, [&](Vocabulary const& where, bool, std::vector<Actor const*>& into) {
        if (auto const each = where.actors.find(name); each != where.actors.end()) into.push_back(each->second);
    });
}

Vocabulary const* Names::framework(std::string const& name) const {
    for (Vocabulary const* each : used)
        if (each->name == name) return each;
    return nullptr;
}

std::vector<Values const*> Names::types_with_level(std::string const& level) const {
    return look_up<Values const*>(*this, [&](Vocabulary const& where, bool, std::vector<Values const*>& found) {
        for (auto const& [name, type] : where.types)
            if (auto const* values = std::get_if<Values const*>(&type))
                for (auto const& each : (*values)->levels.levels)
                    if (each.name == level) found.push_back(*values);
    });
}

std::vector<std::string> Names::type_names() const {
    std::vector<std::string> found = all_keys(*this, &Vocabulary::types);
    for (auto const* each : {"boolean", "integer", "number", "percent", "money", "date", "duration", "text"})
        found.emplace_back(each);
    return found;
}

std::vector<std::string> Names::actor_names() const { return all_keys(*this, &Vocabulary::actors); }
std::vector<std::string> Names::source_names() const { return all_keys(*this, &Vocabulary::sources); }
std::vector<std::string> Names::rest_names() const { return all_keys(*this, &Vocabulary::rest); }

Place place_of(TypeName const& type) {
    return std::visit([](auto const* each) { return each->at; }, type);
}

std::string kind_of(Declared const& declared) {
    if (auto const* other = std::get_if<std::string>(&declared.what)) return *other;
    if (auto const* value = std::get_if<Value const*>(&declared.what))
        return (*value)->decision ? "decision" : (*value)->parameters.empty() ? "let" : "function";
    constexpr std::array words{"map", "parameter", "", "offer", "duty", "dataset", "report"};
    return words[declared.what.index()];
}

}  // namespace rubric::check
