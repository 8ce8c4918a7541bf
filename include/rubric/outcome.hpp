// What was decided for one case, read from a finished evaluation: decisions, offers and duties, each with all its possibilities.
//
//   for (rubric::DecisionResult const& each : rubric::read_outcome(graph, evaluation, row).decisions)
//       std::cout << graph.decisions[each.decision].title << ": " << rubric::show(graph, texts, each.value) << '\n';
//
// Plain data, with places in the graph instead of names; show.hpp makes words of it.
#pragma once

#include <rubric/evaluation.hpp>

#include <algorithm>
#include <bit>
#include <optional>

namespace rubric {

/// An element of a list that was decided. `in` is a yes where it surely belongs, open where it may.
struct ElementResult {
    Value in{};
    Value value{};
};

struct DecisionResult {
    std::uint32_t decision = 0;            ///< place in Graph::decisions
    Value value{};                           ///< of a list: unused
    std::vector<ElementResult> elements{};   ///< of a list, in order, without those that are surely not in
    std::vector<Value> levels{};             ///< of a `collect` of levels: for each level whether it is in
    std::vector<std::uint32_t> because{};    ///< places in Graph::rules
    std::vector<FactPath> assumed{};         ///< without which it would be open

    bool open() const;                     ///< some of it is
    bool in_error() const;                 ///< some of it is
};

struct OfferResult {
    std::uint32_t offer = 0;               ///< place in Graph::offers
    Value value{};                           ///< yes, no, or open
    std::vector<FactPath> assumed{};
};

/// One actor's standing in one duty; only where some strength is possible.
struct DutyResult {
    std::uint32_t duty = 0, route = 0;     ///< places in Graph::duties and in its routes
    std::uint32_t row = 0;                 ///< of the duty's scope
    std::optional<std::uint32_t> element{};  ///< place in the list of `for each`, from 1; absent without one, or of an unknown list
    Value strength{}, done{}, late{};
    std::optional<Value> by{}, missing{};      ///< absent where the duty says nothing of it
};

struct CaseOutcome {
    std::vector<DecisionResult> decisions{};
    std::vector<OfferResult> offers{};
    std::vector<DutyResult> duties{};
};

namespace detail {

/// The rows of `scope` that lie in row `row` of an enclosing one: rows are grouped, in order.
inline std::pair<std::uint32_t, std::uint32_t> rows_under(Evaluation const& evaluation, ScopeId scope, std::uint32_t row, ScopeId enclosing = 0) {
    auto const first_at_least = [&](std::uint32_t wanted) {
        std::uint32_t low = 0, high = evaluation.rows(scope);
        while (low < high) {
            std::uint32_t const middle = low + (high - low) / 2;
            if (evaluation.outwards(scope, middle, enclosing) < wanted)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    };
    return {first_at_least(row), first_at_least(row + 1)};
}

/// Where a test stands, none is no.
inline Value truth_of(Value test) {
    if (std::exchange(test.none, false)) test.levels |= 1;
    return test;
}

/// Calls `visit(stream, row)` for each element that a list of this row may have, in order.
template <class List, class Visit>
void each_element(Evaluation const& evaluation, List const& list, ScopeId home, std::uint32_t row, Visit&& visit) {
    for (auto const& stream : list.streams) {
        if (stream.scope == home) {
            visit(stream, row);
            continue;
        }
        auto const [first, last] = rows_under(evaluation, stream.scope, row, home);
        for (auto at = first; at < last; ++at) visit(stream, at);
    }
}

/// Whether the element is in and is this level: what it would give matters only where it may be in.
inline Value is_level(Value const& in, Value const& outcome, std::uint32_t level) {
    bool const may = in.levels & 2, may_not = (in.levels & 1) || in.none;
    bool const here = outcome.levels >> level & 1;
    bool const elsewhere = (outcome.levels & ~(std::uint64_t{1} << level)) || outcome.none;
    Value found{.domain = boolean_domain};
    if (may && here) found.levels |= 2;
    if (may_not || (may && elsewhere) || (in.error && elsewhere)) found.levels |= 1;
    found.error = (in.error && (here || outcome.error)) || (may && outcome.error);
    return found;
}

/// A yes settles it; else an error does; else it is no.
inline Value either(Value const& a, Value const& b) {
    auto const yes = [](Value const& v) { return (v.levels & 2) != 0; };
    auto const no = [](Value const& v) { return (v.levels & 1) != 0 || v.none; };
    Value found{.domain = boolean_domain};
    if (yes(a) || yes(b)) found.levels |= 2;
    if (no(a) && no(b)) found.levels |= 1;
    found.error = (a.error && (no(b) || b.error)) || (b.error && (no(a) || a.error));
    return found;
}

/// Of a `collect` of levels it is told which are in: each once, though another rule may give it too.
inline void keep_each_level_once(DecisionResult& found) {
    std::vector<ElementResult> once{};
    std::uint64_t seen = 0;
    for (ElementResult const& each : found.elements) {
        if (!each.value.determined() || (seen & each.value.levels)) continue;
        seen |= each.value.levels;
        once.push_back({found.levels[static_cast<std::size_t>(std::countr_zero(each.value.levels))], each.value});
    }
    found.elements = std::move(once);
}

inline DecisionResult read_list(Graph const& graph, Evaluation const& evaluation, std::uint32_t index, std::uint32_t row) {
    DecisionOutput const& decision = graph.decisions[index];
    DecisionResult found{.decision = index};
    bool const levels = decision.collects && decision.domain.kind == Kind::levels;
    if (levels) {
        Value no{.domain = boolean_domain, .levels = 1};
        found.levels.assign(graph.enumerations[decision.domain.enumeration].levels.size(), no);
    }
    each_element(evaluation, decision.list, 0, row, [&](Stream const& stream, std::uint32_t at) {
        Value const in = evaluation.value(stream.when, at), outcome = evaluation.value(stream.outcome, at);
        for (std::uint32_t level = 0; level < found.levels.size(); ++level)
            found.levels[level] = either(found.levels[level], is_level(in, outcome, level));
        bool const surely_out = !(in.levels & 2) && !in.error;
        bool const left_out = decision.collects && outcome.is_none();
        if (surely_out || left_out) return;
        found.elements.push_back({in, outcome});
        if (stream.rule != nothing && (in.levels & 2) && outcome.possibilities() > (outcome.error ? 1 : 0)) found.because.push_back(stream.rule);
    });
    if (levels && !found.open() && !found.in_error()) keep_each_level_once(found);
    return found;
}

}  // namespace detail

inline bool DecisionResult::open() const {
    for (Value const& level : levels)
        if (level.open()) return true;
    if (!levels.empty()) return false;
    for (ElementResult const& each : elements)
        if (each.in.open() || each.value.open()) return true;
    return value.open();
}

inline bool DecisionResult::in_error() const {
    for (Value const& level : levels)
        if (level.in_error()) return true;
    if (!levels.empty()) return false;
    for (ElementResult const& each : elements)
        if (each.in.in_error() || each.value.in_error()) return true;
    return value.in_error();
}

/// Whether what was decided is kept out of words and files.
inline bool withholds(Evaluation const& evaluation, DecisionOutput const& decision) {
    if (!decision.is_list) return evaluation.withholds(decision.value);
    auto const& streams = decision.list.streams;
    return std::any_of(streams.begin(), streams.end(), [&](Stream const& each) { return evaluation.withholds(each.outcome); });
}

inline DecisionResult read_decision(Graph const& graph, Evaluation const& evaluation, std::uint32_t index, std::uint32_t row = 0) {
    DecisionOutput const& decision = graph.decisions[index];
    if (decision.is_list) return detail::read_list(graph, evaluation, index, row);
    DecisionResult found{.decision = index, .value = evaluation.value(decision.value, row)};
    found.because = evaluation.because(decision.value, row);
    found.assumed = evaluation.assumed(decision.value, row);
    return found;
}

inline OfferResult read_offer(Graph const& graph, Evaluation const& evaluation, std::uint32_t index, std::uint32_t row = 0) {
    OfferOutput const& offer = graph.offers[index];
    OfferResult found{.offer = index, .value = detail::truth_of(evaluation.value(offer.when, row))};
    found.assumed = evaluation.assumed(offer.when, row);
    return found;
}

inline void read_duty(Graph const& graph, Evaluation const& evaluation, std::uint32_t index, std::uint32_t row, std::vector<DutyResult>& found) {
    DutyOutput const& duty = graph.duties[index];
    auto const [first, last] = duty.scope == 0 ? std::pair{row, row + 1} : detail::rows_under(evaluation, duty.scope, row);
    auto const optional = [&](NodeId node, std::uint32_t at) -> std::optional<Value> {
        if (node == nothing) return std::nullopt;
        return evaluation.value(node, at);
    };
    for (auto at = first; at < last; ++at)
        for (std::uint32_t route = 0; route < duty.routes.size(); ++route) {
            Value const strength = evaluation.value(duty.routes[route].strength, at);
            if (strength.is_none()) continue;
            DutyResult each{.duty = index, .route = route, .row = at, .strength = strength};
            if (duty.scope != 0 && !evaluation.imagined(duty.scope, at)) each.element = evaluation.place(duty.scope, at) + 1;
            each.done = evaluation.value(duty.done, at);
            each.late = evaluation.value(duty.late, at);
            each.by = optional(duty.by, at);
            each.missing = optional(duty.short_, at);
            found.push_back(std::move(each));
        }
}

/// Everything that was decided for a case; `row` is its place in the run.
inline CaseOutcome read_outcome(Graph const& graph, Evaluation const& evaluation, std::uint32_t row = 0) {
    CaseOutcome found;
    for (std::uint32_t i = 0; i < graph.decisions.size(); ++i) found.decisions.push_back(read_decision(graph, evaluation, i, row));
    for (std::uint32_t i = 0; i < graph.offers.size(); ++i) found.offers.push_back(read_offer(graph, evaluation, i, row));
    for (std::uint32_t i = 0; i < graph.duties.size(); ++i) read_duty(graph, evaluation, i, row, found.duties);
    return found;
}

}  // namespace rubric
