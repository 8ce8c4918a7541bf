// Files in, decisions out, a batch of cases at a time.
#include "data/reader.hpp"
#include "json.hpp"
#include "rows.hpp"
#include "state.hpp"
#include "summary.hpp"
#include "table/csv_writer.hpp"
#include "table/output_file.hpp"
#include "text/message.hpp"

#include <rubric/error_reason.hpp>

#include <algorithm>
#include <iostream>

namespace rubric {
namespace {

constexpr std::size_t near_keys_named = 3;

/// A file that is put in its place at the end, or standard output.
class Output {
public:
    explicit Output(std::filesystem::path const& path) {
        if (path.empty()) return;
        file_.emplace(path.string());
        if (!file_->opened()) throw InputError("error: cannot write `" + path.string() + "`", {});
    }
    std::ostream& stream() { return file_ ? file_->stream() : std::cout; }
    void finish() {
        if (!file_) {
            std::cout.flush();
            return;
        }
        if (auto const why = file_->finish()) throw InputError("error: " + *why, {});
    }

private:
    std::optional<table::OutputFile> file_;
};

void write_row(table::CsvWriter& out, RowTexts const& cells) {
    for (std::string const& each : cells) {
        bool const number = !each.empty() && parse_number(each).has_value();
        number ? out.number(each) : out.text(each);
    }
    out.end();
}

/// Decisions in one of the formats, and the duties in their own file.
class Writer {
public:
    Writer(Graph const& graph, EvaluateRequest const& request) : graph_(graph), format_(request.format), silent_(request.summary_only) {
        if (!silent_) {
            decisions_.emplace(request.out);
            rows_.emplace(decisions_->stream());
            if (format_ == "csv") write_row(*rows_, outcome_header(graph, "key"));
            if (format_ == "json") decisions_->stream() << "[";
        }
        if (!request.duties.empty()) {
            duties_.emplace(request.duties);
            duty_rows_.emplace(duties_->stream());
            write_row(*duty_rows_, duty_header("key"));
        }
    }

    void write(Evaluation const& evaluation, Texts const& texts, CaseOutcome const& outcome, std::uint32_t row, std::string const& key) {
        if (duties_)
            for (DutyResult const& each : outcome.duties) write_row(*duty_rows_, duty_cells(graph_, evaluation, texts, each, key));
        if (silent_) return;
        if (format_ == "csv") return write_row(*rows_, outcome_cells(graph_, evaluation, texts, outcome, key));
        if (format_ == "json") decisions_->stream() << (first_ ? "\n" : ",\n");
        first_ = false;
        decisions_->stream() << outcome_json(graph_, evaluation, texts, outcome, row, key);
        if (format_ == "jsonl") decisions_->stream() << '\n';
    }

    void finish() {
        if (!silent_ && format_ == "json") decisions_->stream() << (first_ ? "]\n" : "\n]\n");
        if (decisions_) decisions_->finish();
        if (duties_) duties_->finish();
    }

private:
    Graph const& graph_;
    std::string format_;
    bool silent_, first_ = true;
    std::optional<Output> decisions_, duties_;
    std::optional<table::CsvWriter> rows_, duty_rows_;
};

struct Run {
    Sources sources;
    std::unique_ptr<data::Reader> reader;
    std::vector<Setting> settings;
};

std::string rendered(Diagnostics const& found, Sources const& sources) {
    std::string report;
    for (Diagnostic const& each : found) report += text::render(each, sources);
    return report;
}

Run open(Prepared const& framework, EvaluateRequest const& request) {
    Run run;
    Texts texts(framework.graph);
    data::Options options{.today = request.options.on, .encoding = request.encoding, .delimiter = request.delimiter};
    options.sensitive = request.options.sensitive;
    run.settings = settings_of(framework.graph, texts, request.options);
    for (Setting const& each : run.settings) options.parameters.emplace_back(framework.graph.parameters[each.parameter].name, each.value);

    std::vector<data::Input> inputs;
    for (auto const& each : request.inputs) inputs.push_back({each.dataset, each.path.string()});
    data::Opened opened = data::open(*framework.model, framework.graph, run.sources, inputs, options);
    if (!opened.reader) throw InputError(rendered(opened.diagnostics, run.sources), opened.diagnostics);
    run.reader = std::move(opened.reader);
    return run;
}

/// What datasets hold of the framework's list parameters.
void fill_parameters(Evaluation& evaluation, data::Reader const& reader) {
    for (data::FilledParameter const& each : reader.parameters()) evaluation.set_list(each.parameter, each.rows);
}

void refuse_the_rest(Run const& run) {
    if (!run.reader->diagnostics().empty())
        throw InputError(rendered(run.reader->diagnostics(), run.sources), run.reader->diagnostics());
}

/// What a person who gave the files should know of them.
std::vector<std::string> notes_of(data::Summary const& summary) {
    std::vector<std::string> notes;
    auto const say = [&](std::size_t count, std::string const& what, std::string const& rest) {
        if (count != 0) notes.push_back(std::to_string(count) + " " + what + (count == 1 ? "" : "s") + rest);
    };
    say(summary.left_out, "record", " left out by the dataset's `where`");
    say(summary.marked, "case", " kept although the dataset's `where` is open");
    for (auto const& each : summary.unread) say(each.headers.size(), "column", " of " + each.file + " that no dataset reads");
    for (auto const& each : summary.unmatched)
        say(each.count, "key", " of `" + each.dataset + "` without a case, such as " + one_of(each.first, "and"));
    say(summary.facts_in_error, "fact", " that could not be read:");
    for (auto const& each : summary.errors) notes.push_back("  " + data::describe(each));
    return notes;
}

/// For each decision the first case that is in error although every fact of it could be read: a gap or an overlap of its rules, say.
class Faults {
public:
    explicit Faults(Graph const& graph) : graph_(graph), first_(graph.decisions.size()), counts_(graph.decisions.size()) {}

