// What may be none is stored only where `or none` is written, unless a guard on that very name keeps it out.
#include "framework_text.hpp"

namespace rubric::check {

namespace {

/// The codes found for a decision over fields of which `a` and `b` may be none and `c` not.
Codes found_in(std::string const& declaration) {
    return Trial(R"(scale grade { poor < fair < good }
        record visit { on : date   grade : grade   seen : date or none }
        case setting { a : grade or none   b : grade or none   c : grade   visits : list of visit   first : visit or none
                       opened : date or none   size : integer or none }
        let last = latest(v in visits by v.on)
        map up from grade to grade { poor: fair }
        map down from grade to grade { none: poor }
        let same(g : grade) : grade = g
        let filled(g : grade or none) : grade = if g is none then poor else g
        )" + declaration)
        .codes();
}

Codes const refused{"R0219"}, accepted{};

}  // namespace

TEST_CASE("a field that may be none is refused, and taken with `or none`") {
    CHECK(found_in("decision d : grade = a") == refused);
    CHECK(found_in("decision d : grade or none = a") == accepted);
    CHECK(found_in("decision d : grade = c") == accepted);
    CHECK(found_in("decision d : grade = first.grade") == refused);
}

TEST_CASE("an `if` guards its branches") {
    CHECK(found_in("decision d : grade = if a is none then c else a") == accepted);
    CHECK(found_in("decision d : grade = if a is not none then a else c") == accepted);
    CHECK(found_in("decision d : grade = if a is none then a else c") == refused);
    CHECK(found_in("decision d : grade = if b is none then c else a") == refused);
    CHECK(found_in("decision d : grade = if a is none or b is none then c else a") == accepted);
    CHECK(found_in("decision d : grade = if a is none and b is none then c else a") == refused);
    CHECK(found_in("decision d : grade = if not (a is none) and c = good then a else c") == accepted);
    CHECK(found_in("decision d : grade = if a = good then a else c") == refused);  // a comparison is no guard, by the book
}

TEST_CASE("a guard on a name guards its fields") {
    CHECK(found_in("decision d : grade = if first is none then c else first.grade") == accepted);
    CHECK(found_in("decision d : date or none = if last is none then opened else last.seen") == accepted);
    CHECK(found_in("decision d : date = if last is none then 2020-01-01 else last.seen") == refused);
    CHECK(found_in("decision d : date = if last is none then 2020-01-01 else last.on + 2 weeks") == accepted);
}

TEST_CASE("the earlier rules of a `first` guard the later") {
    CHECK(found_in("decision d : grade, first { none_yet: c when a is none   otherwise a }") == accepted);
    CHECK(found_in("decision d : grade, first { none_yet: c when b is none   otherwise a }") == refused);
    CHECK(found_in("decision d : grade, first { none_yet: c when a is none and b is none   otherwise a }") == refused);
    CHECK(found_in("decision d : grade { none_yet: c when a is none   otherwise a }") == refused);
    CHECK(found_in("decision d : grade, first { kept: a when a is not none   otherwise c }") == accepted);
    CHECK(found_in("decision d : grade, first { kept: a when b is not none   otherwise c }") == refused);
    CHECK(found_in("decision d : grade, first {\n | a | => d |\n | none | c |\n | - | a |\n otherwise c }") == accepted);
}

TEST_CASE("highest, lowest, sum and collect leave none out of their rules, not of `otherwise`") {
    CHECK(found_in("decision d : grade, highest { one: a when c = good   otherwise c }") == accepted);
    CHECK(found_in("decision d : grade, highest { one: c when c = good   otherwise a }") == refused);
    CHECK(found_in("decision d : integer, sum { one: size when c = good }") == accepted);
    CHECK(found_in("decision d : grade, collect { one: a when c = good }") == accepted);
}

TEST_CASE("maps, functions and arithmetic give none for none, unless they take it") {
    CHECK(found_in("decision d : grade = up(a)") == refused);
    CHECK(found_in("decision d : grade = up(c)") == accepted);
    CHECK(found_in("decision d : grade = down(a)") == accepted);
    CHECK(found_in("decision d : grade = same(a)") == refused);
    CHECK(found_in("decision d : grade = filled(a)") == accepted);
    CHECK(found_in("decision d : integer = size + 1") == refused);
    CHECK(found_in("decision d : date = opened + 1 month") == refused);
    CHECK(found_in("decision d : integer = days from opened to today") == refused);
}

TEST_CASE("of lists: latest and highest of nothing are none, the rest is not") {
    CHECK(found_in("decision d : date = highest(v.on for v in visits)") == refused);
    CHECK(found_in("decision d : grade = latest(v in visits by v.on).grade") == refused);
    CHECK(found_in("decision d : grade = the(v in visits where v.on = opened).grade") == accepted);
    CHECK(found_in("decision d : integer = count(v in visits where v.seen is none)") == accepted);
    CHECK(found_in("decision d : grade = highest(a, c)") == accepted);
    CHECK(found_in("decision d : grade = highest(a, b)") == refused);
}

TEST_CASE("tests take none everywhere") {
    CHECK(found_in("decision d : boolean = a >= fair and a != b and size in 1 to 3 and a not in (poor, fair)") == accepted);
}

TEST_CASE("the type of a let says whether it may be none, guards heeded") {
    Trial const trial(R"(case setting { a : integer or none }
        let plain = a
        let guarded = if a is none then 0 else a
        let ruled { one: a when a > 3   otherwise 2 })");
    CHECK(trial.value("plain").type.optional);
    CHECK_FALSE(trial.value("guarded").type.optional);
    CHECK(trial.value("ruled").type.optional);
}

}  // namespace rubric::check
