#include "read.hpp"

#include <random>

using rubric::syntax::format;

namespace {

rubric::syntax::File tree(std::string const& text) {
    rubric::Sources sources;
    auto const source = sources.add("", text);
    auto parsed = rubric::syntax::parse(sources, source);
    REQUIRE(parsed.diagnostics.empty());
    return std::move(parsed.file);
}

/// Blanks and line breaks between tokens put anew by chance; comments keep the end of their line.
std::string shaken(std::string const& text, std::mt19937& chance) {
    std::string all;
    bool inside = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!inside && text.compare(i, 2, "--") == 0) {
            auto const end = std::min(text.find('\n', i), text.size());
            all += text.substr(i, end - i) + "\n";
            i = end;
            continue;
        }
        if (text[i] == '"' && (!inside || text[i - 1] != '\\')) inside = !inside;
        if (inside || (text[i] != ' ' && text[i] != '\n')) {
            all += text[i];
            continue;
        }
        constexpr char const* blanks[] = {" ", "  ", "     ", "\n", "\n\n\n", "\t", " \n   "};
        all += blanks[chance() % std::size(blanks)];
    }
    return all;
}

std::vector<std::string> comments(std::string const& text) {
    std::vector<std::string> all;
    for (auto at = text.find("-- "); at != std::string::npos; at = text.find("-- ", at + 1))
        all.push_back(text.substr(at, text.find('\n', at) - at));
    return all;
}

}  // namespace

TEST_CASE("the frameworks formatted are the same trees, and formatted again the same texts") {
    REQUIRE_FALSE(frameworks().empty());
    for (auto const& [name, text] : frameworks()) {
        CAPTURE(name);
        std::string const formatted = format(text);
        CHECK((tree(formatted) == tree(text)));
        CHECK(format(formatted) == formatted);
        CHECK(comments(formatted) == comments(text));
    }
}

TEST_CASE("however a framework is broken into lines, formatting keeps its tree and its comments") {
    std::mt19937 chance(7);
    for (auto const& [name, text] : frameworks()) {
        for (int round = 0; round < 5; ++round) {
            std::string const mixed = shaken(text, chance);
            std::string const formatted = format(mixed);
            CAPTURE(name, round);
            CHECK((tree(formatted) == tree(text)));
            CHECK(format(formatted) == formatted);
            CHECK(comments(formatted) == comments(mixed));
        }
    }
}

TEST_CASE("indentation follows the braces, and what goes on stands further in") {
    CHECK(format("framework a \"A\"\nauthority \"B\"\n"
                 "\n\n\n"
                 "  decision level : b, highest {\n"
                 "-- first\n"
                 "sim: c when d\n"
                 "and e\n"
                 "assumption \"f\"\n"
                 "        otherwise g }\n"
                 "duty h \"i\" {\n\nleader must\n\n}") ==
          "framework a \"A\"\n"
          "    authority \"B\"\n"
          "\n"
          "decision level : b, highest {\n"
          "    -- first\n"
          "    sim: c when d\n"
          "        and e\n"
          "    assumption \"f\"\n"
          "    otherwise g }\n"
          "duty h \"i\" {\n"
          "    leader must\n"
          "}\n");
}

TEST_CASE("tokens have one blank between them, or none") {
    CHECK(format("let  x=count( v in f (a ,b) where-1<- c.d)*( 2+3 )  -- why\n") ==
          "let x = count(v in f(a, b) where -1 < -c.d) * (2 + 3)  -- why\n");
    CHECK(format("let x = - - 1\n") == "let x = - -1\n");
    CHECK(format("let x = 2   weeks + a\n") == "let x = 2 weeks + a\n");
    CHECK(format("let f( v:visit ):boolean=yes\n") == "let f(v : visit) : boolean = yes\n");
    CHECK(format("add rule a.b :c when d\nparameter e:integer=1\n") == "add rule a.b: c when d\nparameter e : integer = 1\n");
    CHECK(format("case c{a:text b:text}\n") == "case c { a : text   b : text }\n");
    CHECK(format("let x = count of(a, b) + days from a to(b + c)\n") == "let x = count of (a, b) + days from a to (b + c)\n");
}

TEST_CASE("fields, titles and rules line up where the author aligned them") {
    CHECK(format("case setting {\n"
                 "    judgement  : judgement or none    \"Latest\"\n"
                 "    on : date\n"
                 "    in_crisis : boolean \"Crisis\"\n"
                 "}\n") ==
          "case setting {\n"
          "    judgement : judgement or none  \"Latest\"\n"
          "    on        : date\n"
          "    in_crisis : boolean            \"Crisis\"\n"
          "}\n");
    CHECK(format("decision d : e {\n    a:   b when c\n    long: bb  when d\n    otherwise f\n}\n") ==
          "decision d : e {\n    a:    b  when c\n    long: bb when d\n    otherwise f\n}\n");
    CHECK(format("offer a \"A\" { may }\noffer bb \"BB\" { may }\n") == "offer a \"A\" { may }\noffer bb \"BB\" { may }\n");
}

TEST_CASE("tables line up, whatever is in their cells") {
    CHECK(format("scenario \"A\" {\ngiven v\n|a|bb|\n| \"£ – é\" |-|\n|1+2|x|\n}\n") ==
          "scenario \"A\" {\n"
          "    given v\n"
          "        | a       | bb |\n"
          "        | \"£ – é\" | -  |\n"
          "        | 1 + 2   | x  |\n"
          "}\n");
}

TEST_CASE("a text that is not all tokens comes back as it is") {
    CHECK(format("let  x = ;\n") == "let  x = ;\n");
    CHECK(format("actor a \"A\n") == "actor a \"A\n");
    CHECK(format("") == "");
}

TEST_CASE("a brace that closes nothing stays where it is") {
    std::string const text = "framework sample \"A sample\"\n}\n";
    CHECK(rubric::syntax::format(text) == text);
}
