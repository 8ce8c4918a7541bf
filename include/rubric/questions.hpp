// Decisive questions: the facts, not given, that the open outcomes of one case hang on, the one that settles most first; each with the
// answers that there are and what every one of them would change.
//
//   for (rubric::Question const& each : rubric::questions(graph, evaluation))
//       std::cout << each.title << "?\n" << rubric::show(graph, evaluation, each);
//
// Every answer, a cell of the fact, is put into the case and the case decided again, all of them as rows of one run: what is said to
// change has been seen to change. An open fact that is computed `from` others is asked for itself, and assumed facts are not asked.
// A fact that changes nothing by itself, but may once another is known, is kept and says so.
#pragma once

#include <rubric/cells.hpp>
#include <rubric/outcome.hpp>
#include <rubric/outcome_values.hpp>

namespace rubric {

/// What one answer makes of an open outcome: fewer possibilities, or one.
struct Change {
    std::uint32_t outcome = 0;               ///< place in the Question's `hangs`
    OutcomeValue value{};                    ///< what it then is
    bool settled = false;
};

struct Answer {
    Cell cell{};                             ///< of a list: none, that it has no elements
    std::vector<Change> changes{};           ///< only of what hangs on the fact
};

struct Question {
    FactPath path{};
    std::string text{}, title{};             ///< `visits[2].on`, and the title of the field
    Domain domain{};
    bool list = false;                       ///< a list that is not known
    bool sensitive = false;
    bool exact = true;                       ///< no value of an answer's cell would change anything else
    std::vector<OutcomeId> hangs{};          ///< the open outcomes that hang on it
    std::vector<Answer> answers{};
    double settles = 0;                      ///< open outcomes that an answer settles, on average over the answers: decisions
    bool only_together = false;              ///< no answer changes anything until something else is known, too

    /// The answer to show: the first of those that settle most; nothing where none changes anything.
    Answer const* telling() const;
};

namespace detail {

/// Where the facts of a row stand in a case.
inline Row& row_at(Graph const& graph, Evaluation const& evaluation, Row& top, ScopeId scope, std::uint32_t row) {
    if (scope == 0) return top;
    Scope const& here = graph.scopes[scope];
    Row& owner = row_at(graph, evaluation, top, here.owner, evaluation.parent(scope, row));
    return owner.lists[here.list].rows[evaluation.place(scope, row)];
}

/// A fact inside a record that may be there is an answer only where it is.
inline void mark_present(Shape const& shape, std::string const& path, Row& row) {
    for (std::uint32_t slot = 0; slot < shape.slots.size(); ++slot) {
        std::string const inside = shape.slots[slot].path + ".";
        if (!shape.slots[slot].asked && path.starts_with(inside) && row.slots[slot].state == Fact::State::unknown)
            row.slots[slot] = {Fact::State::known, 0};
    }
}

/// Puts an answer into a case.
inline void learn(Graph const& graph, Evaluation const& evaluation, Row& top, FactPath const& path, Fact answer) {
    Row& row = row_at(graph, evaluation, top, path.scope, path.row);
    Shape const& shape = graph.shapes[graph.scopes[path.scope].shape];
    if (evaluation.is_list(path)) {
        auto const list = path.slot - static_cast<std::uint32_t>(shape.slots.size());
        mark_present(shape, shape.lists[list].path, row);
        row.lists[list].state = answer.state;
        return;
    }
    mark_present(shape, shape.slots[path.slot].path, row);
    row.slots[path.slot] = answer;
}

class Questioner {
public:
    Questioner(Graph const& graph, Evaluation const& decided, std::uint32_t row) : graph_(graph), decided_(decided), row_(row) {}

    std::vector<Question> ask() {
        for (OutcomeId const& each : outcomes(graph_, decided_, row_)) {
            OutcomeValue value = read(graph_, decided_, each, row_);
            if (possibilities_left(value) == 0) continue;
            open_.push_back({each, std::move(value), needs(graph_, decided_, each, row_)});
        }
        gather();
        try_answers();
        rank();
        return std::move(questions_);
    }

private:
    struct Open {
        OutcomeId id;
        OutcomeValue value;
        std::vector<FactPath> needs;
    };

