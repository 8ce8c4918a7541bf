// rubric ask: what is to be found out of one case, the most useful first.
#include "commands.hpp"

#include <iostream>

namespace rubric::cli {

int run(AskArguments const& arguments) {
    auto const framework = load_or_report(arguments.framework, false);
    if (!framework) return framework.status;
    Outcome const outcome = framework->decide_json(read_case(arguments.case_file), options_of(arguments.deciding));
    std::cout << (arguments.format == "json" ? outcome.questions_json() + "\n" : outcome.ask());
    return tell(*framework, arguments.deciding, outcome);
}

}  // namespace rubric::cli
