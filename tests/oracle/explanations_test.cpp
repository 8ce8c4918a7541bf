// Explanations of random frameworks and cases: what they say of a test is what the oracle's engine found, and of a rule what the policy did.
#include "agreement.hpp"

#include <rubric/explain.hpp>

#include <catch2/catch.hpp>

#include <algorithm>

namespace rubric::oracle {
namespace {

/// Its parts make it what it is said to be.
void check_tested(Tested const& test) {
    CHECK_FALSE((test.text.empty() && test.parts.empty()));
    for (Tested const& each : test.parts) check_tested(each);
    for (Reading const& each : test.reads) CHECK_FALSE((each.name.empty() || each.value.empty()));
    if (test.parts.empty()) return;
    auto const is = [](Holds holds) { return [holds](Tested const& each) { return each.holds == holds; }; };
    bool const name = !test.text.empty();
    if (name)
        CHECK(test.parts.front().holds == test.holds);
    else if (test.either ? test.holds == Holds::yes : test.holds == Holds::no)
        CHECK(std::ranges::any_of(test.parts, is(test.holds)));
    else if (test.holds == Holds::yes || test.holds == Holds::no)
        CHECK(std::ranges::all_of(test.parts, is(test.holds)));
}

void check_explanation(Explanation const& why) {
    INFO(show(why));
    for (Explanation::Reason const& each : why.reasons) {
        if (each.why.empty()) continue;
        check_tested(each.why);
        CHECK(each.why.holds != Holds::no);
    }
    for (Explanation::Alternative const& other : why.instead)
        for (Explanation::Unmet const& each : other.rules) {
            CHECK_FALSE(each.text.empty());
            if (!each.why.empty()) check_tested(each.why);
        }
}

/// Of a `first` decision that is settled, every rule above the one that settled it surely fails, or gives what it gives.
void check_first(DecisionOutput const& output, Explanation const& why) {
    if (output.policy != Policy::first || output.is_list || why.open || why.in_error) return;
    for (Explanation::Alternative const& other : why.instead)
        for (Explanation::Unmet const& each : other.rules)
            if (!each.why.empty() && each.why.holds == Holds::yes) CHECK(each.text.find("comes after") != std::string::npos);
}

TEST_CASE("explanations agree with what they explain, on random frameworks and cases", "[explanations]") {
    auto const [first, count] = seeds(400, 5000);
    std::size_t alternatives = 0, tests = 0;
    for (std::uint64_t seed = 5000 + first; seed < 5000 + first + count; ++seed) {
        Generated const text = generate(seed);
        auto const program = compile(text);
        if (!program->framework || !program->framework->the_case) continue;
        Random random(seed ^ 0xE8);
        Texts texts(program->graph);
        Evaluation run(program->graph);
        for (int repeat = 0; repeat < 4; ++repeat) {
            Case const one = random_case(random, *program->framework, repeat * 20, repeat == 3 ? 10 : 0);
            Row const row = row_of(one, program->graph, texts);  // an explanation may run it again
            run.run(row, texts, {});
            INFO("seed " << seed);
            for (std::uint32_t i = 0; i < program->graph.decisions.size(); ++i) {
                Explanation const why = explain(program->graph, run, texts, i);
                check_explanation(why);
                check_first(program->graph.decisions[i], why);
                alternatives += why.instead.size();
                for (auto const& each : why.reasons) tests += !each.why.empty();
            }
            for (std::uint32_t i = 0; i < program->graph.offers.size(); ++i) check_explanation(explain_offer(program->graph, run, i));
            for (std::uint32_t i = 0; i < program->graph.duties.size(); ++i)
                for (Explanation const& each : explain_duty(program->graph, run, texts, i)) check_explanation(each);
        }
    }
    if (count < 400) return;
    CHECK(alternatives > 500);
    CHECK(tests > 200);
}

}  // namespace
}  // namespace rubric::oracle
