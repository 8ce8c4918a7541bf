// What would have to be otherwise for a decision to come out otherwise: the smallest changes of facts that do it, each decided again.
//
//   for (rubric::Counterfactual const& each : rubric::would_be(graph, evaluation, decision, wanted).found)
//       std::cout << rubric::show(graph, evaluation, each) << '\n';      // "If judgement were `good`, not `inadequate`."
//
// One fact is changed to each of its cells, then two together; today, `fixed` fields and facts in error stay as they are, and so do which
// elements a list has. A fact that is computed from others is changed through them. Where cells are not exact, a change may be missed
// but none that is found is wrong.
#pragma once

#include <rubric/questions.hpp>
#include <rubric/show_questions.hpp>

#include <map>
#include <optional>
#include <set>

namespace rubric {

/// One fact, as it would have to be.
struct Alteration {
    FactPath path{};
    std::string text{}, title{};
    Domain domain{};
    bool sensitive = false;
    Value now{};                   ///< as it is used; open where it is not known
    Cell cell{};
};

struct Counterfactual {
    std::vector<Alteration> changes{};
    Value result{};                ///< what the decision then is
};

struct Counterfactuals {
    std::vector<Counterfactual> found{};  ///< all as small as each other; of one fact the cell nearest to what it is
    bool everything_tried = true;         ///< false: of changes of two facts only the likelier were tried
};

namespace detail {

class Supposing {
public:
    static constexpr std::size_t rows_at_once = 1024, most_pairs = 16'384, most_found = 20;

    Supposing(Graph const& graph, Evaluation const& decided, std::uint32_t decision, std::optional<Fact> wanted, std::uint32_t row)
        : graph_(graph), decided_(decided), output_(graph.decisions[decision]), wanted_(wanted), row_(row), tried_(graph) {
        tried_.set_as(decided);
    }

    Counterfactuals find() {
        if (output_.is_list) return {};
        gather();
        for (std::size_t i = 0; i < facts_.size(); ++i)
            for (std::size_t cell = 0; cell < facts_[i].cells.size(); ++cell) singles_.push_back({{i, cell}});
        run(singles_, [&](Trial const& trial, std::uint32_t at) { consider(trial, at); }, true);
        if (found_.found.empty()) {
            auto const pairs = likely_pairs();
            run(pairs, [&](Trial const& trial, std::uint32_t at) { consider(trial, at); }, false);
        }
        keep_nearest();
        return std::move(found_);
    }

private:
    struct Candidate {
        Alteration fact{};
        std::vector<Cell> cells{};
        std::size_t here = 0;  ///< the place among all cells of the one that it is in
        std::vector<std::size_t> places{};
    };
    using Trial = std::vector<std::pair<std::size_t, std::size_t>>;  ///< facts and their cells

    /// Every fact that the decision may be read from, whether it mattered or not.
    void gather() {
        std::vector<bool> reached(graph_.nodes.size());
        std::vector<NodeId> left{output_.value};
        std::set<FactPath> paths;
        while (!left.empty()) {
            NodeId const id = left.back();
            left.pop_back();
            if (reached[id]) continue;
            reached[id] = true;
            Node const& node = graph_.nodes[id];
            if (node.op == Op::fact) add_rows(node, paths);
            for (std::uint32_t i = 0; i < node.count; ++i) left.push_back(graph_.operands[node.first + i]);
        }
        for (FactPath const& path : paths) add(path);
    }

    void add_rows(Node const& node, std::set<FactPath>& paths) const {
        auto const& slot = graph_.shapes[graph_.scopes[node.scope].shape].slots[static_cast<std::size_t>(node.argument)];
        bool const is_today = node.scope == 0 && node.argument == today_slot;
        if (slot.fixed || !slot.asked || is_today) return;
        for (std::uint32_t row = 0; row < decided_.rows(node.scope); ++row) {
            std::uint32_t top = row;
            for (ScopeId scope = node.scope; scope != 0; scope = graph_.scopes[scope].parent) top = decided_.parent(scope, top);
            if (top != row_ || !is_there(node.scope, row)) continue;
            paths.insert({decided_.paths().plain(node.scope), decided_.plain_row(node.scope, row), static_cast<std::uint32_t>(node.argument)});
        }
    }

