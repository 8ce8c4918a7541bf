// CONTRACT (the core room fills this in): runs a graph over cases and keeps what it found, so that values, deciding rules and the facts that
// an open value hangs on can be read afterwards. The finished evaluation is its own trace: explanations cost the run nothing.
//
//   rubric::Evaluation evaluation(graph);
//   evaluation.run(facts, texts);
//   rubric::Value const level = evaluation.value(graph.decisions[0].value);
//
// Reusable: a second run of the same size allocates nothing. One thread at a time for one Evaluation; any number of Evaluations
// may share a Graph.
#pragma once

#include <rubric/facts.hpp>
#include <rubric/value.hpp>

#include <memory>
#include <span>
#include <string>

namespace rubric {

/// A fact of a case, by place: `judgement`, `visits[2].on` (counted from 1; an element of an unknown list: `visits[].on`).
struct FactPath {
    ScopeId scope = 0;
    std::uint32_t row = 0, slot = 0;
    bool operator==(FactPath const&) const = default;
    auto operator<=>(FactPath const&) const = default;
};

class Evaluation {
public:
    struct Options {
        bool assuming = true;  ///< take assumptions where facts are open
    };

    explicit Evaluation(Graph const& graph);  ///< the graph outlives it

    /// Another value for Graph::parameters[index], for the runs that follow; for all dates.
    void set(std::uint32_t index, Fact value);

    void run(Row const& facts, Texts& texts, Options options);
    void run(std::span<Row const> cases, Texts& texts, Options options);

    Value value(NodeId node, std::uint32_t row = 0) const;

    std::uint32_t rows(ScopeId scope) const;                        ///< of the scope, over all cases
    std::uint32_t parent(ScopeId scope, std::uint32_t row) const;   ///< row of the enclosing scope
    std::uint32_t place(ScopeId scope, std::uint32_t row) const;    ///< in its list, from 0
    bool imagined(ScopeId scope, std::uint32_t row) const;          ///< stands for the elements of an unknown list

    /// The rules that settled the value, or may have, as places in Graph::rules: those of the reductions that it took its way
    /// through; docs/semantics.md, Rules.
    std::vector<std::uint32_t> because(NodeId node, std::uint32_t row = 0) const;

    /// The facts, not given, that an open value hangs on; none for a settled one. Ordered.
    std::vector<FactPath> needs(NodeId node, std::uint32_t row = 0) const;

    /// The facts given or assumed that the value was read from; for explanations. Ordered.
    std::vector<FactPath> uses(NodeId node, std::uint32_t row = 0) const;

    /// The assumed facts without which the value would be open. Runs the case again without assumptions, the first time it is asked.
    std::vector<FactPath> assumed(NodeId node, std::uint32_t row = 0) const;

    std::string text(FactPath const& path) const;
};

}  // namespace rubric
