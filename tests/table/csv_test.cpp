// Hostile tables: what is read, and where what cannot be read stands.
#include "table/csv.hpp"

#include <catch2/catch.hpp>

#include <sstream>

namespace {

using rubric::table::CsvReader;
using rubric::table::Encoding;
using rubric::table::Record;

/// Every record as its fields joined by `|`, with its line; then the fault.
std::vector<std::string> read(std::string const& text, CsvReader::Options options = {}) {
    std::istringstream stream(text);
    CsvReader reader(stream, options);
    std::vector<std::string> found;
    for (Record record; reader.next(record);) {
        std::string line = std::to_string(record.line) + ":";
        for (auto const field : record.fields) line += std::string(field) + "|";
        if (record.misquoted) line += " misquoted " + std::to_string(record.misquoted);
        found.push_back(line);
    }
    if (auto const& fault = reader.fault())
        found.push_back("fault " + std::to_string(fault->at.line) + ":" + std::to_string(fault->at.column) + " " + fault->reason);
    return found;
}

using Rows = std::vector<std::string>;

struct Fixture {
    char const* name;
    std::string text;
    Rows rows;
};

using std::string_literals::operator""s;

std::vector<Fixture> const fixtures{
    {"an empty file has no records", "", {}},
    {"a file of one line end has none either", "\n", {}},
    {"a lone byte order mark is an empty file", "\xEF\xBB\xBF", {}},
    {"the last line needs no end", "a,b\n1,2", {"1:a|b|", "2:1|2|"}},
    {"lines end with LF", "a\nb\n", {"1:a|", "2:b|"}},
    {"lines end with CRLF", "a\r\nb\r\n", {"1:a|", "2:b|"}},
    {"lines end with CR", "a\rb\r", {"1:a|", "2:b|"}},
    {"all three in one file", "a\nb\r\nc\rd", {"1:a|", "2:b|", "3:c|", "4:d|"}},
    {"a byte order mark is no part of the first field", "\xEF\xBB\xBFurn,name\n", {"1:urn|name|"}},
    {"a byte order mark before a quote", "\xEF\xBB\xBF\"urn\",name\n", {"1:urn|name|"}},
    {"blank lines are passed over and counted", "a\n\n\nb\n", {"1:a|", "4:b|"}},
    {"blank lines of CRLF", "a\r\n\r\nb\r\n", {"1:a|", "3:b|"}},
    {"a line of blanks is a record", "a\n  \nb\n", {"1:a|", "2:  |", "3:b|"}},
    {"a quoted empty field is a record", "\"\"\n", {"1:|"}},
    {"one delimiter is two empty fields", ",\n", {"1:||"}},
    {"a trailing delimiter is a trailing empty field", "a,b,\n", {"1:a|b||"}},
    {"a trailing delimiter at the end of the file", "a,b,", {"1:a|b||"}},
    {"a quoted field holds the delimiter", "\"a,b\",c\n", {"1:a,b|c|"}},
    {"a quoted field holds LF, and the next record knows its line", "\"a\nb\",c\nd\n", {"1:a\nb|c|", "3:d|"}},
    {"a quoted field holds CRLF", "\"a\r\nb\"\r\nd\r\n", {"1:a\r\nb|", "3:d|"}},
    {"a quoted field holds CR", "\"a\rb\"\rd\r", {"1:a\rb|", "3:d|"}},
    {"two quotes are one", "\"say \"\"hi\"\"\"\n", {"1:say \"hi\"|"}},
    {"four quotes are one", "\"\"\"\"\n", {"1:\"|"}},
    {"six quotes are two", "\"\"\"\"\"\"\n", {"1:\"\"|"}},
    {"a quote inside a field without quotes is text", "5\" pipe,b\n", {"1:5\" pipe|b|"}},
    {"a blank before a quote makes it text", "a, \"b\"\n", {"1:a| \"b\"|"}},
    {"text after a closing quote is told, and kept as it was", "a,\"He said \"hi\" there\",b\n", {"1:a|\"He said \"hi\" there\"|b| misquoted 2"}},
    {"a blank after a closing quote is told too", "\"a\" ,b\nc\n", {"1:\"a\" |b| misquoted 1", "2:c|"}},
    {"an unclosed quote is located at its opening", "a,b\n1,\"two\n3,4\n", {"1:a|b|", "fault 2:3 a quote that is opened here is never closed"}},
    {"an unclosed quote in the last byte", "a,\"", {"fault 1:3 a quote that is opened here is never closed"}},
    {"an unclosed quote after a field of two lines", "\"x\ny\",\"z", {"fault 2:4 a quote that is opened here is never closed"}},
    {"an unclosed quote is counted in characters", "\xC3\xA9\xC3\xA9,\"z", {"fault 1:4 a quote that is opened here is never closed"}},
    {"an unclosed quote at the end of CR lines", "a\rb,\"z\r", {"1:a|", "fault 2:3 a quote that is opened here is never closed"}},
    {"a doubled quote does not close", "\"a\"\"\n", {"fault 1:1 a quote that is opened here is never closed"}},
    {"ragged rows come as they are", "a,b,c\n1\n1,2,3,4\n", {"1:a|b|c|", "2:1|", "3:1|2|3|4|"}},
    {"a NUL is handed on", "a\0b,c\n"s, {"1:a\0b|c|"s}},
    {"bytes that are not UTF-8 are handed on", "caf\xE9,b\n", {"1:caf\xE9|b|"}},
    {"formula-looking cells are text", "=1+1,+2,-3,@x\n", {"1:=1+1|+2|-3|@x|"}},
    {"numbers and dates that cannot be are text here", "1e999,NaN,30/02/2021\n", {"1:1e999|NaN|30/02/2021|"}},
    {"a vertical tab and a form feed end nothing", "a\vb\fc\n", {"1:a\vb\fc|"}},
    {"U+2028 ends nothing", "a\xE2\x80\xA8" "b\n", {"1:a\xE2\x80\xA8" "b|"}},
    {"UTF-16 with a mark, little end first", "\xFF\xFE" "a\0,\0"s, {"fault 1:1 the file is UTF-16, not UTF-8; say `--encoding utf-16`"}},
    {"UTF-16 with a mark, big end first", "\xFE\xFF\0a\0,"s, {"fault 1:1 the file is UTF-16, not UTF-8; say `--encoding utf-16`"}},
    {"UTF-16 without a mark", "a\0,\0b\0\n\0"s, {"fault 1:1 the file is UTF-16, not UTF-8; say `--encoding utf-16`"}},
};

}  // namespace

