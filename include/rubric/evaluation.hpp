// Runs a graph over cases and keeps what it found, so that values, deciding rules and the facts that an open value hangs on can
// be read afterwards. The finished evaluation is its own trace: explanations cost the run nothing.
//
//   rubric::Evaluation evaluation(graph);
//   evaluation.run(facts, texts);
//   rubric::Value const level = evaluation.value(graph.decisions[0].value);
//
// Reusable: a second run of the same size allocates nothing. The cases and texts of a run stay where they are until the next one.
// One thread at a time for one Evaluation; any number of Evaluations may share a Graph.
#pragma once

#include <rubric/evaluation/trail.hpp>
#include <rubric/value.hpp>

#include <map>
#include <memory>
#include <span>
#include <string>

namespace rubric {

class Evaluation {
public:
    struct Options {
        bool assuming = true;  ///< take assumptions where facts are open
    };

    explicit Evaluation(Graph const& graph) : run_(graph), paths_(graph) {  ///< the graph outlives it
        for (Node const& node : graph.nodes)
            if (node.op == Op::assume) assumptions_.push_back(&node);
    }

    /// Another value for Graph::parameters[index], for the runs that follow; for all dates.
    void set(std::uint32_t index, Fact value) {
        run_.set(index, value);
        set_.push_back({index, value});
        without_.reset();
    }

    /// Other elements for Graph::list_parameters[index], for the runs that follow, where a case has none of its own. Their texts are
    /// codes of the texts that those runs are given.
    void set_list(std::uint32_t index, ListFact value) {
        auto& kept = lists_[index];
        kept = std::make_unique<ListFact>(std::move(value));
        run_.set_list(index, kept.get());
        without_.reset();
    }

    void run(Row const& facts, Texts& texts) { run(facts, texts, Options{}); }
    void run(Row const& facts, Texts& texts, Options options) { run(std::span(&facts, 1), texts, options); }
    void run(std::span<Row const> cases, Texts& texts, Options options) {
        run_.load(cases, texts, options.assuming);
        operations::run_all(run_);
        without_is_ready_ = taken_is_ready_ = false;
    }
    /// Cases whose facts stand in columns, which outlive the run.
    void run(FactSlice cases, Texts& texts, Options options) {
        run_.load(cases, texts, options.assuming);
        operations::run_all(run_);
        without_is_ready_ = taken_is_ready_ = false;
    }

    /// The parameters set as they are in another evaluation, of the same graph or of one that has the same parameters.
    void set_as(Evaluation const& other) {
        for (Setting const& each : other.set_) set(each.index, each.value);
        for (auto const& [index, list] : other.lists_) set_list(index, *list);
    }
    std::span<Row const> cases() const { return run_.cases(); }  ///< of the last run, if it was of rows
    Texts& texts() const { return run_.texts(); }
    bool assuming() const { return run_.assuming(); }

    Value value(NodeId node, std::uint32_t row = 0) const;

    /// All rows of the node's scope, as the run left them; they stay until the next run.
    Column const& column(NodeId node) const {
        make_late(node);
        return run_.column(node);
    }

    /// For people to read. Of a text with gaps each gap shows its own: "a judgement of good or outstanding". What tells of a
    /// sensitive field is "withheld".
    std::string wording(NodeId node, std::uint32_t row = 0) const;

    /// Shows in words what sensitive fields hold, or no longer.
    void reveal(bool sensitive) { reveals_ = sensitive; }
    bool reveals() const { return reveals_; }
    /// Whether the value is kept out of words and files.
    bool withholds(NodeId node) const { return !reveals_ && run_.graph().sensitive.at(node); }

