// The subcommands, one file each. Data goes to standard output, messages to standard error; the exit status is below.
#pragma once

#include <rubric/framework.hpp>

#include <string>
#include <vector>

namespace rubric::cli {

enum Status { done = 0, policy_failed = 1, wrong_usage = 2, bad_input = 3, limit_reached = 4 };

/// What every subcommand that decides takes.
struct Deciding {
    std::string on;                       ///< a date, or `today`
    std::vector<std::string> set;         ///< NAME=VALUE
    bool sensitive = false;
};

/// Standard input, kept in a file while it is needed: some of it is read twice.
class KeptInput {
public:
    KeptInput();
    ~KeptInput();
    KeptInput(KeptInput const&) = delete;
    KeptInput& operator=(KeptInput const&) = delete;
    std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Files of cases, and how they are read.
struct Inputs {
    std::vector<std::string> files;       ///< [DATASET=]FILE, or `-`
    std::string encoding = "utf-8", delimiter = ",";

    /// What is returned has to outlive the run. Throws InputError.
    std::unique_ptr<KeptInput> add_to(EvaluateRequest& request) const;
};

struct CheckArguments { std::vector<std::string> frameworks, sources; };
struct TestArguments {
    std::vector<std::string> frameworks;
    std::string format = "text";
    bool coverage = false;
};
struct FormatArguments { std::vector<std::string> frameworks; bool check = false; };
struct EvaluateArguments {
    std::string framework;
    Inputs inputs;
    Deciding deciding;
    std::string format = "csv", out, duties;
    bool summary = false;
};
/// One case: in a file of its own, or in files, by its key; without one, the only case there is.
struct CaseArguments {
    Inputs inputs;
    std::string key, case_file;
    Deciding deciding;
};
struct ExplainArguments : CaseArguments {
    std::string framework, decision, actor, format = "text";
    std::string would_be;                 ///< a value of the decision; empty: any other
    bool asks_otherwise = false;          ///< --would-be is said
};
struct ReportArguments : CaseArguments {
    std::string framework, report, format = "text";
};
struct AskArguments {
    std::string framework, case_file, format = "text";
    Deciding deciding;
};
struct WorklistArguments {
    std::string framework;
    Inputs inputs;
    std::string actor, until, format = "text";
    Deciding deciding;
};
struct GraphArguments { std::string framework, case_file, format = "svg"; Deciding deciding; };

int run(CheckArguments const& arguments);
int run(TestArguments const& arguments);
int run(FormatArguments const& arguments);
int run(EvaluateArguments const& arguments);
int run(ExplainArguments const& arguments);
int run(ReportArguments const& arguments);
int run(AskArguments const& arguments);
int run(WorklistArguments const& arguments);
int run(GraphArguments const& arguments);

// ---- what they share ------------------------------------------------------------------------------------------------

bool colour();                            ///< standard error is a terminal and NO_COLOR is not set

/// Files as they are, a folder as the `.rubric` files in it, in order of their names.
std::vector<std::string> expanded(std::vector<std::string> const& names);

/// A framework that is too large to decide; the report has been printed.
struct LimitReached {};

/// A framework; without one, what to end with: `policy_failed`, or `bad_input` where there is no such file.
struct Loaded {
    std::optional<Framework> framework{};
    int status = done;
    explicit operator bool() const { return framework.has_value(); }
    Framework const& operator*() const { return *framework; }
    Framework const* operator->() const { return &*framework; }
};

/// A framework, its warnings printed where `warnings`, or nothing after its errors were.
Loaded load_or_report(std::string const& name, bool warnings);

/// A date, or `today`. Throws InputError for what is neither.
std::int64_t day_of(std::string const& text);

/// Throws InputError for a date that is none or a NAME=VALUE that is not one.
DecideOptions options_of(Deciding const& deciding);

/// Exactly one of a case file and files; else what is wrong has been printed.
bool says_which(CaseArguments const& arguments);

/// The case decided.
Outcome decide(Framework const& framework, CaseArguments const& arguments);
/// Says on standard error what whoever reads the outcome should know: a day outside the dates in force, facts that could not be read.
int tell(Framework const& framework, Deciding const& deciding, Outcome const& outcome);

/// What the framework's scenarios leave untried: words, or an object of a JSON array.
void write_coverage(Framework const& framework, bool as_text, bool first);

/// The whole of a file, or of standard input for `-`. Throws InputError.
std::string read_case(std::string const& path);

}  // namespace rubric::cli
