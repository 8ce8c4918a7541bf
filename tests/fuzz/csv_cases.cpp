// Files of cases for a bundled framework. The first line has words: the framework, and of `utf-8`, `latin-1`, `utf-16`,
// `semicolon`, `day`, `json`, `jsonl` those that are to be; the files stand behind it, each after a line `==== dataset` (none:
// whatever it fits). Nothing in them may do more than be refused, and of each case that is read one row is written.
#include "target.hpp"

#include "table/csv.hpp"

#include <rubric/framework.hpp>

#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

using namespace rubric;
using namespace rubric::fuzz;

namespace {

constexpr std::string_view names[] = {
    "hampshire_isp",          "cumbria_early_years", "jisp",         "hampshire_childrens_centres",
    "sector_led_improvement", "hampshire_isp_2026",  "cumbria_2023", "jisp_region"};
constexpr std::size_t most_files = 8;

std::size_t volatile used = 0;

std::filesystem::path const& folder() {
    static struct Folder {
        std::filesystem::path path = std::filesystem::temp_directory_path() / ("rubric_fuzz_" + std::to_string(getpid()));
        Folder() { std::filesystem::create_directories(path); }
        ~Folder() { std::filesystem::remove_all(path); }
    } const made;
    return made.path;
}

Framework const& framework_of(std::string_view words) {
    static std::map<std::string_view, Framework> kept;
    std::string_view name = names[0];
    for (std::string_view const each : names)
        if (words.substr(0, words.find(' ')) == each) name = each;
    auto found = kept.find(name);
    if (found == kept.end()) found = kept.emplace(name, *load(std::string(name))).first;
    return found->second;
}

EvaluateRequest request_of(std::string_view words) {
    EvaluateRequest request;
    auto const says = [&](std::string_view word) { return words.find(word) != std::string_view::npos; };
    for (char const* const encoding : {"latin-1", "utf-16"})
        if (says(encoding)) request.encoding = encoding;
    if (says("semicolon")) request.delimiter = ';';
    if (says("day")) request.options.on = 738'000;
    for (char const* const format : {"json", "jsonl"})
        if (says(format)) request.format = format;
    request.out = folder() / "decisions";
    request.duties = folder() / "duties";
    return request;
}

void add_files(EvaluateRequest& request, std::string_view rest) {
    for (std::size_t i = 0; i < most_files && !rest.empty(); ++i) {
        auto const path = folder() / std::to_string(i);
        std::string const dataset(until(rest, "\n"));
        std::ofstream(path, std::ios::binary) << until(rest, "\n====");
        request.inputs.push_back({dataset.empty() ? "" : dataset.substr(1), path});
    }
}

std::size_t rows(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    table::CsvReader reader(file, {});
    table::Record record;
    std::size_t found = 0;
    while (reader.next(record)) ++found;
    require(found > 0 && !reader.fault(), "what was written cannot be read");
    return found - 1;
}

/// Whatever is refused is refused with words.
template <class Task>
void attempt(Task const& task) {
    try {
        task();
    } catch (InputError const& error) {
        require(*error.what() != '\0', "refused without a reason");
    }
}

}  // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view rest = text_of(data, size);
    std::string_view const words = until(rest, "\n====");
    Framework const& framework = framework_of(words);
    EvaluateRequest request = request_of(words);
    add_files(request, rest);
    attempt([&] {
        Summary const summary = evaluate(framework, request);
        if (request.format == "csv") require(rows(request.out) == summary.cases, "more or fewer rows than cases");
        used = rows(request.duties) + summary.text().size() + summary.json().size();
    });
    attempt([&] { used = decide_key(framework, request, "").explain_all().size(); });
    request.out = request.duties;
    request.format = "csv";
    request.duties.clear();
    attempt([&] { used = worklist(framework, {.evaluation = request}).text().size(); });
    return 0;
}
