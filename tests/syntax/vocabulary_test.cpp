#include "read.hpp"

using namespace rubric::syntax;

namespace {

std::string path(Path const& path) {
    std::string text;
    for (Name const& part : path.parts) text += (text.empty() ? "" : ".") + part.text;
    return text;
}

}  // namespace

TEST_CASE("a header names the framework, its authority and when it is in force") {
    rubric::Sources sources;
    sources.add("", R"(
variant county_2026 "Proposal" of county
    authority "A" authority "B"
    in force from 2022-09-01 to 2023-08-31
    assumption "none is stated"
    allow "R0412" "kept for the record")");
    Parsed const parsed = parse(sources, 0);
    REQUIRE(parsed.diagnostics.empty());
    Header const& header = parsed.file.header;
    CHECK(header.variant);
    CHECK(header.name.text == "county_2026");
    CHECK(header.title.text == "Proposal");
    CHECK(header.of->text == "county");
    REQUIRE(header.authority.size() == 2);
    CHECK(header.authority[1].text == "B");
    CHECK(header.from->text == "2022-09-01");
    CHECK(header.to->text == "2023-08-31");
    REQUIRE(header.notes.size() == 2);
    CHECK(header.notes[0].kind == Note::Kind::assumption);
    CHECK(header.notes[1].kind == Note::Kind::allow);
    CHECK(header.notes[1].text.text == "R0412");
    CHECK(header.notes[1].reason.text == "kept for the record");
}

TEST_CASE("use, source, actor and section") {
    CHECK(only<Use>("use ofsted").name.text == "ofsted");
    CHECK(only<KnowledgeSource>("source handbook \"Provider handbook\"").title.text == "Provider handbook");
    CHECK(only<Actor>("actor leader \"PVI leader\"").name.text == "leader");
    auto const section = only<Section>("section \"Visits\" cites ofsted.handbook \"Visit 1\" assumption \"as above\"");
    CHECK(section.title.text == "Visits");
    REQUIRE(section.notes.size() == 2);
    CHECK(path(section.notes[0].source) == "ofsted.handbook");
    CHECK(section.notes[0].text.text == "Visit 1");
}

TEST_CASE("a scale has its levels in order, and some apart") {
    auto const scale = only<Values>(
        R"(scale grade "Grade" { inadequate < good "Good" < outstanding apart met, not_inspected "Not yet" cites a "b" })");
    CHECK(scale.scale);
    CHECK(scale.ordered);
    CHECK(scale.title->text == "Grade");
    REQUIRE(scale.levels.size() == 3);
    CHECK(scale.levels[1].title->text == "Good");
    CHECK(scale.less.size() == 2);
    REQUIRE(scale.apart.size() == 2);
    CHECK(scale.apart[1].name.text == "not_inspected");
    CHECK(scale.notes.size() == 1);
    auto const choice = only<Values>("choice kind { one, two }");
    CHECK_FALSE(choice.scale);
    CHECK_FALSE(choice.ordered);
    CHECK(choice.levels.size() == 2);
}

TEST_CASE("a map's pairs may have several keys, texts and conditions") {
    auto const map = only<Map>(R"(map code "Codes" from text to grade or none {
        assumption "a"
        "1": outstanding   met, "Met": good when year > 2012 cites b "c"
    })");
    CHECK(map.to.or_none);
    CHECK(path(map.from.name) == "text");
    CHECK(map.notes.size() == 1);
    REQUIRE(map.pairs.size() == 2);
    CHECK(std::get<String>(map.pairs[0].keys[0]).text == "1");
    REQUIRE(map.pairs[1].keys.size() == 2);
    CHECK(std::get<Name>(map.pairs[1].keys[0]).text == "met");
    CHECK(shown(map.pairs[1].when) == "(> year 2012)");
    CHECK(map.pairs[1].notes.size() == 1);
}

TEST_CASE("a field may be named by a word of the language, and has its options in any order") {
    auto const fields = only<Fields>(R"(case setting "A setting" {
        source : list of ofsted.visit or none, sensitive, assume none, fixed "Who asked"
        on : date, from setting.source.on
        days : integer
    })");
    CHECK(fields.is_case);
    REQUIRE(fields.fields.size() == 3);
    Field const& first = fields.fields[0];
    CHECK(first.name.text == "source");
    CHECK(first.type.list);
    CHECK(path(first.type.name) == "ofsted.visit");
    CHECK(first.type.or_none);
    CHECK(first.sensitive);
    CHECK(first.fixed);
    CHECK(shown(first.assume) == "none");
    CHECK(first.title->text == "Who asked");
    CHECK(shown(fields.fields[1].from) == "(. on (. source setting))");
    CHECK_FALSE(fields.fields[2].fixed);
    CHECK_FALSE(only<Fields>("record visit { }").is_case);
}

TEST_CASE("a parameter is a constant, dated, a table, or left to a dataset") {
    CHECK(shown(std::get<Expression>(only<Parameter>("parameter a \"A\" : integer = 2 cites b \"c\"").value)) == "2");
    auto const dated = std::get<std::vector<Dated>>(
        only<Parameter>("parameter a : integer { from 2022-09-01: 1 cites b \"c\" from 2024-09-01: 2 }").value);
    REQUIRE(dated.size() == 2);
    CHECK(dated[0].from.text == "2022-09-01");
    CHECK(dated[0].notes.size() == 1);
    CHECK(shown(dated[1].value) == "2");
    auto const table =
        std::get<DataTable>(only<Parameter>("parameter a : list of b | c.d | \"E\" | | 1 | - | | 2 | \"x\" |").value);
    REQUIRE(table.heads.size() == 2);
    CHECK(path(std::get<Path>(table.heads[0].name)) == "c.d");
    CHECK(std::get<String>(table.heads[1].name).text == "E");
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].cells[1].kind == Kind::nothing);
    CHECK(shown(table.rows[1].cells[1]) == "\"x\"");
    CHECK(std::holds_alternative<std::monostate>(only<Parameter>("parameter a : list of b").value));
}

TEST_CASE("a calendar has terms, closed days and notes") {
    auto const calendar =
        only<Calendar>("calendar schools { term 2022-09-05 to 2022-12-20 \"Autumn\" closed 2022-12-28 assumption \"a\" }");
    REQUIRE(calendar.entries.size() == 2);
    CHECK(calendar.entries[0].term);
    CHECK(calendar.entries[0].to->text == "2022-12-20");
    CHECK(calendar.entries[0].title->text == "Autumn");
    CHECK_FALSE(calendar.entries[1].term);
    CHECK_FALSE(calendar.entries[1].to);
    CHECK(calendar.notes.size() == 1);
}
