// The outcomes of a case one by one, as questions and counterfactuals compare them between runs: what each is, whether it is open, and
// what it hangs on.
#pragma once

#include <rubric/outcome.hpp>

namespace rubric {

/// One decision, one offer, or one actor's standing in one duty, perhaps for one element.
struct OutcomeId {
    enum class Kind : std::uint8_t { decision, offer, duty };
    Kind kind = Kind::decision;
    std::uint32_t index = 0;  ///< place in Graph::decisions, offers or duties
    std::uint32_t route = 0;  ///< of a duty: place in its routes
    std::uint32_t row = 0;    ///< of a duty: row of its scope; `nothing`: the case has no such element
    bool operator==(OutcomeId const&) const = default;

    /// The same outcome of a case in another run, where it may have other elements.
    OutcomeId in_row(Graph const& graph, Evaluation const& from, std::uint32_t from_row, Evaluation const& to, std::uint32_t to_row) const;
};

/// The values that it is made of: one; of a `collect` of levels, whether each is in; of another list, each element and whether it is in.
using OutcomeValue = std::vector<Value>;

/// 0 for what is settled, in error too; else how many things it may be, a range being one.
inline std::size_t possibilities_left(Value const& value) {
    if (value.possibilities() <= 1) return 0;
    std::size_t const levels = static_cast<std::size_t>(std::popcount(value.levels));
    return levels + value.none + value.error + value.ranged + value.any_text + value.texts.size();
}

inline std::size_t possibilities_left(OutcomeValue const& value) {
    std::size_t left = 0;
    for (Value const& each : value) left += possibilities_left(each);
    return left;
}

inline bool has_error(OutcomeValue const& value) {
    return std::any_of(value.begin(), value.end(), [](Value const& each) { return each.error; });
}

inline OutcomeId OutcomeId::in_row(Graph const& graph, Evaluation const& from, std::uint32_t from_row, Evaluation const& to,
                                   std::uint32_t to_row) const {
    OutcomeId moved = *this;
    if (kind != Kind::duty) return moved;
    ScopeId const scope = graph.duties[index].scope;
    if (scope == 0) return moved.row = to_row, moved;
    auto const [first, last] = detail::rows_under(to, scope, to_row);
    std::uint32_t const place = row - detail::rows_under(from, scope, from_row).first;
    moved.row = place < last - first ? first + place : nothing;
    return moved;
}

/// Every outcome that the case has.
inline std::vector<OutcomeId> outcomes(Graph const& graph, Evaluation const& evaluation, std::uint32_t row) {
    std::vector<OutcomeId> all;
    for (std::uint32_t i = 0; i < graph.decisions.size(); ++i) all.push_back({OutcomeId::Kind::decision, i});
    for (std::uint32_t i = 0; i < graph.offers.size(); ++i) all.push_back({OutcomeId::Kind::offer, i});
    for (std::uint32_t i = 0; i < graph.duties.size(); ++i) {
        DutyOutput const& duty = graph.duties[i];
        auto const [first, last] = duty.scope == 0 ? std::pair{row, row + 1} : detail::rows_under(evaluation, duty.scope, row);
        for (auto at = first; at < last; ++at)
            for (std::uint32_t route = 0; route < duty.routes.size(); ++route) all.push_back({OutcomeId::Kind::duty, i, route, at});
    }
    return all;
}

/// What it is. An element that is not there brings no duty: none.
inline OutcomeValue read(Graph const& graph, Evaluation const& evaluation, OutcomeId const& id, std::uint32_t row) {
    switch (id.kind) {
        case OutcomeId::Kind::offer:
            return {detail::truth_of(evaluation.value(graph.offers[id.index].when, row))};
        case OutcomeId::Kind::duty: {
            if (id.row != nothing) return {evaluation.value(graph.duties[id.index].routes[id.route].strength, id.row)};
            return {Value{.domain = {Kind::levels, strength_enumeration, true}, .none = true}};
        }
        case OutcomeId::Kind::decision:
            break;
    }
    DecisionOutput const& decision = graph.decisions[id.index];
    if (!decision.is_list) return {evaluation.value(decision.value, row)};
    DecisionResult list = detail::read_list(graph, evaluation, id.index, row);
    if (!list.levels.empty()) return std::move(list.levels);
    OutcomeValue found;
    for (ElementResult& each : list.elements) found.push_back(std::move(each.in)), found.push_back(std::move(each.value));
    return found;
}

/// The facts, not given, that it hangs on; none where it is settled. Ordered.
inline std::vector<FactPath> needs(Graph const& graph, Evaluation const& evaluation, OutcomeId const& id, std::uint32_t row) {
    if (id.kind == OutcomeId::Kind::offer) return evaluation.needs(graph.offers[id.index].when, row);
    if (id.kind == OutcomeId::Kind::duty) return evaluation.needs(graph.duties[id.index].routes[id.route].strength, id.row);
    DecisionOutput const& decision = graph.decisions[id.index];
    if (!decision.is_list) return evaluation.needs(decision.value, row);
    std::vector<FactPath> found;
    auto const add = [&](NodeId node, std::uint32_t at) {
        auto const some = evaluation.needs(node, at);
        found.insert(found.end(), some.begin(), some.end());
    };
    detail::each_element(evaluation, decision.list, 0, row, [&](Stream const& stream, std::uint32_t at) {
        Value const in = evaluation.value(stream.when, at);
        add(stream.when, at);
        if ((in.levels & 2) || in.error) add(stream.outcome, at);
    });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}  // namespace rubric
