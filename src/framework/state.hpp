// What a Framework shares between its copies, and what an Outcome reads from.
#pragma once

#include "check/model.hpp"
#include "data/case.hpp"
#include "lower/lower.hpp"

#include <rubric/framework.hpp>

#include <memory>

namespace rubric {

struct Prepared {
    std::shared_ptr<check::Framework const> model;
    std::shared_ptr<Sources const> sources;
    Graph graph;
    std::optional<Graph> reports;  ///< the same with reports, if there are some
    data::CaseReader cases;

    Prepared(std::shared_ptr<check::Framework const> of, std::shared_ptr<Sources const> read_from, lower::Graphs lowered)
        : model(std::move(of)),
          sources(std::move(read_from)),
          graph(std::move(lowered.decisions)),
          reports(std::move(lowered.reports)),
          cases(graph) {}
    Prepared(Prepared const&) = delete;
    Prepared& operator=(Prepared const&) = delete;
};

/// A parameter of the graph with its value for a run.
struct Setting {
    std::uint32_t parameter = 0;
    Fact value;
};

/// The finished evaluation of one case, with the texts and the graph that it needs.
struct State {
    std::shared_ptr<Prepared const> framework;
    std::shared_ptr<void const> beneath{};  ///< what the texts stand over, if anything
    Texts texts;
    Row facts;
    Evaluation evaluation;
    std::string key{};               ///< of the case; may be empty
    CaseOutcome outcome{};
    std::vector<std::string> unreadable{};

    explicit State(std::shared_ptr<Prepared const> of)
        : framework(std::move(of)), texts(framework->graph), facts(framework->graph.shapes[0]), evaluation(framework->graph) {}
    State(State const&) = delete;
    State& operator=(State const&) = delete;
    Graph const& graph() const { return framework->graph; }
};

/// The settings of `options`; an InputError for a name or a value that does not fit.
std::vector<Setting> settings_of(Graph const& graph, Texts& texts, DecideOptions const& options);

/// Throws std::out_of_range, naming the nearest decision, for a name that is none.
std::uint32_t decision_index(Graph const& graph, std::string_view name);

/// Decides the facts of the state, and reads the outcome.
Outcome decided(std::shared_ptr<State> state, DecideOptions const& options);

}  // namespace rubric
