// The scenarios of a framework, with their failures in words.
#include "scenario/scenario.hpp"

#include <rubric/scenarios.hpp>
#include <rubric/show.hpp>

namespace rubric {

std::vector<ScenarioResult> run_scenarios(Framework const& framework) {
    using Status = ScenarioResult::Status;
    std::vector<ScenarioResult> all;
    Sources const& sources = framework.sources();
    for (scenario::Result const& each : scenario::run(*framework.model())) {
        ScenarioResult made{.title = each.title, .file = sources[each.at.source].name, .line = sources.locate(each.at).line};
        made.held = each.held, made.expected = each.expected;
        if (each.status == scenario::Status::failed) made.status = Status::failed;
        for (Diagnostic const& found : each.failures) made.message += render(found, sources);
        if (each.status == scenario::Status::waiting) {
            made.status = Status::waiting;
            made.message = "waits for " + one_of(each.waits_for, "and");
        }
        all.push_back(std::move(made));
    }
    return all;
}

}  // namespace rubric
