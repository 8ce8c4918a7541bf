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

namespace {

/// Nothing in a message comes from the language this is written in.
void check_words(rubric::Diagnostics const& all) {
    for (auto const& each : all) {
        std::string const said = each.title + each.label + each.help;
        CAPTURE(said);
        CHECK(said.find("boost") == std::string::npos);
        CHECK(said.find("rubric") == std::string::npos);
        CHECK(said.find("``") == std::string::npos);
    }
}

}  // namespace

TEST_CASE("every beginning of a framework gives a tree or errors in words, never a crash") {
    for (auto const& [name, text] : frameworks()) {
        std::size_t const step = text.size() / 20 + 1;
        for (std::size_t size = 0; size < text.size(); size += step) check_words(errors(text.substr(0, size)));
        for (std::size_t at = 0; at < text.size(); at += step) check_words(errors(text.substr(0, at) + text.substr(at + 3)));
    }
}

TEST_CASE("wherever a declaration breaks off, what is missing has a name") {
    std::string const words = R"(case setting "A" { a : list of b or none , assume 1 , from c , fixed "T" }
map m from a to b { x , "y" : z when w }
parameter p "P" : a { from 2022-01-01 : 1 }
calendar c { term 2022-01-01 to 2022-02-01 }
decision d "D" : a , first { cites s "x" r : if a then b else - c when not d in 1 to under 2 and e is not none "t" otherwise f }
decision d : a { | rule | a | => b | because | | r | < 2 , not 3 | x | "y" | }
let f ( v : visit ) = count ( v in w where latest ( x in y by z where q ) . on ) + days from a . b to c as at d
let g = sum ( a for b in c where d ) * highest ( a , b ) - count of ( a , b ) / f ( a )
offer o "O" { may when a "b" }
duty d "D" { l must not when a for each v in w where a order by b descending limit 1 every 6 weeks from a to b at least 2 times by c done on d for e in f where g }
report r { a : b for each v in w c : d total c by a }
dataset d of c . v by "U" or "V" where a dates "D" { a : optional "B" or none as m b = c g : { a : "B" } h : k }
scenario "S" { on 2022-01-01 given a . b = c , from d | x | | 1 | , y by z | x | expect no duty d , duty e of l as must by a , report r total | x | , asks a . b , a because b and c }
set a . b = c
add rule a . b : c when d before e
replace field a . b : c
remove rule a . b
)";
    for (auto at = words.find_first_of(" \n"); at != std::string::npos; at = words.find_first_of(" \n", at + 1)) {
        auto const line = words.rfind('\n', at == 0 ? 0 : at - 1);
        std::string const begun =
            words.substr(line == std::string::npos ? 0 : line + 1, at - (line == std::string::npos ? 0 : line + 1));
        CAPTURE(begun);
        check_words(errors("framework sample \"A\"\n" + begun));
        check_words(errors("framework sample \"A\"\n" + begun + " =>"));
    }
}
