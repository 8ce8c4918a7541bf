// rubric graph: what the decisions need, as a picture.
#include "commands.hpp"

#include <rubric/show_cells.hpp>

#include <iostream>

namespace rubric::cli {

int run(GraphArguments const& arguments) {
    auto const framework = load_or_report(arguments.framework, false);
    if (!framework) return framework.status;
    if (arguments.format == "cells") {
        std::cout << show_cells(framework->graph());
        return done;
    }
    if (arguments.case_file.empty()) {
        std::cout << framework->picture(arguments.format);
        return done;
    }
    Outcome const outcome = framework->decide_json(read_case(arguments.case_file), options_of(arguments.deciding));
    std::cout << outcome.picture(arguments.format);
    return tell(*framework, arguments.deciding, outcome);
}

}  // namespace rubric::cli
