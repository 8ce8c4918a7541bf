// One framework, and one batch of it, for sixteen threads at once: cases decided, explained and asked about, batches decided.
// What each thread gets is what one gets alone. Under the thread sanitizer it also shows that nothing is written that others
// read.
#include "both_ways.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <barrier>
#include <thread>

using namespace rubric;
using namespace rubric::test;

namespace {

constexpr int threads = 16, rounds = 3;

/// Case by case, none like the one before.
std::string case_json(int number) {
    static char const* const judgements[] = {"outstanding", "good", "requires_improvement", "inadequate", "none"};
    std::string facts = std::string("{\"judgement\": \"") + judgements[number % 5] + "\"";
    if (number % 3 != 0) facts += ", \"inspected\": \"2022-0" + std::to_string(1 + number % 9) + "-15\"";
    return facts + "}";
}

/// Everything that can be asked of a framework and a case, in words.
std::string told(Framework const& framework, std::string const& json) {
    Outcome const outcome = framework.decide_json(json, {.on = parse_iso("2022-10-01")});
    return outcome.json() + outcome.explain_all() + outcome.explanations_json() + outcome.ask() + outcome.picture("dot");
}

std::string decided(Framework const& framework, Batch const& batch, unsigned of_its_own) {
    Decisions const made = decide(framework, batch,
                                  {.options = {.on = parse_iso("2022-10-01")},
                                   .threads = of_its_own,
                                   .possible = true,
                                   .because = true,
                                   .assumed = true,
                                   .duties = true});
    ArrowArrayStream decisions{}, duties{};
    made.decisions(&decisions), made.duties(&duties);
    std::string all = counts(made.summary());
    for (Came const& came : {came_from(decisions), came_from(duties)})
        for (auto const& column : came.columns)
            for (auto const& cell : column) all += cell.value_or("-") + "|";
    return all;
}

}  // namespace

TEST_CASE("sixteen threads share a framework and a batch") {
    Framework const framework = loaded("hampshire_isp");
    Words judgements;
    std::vector<std::optional<std::int32_t>> inspected;
    for (int i = 0; i < 300; ++i) {
        judgements.push_back(i % 7 == 0 ? std::nullopt : std::optional<std::string>(i % 2 == 0 ? "good" : "inadequate"));
        inspected.push_back(i % 11 == 0 ? std::nullopt : std::optional(18'800 + i));
    }
    ArrowArrayStream in =
        stream({record("", {texts("judgement", judgements), numbers<std::int32_t>("inspected", "tdD", inspected)})});
    Batch const batch = rubric::bind(framework, {{"", &in}}, {.on = parse_iso("2022-10-01")});

    std::vector<std::string> alone;
    for (int i = 0; i < threads; ++i) alone.push_back(told(framework, case_json(i)));
    std::string const batch_alone = decided(framework, batch, 1);
    std::atomic<int> wrong{0}, done{0};
    {
        std::barrier together(threads);
        std::vector<std::jthread> all;
        for (int i = 0; i < threads; ++i)
            all.emplace_back([&, i, own = Framework(framework)] {
                together.arrive_and_wait();
                for (int round = 0; round < rounds; ++round) {
                    int const number = (i + round) % threads;
                    wrong += told(own, case_json(number)) != alone[static_cast<std::size_t>(number)];
                    wrong += decided(own, batch, round % 3 == 0 ? 2 : 1) != batch_alone;
                    ++done;
                }
            });
    }
    CHECK(done == threads * rounds);
    CHECK(wrong == 0);
    CHECK(alone[1] != alone[2]);
}

TEST_CASE("sixteen threads compile the same text at once") {
    std::atomic<int> wrong{0};
    std::string const alone = told(loaded("cumbria_early_years"), R"({"judgement": "good"})");
    {
        std::vector<std::jthread> all;
        for (int i = 0; i < threads; ++i)
            all.emplace_back([&] {
                Compiled const made = load("cumbria_early_years");
                wrong += !made || told(*made, R"({"judgement": "good"})") != alone;
            });
    }
    CHECK(wrong == 0);
}
