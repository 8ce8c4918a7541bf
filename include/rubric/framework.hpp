// A framework in, decisions with reasons out.
//
//   auto const compiled = rubric::compile_file("cumbria_early_years.rubric");
//   if (!compiled) { std::cerr << compiled.report(); return 1; }
//   rubric::Framework const framework = *compiled;
//   rubric::Outcome const outcome = framework.decide({{"judgement", "good"}, {"review", "no_concerns"}});
//   std::cout << outcome["level"] << '\n' << outcome.explain("level");
//
// A Framework is immutable and cheap to copy; any number of threads may share one. An Outcome belongs to one thread at a time.
// Link rubric::rubric. What is given and cannot be used is an InputError that carries located diagnostics.
#pragma once

#include <rubric/counterfactuals.hpp>
#include <rubric/explain.hpp>
#include <rubric/notice.hpp>
#include <rubric/outcome.hpp>
#include <rubric/report.hpp>
#include <rubric/questions.hpp>

#include <filesystem>
#include <functional>
#include <initializer_list>
#include <iosfwd>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rubric {

namespace check { struct Framework; }

class Framework;
class Outcome;
struct EvaluateRequest;
struct Prepared;
struct State;
struct Summary;

/// A case, a date or a parameter that cannot be used. what() is the report in words.
class InputError : public std::runtime_error {
public:
    InputError(std::string const& report, Diagnostics diagnostics) : std::runtime_error(report), diagnostics_(std::move(diagnostics)) {}
    Diagnostics const& diagnostics() const { return diagnostics_; }

private:
    Diagnostics diagnostics_;
};

struct DecideOptions {
    std::optional<std::int64_t> on{};                            ///< the day decided for, as parse_iso gives it; absent: unknown
    std::vector<std::pair<std::string, std::string>> set{};      ///< parameters, `name` or `ofsted.name`, as written in the language
    bool sensitive = false;                                      ///< show what is withheld
};

/// What was decided for one case. Copies share what they read from.
class Outcome {
public:
    /// One decision, as it prints: `Targeted`, `Targeted or Intensive`.
    class Decision {
    public:
        Value const& value() const { return result_.value; }
        DecisionResult const& result() const { return result_; }
        bool determined() const { return !result_.open() && !result_.in_error(); }
        std::string text(Writing writing = Writing::people) const;  ///< `withheld` where it tells what a sensitive field holds
        std::vector<std::string> because() const;                ///< names of the rules
        friend std::ostream& operator<<(std::ostream& out, Decision const& decision);

    private:
        friend class Outcome;
        std::shared_ptr<State const> state_;
        DecisionResult result_;
    };

    /// Throws std::out_of_range, naming the nearest decision, for a name that is none.
    Decision operator[](std::string_view decision) const;
    /// Why, in words: of a decision, an offer or a duty. std::out_of_range as above.
    std::string explain(std::string_view name) const;
    /// Of every decision, then the offers and duties, a line each.
    std::string explain_all() const;
    /// The same as data; of a duty one for each actor and element. Of no name: of everything.
    std::vector<Explanation> explanations(std::string_view name = {}) const;
    Explanation explanation(std::string_view name) const;        ///< the first of them
    /// The same as a JSON array, as docs/interfaces.md has it.
    std::string explanations_json(std::string_view name = {}) const;
    /// The same as one page that loads nothing.
    std::string explanations_html(std::string_view name = {}) const;
    /// What the decisions need, with their values in this case: `svg`, `dot` or `mermaid`. std::out_of_range for another format.
    std::string picture(std::string_view format = "svg") const;
    /// A letter to an actor of the framework. Throws std::out_of_range, naming the nearest, for a name that is none.
    Notice notice(std::string_view actor) const;

    /// A report of the case, as it prints.
    class Report {
    public:
        rubric::Report const& data() const { return data_; }
        ReportOutput const& output() const;                      ///< its names and titles
        /// `text`, `markdown`, `html` (one file, for screens and paper), `csv` (the rows alone) or `json`; docs/interfaces.md. Throws
        /// std::invalid_argument for another.
        std::string write(std::string_view format) const;

    private:
        friend class Outcome;
        std::shared_ptr<State const> state_;
        std::shared_ptr<Texts const> texts_;
        rubric::Report data_;
    };

    /// Throws std::out_of_range, naming the nearest report, for a name that is none.
    Report report(std::string_view name) const;

    CaseOutcome const& all() const;
    /// The facts that could not be read, each with its reason; what depends on them is in error.
    std::vector<std::string> const& unreadable() const;
    /// The smallest changes of facts with which the decision would be that value, written as in the language; empty: anything else.
    /// Throws std::out_of_range for a decision that is none, InputError for a value that it cannot have.
    Counterfactuals would_be(std::string_view value, std::string_view decision) const;
    std::string would_be_words(std::string_view value, std::string_view decision) const;
    /// The facts, not given, that open outcomes hang on, the most settling first; questions.hpp.
    std::vector<Question> questions() const;
    /// The same in words, a paragraph a question, and as one JSON object.
    std::string ask() const;
    std::string questions_json() const;
    /// Everything as one JSON object, as docs/interfaces.md has it.
    std::string json() const;

    explicit Outcome(std::shared_ptr<State const> state) : state_(std::move(state)) {}

private:
    std::shared_ptr<State const> state_;
};

class Framework {
public:
    std::string const& name() const;
    std::string const& title() const;
    Graph const& graph() const;
    /// In words, that the day lies outside the dates in force; it is decided all the same. Empty: it does not, or there is no day.
    std::string out_of_force(std::optional<std::int64_t> on) const;

