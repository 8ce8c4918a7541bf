// rubric explain: why one case is decided as it is.
#include "commands.hpp"

#include <iostream>

namespace rubric::cli {

int run(ExplainArguments const& arguments) {
    if (!says_which(arguments)) return wrong_usage;
    if (!arguments.actor.empty() && (arguments.format == "json" || !arguments.decision.empty())) {
        std::cerr << "error: a notice is text or html, and about everything; leave out " << (arguments.decision.empty() ? "--format json\n" : "--decision\n");
        return wrong_usage;
    }
    if (arguments.asks_otherwise && (arguments.format != "text" || !arguments.actor.empty())) {
        std::cerr << "error: --would-be is told as text; leave out " << (arguments.actor.empty() ? "--format\n" : "--for\n");
        return wrong_usage;
    }
    auto const framework = load_or_report(arguments.framework, false);
    if (!framework) return framework.status;

    Outcome const outcome = decide(*framework, arguments);
    if (arguments.asks_otherwise) {
        std::vector<std::string> decisions{arguments.decision};
        if (arguments.decision.empty()) {
            decisions.clear();
            for (DecisionOutput const& each : framework->graph().decisions) decisions.push_back(each.name);
        }
        for (std::string const& each : decisions) std::cout << outcome.would_be_words(arguments.would_be, each);
        return tell(*framework, arguments.deciding, outcome);
    }
    bool const html = arguments.format == "html";
    if (!arguments.actor.empty()) {
        Notice const notice = outcome.notice(arguments.actor);
        std::cout << (html ? notice.html() : notice.text());
    } else if (html)
        std::cout << outcome.explanations_html(arguments.decision);
    else if (arguments.format == "json")
        std::cout << outcome.explanations_json(arguments.decision) << '\n';
    else
        std::cout << (arguments.decision.empty() ? outcome.explain_all() : outcome.explain(arguments.decision));
    return tell(*framework, arguments.deciding, outcome);
}

}  // namespace rubric::cli
