// rubric explain: why one case is decided as it is.
#include "commands.hpp"

#include <iostream>

namespace rubric::cli {
namespace {

Outcome decide(Framework const& framework, ExplainArguments const& arguments) {
    DecideOptions const options = options_of(arguments.deciding);
    if (!arguments.case_file.empty()) return framework.decide_json(read_case(arguments.case_file), options);
    EvaluateRequest request{.inputs = inputs_of(arguments.inputs), .options = options};
    request.delimiter = arguments.delimiter.empty() ? ',' : arguments.delimiter.front();
    request.encoding = arguments.encoding;
    return decide_key(framework, request, arguments.key);
}

}  // namespace

int run(ExplainArguments const& arguments) {
    if (arguments.case_file.empty() == arguments.inputs.empty() || (!arguments.inputs.empty() && arguments.key.empty())) {
        std::cerr << "error: say either --case CASE.json, or files and --key KEY\n";
        return wrong_usage;
    }
    auto const framework = load_or_report(arguments.framework, false);
    if (!framework) return policy_failed;

    Outcome const outcome = decide(*framework, arguments);
    std::vector<std::string> decisions{arguments.decision};
    if (arguments.decision.empty()) {
        decisions.clear();
        for (DecisionOutput const& each : framework->graph().decisions) decisions.push_back(each.name);
    }
    if (arguments.format == "json") {
        std::cout << '[';
        for (std::string const& each : decisions) std::cout << (&each == decisions.data() ? "" : ",\n ") << outcome.explanation_json(each);
        std::cout << "]\n";
        return done;
    }
    for (std::string const& each : decisions) std::cout << outcome.explain(each) << (arguments.decision.empty() ? "\n" : "");
    for (std::string const& each : outcome.unreadable()) std::cerr << each << '\n';
    if (arguments.decision.empty()) std::cout << outcome.explain_duties();
    return done;
}

}  // namespace rubric::cli
