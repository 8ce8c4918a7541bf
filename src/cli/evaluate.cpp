// rubric evaluate: files in, decisions out, and a summary.
#include "commands.hpp"

#include <iostream>

namespace rubric::cli {

int run(EvaluateArguments const& arguments) {
    if (arguments.inputs.files.empty()) {
        std::cerr << "error: name at least one file of cases\n";
        return wrong_usage;
    }
    auto const framework = load_or_report(arguments.framework, false);
    if (!framework) return policy_failed;

    EvaluateRequest request{.options = options_of(arguments.deciding)};
    auto const kept = arguments.inputs.add_to(request);
    request.format = arguments.format;
    request.out = arguments.out;
    request.duties = arguments.duties;
    request.summary_only = arguments.summary;
    Summary const summary = rubric::evaluate(*framework, request);
    std::cerr << summary.text();
    return summary.facts_in_error == 0 ? done : bad_input;
}

}  // namespace rubric::cli
