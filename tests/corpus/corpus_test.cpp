// The corpus: every file finds what it says, and every message has a file.
#include "corpus_file.hpp"

#include "text/message.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <string_view>

namespace {

// Messages that no text of a framework brings about, and the folder of tests that shows them instead.
struct Elsewhere {
    std::string_view codes, folder;
};
constexpr Elsewhere elsewhere[] = {
    {"R0001", "framework"},  // a file that cannot be read
    {"R0003", "syntax"},     // a text of more than a megabyte
    {"R05", "data"},         // tables and JSON
    {"R0650", "review"},     // a heading that its source does not hold
    {"R0601", "scenario"},   // an expectation that does not hold
    {"R062", "scenario"},     // given rows that cannot be used, reports
    {"R0602", "framework"},  // a graph that is too large
};

// What shows a message: the findings of the corpus, or the tests of a folder.
std::string shown_for(std::string_view code, std::string const& found_in_corpus) {
    for (auto const& [codes, folder] : elsewhere) {
        if (!code.starts_with(codes)) continue;
        std::string tests;
        for (auto const& entry : std::filesystem::directory_iterator(RUBRIC_SOURCE_DIR "/tests/" + std::string(folder)))
            if (entry.is_regular_file()) tests += read_file(entry.path());
        return tests;
    }
    return found_in_corpus;
}

}  // namespace

TEST_CASE("every file of the corpus finds what it says, where it says") {
    bool const blessing = std::getenv("RUBRIC_BLESS") != nullptr;
    auto const files = corpus();
    CHECK(!files.empty());
    for (auto const& file : files) {
        INFO(file.path.string());
        auto const found = findings(file);
        if (blessing && found != file.expected) bless(file, found);
        if (!blessing) CHECK(found == file.expected);
    }
}

TEST_CASE("every message is shown by some test") {
    std::string all;
    for (auto const& file : corpus()) all += file.expected;
    for (auto const& message : rubric::text::messages()) {
        CAPTURE(message.code, message.title);
        CHECK(shown_for(message.code, all).find(message.code) != std::string::npos);
    }
}
