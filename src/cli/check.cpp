// rubric check: every error and warning; what rests on no source, what nothing reads, what a variant changes; headings that are
// cited and do not stand in their source.
#include "commands.hpp"
#include "review/citations.hpp"
#include "review/differences.hpp"
#include "review/grounds.hpp"
#include "text/message.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

namespace rubric::cli {
namespace {

/// NAME=FILE, read.
review::SourceText read_source(std::string const& argument) {
    auto const equals = argument.find('=');
    if (equals == std::string::npos) throw InputError("error: `--source " + argument + "` is not NAME=FILE", {});
    std::string const path = argument.substr(equals + 1);
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path)) throw InputError("error: cannot read `" + path + "`", {});
    return {argument.substr(0, equals), {std::istreambuf_iterator<char>(file), {}}};
}

std::string count(std::size_t number, std::string const& one) {
    return std::to_string(number) + " " + one + (number == 1 ? "" : "s");
}

void show_differences(check::Framework const& framework, Sources const& sources) {
    auto const all = review::differences(framework, sources);
    if (framework.base.empty()) return;
    std::cout << framework.name << " amends " << framework.base << " in " << count(all.size(), "place") << '\n';
    for (auto const& each : all) {
        std::cout << "  " << each.action << ' ' << each.what << " (" << each.file << ", line " << each.line << ")\n";
        if (!each.was.empty()) std::cout << "    - " << each.was << '\n';
        if (!each.now.empty()) std::cout << "    + " << each.now << '\n';
    }
}

void show_grounds(check::Framework const& framework) {
    auto const found = review::grounds(framework);
    std::cout << framework.name << ": no errors; " << found.cited << " cited, " << found.assumed << " with an assumption, "
              << found.neither.size() << " with neither\n";
    for (auto const& each : found.neither) std::cout << "  neither cited nor assumed: " << each << '\n';
    std::string unread;
    for (auto const& each : review::read_by_nothing(framework)) unread += (unread.empty() ? "" : ", ") + each;
    if (!unread.empty()) std::cout << "  read by nothing: " << unread << '\n';
}

/// Whether every heading cited of the source stands in it.
bool show_citations(Framework const& framework, review::SourceText const& source) {
    auto const found = review::check_citations(*framework.model(), source);
    for (auto const& each : found.missing) std::cerr << text::render(each, framework.sources(), colour());
    if (found.found + found.missing.size() > 0)
        std::cout << framework.name() << ": " << count(found.found, "heading") << " of `" << source.source
                  << "` found in its text, " << found.missing.size() << " not\n";
    return found.missing.empty();
}

void require_named(review::SourceText const& source, std::vector<std::string> const& named) {
    if (std::find(named.begin(), named.end(), source.source) != named.end()) return;
    std::string const near = text::nearest(source.source, named);
    throw InputError(
        "error: no source `" + source.source + "` is declared" + (near.empty() ? "" : "; did you mean `" + near + "`?"), {});
}

}  // namespace

int run(CheckArguments const& arguments) {
    int status = done;
    std::vector<review::SourceText> sources;
    for (std::string const& each : arguments.sources) sources.push_back(read_source(each));
    std::vector<std::string> named;
    for (std::string const& name : expanded(arguments.frameworks)) {
        auto const framework = load_or_report(name, true);
        if (!framework) {
            status = std::max(status, framework.status);
            continue;
        }
        show_differences(*framework->model(), framework->sources());
        show_grounds(*framework->model());
        for (auto const& each : framework->model()->knowledge_sources) named.push_back(each.first);
        for (auto const& each : sources)
            if (!show_citations(*framework, each)) status = std::max<int>(status, policy_failed);
    }
    for (auto const& each : sources) require_named(each, named);
    return status;
}

}  // namespace rubric::cli
