// A framework with a field of every type, and a decision of each, for frames whose columns are called as fields.
#pragma once

namespace rubric::test {

inline constexpr char const* every_type = R"(framework typed "Typed"
scale grade { poor < fair < good }
choice route { road, rail }
record registration { urn : text   places : integer or none }
record visit { on : date   held : boolean or none }
case setting {
    grade        : grade or none  "The grade"
    route        : route
    open         : boolean
    places       : integer
    share        : percent
    rate         : number or none
    fee          : money
    opened       : date or none
    notice       : duration or none, assume 2 weeks
    manager      : text or none
    registration : registration or none
    visits       : list of visit
    tags         : list of text
}
decision a_grade  : grade or none = grade
decision a_route  : route = route
decision a_open   : boolean = open
decision a_places : integer = places
decision a_share  : percent = share
decision a_rate   : number or none = rate
decision a_fee    : money = fee
decision a_opened : date or none = opened
decision a_text   : text or none = manager
decision a_urn    : text or none = registration.urn
decision later    : date or none = opened + notice
decision visited  : boolean = any(v in visits where v.held)
decision count    : integer = count(v in visits)
decision tagged   : integer = count(t in tags)
offer advice "Advice" { when grade <= fair }
)";

}  // namespace rubric::test
