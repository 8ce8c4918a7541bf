#include "frames.hpp"

#include "batch/fields.hpp"
#include "batch/frame.hpp"
#include "batch/gather.hpp"
#include "files.hpp"
#include "what_if.hpp"

#include <algorithm>
#include <utility>

namespace rubric {

namespace {

std::string called(BatchInput const& input, std::size_t place, std::size_t all) {
    if (!input.dataset.empty()) return "the frame " + input.dataset;  // messages put it in quotes
    return all == 1 ? "the frame" : "frame " + std::to_string(place + 1);
}

/// Streams that were not read are released all the same.
struct Streams {
    std::vector<BatchInput> const& inputs;
    ~Streams() {
        for (BatchInput const& each : inputs)
            if (each.stream && each.stream->release) each.stream->release(each.stream);
    }
};

/// Cases that datasets read, and what they know of them.
void gather(data::Reader& reader, Graph const& graph, BoundCases& into) {
    batch::Gather facts(graph, 0);
    std::size_t row = 0;
    std::shared_ptr<Texts const> texts;
    auto keys = std::make_shared<batch::Output>(batch::Output::text("key"));
    for (data::Batch batch; reader.next(batch);) {
        texts = batch.texts;
        for (std::size_t i = 0; i < batch.rows.size(); ++i, ++row) {
            facts.add(batch.rows[i]);
            keys->add(batch.notes[i].key);
            if (!batch.notes[i].errors.empty()) into.unreadable.put(row);
            for (data::FactError const& each : batch.notes[i].errors) into.reasons.add(row, data::describe(each));
        }
    }
    into.facts = facts.columns();
    into.keys = std::move(keys);
    if (texts) into.texts = std::make_unique<Texts>(*texts);
    into.parameters = reader.parameters();
    into.facts_in_error = reader.summary().facts_in_error;
    add_notes(reader.summary(), into.notes);
}

}  // namespace

Batch Frames::bind(Framework const& framework, std::vector<BatchInput> const& inputs, DecideOptions const& options) {
    Streams const released{inputs};
    std::shared_ptr<Prepared const> const& prepared = framework.prepared_;
    Graph const& graph = prepared->graph;
    if (inputs.empty()) throw InputError("error: there is no frame of cases", {});
    auto made = std::make_shared<BoundCases>();
    made->framework = prepared;
    made->texts = std::make_unique<Texts>(graph);

    data::Options reading{.today = options.on, .keep_texts = true, .sensitive = options.sensitive};
    for (Setting const& each : settings_of(graph, *made->texts, options))
        reading.parameters.emplace_back(graph.parameters[each.parameter].name, each.value);
    std::vector<std::shared_ptr<batch::ArrowTable const>> tables;
    std::vector<data::Input> from;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        std::string name = called(inputs[i], i, inputs.size());
        if (!inputs[i].stream) throw InputError("error: " + name + " has no columns", {});
        tables.push_back(batch::ArrowTable::read(*inputs[i].stream, name));
        from.push_back({inputs[i].dataset, std::move(name), batch::as_records(tables.back())});
    }
    Sources sources;
    data::Opened const opened = data::open(*prepared->model, graph, sources, from, reading);
    if (opened.by_fields) {
        batch::bind_fields(tables.front(), graph, options.sensitive, *made);
        return Batch(std::move(made));
    }
    if (!opened.reader) throw InputError(rendered(opened.diagnostics, sources), opened.diagnostics);
    gather(*opened.reader, graph, *made);
    if (auto const& wrong = opened.reader->diagnostics(); !wrong.empty()) throw InputError(rendered(wrong, sources), wrong);
    return Batch(std::move(made));
}

/// What a batch is decided from: its facts, and the day.
FactColumns facts_on(Prepared const& prepared, BoundCases const& cases, std::optional<Day> const& on) {
    Graph const& graph = prepared.graph;
    if (cases.framework.get() != &prepared) throw std::invalid_argument("the batch is bound to another framework");
    if (!on && reads_today(graph))
        throw InputError("error: `" + graph.name + "` asks for today's date; say the day that it is decided for", {});
    FactColumns facts = cases.facts;
    facts.slots[today_slot] = std::make_shared<FactColumn const>(FactColumn{.all = on ? Fact{Fact::State::known, *on} : Fact{}});
    return facts;
}

std::vector<VariantCounts> Frames::what_if(Framework const& framework, Batch const& batch, DecideOptions const& options,
                                           std::vector<Axis> const& axes, std::string const& decision) {
    BoundCases const& cases = *batch.cases_;
    Graph const& graph = framework.prepared_->graph;
    FactColumns const facts = facts_on(*framework.prepared_, cases, options.on);
    Texts texts = Texts::over(*cases.texts);
    Variants variants = variants_of(graph, texts, options, axes, decision);
    for (data::FilledParameter const& each : cases.parameters) variants.set_list(each.parameter, &each.rows);
    for (std::size_t at = 0; at < facts.rows; at += Variants::chunk)
        variants.add(FactSlice{&facts, at, std::min(Variants::chunk, facts.rows - at)}, texts);
    variants.finish();
    return counts_of(graph, variants, axes);
}

std::size_t Batch::cases() const { return cases_->facts.rows; }
std::vector<std::string> const& Batch::notes() const { return cases_->notes; }
std::size_t Batch::facts_in_error() const { return cases_->facts_in_error; }

void Decisions::decisions(ArrowArrayStream* out) const { batch::give(columns_->decisions, out); }
void Decisions::duties(ArrowArrayStream* out) const { batch::give(columns_->duties, out); }
Summary Decisions::summary() const { return columns_->summary; }

Batch bind(Framework const& framework, std::vector<BatchInput> const& inputs, DecideOptions const& options) {
    return Frames::bind(framework, inputs, options);
}
Decisions decide(Framework const& framework, Batch const& batch, BatchRequest const& request) {
    return Decisions(Frames::decide(framework, batch, request));
}

std::vector<VariantCounts> what_if(Framework const& framework, Batch const& batch, DecideOptions const& options,
                                   std::vector<Axis> const& axes, std::string const& decision) {
    return Frames::what_if(framework, batch, options, axes, decision);
}

}  // namespace rubric
