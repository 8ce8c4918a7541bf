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

std::optional<Framework> load_or_report(std::string const& name, bool warnings) {
    Compiled const compiled = load(name);
    if (!compiled || warnings) std::cerr << compiled.report(colour());
    if (compiled) return *compiled;
    for (Diagnostic const& each : compiled.diagnostics())
        if (each.code.starts_with("R06")) throw LimitReached();
    return std::nullopt;
}

DecideOptions options_of(Deciding const& deciding) {
    DecideOptions options{.sensitive = deciding.sensitive};
    if (deciding.on == "today") {
        auto const day = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
        std::chrono::sys_days const first = std::chrono::year{1} / 1 / 1;
        options.on = (day - first).count() + 1;
    } else if (!deciding.on.empty()) {
        options.on = parse_iso(deciding.on);
        if (!options.on) throw InputError("error: `" + deciding.on + "` is not a date; write it as 2022-09-01, or `today`", {});
    }
    for (std::string const& each : deciding.set) {
        auto const equals = each.find('=');
        if (equals == std::string::npos) throw InputError("error: `--set " + each + "` is not PARAMETER=VALUE", {});
        options.set.emplace_back(each.substr(0, equals), each.substr(equals + 1));
    }
    return options;
}

bool says_which(CaseArguments const& arguments) {
    bool const one = arguments.case_file.empty() != arguments.inputs.empty();
    if (!one) std::cerr << "error: say either --case CASE.json, or files and --key KEY\n";
    return one;
}

Outcome decide(Framework const& framework, CaseArguments const& arguments) {
    DecideOptions const options = options_of(arguments.deciding);
    if (!arguments.case_file.empty()) return framework.decide_json(read_case(arguments.case_file), options);
    EvaluateRequest request{.inputs = inputs_of(arguments.inputs), .options = options};
    request.delimiter = arguments.delimiter.empty() ? ',' : arguments.delimiter.front();
    request.encoding = arguments.encoding;
    return decide_key(framework, request, arguments.key);
}

std::string read_case(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw InputError("error: cannot read `" + path + "`", {});
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<EvaluateRequest::Input> inputs_of(std::vector<std::string> const& inputs) {
    std::vector<EvaluateRequest::Input> all;
    for (std::string const& each : inputs) {
        auto const equals = each.find('=');
        bool const named = equals != std::string::npos && !std::filesystem::exists(each);
        all.push_back(named ? EvaluateRequest::Input{each.substr(0, equals), each.substr(equals + 1)} : EvaluateRequest::Input{"", each});
    }
    return all;
}

}  // namespace rubric::cli
