// The batch path on random frameworks: facts in columns, decided by every instruction set of the machine, on one thread and on
// four, at the edges of words and chunks. Each row comes out as its case does by itself, to which the oracle is held here, too.
#include "agreement.hpp"

#include "batch/cells.hpp"
#include "batch/gather.hpp"
#include "framework/frames.hpp"
#include "framework/summary.hpp"

#include <rubric/instruction_sets.hpp>

#include <catch2/catch.hpp>

#include <iostream>
#include <set>

namespace rubric::oracle {
namespace {

constexpr std::size_t cases_each = 16, held_to_the_oracle = 4;
constexpr std::size_t words[] = {1, 63, 64, 65}, chunks[] = {2047, 2048, 2049};  // rows
constexpr std::size_t big_each = 16;                                             // of so many frameworks one is decided in chunks
constexpr batch::Wanted everything{true, true, true, true};

struct AsBefore {
    std::string set = instruction_set();
    ~AsBefore() { use_instruction_set(set); }
};

bool there(batch::Output const& column, std::size_t row) { return (column.there[row / rows_in_a_word] & bit_of(row)) != 0; }

bool same(batch::Output const& a, std::size_t row_a, batch::Output const& b, std::size_t row_b) {
    if (there(a, row_a) != there(b, row_b)) return false;
    if (!there(a, row_a)) return true;
    if (a.kind == batch::Output::Kind::coded) return a.words[a.codes[row_a]] == b.words[b.codes[row_b]];
    return a.kind == batch::Output::Kind::text ? a.text_at(row_a) == b.text_at(row_b) : written(a, row_a) == written(b, row_b);
}

/// A row as one line of a file has it, without its key.
RowTexts cells_of(batch::OutputTable const& table, std::size_t row) {
    RowTexts cells;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        using Kind = batch::Output::Kind;
        batch::Output const& column = table.columns[i];
        if (column.kind == Kind::text) {
            cells.emplace_back(there(column, row) ? column.text_at(row) : "");
        } else if (column.kind == Kind::coded) {
            cells.push_back(there(column, row) ? column.words[column.codes[row]] : "");
        } else {
            batch::Output const& standing = table.columns[++i];
            std::string const& stands = standing.words[standing.codes[row]];
            cells.push_back(there(column, row) ? written(column, row) : stands == "open" ? "" : stands);
        }
    }
    return cells;
}

/// Sixteen cases of a framework on one day, and what each of them gives by itself.
class Alone {
public:
    Alone(Generated const& text, std::uint64_t seed) : program_(compile(text)), random_(seed ^ 0xBA7C4) {
        REQUIRE(program_->framework);
        Diagnostics found;
        prepared_ = std::make_shared<Prepared const>(program_->framework, std::make_shared<Sources>(program_->sources),
                                                     lower::lower_with_reports(*program_->framework, found, &program_->sources));
        program_->graph = prepared_->graph;
        texts_ = std::make_unique<Texts>(prepared_->graph);
        Evaluation evaluation(prepared_->graph);
        for (std::size_t i = 0; i < cases_each; ++i) {
            cases_.push_back(random_case(random_, *program_->framework, i % 2 == 0 ? 10 : 40, i % 3 == 0 ? 10 : 0));
            cases_.back().today = today_;
            rows_.push_back(row_of(cases_.back(), prepared_->graph, *texts_));
            evaluation.run(rows_.back(), *texts_, {});
            auto& columns = wanted_.emplace_back(prepared_->graph, everything, 1);
            auto part = columns.part();
            columns.add(
                evaluation, *texts_, [](std::size_t) { return std::string("alone"); }, 0, part);
            columns.append(part);
            RowTexts outcome =
                outcome_cells(prepared_->graph, evaluation, *texts_, read_outcome(prepared_->graph, evaluation, 0), "alone");
            outcome.erase(outcome.begin());
            REQUIRE(cells_of(columns.decisions, 0) == outcome);
            if (i < held_to_the_oracle)
                oracle_ = oracle_.empty() ? differences(*program_, cases_.back(), evaluation, *texts_) : oracle_;
        }
    }

    std::vector<std::string> const& oracle() const { return oracle_; }

    /// So many rows, each some case.
    Batch rows(std::size_t count) {
        order_.clear();
        batch::Gather gather(prepared_->graph, 0);
        for (std::size_t row = 0; row < count; ++row) {
            order_.push_back(random_.below(cases_each));
            gather.add(rows_[order_.back()]);
        }
        auto made = std::make_shared<BoundCases>();
        made->framework = prepared_;
        made->facts = gather.columns();
        made->texts = std::make_unique<Texts>(*texts_);
        return Batch(std::move(made));
    }

