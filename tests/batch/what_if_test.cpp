// Variants of parameters over a batch: literal counts, the same as runs with the parameters set, and what is refused.
#include "arrow_maker.hpp"

#include <rubric/batch.hpp>
#include <rubric/what_if.hpp>

#include <catch2/catch.hpp>

using namespace rubric;
using namespace rubric::test;

namespace {

constexpr auto places = R"(framework places "Places"
scale support "Support" { none_of_it "None" < some "Some" < much "Much" }
case child { age : integer   moved : date   needs : text }
parameter from_age "From the age of" : integer = 3
parameter grace "Months after moving" : integer = 2
decision support "Support" : support, first {
    lately: much when today - 30 days < moved and age >= from_age
    old:    some when age >= from_age
    small:  some when age + grace > 7
    otherwise none_of_it
}
decision needs_all "Needs" : text, collect { each_one: needs when age >= from_age }
)";

Framework const& framework() {
    static Compiled const compiled = compile(places, "places.rubric");
    INFO(compiled.report());
    REQUIRE(compiled);
    return *compiled;
}

DecideOptions const on{.on = parse_iso("2022-10-01")};

/// `repeat` times five children, of whom one has no age and one an age that cannot be read.
Batch children(std::size_t repeat) {
    Words ages;
    std::vector<std::optional<std::int32_t>> moved;
    for (std::size_t i = 0; i < repeat; ++i) {
        for (char const* age : {"2", "3", "6", "old"}) ages.emplace_back(age);
        ages.emplace_back(std::nullopt);
        for (int day : {19'000, 19'261, 19'000, 19'000, 19'261}) moved.emplace_back(day);  // 2022-09-26 is 19,261
    }
    ArrowArrayStream in = stream({record("", {texts("age", ages), numbers<std::int32_t>("moved", "tdD", moved)})});
    return bind(framework(), {{"", &in}}, on);
}

using Counts = std::vector<std::size_t>;
Counts counts_of(VariantCounts const& variant) {
    Counts counts;
    for (auto const& [label, count] : variant.counts) counts.push_back(count);
    return counts;
}

std::vector<std::string> numbers_until(int last) {
    std::vector<std::string> all;
    for (int i = 0; i <= last; ++i) all.push_back(std::to_string(i));
    return all;
}

}  // namespace

TEST_CASE("variants over a batch are counted") {
    Batch const batch = children(1);
    auto const found = what_if(framework(), batch, on, {{"from_age", {"2", "4"}}}, "support");
    REQUIRE(found.size() == 2);
    std::vector<std::string> labels;
    for (auto const& [label, count] : found[0].counts) labels.push_back(label);
    CHECK(labels == std::vector<std::string>{"None", "Some", "Much", "none", "undetermined", "in error"});
    CHECK(counts_of(found[0]) == Counts{0, 2, 1, 0, 1, 1});  // from 2 on: 2 and 6 some, 3 moved lately
    CHECK(counts_of(found[1]) == Counts{2, 1, 0, 0, 1, 1});
    CHECK(found[1].values == std::vector<std::string>{"4"});
}

TEST_CASE("thousands of cases under hundreds of variants come out as runs with the parameters set do") {
    Batch const batch = children(1'000);
    std::vector<Axis> const axes{{"from_age", numbers_until(9)}, {"grace", numbers_until(5)}};
    auto const found = what_if(framework(), batch, on, axes, "support");
    REQUIRE(found.size() == 60);
    for (auto const& each : found) {
        DecideOptions set = on;
        set.set = {{"from_age", each.values[0]}, {"grace", each.values[1]}};
        Summary const summary = decide(framework(), batch, {.options = set, .threads = 1}).summary();
        std::size_t all = 0;
        for (auto const& [label, count] : each.counts) {
            std::size_t expected = 0;
            for (auto const& [name, counted] : summary.decisions[0].counts) expected += name == label ? counted : 0;
            CHECK(count == expected);
            all += count;
        }
        CHECK(all == 5'000);
    }
}

TEST_CASE("what variants cannot be of is refused, by name") {
    Batch const batch = children(1);
    auto const refusal = [&](std::vector<Axis> const& axes, std::string const& decision, DecideOptions const& options) -> std::string {
        try {
            what_if(framework(), batch, options, axes, decision);
        } catch (std::exception const& refused) {
            return refused.what();
        }
        return "";
    };
    CHECK(refusal({{"from_agee", {"1"}}}, "support", on) == "error: there is no parameter `from_agee`; did you mean `from_age`?");
    CHECK(refusal({{"from_age", {}}}, "support", on) == "error: no values are given for `from_age`");
    CHECK(refusal({{"grace", {"1"}}, {"grace", {"2"}}}, "support", on) == "error: `grace` is varied twice");
    CHECK(refusal({{"grace", {"1"}}}, "needs_all", on) == "error: `needs_all` is a list; variants are counted of a decision with one value");
    CHECK(refusal({{"grace", {"1"}}}, "support", {}) == "error: `places` asks for today's date; say the day that it is decided for");
    CHECK(refusal({{"grace", {"1"}}}, "support", {.on = on.on, .set = {{"grace", "2"}}}) == "error: `grace` is both set and varied");
    CHECK(refusal({{"grace", {"many"}}}, "support", on).find("grace") != std::string::npos);
    CHECK(refusal({{"grace", {"1"}}}, "suport", on).find("support") != std::string::npos);
}
