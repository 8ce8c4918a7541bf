// What the scenarios of a framework leave untried: a rule that never settled anything, a condition that always held, a level that no
// scenario reaches. Whoever changed such a line would break no scenario.
//
//   for (auto const& each : scenario::coverage(framework).items)
//       for (auto const& gap : scenario::gaps(each)) std::cout << each.file << ':' << each.line << ": " << each.name << ": " << gap << '\n';
#pragma once

#include "check/model.hpp"

#include <string>
#include <vector>

namespace rubric::scenario {

/// One thing that scenarios can try, and in how many of them it was seen which way.
struct Covered {
    enum class Kind {
        rule,       ///< of a let, a function or a decision; `otherwise` too
        offer,
        route,      ///< of a duty
        where,      ///< of a duty `for each`
        pair,       ///< of a map
        parameter,
        level,      ///< of a decision: that it comes out so
        report,
        column      ///< of a report
    };
    Kind kind = Kind::rule;
    std::string name{};              ///< `level.crisis`, `plan`, `report.adviser`, `counts_as: met`, `small`, `level = targeted`
    std::string file{};
    std::uint32_t line = 0;
    Place at{};
    bool conditional = false;        ///< it has a condition, which can fail
    std::size_t held = 0, failed = 0;  ///< scenarios in which it surely held or was given; surely did not
    std::size_t mattered = 0;        ///< scenarios in which it settled a value: was taken, read, reached
};

struct Coverage {
    std::size_t scenarios = 0;
    std::vector<Covered> items{};      ///< of the framework's own text, in the order written
    std::size_t tried() const;       ///< things that can be seen and were: each item counts once for each way that it can be seen
    std::size_t all() const;
};

/// Runs the scenarios. The framework has been checked without errors.
Coverage coverage(check::Framework const& framework);

/// What no scenario has shown of it, and why that matters; nothing where it has been seen every way.
std::vector<std::string> gaps(Covered const& item);

/// The share that is tried, and each gap with its place; several lines.
std::string show(Coverage const& coverage);

}  // namespace rubric::scenario
