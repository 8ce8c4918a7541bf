#include "notes.hpp"

#include <algorithm>

namespace rubric::check {

namespace {

bool is_warning(std::string_view code) {
    for (text::Message const& each : text::messages())
        if (each.code == code) return each.severity == Severity::warning;
    return false;
}

void read_citation(Draft& draft, syntax::Note const& note, Notes& notes) {
    auto const found = draft.names.sources(note.source);
    std::string const& word = note.source.parts.back().text;
    if (found.empty())
        draft.report(text::Code::R0207, note.source.at,
                     {{"kind", "source"}, {"name", word}, {"near", nearest(word, draft.names.source_names())}});
    else if (found.size() > 1)
        draft.report(text::Code::R0206, note.source.at,
                     {{"name", word},
                      {"one", "the source of one framework"},
                      {"other", "of another"},
                      {"way", "the framework's name before it"}});
    else
        notes.citations.push_back({found.front()->title, note.text.text}),
            draft.framework->cited.push_back({word, note.text.text, note.text.at});
}

}  // namespace

Notes read_notes(Draft& draft, syntax::Notes const& written, Place at, Notes const* handed_down) {
    Notes notes;
    notes.at = at;
    notes.line = draft.line(at);
    notes.file = draft.sources[at.source].name;
    for (syntax::Note const& note : written) {
        if (note.kind == syntax::Note::Kind::cites) read_citation(draft, note, notes);
        if (note.kind == syntax::Note::Kind::assumption) notes.assumptions.push_back(note.text.text);
        if (note.kind != syntax::Note::Kind::allow) continue;
        if (is_warning(note.text.text))
            draft.allowed.push_back({note.text.text, at});
        else
            draft.report(text::Code::R0260, note.text.at, {{"code", note.text.text}});
    }
    if (handed_down && notes.citations.empty()) notes.citations = handed_down->citations;
    if (handed_down && notes.assumptions.empty()) notes.assumptions = handed_down->assumptions;
    return notes;
}

Notes read_rule_notes(Draft& draft, syntax::Notes const& written, Place at, Notes const& decision) {
    Notes citations_only = decision;
    citations_only.assumptions.clear();
    return read_notes(draft, written, at, &citations_only);
}

void leave_out_allowed(Draft& draft) {
    auto const is_allowed = [&](Diagnostic const& found) {
        return found.severity == Severity::warning &&
               std::any_of(draft.allowed.begin(), draft.allowed.end(), [&](Allowed const& each) {
                   return each.code == found.code && each.within.source == found.at.source &&
                          each.within.begin <= found.at.begin && found.at.begin < each.within.end;
               });
    };
    std::erase_if(draft.found, is_allowed);
}

}  // namespace rubric::check