TEST_CASE("hostile tables are read, or their fault is located") {
    for (auto const& fixture : fixtures) {
        INFO(fixture.name);
        CHECK(read(fixture.text) == fixture.rows);
    }
}

TEST_CASE("another delimiter makes commas text") {
    CHECK(read("a;b,c\n", {.delimiter = ';'}) == Rows{"1:a|b,c|"});
    CHECK(read("a\tb\n", {.delimiter = '\t'}) == Rows{"1:a|b|"});
}

TEST_CASE("other encodings are read as what they mean") {
    CHECK(read("caf\xE9,\x80\n", {.encoding = Encoding::latin1}) == Rows{"1:caf\xC3\xA9|\xC2\x80|"});
    CHECK(read("caf\xE9,\x80 5,\x93q\x94\n", {.encoding = Encoding::windows1252}) ==
          Rows{"1:caf\xC3\xA9|\xE2\x82\xAC 5|\xE2\x80\x9Cq\xE2\x80\x9D|"});
    CHECK(read("\xFF\xFE" "a\0,\0\xE9\0\n\0"s, {.encoding = Encoding::utf16}) == Rows{"1:a|\xC3\xA9|"});
    CHECK(read("\xFE\xFF\0a\0,\0\xE9"s, {.encoding = Encoding::utf16}) == Rows{"1:a|\xC3\xA9|"});
    CHECK(read("\xFF\xFE\x3D\xD8\x00\xDE"s, {.encoding = Encoding::utf16}) == Rows{"1:\xF0\x9F\x98\x80|"});
    CHECK(read("\xFF\xFE\x00\xDE" "b\0"s, {.encoding = Encoding::utf16}) == Rows{"1:\xEF\xBF\xBD" "b|"});
}

