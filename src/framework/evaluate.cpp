// Files in, decisions out, a batch of cases at a time.
#include "about.hpp"
#include "files.hpp"
#include "json.hpp"
#include "rows.hpp"
#include "state.hpp"
#include "summary.hpp"
#include "table/csv_writer.hpp"
#include "text/message.hpp"

#include <rubric/error_reason.hpp>


namespace rubric {
namespace {

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

}  // namespace

Summary evaluate(Framework const& framework, EvaluateRequest const& request) {
    Graph const& graph = framework.graph();
    Files files(framework, request);
    Evaluation evaluation(graph);
    files.prepare(evaluation);
    Counter counter(graph);
    Writer writer(graph, request);
    Faults faults(graph);

    files.each_batch(evaluation, [&](data::Batch const& batch) {
        for (std::uint32_t row = 0; row < batch.rows.size(); ++row) {
            CaseOutcome const outcome = read_outcome(graph, evaluation, row);
            counter.add(outcome);
            writer.write(evaluation, files.texts(), outcome, row, batch.notes[row].key);
            faults.add(evaluation, outcome, row, batch.notes[row]);
        }
    });
    writer.finish();

    Summary summary{.framework = graph.name, .title = graph.title, .on = request.options.on};
    counter.fill(summary);
    summary.facts_in_error = files.read().facts_in_error;
    summary.notes = files.notes();
    faults.fill(summary.notes);
    if (!request.out.empty()) write_about(framework, request, files.read(), summary);
    return summary;
}

}  // namespace rubric
