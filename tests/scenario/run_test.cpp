#include "one.hpp"

namespace run_test {

using namespace rubric;
using scenario::Status;

namespace {

constexpr auto framework = R"(
framework demo "Demo" in force from 2022-09-01
actor leader "Leader"
scale grade { poor < fair < good }
scale level { universal < targeted < intensive }
record card { leadership : grade or none   inclusion : grade or none }
record visit { on : date   held : boolean, assume no   card : card or none }
case setting { judgement : grade or none   crisis : boolean, assume no   visits : list of visit   card : card or none   name : text }
parameter most : integer = 2
decision level : level, highest { sim: intensive when judgement <= fair   crisis: intensive when crisis   otherwise universal }
decision busy : boolean = count(v in visits where v.held) >= most
decision leads : grade or none = latest(v in visits by v.on).card.leadership
decision day : date = today
duty meet "meet" { leader must when level = intensive   by today + 2 weeks }
let held = list(v.on for v in visits where v.held)
let offered = help.holds
offer help "Help" { when level >= targeted }
offer more "More" { may when level >= targeted }
actor adviser "Adviser"
duty tell "tell" { leader should when level = intensive   adviser must when crisis }
)";

scenario::Result run(std::string const& body) { return run_in(framework, body); }

}  // namespace

TEST_CASE("a scenario passes where everything it expects surely holds") {
    auto const result = run(R"(given judgement = fair
        expect level = intensive because sim, duty meet of leader by 2022-09-15, offer help, day = 2022-09-01)");
    CHECK(result.failures.size() == 0);
    CHECK(result.status == Status::passed);
    CHECK(result.held == 4);
}

TEST_CASE("what is expected and does not hold is said, with what was found") {
    auto const result = run("given judgement = fair expect level = universal");
    REQUIRE(result.failures.size() == 1);
    CHECK(result.status == Status::failed);
    CHECK(result.failures[0].code == "R0601");
    CHECK(result.failures[0].label == "`level` is intensive");
    CHECK(result.failures[0].help == "settled by sim");
    CHECK(run("expect level = universal").failures[0].label == "`level` is universal or intensive");
    CHECK(run("given judgement = fair, crisis = yes expect level = intensive because sim").failures[0].label ==
          "`level` is intensive, settled by sim and crisis");
    CHECK(run("given judgement = good expect offer help").failures[0].label == "`help` is not offered");
    CHECK(run("given judgement = good expect duty meet").failures[0].label == "`meet` holds for nobody");
    CHECK(run("given judgement = fair expect duty meet as may").failures[0].label == "`meet`: leader must");
    CHECK(run("given judgement = fair expect no duty meet").status == Status::failed);
    CHECK(run("expect no duty meet").status == Status::failed);
}

TEST_CASE("an offer is at discretion where `as may` says so, and a duty may be nobody's or not one actor's") {
    CHECK(run("given judgement = fair expect offer help and more, offer more as may").status == Status::passed);
    CHECK(run("given judgement = fair expect offer help as may").failures[0].label == "`help` is offered, and not at discretion");
    CHECK(run("given judgement = good expect offer more as may").failures[0].label == "`more` is not offered");
    CHECK(run("given judgement = fair, crisis = no expect duty tell of leader as should, no duty tell of adviser").status == Status::passed);
    CHECK(run("given judgement = fair, crisis = yes expect no duty tell of adviser").failures[0].label == "`tell`: adviser must");
    CHECK(run("given judgement = fair expect no duty tell of leader").status == Status::failed);
}

TEST_CASE("unknown and error may be expected") {
    CHECK(run("expect level is unknown and offered").status == Status::failed);
    CHECK(run("expect level is unknown, not level is error").status == Status::passed);
    CHECK(run("given judgement = good expect not level is unknown and level = universal").status == Status::passed);
}

TEST_CASE("tables give lists, their records and what is not given") {
    CHECK(run(R"(given visits
        | on         | held | card.leadership |
        | 2022-10-01 | yes  | poor            |
        | 2022-11-01 | -    | fair            |
        expect leads = fair, not busy)")
              .status == Status::passed);
    CHECK(run("given visits = none expect not busy, leads is none").status == Status::passed);
    CHECK(run(R"(given most = 1 given visits
        | on         | held |
        | 2022-10-01 | yes  |
        expect busy)")
              .status == Status::passed);
}

TEST_CASE("lists are equal that are as long and alike in order") {
    std::string const given = R"(given visits
        | on         | held |
        | 2022-10-01 | yes  |
        | 2022-12-01 | yes  |
        | 2022-11-01 | no   | )";
    CHECK(run(given + "expect held = (2022-10-01, 2022-12-01)").status == Status::passed);
    CHECK(run(given + "expect held != (2022-12-01, 2022-10-01)").status == Status::passed);
    CHECK(run(given + "expect held = (2022-10-01, 2022-11-01)").failures.at(0).label == "`held` is (2022-10-01 and 2022-12-01)");
    CHECK(run("expect held is unknown").status == Status::passed);
    CHECK(run("expect held = (2022-10-01, 2022-11-01)").status == Status::failed);
}

}  // namespace run_test
