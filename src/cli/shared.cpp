#include "commands.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

namespace rubric::cli {

bool colour() { return isatty(STDERR_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr; }

std::vector<std::string> expanded(std::vector<std::string> const& names) {
    std::vector<std::string> files;
    for (std::string const& name : names) {
        if (!std::filesystem::is_directory(name)) {
            files.push_back(name);
            continue;
        }
        auto const first = static_cast<std::ptrdiff_t>(files.size());
        for (auto const& entry : std::filesystem::directory_iterator(name))
            if (entry.path().extension() == ".rubric") files.push_back(entry.path().string());
        std::sort(files.begin() + first, files.end());
        if (static_cast<std::ptrdiff_t>(files.size()) == first) throw InputError("error: there is no .rubric file in `" + name + "`", {});
    }
    return files;
}

Loaded load_or_report(std::string const& name, bool warnings) {
    Compiled const compiled = load(name);
    if (!compiled || warnings) std::cerr << compiled.report(colour());
    if (compiled) return {.framework = *compiled};
    int status = policy_failed;
    for (Diagnostic const& each : compiled.diagnostics()) {
        if (each.code.starts_with("R06")) throw LimitReached();
        if (each.code == "R0001") status = bad_input;
    }
    return {.status = status};
}

std::int64_t day_of(std::string const& text) {
    if (text == "today") {
        auto const day = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
        std::chrono::sys_days const first = std::chrono::year{1} / 1 / 1;
        return (day - first).count() + 1;
    }
    auto const day = parse_iso(text);
    if (!day) throw InputError("error: `" + text + "` is not a date; write it as 2022-09-01, or `today`", {});
    return *day;
}

DecideOptions options_of(Deciding const& deciding) {
    DecideOptions options{.sensitive = deciding.sensitive};
    if (!deciding.on.empty()) options.on = day_of(deciding.on);
    for (std::string const& each : deciding.set) {
        auto const equals = each.find('=');
        if (equals == std::string::npos) throw InputError("error: `--set " + each + "` is not PARAMETER=VALUE", {});
        options.set.emplace_back(each.substr(0, equals), each.substr(equals + 1));
    }
    return options;
}

int tell(Framework const& framework, Deciding const& deciding, Outcome const& outcome) {
    if (auto const outside = framework.out_of_force(options_of(deciding).on); !outside.empty()) std::cerr << "warning: " << outside << '\n';
    for (std::string const& each : outcome.unreadable()) std::cerr << each << '\n';
    return outcome.unreadable().empty() ? done : bad_input;
}

bool says_which(CaseArguments const& arguments) {
    bool const one = arguments.case_file.empty() != arguments.inputs.files.empty();
    if (!one) std::cerr << "error: say either --case CASE.json, or files and --key KEY\n";
    return one;
}

Outcome decide(Framework const& framework, CaseArguments const& arguments) {
    DecideOptions const options = options_of(arguments.deciding);
    if (!arguments.case_file.empty()) return framework.decide_json(read_case(arguments.case_file), options);
    EvaluateRequest request{.options = options};
    auto const kept = arguments.inputs.add_to(request);
    return decide_key(framework, request, arguments.key);
}

}  // namespace rubric::cli
