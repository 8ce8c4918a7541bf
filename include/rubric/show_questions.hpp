// Questions as words for people: what is asked, and what an answer would change.
//
//   In crisis or emergency? (in_crisis)
//     `yes` makes Level of support Intensive.
#pragma once

#include <rubric/questions.hpp>
#include <rubric/show.hpp>

namespace rubric {

/// The values of a cell: `good`, `10 or more`, `before 1 May 2026`, `another text`, `none`.
inline std::string show(Graph const& graph, Texts const& texts, Domain domain, Cell const& cell) {
    switch (cell.kind) {
        case Cell::Kind::none:
            return "none";
        case Cell::Kind::another:
            return "another text";
        case Cell::Kind::text:
            return texts[cell.value.value];
        case Cell::Kind::level:
            return show_level(graph, domain, static_cast<std::size_t>(cell.value.value), Writing::files);
        case Cell::Kind::range:
            break;
    }
    bool const date = domain.kind == Kind::date;
    Span const all = everything(domain.kind);
    auto const words = [&](std::int64_t value) { return show_number(domain.kind, value, Writing::people); };
    if (cell.low <= all.low && cell.high >= all.high) return date ? "any date" : "any number";
    if (cell.low == cell.high) return words(cell.low);
    if (cell.high >= all.high) return words(cell.low) + (date ? " or later" : " or more");
    std::int64_t const next = cell.high + detail::step_of(domain.kind);
    if (cell.low <= all.low) return (date ? "before " : "below ") + words(next);
    bool const whole = date || domain.kind == Kind::integer;
    return words(cell.low) + (whole ? " to " + words(cell.high) : " to under " + words(next));
}

namespace detail {

inline std::string capital(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

/// Of a list: its elements, those that may be in as such; of levels, those that are in.
inline std::string show_parts(Graph const& graph, Texts const& texts, DecisionOutput const& decision, OutcomeValue const& value) {
    std::vector<std::string> words;
    if (decision.collects && decision.domain.kind == Kind::levels) {
        for (std::size_t level = 0; level < value.size(); ++level)
            if (value[level].levels & 2)
                words.push_back(show_level(graph, decision.domain, level, Writing::people) + (value[level].surely_yes() ? "" : " (perhaps)"));
    } else {
        for (std::size_t i = 0; i + 1 < value.size(); i += 2)
            words.push_back(show(graph, texts, value[i + 1]) + (value[i].surely_yes() ? "" : " (perhaps)"));
    }
    return words.empty() ? "nothing" : one_of(words, "and");
}

inline std::string duty_text(Graph const& graph, Evaluation const& evaluation, OutcomeId const& id) {
    DutyOutput const& duty = graph.duties[id.index];
    if (duty.text == nothing || id.row == nothing) return duty.name;
    return evaluation.wording(duty.text, id.row);
}

inline std::string duty_line(Graph const& graph, Evaluation const& evaluation, OutcomeId const& id, Value const& strength) {
    std::string const actor = graph.duties[id.index].routes[id.route].actor_title, text = duty_text(graph, evaluation, id);
    if (strength.is_none()) return actor + " has no duty to " + text;
    Value held = strength;
    held.none = false;
    return actor + " " + (strength.none ? "perhaps " : "") + show(graph, evaluation.texts(), held) + " " + text;
}

}  // namespace detail

/// An outcome and what it is: "Level of support is Universal or Targeted", "perhaps offered: Improvement plan".
inline std::string show(Graph const& graph, Evaluation const& evaluation, OutcomeId const& id, OutcomeValue const& value) {
    Texts const& texts = evaluation.texts();
    if (id.kind == OutcomeId::Kind::duty) return detail::duty_line(graph, evaluation, id, value.front());
    if (id.kind == OutcomeId::Kind::offer) {
        bool const may = value.front().levels & 2;
        std::string const how = value.front().in_error() ? "in error" : !may ? "not offered" : value.front().surely_yes() ? "offered" : "perhaps offered";
        return how + ": " + graph.offers[id.index].title;
    }
    DecisionOutput const& decision = graph.decisions[id.index];
    return decision.title + " is " + (decision.is_list ? detail::show_parts(graph, texts, decision, value) : show(graph, texts, value.front()));
}

/// What an answer changes: "makes Level of support Intensive".
inline std::string show(Graph const& graph, Evaluation const& evaluation, Question const& question, Change const& change) {
    OutcomeId const& id = question.hangs[change.outcome];
    Value const& first = change.value.empty() ? Value{} : change.value.front();
    if (id.kind == OutcomeId::Kind::offer)
        return (first.surely_yes() ? "brings the offer of " : "rules out the offer of ") + graph.offers[id.index].title;
    if (id.kind == OutcomeId::Kind::duty) return "means that " + detail::duty_line(graph, evaluation, id, first);
    DecisionOutput const& decision = graph.decisions[id.index];
    std::string const value = decision.is_list ? detail::show_parts(graph, evaluation.texts(), decision, change.value)
                                               : show(graph, evaluation.texts(), first);
    return (change.settled ? "makes " : "leaves ") + decision.title + " " + value;
}

/// A question with its answers and the one that tells most; several lines. `sensitive`: show the answers of sensitive fields.
inline std::string show(Graph const& graph, Evaluation const& evaluation, Question const& question, bool sensitive = false) {
    constexpr std::size_t most_answers = 12, most_changes = 3;
    bool const titled = !question.title.empty() && question.title != question.text && !question.text.ends_with("." + question.title);
    std::string lines = titled ? detail::capital(question.title) + "? (" + question.text + ")\n" : question.text + "?\n";
    bool const withheld = question.sensitive && !sensitive;
    if (question.list) {
        lines += "  A list of which nothing is known.";
    } else if (!withheld) {
        std::vector<std::string> words;
        for (Answer const& each : question.answers) words.push_back(show(graph, evaluation.texts(), question.domain, each.cell));
        if (words.size() > most_answers) words.resize(most_answers), words.push_back("…");
        lines += "  " + one_of(words) + ".";
    } else {
        lines += "  Sensitive: answers are withheld.";
    }
    lines += "\n";
    Answer const* const telling = question.telling();
    if (!telling) return lines + (question.list ? "  What it holds may matter.\n" : "  It changes nothing by itself: it matters together with what else is not known.\n");
    std::vector<std::string> changes;
    for (Change const& each : telling->changes)
        if (changes.size() < most_changes) changes.push_back(show(graph, evaluation, question, each));
    std::size_t const more = telling->changes.size() - changes.size();
    if (more != 0) changes.push_back("changes " + std::to_string(more) + " more");
    Cell tried = telling->cell;
    if (!question.exact && tried.kind == Cell::Kind::range) tried.low = tried.high = tried.value.value;  // another might change something else
    std::string const answer = question.list ? "An empty list" : withheld ? "One answer" : "`" + show(graph, evaluation.texts(), question.domain, tried) + "`";
    return lines + "  " + answer + " " + one_of(changes, "and") + ".\n";
}

}  // namespace rubric
