// What one actor is told of one case.
#include "check/model.hpp"
#include "state.hpp"
#include "text/message.hpp"

#include <rubric/notice.hpp>

#include <algorithm>
#include <array>

namespace rubric {
namespace {

struct Strengths { std::string_view word, heading; };
constexpr std::array strengths{Strengths{"must", "What you must do"}, Strengths{"should", "What you should do"},
                               Strengths{"may", "What you may do"}, Strengths{"must not", "What you must not do"}};
constexpr std::size_t done_part = strengths.size();
constexpr std::string_view done_heading = "What is done already";

template <class All, class Each>
void add_new(All& all, Each const& each) {
    if (std::find(all.begin(), all.end(), each) == all.end()) all.push_back(each);
}

class Letter {
public:
    Letter(Outcome const& outcome, State const& state) : outcome_(outcome), state_(state), graph_(state.graph()) {}

    Notice write(check::Actor const& actor) {
        check::Framework const& framework = *state_.framework->model;
        notice_.framework = framework.title.empty() ? framework.name : framework.title;
        notice_.authority = framework.authority.empty() ? "" : one_of(framework.authority, "and");
        notice_.actor = actor.title.empty() ? actor.name : actor.title;
        notice_.key = state_.key;
        if (Fact const& today = state_.facts.slots[today_slot]; today.state == Fact::State::known) notice_.on = today.value;

        Notice::Part standing{.heading = "Where things stand"}, offers{.heading = "What is offered"};
        std::array<Notice::Part, done_part + 1> duties;
        for (std::size_t i = 0; i <= done_part; ++i)
            duties[i] = {.heading = std::string(i == done_part ? done_heading : strengths[i].heading), .numbered = i != done_part};
        for (Explanation const& each : outcome_.explanations()) {
            bool const mine = each.of != Explanation::Of::duty || each.actor == actor.name;
            if (!mine || !each.holds) continue;
            note_assumptions(each);
            if (each.of == Explanation::Of::decision)
                standing.items.push_back(decision(each));
            else if (each.of == Explanation::Of::offer)
                offers.items.push_back(offer(each));
            else
                place(each, duties);
        }
        for (Notice::Part* each : parts(standing, duties, offers))
            if (!each->items.empty()) notice_.parts.push_back(std::move(*each));
        return std::move(notice_);
    }

private:
    template <class Duties>
    static std::vector<Notice::Part*> parts(Notice::Part& standing, Duties& duties, Notice::Part& offers) {
        std::vector<Notice::Part*> all{&standing};
        for (std::size_t i = 0; i < done_part; ++i) all.push_back(&duties[i]);
        all.push_back(&offers);
        all.push_back(&duties[done_part]);
        return all;
    }

    /// What every kind of item has.
    static Notice::Item item(Explanation const& from, std::string what) {
        Notice::Item made{.what = std::move(what), .perhaps = from.open, .wrong = from.in_error};
        auto const add = [&](Explanation::Reason const& reason) {
            if (!reason.text.empty()) add_new(made.reasons, reason.text);
            for (Citation const& each : reason.citations) add_new(made.citations, each);
        };
        for (Explanation::Reason const& each : from.reasons) add(each);
        if (from.reasons.empty()) add(from.decided_by);
        for (Explanation::MissingFact const& each : from.unknown) add_new(made.missing, each.title.empty() ? each.path : each.title);
        return made;
    }

    static Notice::Item decision(Explanation const& from) { return item(from, from.title + ": " + from.value); }

    static Notice::Item offer(Explanation const& from) {
        bool const discretion = from.value == "may be offered" || from.value == "perhaps at discretion";
        return item(from, from.title + (discretion ? " (at discretion)" : ""));
    }

    template <class Duties>
    void place(Explanation const& from, Duties& duties) {
        Notice::Item made = item(from, from.title + (from.element ? " (" + std::to_string(*from.element) + ")" : ""));
        made.by = from.by, made.done = from.done, made.late = from.late ? lateness(from) : "";
        std::size_t part = 0;
        while (part + 1 < strengths.size() && !from.strength.ends_with(strengths[part].word)) ++part;
        if (from.strength.ends_with(strengths.back().word)) part = strengths.size() - 1;
        duties[made.done ? done_part : part].items.push_back(std::move(made));
    }

    /// By how many days, where both dates are known.
    std::string lateness(Explanation const& from) const {
        if (!notice_.on || !from.due || from.done || *notice_.on <= *from.due) return "late";
        auto const days = *notice_.on - *from.due;
        return "late by " + std::to_string(days) + (days == 1 ? " day" : " days");
    }

    void note_assumptions(Explanation const& from) {
        for (Explanation::KnownFact const& each : from.facts)
            if (each.assumed) add_new(notice_.assumed, (each.title.empty() ? each.path : each.title) + ": " + each.value);
    }

    Outcome const& outcome_;
    State const& state_;
    Graph const& graph_;
    Notice notice_;
};

/// Those of used frameworks too.
void gather(check::Framework const& framework, std::vector<check::Actor const*>& all) {
    for (auto const& each : framework.actors) all.push_back(each.get());
    for (auto const& used : framework.uses) gather(*used, all);
}

}  // namespace

Notice Outcome::notice(std::string_view actor) const {
    std::vector<check::Actor const*> all;
    gather(*state_->framework->model, all);
    std::vector<std::string> names;
    for (check::Actor const* each : all) {
        if (each->name == actor) return Letter(*this, *state_).write(*each);
        names.push_back(each->name);
    }
    std::string const near = text::nearest(std::string(actor), names);
    throw std::out_of_range("there is no actor `" + std::string(actor) + "`" +
                            (near.empty() ? names.empty() ? "" : "; there are " + one_of(names, "and") : "; did you mean `" + near + "`?"));
}

}  // namespace rubric
