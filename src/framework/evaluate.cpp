// Files in, decisions out, a batch of cases at a time.
#include "about.hpp"
#include "batch/cells.hpp"
#include "faults.hpp"
#include "files.hpp"
#include "json.hpp"
#include "state.hpp"
#include "summary.hpp"
#include "table/csv_writer.hpp"
#include "text/message.hpp"


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
            if (batch.notes[row].errors.empty()) faults.add(evaluation, outcome, row, batch.notes[row].key);
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
