// rubric check: every error and warning, then what rests on no source.
#include "check/model.hpp"
#include "commands.hpp"

#include <iostream>

namespace rubric::cli {
namespace {

/// What a framework decides by, counted: cited, assumed, or neither.
struct Coverage {
    std::size_t cited = 0, assumed = 0;
    std::vector<std::string> bare;

    void add(std::string const& name, Notes const& notes) {
        cited += !notes.citations.empty();
        assumed += !notes.assumptions.empty();
        if (notes.citations.empty() && notes.assumptions.empty()) bare.push_back(name);
    }
};

/// A rule's own notes, else those of what it stands in.
Notes const& either(Notes const& own, Notes const& around) {
    return own.citations.empty() && own.assumptions.empty() ? around : own;
}

Coverage coverage(check::Framework const& framework) {
    Coverage found;
    for (auto const& value : framework.lets) {
        if (!value->decision) continue;
        if (!value->has_rules) found.add(value->name, value->notes);
        for (check::Rule const& rule : value->rules) found.add(value->name + "." + rule.name, either(rule.notes, value->notes));
    }
    for (auto const& offer : framework.offers) found.add(offer->name, offer->notes);
    for (auto const& duty : framework.duties) found.add(duty->name, duty->notes);
    for (auto const& parameter : framework.parameters) found.add(parameter->name, parameter->notes);
    return found;
}

void report(check::Framework const& framework) {
    Coverage const found = coverage(framework);
    std::cout << framework.name << ": no errors; " << found.cited << " cited, " << found.assumed << " with an assumption, "
              << found.bare.size() << " with neither\n";
    for (std::string const& each : found.bare) std::cout << "  neither cited nor assumed: " << each << '\n';
}

}  // namespace

int run(CheckArguments const& arguments) {
    int status = done;
    for (std::string const& name : expanded(arguments.frameworks)) {
        if (auto const framework = load_or_report(name, true))
            report(*framework->model());
        else
            status = policy_failed;
    }
    return status;
}

}  // namespace rubric::cli