    bool is_there(ScopeId scope, std::uint32_t row) const {
        for (; scope != 0; row = decided_.parent(scope, row), scope = graph_.scopes[scope].parent)
            if (!decided_.present(scope, row)) return false;
        return true;
    }

    void add(FactPath const& path) {
        Row top = decided_.cases()[row_];
        Fact const given = row_at(graph_, decided_, top, path.scope, path.row).slots[path.slot];
        NodeId const node = decided_.fact_node(path);
        if (given.state == Fact::State::error || node == nothing) return;
        bool const settled_by_others = given.state == Fact::State::unknown && decided_.value(node, path.row).determined() && is_computed(path);
        if (settled_by_others) return;
        Slot const& slot = decided_.paths().slot(path);
        Candidate made{.fact = {path, decided_.text(path), slot.title, slot.domain, slot.sensitive, decided_.value(node, path.row), {}}};
        auto const all = cells(graph_, decided_, path).all;
        made.here = all.size();
        for (std::size_t i = 0; i < all.size(); ++i)
            if (lies_in(made.fact.now, all[i])) made.here = i;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (i != made.here) made.cells.push_back(all[i]), made.places.push_back(i);
        facts_.push_back(std::move(made));
    }

    bool is_computed(FactPath const& path) const {
        for (Node const& node : graph_.nodes)
            if (node.op == Op::fact && node.count != 0 && node.argument == path.slot && decided_.paths().plain(node.scope) == path.scope) return true;
        return false;
    }

    static bool lies_in(Value const& value, Cell const& cell) {
        if (!value.determined()) return false;
        switch (cell.kind) {
            case Cell::Kind::none: return value.none;
            case Cell::Kind::level: return value.levels == std::uint64_t{1} << cell.value.value;
            case Cell::Kind::range: return value.ranged && cell.low <= value.low && value.low <= cell.high;
            case Cell::Kind::text: return !value.texts.empty() && value.texts.front() == cell.value.value;
            case Cell::Kind::another: return false;
        }
        return false;
    }

    template <class Consider>
    void run(std::vector<Trial> const& trials, Consider&& consider, bool look_around) {
        for (std::size_t first = 0; first < trials.size(); first += rows_at_once) {
            std::size_t const count = std::min(rows_at_once, trials.size() - first);
            std::vector<Row> rows(count, decided_.cases()[row_]);
            for (std::size_t i = 0; i < count; ++i)
                for (auto const& [fact, cell] : trials[first + i])
                    learn(graph_, decided_, rows[i], facts_[fact].fact.path, facts_[fact].cells[cell].value);
            tried_.run(rows, decided_.texts(), {.assuming = decided_.assuming()});
            for (std::uint32_t i = 0; i < count; ++i) {
                consider(trials[first + i], i);
                if (look_around) mattering_.push_back(read_in(i));
            }
        }
    }

    /// The facts that mattered in a trial, in the paths of the case itself: those of elements lie in other rows of the run.
    std::vector<std::string> read_in(std::uint32_t at) const {
        std::vector<std::string> names;
        for (FactPath const& path : tried_.uses(output_.value, at)) names.push_back(tried_.text(path));
        for (FactPath const& path : tried_.needs(output_.value, at)) names.push_back(tried_.text(path));
        return names;
    }

    /// A change, and a second one of a fact that matters once the first is made.
    std::vector<Trial> likely_pairs() {
        std::set<Trial> pairs;
        std::map<std::string, std::size_t> places;
        for (std::size_t i = 0; i < facts_.size(); ++i) places.emplace(facts_[i].fact.text, i);
        for (std::size_t single = 0; single < singles_.size(); ++single)
            for (std::string const& name : mattering_[single]) {
                auto const place = places.find(name);
                if (place == places.end() || place->second == singles_[single][0].first) continue;
                for (std::size_t cell = 0; cell < facts_[place->second].cells.size(); ++cell) {
                    Trial pair{singles_[single][0], {place->second, cell}};
                    std::sort(pair.begin(), pair.end());
                    if (pairs.size() == most_pairs) found_.everything_tried = false;
                    else pairs.insert(std::move(pair));
                }
            }
        return {pairs.begin(), pairs.end()};
    }

