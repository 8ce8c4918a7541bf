// Threads: what comes out is the same, in the same order, however many there are and whoever has them.
#include "both_ways.hpp"

#include "framework/frames.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <mutex>
#include <thread>

using namespace rubric;
using namespace rubric::test;

namespace {

constexpr std::size_t pattern = 1000, whole = 120;  // more than three units of 32,768
constexpr std::size_t few = 12, small_unit = 2500;  // as many of a smaller unit

/// The rows of the pattern, as often as that.
ArrowArrayStream many(std::size_t times) {
    Words judgements, cards;
    std::vector<std::optional<std::int32_t>> inspected;
    static char const* const words[] = {"outstanding", "good", "requires_improvement", "inadequate", "none"};
    for (std::size_t i = 0; i < pattern; ++i) {
        judgements.push_back(i % 7 == 0 ? std::nullopt : std::optional<std::string>(words[i % 5]));
        inspected.push_back(i % 11 == 0 ? std::nullopt : std::optional(static_cast<std::int32_t>(17'000 + i)));
    }
    judgements[13] = "unreadable";
    Col const chunk = record("", {texts("judgement", judgements), numbers<std::int32_t>("inspected", "tdD", inspected)});
    return stream(std::vector<Col>(times, chunk));
}

struct Came2 {
    Came decisions;
    std::string counted;
};

Came2 decided(Batch const& batch, BatchRequest request, std::size_t unit = rubric::Frames::unit_rows) {
    request.options.on = parse_iso("2022-10-01");
    request.possible = request.because = request.numbered = true;
    Decisions const made(rubric::Frames::decide(loaded("hampshire_isp"), batch, request, unit));
    ArrowArrayStream out{};
    made.decisions(&out);
    return {came_from(out), counts(made.summary())};
}

Batch bound(std::size_t times) {
    ArrowArrayStream in = many(times);
    return rubric::bind(loaded("hampshire_isp"), {{"", &in}}, {.on = parse_iso("2022-10-01")});
}

}  // namespace

TEST_CASE("one thread and four decide alike, in order") {
    Batch const batch = bound(whole);
    REQUIRE(batch.cases() == pattern * whole);
    Came2 const one = decided(batch, {.threads = 1});
    Came2 const four = decided(batch, {.threads = 4});
    Came2 const most = decided(batch, {});
    CHECK(one.decisions.columns == four.decisions.columns);
    CHECK(one.decisions.columns == most.decisions.columns);
    CHECK(one.counted == four.counted);
    bool repeats = true;
    auto const& level = one.decisions["level"];
    for (std::size_t row = pattern; row < level.size(); ++row) repeats = repeats && level[row] == level[row % pattern];
    CHECK(repeats);
    CHECK(one.decisions["key"][119'999] == "120000");
    CHECK(batch.facts_in_error() == whole);
}

TEST_CASE("an executor of the caller's runs the units, or the caller does") {
    Batch const batch = bound(few);
    Came2 const one = decided(batch, {.threads = 1}, small_unit);
    std::vector<std::jthread> threads;
    std::atomic<int> started{0};
    Came2 const theirs = decided(
        batch, {.threads = 3, .executor = [&](std::function<void()> task) { ++started, threads.emplace_back(std::move(task)); }},
        small_unit);
    CHECK(started == 2);
    CHECK(theirs.decisions.columns == one.decisions.columns);

    std::vector<std::function<void()>> late;
    Came2 const alone = decided(
        batch, {.threads = 3, .executor = [&](std::function<void()> task) { late.push_back(std::move(task)); }}, small_unit);
    CHECK(alone.decisions.columns == one.decisions.columns);
    for (auto const& task : late) task();  // finds nothing to do
}

TEST_CASE("a batch is decided by several threads at a time") {
    Batch const batch = bound(few);
    std::string const one = decided(batch, {.threads = 1}, small_unit).counted;
    std::mutex mutex;
    std::vector<std::string> others;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                Decisions const made =
                    decide(loaded("hampshire_isp"), batch, {.options = {.on = parse_iso("2022-10-01")}, .threads = 1});
                std::lock_guard const lock(mutex);
                others.push_back(counts(made.summary()));
            });
    }
    CHECK(others == std::vector<std::string>(4, one));
}
