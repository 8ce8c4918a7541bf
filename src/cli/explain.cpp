// rubric explain: why one case is decided as it is.
#include "commands.hpp"

#include <fstream>
#include <iostream>
#include <iterator>

namespace rubric::cli {
namespace {

std::string read_case(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw InputError("error: cannot read `" + path + "`", {});
    return {std::istreambuf_iterator<char>(file), {}};
}

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
    if (!arguments.actor.empty() && (arguments.format == "json" || !arguments.decision.empty())) {
        std::cerr << "error: a notice is text or html, and about everything; leave out " << (arguments.decision.empty() ? "--format json\n" : "--decision\n");
        return wrong_usage;
    }
    auto const framework = load_or_report(arguments.framework, false);
    if (!framework) return policy_failed;

    Outcome const outcome = decide(*framework, arguments);
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
