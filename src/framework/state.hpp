// What an Outcome reads from: the finished evaluation of one case, with the texts and the graph that it needs.
#pragma once

#include <rubric/framework.hpp>

#include <memory>

namespace rubric {

struct State {
    std::shared_ptr<Graph const> graph;
    Texts texts;
    Row facts;
    Evaluation evaluation;
    bool sensitive = false;
    CaseOutcome outcome;

    explicit State(std::shared_ptr<Graph const> of) : graph(std::move(of)), texts(*graph), facts(graph->shapes[0]), evaluation(*graph) {}
};

/// Sets the parameters of `options` in the evaluation; an InputError for a name or a value that does not fit.
void set_parameters(Graph const& graph, Texts& texts, Evaluation& evaluation, DecideOptions const& options);

}  // namespace rubric
