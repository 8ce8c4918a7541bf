// Structs of a host's own, and the promise that deciding the next one allocates nothing.
#include <rubric/bind.hpp>
#include <rubric/builder.hpp>

#include <catch2/catch.hpp>

#include <cstdlib>
#include <new>

namespace {

std::size_t allocations = 0;

}  // namespace

void* operator new(std::size_t size) {
    ++allocations;
    if (void* const found = std::malloc(size == 0 ? 1 : size)) return found;
    throw std::bad_alloc();
}
void* operator new(std::size_t size, std::nothrow_t const&) noexcept {
    ++allocations;
    return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

using namespace rubric;

namespace {

enum class Judgement { inadequate, requires_improvement, good };

struct Visit {
    std::chrono::sys_days on;
    bool held;
};

struct Setting {
    Judgement judgement;
    std::optional<bool> in_crisis;
    std::int64_t places = 0;
    std::optional<double> reached = std::nullopt;
    std::string_view authority = {};
    std::optional<std::vector<Visit>> visits = std::nullopt;
    Fact opened = {};
};

struct Framework {
    GraphBuilder build{"settings"};
    Graph graph;

    Framework() {
        auto const judgement = build.scale("judgement", {"inadequate", "requires_improvement", "good"});
        auto const level = build.scale("level", {"universal", "targeted", "intensive"});
        auto const visit = build.shape("visit");
        auto const visits = build.loop(build.list({"visits", "Visits", visit}));
        auto const on = build.field("on", domain_of(Kind::date), visits);
        auto const held = build.field("held", boolean_domain, visits);
        auto const graded = build.field("judgement", levels_of(judgement)), crisis = build.field("in_crisis", boolean_domain);
        auto const places = build.field("places", domain_of(Kind::integer)),
                   reached = build.field("reached", domain_of(Kind::percent));
        auto const authority = build.field("authority", domain_of(Kind::text));
        build.slot(
            {.path = "registration", .title = "Registration", .domain = levels_of(record_enumeration, true), .asked = false});
        auto const opened = build.field("registration.opened", domain_of(Kind::date, true));
        build.decision("level",
                       build.decide("level", Policy::highest, levels_of(level),
                                    {{"sim", build.at_most(graded, build.level(judgement, 1)), build.level(level, "intensive")},
                                     {"crisis", crisis, build.level(level, "intensive")},
                                     {"large", build.greater(places, build.whole(50)), build.level(level, "targeted")}},
                                    build.level(level, "universal")));
        build.decision("low_reach", build.less(reached, build.amount(Kind::percent, one / 2)));
        build.decision("visited", build.count(visits, held));
        build.decision("last", build.over(Policy::latest, domain_of(Kind::date), visits, held, on, on));
        build.decision("here", build.equal(authority, build.text("Cumbria")));
        build.decision("opened", opened);
        build.decision("registered", build.fact(6 + 0));
        graph = build.finish();
    }
};

auto decider(Graph const& graph) {
    return bind<Setting>(graph, field("judgement", &Setting::judgement), field("in_crisis", &Setting::in_crisis),
                         field("places", &Setting::places), field("reached", &Setting::reached),
                         field("authority", &Setting::authority), field("registration.opened", &Setting::opened),
                         list("visits", &Setting::visits, field("on", &Visit::on), field("held", &Visit::held)));
}

}  // namespace

TEST_CASE("a struct's members are the case's facts") {
    Framework const framework;
    auto decide = decider(framework.graph);
    using namespace std::chrono;

    decide({.judgement = Judgement::good, .in_crisis = std::nullopt});
    CHECK(decide["level"].levels == 0b101);
    CHECK(decide["low_reach"].open());
    CHECK(decide["visited"].high == 1'000'000 * one);
    CHECK(decide["opened"].open());

    decide({Judgement::good,
            false,
            51,
            0.25,
            "Cumbria",
            {{{sys_days(2022y / 10 / 1), true}, {sys_days(2022y / 11 / 1), false}}},
            {Fact::State::none, 0}});
    CHECK(decide["level"].levels == 0b010);
    CHECK(decide["low_reach"].surely_yes());
    CHECK(decide["visited"].low == one);
    CHECK(decide["last"].low == parse_iso("2022-10-01"));
    CHECK(decide["here"].surely_yes());
    CHECK(decide["opened"].is_none());
    CHECK(decide["registered"].determined());
    CHECK(decide.evaluation().because(framework.graph.decisions[0].value) == std::vector<std::uint32_t>{2});
    CHECK_THROWS_AS(decide["nothing"], std::invalid_argument);
}

TEST_CASE("numbers that no number can be are unknown or in error") {
    Framework const framework;
    auto decide = decider(framework.graph);
    decide({.judgement = Judgement::good, .in_crisis = false, .places = std::numeric_limits<std::int64_t>::max()});
    CHECK(decide["level"].in_error());
    decide({.judgement = Judgement::good, .in_crisis = false, .reached = std::numeric_limits<double>::quiet_NaN()});
    CHECK(decide["low_reach"].open());
    decide({.judgement = Judgement::good, .in_crisis = false, .reached = std::numeric_limits<double>::infinity()});
    CHECK(decide["low_reach"].in_error());
    decide({.judgement = static_cast<Judgement>(7), .in_crisis = false});
    CHECK(decide["level"].in_error());
}

TEST_CASE("a member of another type, or a path that the graph lacks, is refused when it is bound") {
    Framework const framework;
    CHECK_THROWS_AS(bind<Setting>(framework.graph, field("judgment", &Setting::judgement)), std::invalid_argument);
    CHECK_THROWS_AS(bind<Setting>(framework.graph, field("judgement", &Setting::places)), std::invalid_argument);
    CHECK_THROWS_AS(bind<Setting>(framework.graph, field("places", &Setting::in_crisis)), std::invalid_argument);
    CHECK_THROWS_AS(bind<Setting>(framework.graph, list("visitors", &Setting::visits)), std::invalid_argument);
}

TEST_CASE("deciding the next case allocates nothing") {
    Framework const framework;
    auto decide = decider(framework.graph);
    using namespace std::chrono;
    Setting const first{Judgement::good, false, 51, 0.25, "Cumberland and Westmorland", {{{sys_days(2022y / 10 / 1), true}}}};
    Setting const second{Judgement::inadequate,
                         std::nullopt,
                         2,
                         std::nullopt,
                         "Cumberland and Westmorland",
                         {{{sys_days(2021y / 10 / 1), false}}}};
    decide(first);
    auto const before = allocations;
    decide(second);
    auto const level = decide["level"];
    CHECK(allocations == before);
    CHECK(level.levels == 0b100);
}