    void consider(Trial const& trial, std::uint32_t at) {
        Value const value = tried_.value(output_.value, at);
        if (!value.determined() || value == decided_.value(output_.value, row_) || !is_wanted(value)) return;
        Counterfactual made{.changes = {}, .result = value};
        std::size_t distance = 0;
        for (auto const& [fact, cell] : trial) {
            Candidate const& candidate = facts_[fact];
            made.changes.push_back(candidate.fact);
            made.changes.back().cell = candidate.cells[cell];
            std::size_t const place = candidate.places[cell];
            distance += place > candidate.here ? place - candidate.here : candidate.here - place;
        }
        found_.found.push_back(std::move(made));
        distances_.push_back(distance);
    }

    bool is_wanted(Value const& value) const {
        if (!wanted_) return true;
        if (wanted_->state == Fact::State::none) return value.none;
        if (value.none) return false;
        if (value.ranged) return value.low == wanted_->value;
        if (!value.texts.empty()) return value.texts.front() == wanted_->value;
        return value.levels == std::uint64_t{1} << wanted_->value;
    }

    /// Of changes of the same facts to the same result, the nearest; in the order of the facts.
    void keep_nearest() {
        std::vector<std::size_t> kept;
        auto const same = [&](std::size_t a, std::size_t b) {
            auto const &x = found_.found[a], &y = found_.found[b];
            if (!(x.result == y.result)) return false;
            for (std::size_t i = 0; i < x.changes.size(); ++i)
                if (x.changes[i].path != y.changes[i].path) return false;
            return true;
        };
        for (std::size_t i = 0; i < found_.found.size(); ++i) {
            auto const other = std::find_if(kept.begin(), kept.end(), [&](std::size_t each) { return same(each, i); });
            if (other == kept.end()) kept.push_back(i);
            else if (distances_[i] < distances_[*other]) *other = i;
        }
        std::vector<Counterfactual> nearest;
        for (auto const i : kept)
            if (nearest.size() < most_found) nearest.push_back(std::move(found_.found[i]));
        found_.found = std::move(nearest);
    }

    Graph const& graph_;
    Evaluation const& decided_;
    DecisionOutput const& output_;
    std::optional<Fact> wanted_;
    std::uint32_t row_;
    Evaluation tried_;
    std::vector<Candidate> facts_;
    std::vector<Trial> singles_;
    std::vector<std::vector<std::string>> mattering_;
    Counterfactuals found_;
    std::vector<std::size_t> distances_;
};

}  // namespace detail

/// `wanted`: what the decision is to be; absent: anything else than it is, determined. Of a decision that is a list there are none.
inline Counterfactuals would_be(Graph const& graph, Evaluation const& decided, std::uint32_t decision, std::optional<Fact> wanted = {},
                                std::uint32_t row = 0) {
    return detail::Supposing(graph, decided, decision, wanted, row).find();
}

/// "If in_crisis were `no`, not `yes`."
inline std::string show(Graph const& graph, Evaluation const& evaluation, Counterfactual const& found, bool sensitive = false) {
    std::vector<std::string> parts;
    for (Alteration const& each : found.changes) {
        if (each.sensitive && !sensitive) {
            parts.push_back(each.text + " were otherwise");
            continue;
        }
        std::string const now = each.now.determined() ? ", not `" + show(graph, evaluation.texts(), each.now, Writing::files) + "`" : ", which is not known";
        parts.push_back(each.text + " were `" + show(graph, evaluation.texts(), each.domain, each.cell) + "`" + now);
    }
    return "If " + one_of(parts, "and") + ".";
}

}  // namespace rubric
