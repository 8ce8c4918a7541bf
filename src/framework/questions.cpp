// The decisive questions of one case: as data, in words, as JSON.
#include "json_object.hpp"
#include "state.hpp"

#include <rubric/show_questions.hpp>

namespace rubric {
namespace {

using json::Object, json::array;

class Asked {
public:
    explicit Asked(State const& state) : state_(state), graph_(state.graph()), questions_(rubric::questions(graph_, state.evaluation)) {
        for (OutcomeId const& each : outcomes(graph_, state.evaluation, 0)) {
            OutcomeValue value = read(graph_, state.evaluation, each, 0);
            if (possibilities_left(value) != 0) open_.push_back({each, std::move(value)});
        }
    }

    std::string words() const {
        if (open_.empty()) return "Nothing is open: there is nothing to ask.\n";
        std::string lines = "Open:\n";
        for (auto const& [id, value] : open_) lines += "  " + show(graph_, state_.evaluation, id, value) + "\n";
        lines += questions_.empty() ? "Nothing that could be asked settles it.\n" : "Questions, the one that settles most first:\n";
        for (std::size_t i = 0; i < questions_.size(); ++i)
            lines += "\n" + std::to_string(i + 1) + ". " + show(graph_, state_.evaluation, questions_[i], state_.evaluation.reveals());
        return lines + assumed();
    }

    std::string json() const {
        std::string out;
        {
            Object object(out);
            array(object.member("open"), open_, [&](auto const& each) { outcome(out, each.first, each.second); });
            array(object.member("questions"), questions_, [&](Question const& each) { question(out, each); });
            array(object.member("assumed"), assumptions(), [&](std::string const& each) { append_json(out, each); });
        }
        return out;
    }

private:
    /// The assumed facts that some outcome rests on, each once.
    std::vector<std::string> assumptions() const {
        std::vector<FactPath> paths;
        for (DecisionResult const& each : state_.outcome.decisions) paths.insert(paths.end(), each.assumed.begin(), each.assumed.end());
        for (OfferResult const& each : state_.outcome.offers) paths.insert(paths.end(), each.assumed.begin(), each.assumed.end());
        std::sort(paths.begin(), paths.end());
        paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
        std::vector<std::string> names;
        for (FactPath const& each : paths) names.push_back(state_.evaluation.text(each));
        return names;
    }

    std::string assumed() const {
        auto const names = assumptions();
        return names.empty() ? "" : "\nNot asked, because it is assumed: " + one_of(names, "and") + ".\n";
    }

    void name(Object& object, OutcomeId const& id) const {
        if (id.kind == OutcomeId::Kind::decision) return object.text("decision", graph_.decisions[id.index].name);
        if (id.kind == OutcomeId::Kind::offer) return object.text("offer", graph_.offers[id.index].name);
        DutyOutput const& duty = graph_.duties[id.index];
        object.text("duty", duty.name);
        object.text("actor", duty.routes[id.route].actor);
        bool const numbered = duty.scope != 0 && id.row != nothing && !state_.evaluation.imagined(duty.scope, id.row);
        object.member("element") += numbered ? std::to_string(state_.evaluation.place(duty.scope, id.row) + 1) : "null";
    }

    void outcome(std::string& out, OutcomeId const& id, OutcomeValue const& found) const {
        Object object(out);
        name(object, id);
        value(object.member("value"), id, found);
    }

    std::string one(Value const& value) const { return value_json(graph_, state_.evaluation, state_.texts, value); }

    void value(std::string& out, OutcomeId const& id, OutcomeValue const& found) const {
        bool const list = id.kind == OutcomeId::Kind::decision && graph_.decisions[id.index].is_list;
        if (!list) {
            out += one(found.front());
            return;
        }
        DecisionOutput const& decision = graph_.decisions[id.index];
        if (decision.collects && decision.domain.kind == Kind::levels) {
            Object levels(out);
            for (std::size_t i = 0; i < found.size(); ++i)
                levels.member(show_level(graph_, decision.domain, i, Writing::files)) += one(found[i]);
            return;
        }
        std::vector<std::size_t> elements;
        for (std::size_t i = 0; i + 1 < found.size(); i += 2) elements.push_back(i);
        array(out, elements, [&](std::size_t i) {
            Object element(out);
            element.member("in") += one(found[i]);
            element.member("value") += one(found[i + 1]);
        });
    }

    void question(std::string& out, Question const& asked) const {
        Object object(out);
        object.text("fact", asked.text);
        object.text("title", asked.title);
        object.truth("list", asked.list);
        object.truth("sensitive", asked.sensitive);
        object.truth("only_together", asked.only_together);
        object.member("settles") += format_number(static_cast<Millionths>(asked.settles * one_million + 0.5));
        array(object.member("hangs"), asked.hangs, [&](OutcomeId const& each) {
            Object outcome(out);
            name(outcome, each);
        });
        if (asked.sensitive && !state_.evaluation.reveals()) return;
        array(object.member("answers"), asked.answers, [&](Answer const& each) { answer(out, asked, each); });
    }

    void answer(std::string& out, Question const& asked, Answer const& found) const {
        Object object(out);
        cell(object.member("answer"), asked.domain, found.cell);
        array(object.member("changes"), found.changes, [&](Change const& each) { outcome(out, asked.hangs[each.outcome], each.value); });
    }

    /// A value of the domain as a case has it; of a range its ends, those that there are, and one value of it.
    void cell(std::string& out, Domain domain, Cell const& found) const {
        if (found.kind == Cell::Kind::another) {
            Object any(out);
            return any.text("other", "text");
        }
        if (found.kind != Cell::Kind::range) return append_json(out, show(graph_, state_.texts, domain, found));
        Span const all = everything(domain.kind);
        auto const number = [&](std::int64_t value) { return one(Value{.domain = domain, .ranged = true, .low = value, .high = value}); };
        Object range(out);
        if (found.low > all.low) range.member("from") += number(found.low);
        if (found.high < all.high) range.member("to") += number(found.high);
        range.member("such_as") += number(found.value.value);
    }

    static constexpr double one_million = 1'000'000;

    State const& state_;
    Graph const& graph_;
    std::vector<Question> questions_;
    std::vector<std::pair<OutcomeId, OutcomeValue>> open_;
};

}  // namespace

std::vector<Question> Outcome::questions() const { return rubric::questions(state_->graph(), state_->evaluation); }
std::string Outcome::ask() const { return Asked(*state_).words(); }
std::string Outcome::questions_json() const { return Asked(*state_).json(); }

}  // namespace rubric
