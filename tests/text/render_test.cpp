// How diagnostics are shown: the whole page, character by character.
#include "text/message.hpp"

#include <catch2/catch.hpp>

namespace {

using rubric::Diagnostic;
using rubric::Place;
using rubric::Severity;
using rubric::Sources;
using rubric::text::render;

Place find(Sources const& sources, std::string_view word, std::uint32_t source = 0) {
    auto const begin = static_cast<std::uint32_t>(sources[source].text.find(word));
    return {source, begin, begin + static_cast<std::uint32_t>(word.size())};
}

Diagnostic found(Place at) {
    return {.code = "R0204",
            .severity = Severity::error,
            .title = "unknown field `judgment`",
            .at = at,
            .label = "not a field",
            .related = {},
            .help = {}};
}

}  // namespace

TEST_CASE("a diagnostic shows its title, its place, the line underlined, and what to do") {
    Sources sources;
    sources.add("sample.rubric", "case setting {}\ndecision level {\n    sim: intensive when judgment = poor\n}\n");
    auto diagnostic = found(find(sources, "judgment"));
    diagnostic.help = "did you mean `judgement`?";
    CHECK(render(diagnostic, sources) ==
          "error[R0204]: unknown field `judgment`\n"
          "  --> sample.rubric:3:25\n"
          "   |\n"
          " 3 |     sim: intensive when judgment = poor\n"
          "   |                         ^^^^^^^^ not a field\n"
          "   |\n"
          "   = help: did you mean `judgement`?\n");
}

TEST_CASE("a source without a name is shown by line and column, a warning as one, and an empty label leaves no blank") {
    Sources sources;
    sources.add("", "let a = b\r\n");
    auto diagnostic = found(find(sources, "b"));
    diagnostic.severity = Severity::warning;
    diagnostic.label.clear();
    CHECK(render(diagnostic, sources) ==
          "warning[R0204]: unknown field `judgment`\n"
          "  --> 1:9\n"
          "   |\n"
          " 1 | let a = b\n"
          "   |         ^\n");
}

TEST_CASE("columns and underlines count code points, and a tab is shown as four spaces") {
    Sources sources;
    sources.add("", "\"né £\"\t£1\n");
    CHECK(render(found(find(sources, "£1")), sources) ==
          "error[R0204]: unknown field `judgment`\n"
          "  --> 1:8\n"
          "   |\n"
          " 1 | \"né £\"    £1\n"
          "   |           ^^ not a field\n");
}

TEST_CASE("of a place of several lines the first is shown, and the end of a text has a place") {
    Sources sources;
    sources.add("", "a {\nb\n}");
    auto const shown = [&](Place at) {
        auto const page = render(found(at), sources);
        return page.substr(page.find('|'));
    };
    CHECK(shown({0, 2, 7}) == "|\n 1 | a {\n   |   ^ not a field\n");
    CHECK(shown({0, 7, 7}) == "|\n 3 | }\n   |  ^ not a field\n");
    CHECK(shown({0, 70, 90}) == "|\n 3 | }\n   |  ^ not a field\n");
}

TEST_CASE("a related place follows with a label of its own, in whatever source it is") {
    Sources sources;
    sources.add("a.rubric", "let x = 1\nlet x = 2\n");
    sources.add("b.rubric", "\n\nchoice x\n");
    auto diagnostic = found({0, 14, 15});
    diagnostic.related = {{find(sources, "x"), "declared here"}, {find(sources, "x", 1), "and here"}};
    CHECK(render(diagnostic, sources) ==
          "error[R0204]: unknown field `judgment`\n"
          "  --> a.rubric:2:5\n"
          "   |\n"
          " 2 | let x = 2\n"
          "   |     ^ not a field\n"
          "  ::: a.rubric:1:5\n"
          "   |\n"
          " 1 | let x = 1\n"
          "   |     - declared here\n"
          "  ::: b.rubric:3:8\n"
          "   |\n"
          " 3 | choice x\n"
          "   |        - and here\n");
}

TEST_CASE("line numbers of three digits widen the margin") {
    Sources sources;
    sources.add("", std::string(122, '\n') + "x");
    CHECK(render(found(find(sources, "x")), sources) ==
          "error[R0204]: unknown field `judgment`\n"
          "   --> 123:1\n"
          "    |\n"
          "123 | x\n"
          "    | ^ not a field\n");
}

TEST_CASE("where there is no text to show, the label stands as a note") {
    Sources sources;
    sources.add("missing.rubric", "");
    auto diagnostic = found({0, 0, 0});
    diagnostic.help = "look again";
    CHECK(render(diagnostic, sources) ==
          "error[R0204]: unknown field `judgment`\n"
          "   = not a field\n"
          "   = help: look again\n");
}

TEST_CASE("a very long line is cut about the place, and nothing in it reaches the terminal") {
    Sources sources;
    sources.add("", std::string(100'000, '(') + "\033[2J" + std::string(100'000, ')'));
    auto const page = render(found({0, 100'000, 100'004}), sources);
    CHECK(page.find("…" + std::string(60, '(') + "\uFFFD[2J)") != std::string::npos);
    CHECK(page.find('\033') == std::string::npos);
    CHECK(page.size() < 600);
    auto const wide = render(found({0, 0, 100'000}), sources);
    CHECK(wide.find(std::string(69, '(') + "…") != std::string::npos);
    CHECK(wide.size() < 600);
}

TEST_CASE("colour is shown only if asked for") {
    Sources sources;
    sources.add("", "x");
    CHECK(render(found({0, 0, 1}), sources, true).find("\033[1;31merror[R0204]\033[0m") == 0);
    CHECK(render(found({0, 0, 1}), sources).find('\033') == std::string::npos);
}
