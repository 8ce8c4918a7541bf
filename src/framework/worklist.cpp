// The duties to be done over all cases: by actor, then by due date, undated ones last.
#include "check/model.hpp"
#include "files.hpp"
#include "json.hpp"
#include "table/csv_writer.hpp"
#include "text/message.hpp"

#include <rubric/explain/duties.hpp>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace rubric {
namespace {

constexpr std::int64_t undated = std::numeric_limits<std::int64_t>::max();

/// Each text once: most duties read alike.
class Pool {
public:
    std::uint32_t place(std::string const& text) {
        auto const [found, added] = places_.try_emplace(text, static_cast<std::uint32_t>(all_.size()));
        if (added) all_.push_back(&found->first);
        return found->second;
    }
    std::string const& operator[](std::uint32_t place) const { return *all_[place]; }

private:
    std::unordered_map<std::string, std::uint32_t> places_;
    std::vector<std::string const*> all_;
};

/// A duty to be done. Small: there may be millions.
struct Entry {
    std::int64_t due = undated;   ///< the first day that it may be due by
    std::uint32_t actor = 0, duty = 0, element = 0;
    std::uint32_t key = 0, strength = 0, text = 0, by = 0;  ///< in the pool
    bool late = false, perhaps = false, wrong = false;
};

class Worklist {
public:
    Worklist(Framework const& framework, WorklistRequest const& request) : graph_(framework.graph()), request_(request) {
        for (DutyOutput const& duty : graph_.duties)
            for (RouteOutput const& each : duty.routes)
                if (std::find(actors_.begin(), actors_.end(), each.actor) == actors_.end()) actors_.push_back(each.actor), titles_.push_back(each.actor_title);
        if (request.actor.empty()) return;
        std::vector<std::string> names;
        for (auto const& each : framework.model()->actors) names.push_back(each->name);
        names.insert(names.end(), actors_.begin(), actors_.end());
        if (std::find(names.begin(), names.end(), request.actor) != names.end()) return;
        std::string const near = text::nearest(request.actor, names);
        throw InputError("error: there is no actor `" + request.actor + "`" + (near.empty() ? names.empty() ? "" : "; there are " + one_of(names, "and") : "; did you mean `" + near + "`?"), {});
    }

    void add(Evaluation const& evaluation, Texts const& texts, std::uint32_t row, std::string const& key) {
        ++summary_.cases;
        std::vector<DutyResult> found;
        for (std::uint32_t i = 0; i < graph_.duties.size(); ++i) read_duty(graph_, evaluation, i, row, found);
        for (DutyResult const& each : found)
            if (!each.done.surely_yes()) add(evaluation, texts, each, key);
    }

    WorklistSummary write(std::vector<std::string> notes) {
        auto const key = [](Entry const& each) { return std::tuple(each.actor, each.due); };
        std::stable_sort(entries_.begin(), entries_.end(), [&](Entry const& a, Entry const& b) { return key(a) < key(b); });
        Output out(request_.evaluation.out);
        std::string const& format = request_.evaluation.format;
        format == "csv" ? csv(out.stream()) : format == "json" ? json(out.stream()) : text(out.stream());
        out.finish();
        summary_.duties = entries_.size();
        for (Entry const& each : entries_) summary_.late += each.late, summary_.perhaps += each.perhaps;
        summary_.notes = std::move(notes);
        return summary_;
    }

private:
    void add(Evaluation const& evaluation, Texts const& texts, DutyResult const& found, std::string const& key) {
        DutyOutput const& duty = graph_.duties[found.duty];
        RouteOutput const& route = duty.routes[found.route];
        if (!request_.actor.empty() && route.actor != request_.actor) return;
        Entry made{.duty = found.duty, .element = found.element.value_or(0)};
        std::string by;
        if (found.by && !found.by->is_none()) {
            bool const known = found.by->ranged && !evaluation.withholds(duty.by) && !detail::is_unbounded(*found.by);
            if (known) made.due = found.by->low;
            by = known || evaluation.withholds(duty.by) ? evaluation.wording(duty.by, found.row) : "a date not known";
        }
        if (request_.until && made.due > *request_.until) {
            summary_.undated += made.due == undated;
            return;
        }
        made.actor = static_cast<std::uint32_t>(std::find(actors_.begin(), actors_.end(), route.actor) - actors_.begin());
        made.by = pool_.place(by);
        made.key = pool_.place(key);
        made.strength = pool_.place(found.strength.in_error() ? "" : detail::strength_words(graph_, texts, found.strength));
        made.text = pool_.place(duty.text == nothing ? duty.name : evaluation.wording(duty.text, found.row));
        made.wrong = found.strength.in_error() || found.done.in_error();
        made.late = !made.wrong && found.late.surely_yes() && !found.strength.open();
        made.perhaps = !made.wrong && (found.strength.open() || found.done.open());
        entries_.push_back(made);
    }

