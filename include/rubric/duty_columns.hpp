// The duties of a run in long form, by columns: a row for each case, duty, element and actor for whom some strength is possible, in the
// order of CaseOutcome::duties, case after case.
//
//   rubric::DutyColumns duties;                    // storage that is used again
//   rubric::read_duties(graph, evaluation, duties);
//   for (std::size_t i = 0; i < duties.size(); ++i)
//       if (duties.late[i] == rubric::possible_level(1)) … surely late …
#pragma once

#include <rubric/evaluation.hpp>

namespace rubric {

/// What one row may be, a bit a possibility: none, in error, then the levels, as the planes of a column stand. 0: nothing is said.
using Possible = std::uint64_t;
inline constexpr Possible possibly_none = Possible{1} << none_plane, possibly_in_error = Possible{1} << error_plane,
                          possibly_some = Possible{1} << range_plane;  ///< of numbers and dates: a range
constexpr Possible possible_level(std::size_t level) { return Possible{1} << (first_plane + level); }

inline Possible possible_in(Column const& column, std::size_t row) {
    Possible found = 0;
    for (std::size_t index = 0; index < column.count; ++index) found |= Possible{column.has(index, row)} << index;
    return found;
}

/// Numbers or dates that may be open: from low to high where `possibly_some`.
struct RangeColumn {
    std::vector<Possible> possible{};
    std::vector<std::int64_t> low{}, high{};
};

struct DutyColumns {
    std::vector<std::uint32_t> cases{};      ///< row of scope 0
    std::vector<std::uint32_t> duties{}, routes{};  ///< places in Graph::duties and in its routes
    std::vector<std::uint32_t> rows{};       ///< of the duty's scope, for its text
    std::vector<std::uint32_t> elements{};   ///< place in the list of `for each`, from 1; 0 without one, or of an unknown list
    std::vector<Possible> strength{}, done{}, late{};  ///< of strength_enumeration; of tests
    RangeColumn by{}, missing{};             ///< nothing is possible where the duty says nothing of it
    std::size_t size() const { return cases.size(); }
};

namespace detail {

/// Where some strength is possible, or an error: one row of the long form.
struct DutyStanding {
    std::uint32_t duty, route, row;
};

inline Word but_only_none(Column const& column, std::size_t word) {
    return column.some(word) | column.plane(error_plane, word);
}

/// By case, and in each in order: a duty after the other, its elements, their actors.
inline std::vector<DutyStanding> standings(Graph const& graph, Evaluation const& evaluation, std::vector<std::uint32_t>& cases) {
    std::vector<DutyStanding> found, sorted;
    std::vector<std::uint32_t> case_of;
    std::vector<std::size_t> begins(evaluation.rows(0) + std::size_t{1});
    for (std::uint32_t duty = 0; duty < graph.duties.size(); ++duty) {
        auto const& routes = graph.duties[duty].routes;
        if (routes.empty()) continue;
        ScopeId const scope = graph.duties[duty].scope;
        for (std::size_t word = 0; word < evaluation.column(routes[0].strength).words; ++word) {
            Word some = 0;
            for (RouteOutput const& route : routes) some |= but_only_none(evaluation.column(route.strength), word);
            each_bit(some, [&](unsigned bit) {
                auto const row = static_cast<std::uint32_t>(word * rows_in_a_word + bit);
                std::uint32_t const the_case = evaluation.outwards(scope, row, 0);
                for (std::uint32_t route = 0; route < routes.size(); ++route) {
                    if ((but_only_none(evaluation.column(routes[route].strength), word) & bit_of(bit)) == 0) continue;
                    found.push_back({duty, route, row}), case_of.push_back(the_case);
                    ++begins[the_case + 1];
                }
            });
        }
    }
    for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
    sorted.resize(found.size()), cases.resize(found.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        std::size_t const place = begins[case_of[i]]++;
        sorted[place] = found[i], cases[place] = case_of[i];
    }
    return sorted;
}

inline void read_range(Evaluation const& evaluation, NodeId node, std::uint32_t row, RangeColumn& out) {
    Possible const possible = node == nothing ? 0 : possible_in(evaluation.column(node), row);
    Span const span = possible & possibly_some ? evaluation.column(node).span(row) : Span{};
    out.possible.push_back(possible), out.low.push_back(span.low), out.high.push_back(span.high);
}

}  // namespace detail

/// Every duty of the run; what the columns held before is gone.
inline void read_duties(Graph const& graph, Evaluation const& evaluation, DutyColumns& out) {
    for (auto* const each : {&out.duties, &out.routes, &out.rows, &out.elements}) each->clear();
    for (auto* const each : {&out.strength, &out.done, &out.late}) each->clear();
    for (auto* const each : {&out.by, &out.missing}) each->possible.clear(), each->low.clear(), each->high.clear();
    for (auto const& [duty, route, row] : detail::standings(graph, evaluation, out.cases)) {
        DutyOutput const& output = graph.duties[duty];
        bool const in_list = output.scope != 0 && !evaluation.imagined(output.scope, row);
        out.duties.push_back(duty), out.routes.push_back(route), out.rows.push_back(row);
        out.elements.push_back(in_list ? evaluation.place(output.scope, row) + 1 : 0);
        out.strength.push_back(possible_in(evaluation.column(output.routes[route].strength), row));
        out.done.push_back(possible_in(evaluation.column(output.done), row));
        out.late.push_back(possible_in(evaluation.column(output.late), row));
        detail::read_range(evaluation, output.by, row, out.by);
        detail::read_range(evaluation, output.short_, row, out.missing);
    }
}

}  // namespace rubric