    /// What differs, the first of it; empty: nothing.
    std::string difference(Batch const& batch, unsigned threads, std::size_t unit) {
        auto const made = Frames::decide(
            Framework(prepared_), batch,
            {.options = {.on = today_}, .threads = threads, .possible = true, .because = true, .assumed = true, .duties = true},
            unit);
        std::string const counted = made->summary.text();
        if (threads == 1 && counted_of_ != batch.cases()) counted_ = counted, counted_of_ = batch.cases();
        if (counted != counted_) return "the summary:\n" + counted + "should be\n" + counted_;
        for (std::size_t row = 0; row < order_.size(); ++row)
            for (std::size_t i = 0; i < made->decisions->columns.size(); ++i)
                if (!same(made->decisions->columns[i], row, wanted_[order_[row]].decisions.columns[i], 0))
                    return "`" + made->decisions->columns[i].name + "` of row " + std::to_string(row);
        return duties(*made->duties);
    }

private:
    /// Row by row as they come; their first column is the key.
    std::string duties(batch::OutputTable const& found) const {
        std::size_t at = 0;
        for (std::size_t row = 0; row < order_.size(); ++row) {
            batch::OutputTable const& wanted = wanted_[order_[row]].duties;
            for (std::size_t i = 0; i < wanted.rows; ++i, ++at) {
                if (at >= found.rows) return "too few duties";
                if (found.columns[0].text_at(at) != std::to_string(row + 1))
                    return "a duty of another case than " + std::to_string(row + 1);
                for (std::size_t column = 1; column < wanted.columns.size(); ++column)
                    if (!same(found.columns[column], at, wanted.columns[column], i))
                        return "`" + wanted.columns[column].name + "` of duty " + std::to_string(at);
            }
        }
        return at == found.rows ? "" : "too many duties";
    }

    std::unique_ptr<Program> program_;
    Random random_;
    std::int64_t today_ = 738'428;
    std::shared_ptr<Prepared const> prepared_;
    std::unique_ptr<Texts> texts_;
    std::vector<Case> cases_;
    std::vector<Row> rows_;
    std::vector<batch::DecisionColumns> wanted_;
    std::vector<std::size_t> order_;
    std::vector<std::string> oracle_;
    std::string counted_;
    std::size_t counted_of_ = 0;
};

TEST_CASE("a batch gives each case what it gives alone, by every instruction set, on one thread and on four", "[agreement]") {
    AsBefore const restored;
    auto const [first, count] = seeds_of_agreement();
    std::set<std::tuple<std::string, std::size_t, unsigned>> covered;
    std::size_t differing = 0;
    for (std::uint64_t seed = first; seed < first + count && differing < 5; ++seed) {
        Alone alone(generate(seed), seed);
        CHECK(alone.oracle() == std::vector<std::string>{});
        std::uint64_t const nth = seed - first;
        std::vector<std::size_t> sizes{words[nth % std::size(words)]};
        if (nth % big_each == 0) sizes.push_back(chunks[nth / big_each % std::size(chunks)]);
        for (std::size_t const size : sizes) {
            Batch const batch = alone.rows(size);
            for (unsigned const threads : {1u, 4u})
                for (std::string const& set : instruction_sets()) {
                    use_instruction_set(set);
                    std::size_t const few = size < 100                ? 16
                                            : nth / big_each % 2 == 0 ? 700
                                                                      : 2048;  // for each thread to have some
                    std::string const found = alone.difference(batch, threads, threads == 1 ? Frames::unit_rows : few);
                    covered.emplace(set, size, threads);
                    differing += !found.empty();
                    INFO("seed " << seed << ", " << size << " rows, " << threads << " threads, " << set);
                    if (!found.empty()) CHECK(found == "");
                }
        }
    }
    CHECK(differing == 0);
    if (count >= big_each * std::size(chunks)) CHECK(covered.size() == instruction_sets().size() * 7 * 2);
    std::cout << count << " frameworks in batches of " << covered.size() << " kinds\n";
}

TEST_CASE("a batch may be split anywhere", "[metamorphic]") {
    auto const [first, count] = seeds(12, 12);
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        Alone alone(generate(seed), seed);
        Batch const batch = alone.rows(2049);
        CHECK(alone.difference(batch, 1, Frames::unit_rows) == "");
        for (std::size_t const unit : {1, 7, 2048, 2049}) {
            INFO("seed " << seed << ", units of " << unit);
            CHECK(alone.difference(batch, 3, unit) == "");
        }
    }
}

}  // namespace
}  // namespace rubric::oracle
