// One case of a graph made by hand, run again whenever a fact has changed.
#pragma once

#include <rubric/builder.hpp>
#include <rubric/evaluation.hpp>

#include <catch2/catch.hpp>

namespace decided {

using namespace rubric;

constexpr Fact known(std::int64_t value) { return {Fact::State::known, value}; }
inline constexpr Fact none{Fact::State::none, 0}, in_error{Fact::State::error, 0};

inline Value levels(Domain domain, std::uint64_t mask) { return {.domain = domain, .levels = mask}; }
inline Value yes_or_no(std::uint64_t mask) { return levels(boolean_domain, mask); }

/// One case of a graph, run again whenever a fact has changed.
struct Case {
    Graph const& graph;
    Texts texts{graph};
    Row facts{graph.shapes[0]};
    Evaluation evaluation{graph};

    explicit Case(Graph const& of) : graph(of) {}
    Case& run(bool assuming = true) {
        evaluation.run(facts, texts, {.assuming = assuming});
        return *this;
    }
    Value operator()(NodeId node, std::uint32_t row = 0) const { return evaluation.value(node, row); }

    std::vector<std::string> because(NodeId node) const {
        std::vector<std::string> names;
        for (auto const rule : evaluation.because(node)) names.push_back(graph.rules[rule].name);
        return names;
    }
    std::vector<std::string> texts_of(std::vector<FactPath> const& paths) const {
        std::vector<std::string> found;
        for (auto const& path : paths) found.push_back(evaluation.text(path));
        return found;
    }
    std::vector<std::string> needs(NodeId node) const { return texts_of(evaluation.needs(node)); }
    std::vector<std::string> uses(NodeId node) const { return texts_of(evaluation.uses(node)); }
    std::vector<std::string> assumed(NodeId node) const { return texts_of(evaluation.assumed(node)); }

    Row& element(std::uint32_t list, std::size_t index) { return facts.lists[list].rows.at(index); }
    void elements(std::uint32_t list, std::size_t count, ShapeId shape) {
        facts.lists[list].state = Fact::State::known;
        facts.lists[list].rows.assign(count, Row(graph.shapes[shape]));
    }
};

using Names = std::vector<std::string>;

enum Grade { poor, fair, good };

/// The framework of the examples in semantics.md: a grade and a doubt decide.
struct Review {
    GraphBuilder build{"review"};
    EnumerationId grades = build.scale("grade", {"poor", "fair", "good"});
    Domain grade = levels_of(grades);
    std::uint32_t judgement_slot = build.slot({.path = "judgement", .title = "Judgement", .domain = grade});
    std::uint32_t doubt_slot = build.slot({.path = "doubt", .title = "Doubt", .domain = boolean_domain});
    NodeId judgement = build.fact(judgement_slot), doubt = build.fact(doubt_slot);
};

}  // namespace decided
