// A decision graph built in C++, and three cases put to it: known, open, in error.
#include <rubric/builder.hpp>
#include <rubric/evaluation.hpp>
#include <rubric/show.hpp>

#include <iostream>

namespace {

struct Slots {
    std::uint32_t judgement = 1, crisis = 2;  // slot 0 is `today`
};

rubric::Graph level_of_support() {
    rubric::GraphBuilder build("settings");
    auto const grade = build.scale("grade", {"inadequate", "requires_improvement", "good"});
    auto const level = build.scale("level", {"universal", "targeted", "intensive"});
    auto const judgement = build.field("judgement", rubric::levels_of(grade));
    auto const crisis = build.field("in_crisis", rubric::boolean_domain);
    auto const low = build.at_most(judgement, build.level(grade, "requires_improvement"));
    build.decision("level", build.decide("level", rubric::Policy::first, rubric::levels_of(level),
                                         {{"crisis", crisis, build.level(level, "intensive")},
                                          {"judgement", low, build.level(level, "targeted")}},
                                         build.level(level, "universal")));
    return build.finish();
}

}  // namespace

int main() {
    using State = rubric::Fact::State;
    rubric::Graph const graph = level_of_support();
    rubric::Evaluation evaluation(graph);
    rubric::Texts texts(graph);

    auto const decide = [&](rubric::Fact judgement, rubric::Fact crisis) {
        rubric::Row facts(graph.shapes[0]);
        facts.slots[Slots{}.judgement] = judgement;
        facts.slots[Slots{}.crisis] = crisis;
        evaluation.run(facts, texts, {});
        rubric::NodeId const level = graph.decisions[0].value;
        std::cout << rubric::show(graph, texts, evaluation.value(level));
        for (auto const rule : evaluation.because(level)) std::cout << ", by " << graph.rules[rule].name;
        for (auto const& path : evaluation.needs(level)) std::cout << ", for want of " << evaluation.text(path);
        std::cout << '\n';
    };
    decide({State::known, 1}, {State::known, 0});
    decide({State::known, 1}, {State::unknown});
    decide({State::known, 1}, {State::error});
}
