#include "corpus_file.hpp"

#include "check/check.hpp"
#include "syntax/parse.hpp"
#include "text/bundled.hpp"
#include "text/message.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

namespace {

namespace fs = std::filesystem;
using rubric::Diagnostics;
using rubric::Sources;

constexpr std::string_view mark = "--!";

std::vector<std::string> lines_of(std::string const& text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        auto const end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

CorpusFile open(fs::path const& path) {
    std::string const whole = read_file(path);
    auto const begins = whole.starts_with(mark) ? 0 : whole.find("\n--!");
    if (begins == std::string::npos) return {path, whole, ""};
    CorpusFile file{path, whole.substr(0, begins == 0 ? 0 : begins + 1), ""};
    for (auto const& line : lines_of(whole.substr(file.text.size())))
        file.expected += (line.size() > mark.size() ? line.substr(mark.size() + 1) : "") + "\n";
    return file;
}

Diagnostics compile(Sources& sources, fs::path const& folder, std::string text) {
    auto const load = [&](std::string const& name, std::uint32_t, Sources& all) -> std::optional<std::uint32_t> {
        fs::path const beside = folder / (name + ".rubric");
        if (fs::exists(beside)) return all.add(beside.filename().string(), read_file(beside));
        if (auto const known = rubric::text::bundled(name)) return all.add(name + ".rubric", std::string(*known));
        return std::nullopt;
    };
    auto const source = sources.add("", std::move(text));
    auto parsed = rubric::syntax::parse(sources, source);
    Diagnostics found = std::move(parsed.diagnostics);
    if (!rubric::has_errors(found)) {
        auto const checked = rubric::check::check(sources, parsed.file, source, load);
        found.insert(found.end(), checked.diagnostics.begin(), checked.diagnostics.end());
    }
    return found;
}

}  // namespace

std::string read_file(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<CorpusFile> corpus() {
    std::vector<CorpusFile> files;
    for (auto const& entry : fs::recursive_directory_iterator(RUBRIC_SOURCE_DIR "/tests/corpus"))
        if (entry.path().extension() == ".rubric") files.push_back(open(entry.path()));
    std::sort(files.begin(), files.end(), [](auto const& a, auto const& b) { return a.path < b.path; });
    return files;
}

std::string findings(CorpusFile const& file) {
    Sources sources;
    std::string shown;
    for (auto const& found : compile(sources, file.path.parent_path(), file.text))
        shown += (shown.empty() ? "" : "\n") + rubric::text::render(found, sources);
    return shown;
}

void bless(CorpusFile const& file, std::string const& found) {
    std::ofstream out(file.path, std::ios::binary);
    out << file.text;
    for (auto const& line : lines_of(found)) out << mark << (line.empty() ? "" : " ") << line << '\n';
}
