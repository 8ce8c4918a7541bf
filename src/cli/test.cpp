// rubric test: the scenarios of each framework.
#include "commands.hpp"
#include "scenario/scenario.hpp"

#include <iostream>

namespace rubric::cli {
namespace {

struct Tally {
    std::size_t passed = 0, failed = 0, waiting = 0;
    void add(Tally const& other) { passed += other.passed, failed += other.failed, waiting += other.waiting; }
};

std::string scenarios(std::size_t count) { return std::to_string(count) + (count == 1 ? " scenario" : " scenarios"); }

Tally run_all(Framework const& framework) {
    Tally tally;
    for (scenario::Result const& each : scenario::run(*framework.model())) {
        switch (each.status) {
            case scenario::Status::passed: ++tally.passed; continue;
            case scenario::Status::waiting:
                ++tally.waiting;
                std::cout << "  waits: " << each.title << " (" << one_of(each.waits_for, "and") << ")\n";
                continue;
            case scenario::Status::failed:
                ++tally.failed;
                std::cout << "  failed: " << each.title << '\n';
                for (Diagnostic const& found : each.failures) std::cout << render(found, framework.sources(), colour());
        }
    }
    return tally;
}

}  // namespace

int run(TestArguments const& arguments) {
    Tally all;
    bool compiled = true;
    for (std::string const& name : expanded(arguments.frameworks)) {
        auto const framework = load_or_report(name, false);
        if (!framework) {
            compiled = false;
            continue;
        }
        std::cout << framework->name() << '\n';
        Tally const tally = run_all(*framework);
        std::cout << "  " << scenarios(tally.passed + tally.failed + tally.waiting) << ": " << tally.passed << " passed, " << tally.failed
                  << " failed, " << tally.waiting << " waiting for what this version does not evaluate yet\n";
        all.add(tally);
    }
    std::cout << all.passed << " passed, " << all.failed << " failed, " << all.waiting << " waiting\n";
    return compiled && all.failed == 0 ? done : policy_failed;
}

}  // namespace rubric::cli
