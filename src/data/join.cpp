// Datasets of one case, joined on their keys: the first makes the cases, the others add facts or elements of lists to them.
#include "data/readers.hpp"

#include <algorithm>
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

JoinedReader::JoinedReader(Graph const& graph, Sources& sources, Options options, std::vector<Supplied> supplied)
    : CountingReader(graph, sources, std::move(options)), supplied_(std::move(supplied)) {}

bool JoinedReader::next(Batch& batch) {
    if (!loaded_) load();
    batch.rows.clear();
    batch.notes.clear();
    for (; batch.rows.size() < options_.batch_size && given_ < cases_.rows.size(); ++given_) {
        batch.rows.push_back(std::move(cases_.rows[given_]));
        batch.notes.push_back(std::move(cases_.notes[given_]));
    }
    count(batch);
    return !batch.rows.empty();
}

void JoinedReader::load() {
    loaded_ = true;
    auto const* makes_cases = supplied_.front().plan.dataset;
    for (auto& [path, plan] : supplied_) {
        FileRows file(std::move(path), std::move(plan), *graph_, options_);
        bool const first = file.plan().dataset == makes_cases;
        Summary::Keys unmatched{.dataset = file.plan().dataset ? file.plan().dataset->name : file.path(), .first = {}};
        if (file.plan().list != nothing) {
            for (auto& row : cases_.rows)
                if (auto& list = row.lists[file.plan().list]; list.state == Fact::State::unknown) list.state = Fact::State::known;
        }
        Batch batch;
        for (bool more = true; more;) {
            more = file.next(batch, *texts_, summary_);
            if (first) {
                make_cases(file, batch);
                continue;
            }
            for (std::size_t i = 0; i < batch.rows.size(); ++i) {
                if (place(file, i, batch)) continue;
                auto& keys = unmatched.first;
                ++unmatched.count;
                if (keys.size() < keys_shown && std::find(keys.begin(), keys.end(), batch.notes[i].key) == keys.end()) keys.push_back(batch.notes[i].key);
            }
        }
        if (unmatched.count > 0) summary_.unmatched.push_back(std::move(unmatched));
        if (file.fault()) fault(file.path(), *file.fault());
    }
}

void JoinedReader::make_cases(FileRows& file, Batch& batch) {
    for (std::size_t i = 0; i < batch.rows.size(); ++i) {
        auto& note = batch.notes[i];
        if (!note.key.empty()) {
            auto const [found, added] = by_key_.try_emplace(note.key, cases_.rows.size());
            if (!added) {
                add_facts(cases_.rows[found->second], cases_.notes[found->second], batch.rows[i], note, file.path());
                continue;
            }
        }
        cases_.rows.push_back(std::move(batch.rows[i]));
        cases_.notes.push_back(std::move(note));
    }
    batch = {};
}

bool JoinedReader::place(FileRows const& file, std::size_t i, Batch& batch) {
    auto const found = by_key_.find(batch.notes[i].key);
    if (found == by_key_.end()) return false;
    if (file.plan().list != nothing)
        add_element(found->second, file, batch.rows[i], batch.notes[i]);
    else
        add_facts(cases_.rows[found->second], cases_.notes[found->second], batch.rows[i], batch.notes[i], file.path());
    return true;
}

/// What only one of them knows is taken; what both know must be the same.
void JoinedReader::add_facts(Row& row, CaseNote& note, Row& from, CaseNote& found, std::string const& file) {
    auto const disagree = [&](std::string const& path) {
        note.errors.push_back({.path = path, .reason = "records of the key `" + found.key + "` do not agree", .help = {}, .file = file, .line = found.line, .header = {}});
    };
    auto const& shape = graph_->shapes[0];
    for (std::size_t i = 0; i < row.slots.size(); ++i) {
        auto& fact = row.slots[i];
        Fact const other = from.slots[i];
        if (other.state == Fact::State::unknown || other == fact || fact.state == Fact::State::error) continue;
        if (fact.state != Fact::State::unknown && other.state != Fact::State::error) disagree(shape.slots[i].path);
        fact = fact.state == Fact::State::unknown ? other : Fact{Fact::State::error, 0};
    }
    for (std::size_t i = 0; i < row.lists.size(); ++i) {
        auto& list = row.lists[i];
        auto& other = from.lists[i];
        bool const agrees = other.state == Fact::State::unknown || list.state == Fact::State::error ||
                            (list.state == other.state && same_rows(list.rows, other.rows));
        if (agrees) continue;
        if (list.state == Fact::State::unknown) {
            list = std::move(other);
        } else {
            if (other.state != Fact::State::error) disagree(shape.lists[i].path);
            list = {Fact::State::error, {}};
        }
    }
    note.marked = note.marked || found.marked;
    std::move(found.errors.begin(), found.errors.end(), std::back_inserter(note.errors));
}

void JoinedReader::add_element(std::size_t to, FileRows const& file, Row& from, CaseNote& found) {
    auto& list = cases_.rows[to].lists[file.plan().list];
    auto& note = cases_.notes[to];
    if (list.state == Fact::State::none) list.state = Fact::State::known;
    list.rows.push_back(std::move(from));
    auto const place = graph_->shapes[0].lists[file.plan().list].path + "[" + std::to_string(list.rows.size()) + "]";
    for (auto& error : found.errors) {
        error.path = error.path.empty() ? place : place + "." + error.path;
        note.errors.push_back(std::move(error));
    }
    note.marked = note.marked || found.marked;
}

}  // namespace rubric::data
