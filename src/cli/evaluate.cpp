// rubric evaluate: files in, decisions out, and a summary.
#include "commands.hpp"

#include <iostream>

namespace rubric::cli {

int run(EvaluateArguments const& arguments) {
    if (arguments.inputs.empty()) {
        std::cerr << "error: name at least one file of cases\n";
        return wrong_usage;
    }
    if (arguments.delimiter.size() != 1) {
        std::cerr << "error: the delimiter is one character\n";
        return wrong_usage;
    }
    auto const framework = load_or_report(arguments.framework, false);
    if (!framework) return policy_failed;

    EvaluateRequest request{.inputs = inputs_of(arguments.inputs), .options = options_of(arguments.deciding)};
    request.format = arguments.format;
    request.out = arguments.out;
    request.duties = arguments.duties;
    request.delimiter = arguments.delimiter.front();
    request.encoding = arguments.encoding;
    request.summary_only = arguments.summary;
    Summary const summary = rubric::evaluate(*framework, request);
    std::cerr << summary.text();
    return summary.facts_in_error == 0 ? done : bad_input;
}

}  // namespace rubric::cli
