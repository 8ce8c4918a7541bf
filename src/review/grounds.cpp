#include "grounds.hpp"

#include "expressions.hpp"

#include <set>

namespace rubric::review {

namespace {

/// A rule's own notes, else those of what it stands in.
Notes const& either(Notes const& own, Notes const& around) {
    return own.citations.empty() && own.assumptions.empty() ? around : own;
}

void add(Grounds& found, std::string const& name, Notes const& notes) {
    found.cited += !notes.citations.empty();
    found.assumed += !notes.assumptions.empty();
    if (notes.citations.empty() && notes.assumptions.empty()) found.neither.push_back(name);
}

/// What feeds a field by a map is read by its dataset.
void note_maps(std::vector<check::Entry> const& entries, std::set<void const*>& read) {
    for (check::Entry const& each : entries) {
        if (each.map) read.insert(each.map);
        note_maps(each.group, read);
    }
}

}  // namespace

Grounds grounds(check::Framework const& framework) {
    Grounds found;
    for (auto const& value : framework.lets) {
        if (!value->decision) continue;
        if (!value->has_rules) add(found, value->name, value->notes);
        for (check::Rule const& rule : value->rules) add(found, value->name + "." + rule.name, either(rule.notes, value->notes));
    }
    for (auto const& offer : framework.offers) add(found, offer->name, offer->notes);
    for (auto const& duty : framework.duties) add(found, duty->name, duty->notes);
    for (auto const& parameter : framework.parameters) add(found, parameter->name, parameter->notes);
    return found;
}

std::vector<std::string> read_by_nothing(check::Framework const& framework) {
    std::set<void const*> read;
    each_expression(framework, [&](check::Expression const& each) {
        for (void const* what : std::initializer_list<void const*>{each.field, each.let, each.map, each.parameter})
            if (what) read.insert(what);
    });
    for (auto const& each : framework.datasets) note_maps(each->entries, read);
    std::vector<std::string> found;
    for (auto const& record : framework.records)
        for (auto const& field : record->fields)
            if (!read.contains(field.get())) found.push_back(record->name + "." + field->name);
    // What a framework without a case of its own declares is there for those who use it.
    if (!framework.the_case) return found.clear(), found;
    for (auto const& each : framework.parameters)
        if (!read.contains(each.get())) found.push_back(each->name);
    for (auto const& each : framework.maps)
        if (!read.contains(each.get())) found.push_back(each->name);
    for (auto const& each : framework.lets)
        if (!each->decision && !read.contains(each.get())) found.push_back(each->name);
    return found;
}

}  // namespace rubric::review
