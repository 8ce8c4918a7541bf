#include "read.hpp"

TEST_CASE("operators bind as the table of precedence says") {
    CHECK(shown("a or b and c") == "(or a (and b c))");
    CHECK(shown("a and b or c") == "(or (and a b) c)");
    CHECK(shown("not a and b") == "(and (not a) b)");
    CHECK(shown("not a = b") == "(not (= a b))");
    CHECK(shown("not not a") == "(not (not a))");
    CHECK(shown("a + b < c * d") == "(< (+ a b) (* c d))");
    CHECK(shown("a - b - c") == "(- (- a b) c)");
    CHECK(shown("a / b * c + d") == "(+ (* (/ a b) c) d)");
    CHECK(shown("a + b * c - d") == "(- (+ a (* b c)) d)");
    CHECK(shown("-a * b") == "(* (negate a) b)");
    CHECK(shown("a - -b") == "(- a (negate b))");
    CHECK(shown("- - a") == "(negate (negate a))");
    CHECK(shown("(a + b) * c") == "(* (+ a b) c)");
    CHECK(shown("if a then b else if c then d else e") == "(if a b (if c d e))");
    CHECK(shown("a and (if b then c else d)") == "(and a (if b c d))");
}

TEST_CASE("a row of `and` or `or` is one expression") {
    CHECK(shown("a and b and c and d") == "(and a b c d)");
    CHECK(shown("a or b and c and d or e") == "(or a (and b c d) e)");
    CHECK(shown("a and (b and c)") == "(and a (and b c))");
    CHECK(shown("not a or not b or c = d") == "(or (not a) (not b) (= c d))");
}

TEST_CASE("membership and states") {
    CHECK(shown("a in (b, c)") == "(in a (list of b c))");
    CHECK(shown("a in visits") == "(in a visits)");
    CHECK(shown("a not in 1 to 2") == "(not in a (to 1 2))");
    CHECK(shown("a in b + 1 to under c * 2") == "(in a (under (+ b 1) (* c 2)))");
    CHECK(shown("a in 1 to 2 and b") == "(and (in a (to 1 2)) b)");
    CHECK(shown("a + 1 is none") == "(is (+ a 1) none)");
    CHECK(shown("a is not unknown or a is error") == "(or (is not a unknown) (is a error))");
}

TEST_CASE("values as written") {
    CHECK(shown("yes") == "yes");
    CHECK(shown("no") == "no");
    CHECK(shown("none") == "none");
    CHECK(shown("unknown") == "unknown");
    CHECK(shown("12.50") == "12.50");
    CHECK(shown("71%") == "71%");
    CHECK(shown("£1,250.00") == "£1,250.00");
    CHECK(shown("2022-09-01") == "2022-09-01");
    CHECK(shown("10   working\n days") == "10 working days");
    CHECK(shown(R"("a \"b\" \\ \n{name}")") == "\"a \"b\" \\ \n{name}\"");
}

TEST_CASE("names, calls and dots") {
    CHECK(shown("setting.source") == "(. source setting)");
    CHECK(shown("a.by.of") == "(. of (. by a))");
    CHECK(shown("f()") == "f()");
    CHECK(shown("f(a, g(b)).c") == "(. c (f() a (g() b)))");
    CHECK(shown("(a)") == "a");
    CHECK(shown("(a, b, c)") == "(list of a b c)");
    CHECK(shown("p as at d.from") == "(as at p (. from d))");
    CHECK(shown("days from a.on to b") == "(days (. on a) b)");
    CHECK(shown("working days from a to (b + c) > 3") == "(> (working days a (+ b c)) 3)");
    CHECK(shown("days + weeks") == "(+ days weeks)");
}

TEST_CASE("over lists: body, list, where, by") {
    CHECK(shown("count(v in visits where v.held)") == "(count v - visits (. held v) -)");
    CHECK(shown("any(v in visits)") == "(any v - visits - -)");
    CHECK(shown("the(a in f(b).c where yes)") == "(the a - (. c (f() b)) yes -)");
    CHECK(shown("sum(o.days for o in offers where o.agreed)") == "(sum o (. days o) offers (. agreed o) -)");
    CHECK(shown("all(yes for o in offers)") == "(all o yes offers - -)");
    CHECK(shown("list(v.on for v in visits)") == "(list v (. on v) visits - -)");
    CHECK(shown("latest(v in visits by v.on where v.held)") == "(latest v - visits (. held v) (. on v))");
    CHECK(shown("earliest(v in visits by v.on)") == "(earliest v - visits - (. on v))");
    CHECK(shown("highest(a, b, c)") == "(highest a b c)");
    CHECK(shown("lowest(a)") == "(lowest a)");
    CHECK(shown("count of (a, b = c) >= 2") == "(>= (count of a (= b c)) 2)");
}

TEST_CASE("an expression knows its place and its operator's") {
    rubric::Sources sources;
    sources.add("", "framework sample \"A sample\"\nlet x = (a + b) * c.on\n");
    auto const parsed = rubric::syntax::parse(sources, 0);
    auto const& value = std::get<rubric::syntax::Value>(std::get<rubric::syntax::Declaration>(parsed.file.items.at(0)));
    auto const& product = std::get<rubric::syntax::Expression>(value.body);
    CHECK(sources.at(product.at) == "(a + b) * c.on");
    CHECK(sources.at(product.word_at) == "*");
    CHECK(sources.at(product.parts[0].at) == "(a + b)");
    CHECK(sources.at(product.parts[0].word_at) == "+");
    CHECK(sources.at(product.parts[1].at) == "c.on");
    CHECK(sources.at(product.parts[1].word_at) == "on");
    CHECK(sources.at(value.at) == "let x = (a + b) * c.on");
    CHECK(product.depth.levels == 3);
}
