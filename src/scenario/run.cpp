#include "given.hpp"
#include "judge.hpp"
#include "scenario.hpp"

#include "lower/lower.hpp"
#include "text/message.hpp"

#include <algorithm>

namespace rubric::scenario {

namespace {

void add_once(std::vector<std::string>& all, std::string const& one) {
    if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

Diagnostic failure(check::Expectation const& expected, Verdict const& verdict) {
    if (verdict.table.empty())
        return text::message(text::Code::R0601, expected.at, {{"found", verdict.found}, {"reason", verdict.reason}});
    Diagnostic made = text::message(text::Code::R0624, expected.at, {{"name", expected.report->name}, {"found", verdict.found}});
    made.help = verdict.table;
    return made;
}

Result run_one(check::Framework const& framework, check::Scenario const& scenario, lower::Extended const& extended,
               Questions const& questions) {
    Result result{.title = scenario.title, .at = scenario.at, .failures = {}, .waits_for = {}};
    Graph const& graph = extended.graph;
    Texts texts(graph);
    Facts const facts = facts_of(framework, scenario, graph, texts);
    result.expected = scenario.expected.size();
    for (auto const& feature : facts.waits_for) add_once(result.waits_for, feature);
    if (!facts.waits_for.empty()) {
        result.status = Status::waiting;
        return result;
    }
    result.failures = facts.wrong;
    Evaluation evaluation(graph);
    for (auto const& [index, value] : facts.parameters) evaluation.set(index, value);
    evaluation.run(facts.row, texts, {});
    Judge const judge(extended, questions, evaluation, texts);
    for (auto const& expected : scenario.expected) {
        Verdict const verdict = judge.judge(expected);
        auto const waits =
            verdict.in_error || (verdict.looked_at.empty() && expected.kind != check::Expectation::Kind::asks) ? waits_of(graph, verdict.looked_at) : std::vector<std::string>{};
        for (auto const& feature : waits) add_once(result.waits_for, feature);
        if (!waits.empty()) continue;
        if (verdict.holds)
            ++result.held;
        else
            result.failures.push_back(failure(expected, verdict));
    }
    result.status = !result.failures.empty() ? Status::failed : !result.waits_for.empty() ? Status::waiting : Status::passed;
    return result;
}

}  // namespace

std::vector<Result> run(check::Framework const& framework) {
    Questions const questions(framework);
    lower::Extended const extended = lower::lower(framework, questions.all());
    std::vector<Result> results;
    for (auto const& scenario : framework.scenarios) results.push_back(run_one(framework, scenario, extended, questions));
    return results;
}

}  // namespace rubric::scenario