    static char const* standing(Entry const& each) {
        return each.wrong ? "in error" : each.late ? "late" : each.perhaps ? "perhaps" : "";
    }

    // ---- formats ----------------------------------------------------------------------------------------------------

    static std::size_t width_of(std::string const& text) {
        return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](unsigned char each) { return (each & 0xC0) != 0x80; }));
    }
    static std::string padded(std::string const& text, std::size_t width) {
        return text + std::string(width - std::min(width, width_of(text)), ' ');
    }

    std::string heading(std::size_t from, std::size_t to) const {
        std::size_t late = 0;
        for (std::size_t i = from; i < to; ++i) late += entries_[i].late;
        return titles_[entries_[from].actor] + ": " + std::to_string(to - from) + " to do" + (late == 0 ? "" : ", " + std::to_string(late) + " late") + "\n";
    }

    void text(std::ostream& out) const {
        std::size_t by = 0, key = 0, state = 0;
        for (Entry const& each : entries_) {
            by = std::max(by, width_of(due_words(each)));
            key = std::max(key, width_of(pool_[each.key]));
            state = std::max(state, std::string_view(standing(each)).size());
        }
        for (std::size_t from = 0, to = 0; from < entries_.size(); from = to) {
            while (to < entries_.size() && entries_[to].actor == entries_[from].actor) ++to;
            out << (from == 0 ? "" : "\n") << heading(from, to);
            for (std::size_t i = from; i < to; ++i) {
                Entry const& each = entries_[i];
                out << "  " << padded(due_words(each), by) << "  " << (state == 0 ? "" : padded(standing(each), state) + "  ") << padded(pool_[each.key], key)
                    << "  " << pool_[each.strength] << (pool_[each.strength].empty() ? "" : " ") << pool_[each.text] << (each.element == 0 ? "" : " (" + std::to_string(each.element) + ")") << '\n';
            }
        }
    }

    std::string due_words(Entry const& each) const { return pool_[each.by].empty() ? "no date" : pool_[each.by]; }

    std::array<std::string, 9> cells(Entry const& each) const {
        return {actors_[each.actor],   each.due == undated ? pool_[each.by] : format_iso(each.due), standing(each), pool_[each.strength], pool_[each.key],
                graph_.duties[each.duty].name, each.element == 0 ? "" : std::to_string(each.element), pool_[each.text], titles_[each.actor]};
    }
    static constexpr std::array columns{"actor", "by", "standing", "strength", "key", "duty", "element", "text", "actor_title"};

    void csv(std::ostream& out) const {
        table::CsvWriter rows(out);
        for (char const* each : columns) rows.text(each);
        rows.end();
        for (Entry const& entry : entries_) {
            for (std::string const& each : cells(entry)) rows.text(each);
            rows.end();
        }
    }

    void json(std::ostream& out) const {
        out << '[';
        std::string line;
        for (Entry const& entry : entries_) {
            auto const all = cells(entry);
            line = line.empty() ? "\n{" : ",\n{";
            for (std::size_t i = 0; i < all.size(); ++i) {
                line += i == 0 ? "\"" : ", \"";
                line += columns[i] + std::string("\": ");
                bool const is_element = columns[i] == std::string_view("element");
                is_element ? void(line += all[i].empty() ? "null" : all[i]) : append_json(line, all[i]);
            }
            out << line << '}';
        }
        out << (entries_.empty() ? "]\n" : "\n]\n");
    }

    Graph const& graph_;
    WorklistRequest const& request_;
    std::vector<std::string> actors_, titles_;  // in the order of the framework's duties
    Pool pool_;
    std::vector<Entry> entries_;
    WorklistSummary summary_;
};

}  // namespace

WorklistSummary worklist(Framework const& framework, WorklistRequest const& request) {
    Files files(framework, request.evaluation);
    Evaluation evaluation(framework.graph());
    files.prepare(evaluation);
    Worklist list(framework, request);
    files.each_batch(evaluation, [&](data::Batch const& batch, Texts const& texts) {
        for (std::uint32_t row = 0; row < batch.rows.size(); ++row) list.add(evaluation, texts, row, batch.notes[row].key);
    });
    WorklistSummary summary = list.write(files.notes());
    summary.facts_in_error = files.read().facts_in_error;
    return summary;
}

std::string WorklistSummary::text() const {
    std::string line = std::to_string(cases) + (cases == 1 ? " case, " : " cases, ") + std::to_string(duties) + (duties == 1 ? " duty" : " duties") +
                       " to do, " + std::to_string(late) + " late, " + std::to_string(perhaps) + " perhaps";
    if (undated != 0) line += "; " + std::to_string(undated) + " without a date left out";
    line += "\n";
    for (std::string const& each : notes) line += each + "\n";
    return line;
}

}  // namespace rubric
