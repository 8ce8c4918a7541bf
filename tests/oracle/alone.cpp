#include "alone.hpp"

#include "batch/cells.hpp"
#include "batch/gather.hpp"
#include "framework/summary.hpp"
#include "framework/typed_duties.hpp"

namespace rubric::oracle {
namespace {

constexpr batch::Wanted everything{true, true, true, true};

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

}  // namespace

Alone::Alone(Program const& program, std::vector<Case> cases, std::uint64_t seed)
    : program_(program), random_(seed), cases_(std::move(cases)) {
    Diagnostics found;
    prepared_ = std::make_shared<Prepared const>(program_.framework, std::make_shared<Sources>(program_.sources),
                                                 lower::lower_with_reports(*program_.framework, found, &program_.sources));
    program_.graph = prepared_->graph;
    texts_ = std::make_unique<Texts>(prepared_->graph);
    Evaluation evaluation(prepared_->graph);
    for (Case const& each : cases_) {
        rows_.push_back(row_of(each, prepared_->graph, *texts_));
        evaluation.run(rows_.back(), *texts_, {});
        auto& columns = wanted_.emplace_back(prepared_->graph, everything, 1);
        auto part = columns.part();
        columns.add(
            evaluation, *texts_, [](std::size_t) { return std::string("alone"); }, 0, part);
        columns.append(part);
        columns.duties = typed_duties(std::move(columns.duties), false);
        RowTexts outcome =
            outcome_cells(prepared_->graph, evaluation, *texts_, read_outcome(prepared_->graph, evaluation, 0), "alone");
        outcome.erase(outcome.begin());
        same_as_file_ = same_as_file_ && cells_of(columns.decisions, 0) == outcome;
    }
}

std::vector<std::string> Alone::from_oracle(std::size_t count) {
    Evaluation evaluation(prepared_->graph);
    for (std::size_t i = 0; i < count && i < cases_.size(); ++i) {
        evaluation.run(rows_[i], *texts_, {});
        if (auto found = differences(program_, cases_[i], evaluation, *texts_); !found.empty()) return found;
    }
    return {};
}

Batch Alone::rows(std::size_t count) {
    order_.clear();
    batch::Gather gather(prepared_->graph, 0);
    for (std::size_t row = 0; row < count; ++row) {
        order_.push_back(random_.below(rows_.size()));
        gather.add(rows_[order_.back()]);
    }
    auto made = std::make_shared<BoundCases>();
    made->framework = prepared_;
    made->facts = gather.columns();
    made->texts = std::make_unique<Texts>(*texts_);
    return Batch(std::move(made));
}

std::string Alone::difference(Batch const& batch, unsigned threads, std::size_t rows_in_a_unit) {
    auto const made = Frames::decide(Framework(prepared_), batch,
                                     {.options = {.on = cases_.front().today},
                                      .threads = threads,
                                      .possible = true,
                                      .because = true,
                                      .assumed = true,
                                      .duties = true},
                                     rows_in_a_unit);
    std::string const counted = made->summary.text();
    if (counted_of_ != batch.cases()) counted_ = counted, counted_of_ = batch.cases();
    if (counted != counted_) return "the summary:\n" + counted + "should be\n" + counted_;
    for (std::size_t row = 0; row < order_.size(); ++row)
        for (std::size_t i = 0; i < made->decisions->columns.size(); ++i)
            if (!same(made->decisions->columns[i], row, wanted_[order_[row]].decisions.columns[i], 0))
                return "`" + made->decisions->columns[i].name + "` of row " + std::to_string(row);
    return duties(*made->duties);
}

/// Row by row as they come; their first column is the key.
std::string Alone::duties(batch::OutputTable const& found) const {
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

}  // namespace rubric::oracle