    std::uint32_t rows(ScopeId scope) const { return run_.rows()[scope].count(); }  ///< of the scope, over all cases
    /// Row of the enclosing scope. Rows are grouped by it, in order.
    std::uint32_t parent(ScopeId scope, std::uint32_t row) const { return run_.rows()[scope].parents[row]; }
    /// The row of a scope further out that it lies in.
    std::uint32_t outwards(ScopeId scope, std::uint32_t row, ScopeId outer) const { return run_.rows().outwards(scope, row, outer); }
    std::uint32_t place(ScopeId scope, std::uint32_t row) const {
        return run_.rows()[scope].places[row];
    }  ///< in its list, from 0
    /// Given, as a row.
    bool present(ScopeId scope, std::uint32_t row) const { return run_.rows()[scope].states[row] == RowState::present; }
    /// Stands for the elements of an unknown list.
    bool imagined(ScopeId scope, std::uint32_t row) const { return run_.rows()[scope].states[row] == RowState::imagined; }

    /// The rules that settled the value, or may have, as places in Graph::rules: those of the reductions that it took its way
    /// through. `otherwise` is no rule; docs/semantics.md, Rules. Ordered.
    std::vector<std::uint32_t> because(NodeId node, std::uint32_t row = 0) const { return trail(node).from(node, row).because().ordered(); }

    /// The facts, not given, that an open value hangs on; none for a settled one. Ordered.
    std::vector<FactPath> needs(NodeId node, std::uint32_t row = 0) const { return trail(node).from(node, row).needs().paths(); }

    /// The facts given, in error too, or assumed, that the value was read from; for explanations. Ordered.
    std::vector<FactPath> uses(NodeId node, std::uint32_t row = 0) const { return trail(node).from(node, row).uses().paths(); }

    /// Every value that those were made of, as far as it mattered; themselves among them, in no order.
    std::vector<Made> made_of(std::span<Made const> values) const {
        for (Made const& each : values) make_for_trail(run_, each.node);
        return Trail(run_, paths_, marks_).from(values).made_of();
    }

    /// The assumed facts without which the value would be open. Runs the cases again without assumptions, the first time it is
    /// asked and some fact is assumed.
    std::vector<FactPath> assumed(NodeId node, std::uint32_t row = 0) const;

    /// The same four over all rows of the node at once: what they find, with the rows that it was found for.
    RuleRows because_by_case(NodeId node) const { return trail(node).from_all(node).because(); }
    FactRows needs_by_row(NodeId node) const { return trail(node).from_all(node).needs(); }
    FactRows uses_by_row(NodeId node) const { return trail(node).from_all(node).uses(); }
    FactRows assumed_by_row(NodeId node) const;

    Paths const& paths() const { return paths_; }
    /// The row by which paths name a row of any loop over the same list.
    std::uint32_t plain_row(ScopeId scope, std::uint32_t row) const { return paths_.plain_row(run_.rows(), scope, row); }
    /// Whether the value is what the language lets one assume, in place of a fact that is not given.
    bool is_taken(NodeId node, std::uint32_t row = 0) const;

    /// Whether the fact, not given, is taken as what the language lets one assume.
    bool is_assumed(FactPath const& path) const;

    bool is_list(FactPath const& path) const { return paths_.is_list(path); }
    std::string text(FactPath const& path) const { return paths_.text(run_.rows(), path); }
    /// The list that a row of the scope lies in.
    FactPath list_of(ScopeId scope, std::uint32_t row) const { return paths_.of_list(run_.rows(), scope, row); }

    /// The node whose value is the fact as it is used, after what computes and what is assumed; `nothing` if no node reads it.
    NodeId fact_node(FactPath const& path) const;

private:
    struct Setting {
        std::uint32_t index;
        Fact value;
    };

    void make_late(NodeId node) const {
        for (NodeId const each : run_.schedule().take_late(node)) operations::run_one(run_, each), taken_is_ready_ = false;
    }
    void make_for_trail(Engine& run, NodeId node) const {
        for (NodeId const each : run.schedule().take_late(node)) operations::run_one(run, each), taken_is_ready_ = false;
        for (NodeId const each : run.schedule().take_indexed()) operations::run_one(run, each);
    }
    Trail trail(NodeId node) const {
        make_for_trail(run_, node);
        return {run_, paths_, marks_};
    }
    Engine& without() const;
    FactRows const& taken() const;
    FactRows assumed_among(FactRows const& needs, Engine const& other) const;
    std::uint32_t row_in(Engine const& other, ScopeId scope, std::uint32_t row, Engine const& here) const;

