// A small framework that the tests of this room decide.
#pragma once

#include <rubric/framework.hpp>

#include <catch2/catch.hpp>

inline constexpr char const* sample_text = R"(framework sample "A sample"
source book "The handbook"
actor team "The team"
scale support_level "Level of support" { universal "Universal" < targeted "Targeted" < intensive "Intensive" }
choice judgement { good "Good", poor "Poor" }
record visit { on : date   held : boolean, assume no }
case setting {
    judgement : judgement              "Latest judgement"
    on_roll   : integer                "Children on roll"
    opened    : date or none
    in_crisis : boolean, assume no
    manager   : text, sensitive
    visits    : list of visit
}
parameter small "Few children" : integer = 10
decision level "Level of support" : support_level, highest {
    crisis: intensive when in_crisis        "In crisis"
    poor:   targeted  when judgement = poor "Judged {judgement}"    cites book "Part 2"
    few:    targeted  when on_roll < small  "Fewer than {small} children"
            assumption "small settings need help"
    otherwise universal
}
decision review_due "Review due by" : date or none = opened + 6 months
decision reasons "Reasons" : judgement, collect { it: judgement when on_roll > 0 }
decision contact "Ask for" : text = manager
offer advice "Advice line"
offer plan "A support plan" { may when level >= targeted }
duty visit_it "visit the setting" {
    for each v in visits where not v.held
    team must
    by v.on
}
)";

inline rubric::Framework sample() {
    rubric::Compiled const compiled = rubric::compile(sample_text, "sample.rubric");
    INFO(compiled.report());
    REQUIRE(compiled);
    return *compiled;
}
