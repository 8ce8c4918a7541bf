#include "frames.hpp"

#include "batch/fields.hpp"
#include "batch/frame.hpp"
#include "batch/gather.hpp"
#include "batch/workers.hpp"
#include "faults.hpp"
#include "files.hpp"
#include "summary.hpp"

#include <charconv>
#include <limits>
#include <mutex>
#include <thread>
#include <utility>

namespace rubric {

namespace {

constexpr std::size_t chunk_rows = 2048;
constexpr std::size_t texts_kept = 65'536;        ///< written by one thread before it forgets them
constexpr std::size_t threads_pay_from = 100'000; ///< cases

std::string called(BatchInput const& input, std::size_t place, std::size_t all) {
    if (!input.dataset.empty()) return "the frame `" + input.dataset + "`";
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
        }
    }
    into.facts = facts.columns();
    into.keys = std::move(keys);
    if (texts) into.texts = std::make_unique<Texts>(*texts);
    into.parameters = reader.parameters();
    into.facts_in_error = reader.summary().facts_in_error;
    add_notes(reader.summary(), into.notes);
}

/// Keys that are the cases' numbers.
std::shared_ptr<batch::Output const> numbers(std::size_t cases) {
    auto keys = std::make_shared<batch::Output>(batch::Output::text("key"));
    keys->ends.reserve(cases);
    char digits[std::numeric_limits<std::size_t>::digits10 + 1];
    for (std::size_t row = 0; row < cases; ++row)
        keys->add(std::string_view(digits, static_cast<std::size_t>(std::to_chars(std::begin(digits), std::end(digits), row + 1).ptr - digits)));
    return keys;
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
    for (Setting const& each : settings_of(graph, *made->texts, options)) reading.parameters.emplace_back(graph.parameters[each.parameter].name, each.value);
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

/// Decides a batch: what is set once, and a unit of cases at a time.
class Deciding {
public:
    Deciding(Prepared const& prepared, Batch const& batch, BatchRequest const& request, std::size_t unit)
        : graph_(prepared.graph), cases_(*batch.cases_), request_(request), unit_rows_((unit + rows_in_a_word - 1) / rows_in_a_word * rows_in_a_word), facts_(cases_.facts) {
        if (cases_.framework.get() != &prepared) throw std::invalid_argument("the batch is bound to another framework");
        if (!request.options.on && reads_today(graph_))
            throw InputError("error: `" + graph_.name + "` asks for today's date; say the day that it is decided for", {});
        Fact const today = request.options.on ? Fact{Fact::State::known, *request.options.on} : Fact{};
        facts_.slots[today_slot] = std::make_shared<FactColumn const>(FactColumn{.all = today});
    }

    std::shared_ptr<DecidedColumns const> decide() {
        std::size_t const units = std::max<std::size_t>(1, (facts_.rows + unit_rows_ - 1) / unit_rows_);
        batch::DecisionColumns columns(graph_, {request_.possible, request_.because, request_.assumed, request_.duties}, facts_.rows);
        Unit all(graph_, columns);
        std::vector<std::unique_ptr<Unit>> waiting(units);
        std::mutex joining;
        std::size_t joined = 0;
        batch::run_units(threads(units), units, request_.executor, [&] {
            return [&, worker = std::make_shared<Worker>(*this)](std::size_t unit) mutable {
                if (worker->texts.size() > cases_.texts->size() + texts_kept) worker = std::make_shared<Worker>(*this);
                auto made = std::make_unique<Unit>(graph_, columns);
                run(*worker, unit * unit_rows_, std::min(facts_.rows, (unit + 1) * unit_rows_), columns, *made);
                std::lock_guard const lock(joining);
                waiting[unit] = std::move(made);
                for (; joined < units && waiting[joined]; ++joined) {
                    columns.append(waiting[joined]->part);
                    all.append(*waiting[joined]), waiting[joined].reset();
                }
            };
        });
        return all_of(std::move(columns), all);
    }

private:
    /// What one unit gives, beside columns of one width.
    struct Unit {
        Unit(Graph const& graph, batch::DecisionColumns const& columns) : part(columns.part()), counter(graph), faults(graph) {}
        void append(Unit const& next) {
            counter.add(next.counter);
            faults.append(next.faults);
        }
        batch::DecisionColumns::Part part;
        Counter counter;
        Faults faults;
    };

    /// What one thread works with.
    struct Worker {
        explicit Worker(Deciding const& of) : texts(Texts::over(*of.cases_.texts)), evaluation(of.graph_) {
            evaluation.reveal(of.request_.options.sensitive);
            for (Setting const& each : settings_of(of.graph_, texts, of.request_.options)) evaluation.set(each.parameter, each.value);
            for (data::FilledParameter const& each : of.cases_.parameters) evaluation.set_list(each.parameter, each.rows);
        }
        Texts texts;
        Evaluation evaluation;
    };

    unsigned threads(std::size_t units) const {
        unsigned const wanted = request_.threads != 0 ? request_.threads : facts_.rows < threads_pay_from ? 1 : std::max(1u, std::thread::hardware_concurrency());
        return static_cast<unsigned>(std::min<std::size_t>(wanted, units));
    }

    void run(Worker& worker, std::size_t first, std::size_t last, batch::DecisionColumns& columns, Unit& into) const {
        for (std::size_t at = first; at < last; at += chunk_rows) {
            worker.evaluation.run(FactSlice{&facts_, at, std::min(chunk_rows, last - at)}, worker.texts, {});
            columns.add(worker.evaluation, worker.texts, [&](std::size_t row) { return cases_.key(at + row); }, at, into.part);
            into.counter.add(worker.evaluation);
            into.faults.add(worker.evaluation, at, cases_.unreadable, [&](std::size_t row) { return cases_.key(row); });
        }
    }

    std::shared_ptr<DecidedColumns const> all_of(batch::DecisionColumns columns, Unit const& all) const {
        auto made = std::make_shared<DecidedColumns>();
        made->summary = {.framework = graph_.name, .title = graph_.title, .on = request_.options.on};
        all.counter.fill(made->summary);
        made->summary.facts_in_error = cases_.facts_in_error;
        made->summary.notes = cases_.notes;
        all.faults.fill(made->summary.notes);
        columns.decisions.keys = !cases_.keys && request_.numbered ? numbers(facts_.rows) : cases_.keys;
        made->decisions = std::make_shared<batch::OutputTable const>(std::move(columns.decisions));
        made->duties = std::make_shared<batch::OutputTable const>(std::move(columns.duties));
        return made;
    }

    Graph const& graph_;
    BoundCases const& cases_;
    BatchRequest const& request_;
    std::size_t unit_rows_;
    FactColumns facts_;  ///< with `today`
};

std::shared_ptr<DecidedColumns const> Frames::decide(Framework const& framework, Batch const& batch, BatchRequest const& request, std::size_t unit) {
    return Deciding(*framework.prepared_, batch, request, unit).decide();
}

std::size_t Batch::cases() const { return cases_->facts.rows; }
std::vector<std::string> const& Batch::notes() const { return cases_->notes; }
std::size_t Batch::facts_in_error() const { return cases_->facts_in_error; }

void Decisions::decisions(ArrowArrayStream* out) const { batch::give(columns_->decisions, out); }
void Decisions::duties(ArrowArrayStream* out) const { batch::give(columns_->duties, out); }
Summary Decisions::summary() const { return columns_->summary; }

Batch bind(Framework const& framework, std::vector<BatchInput> const& inputs, DecideOptions const& options) { return Frames::bind(framework, inputs, options); }
Decisions decide(Framework const& framework, Batch const& batch, BatchRequest const& request) {
    return Decisions(Frames::decide(framework, batch, request));
}

}  // namespace rubric
