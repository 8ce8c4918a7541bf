// Why something is offered, or who must do it, and why not.
//
//   for (rubric::Explanation const& each : rubric::explain_duty(graph, evaluation, texts, duty, row)) std::cout << rubric::show(each);
#pragma once

#include <rubric/explain/facts.hpp>
#include <rubric/outcome.hpp>

namespace rubric {

namespace detail {

inline std::string offer_words(Value const& when, bool discretionary) {
    if (when.in_error()) return "in error";
    if (when.open()) return discretionary ? "perhaps at discretion" : "perhaps";
    if (!when.surely_yes()) return "not offered";
    return discretionary ? "may be offered" : "offered";
}

/// Must, should, may, must not; "possibly must" where it may not hold at all.
inline std::string strength_words(Graph const& graph, Texts const& texts, Value const& strength) {
    if (strength.is_none()) return "not due";
    if (!strength.open()) return show(graph, texts, strength);
    Value held = strength;
    held.none = false;
    return (strength.none ? "possibly " : "") + show(graph, texts, held);
}

inline bool is_unbounded(Value const& date) { return date.ranged && Span{date.low, date.high} == everything(Kind::date); }

/// When it is due, and how far it is.
inline void add_progress(Evaluation const& evaluation, DutyOutput const& duty, std::uint32_t row, Explanation& why) {
    if (duty.by != nothing)
        if (Value const by = evaluation.value(duty.by, row); !by.is_none()) {
            why.by = by.open() && is_unbounded(by) ? "a date not known" : evaluation.wording(duty.by, row);
            if (by.determined() && !evaluation.withholds(duty.by)) why.due = by.low;
        }
    Value const done = evaluation.value(duty.done, row), late = evaluation.value(duty.late, row);
    why.done = done.surely_yes(), why.late = late.surely_yes();
    if (!why.by.empty()) why.progress = ", by " + why.by;
    why.progress += why.done ? "; done" : done.open() ? "; perhaps done" : "";
    why.progress += why.late ? "; late" : late.open() ? "; perhaps late" : "";
    if (duty.short_ == nothing) return;
    Value const missing = evaluation.value(duty.short_, row);
    if (missing.ranged && missing.high > 0) why.progress += "; " + evaluation.wording(duty.short_, row) + " short";
}

inline Explanation explain_route(Graph const& graph, Evaluation const& evaluation, Texts const& texts, DutyOutput const& duty,
                                 RouteOutput const& route, std::uint32_t row) {
    Value const strength = evaluation.value(route.strength, row);
    Explanation why{.of = Explanation::Of::duty, .name = duty.name};
    why.title = duty.text == nothing ? duty.name : evaluation.wording(duty.text, row);
    why.actor = route.actor, why.actor_title = route.actor_title;
    if (duty.scope != 0 && !evaluation.imagined(duty.scope, row)) why.element = evaluation.place(duty.scope, row) + 1;
    why.holds = !strength.is_none(), why.open = strength.open(), why.in_error = strength.in_error();
    why.strength = strength_words(graph, texts, strength);
    if (why.holds) add_progress(evaluation, duty, row, why);
    why.value = why.strength + why.progress;
    why.decided_by = noted(graph, duty.notes);

    auto const because = evaluation.because(route.strength, row);
    for (auto const rule : because) why.reasons.push_back(reason(graph, evaluation, graph.rules[rule], duty.scope, row));
    if (!why.holds && duty.where_condition != nothing) {
        Tested const tests = tested(graph, evaluation, duty.where_condition, duty.scope, row);
        if (tests.holds == Holds::no) why.instead.push_back({"due", {{"", tests, "needs " + needs(tests)}}});
    }
    for (auto const rule : route.rules) {
        if (why.holds || graph.rules[rule].condition == nothing) continue;
        Tested const tests = tested(graph, evaluation, graph.rules[rule].condition, duty.scope, row);
        if (tests.holds == Holds::no) why.instead.push_back({graph.rules[rule].name, {{"", tests, "needs " + needs(tests)}}});
    }
    std::vector<Spot> const spots{{route.strength, row}};
    auto const decisive = conditions_of(graph, evaluation, because, duty.scope, row);
    add_facts(graph, evaluation, spots, decisive.empty() ? spots : decisive, why);
    return why;
}

}  // namespace detail

inline Explanation explain_offer(Graph const& graph, Evaluation const& evaluation, std::uint32_t index, std::uint32_t row = 0) {
    OfferOutput const& offer = graph.offers[index];
    OfferResult const result = read_offer(graph, evaluation, index, row);
    Explanation why{.of = Explanation::Of::offer, .name = offer.name, .title = offer.title};
    why.value = detail::offer_words(result.value, offer.discretionary);
    why.holds = (result.value.levels & 2) || result.value.error;
    why.open = result.value.open(), why.in_error = result.value.in_error();
    why.decided_by = detail::noted(graph, offer.notes);
    if (offer.reason != nothing && why.holds) why.decided_by.text = evaluation.wording(offer.reason, row);
    if (offer.condition != nothing) why.decided_by.why = tested(graph, evaluation, offer.condition, 0, row);
    std::vector<detail::Spot> const spots{{offer.when, row}};
    detail::add_facts(graph, evaluation, spots, spots, why);
    return why;
}

/// One for each actor, and each element of a `for each`; of those that have no part in it too.
inline std::vector<Explanation> explain_duty(Graph const& graph, Evaluation const& evaluation, Texts const& texts, std::uint32_t index,
                                             std::uint32_t row = 0) {
    DutyOutput const& duty = graph.duties[index];
    auto const [first, last] = duty.scope == 0 ? std::pair{row, row + 1} : detail::rows_under(evaluation, duty.scope, row);
    std::vector<Explanation> all;
    for (auto at = first; at < last; ++at)
        for (RouteOutput const& route : duty.routes) all.push_back(detail::explain_route(graph, evaluation, texts, duty, route, at));
    return all;
}

}  // namespace rubric