    mutable Engine run_;
    Paths paths_;
    std::vector<Node const*> assumptions_;
    std::vector<Setting> set_;
    std::map<std::uint32_t, std::unique_ptr<ListFact>> lists_;
    mutable std::unique_ptr<Engine> without_;  ///< the same run without assumptions
    mutable bool without_is_ready_ = false;
    mutable FactRows taken_;  ///< the facts that are assumed, whether or not it matters
    mutable bool taken_is_ready_ = false;
    mutable Marks marks_;
    bool reveals_ = false;
};

inline Value Evaluation::value(NodeId node, std::uint32_t row) const {
    make_late(node);
    Column const& column = run_.column(node);
    Value found{.domain = run_.node(node).domain};
    found.none = column.has(none_plane, row), found.error = column.has(error_plane, row);
    switch (column.form) {
        case Form::levels:
            for (std::size_t level = 0; level + first_plane < column.count; ++level)
                found.levels |= std::uint64_t{column.has(first_plane + level, row)} << level;
            break;
        case Form::range:
            found.ranged = column.has(range_plane, row);
            if (found.ranged) found.low = column.span(row).low, found.high = column.span(row).high;
            break;
        case Form::text:
            found.any_text = column.has(any_plane, row);
            if (!column.has(texts_plane, row)) break;
            auto const codes = column.sets->codes(column.low_of(row));
            found.texts.assign(codes.begin(), codes.end());
    }
    return found;
}

inline std::string Evaluation::wording(NodeId node, std::uint32_t row) const {
    make_late(node);
    while (run_.node(node).op == Op::broadcast) {
        NodeId const inner = run_.operands(run_.node(node))[0];
        row = outwards(run_.node(node).scope, row, run_.node(inner).scope);
        node = inner;
    }
    auto const words = [&](NodeId each) { return withholds(each) ? "withheld" : operations::wording(run_, each, row); };
    Node const& made = run_.node(node);
    Column const& column = run_.column(node);
    bool const some = made.op == Op::format && (column.has(texts_plane, row) || column.has(any_plane, row));
    if (!some || column.has(error_plane, row)) return words(node);
    auto const& pieces = run_.graph().templates[static_cast<std::size_t>(made.argument)].pieces;
    std::string line = pieces[0];
    for (std::size_t i = 0; i < made.count; ++i) line += words(run_.operands(made)[i]) + pieces[i + 1];
    return line;
}

inline bool Evaluation::is_taken(NodeId node, std::uint32_t row) const {
    make_late(node);
    for (;; node = run_.operands(run_.node(node))[0]) {
        Node const& made = run_.node(node);
        if (made.op == Op::assume) return operations::assumes(run_, made, row);
        if (made.op == Op::broadcast)
            row = outwards(made.scope, row, run_.node(run_.operands(made)[0]).scope);
        else if (made.op != Op::known)
            return false;
    }
}

inline NodeId Evaluation::fact_node(FactPath const& path) const {
    NodeId found = nothing;
    auto const& nodes = run_.graph().nodes;
    for (NodeId id = 0; id < nodes.size(); ++id) {
        bool const reads = nodes[id].op == Op::fact || nodes[id].op == Op::assume;
        if (!reads || nodes[id].scope != path.scope || nodes[id].argument != path.slot) continue;
        if (found == nothing || nodes[id].op == Op::assume) found = id;
    }
    return found;
}

inline Engine& Evaluation::without() const {
    if (!without_) {
        without_ = std::make_unique<Engine>(run_.graph());
        for (auto const& each : set_) without_->set(each.index, each.value);
        for (auto const& [index, list] : lists_) without_->set_list(index, list.get());
        without_is_ready_ = false;
    }
    if (!without_is_ready_) {
        without_->load_as(run_, false);
        operations::run_all(*without_);
        without_is_ready_ = true;
    }
    return *without_;
}

/// The same row of another run of the same cases, whose lists may have other rows; `nothing` if it has no such row.
inline std::uint32_t Evaluation::row_in(Engine const& other, ScopeId scope, std::uint32_t row, Engine const& here) const {
    if (scope == 0) return row;
    ScopeId const outer = run_.graph().scopes[scope].parent;
    std::uint32_t const parent = row_in(other, outer, here.rows()[scope].parents[row], here);
    if (parent == nothing) return nothing;
    ScopeRows const& there = other.rows()[scope];
    std::uint32_t const found = there.firsts[parent] + here.rows()[scope].places[row];
    return found < there.firsts[parent + 1] ? found : nothing;
}

/// What the language lets one assume, and this run does.
inline FactRows const& Evaluation::taken() const {
    if (std::exchange(taken_is_ready_, true)) return taken_;
    taken_ = {};
    if (!run_.assuming()) return taken_;
    Graph const& graph = run_.graph();
    auto const put = [&](FactPath const& path) { taken_.put(path, run_.words(path.scope)); };
    for (Node const* const node : assumptions_)
        for (std::size_t word = 0; word < run_.words(node->scope); ++word)
            each_bit(operations::assumed(run_, *node, word), [&](unsigned bit) {
                auto const row = static_cast<std::uint32_t>(word * rows_in_a_word + bit);
                put({paths_.plain(node->scope), plain_row(node->scope, row), static_cast<std::uint32_t>(node->argument)});
            });
    for (ScopeId scope = 0; scope < graph.scopes.size(); ++scope) {
        if (paths_.plain(scope) != scope) continue;
        Shape const& shape = graph.shapes[graph.scopes[scope].shape];
        for (std::uint32_t list = 0; list < shape.lists.size(); ++list)
            for (std::uint32_t row = 0; shape.lists[list].assumed_empty && row < run_.rows()[scope].count(); ++row)
                if (run_.rows().taken_as_empty(scope, row, list)) put({scope, row, static_cast<std::uint32_t>(shape.slots.size()) + list});
    }
    return taken_;
}

inline bool Evaluation::is_assumed(FactPath const& path) const { return taken().has(path); }

/// Those of the facts, found in another run of the same cases, that are assumed in this one.
inline FactRows Evaluation::assumed_among(FactRows const& needs, Engine const& other) const {
    FactRows found;
    for (auto const& [field, rows] : needs)
        for (std::size_t word = 0; word < rows.size(); ++word) {
            if (field.scope == 0) {  // the cases are the same in both
                Word const both = rows[word] & taken().word(field, word);
                if (both != 0) found.of(field, rows.size())[word] = both;
                continue;
            }
            each_bit(rows[word], [&, scope = field.scope, slot = field.slot](unsigned bit) {
                FactPath const path{scope, row_in(run_, scope, static_cast<std::uint32_t>(word * rows_in_a_word + bit), other), slot};
                if (path.row != nothing && taken().has(path)) found.put(path, run_.words(scope));
            });
        }
    return found;
}

inline std::vector<FactPath> Evaluation::assumed(NodeId node, std::uint32_t row) const {
    make_late(node);
    if (taken().empty() || operations::possibilities(run_.column(node), row) > 1) return {};
    Engine& other = without();
    make_for_trail(other, node);
    std::uint32_t const there = row_in(other, run_.node(node).scope, row, run_);
    if (there == nothing) return {};
    return assumed_among(Trail(other, paths_, marks_).from(node, there).needs(), other).paths();
}

inline FactRows Evaluation::assumed_by_row(NodeId node) const {
    make_late(node);
    if (taken().empty()) return {};
    Engine& other = without();
    make_for_trail(other, node);
    ScopeId const scope = run_.node(node).scope;
    std::vector<Word> rows(other.words(scope));
    for (std::size_t word = 0; word < run_.words(scope); ++word)
        each_bit(run_.every(scope, word) & ~operations::open(run_.column(node), word), [&](unsigned bit) {
            auto const there = row_in(other, scope, static_cast<std::uint32_t>(word * rows_in_a_word + bit), run_);
            if (there != nothing) rows[there / rows_in_a_word] |= bit_of(there);
        });
    return assumed_among(Trail(other, paths_, marks_).from_all(node, [&](std::size_t word) { return rows[word]; }).needs(), other);
}

}  // namespace rubric
