#include "files.hpp"

#include "channel.hpp"
#include "text/message.hpp"

#include <algorithm>
#include <iostream>
#include <limits>
#include <thread>

namespace rubric {
namespace {

constexpr std::size_t near_keys_named = 3;
constexpr std::size_t batches_ahead = 2;  ///< that are read and wait to be decided

}  // namespace

std::string rendered(Diagnostics const& found, Sources const& sources) {
    std::string report;
    for (Diagnostic const& each : found) report += text::render(each, sources);
    return report;
}

bool reads_today(Graph const& graph) {
    return std::any_of(graph.nodes.begin(), graph.nodes.end(), [](Node const& node) {
        return node.op == Op::fact && node.scope == 0 && node.argument == today_slot;
    });
}

namespace {

/// Today is read somewhere, and was not given: files are not decided for no day.
void refuse_without_date(Graph const& graph, DecideOptions const& options) {
    if (!options.on && reads_today(graph)) throw InputError("error: `" + graph.name + "` asks for today's date; say --on 2022-09-01, or --on today", {});
}

}  // namespace

Files::Files(Framework const& framework, EvaluateRequest const& request) : framework_(framework.prepared_), options_(request.options) {
    Graph const& graph = framework_->graph;
    Texts texts(graph);
    data::Options options{.today = request.options.on, .encoding = request.encoding, .delimiter = request.delimiter};
    options.sensitive = request.options.sensitive;
    options.standard_input = request.standard_input.string();
    settings_ = settings_of(graph, texts, request.options);
    for (Setting const& each : settings_) options.parameters.emplace_back(graph.parameters[each.parameter].name, each.value);

    std::vector<data::Input> inputs;
    for (auto const& each : request.inputs) inputs.push_back({each.dataset, each.path.string()});
    data::Opened opened = data::open(*framework_->model, graph, sources_, inputs, options);
    if (!opened.reader) throw InputError(rendered(opened.diagnostics, sources_), opened.diagnostics);
    reader_ = std::move(opened.reader);
}

void Files::prepare(Evaluation& evaluation) const {
    refuse_without_date(framework_->graph, options_);
    evaluation.reveal(options_.sensitive);
    for (Setting const& each : settings_) evaluation.set(each.parameter, each.value);
}

/// What was set as a text has a code among those of the cases.
void Files::set(Evaluation& evaluation, Texts& texts) const {
    bool const any = std::any_of(settings_.begin(), settings_.end(), [&](Setting const& each) { return framework_->graph.parameters[each.parameter].domain.kind == Kind::text; });
    if (!any) return;
    for (Setting const& each : settings_of(framework_->graph, texts, options_)) evaluation.set(each.parameter, each.value);
}

namespace {

/// Cases read ahead, with what datasets hold of the framework's list parameters.
struct Read {
    data::Batch batch{};
    std::vector<data::FilledParameter> parameters{};
};

/// Reads until the end, or until nobody takes any more; batches that were used are filled again.
void read_ahead(data::Reader& reader, Channel<Read>& into, Channel<data::Batch>& used) {
    try {
        for (bool taken = true; taken;) {
            Read next{.batch = used.take_if_there().value_or(data::Batch())};
            if (!reader.next(next.batch)) break;
            next.parameters = reader.parameters();
            taken = into.give(std::move(next));
        }
        into.end();
    } catch (...) {
        into.end(std::current_exception());
    }
}

}  // namespace

void Files::each_batch(Evaluation& evaluation, std::function<void(data::Batch const&, Texts const&)> const& visit) {
    Channel<Read> ahead(batches_ahead);
    Channel<data::Batch> used(std::numeric_limits<std::size_t>::max());
    std::jthread const reading([&] { read_ahead(*reader_, ahead, used); });
    struct Shut {
        Channel<Read>& channel;
        ~Shut() { channel.shut(); }
    } const shut{ahead};
    while (auto read = ahead.take()) {
        Texts texts = Texts::over(*read->batch.texts);
        set(evaluation, texts);
        for (data::FilledParameter& each : read->parameters) evaluation.set_list(each.parameter, std::move(each.rows));
        evaluation.run(read->batch.rows, texts, {});
        visit(read->batch, texts);
        used.give(std::move(read->batch));
    }
    refuse_the_rest();
}

void Files::refuse_the_rest() const {
    if (!reader_->diagnostics().empty()) throw InputError(rendered(reader_->diagnostics(), sources_), reader_->diagnostics());
}

std::vector<std::string> Files::notes() const {
    std::vector<std::string> notes;
    if (auto outside = Framework(framework_).out_of_force(options_.on); !outside.empty()) notes.push_back(std::move(outside));
    add_notes(read(), notes);
    return notes;
}

void add_notes(data::Summary const& summary, std::vector<std::string>& notes) {
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
}

InputError no_such_case(std::string const& key, std::vector<std::string> keys, std::string const& of, std::string const& say) {
    std::string const near = text::nearest(key, keys);
    if (keys.size() > near_keys_named) keys.resize(near_keys_named);
    std::string const known = keys.empty() ? "" : "; there are " + one_of(keys, "and") + ", for example";
    return {key.empty() ? "error: " + of + (keys.empty() ? " no case" : " more than one case: " + say) + known
                        : "error: no case has the key `" + key + "`" + (near.empty() ? known : "; did you mean `" + near + "`?"),
            {}};
}

Outcome Files::find(std::string const& key) {
    std::vector<std::string> keys;
    std::shared_ptr<State> found;
    for (data::Batch batch; reader_->next(batch);)
        for (std::size_t row = 0; row < batch.rows.size(); ++row) {
            keys.push_back(batch.notes[row].key);
            if (found || (!key.empty() && keys.back() != key)) continue;
            found = std::make_shared<State>(framework_);
            found->texts = *batch.texts;
            found->facts = std::move(batch.rows[row]);
            found->key = keys.back();
            for (data::FilledParameter const& each : reader_->parameters()) found->evaluation.set_list(each.parameter, each.rows);
            for (auto const& each : batch.notes[row].errors) found->unreadable.push_back(data::describe(each));
            if (!key.empty()) return decided(std::move(found), options_);
        }
    refuse_the_rest();
    if (found && keys.size() == 1) return decided(std::move(found), options_);
    throw no_such_case(key, std::move(keys), "the files hold", "say --key KEY");
}

Outcome decide_key(Framework const& framework, EvaluateRequest const& request, std::string const& key) {
    return Files(framework, request).find(key);
}

Output::Output(std::filesystem::path const& path) {
    if (path.empty()) return;
    file_.emplace(path.string());
    if (!file_->opened()) throw InputError("error: cannot write `" + path.string() + "`", {});
}

std::ostream& Output::stream() { return file_ ? file_->stream() : std::cout; }

void Output::finish() {
    if (!file_) {
        std::cout.flush();
        return;
    }
    if (auto const why = file_->finish()) throw InputError("error: " + *why, {});
}

}  // namespace rubric