TEST_CASE("encodings are known by the names people write") {
    using rubric::table::encoding_named;
    CHECK(encoding_named("UTF-8") == Encoding::utf8);
    CHECK(encoding_named("Latin-1") == Encoding::latin1);
    CHECK(encoding_named("cp1252") == Encoding::windows1252);
    CHECK(encoding_named("utf-16") == Encoding::utf16);
    CHECK_FALSE(encoding_named("ebcdic"));
}

TEST_CASE("a field may have as many bytes as the limit, and no more") {
    auto const exact = std::string(rubric::table::field_limit, 'x');
    CHECK(read("a," + exact + "\nb\n") == Rows{"1:a|" + exact + "|", "2:b|"});
    CHECK(read("a," + exact + "x\nb\n") == Rows{"fault 1:3 this field is longer than 1 MB"});
    CHECK(read("k\na,\"" + exact + exact) == Rows{"1:k|", "fault 2:3 a quote that is opened here is not closed within 1 MB"});
}

TEST_CASE("a record may have as many fields as the limit, and no more") {
    auto const exact = std::string(rubric::table::fields_limit - 1, ',');
    CHECK(read(exact + "\n").size() == 1);
    CHECK(read(exact + "\n")[0].substr(0, 5) == "1:|||");
    CHECK(read(exact + ",\n") == Rows{"fault 1:65537 this record has more than 65,536 fields"});
    CHECK(read("a\n" + std::string(100'000, ',')) == Rows{"1:a|", "fault 2:65537 this record has more than 65,536 fields"});
}

TEST_CASE("a record longer than the limit is refused at its beginning") {
    std::string text = "a\n";
    for (int i = 0; i < 40; ++i) text += std::string(1'000'000, 'x') + ",";
    CHECK(read(text) == Rows{"1:a|", "fault 2:1 this record is longer than 16 MB"});
}

TEST_CASE("records, quotes and line ends may lie across the pieces that a file is read in") {
    for (std::size_t shift = 0; shift < 12; ++shift) {
        std::string const padding((1u << 18) - 6 + shift - 2, 'p');
        INFO(shift);
        CHECK(read(padding + "\r\n\"a\"\"b\",c\r\nd\r\n") == Rows{"1:" + padding + "|", "2:a\"b|c|", "3:d|"});
    }
}

TEST_CASE("plain records are those whose fields need no check") {
    std::istringstream stream("plain,text here\ncaf\xC3\xA9\nabcdefgh\0i\n\0\n"s);
    CsvReader reader(stream, {});
    Record record;
    std::vector<bool> plain;
    while (reader.next(record)) plain.push_back(record.plain);
    CHECK(plain == std::vector<bool>{true, false, false, false});
}

TEST_CASE("the byte that spoils a text is found") {
    using rubric::table::bad_byte;
    CHECK_FALSE(bad_byte("plain"));
    CHECK_FALSE(bad_byte("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"));
    struct Bad { std::string text; std::size_t offset; bool nul; };
    for (auto const& [text, offset, nul] : std::vector<Bad>{{"a\0"s, 1, true},
                                                            {"ab\xE9", 2, false},
                                                            {"\xC0\x80", 0, false},
                                                            {"x\xED\xA0\x80", 1, false},
                                                            {"\xF4\x90\x80\x80", 0, false},
                                                            {"\xE2\x82", 0, false},
                                                            {"\x80", 0, false},
                                                            {"\xC3\xA9\xFF", 2, false}}) {
        auto const found = bad_byte(text);
        REQUIRE(found);
        CHECK(found->offset == offset);
        CHECK(found->nul == nul);
    }
}
