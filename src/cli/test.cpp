// rubric test: the scenarios of each framework.
#include "commands.hpp"
#include "framework/json.hpp"
#include "scenario/scenario.hpp"

#include <algorithm>
#include <iostream>
#include <utility>

namespace rubric::cli {
namespace {

struct Tally {
    std::size_t passed = 0, failed = 0, waiting = 0;
    void add(Tally const& other) { passed += other.passed, failed += other.failed, waiting += other.waiting; }
};

std::string words(Tally const& tally) {
    std::string const waiting = tally.waiting == 0 ? "" : ", " + std::to_string(tally.waiting) + " waiting for what this version does not evaluate";
    return std::to_string(tally.passed) + " passed, " + std::to_string(tally.failed) + " failed" + waiting;
}

std::string scenarios(std::size_t count) { return std::to_string(count) + (count == 1 ? " scenario" : " scenarios"); }

constexpr char const* status_name(scenario::Status status) {
    return status == scenario::Status::passed ? "passed" : status == scenario::Status::failed ? "failed" : "waiting";
}

std::string message(scenario::Result const& result, Framework const& framework) {
    if (result.status == scenario::Status::waiting) return "waits for " + one_of(result.waits_for, "and");
    std::string text;
    for (Diagnostic const& found : result.failures) text += render(found, framework.sources());
    return text;
}

std::string escaped(std::string_view text, bool xml) {
    std::string out;
    if (!xml) {
        append_json(out, text);
        return out;
    }
    for (char each : text) {
        std::string_view const entity = each == '<' ? "&lt;" : each == '&' ? "&amp;" : each == '"' ? "&quot;" : "";
        out += entity.empty() ? std::string(1, each) : std::string(entity);
    }
    return out;
}

/// A line a scenario: an object of a JSON array, or a test case of JUnit's XML.
void write_result(scenario::Result const& result, Framework const& framework, bool xml, bool first) {
    std::string const found = escaped(message(result, framework), xml), title = escaped(result.title, xml);
    std::string const name = escaped(framework.name(), xml), line = std::to_string(framework.sources().locate(result.at).line);
    if (!xml) {
        std::cout << (first ? " " : ",\n ") << "{\"framework\": " << name << ", \"scenario\": " << title << ", \"line\": " << line
                  << ", \"status\": \"" << status_name(result.status) << "\", \"message\": " << found << "}";
        return;
    }
    std::cout << "  <testcase classname=\"" << name << "\" name=\"" << title << "\" line=\"" << line << "\">";
    if (result.status == scenario::Status::failed) std::cout << "<failure message=\"an expectation does not hold\">" << found << "</failure>";
    if (result.status == scenario::Status::waiting) std::cout << "<skipped message=\"" << found << "\"/>";
    std::cout << "</testcase>\n";
}

Tally write_all(Framework const& framework, bool xml, bool first) {
    Tally tally;
    for (scenario::Result const& each : scenario::run(*framework.model())) {
        write_result(each, framework, xml, first && tally.passed + tally.failed + tally.waiting == 0);
        ++(each.status == scenario::Status::passed ? tally.passed : each.status == scenario::Status::failed ? tally.failed : tally.waiting);
    }
    return tally;
}

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
    if (arguments.coverage && arguments.format == "junit") {
        std::cerr << "error: --coverage is written as text or json\n";
        return wrong_usage;
    }
    bool const xml = arguments.format == "junit", text = arguments.format == "text";
    Tally all;
    bool first = true;
    int status = done;
    if (!text) std::cout << (xml ? "<testsuite name=\"rubric\">\n" : "[\n");
    for (std::string const& name : expanded(arguments.frameworks)) {
        auto const framework = load_or_report(name, false);
        if (!framework) {
            status = std::max(status, framework.status);
            continue;
        }
        if (arguments.coverage && !text) {
            write_coverage(*framework, false, std::exchange(first, false));
            continue;
        }
        if (text) std::cout << framework->name() << '\n';
        Tally const tally = text ? run_all(*framework) : write_all(*framework, xml, std::exchange(first, false));
        all.add(tally);
        if (text)
            std::cout << "  " << scenarios(tally.passed + tally.failed + tally.waiting) << ": " << words(tally) << '\n';
        if (arguments.coverage) write_coverage(*framework, true, false);
    }
    if (text)
        std::cout << words(all) << '\n';
    else
        std::cout << (xml ? "</testsuite>\n" : "\n]\n");
    return all.failed == 0 ? status : std::max<int>(status, policy_failed);
}

}  // namespace rubric::cli
