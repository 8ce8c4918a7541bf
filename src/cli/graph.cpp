// rubric graph: what the decisions need, as a picture.
#include "commands.hpp"

#include <iostream>

namespace rubric::cli {

int run(GraphArguments const& arguments) {
    auto const framework = load_or_report(arguments.framework, false);
    if (!framework) return policy_failed;
    if (arguments.case_file.empty()) {
        std::cout << framework->picture(arguments.format);
        return done;
    }
    Outcome const outcome = framework->decide_json(read_case(arguments.case_file), options_of(arguments.deciding));
    std::cout << outcome.picture(arguments.format);
    for (std::string const& each : outcome.unreadable()) std::cerr << each << '\n';
    return outcome.unreadable().empty() ? done : bad_input;
}

}  // namespace rubric::cli
