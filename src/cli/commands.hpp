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

struct CheckArguments { std::vector<std::string> frameworks, sources; };
struct TestArguments {
    std::vector<std::string> frameworks;
    std::string format = "text";
    bool coverage = false;
};
struct FormatArguments { std::vector<std::string> frameworks; bool check = false; };
struct EvaluateArguments {
    std::string framework;
    std::vector<std::string> inputs;
    Deciding deciding;
    std::string format = "csv", out, duties, encoding = "utf-8", delimiter = ",";
    bool summary = false;
};
/// One case: in a file of its own, or in files, by its key; without one, the only case there is.
struct CaseArguments {
    std::vector<std::string> inputs;
    std::string key, case_file, encoding = "utf-8", delimiter = ",";
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

int run(CheckArguments const& arguments);
int run(TestArguments const& arguments);
int run(FormatArguments const& arguments);
int run(EvaluateArguments const& arguments);
int run(ExplainArguments const& arguments);
int run(ReportArguments const& arguments);
int run(AskArguments const& arguments);

// ---- what they share ------------------------------------------------------------------------------------------------

bool colour();                            ///< standard error is a terminal and NO_COLOR is not set

/// Files as they are, a folder as the `.rubric` files in it, in order of their names.
std::vector<std::string> expanded(std::vector<std::string> const& names);

/// A framework that is too large to decide; the report has been printed.
struct LimitReached {};

/// A framework, its warnings printed where `warnings`, or nothing after its errors were.
std::optional<Framework> load_or_report(std::string const& name, bool warnings);

/// Throws InputError for a date that is none or a NAME=VALUE that is not one.
DecideOptions options_of(Deciding const& deciding);

/// Exactly one of a case file and files; else what is wrong has been printed.
bool says_which(CaseArguments const& arguments);

/// The case decided.
Outcome decide(Framework const& framework, CaseArguments const& arguments);
/// What the framework's scenarios leave untried: words, or an object of a JSON array.
void write_coverage(Framework const& framework, bool as_text, bool first);

/// The text of a file with one case; an InputError if there is none.
std::string read_case(std::string const& path);

/// `DATASET=FILE`, or a file that goes to each dataset it fits.
std::vector<EvaluateRequest::Input> inputs_of(std::vector<std::string> const& inputs);

}  // namespace rubric::cli