    /// Facts by name, written as in the language or in data: {"card.leadership", "needs_attention"}, {"on_roll", "12"}.
    Outcome decide(std::initializer_list<std::pair<std::string_view, std::string_view>> facts, DecideOptions const& options = {}) const;
    Outcome decide(std::vector<std::pair<std::string, std::string>> const& facts, DecideOptions const& options = {}) const;

    /// A case as a JSON object of fields, records and lists, nested; missing or null is unknown, "none" is none.
    Outcome decide_json(std::string_view json, DecideOptions const& options = {}) const;

    /// What the decisions need, drawn in the manner of DMN: `svg`, `dot` or `mermaid`. std::out_of_range for another format.
    std::string picture(std::string_view format = "svg") const;

    /// The typed model and the texts it was read from, for the library's own rooms.
    std::shared_ptr<check::Framework const> const& model() const;
    Sources const& sources() const;

    explicit Framework(std::shared_ptr<Prepared const> prepared) : prepared_(std::move(prepared)) {}

private:
    friend Summary evaluate(Framework const& framework, EvaluateRequest const& request);
    friend Outcome decide_key(Framework const& framework, EvaluateRequest const& request, std::string const& key);
    friend struct Files;
    friend struct Frames;
    std::shared_ptr<Prepared const> prepared_;
};

/// A framework, or the reasons why there is none; either way every diagnostic.
class Compiled {
public:
    explicit operator bool() const { return framework_.has_value(); }
    Framework const& operator*() const { return framework_.value(); }
    Framework const* operator->() const { return &framework_.value(); }
    Diagnostics const& diagnostics() const { return diagnostics_; }
    Sources const& sources() const { return *sources_; }
    std::string report(bool colour = false) const;               ///< every diagnostic in words; at most 20 errors, then how many more

    Compiled(std::optional<Framework> framework, Diagnostics diagnostics, std::shared_ptr<Sources const> sources)
        : framework_(std::move(framework)), diagnostics_(std::move(diagnostics)), sources_(std::move(sources)) {}

private:
    std::optional<Framework> framework_{};
    Diagnostics diagnostics_;
    std::shared_ptr<Sources const> sources_;
};

/// `name` stands in messages; what the text uses is looked for among the bundled frameworks.
Compiled compile(std::string text, std::string name = "framework.rubric");

/// The first, with what it uses among the others and nowhere else: what `sources()` of a framework holds makes the same again elsewhere.
Compiled compile(std::vector<Source> sources);

/// What the file uses is looked for beside it, then among the bundled frameworks.
Compiled compile_file(std::filesystem::path const& path);

/// A path, or the name of a bundled framework such as `hampshire_isp`.
Compiled load(std::string const& name_or_path);

std::string render(Diagnostic const& found, Sources const& sources, bool colour = false);

/// Files in, decisions out: one row a case.
struct EvaluateRequest {
    struct Input {
        std::string dataset{};                                     ///< empty: every dataset of the framework's case that it fits
        std::filesystem::path path{};                            ///< `-`: standard input, kept in the file of that name below
    };
    std::vector<Input> inputs{};
    std::filesystem::path standard_input{};
    DecideOptions options{};
    std::string format = "csv";                                  ///< csv, json, jsonl
    std::filesystem::path out{};                                   ///< empty: standard output; a file has FILE.about.json beside it
    std::filesystem::path duties{};                                ///< empty: none; a row a duty and actor
    char delimiter = ',';
    std::string encoding = "utf-8";
    bool summary_only = false;                                   ///< decide, count, write nothing
    std::function<void(std::size_t cases)> progress{};           ///< told how many are written, now and then, from another thread
};

/// Counts over the cases of a run. A decision's add up to the cases; what was never counted is left out, but for `undetermined` and
/// `in error`.
struct Summary {
    struct Group {
        std::string name{}, title{};
        std::vector<std::pair<std::string, std::size_t>> counts{};  ///< such as Targeted, undetermined, in error
    };
    std::string framework{}, title{};
    std::optional<std::int64_t> on{};
    std::size_t cases = 0;
    std::size_t facts_in_error = 0;                              ///< facts that could not be read
    std::vector<Group> decisions{}, offers{}, duties{};
    std::vector<std::string> notes{};                              ///< columns and keys that met nothing, facts that could not be read
    std::string text() const;                                    ///< as the program prints it
    /// One object: `framework`, `title`, `on` (a date, or empty), `cases`, `facts_in_error`, `decisions`, `offers`, `duties` (each an object of
    /// objects of counts, by name and label), `notes`.
    std::string json() const;
};

/// Throws InputError when an input cannot be used at all; a fact that cannot be read is counted, and its case decided.
Summary evaluate(Framework const& framework, EvaluateRequest const& request);

/// Duties to be done, over all cases: by actor and due date, undated ones last. `evaluation` says what is read and where it goes: text,
/// csv or json. A duty is to be done where it holds or may, and is not surely done.
struct WorklistRequest {
    EvaluateRequest evaluation{};
    std::string actor{};                                         ///< this one's only; a name of the framework
    std::optional<std::int64_t> until{};                         ///< due by then only, which leaves out what has no date
};

struct WorklistSummary {
    std::size_t cases = 0, duties = 0, late = 0, perhaps = 0;
    std::size_t undated = 0;                                     ///< left out for want of a date
    std::size_t facts_in_error = 0;
    std::vector<std::string> notes{};
    std::string text() const;
};

/// Keeps the duties that are to be done in memory, not the cases. Throws InputError as `evaluate` does, and for an actor that is none.
WorklistSummary worklist(Framework const& framework, WorklistRequest const& request);

/// The outcome of the one case of the inputs that has this key; without a key, of the only case. Throws InputError, naming near
/// keys, when there is none.
Outcome decide_key(Framework const& framework, EvaluateRequest const& request, std::string const& key);

}  // namespace rubric
