// What would have to be otherwise.
#include "sample.hpp"

using namespace rubric;

TEST_CASE("the one fact that would have to be otherwise, at its nearest cell") {
    Framework const framework = sample();
    Outcome const crisis = framework.decide({{"judgement", "good"}, {"on_roll", "30"}, {"in_crisis", "yes"}});
    CHECK(crisis.would_be_words("universal", "level") == "Level of support would be Universal if in_crisis were `no`, not `yes`.\n");
    Outcome const none = framework.decide({{"judgement", "good"}, {"on_roll", "30"}, {"in_crisis", "no"}});
    CHECK(none.would_be_words("targeted", "level") ==
          "Level of support would be Targeted if judgement were `poor`, not `good`.\n"
          "Level of support would be Targeted if on_roll were `1 to 9`, not `30`.\n");
    CHECK(none.would_be_words("", "level") ==
          "Level of support would be Targeted if judgement were `poor`, not `good`.\n"
          "Level of support would be Targeted if on_roll were `1 to 9`, not `30`.\n"
          "Level of support would be Intensive if in_crisis were `yes`, not `no`.\n");
}

TEST_CASE("two facts where one is not enough, and none where nothing of the kind helps") {
    Framework const framework = sample();
    Outcome const both = framework.decide({{"judgement", "poor"}, {"on_roll", "4"}, {"in_crisis", "no"}});
    CHECK(both.would_be_words("universal", "level") ==
          "Level of support would be Universal if judgement were `good`, not `poor` and on_roll were `10 or more`, not `4`.\n");
    Outcome const all = framework.decide({{"judgement", "poor"}, {"on_roll", "4"}, {"in_crisis", "yes"}});
    CHECK(all.would_be_words("universal", "level") == "No change of one or two facts makes Level of support universal.\n");
}

TEST_CASE("what is fixed stays, what is sensitive is not told, what cannot be is refused") {
    Compiled const compiled = compile(R"(framework f "F"
case c { age : integer, fixed   need : boolean, sensitive }
decision help : boolean = age < 5 or need)");
    INFO(compiled.report());
    REQUIRE(compiled);
    Outcome const outcome = compiled->decide({{"age", "9"}, {"need", "no"}});
    CHECK(outcome.would_be_words("yes", "help") == "help would be yes if need were otherwise.\n");
    CHECK_THROWS_WITH(outcome.would_be("maybe", "help"), Catch::Contains("`help` cannot be `maybe`"));
    CHECK_THROWS_AS(outcome.would_be("yes", "helps"), std::out_of_range);
}
