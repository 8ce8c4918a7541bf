// rubric_bench                     checks that all give the same answers, then measures; options are Google Benchmark's
// rubric_bench --self-test         shows that a wrong answer and a data set learnt by heart are caught
// rubric_bench --write-cases DIR ROWS MISSING     the cases and their answers, for bench/peers
// rubric_bench --write-csv FILE ROWS              the cases as a file that `rubric evaluate` takes
// rubric_bench --instructions WHAT ROWS           decides so many cases and ends, to be counted by callgrind: case, batch, or
//                                                 `making the structs`, `making the cases` of a batch, without deciding them
// rubric_bench --small …           the sizes of a try, not of the gates
#include "data/written.hpp"
#include "measured/measured.hpp"
#include "one_case.hpp"

#include <cstring>
#include <exception>
#include <iostream>
#include <span>

namespace bench {

namespace {

Contests contests_of(Sizes const& sizes) {
    Contests all;
    all.push_back(std::make_unique<Contest>(Shape{.rows = sizes.many, .missing = 12}));
    for (bool const sorted : {false, true})
        for (unsigned const missing : {0U, 12U, 60U})
            all.push_back(std::make_unique<Contest>(Shape{.rows = sizes.some, .missing = missing, .sorted = sorted}));
    return all;
}

int measure(int count, char** words, Sizes const& sizes) {
    Contests const contests = contests_of(sizes);
    for (auto const& each : contests) check_agreement(*each);
    std::cerr << "All give the same answers: " << contestants().size() << " ways, " << contests.size() << " sets of cases.\n";
    measure_batch(contests);
    measure_rules();
    measure_one_case();
    measure_compiling();
    measure_variants();
    measure_operations();
    benchmark::Initialize(&count, words);
    if (benchmark::ReportUnrecognizedArguments(count, words)) return 2;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}

void run_instructions(std::string const& what, std::size_t rows) {
    std::vector<Packed> const cases = make_cases({.rows = rows, .missing = 12});
    if (what == "making the cases") return benchmark::DoNotOptimize(Columns(cases).rows);
    if (what == "making the structs") return benchmark::DoNotOptimize(settings_of(cases).size());
    if (what == "batch") return decide_to_columns(bind(std::make_shared<Columns const>(cases)), 1);
    auto decide = decider();
    decide.on(*options().on);
    for (Setting const& each : settings_of(cases)) decide(each);
}

int run(int count, char** words) {
    std::span<char*> const given(words, static_cast<std::size_t>(count));
    std::string const first = count > 1 ? given[1] : "";
    if (first == "--self-test") return self_test() ? 0 : 1;
    if (first == "--write-cases" && count == 5)
        return write_cases(given[2], {.rows = std::stoul(given[3]), .missing = static_cast<unsigned>(std::stoul(given[4]))}), 0;
    if (first == "--write-csv" && count == 4) return write_csv(given[2], {.rows = std::stoul(given[3]), .missing = 12}), 0;
    if (first == "--instructions" && count == 4) return run_instructions(given[2], std::stoul(given[3])), 0;
    if (first != "--small") return measure(count, words, {});
    std::memmove(&given[1], &given[2], (given.size() - 2) * sizeof(char*));
    return measure(count - 1, words, {.many = 200'000, .some = 100'000});
}

}  // namespace
}  // namespace bench

int main(int count, char** words) {
    try {
        return bench::run(count, words);
    } catch (std::exception const& error) {
        std::cerr << "rubric_bench: " << error.what() << '\n';
        return 1;
    }
}
