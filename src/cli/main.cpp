// The command line: what may be said, and which file runs it.
#include "commands.hpp"

#include "text/message.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>

namespace rubric::cli {
namespace {

constexpr char const* exit_status = "Exit status: 0 done, 1 the policy failed, 2 wrong usage, 3 bad input, 4 a limit.";

void add_deciding(CLI::App& command, Deciding& deciding) {
    command.add_option("--on", deciding.on, "decide for this date, YYYY-MM-DD, or `today`");
    command.add_option("--set", deciding.set, "PARAMETER=VALUE for this run")->allow_extra_args(false);
    command.add_flag("--sensitive", deciding.sensitive, "show what is withheld");
}

void add_files(CLI::App& command, Inputs& inputs) {
    command.add_option("files", inputs.files, "[DATASET=]FILE: CSV, JSON or JSONL; - is standard input");
    command.add_option("--encoding", inputs.encoding, "of CSV files: utf-8, latin-1, windows-1252")->capture_default_str();
    command.add_option("--delimiter", inputs.delimiter, "between the fields of CSV files")->capture_default_str();
}

void add_case(CLI::App& command, CaseArguments& arguments) {
    add_files(command, arguments.inputs);
    command.add_option("--key", arguments.key, "the case's key in the files; not needed where there is one case");
    command.add_option("--case", arguments.case_file, "a JSON file with one case; - is standard input");
    add_deciding(command, arguments.deciding);
}

CLI::App* add(CLI::App& program, std::string const& name, std::string const& what, std::string const& example) {
    CLI::App* command = program.add_subcommand(name, what);
    command->footer("Example: " + example + "\n" + exit_status);
    return command;
}

/// What the first word is, if it is no command.
std::string no_command(CLI::App const& program, std::string const& word) {
    std::vector<std::string> names;
    for (CLI::App const* each : program.get_subcommands({})) names.push_back(each->get_name());
    if (word.starts_with('-') || std::find(names.begin(), names.end(), word) != names.end()) return {};
    std::string const near = text::nearest(word, names);
    return "error: there is no command `" + word + "`; " +
           (near.empty() ? "there are " + one_of(names, "and") : "did you mean `" + near + "`?") + '\n';
}

int run_program(int count, char** words) {
    CLI::App program("Rubric: frameworks of support as small, readable, cited programs.", "rubric");
    program.require_subcommand(1);
    program.footer(exit_status);

    CheckArguments check;
    auto* const check_command = add(program, "check", "errors and warnings, and what is left without a citation", "rubric check hampshire_isp");
    check_command->add_option("frameworks", check.frameworks, "files, folders or bundled names")->required();
    check_command->add_option("--source", check.sources, "NAME=FILE: the text of a source, to look for the headings that are cited of it");

    TestArguments test;
    auto* const test_command = add(program, "test", "run the scenarios", "rubric test examples/frameworks");
    test_command->add_option("frameworks", test.frameworks, "files, folders or bundled names")->required();
    test_command->add_flag("--coverage", test.coverage, "and what no scenario tries; as JSON that alone");
    test_command->add_option("--format", test.format)->check(CLI::IsMember({"text", "json", "junit"}))->capture_default_str();

    FormatArguments format;
    auto* const format_command = add(program, "format", "lay a framework's text out", "rubric format --check local.rubric");
    format_command->add_option("frameworks", format.frameworks, "files or folders")->required();
    format_command->add_flag("--check", format.check, "change nothing; fail if something would be changed");

    EvaluateArguments evaluate;
    auto* const evaluate_command = add(program, "evaluate", "decide every case of the files",
                                       "rubric evaluate hampshire_isp providers.csv --on 2021-08-31 --out decisions.csv");
    evaluate_command->add_option("framework", evaluate.framework, "a file or a bundled name")->required();
    add_files(*evaluate_command, evaluate.inputs);
    add_deciding(*evaluate_command, evaluate.deciding);
    evaluate_command->add_option("--out", evaluate.out, "file for the decisions; written whole or not at all");
    evaluate_command->add_option("--duties", evaluate.duties, "file for the duties, a row a duty and actor");
    evaluate_command->add_option("--format", evaluate.format, "of the decisions")->check(CLI::IsMember({"csv", "json", "jsonl"}))->capture_default_str();
    evaluate_command->add_flag("--summary", evaluate.summary, "count the cases by outcome and write no decisions");

    ReportArguments report;
    auto* const report_command = add(program, "report", "a report of one case, to read, print or keep",
                                     "rubric report cumbria_early_years visit_programme --case setting.json --format html");
    report_command->add_option("framework", report.framework, "a file or a bundled name")->required();
    report_command->add_option("report", report.report, "its name in the framework")->required();
    add_case(*report_command, report);
    report_command->add_option("--format", report.format)->check(CLI::IsMember({"text", "markdown", "html", "csv", "json"}))->capture_default_str();

    ExplainArguments explain;
    auto* const explain_command = add(program, "explain", "why one case is decided as it is",
                                      "rubric explain hampshire_isp providers.csv --key 2500017 --on 2021-08-31");
    explain_command->add_option("framework", explain.framework, "a file or a bundled name")->required();
    add_case(*explain_command, explain);
    explain_command->add_option("--decision", explain.decision, "this decision, offer or duty only");
    explain_command->add_option("--for", explain.actor, "a letter to this actor of the framework");
    auto* const would_be = explain_command->add_option("--would-be", explain.would_be, "what would have to be otherwise for it to be so; without a value, anything else")->expected(0, 1);
    explain_command->add_option("--format", explain.format)->check(CLI::IsMember({"text", "json", "html"}))->capture_default_str();

    AskArguments ask;
    auto* const ask_command = add(program, "ask", "what to find out of a case, the most useful first",
                                  "rubric ask cumbria_early_years --case setting.json --on 2022-10-01");
    ask_command->add_option("framework", ask.framework, "a file or a bundled name")->required();
    ask_command->add_option("--case", ask.case_file, "a JSON file with one case")->required();
    ask_command->add_option("--format", ask.format)->check(CLI::IsMember({"text", "json"}))->capture_default_str();
    add_deciding(*ask_command, ask.deciding);

    WorklistArguments worklist;
    auto* const worklist_command = add(program, "worklist", "the duties to be done, by actor and due date",
                                       "rubric worklist hampshire_isp providers.csv --on today --actor local_team --until 2021-12-31");
    worklist_command->add_option("framework", worklist.framework, "a file or a bundled name")->required();
    add_files(*worklist_command, worklist.inputs);
    worklist_command->add_option("--actor", worklist.actor, "this actor's only");
    worklist_command->add_option("--until", worklist.until, "due by this date only, YYYY-MM-DD");
    worklist_command->add_option("--format", worklist.format)->check(CLI::IsMember({"text", "csv", "json"}))->capture_default_str();
    add_deciding(*worklist_command, worklist.deciding);

    GraphArguments graph;
    auto* const graph_command = add(program, "graph", "a picture of what the decisions need", "rubric graph hampshire_isp > hampshire.svg");
    graph_command->add_option("framework", graph.framework, "a file or a bundled name")->required();
    graph_command->add_option("--case", graph.case_file, "show the values of this case, a JSON file; - is standard input");
    graph_command->add_option("--format", graph.format)->check(CLI::IsMember({"svg", "dot", "mermaid", "cells"}))->capture_default_str();
    add_deciding(*graph_command, graph.deciding);

    if (std::string const wrong = count > 1 ? no_command(program, words[1]) : ""; !wrong.empty()) {
        std::cerr << wrong;
        return wrong_usage;
    }
    try {
        program.parse(count, words);
    } catch (CLI::ParseError const& wrong) {
        return program.exit(wrong) == 0 ? done : wrong_usage;
    }
    if (*check_command) return cli::run(check);
    if (*test_command) return cli::run(test);
    if (*format_command) return cli::run(format);
    if (*evaluate_command) return cli::run(evaluate);
    if (*report_command) return cli::run(report);
    if (*worklist_command) return cli::run(worklist);
    if (*graph_command) return cli::run(graph);
    explain.asks_otherwise = would_be->count() != 0;
    if (*ask_command) return cli::run(ask);
    return cli::run(explain);
}

}  // namespace
}  // namespace rubric::cli

int main(int count, char** words) {
    try {
        return rubric::cli::run_program(count, words);
    } catch (rubric::InputError const& wrong) {
        std::cerr << wrong.what() << '\n';
        return rubric::cli::bad_input;
    } catch (rubric::cli::LimitReached const&) {
        return rubric::cli::limit_reached;
    } catch (std::bad_alloc const&) {
        std::cerr << "error: out of memory\n";
        return rubric::cli::limit_reached;
    } catch (std::exception const& wrong) {
        std::cerr << "error: " << wrong.what() << '\n';
        return rubric::cli::bad_input;
    }
}
