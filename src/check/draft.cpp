#include "draft.hpp"

#include <algorithm>

namespace rubric::check {

namespace {

/// How many definitions may be under way in one another. Beyond it stands a chain without written types that also runs through
/// names with two readings, which settle_all could not put in order.
constexpr std::size_t deepest_chain = 40;

using Found = std::unordered_map<std::string, std::vector<Definition*>>;

/// Depth first over what the texts mention, without recursion: a chain of a hundred thousand lets is no deeper than one.
void put_in_order(Definition* from, Found const& by_name, std::unordered_map<Definition*, bool>& seen,
                  std::vector<Definition*>& order) {
    struct Visit {
        Definition* definition;
        std::size_t next_name = 0, next_found = 0;
    };
    if (seen[from]) return;
    seen[from] = true;
    std::vector<Visit> open{{from}};
    while (!open.empty()) {
        Visit& visit = open.back();
        if (visit.next_name == visit.definition->mentions.size()) {
            order.push_back(visit.definition);
            open.pop_back();
            continue;
        }
        auto const named = by_name.find(visit.definition->mentions[visit.next_name]);
        if (named == by_name.end() || visit.next_found == named->second.size()) {
            ++visit.next_name;
            visit.next_found = 0;
            continue;
        }
        Definition* const next = named->second[visit.next_found++];
        if (!seen[next]) {
            seen[next] = true;
            open.push_back({next});
        }
    }
}

}  // namespace

Lines::Lines(std::string_view text) : begins_{0} {
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '\n') begins_.push_back(static_cast<std::uint32_t>(i + 1));
}

std::uint32_t Lines::line(std::uint32_t offset) const {
    return static_cast<std::uint32_t>(std::upper_bound(begins_.begin(), begins_.end(), offset) - begins_.begin());
}

Draft::Draft(Sources& texts, syntax::File const& tree, std::uint32_t index, Library& shared)
    : sources(texts), file(tree), source(index), library(shared) {}

std::uint32_t Draft::line(Place at) {
    return lines_.try_emplace(at.source, sources[at.source].text).first->second.line(at.begin);
}

Diagnostic& Draft::report(text::Code code, Place at, std::initializer_list<text::Field> fields) {
    found.push_back(text::message(code, at, fields));
    return found.back();
}

bool Draft::require_terms(std::string const& what, Place at) {
    if (framework->calendar && !framework->calendar->terms.empty()) return true;
    report(text::Code::R0271, at, {{"what", what}});
    return false;
}

Definition& Draft::define(void const* what, Definition definition) {
    Definition& kept = library.definitions[what] = std::move(definition);
    order.push_back(&kept);
    return kept;
}

bool Draft::is_under_way(void const* what) const {
    Definition const* const definition = library.find(what);
    return definition && definition->progress == Definition::Progress::under_way;
}

bool Draft::settle(void const* what, Place at) {
    Definition* const definition = library.find(what);
    if (!definition) return true;
    if (definition->progress == Definition::Progress::under_way) {
        std::string circle;
        auto const begin = std::find(under_way.begin(), under_way.end(), definition);
        for (auto each = begin; each != under_way.end(); ++each) circle += "`" + (*each)->name + "` needs ";
        report(text::Code::R0211, at, {{"name", definition->name}, {"circle", circle + "`" + definition->name + "`"}});
        return false;
    }
    if (definition->progress == Definition::Progress::untouched) {
        if (under_way.size() >= deepest_chain) {
            report(text::Code::R0248, at, {{"limit", std::to_string(deepest_chain)}});
            return false;
        }
        definition->progress = Definition::Progress::under_way;
        under_way.push_back(definition);
        definition->check();
        under_way.pop_back();
        definition->progress = Definition::Progress::done;
        if (definition->declared) definition->declared->reads_case = definition->reads_case;
        definition->check = nullptr;
    }
    if (definition->reads_case) reads_case();
    return true;
}

void Draft::settle_all() {
    Found by_name;
    for (Definition* each : order) by_name[each->name].push_back(each);
    std::unordered_map<Definition*, bool> seen;
    std::vector<Definition*> sorted;
    for (Definition* each : order) put_in_order(each, by_name, seen, sorted);
    std::unordered_map<Definition*, void const*> keys;
    for (auto& [what, definition] : library.definitions) keys[&definition] = what;
    for (Definition* each : sorted) settle(keys[each], each->at);
}

void Draft::reads_case() {
    if (!under_way.empty()) under_way.back()->reads_case = true;
}

std::string nearest(std::string const& word, std::vector<std::string> const& candidates) {
    return text::nearest(word, candidates);
}

}  // namespace rubric::check
