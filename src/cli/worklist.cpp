// rubric worklist: the duties to be done, over all cases.
#include "commands.hpp"

#include <iostream>

namespace rubric::cli {

int run(WorklistArguments const& arguments) {
    if (arguments.inputs.files.empty()) {
        std::cerr << "error: name at least one file of cases\n";
        return wrong_usage;
    }
    auto const framework = load_or_report(arguments.framework, false);
    if (!framework) return framework.status;
    WorklistRequest request{.evaluation = {.options = options_of(arguments.deciding), .format = arguments.format}, .actor = arguments.actor};
    if (!arguments.until.empty()) request.until = day_of(arguments.until);
    auto const kept = arguments.inputs.add_to(request.evaluation);
    WorklistSummary const summary = worklist(*framework, request);
    std::cerr << summary.text();
    return summary.facts_in_error == 0 ? done : bad_input;
}

}  // namespace rubric::cli
