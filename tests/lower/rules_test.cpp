#include "decided.hpp"

namespace rules_test {

using rubric::Decided;

namespace {

constexpr auto levels = R"(
framework demo "Demo"
scale judgement { inadequate < fair < good apart not_inspected }
scale level { universal < targeted < intensive }
case setting {
    judgement : judgement or none
    crisis    : boolean, assume no
    review    : boolean
}
map counts_as from judgement to judgement or none { not_inspected: none }
let grade = counts_as(judgement)
)";

std::string with(std::string const& more) { return levels + more; }

}  // namespace

TEST_CASE("highest takes the extreme of what the rules bid, and otherwise where none does") {
    Decided decided(with(R"(decision level : level, highest {
        sim:    intensive when grade <= fair
        crisis: intensive when crisis
        review: targeted when review
        otherwise universal
    })"));
    CHECK(decided.give("judgement", "fair")["level"] == "intensive");
    CHECK(decided.because("level") == "sim");
    CHECK(decided.give("judgement", "good")["level"] == "universal or targeted");
    CHECK(decided.give("review", "no")["level"] == "universal");
    CHECK(decided.give("review", "yes")["level"] == "targeted");
    CHECK(decided.give("judgement", "not_inspected")["level"] == "targeted");
    CHECK(decided.give("judgement", "none")["level"] == "targeted");
    CHECK(decided.give("judgement", "unknown")["level"] == "targeted or intensive");
}

TEST_CASE("first stops at a rule that surely holds, and goes past one that may") {
    Decided decided(with(R"(decision level : level, first {
        review: targeted when review
        poor:   intensive when judgement = inadequate
        otherwise universal
    })"));
    CHECK(decided.give("review", "yes")["level"] == "targeted");
    CHECK(decided.give("review", "unknown").give("judgement", "good")["level"] == "universal or targeted");
    CHECK(decided.give("judgement", "error")["level"] == "targeted or error");
    CHECK(decided.give("review", "no")["level"] == "error");
}

TEST_CASE("rules that agree are settled by any that surely holds") {
    Decided decided(with(R"(decision level : level {
        review: targeted when review
        poor:   targeted when judgement = inadequate
        otherwise universal
    })"));
    CHECK(decided.give("review", "yes")["level"] == "targeted");
    CHECK(decided.give("review", "no").give("judgement", "fair")["level"] == "universal");
}

