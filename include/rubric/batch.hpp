// Columns in, columns out: many cases bound once, and decided as often as you like.
//
//   rubric::Batch const batch = rubric::bind(framework, {{"", &stream}}, {.on = rubric::parse_iso("2022-09-01")});
//   rubric::Decisions const decided = rubric::decide(framework, batch, {.options = {.on = …}});
//   decided.decisions(&out);                                     // an Arrow stream: a column a decision and offer
//   std::cout << decided.summary().text();
//
// A stream of structs (Arrow C stream interface) is a table. Its columns have the headers of a dataset, by which they
// are then read as a file would be; or, where they do not, or where records or lists are among them, they are called as fields,
// `judgement` or `registration.urn`. Null, NaN and NaT are unknown; the text `none` is none where
// the type has it; a record is a struct, or columns of its fields, `registration.urn`, with a text `registration` where it is none; a list a list of structs. A fact that cannot be read is in error, and noted; a column of
// the wrong type, or with a time zone, is an InputError that names it.
//
// Streams are read to their end, and released, also when bind throws. A Batch and what it holds is never changed: any number of
// threads may share one. It outlives nothing but itself: the framework may go before it.
#pragma once

#include <rubric/arrow.hpp>
#include <rubric/framework.hpp>

#include <functional>

namespace rubric {

struct BoundCases;
struct DecidedColumns;

struct BatchInput {
    std::string dataset{};  ///< as on the command line; empty: its columns are fields, or every dataset that it fits
    ArrowArrayStream* stream = nullptr;
};

/// Cases bound to a framework.
class Batch {
public:
    std::size_t cases() const;
    /// Columns and keys that met nothing, facts that could not be read.
    std::vector<std::string> const& notes() const;
    std::size_t facts_in_error() const;

    explicit Batch(std::shared_ptr<BoundCases const> cases) : cases_(std::move(cases)) {}

private:
    friend struct Frames;
    std::shared_ptr<BoundCases const> cases_;
};

struct BatchRequest {
    DecideOptions options{};
    unsigned threads = 0;  ///< at most; 0: as many as pay. None has fewer than 32,768 cases to do
    std::function<void(std::function<void()>)> executor{};  ///< starts a task on a thread of yours; absent: on one of its own
    bool possible = false, because = false,
         assumed = false;  ///< these columns too: `level_possible`, `level_because`, `level_assumed`
    bool duties = false;
    bool numbered = false;  ///< cases without keys have their numbers, from 1, for keys: int64, not text
};

/// What was decided, as columns.
class Decisions {
public:
    /// `key`, where the cases have keys or are numbered; those of a frame without stand in its order. Then a column a decision,
    /// named as in the CSV that `rubric evaluate` writes, then one an offer. What a consumer gets of it is its own; the Decisions
    /// may go.
    ///
    /// Of levels: a dictionary of the levels' names, `none` and `error`. A date: date32. Whole numbers: int64. Money, percentages
    /// and numbers: float64, or decimal128(38, 6) where one is too large for a float64 to tell six places. Of these three a null
    /// is told apart in `NAME_state`: `value`, `open`, `none` or `error`. All else is text as in the CSV. An open value is null.
    /// An offer is a dictionary of yes, no, possible, error.
    void decisions(ArrowArrayStream* out) const;
    /// The long form, a row a duty, element and actor; empty unless asked for. Texts as in the CSV, but `element` and `short`, which are int64, and
    /// `by`, which is a date32; where one of the last two has no such value, `by_possible` and `short_possible` say what it may be, or none, error or withheld.
    void duties(ArrowArrayStream* out) const;
    Summary summary() const;

    explicit Decisions(std::shared_ptr<DecidedColumns const> columns) : columns_(std::move(columns)) {}

private:
    std::shared_ptr<DecidedColumns const> columns_;
};

/// `options` are what datasets compute with, and what may be shown of sensitive fields in notes. Throws InputError.
Batch bind(Framework const& framework, std::vector<BatchInput> const& inputs, DecideOptions const& options);

/// Throws InputError for a parameter or a day that is wanted and wrong or missing, std::invalid_argument for the batch of another
/// framework.
Decisions decide(Framework const& framework, Batch const& batch, BatchRequest const& request);

/// The outcome of the one case of the batch that has this key, or this number where cases have none; of an empty key, of the only case. Nothing is read
/// again. Throws InputError, naming near keys, when there is none, and as `decide` does.
Outcome decide_key(Framework const& framework, Batch const& batch, std::string const& key, DecideOptions const& options);

}  // namespace rubric
