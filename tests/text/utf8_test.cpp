// What counts as UTF-8.
#include "text/utf8.hpp"

#include <catch2/catch.hpp>

using rubric::text::first_invalid_byte;
using rubric::text::printable;
using namespace std::string_view_literals;

TEST_CASE("well-formed text has no invalid byte") {
    for (auto const text : {""sv, "plain"sv, "né £ – 本"sv, "\xF0\x9F\x98\x80"sv, "\0"sv, "\xF4\x8F\xBF\xBF"sv})
        CHECK_FALSE(first_invalid_byte(text));
}

TEST_CASE("the first byte that cannot be read is found") {
    CHECK(first_invalid_byte("ab\xFF"sv) == 2u);
    CHECK(first_invalid_byte("\x80"sv) == 0u);
    CHECK(first_invalid_byte("a\xC0\xAF"sv) == 1u);         // overlong
    CHECK(first_invalid_byte("a\xE0\x80\x80"sv) == 1u);     // overlong
    CHECK(first_invalid_byte("a\xED\xA0\x80"sv) == 1u);     // a surrogate
    CHECK(first_invalid_byte("\xF4\x90\x80\x80"sv) == 0u);  // beyond the last code point
    CHECK(first_invalid_byte("né\xE2\x82"sv) == 3u);        // cut short
}

TEST_CASE("what is printed holds no control characters and keeps to its length") {
    CHECK(printable("a\tb\x01\xFF", 9) == "a    b\uFFFD\uFFFD");
    CHECK(printable("ééé", 3) == "ééé");
    CHECK(printable("éééé", 3) == "éé…");
}
