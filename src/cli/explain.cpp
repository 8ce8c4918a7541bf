// rubric explain: why one case is decided as it is.
#include "commands.hpp"

#include <iostream>

namespace rubric::cli {

int run(ExplainArguments const& arguments) {
    if (!says_which(arguments)) return wrong_usage;
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
