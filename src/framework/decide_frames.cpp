// Cases that are bound, decided a unit at a time on some threads.
#include "frames.hpp"

#include "batch/workers.hpp"
#include "faults.hpp"
#include "summary.hpp"
#include "typed_duties.hpp"

#include <algorithm>
#include <mutex>
#include <numeric>
#include <thread>
#include <utility>

namespace rubric {

namespace {

constexpr std::size_t chunk_rows = 2048;
constexpr std::size_t texts_kept = 65'536;         ///< written by one thread before it forgets them
constexpr std::size_t threads_pay_from = 100'000;  ///< cases

/// Keys that are the cases' numbers.
std::shared_ptr<batch::Output const> numbers(std::size_t cases) {
    auto keys = number_keys(cases);
    std::iota(keys.numbers.begin(), keys.numbers.end(), std::int64_t{1});
    return std::make_shared<batch::Output const>(std::move(keys));
}

/// Decides a batch: what is set once, and a unit of cases at a time.
class Deciding {
public:
    Deciding(Prepared const& prepared, BoundCases const& cases, BatchRequest const& request, std::size_t unit)
        : graph_(prepared.graph),
          cases_(cases),
          request_(request),
          unit_rows_((unit + rows_in_a_word - 1) / rows_in_a_word * rows_in_a_word),
          facts_(facts_on(prepared, cases, request.options.on)) {}

    std::shared_ptr<DecidedColumns const> decide() {
        std::size_t const units = std::max<std::size_t>(1, (facts_.rows + unit_rows_ - 1) / unit_rows_);
        batch::DecisionColumns columns(graph_, {request_.possible, request_.because, request_.assumed, request_.duties},
                                       facts_.rows);
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
            for (Setting const& each : settings_of(of.graph_, texts, of.request_.options))
                evaluation.set(each.parameter, each.value);
            for (data::FilledParameter const& each : of.cases_.parameters) evaluation.set_list(each.parameter, each.rows);
        }
        Texts texts;
        Evaluation evaluation;
    };

    unsigned threads(std::size_t units) const {
        unsigned const wanted = request_.threads != 0            ? request_.threads
                                : facts_.rows < threads_pay_from ? 1
                                                                 : std::max(1u, std::thread::hardware_concurrency());
        return static_cast<unsigned>(std::min<std::size_t>(wanted, units));
    }

    void run(Worker& worker, std::size_t first, std::size_t last, batch::DecisionColumns& columns, Unit& into) const {
        for (std::size_t at = first; at < last; at += chunk_rows) {
            worker.evaluation.run(FactSlice{&facts_, at, std::min(chunk_rows, last - at)}, worker.texts, {});
            columns.add(
                worker.evaluation, worker.texts, [&](std::size_t row) { return cases_.key(at + row); }, at, into.part);
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
        bool const numbered = !cases_.keys && request_.numbered;
        columns.decisions.keys = numbered ? numbers(facts_.rows) : cases_.keys;
        made->decisions = std::make_shared<batch::OutputTable const>(std::move(columns.decisions));
        made->duties = std::make_shared<batch::OutputTable const>(typed_duties(std::move(columns.duties), numbered));
        return made;
    }

    Graph const& graph_;
    BoundCases const& cases_;
    BatchRequest const& request_;
    std::size_t unit_rows_;
    FactColumns facts_;  ///< with `today`
};

}  // namespace

std::shared_ptr<DecidedColumns const> Frames::decide(Framework const& framework, Batch const& batch, BatchRequest const& request,
                                                     std::size_t unit) {
    return Deciding(*framework.prepared_, *batch.cases_, request, unit).decide();
}

}  // namespace rubric