    void gather() {
        std::vector<FactPath> paths;
        for (Open const& each : open_) paths.insert(paths.end(), each.needs.begin(), each.needs.end());
        std::sort(paths.begin(), paths.end());
        paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
        for (FactPath const& path : paths) {
            Question made{.path = path, .text = decided_.text(path), .list = decided_.is_list(path)};
            Shape const& shape = graph_.shapes[graph_.scopes[path.scope].shape];
            if (made.list) {
                made.title = shape.lists[path.slot - shape.slots.size()].title;
                made.answers.push_back({{Cell::Kind::none, {Fact::State::none, 0}}, {}});
            } else {
                Slot const& slot = shape.slots[path.slot];
                made.title = slot.title, made.domain = slot.domain, made.sensitive = slot.sensitive;
                Partition const found = cells(graph_, decided_, path);
                made.exact = found.exact;
                for (Cell const& cell : found.all) made.answers.push_back({cell, {}});
            }
            for (Open const& each : open_)
                if (std::binary_search(each.needs.begin(), each.needs.end(), path)) made.hangs.push_back(each.id);
            questions_.push_back(std::move(made));
        }
    }

    void try_answers() {
        std::vector<Row> rows;
        for (Question const& question : questions_)
            for (Answer const& answer : question.answers) {
                rows.push_back(decided_.cases()[row_]);
                learn(graph_, decided_, rows.back(), question.path, answer.cell.value);
            }
        if (rows.empty()) return;
        Evaluation tried(graph_);
        tried.set_as(decided_);
        tried.run(rows, decided_.texts(), {.assuming = decided_.assuming()});
        std::uint32_t at = 0;
        for (Question& question : questions_) weigh(question, tried, at);
    }

    struct Weight {
        double settled = 0, left = 0;
    };
    struct Rank {
        Weight decisions{}, others{};
    };

    void weigh(Question& question, Evaluation const& tried, std::uint32_t& at) {
        Rank rank;
        bool changes = false;
        for (Answer& answer : question.answers) {
            for (Open const& each : open_) {
                OutcomeValue const value = read(graph_, tried, moved(tried, each.id, at), at);
                auto const left = possibilities_left(value);
                Weight& weight = each.id.kind == OutcomeId::Kind::decision ? rank.decisions : rank.others;
                weight.settled += left == 0, weight.left += static_cast<double>(left);
                auto const place = std::find(question.hangs.begin(), question.hangs.end(), each.id);
                if (place == question.hangs.end() || value == each.value || has_error(value)) continue;
                answer.changes.push_back({static_cast<std::uint32_t>(place - question.hangs.begin()), value, left == 0});
                changes = true;
            }
            ++at;
        }
        double const count = static_cast<double>(question.answers.size());
        for (Weight* each : {&rank.decisions, &rank.others}) each->settled /= count, each->left /= count;
        question.settles = rank.decisions.settled;
        question.only_together = !changes && !question.list;
        ranks_.push_back(rank);
    }

    /// A duty for each element stands in other rows of the run with all answers.
    OutcomeId moved(Evaluation const& tried, OutcomeId id, std::uint32_t at) const { return id.in_row(graph_, decided_, row_, tried, at); }

    void rank() {
        std::vector<std::size_t> order(questions_.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        auto const key = [&](std::size_t i) {
            Rank const& rank = ranks_[i];
            if (questions_[i].list) return std::tuple{1, 0.0, 0.0, 0.0, 0.0};
            return std::tuple{0, -rank.decisions.settled, rank.decisions.left, -rank.others.settled, rank.others.left};
        };
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
        std::vector<Question> sorted;
        for (auto const i : order) sorted.push_back(std::move(questions_[i]));
        questions_ = std::move(sorted);
    }

    Graph const& graph_;
    Evaluation const& decided_;
    std::uint32_t row_;
    std::vector<Open> open_;
    std::vector<Question> questions_;
    std::vector<Rank> ranks_;
};

}  // namespace detail

inline Answer const* Question::telling() const {
    Answer const* best = nullptr;
    std::size_t most = 0;
    for (Answer const& each : answers) {
        std::size_t worth = 0;
        for (Change const& change : each.changes) worth += change.settled ? hangs.size() + 1 : 1;
        if (worth > most) best = &each, most = worth;
    }
    return best;
}

/// `row`: the case's place in the run.
inline std::vector<Question> questions(Graph const& graph, Evaluation const& decided, std::uint32_t row = 0) {
    return detail::Questioner(graph, decided, row).ask();
}

}  // namespace rubric