    void add(Evaluation const& evaluation, CaseOutcome const& outcome, std::uint32_t row, data::CaseNote const& note) {
        if (!note.errors.empty()) return;
        for (DecisionResult const& each : outcome.decisions) {
            DecisionOutput const& decision = graph_.decisions[each.decision];
            if (decision.is_list || !each.value.in_error()) continue;
            if (counts_[each.decision]++ == 0)
                first_[each.decision] = note.key + ": " + error_reason(graph_, evaluation, decision.value, decision.name, row);
        }
    }

    void fill(std::vector<std::string>& notes) const {
        for (std::size_t i = 0; i < counts_.size(); ++i)
            if (counts_[i] != 0)
                notes.push_back("`" + graph_.decisions[i].name + "` is in error in " + std::to_string(counts_[i]) +
                                (counts_[i] == 1 ? " case; " : " cases; the first is ") + first_[i]);
    }

private:
    Graph const& graph_;
    std::vector<std::string> first_;
    std::vector<std::size_t> counts_;
};

/// Today is read somewhere, and was not given: files are not decided for no day.
void refuse_without_date(Graph const& graph, EvaluateRequest const& request) {
    if (request.options.on) return;
    bool const read = std::any_of(graph.nodes.begin(), graph.nodes.end(), [](Node const& node) {
        return node.op == Op::fact && node.scope == 0 && node.argument == today_slot;
    });
    if (read) throw InputError("error: `" + graph.name + "` asks for today's date; say --on 2022-09-01, or --on today", {});
}

}  // namespace

Summary evaluate(Framework const& framework, EvaluateRequest const& request) {
    Prepared const& prepared = *framework.prepared_;
    Graph const& graph = prepared.graph;
    refuse_without_date(graph, request);
    Run run = open(prepared, request);
    Evaluation evaluation(graph);
    evaluation.reveal(request.options.sensitive);
    for (Setting const& each : run.settings) evaluation.set(each.parameter, each.value);
    Counter counter(graph);
    Writer writer(graph, request);
    Faults faults(graph);

    for (data::Batch batch; run.reader->next(batch);) {
        fill_parameters(evaluation, *run.reader);
        evaluation.run(batch.rows, run.reader->texts(), {});
        for (std::uint32_t row = 0; row < batch.rows.size(); ++row) {
            CaseOutcome const outcome = read_outcome(graph, evaluation, row);
            counter.add(outcome);
            writer.write(evaluation, run.reader->texts(), outcome, row, batch.notes[row].key);
            faults.add(evaluation, outcome, row, batch.notes[row]);
        }
    }
    refuse_the_rest(run);
    writer.finish();

    Summary summary{.framework = graph.name, .title = graph.title, .on = request.options.on};
    counter.fill(summary);
    summary.facts_in_error = run.reader->summary().facts_in_error;
    summary.notes = notes_of(run.reader->summary());
    faults.fill(summary.notes);
    return summary;
}

Outcome decide_key(Framework const& framework, EvaluateRequest const& request, std::string const& key) {
    Run run = open(*framework.prepared_, request);
    std::vector<std::string> keys;
    std::shared_ptr<State> found;
    for (data::Batch batch; run.reader->next(batch);)
        for (std::size_t row = 0; row < batch.rows.size(); ++row) {
            keys.push_back(batch.notes[row].key);
            if (found || (!key.empty() && keys.back() != key)) continue;
            found = std::make_shared<State>(framework.prepared_);
            found->texts = run.reader->texts();
            found->facts = std::move(batch.rows[row]);
            found->key = keys.back();
            fill_parameters(found->evaluation, *run.reader);
            for (auto const& each : batch.notes[row].errors) found->unreadable.push_back(data::describe(each));
            if (!key.empty()) return decided(std::move(found), request.options);
        }
    refuse_the_rest(run);
    if (found && keys.size() == 1) return decided(std::move(found), request.options);
    std::string const near = text::nearest(key, keys);
    if (keys.size() > near_keys_named) keys.resize(near_keys_named);
    std::string const known = keys.empty() ? "" : "; there are " + one_of(keys, "and") + ", for example";
    throw InputError(key.empty() ? "error: the files hold " + std::string(keys.empty() ? "no case" : "more than one case: say --key KEY") + known
                                 : "error: no case has the key `" + key + "`" + (near.empty() ? known : "; did you mean `" + near + "`?"),
                     {});
}

}  // namespace rubric
