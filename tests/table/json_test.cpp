// JSON: what is kept of it, and where what is not JSON stands.
#include "table/json.hpp"

#include <catch2/catch.hpp>

#include <sstream>

namespace json_test {

namespace {

using rubric::table::Json;
using rubric::table::parse_json;
using std::string_literals::operator""s;

/// The value written out again, so that an expectation is one line; or `fault line:column reason`.
std::string shown(Json const& value) {
    switch (value.kind) {
        case Json::Kind::null: return "null";
        case Json::Kind::boolean: return value.truth ? "true" : "false";
        case Json::Kind::number: return "#" + value.text;
        case Json::Kind::text: return rubric::table::json_text(value.text);
        default: break;
    }
    std::string text;
    for (auto const& item : value.items) text += (text.empty() ? "" : ",") + shown(item);
    for (auto const& [name, member] : value.members) text += (text.empty() ? "" : ",") + name + ":" + shown(member);
    return value.kind == Json::Kind::list ? "[" + text + "]" : "{" + text + "}";
}

std::string read(std::string const& text) {
    auto const parsed = parse_json(text);
    if (auto const* value = std::get_if<Json>(&parsed)) return shown(*value);
    auto const& fault = std::get<rubric::table::Fault>(parsed);
    return "fault " + std::to_string(fault.at.line) + ":" + std::to_string(fault.at.column) + " " + fault.reason;
}

struct Fixture { std::string text, outcome; };

std::vector<Fixture> const fixtures{
    {R"({"judgement": "good", "visits": [{"held": true}, {}], "cost": null})", R"({judgement:"good",visits:[{held:true},{}],cost:null})"},
    {"  [1, -2.50, 3e2, 0.1]  ", "[#1,#-2.50,#3e2,#0.1]"},
    {"1e999", "#1e999"},
    {"123456789012345678901234567890", "#123456789012345678901234567890"},
    {"[NaN, Infinity, -Infinity]", "[#NaN,#Infinity,#-Infinity]"},
    {"\xEF\xBB\xBF{}", "{}"},
    {R"("\"\\\/\n\t\u00e9\ud83d\ude00")", "\"\\\"\\\\/\\n\\t\xC3\xA9\xF0\x9F\x98\x80\""},
    {"", "fault 1:1 the text ends before the value does"},
    {"[1, 2", "fault 1:6 a comma or a closing bracket is wanted here"},
    {"{\"a\": 1\n \"b\": 2}", "fault 2:2 a comma or a closing brace is wanted here"},
    {"{\"a\": }", "fault 1:7 a value is wanted here"},
    {"{a: 1}", "fault 1:2 a name in quotes is wanted here"},
    {"{\"a\" 1}", "fault 1:6 a colon is wanted here"},
    {"[1,]", "fault 1:4 a value is wanted here"},
    {"{\"a\": 1,}", "fault 1:9 a name in quotes is wanted here"},
    {"{\"urn\": 1, \"urn\": 2}", "fault 1:12 `urn` is given twice"},
    {"{\"a\": {\"x\": 1},\n\"b\": {\"x\": 1, \"y\": 2, \"x\": 3}}", "fault 2:23 `x` is given twice"},
    {"{\"urn\": 1, \"\\u0075rn\": 2}", "fault 1:12 `urn` is given twice"},
    {"\"abc", "fault 1:1 a quote that is opened here is never closed"},
    {"[\"a\nb\"]", "fault 1:4 a control character must be written with a backslash"},
    {"\"\\x\"", "fault 1:2 this backslash escapes nothing"},
    {"\"\\u12\"", "fault 1:2 this backslash escapes nothing"},
    {"\"\\ud83d\"", "fault 1:2 half of a surrogate pair"},
    {"\"\\u0000\"", "fault 1:2 a NUL character"},
    {"[1]\n[2]", "fault 2:1 nothing more can stand here"},
    {"[01]", "fault 1:3 a comma or a closing bracket is wanted here"},
    {"[1.]", "fault 1:4 a digit is wanted here"},
    {"[1e]", "fault 1:4 a digit is wanted here"},
    {"[-]", "fault 1:2 a value is wanted here"},
    {"[+1]", "fault 1:2 a value is wanted here"},
    {"nul", "fault 1:1 a value is wanted here"},
    {"[\"caf\xE9\"]", "fault 1:6 this byte is not UTF-8"},
    {"[1\0]"s, "fault 1:3 a NUL character"},
    {"judgement,visits\ngood,2\n", "fault 1:1 a value is wanted here"},
};

}  // namespace

TEST_CASE("JSON is read as it was written, or its fault is located") {
    for (auto const& [text, outcome] : fixtures) {
        INFO(text);
        CHECK(read(text) == outcome);
    }
}

TEST_CASE("nesting is read up to its limit") {
    auto const nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    CHECK(read(nested(64)) == nested(64));
    CHECK(read(nested(65)) == "fault 1:65 nested deeper than 64");
    CHECK(read(std::string(1'000'000, '[')) == "fault 1:65 nested deeper than 64");
}

TEST_CASE("each value knows where it begins") {
    auto const parsed = parse_json("{\"a\": [10,\n  true]}");
    auto const& list = std::get<Json>(parsed).members[0].value;
    CHECK(list.offset == 6);
    CHECK(list.items[0].offset == 7);
    CHECK(list.items[1].offset == 13);
}

TEST_CASE("a file of lines passes blank ones over and counts them") {
    std::istringstream stream("\xEF\xBB\xBF{}\r\n\n  \n[1]");
    rubric::table::Lines lines(stream);
    std::string line;
    REQUIRE(lines.next(line));
    CHECK(line == "{}");
    REQUIRE(lines.next(line));
    CHECK(line == "[1]");
    CHECK(lines.number() == 4);
    CHECK_FALSE(lines.next(line));
    CHECK_FALSE(lines.fault());
}

TEST_CASE("a line beyond the limit is a fault") {
    std::istringstream stream("{}\n" + std::string((16u << 20) + 1, ' '));
    rubric::table::Lines lines(stream);
    std::string line;
    CHECK(lines.next(line));
    CHECK_FALSE(lines.next(line));
    REQUIRE(lines.fault());
    CHECK(lines.fault()->at.line == 2);
}

TEST_CASE("a name given twice is found among many as among few, and a byte that is no text wherever it stands") {
    std::string many = "{";
    for (int name = 0; name < 40; ++name) many += "\"n" + std::to_string(name) + "\": " + std::to_string(name) + ", ";
    CHECK(read(many + "\"last\": 1}").substr(0, 12) == "{n0:#0,n1:#1");
    CHECK(read(many + "\"n3\": 1}").ends_with("`n3` is given twice"));
    CHECK(read(many + "\"n38\": 1}").ends_with("`n38` is given twice"));
    for (std::size_t before = 0; before < 20; ++before) {
        std::string const text = "\"" + std::string(before, 'a');
        std::string const at = "fault 1:" + std::to_string(before + 2);
        CHECK(read(text + "\0\""s) == at + " a NUL character");
        CHECK(read(text + "\xFF\"") == at + " this byte is not UTF-8");
        CHECK(read(text + "\xC3\xA9\x7F\"") == text + "\xC3\xA9\x7F\"");
    }
}

TEST_CASE("text is written as JSON") {
    CHECK(rubric::table::json_text("a \"b\" \\ \n\t\x01 \xC3\xA9") == "\"a \\\"b\\\" \\\\ \\n\\t\\u0001 \xC3\xA9\"");
}

}  // namespace json_test