TEST_CASE("collect gives a list of what holds; a sum of nothing is nothing") {
    Decided decided(with(R"(
        decision focus : level, collect { a: targeted when review   b: intensive when crisis }
        decision points : integer, sum { a: 2 when review   b: 3 when crisis }
        let has_b = intensive in focus
        let how_many = count(f in focus))"));
    decided.give("review", "yes");
    CHECK(decided["has_b"] == "no");
    CHECK(decided["how_many"] == "1");
    CHECK(decided["points"] == "2");
    CHECK(decided.because("focus") == "a");
    decided.give("crisis", "yes");
    CHECK(decided["has_b"] == "yes");
    CHECK(decided["points"] == "5");
    CHECK(decided.give("crisis", "no").give("review", "no")["points"] == "0");
}

TEST_CASE("a stored value loses none") {
    Decided decided(with(R"(
        decision level : level, first { agreed: judged when judged is not none   otherwise universal }
        let judged : level or none = if judgement is none then none else if judgement = good then universal else targeted)"));
    CHECK(decided["level"] == "universal or targeted");
    CHECK(decided.give("judgement", "none")["level"] == "universal");
}

TEST_CASE("a function is its body, and none where it is called with none") {
    Decided decided(with(R"(
        let worse(j : judgement) : level, first { poor: intensive when j = inadequate   otherwise universal }
        let taking(j : judgement or none) : level = if j is none then targeted else universal
        decision a : level or none = worse(judgement)
        decision b : level = taking(judgement))"));
    CHECK(decided.give("judgement", "none")["a"] == "none");
    CHECK(decided["b"] == "targeted");
    CHECK(decided.give("judgement", "inadequate")["a"] == "intensive");
    CHECK(decided.give("judgement", "unknown")["a"] == "universal, intensive or none");
}

TEST_CASE("a map is exact: what it does not mention stands for itself") {
    Decided decided(with("decision graded : judgement or none = grade"));
    CHECK(decided["graded"] == "inadequate, fair, good or none");
    CHECK(decided.give("judgement", "not_inspected")["graded"] == "none");
    CHECK(decided.give("judgement", "fair")["graded"] == "fair");
}

TEST_CASE("as many as are enough settle a count") {
    Decided decided(R"(framework demo "Demo"
        case setting { a : boolean   b : boolean   c : boolean }
        parameter enough : integer = 2
        decision ready : boolean = count of (a, b, c) >= enough
        decision more : boolean = count of (a, b, c) > 2
        decision few : boolean = count of (a, b, c) < 2
        decision how_many : integer = count of (a, b, c))");
    decided.give("a", "yes").give("b", "yes");
    CHECK(decided["ready"] == "yes");
    CHECK(decided["more"] == "no or yes");
    CHECK(decided["few"] == "no");
    CHECK(decided["how_many"] == "2 to 3");
}

TEST_CASE("a dated parameter has the value of the day, or of another that is named") {
    Decided decided(R"(framework demo "Demo"
        case setting { on : date }
        parameter most : integer { from 2020-01-01: 1   from 2022-01-01: 2 }
        decision now : integer = most
        decision then : integer = most as at on)");
    decided.give("today", "2021-06-01").give("on", "2022-01-01");
    CHECK(decided["now"] == "1");
    CHECK(decided["then"] == "2");
    CHECK(decided.give("on", "2019-01-01")["then"] == "error");
}

TEST_CASE("an extreme without otherwise is in error where nothing is bid, and only there") {
    Decided decided(
        with("decision level : level or none, highest { review: targeted when review   crisis: intensive when crisis }"));
    CHECK(decided["level"] == "targeted");
    CHECK(decided.give("review", "no")["level"] == "error");
    CHECK(decided.give("crisis", "yes")["level"] == "intensive");
}

TEST_CASE("an argument in error matters where the body uses it") {
    Decided decided(with(R"(
        let either_way(j : judgement) : level, first { r: targeted when review   poor: intensive when j = inadequate   otherwise universal }
        decision level : level or none = either_way(judgement))"));
    decided.give("judgement", "error");
    CHECK(decided.give("review", "yes")["level"] == "targeted");
    CHECK(decided.give("review", "no")["level"] == "error");
}

TEST_CASE("a long chain of lets is lowered however it is ordered") {
    std::string text = "framework demo \"Demo\"\ncase setting { n : integer }\ndecision d : integer = a0\n";
    for (int i = 0; i < 3000; ++i) text += "let a" + std::to_string(i) + " : integer = a" + std::to_string(i + 1) + " + 1\n";
    Decided decided(text + "let a3000 : integer = n");
    CHECK(decided.give("n", "5")["d"] == "3005");
}

TEST_CASE("functions that call one another too deep are refused, not followed") {
    std::string text = "framework demo \"Demo\"\ncase setting { n : integer }\ndecision d : integer = f0(n)\n";
    for (int i = 0; i < 80; ++i)
        text += "let f" + std::to_string(i) + "(x : integer) : integer = f" + std::to_string(i + 1) + "(x) + f" +
                std::to_string(i + 1) + "(x)\n";
    auto const framework = rubric::checked(text + "let f80(x : integer) : integer = x");
    CHECK_THROWS_AS(rubric::lower::lower(*framework), rubric::lower::TooLarge);
}

TEST_CASE("a function called of the same thing is lowered once") {
    std::string text = "framework demo \"Demo\"\ncase setting { n : integer }\ndecision d : integer = f0(n)\n";
    for (int i = 0; i < 40; ++i)
        text += "let f" + std::to_string(i) + "(x : integer) : integer = f" + std::to_string(i + 1) + "(x) + f" +
                std::to_string(i + 1) + "(x)\n";
    Decided decided(text + "let f40(x : integer) : integer = x");
    CHECK(decided.graph.nodes.size() < 100);
    CHECK(decided.give("n", "0")["d"] == "0");
}

TEST_CASE("a count against a number that may be none is settled by as many as are enough") {
    Decided decided(R"(framework demo "Demo"
        case setting { a : boolean   b : boolean   n : integer or none }
        decision enough : boolean = count of (a, b) >= n
        decision fewer : boolean = count of (a, b) < n)");
    decided.give("a", "yes").give("b", "error");
    CHECK(decided.give("n", "1")["enough"] == "yes");
    CHECK(decided["fewer"] == "no");
    CHECK(decided.give("n", "none")["enough"] == "no");
    CHECK(decided["fewer"] == "no");
    CHECK(decided.give("n", "2")["enough"] == "error");
}

TEST_CASE("unknown in a map is any value that the map may give") {
    Decided decided(R"(framework demo "Demo"
        scale grade { poor < good }
        choice code { a, b, c }
        case setting { code : code   said : text }
        map of_code from code to grade or none { a: good   b: none   c: unknown }
        map of_text from text to grade or none { "1": good   "-": none   "?": unknown }
        decision d : grade or none = of_code(code)
        decision e : grade or none = of_text(said))");
    CHECK(decided.give("code", "c")["d"] == "poor, good or none");
    CHECK(decided.give("said", "1")["e"] == "good");
    CHECK(decided.give("said", "?")["e"] == "poor, good or none");
    CHECK(decided.give("said", "x")["e"] == "error");
}

}  // namespace rules_test
