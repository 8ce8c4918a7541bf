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
    auto const framework = load_or_report(arguments.framework, false);
    if (!framework) return policy_failed;

    Outcome const outcome = decide(*framework, arguments);
    if (arguments.asks_otherwise) {
        for (DecisionOutput const& each : framework->graph().decisions)
            if (arguments.decision.empty() || arguments.decision == each.name) std::cout << outcome.would_be_words(arguments.would_be, each.name);
        return done;
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
    for (std::string const& each : outcome.unreadable()) std::cerr << each << '\n';
    return done;
}

}  // namespace rubric::cli
