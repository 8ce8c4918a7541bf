// The corpus: every file finds what it says, and every message has a file.
#include "corpus_file.hpp"

#include "text/message.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <set>
#include <string_view>

namespace {

// Messages that no text of a framework brings about, each with the test that shows it instead.
constexpr std::string_view shown_elsewhere[] = {
    "R0001",  // a file that cannot be read: tests/framework
    "R0003",  // a text of more than a megabyte: tests/syntax
};

bool is_shown_elsewhere(std::string_view code) {
    return std::find(std::begin(shown_elsewhere), std::end(shown_elsewhere), code) != std::end(shown_elsewhere);
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

TEST_CASE("every message is found by some file of the corpus") {
    std::string all;
    for (auto const& file : corpus()) all += file.expected;
    for (auto const& message : rubric::text::messages()) {
        if (is_shown_elsewhere(message.code)) continue;
        auto const severity = message.severity == rubric::Severity::error ? "error[" : "warning[";
        CAPTURE(message.code, message.title);
        CHECK(all.find(severity + std::string(message.code) + "]") != std::string::npos);
    }
}
