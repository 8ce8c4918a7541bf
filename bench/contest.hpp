// One framework, one set of cases, and all who decide them.
#pragma once

#include "data/columns.hpp"

#include <rubric/batch.hpp>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace bench {

/// bench/frameworks/settings_support.rubric. Throws with its diagnostics.
rubric::Framework const& framework();
rubric::DecideOptions options();  ///< on 2026-04-01

struct Contest {
    explicit Contest(Shape const& of);
    Shape shape;
    std::vector<Packed> cases;
    std::shared_ptr<Columns const> columns;
    rubric::Batch batch;
};

rubric::Batch bind(std::shared_ptr<Columns const> columns);
rubric::Decisions decide(rubric::Batch const& batch, unsigned threads);
/// The same, to the columns that a host gets, and given back by it.
void decide_to_columns(rubric::Batch const& batch, unsigned threads);
Decided decided(rubric::Batch const& batch, unsigned threads);

/// As the facts that a framework has, on the day of `options`.
std::vector<rubric::Row> rows_of(std::vector<Packed> const& cases, rubric::Graph const& graph);

/// By the case evaluator, the cases one after another, with what is possible.
Decided decided_case_by_case(std::vector<Packed> const& cases);

using Contestant = Decided (*)(Contest const&);
/// All that decide the whole of a contest, by name; the first is what the others are held to.
std::vector<std::pair<std::string, Contestant>> const& contestants();

/// Throws where two of them differ in any output of any case, or where the cases could be learnt by heart.
void check_agreement(Contest const& contest, std::vector<std::pair<std::string, Contestant>> const& all = contestants());

/// What the harness must catch: a wrong output, and a data set that repeats itself. Says what it tried; whether all was caught.
bool self_test();

}  // namespace bench
