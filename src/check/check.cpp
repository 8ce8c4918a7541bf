#include "check.hpp"

#include "declarations/declarations.hpp"
#include "notes.hpp"
#include "syntax/parse.hpp"
#include "text/bundled.hpp"
#include "variants/amend.hpp"

#include <algorithm>

namespace rubric::check {

namespace {

Checked check_in(Sources& sources, syntax::File const& file, std::uint32_t source, Library& library,
                 std::vector<Vocabulary>* names);

void put_in_order(Diagnostics& found) {
    std::stable_sort(found.begin(), found.end(), [](Diagnostic const& one, Diagnostic const& other) {
        return std::pair(one.at.source, one.at.begin) < std::pair(other.at.source, other.at.begin);
    });
    auto const same = [](Diagnostic const& one, Diagnostic const& other) {
        return one.at == other.at && one.title == other.title;
    };
    found.erase(std::unique(found.begin(), found.end(), same), found.end());
}

void report_circle(Draft& draft, syntax::Use const& use) {
    std::string circle;
    Library const& library = draft.library;
    auto const begin = std::find(library.open.begin(), library.open.end(), use.name.text);
    for (auto each = begin; each != library.open.end(); ++each) circle += "`" + *each + "` uses ";
    draft.report(text::Code::R0210, use.name.at, {{"name", use.name.text}, {"circle", circle + "`" + use.name.text + "`"}});
}

/// Reads, parses and checks a framework for the first that uses it; what is wrong in it is reported once.
void shelve(Draft& draft, syntax::Use const& use, Library::Shelf& shelf) {
    Library& library = draft.library;
    auto const source = *library.load ? (*library.load)(use.name.text, use.name.at.source, draft.sources) : std::nullopt;
    if (!source) {
        draft.report(text::Code::R0209, use.name.at, {{"name", use.name.text}, {"hint", text::meant_bundled(use.name.text)}});
        return;
    }
    syntax::Parsed parsed = syntax::parse(draft.sources, *source);
    Diagnostics found = std::move(parsed.diagnostics);
    if (!has_errors(found) && parsed.file.header.variant) {
        draft.report(text::Code::R0261, use.name.at, {{"name", use.name.text}});
    } else if (!has_errors(found) && parsed.file.header.name.text != use.name.text) {
        draft.report(text::Code::R0215, use.name.at, {{"name", use.name.text}, {"found", parsed.file.header.name.text}});
    } else if (!has_errors(found)) {
        std::vector<Vocabulary> names;
        Checked checked = check_in(draft.sources, parsed.file, *source, library, &names);
        found.insert(found.end(), checked.diagnostics.begin(), checked.diagnostics.end());
        shelf.framework = checked.framework;
        if (!names.empty()) shelf.names = std::move(names.front());
    }
    for (Diagnostic const& each : found)
        if (each.severity == Severity::error) draft.found.push_back(each);
}

void use_all(Draft& draft) {
    std::map<std::string, Place> seen;
    for (syntax::Use const* use : all_of<syntax::Use>(draft.file)) {
        auto const [first, is_new] = seen.emplace(use->name.text, use->name.at);
        if (!is_new) {
            draft.report(text::Code::R0264, use->name.at, {{"name", use->name.text}})
                .related.push_back({first->second, "used here"});
            continue;
        }
        Library& library = draft.library;
        if (std::find(library.open.begin(), library.open.end(), use->name.text) != library.open.end()) {
            report_circle(draft, *use);
            continue;
        }
        auto const [found, added] = library.shelves.try_emplace(use->name.text);
        if (added) shelve(draft, *use, found->second);
        draft.names.used.push_back(&found->second.names);  // of one in error too: its names are not misspelt
        draft.blind = draft.blind || found->second.names.name.empty();
        if (found->second.framework)
            draft.framework->uses.push_back(found->second.framework);
        else
            draft.incomplete = true;
    }
}

void read_header(Draft& draft) {
    syntax::Header const& header = draft.file.header;
    Framework& framework = *draft.framework;
    framework.name = header.name.text;
    framework.title = header.title.text;
    framework.source = draft.source;
    for (syntax::String const& each : header.authority) framework.authority.push_back(each.text);
    if (header.from) framework.from = check_date(draft, *header.from).value_or(0);
    if (header.to) framework.to = check_date(draft, *header.to).value_or(0);
    if (framework.from && framework.to && framework.to < framework.from)
        draft.report(text::Code::R0255, header.to->at, {{"from", header.from->text}, {"to", header.to->text}});
}

void refuse_amendments(Draft& draft) {
    auto const refuse = [&](Place at) {
        std::string_view const word = draft.sources.at(at);
        draft.report(text::Code::R0239, at, {{"word", word.substr(0, word.find_first_of(" \n\t"))}});
    };
    for (auto const& item : draft.file.items)
        if (!std::holds_alternative<syntax::Declaration>(item))
            std::visit(
                [&](auto const& each) {
                    if constexpr (requires { each.at; }) refuse(each.at);
                },
                item);
}

void check_framework(Draft& draft) {
    use_all(draft);
    if (draft.blind) return;  // what else is named may be declared there
    declare_all(draft);
    syntax::Header const& header = draft.file.header;
    Place whole = header.at;  // of a variant its own text
    whole.end = static_cast<std::uint32_t>(draft.sources[draft.source].text.size());
    draft.framework->notes = read_notes(draft, header.notes, whole);
    if (!header.variant) refuse_amendments(draft);
    define_all(draft);
    refuse_endless_records(draft);
    check_settings(draft);
    draft.settle_all();
    check_datasets(draft);
    auto const reports = all_of<syntax::Report>(draft.file);
    for (std::size_t i = 0; i < reports.size(); ++i) check_report(draft, *draft.framework->reports[i], *reports[i]);
    for (auto const* each : all_of<syntax::Scenario>(draft.file)) check_scenario(draft, *each);
}

void take_amendments(Draft& draft, Amended& variant) {
    draft.framework->base = std::move(variant.base);
    draft.framework->base_title = std::move(variant.base_title);
    draft.framework->amendments = std::move(variant.amendments);
    draft.found = std::move(variant.found);
}

/// In the base's own text: warnings are said of the base itself; errors come of what the variant amends.
void tell_of_the_base(Draft& draft) {
    auto const in_base = [&](Diagnostic const& each) { return each.at.source != draft.source; };
    std::erase_if(draft.found, [&](Diagnostic const& each) { return each.severity == Severity::warning && in_base(each); });
    for (Diagnostic& each : draft.found)
        if (in_base(each))
            each.related.push_back({draft.file.header.name.at, "inherited by this variant, which amends what it needs"});
}

Checked check_in(Sources& sources, syntax::File const& file, std::uint32_t source, Library& library,
                 std::vector<Vocabulary>* names) {
    std::optional<Amended> variant;
    if (file.header.variant) {
        variant = amend(sources, file, source, *library.load);
        if (!variant->complete) return {nullptr, std::move(variant->found)};
    }
    Draft draft(sources, variant ? variant->file : file, source, library);
    library.kept.push_back(draft.framework);
    library.open.push_back(file.header.name.text);
    draft.names.own.name = file.header.name.text;
    read_header(draft);
    if (variant) take_amendments(draft, *variant);
    check_framework(draft);
    library.open.pop_back();
    leave_out_allowed(draft);
    if (variant) tell_of_the_base(draft);
    put_in_order(draft.found);
    if (names) names->push_back(std::move(draft.names.own));
    bool const failed = draft.incomplete || has_errors(draft.found);
    return {failed ? nullptr : draft.framework, std::move(draft.found)};
}

}  // namespace

Checked check(Sources& sources, syntax::File const& file, std::uint32_t source, Load const& load) {
    Library library;
    library.load = &load;
    return check_in(sources, file, source, library, nullptr);
}

}  // namespace rubric::check
