// Calendars: terms and closures.
#include "declarations.hpp"

#include <algorithm>

namespace rubric::check {

namespace {

void report_second(Draft& draft, std::string const& name, Place at, Calendar const& first) {
    std::string const said = first.owner == draft.framework.get() ? "the first" : "comes with `" + first.owner->name + "`";
    draft.report(text::Code::R0270, at, {{"name", name}}).related.push_back({first.at, said});
}

void refuse_overlaps(Draft& draft, std::vector<Calendar::Entry> const& terms) {
    for (std::size_t i = 1; i < terms.size(); ++i) {
        Calendar::Entry const &before = terms[i - 1], &term = terms[i];
        if (term.days.first > before.days.last) continue;
        draft.report(text::Code::R0272, term.at, {{"from", format_long(term.days.first)}})
            .related.push_back({before.at, "this one ends on " + format_long(before.days.last)});
    }
}

}  // namespace

void use_calendars(Draft& draft) {
    Framework& framework = *draft.framework;
    for (auto const& used : framework.uses) {
        if (!used->calendar || used->calendar == framework.calendar) continue;
        if (!framework.calendar) {
            framework.calendar = used->calendar;
            continue;
        }
        for (syntax::Use const* each : all_of<syntax::Use>(draft.file))
            if (each->name.text == used->name) report_second(draft, used->calendar->name, each->name.at, *framework.calendar);
    }
}

void check_calendar(Draft& draft, syntax::Calendar const& written, Notes notes) {
    auto calendar = std::make_shared<Calendar>();
    calendar->name = written.name.text;
    calendar->title = written.title ? written.title->text : written.name.text;
    calendar->notes = std::move(notes);
    calendar->owner = draft.framework.get();
    calendar->at = written.name.at;
    for (syntax::Calendar::Entry const& each : written.entries) {
        auto const from = check_date(draft, each.from);
        auto const to = each.to ? check_date(draft, *each.to) : from;
        if (!from || !to) continue;
        if (*to < *from) {
            draft.report(text::Code::R0255, each.to->at, {{"from", each.from.text}, {"to", each.to->text}});
            continue;
        }
        (each.term ? calendar->terms : calendar->closures)
            .push_back({{*from, *to}, each.title ? each.title->text : std::string(), each.at});
    }
    std::stable_sort(calendar->terms.begin(), calendar->terms.end(),
                     [](auto const& one, auto const& other) { return one.days.first < other.days.first; });
    refuse_overlaps(draft, calendar->terms);
    if (draft.framework->calendar)
        report_second(draft, written.name.text, written.name.at, *draft.framework->calendar);
    else
        draft.framework->calendar = std::move(calendar);
}

}  // namespace rubric::check
