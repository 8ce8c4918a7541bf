// The frameworks held in the library are the files of the tree.
#include "text/bundled.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

using rubric::text::bundled;
using rubric::text::bundled_names;

TEST_CASE("every framework of examples/frameworks is bundled, byte for byte") {
    std::size_t files = 0;
    for (auto const& entry : std::filesystem::directory_iterator(RUBRIC_SOURCE_DIR "/examples/frameworks")) {
        if (entry.path().extension() != ".rubric") continue;
        std::ostringstream text;
        text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        INFO(entry.path());
        CHECK(bundled(entry.path().stem().string()) == text.str());
        ++files;
    }
    CHECK(files > 0);
    CHECK(bundled_names().size() == files);
}

TEST_CASE("a name that is not bundled has no text") { CHECK_FALSE(bundled("no_such_framework")); }
