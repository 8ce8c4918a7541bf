#include "contest.hpp"

#include "data/arrow.hpp"
#include "rivals/rivals.hpp"

#include <rubric/date.hpp>

#include <stdexcept>

namespace bench {

rubric::Framework const& framework() {
    static rubric::Compiled const compiled = rubric::compile_file(BENCH_FRAMEWORKS "/settings_support.rubric");
    if (!compiled) throw std::runtime_error(compiled.report());
    return *compiled;
}

rubric::DecideOptions options() { return {.on = rubric::parse_iso("2026-04-01")}; }

rubric::Batch bind(std::shared_ptr<Columns const> columns) {
    ArrowArrayStream stream;
    to_arrow(std::move(columns), &stream);
    return rubric::bind(framework(), {{.dataset = "", .stream = &stream}}, options());
}

rubric::Decisions decide(rubric::Batch const& batch, unsigned threads) {
    return rubric::decide(framework(), batch, {.options = options(), .threads = threads});
}

void decide_to_columns(rubric::Batch const& batch, unsigned threads) {
    ArrowArrayStream stream;
    decide(batch, threads).decisions(&stream);
    for (;;) {
        ArrowArray array{};
        if (stream.get_next(&stream, &array) != 0) throw std::runtime_error(stream.get_last_error(&stream));
        if (!array.release) break;
        array.release(&array);
    }
    stream.release(&stream);
}

Decided decided(rubric::Batch const& batch, unsigned threads) {
    ArrowArrayStream stream;
    decide(batch, threads).decisions(&stream);
    return from_arrow(&stream, batch.cases());
}

Contest::Contest(Shape const& of)
    : shape(of), cases(make_cases(of)), columns(std::make_shared<Columns const>(cases)), batch(bind(columns)) {}

std::vector<std::pair<std::string, Contestant>> const& contestants() {
    static std::vector<std::pair<std::string, Contestant>> const all{
        {"branchy",
         [](Contest const& contest) {
             Decided out(contest.columns->rows);
             branchy(*contest.columns, out);
             return out;
         }},
        {"fused",
         [](Contest const& contest) {
             Decided out(contest.columns->rows);
             fused(*contest.columns, out);
             return out;
         }},
        {"rubric", [](Contest const& contest) { return decided(contest.batch, 1); }},
        {"rubric, two threads", [](Contest const& contest) { return decided(contest.batch, 2); }}};
    return all;
}

void check_agreement(Contest const& contest, std::vector<std::pair<std::string, Contestant>> const& all) {
    refuse_memorised(contest.cases);
    Decided const expected = all[0].second(contest);
    for (auto const& [name, decides] : all) {
        std::string const found = difference(expected, decides(contest), contest.cases);
        if (!found.empty()) throw std::runtime_error(contest.shape.name() + ", " + name + " against " + all[0].first + ": " + found);
    }
    // The case evaluator is slow: some of the cases, and with them what is possible where a case is open.
    std::size_t const some = std::min<std::size_t>(contest.cases.size(), 16'384);
    std::vector<Packed> const cases(contest.cases.begin(), contest.cases.begin() + static_cast<std::ptrdiff_t>(some));
    Columns const columns(cases);
    Decided const one_by_one = decided_case_by_case(cases);
    for (auto const decides : {branchy, fused}) {
        Decided out(some);
        out.possible = Buffer<std::uint8_t>(padded(some));
        decides(columns, out);
        std::string const found = difference(one_by_one, out, cases);
        if (!found.empty()) throw std::runtime_error(contest.shape.name() + ", against the case evaluator: " + found);
    }
}

}  // namespace bench
