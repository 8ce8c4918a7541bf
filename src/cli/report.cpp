// rubric report: a report of one case.
#include "commands.hpp"

#include <iostream>

namespace rubric::cli {

int run(ReportArguments const& arguments) {
    if (!says_which(arguments)) return wrong_usage;
    auto const framework = load_or_report(arguments.framework, false);
    if (!framework) return framework.status;
    Outcome const outcome = decide(*framework, arguments);
    try {
        std::cout << outcome.report(arguments.report).write(arguments.format);
    } catch (std::out_of_range const& unknown) {
        std::cerr << "error: " << unknown.what() << '\n';
        return wrong_usage;
    }
    return tell(*framework, arguments.deciding, outcome);
}

}  // namespace rubric::cli
