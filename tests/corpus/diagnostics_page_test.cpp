// docs/diagnostics.md is made from the table of messages and the corpus: `make docs` writes it, this holds it to them.
#include "corpus_file.hpp"

#include "text/message.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace {

constexpr std::array<std::string_view, 7> chapters{"Files and text", "Syntax", "Names and types", "Policies",
                                                   "Warnings",       "Data",   "Limits and runs"};

std::string example_of(std::string_view code, std::vector<CorpusFile> const& files) {
    for (auto const& file : files)
        if (file.expected.find("[" + std::string(code) + "]") != std::string::npos)
            return std::filesystem::relative(file.path, RUBRIC_SOURCE_DIR).generic_string();
    return {};
}

std::string diagnostics_page() {
    auto const files = corpus();
    std::vector<rubric::text::Message> messages(rubric::text::messages().begin(), rubric::text::messages().end());
    std::sort(messages.begin(), messages.end(), [](auto const& a, auto const& b) { return a.code < b.code; });
    std::ostringstream page;
    page << "# Diagnostics\n\n"
            "What Rubric may say about a framework or its data. The table is `src/text/messages`; this page is made from it by\n"
            "`make docs`. Words in braces are filled in; a help that has nothing to name is left out. An example is a file of "
            "the\n"
            "corpus: a text, and behind `--!` what is found in it.\n";
    char chapter = 0;
    for (auto const& message : messages) {
        if (message.code[2] != chapter) {
            chapter = message.code[2];
            page << "\n## R0" << chapter << ": " << chapters.at(static_cast<std::size_t>(chapter - '0')) << "\n";
        }
        page << "\n**" << message.code << "** " << (message.severity == rubric::Severity::error ? "error" : "warning") << ": "
             << message.title << "\n";
        if (!message.label.empty()) page << "- there: " << message.label << "\n";
        if (!message.help.empty()) page << "- help: " << message.help << "\n";
        if (auto const example = example_of(message.code, files); !example.empty())
            page << "- example: [" << example.substr(example.rfind('/') + 1) << "](../" << example << ")\n";
    }
    return page.str();
}

}  // namespace

TEST_CASE("docs/diagnostics.md is up to date: `make docs` writes it") {
    std::filesystem::path const path = RUBRIC_SOURCE_DIR "/docs/diagnostics.md";
    std::string const page = diagnostics_page();
    if (std::getenv("RUBRIC_BLESS") != nullptr) std::ofstream(path, std::ios::binary) << page;
    std::ostringstream written;
    written << std::ifstream(path, std::ios::binary).rdbuf();
    CHECK(written.str() == page);
}
