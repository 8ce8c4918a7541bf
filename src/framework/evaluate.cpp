// Files in, decisions out, a batch of cases at a time: while one is decided the next is read, and the one before is written.
#include "about.hpp"
#include "channel.hpp"
#include "decisions_file.hpp"
#include "faults.hpp"
#include "files.hpp"
#include "json.hpp"
#include "state.hpp"
#include "summary.hpp"

#include <thread>

namespace rubric {
namespace {

constexpr std::size_t batches_decided = 2;  ///< that wait to be written

/// The cases of a run in JSON, each behind what parts it from the one before.
std::string json_of(Graph const& graph, Evaluation const& evaluation, Texts const& texts, data::Batch const& batch,
                    std::string const& format) {
    std::string all;
    for (std::uint32_t row = 0; row < batch.rows.size(); ++row) {
        if (format == "json") all += ",\n";
        all += outcome_json(graph, evaluation, texts, read_outcome(graph, evaluation, row), row, batch.notes[row].key);
        if (format == "jsonl") all += '\n';
    }
    return all;
}

Decided decided(Graph const& graph, Evaluation const& evaluation, Texts const& texts, data::Batch const& batch,
                EvaluateRequest const& request) {
    bool const rows = request.format == "csv" && !request.summary_only, json = request.format != "csv" && !request.summary_only;
    Decided made{.cases = batch.rows.size()};
    auto const key = [&](std::size_t row) { return batch.notes[row].key; };
    if (rows || !request.duties.empty()) {
        batch::DecisionColumns columns(graph,
                                       {.possible = true, .because = true, .assumed = true, .duties = !request.duties.empty()},
                                       rows ? batch.rows.size() : 0);
        auto part = columns.part();
        rows ? columns.add(evaluation, texts, key, 0, part) : columns.add_duties(evaluation, texts, key, part);
        columns.append(part);
        made.decisions = std::move(columns.decisions);
        auto keys = std::make_shared<batch::Output>(batch::Output::text("key"));
        for (data::CaseNote const& each : batch.notes) keys->add(each.key);
        made.decisions.keys = std::move(keys);
        made.duties = std::move(columns.duties);
    }
    if (json) made.json = json_of(graph, evaluation, texts, batch, request.format);
    return made;
}

void write_all(Channel<Decided>& from, DecisionsFile& file, EvaluateRequest const& request, std::exception_ptr& thrown) {
    try {
        std::size_t cases = 0;
        while (auto const each = from.take()) {
            file.write(*each);
            cases += each->cases;
            if (request.progress) request.progress(cases);
        }
    } catch (...) {
        thrown = std::current_exception();
        from.shut();
    }
}

}  // namespace

Summary evaluate(Framework const& framework, EvaluateRequest const& request) {
    Graph const& graph = framework.graph();
    Files files(framework, request);
    Evaluation evaluation(graph);
    files.prepare(evaluation);
    Counter counter(graph);
    Faults faults(graph);
    DecisionsFile file(graph, request);
    {
        Channel<Decided> ready(batches_decided);
        std::exception_ptr thrown;
        std::jthread writing([&] { write_all(ready, file, request, thrown); });
        struct End {
            Channel<Decided>& channel;
            ~End() { channel.end(); }
        } const end{ready};
        files.each_batch(evaluation, [&](data::Batch const& batch, Texts const& texts) {
            Bits unreadable;
            for (std::size_t row = 0; row < batch.notes.size(); ++row)
                if (!batch.notes[row].errors.empty()) unreadable.put(row);
            counter.add(evaluation);
            faults.add(evaluation, 0, unreadable, [&](std::size_t row) { return batch.notes[row].key; });
            ready.give(decided(graph, evaluation, texts, batch, request));
        });
        ready.end();
        writing.join();
        if (thrown) std::rethrow_exception(thrown);
    }
    file.finish();

    Summary summary{.framework = graph.name, .title = graph.title, .on = request.options.on};
    counter.fill(summary);
    summary.facts_in_error = files.read().facts_in_error;
    summary.notes = files.notes();
    faults.fill(summary.notes);
    if (!request.out.empty()) write_about(framework, request, files.read(), summary);
    return summary;
}

}  // namespace rubric
