// Datasets of one case, joined on their keys: the first makes the cases, the others add facts or elements of lists to them.
#include "data/readers.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace rubric::data {

namespace {

constexpr std::size_t keys_shown = 5;

bool same(Row const& a, Row const& b) {
    auto const same_list = [](ListFact const& x, ListFact const& y) {
        return x.state == y.state && std::equal(x.rows.begin(), x.rows.end(), y.rows.begin(), y.rows.end(), same);
    };
    return a.slots == b.slots && std::equal(a.lists.begin(), a.lists.end(), b.lists.begin(), b.lists.end(), same_list);
}

bool same_rows(std::vector<Row> const& a, std::vector<Row> const& b) { return std::equal(a.begin(), a.end(), b.begin(), b.end(), same); }

}  // namespace

void put_in_order(std::vector<Supplied>& all, check::Framework const& framework) {
    auto const& datasets = framework.datasets;
    auto const rank = [&](Supplied const& each) {
        auto const declared = std::find_if(datasets.begin(), datasets.end(), [&](auto const& one) { return one.get() == each.plan.dataset; });
        return std::tuple(!each.plan.seat.path.empty(), each.plan.list != nothing, declared - datasets.begin());
    };
    std::stable_sort(all.begin(), all.end(), [&](Supplied const& a, Supplied const& b) { return rank(a) < rank(b); });
}

JoinedReader::JoinedReader(Graph const& graph, Sources& sources, Options options, std::vector<Supplied> supplied,
                           std::optional<std::string> only_case)
    : CountingReader(graph, sources, std::move(options)), supplied_(std::move(supplied)), only_case_(std::move(only_case)) {}

bool JoinedReader::next(Batch& batch) {
    if (!loaded_) load();
    batch.rows.clear();
    batch.notes.clear();
    batch.texts = texts_;
    for (; batch.rows.size() < options_.batch_size && given_ < cases_.rows.size(); ++given_) {
        batch.rows.push_back(std::move(cases_.rows[given_]));
        batch.notes.push_back(std::move(cases_.notes[given_]));
    }
    count(batch);
    return !batch.rows.empty();
}

bool JoinedReader::makes_cases(DatasetPlan const& plan) const {
    return plan.seat.path.empty() && plan.list == nothing && plan.dataset == first_;
}

void JoinedReader::load() {
    loaded_ = true;
    if (!supplied_.empty()) first_ = supplied_.front().plan.dataset;
    if (only_case_) {
        clear(cases_.rows.emplace_back(graph_->shapes[0]), 0, options_);
        cases_.notes.push_back({.key = *only_case_});
    }
    for (Supplied& each : supplied_) {
        FileRows file(std::move(each), *graph_, options_);
        know_lists(file.plan());
        read(file);
        if (file.fault()) fault(file.path(), *file.fault());
    }
}

void JoinedReader::read(FileRows& file) {
    bool const makes = makes_cases(file.plan());
    Summary::Keys unmatched{.dataset = file.plan().dataset ? file.plan().dataset->name : file.path(), .first = {}};
    std::size_t const before = summary_.records;
    Batch batch;
    for (bool more = true; more;) {
        more = file.next(batch, *texts_, summary_);
        for (std::size_t i = 0; i < batch.rows.size(); ++i) {
            auto& note = batch.notes[i];
            if (makes) {
                make_case(file, batch.rows[i], note);
                continue;
            }
            if (place(file, batch.rows[i], note)) continue;
            if (unmatched.count++ == 0) unmatched.line = note.line;
            auto& keys = unmatched.first;
            if (keys.size() < keys_shown && std::find(keys.begin(), keys.end(), note.key) == keys.end()) keys.push_back(note.key);
        }
        if (makes) batch = {};  // its rows have been moved
    }
    if (unmatched.count > 0) summary_.unmatched.push_back(std::move(unmatched));
    add_file(file.path(), summary_.records - before);
}

/// A file that goes to several datasets is counted once.
void JoinedReader::add_file(std::string const& path, std::size_t records) {
    for (auto const& each : summary_.files)
        if (each.path == path) return;
    summary_.files.push_back({path, records});
}

/// A list that has a dataset of its own is known for every case.
void JoinedReader::know_lists(DatasetPlan const& plan) {
    if (plan.list == nothing && plan.seat.list == nothing) return;
    if (plan.seat.path.empty() && plan.dataset->of->is_case) filled_.insert(plan.list);
    auto const know = [](Row& row, std::uint32_t list) {
        if (row.lists[list].state == Fact::State::unknown) row.lists[list].state = Fact::State::known;
    };
    for (Row& each : cases_.rows) {
        if (plan.seat.list == nothing) {
            know(each, plan.list);
        } else if (plan.list != nothing) {
            for (Row& element : each.lists[plan.seat.list].rows) know(element, plan.list);
        } else if (cases_.rows.size() == 1 && !filled_.contains(plan.seat.list)) {
            know(each, plan.seat.list);
        }
    }
}

void JoinedReader::make_case(FileRows const& file, Row& row, CaseNote& note) {
    std::size_t const next = cases_.rows.size();
    if (only_case_ && !keyed_) {
        keyed_ = true;
        by_key_[note.key] = {{0}};
        return add_facts({0}, file, row, note);
    }
    if (!note.key.empty() || only_case_) {
        auto const [found, added] = by_key_.try_emplace(note.key, Keys::mapped_type{{next}});
        if (!added) return add_facts(found->second.front(), file, row, note);
    }
    keyed_ = true;
    cases_.rows.push_back(std::move(row));
    cases_.notes.push_back(std::move(note));
}

