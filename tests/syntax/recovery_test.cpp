#include "read.hpp"

using namespace rubric::syntax;

namespace {

Parsed parsed(std::string const& text) {
    rubric::Sources sources;
    auto const source = sources.add("", "framework sample \"A sample\"\n" + text);
    return parse(sources, source);
}

}  // namespace

TEST_CASE("reading goes on at the next declaration, and keeps what could be read") {
    auto const found = parsed("actor\nactor a \"A\"\ncase c { x }\nactor b \"B\"\n");
    CHECK(found.diagnostics.size() == 2);
    CHECK(found.file.items.size() == 2);
}

TEST_CASE("a declaration's word in a text, in a comment or deeper in a body does not begin a declaration") {
    auto const found = parsed(
        "scenario \"A\" {\n    given = 3\n    -- actor x\n    offer a \"\n    \"actor y\"\n    expect\n    duty b\n}\nactor z "
        "\"Z\"\n");
    CHECK(found.diagnostics.size() == 1);
    CHECK(found.file.items.size() == 1);
}

TEST_CASE("errors are in order of place, and each is told once") {
    auto const found = errors("framework sample \"A sample\"\ngiven x\nactor a b\nlet c = 1 < 2 < 3\n");
    REQUIRE(found.size() == 3);
    CHECK(found[0].code == "R0111");
    CHECK(found[1].code == "R0101");
    CHECK(found[2].code == "R0108");
    CHECK(found[0].at.begin < found[1].at.begin);
}

TEST_CASE("a file without a header is read all the same") {
    rubric::Sources sources;
    sources.add("", "actor a \"A\"\nactor b \"B\"\n");
    auto const found = parse(sources, 0);
    REQUIRE(found.diagnostics.size() == 1);
    CHECK(found.diagnostics[0].code == "R0112");
    CHECK(found.file.items.size() == 2);
}

TEST_CASE("an empty text says what it lacks") {
    REQUIRE(errors("").size() == 1);
    CHECK(errors("")[0].code == "R0112");
    CHECK(errors("-- nothing yet")[0].code == "R0112");
}

TEST_CASE("a byte that is no UTF-8 is reported at its offset") {
    auto const found = errors("framework sample \"A\xC3\x28\"");
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == "R0002");
    CHECK(found[0].at.begin == 19);
}

TEST_CASE("a byte order mark is passed over") {
    CHECK(errors("\xEF\xBB\xBF"
                 "framework sample \"A sample\"")
              .empty());
}

TEST_CASE("every beginning of a framework gives a tree or an error, never a crash") {
    for (auto const& [name, text] : frameworks()) {
        std::size_t const step = text.size() / 20 + 1;
        for (std::size_t size = 0; size < text.size(); size += step) errors(text.substr(0, size));
        for (std::size_t at = 0; at < text.size(); at += step) errors(text.substr(0, at) + text.substr(at + 3));
    }
    SUCCEED();
}
