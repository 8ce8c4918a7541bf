// Text to framework: parse, check, lower, and whatever was found on the way.
#include "check/check.hpp"
#include "lower/lower.hpp"
#include "state.hpp"
#include "syntax/parse.hpp"
#include "text/bundled.hpp"
#include "text/message.hpp"

#include <rubric/framework.hpp>
#include <rubric/limits.hpp>

#include <fstream>
#include <iterator>

namespace rubric {
namespace {

std::optional<std::string> read_file(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path)) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

/// Beside the file that says `use`, then among the bundled frameworks.
std::optional<std::uint32_t> find_used(std::string const& name, std::uint32_t user, Sources& sources) {
    auto const beside = std::filesystem::path(sources[user].name).parent_path() / (name + ".rubric");
    if (auto text = read_file(beside)) return sources.add(beside.string(), std::move(*text));
    if (auto const text = text::bundled(name)) return sources.add(name + ".rubric", std::string(*text));
    return std::nullopt;
}

/// Among the sources that were given, beside the user's or by the bare name; nothing is read.
std::optional<std::uint32_t> find_given(std::string const& name, std::uint32_t user, Sources& sources) {
    auto const beside = (std::filesystem::path(sources[user].name).parent_path() / (name + ".rubric")).string();
    for (std::string const& wanted : {beside, name + ".rubric"})
        for (std::uint32_t each = 0; each < sources.size(); ++each)
            if (sources[each].name == wanted) return each;
    return std::nullopt;
}

/// The framework of one of the sources.
Compiled compile_source(std::shared_ptr<Sources> sources, std::uint32_t source, check::Load const& find) {
    syntax::Parsed parsed = syntax::parse(*sources, source);
    Diagnostics found = std::move(parsed.diagnostics);
    if (has_errors(found)) return {std::nullopt, std::move(found), sources};

    check::Checked checked = check::check(*sources, parsed.file, source, find);
    found.insert(found.end(), checked.diagnostics.begin(), checked.diagnostics.end());
    if (!checked.framework || has_errors(found)) return {std::nullopt, std::move(found), sources};

    try {
        lower::Graphs graphs = lower::lower_with_reports(*checked.framework, found, sources.get());
        auto prepared = std::make_shared<Prepared const>(std::move(checked.framework), sources, std::move(graphs));
        return {Framework(std::move(prepared)), std::move(found), sources};
    } catch (lower::TooLarge const& limit) {
        found.push_back(text::message(text::Code::R0602, parsed.file.header.name.at,
                                      {{"name", parsed.file.header.name.text}, {"reason", limit.what()}}));
        return {std::nullopt, std::move(found), sources};
    }
}

Compiled compile_source(std::string text, std::string name) {
    auto sources = std::make_shared<Sources>();
    auto const source = sources->add(std::move(name), std::move(text));
    return compile_source(std::move(sources), source, find_used);
}

Compiled unreadable(std::string const& name, std::string const& reason) {
    auto sources = std::make_shared<Sources>();
    auto const source = sources->add(name, "");
    return {std::nullopt, {text::message(text::Code::R0001, Place{source, 0, 0}, {{"name", name}, {"reason", reason}})}, sources};
}

}  // namespace

Compiled compile(std::string text, std::string name) { return compile_source(std::move(text), std::move(name)); }

Compiled compile(std::vector<Source> given) {
    if (given.empty()) return unreadable("", "no source is given");
    auto sources = std::make_shared<Sources>();
    for (Source& each : given) sources->add(std::move(each.name), std::move(each.text));
    return compile_source(std::move(sources), 0, find_given);
}

Compiled compile_file(std::filesystem::path const& path) {
    auto text = read_file(path);
    if (!text) return unreadable(path.string(), std::filesystem::exists(path) ? "it cannot be opened" : "there is no such file");
    return compile_source(std::move(*text), path.string());
}

Compiled load(std::string const& name_or_path) {
    if (std::filesystem::exists(name_or_path)) return compile_file(name_or_path);
    if (auto const text = text::bundled(name_or_path)) return compile_source(std::string(*text), name_or_path + ".rubric");
    std::string const meant = text::meant_bundled(name_or_path);
    return unreadable(name_or_path, meant.empty() ? "there is no such file, and no bundled framework of that name"
                                                  : "there is no such file; " + meant);
}

std::string render(Diagnostic const& found, Sources const& sources, bool colour) { return text::render(found, sources, colour); }

std::string Compiled::report(bool colour) const {
    std::string lines;
    std::size_t errors = 0;
    for (Diagnostic const& each : diagnostics_)
        if (each.severity == Severity::warning || errors++ < limits::errors_shown) lines += render(each, *sources_, colour) + "\n";
    if (errors > limits::errors_shown) lines += "… and " + std::to_string(errors - limits::errors_shown) + " errors more\n";
    return lines;
}

}  // namespace rubric