/// Who sits there, by key. A case that is held, and whose key nothing else says, has that of the case that holds it.
JoinedReader::Keys& JoinedReader::keys(Seat const& seat) {
    if (seat.path.empty()) return by_key_;
    auto const [found, added] = held_.try_emplace(seat.path);
    if (!added || seat.list != nothing) return found->second;
    for (std::size_t i = 0; i < cases_.notes.size(); ++i) {
        CaseNote const& note = cases_.notes[i];
        auto const own = std::find_if(note.held.begin(), note.held.end(), [&](auto const& each) { return each.first == seat.path; });
        found->second[own == note.held.end() ? note.key : own->second].push_back({i});
    }
    return found->second;
}

/// False where nobody has the key.
bool JoinedReader::place(FileRows const& file, Row& row, CaseNote& note) {
    DatasetPlan const& plan = file.plan();
    static std::vector<Target> const only{{0}};
    bool const all_of_one = only_case_ && !keyed_ && plan.seat.list == nothing;
    Keys& all = keys(plan.seat);
    auto const found = all.find(note.key);
    if (!all_of_one && found == all.end()) {
        bool const is_new = plan.list == nothing && plan.seat.list != nothing && cases_.rows.size() == 1 && !filled_.contains(plan.seat.list);
        if (is_new) add_sitter(file, row, note);
        return is_new;
    }
    for (Target const each : all_of_one ? only : found->second)
        plan.list == nothing ? add_facts(each, file, row, note) : add_to_list(each, file, row, note);
    return true;
}

/// One more in a list of held cases, which the one case there is holds.
void JoinedReader::add_sitter(FileRows const& file, Row& row, CaseNote& note) {
    Seat const& seat = file.plan().seat;
    auto& list = cases_.rows[0].lists[seat.list];
    for (auto const slot : seat.outer) cases_.rows[0].slots[slot] = {Fact::State::known, 0};
    Target const to{0, list.rows.size()};
    if (!note.key.empty()) keys(seat)[note.key].push_back(to);
    list.state = Fact::State::known;
    list.rows.push_back(std::move(row));
    for (auto& error : note.errors) {
        error.path = path(to, seat) + (error.path.empty() ? "" : "." + error.path);
        cases_.notes[0].errors.push_back(std::move(error));
    }
    cases_.notes[0].marked = cases_.notes[0].marked || note.marked;
}

std::string JoinedReader::path(Target to, Seat const& seat) const {
    if (to.element == nothing) return {};
    return graph_->shapes[0].lists[seat.list].path + "[" + std::to_string(to.element + 1) + "]";
}

/// What only one of them knows is taken; what both know must be the same.
void JoinedReader::add_facts(Target to, FileRows const& file, Row& from, CaseNote const& found) {
    Seat const& seat = file.plan().seat;
    Row& row = this->row(to, seat);
    CaseNote& note = cases_.notes[to.of];
    std::string const before = path(to, seat).empty() ? "" : path(to, seat) + ".";
    auto const disagree = [&](std::string const& path) {
        note.errors.push_back({.path = before + path, .reason = "records of the key `" + found.key + "` do not agree", .help = {}, .file = shown_name(file.path()), .line = found.line, .is_row = file.is_table(), .header = {}});
    };
    auto const& shape = graph_->shapes[seat.shape];
    for (std::size_t i = 0; i < row.slots.size(); ++i) {
        auto& fact = row.slots[i];
        Fact const other = from.slots[i];
        if (other.state == Fact::State::unknown || other == fact || fact.state == Fact::State::error) continue;
        if (fact.state != Fact::State::unknown && other.state != Fact::State::error) disagree(shape.slots[i].path);
        fact = fact.state == Fact::State::unknown ? other : Fact{Fact::State::error, 0};
    }
    for (std::size_t i = 0; i < row.lists.size(); ++i) {
        auto& list = row.lists[i];
        auto const& other = from.lists[i];
        bool const agrees = other.state == Fact::State::unknown || list.state == Fact::State::error ||
                            (list.state == other.state && same_rows(list.rows, other.rows));
        if (agrees) continue;
        if (list.state == Fact::State::unknown) {
            list = other;
        } else {
            if (other.state != Fact::State::error) disagree(shape.lists[i].path);
            list = {Fact::State::error, {}};
        }
    }
    note.marked = note.marked || found.marked;
    for (FactError error : found.errors) {
        error.path = before + error.path;
        note.errors.push_back(std::move(error));
    }
    note.held.insert(note.held.end(), found.held.begin(), found.held.end());
}

void JoinedReader::add_to_list(Target to, FileRows const& file, Row const& from, CaseNote const& found) {
    DatasetPlan const& plan = file.plan();
    Row& row = this->row(to, plan.seat);
    auto& list = row.lists[plan.list];
    auto& note = cases_.notes[to.of];
    for (auto const slot : plan.seat.inner) row.slots[slot] = {Fact::State::known, 0};
    if (list.state == Fact::State::none) list.state = Fact::State::known;
    bool const of_cases = plan.seat.path.empty() && plan.dataset && plan.dataset->of->is_case;
    if (of_cases)
        for (auto const& [path, key] : found.held) held_[path][key].push_back({to.of, list.rows.size()});
    list.rows.push_back(from);
    std::string const holder = path(to, plan.seat);
    auto const place = (holder.empty() ? "" : holder + ".") + graph_->shapes[plan.seat.shape].lists[plan.list].path + "[" +
                       std::to_string(list.rows.size()) + "]";
    for (FactError error : found.errors) {
        error.path = error.path.empty() ? place : place + "." + error.path;
        note.errors.push_back(std::move(error));
    }
    note.marked = note.marked || found.marked;
}

}  // namespace rubric::data
