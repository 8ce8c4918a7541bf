// Pictures: what needs what, where the boxes go, and the three forms.
#include "check/check.hpp"
#include "generate/layout.hpp"
#include "generate/requirements.hpp"
#include "syntax/parse.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rubric;
using generate::Picture;

namespace {

Picture picture_of(std::string text) {
    Sources sources;
    auto const source = sources.add("f.rubric", std::move(text));
    auto parsed = syntax::parse(sources, source);
    REQUIRE(!has_errors(parsed.diagnostics));
    auto checked = check::check(sources, parsed.file, source, [](auto&&...) { return std::nullopt; });
    REQUIRE(checked.framework);
    return generate::requirements(*checked.framework);
}

std::vector<std::string> needs_of(Picture const& picture, std::string const& name) {
    std::vector<std::string> found;
    for (auto const& each : picture.arrows)
        if (picture.boxes[each.to].name == name) found.push_back(picture.boxes[each.from].name);
    std::sort(found.begin(), found.end());
    return found;
}

constexpr char const* text = R"(framework f "A <framework>"
source book "The handbook"
scale level { low < high }
record visit { on : date }
case setting { a : integer "First"  b : integer  c : integer, from b  visits : list of visit  unread : integer }
parameter most "At most" : integer = 3
let plain = a + most
let named "A named one" : integer = plain * 2
let twice(n : integer) : integer = n * most
map doubled from level to level { low: high  high: high } 
decision one "One" : level { it: high when named > 3 and today > 2020-01-01  cites book "Part 1"  otherwise low }
decision two "Two" : integer = twice(c) + count(v in visits)
decision three "Three" : level = doubled(one)
)";

}  // namespace

TEST_CASE("a decision needs fields, parameters, titled lets and decisions; the rest is seen through") {
    Picture const picture = picture_of(text);
    CHECK(needs_of(picture, "one") == std::vector<std::string>{"The handbook: Part 1", "named", "today"});
    CHECK(needs_of(picture, "named") == std::vector<std::string>{"a", "most"});
    CHECK(needs_of(picture, "two") == std::vector<std::string>{"c", "most", "visits"});
    CHECK(needs_of(picture, "three") == std::vector<std::string>{"one"});
    CHECK(needs_of(picture, "c") == std::vector<std::string>{"b"});
    CHECK(std::none_of(picture.boxes.begin(), picture.boxes.end(), [](auto const& each) { return each.name == "unread" || each.name == "plain"; }));
}

TEST_CASE("boxes stand to the right of what they need, and none on another") {
    Picture const picture = picture_of(text);
    auto const layout = generate::lay_out(picture, std::vector<double>(picture.boxes.size(), 40), 200);
    REQUIRE(layout.boxes.size() == picture.boxes.size());
    for (auto const& each : picture.arrows) CHECK(layout.boxes[each.from].x + 200 < layout.boxes[each.to].x);
    for (std::size_t i = 0; i < layout.boxes.size(); ++i)
        for (std::size_t j = i + 1; j < layout.boxes.size(); ++j) {
            auto const &a = layout.boxes[i], &b = layout.boxes[j];
            CHECK((a.x != b.x || a.y + a.height <= b.y || b.y + b.height <= a.y));
        }
    for (auto const& each : layout.boxes) CHECK((each.x >= 0 && each.y >= 0 && each.x + each.width <= layout.width && each.y + each.height <= layout.height));
}

TEST_CASE("crossings that can be avoided are") {
    Picture picture;
    for (char const* name : {"a", "b", "c", "x", "y", "z"}) picture.boxes.push_back({Picture::Kind::input, name, name, "", Picture::State::plain});
    picture.arrows = {{0, 5}, {1, 4}, {2, 3}};
    auto const layout = generate::lay_out(picture, std::vector<double>(6, 40), 200);
    for (auto const& each : picture.arrows) CHECK(layout.boxes[each.from].y == layout.boxes[each.to].y);
}

TEST_CASE("the three forms, everything escaped, states told by more than colour") {
    Picture picture;
    picture.title = "A <b>\"title\"</b>";
    picture.subtitle = "Case 1";
    picture.boxes = {{Picture::Kind::input, "a", "<a> \"quoted\" [x]", "5", Picture::State::determined},
                     {Picture::Kind::source, "s", "“Part 1”", "The handbook", Picture::State::plain},
                     {Picture::Kind::decision, "d", "D", "not known", Picture::State::open},
                     {Picture::Kind::decision, "e", "E", "in error", Picture::State::error}};
    picture.arrows = {{0, 2}, {1, 2}, {0, 3}};
    std::string const svg = to_svg(picture);
    CHECK(svg.find("<b>") == std::string::npos);
    CHECK_THAT(svg, Catch::Contains("A &lt;b&gt;&quot;title&quot;&lt;/b&gt;"));
    for (char const* each : {">✓ 5<", ">? not known<", ">! in error<", "stroke-dasharray=\"6 4\"", "role=\"img\"", "<title id=\"title\">", "Decision: E, in error, in error"})
        CHECK_THAT(svg, Catch::Contains(each));
    CHECK(to_dot(picture) ==
          "digraph requirements {\n"
          "  label=\"A <b>\\\"title\\\"</b>\";\n"
          "  labelloc=t; rankdir=LR; ranksep=0.8;\n"
          "  node [fontname=\"Helvetica\", fontsize=11, fillcolor=white];\n"
          "  n0 [style=\"rounded,filled\", shape=box, label=\"<a> \\\"quoted\\\" [x]\\n✓ 5\"];\n"
          "  n1 [shape=note, label=\"“Part 1”\\nThe handbook\"];\n"
          "  n2 [shape=box, penwidth=2, style=dashed, label=\"D\\n? not known\"];\n"
          "  n3 [shape=box, penwidth=2, peripheries=2, label=\"E\\n! in error\"];\n"
          "  n0 -> n2;\n"
          "  n1 -> n2 [style=dashed, arrowhead=dot];\n"
          "  n0 -> n3;\n"
          "}\n");
    CHECK(to_mermaid(picture) ==
          "flowchart LR\n"
          "    n0([\"#60;a#62; #34;quoted#34; #91;x#93;<br/>✓ 5\"])\n"
          "    n1[/\"“Part 1”<br/>The handbook\"/]\n"
          "    n2[[\"D<br/>#63; not known\"]]\n"
          "    n3[[\"E<br/>#33; in error\"]]\n"
          "    n0 --> n2\n"
          "    n1 -.-> n2\n"
          "    n0 --> n3\n");
}

TEST_CASE("a framework as deep as it is long is drawn without recursion") {
    std::string deep = "framework deep \"Deep\"\ncase c { n : integer }\n";
    for (int i = 0; i < 3000; ++i)
        deep += "let l" + std::to_string(i) + " \"L" + std::to_string(i) + "\" : integer = " + (i == 0 ? std::string("n") : "l" + std::to_string(i - 1)) + " + 1\n";
    Picture const picture = picture_of(deep + "decision d : integer = l2999\n");
    CHECK(picture.boxes.size() == 3002);
    CHECK(to_svg(picture).size() > 100000);
}
