// What the operations work on: the graph, the rows, and a column for every node, in storage that is used again.
#pragma once

#include <rubric/column.hpp>
#include <rubric/evaluation/rows.hpp>
#include <rubric/facts.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace rubric {

class Engine {
public:
    explicit Engine(Graph const& graph)
        : graph_(&graph),
          rows_(graph),
          set_(graph.parameters.size()),
          columns_(graph.nodes.size()),
          sized_for_(graph.scopes.size(), nothing) {
        mark_late();
    }

    Graph const& graph() const { return *graph_; }
    Rows const& rows() const { return rows_; }
    Texts& texts() const { return *texts_; }
    bool assuming() const { return assuming_; }
    std::span<Row const> cases() const { return cases_; }

    void set(std::uint32_t parameter, Fact value) { set_.at(parameter) = value; }
    void set_list(std::uint32_t parameter, ListFact const* value) { rows_.set_list(parameter, value); }  ///< it outlives the runs
    std::optional<Fact> const& set_value(std::uint32_t parameter) const { return set_[parameter]; }

    void load(std::span<Row const> cases, Texts& texts, bool assuming) {
        cases_ = cases, slice_ = {};
        rows_.load(cases, assuming);
        begin(texts, assuming);
    }
    void load(FactSlice cases, Texts& texts, bool assuming) {
        cases_ = {}, slice_ = cases;
        rows_.load(cases, assuming);
        begin(texts, assuming);
    }
    /// The cases and texts of another run.
    void load_as(Engine const& other, bool assuming) {
        other.slice_.columns ? load(other.slice_, *other.texts_, assuming) : load(other.cases_, *other.texts_, assuming);
    }
    std::size_t count(ScopeId scope) const { return rows_[scope].count(); }
    std::size_t words(ScopeId scope) const { return (count(scope) + rows_in_a_word - 1) / rows_in_a_word; }
    /// The rows that there are in one word of a scope.
    Word every(ScopeId scope, std::size_t word) const {
        std::size_t const left = count(scope) - word * rows_in_a_word;
        return left >= rows_in_a_word ? ~Word{} : bit_of(left) - 1;
    }

    Node const& node(NodeId id) const { return graph_->nodes[id]; }
    std::span<NodeId const> operands(Node const& node) const { return {graph_->operands.data() + node.first, node.count}; }
    /// A view of what the node gives. Whoever has one of a finished run leaves it as it is.
    Column const& column(NodeId id) const { return columns_[id]; }

    /// Texts and asides that only the like of them read are made when they are asked for.
    bool late(NodeId id) const { return state_[id] != when_run; }
    /// The late nodes still to be made before this one can be read, and itself, in order; they count as made from here on.
    std::vector<NodeId> take_late(NodeId id) {
        std::vector<NodeId> found;
        if (state_[id] != when_asked) return found;
        found.push_back(id), state_[id] = was_asked;
        for (std::size_t i = 0; i < found.size(); ++i)
            for (NodeId const read : operands(node(found[i])))
                if (state_[read] == when_asked) found.push_back(read), state_[read] = was_asked;
        std::sort(found.begin(), found.end());
        return found;
    }

    std::uint32_t planes_of(Domain domain) const {
        switch (form_of(domain)) {
            case Form::levels:
                return static_cast<std::uint32_t>(first_plane + graph_->enumerations[domain.enumeration].levels.size());
            case Form::range:
                return first_plane + 1;
            case Form::text:
                break;
        }
        return first_plane + 2;
    }

private:
    enum Made : std::uint8_t { when_run, when_asked, was_asked };

    void begin(Texts& texts, bool assuming) {
        texts_ = &texts, assuming_ = assuming;
        sets_->clear();
        lay_out();
        for (auto& each : state_)
            if (each == was_asked) each = when_asked;
        std::fill(planes_.begin(), planes_.end(), Word{});
    }

    bool makes_text(Node const& node) const {
        if (node.op != Op::reduce) return node.op == Op::format;
        return graph_->reductions[static_cast<std::size_t>(node.argument)].policy == Policy::joined;
    }

    /// From the last node back: what a node reads that is not late, is not late.
    void mark_late() {
        state_.assign(graph_->nodes.size(), when_run);
        for (NodeId id = 0; id < graph_->nodes.size(); ++id)
            if (makes_text(graph_->nodes[id])) state_[id] = when_asked;
        for (NodeId const id : graph_->asides) state_[id] = when_asked;
        for (NodeId id = static_cast<NodeId>(graph_->nodes.size()); id-- > 0;)
            if (state_[id] == when_run)
                for (NodeId const read : operands(graph_->nodes[id])) state_[read] = when_run;
    }

    /// Anew only where a scope's number of rows has changed.
    void lay_out() {
        bool same = true;
        for (ScopeId scope = 0; scope < sized_for_.size(); ++scope) {
            same = same && sized_for_[scope] == rows_[scope].count();
            sized_for_[scope] = rows_[scope].count();
        }
        if (same) return;
        std::size_t planes = 0, lanes = 0;
        for (Node const& each : graph_->nodes) {
            planes += planes_of(each.domain) * words(each.scope);
            lanes += lanes_of(each);
        }
        planes_.resize(planes);
        lanes_.resize(lanes);
        place_columns();
    }

    std::size_t lanes_of(Node const& node) const { return form_of(node.domain) == Form::levels ? 0 : 2 * count(node.scope); }

    void place_columns() {
        Word* planes = planes_.data();
        std::int64_t* lanes = lanes_.data();
        for (NodeId id = 0; id < columns_.size(); ++id) {
            Node const& each = graph_->nodes[id];
            std::size_t const length = words(each.scope);
            columns_[id] = {form_of(each.domain), planes_of(each.domain), length, planes, lanes, lanes + count(each.scope),
                            sets_.get()};
            planes += columns_[id].count * length;
            lanes += lanes_of(each);
        }
    }

    Graph const* graph_;
    Rows rows_;
    std::vector<std::optional<Fact>> set_;
    std::vector<Column> columns_;
    std::vector<std::uint32_t> sized_for_;
    std::vector<Made> state_;
    std::vector<Word> planes_;
    std::vector<std::int64_t> lanes_;
    std::unique_ptr<TextSets> sets_ = std::make_unique<TextSets>();  ///< columns know where it is
    std::span<Row const> cases_;  ///< or
    FactSlice slice_;
    Texts* texts_ = nullptr;
    bool assuming_ = true;
};

/// Adds what one row of `in` may be to one row of `out`.
inline void give_row(Column const& out, std::size_t row, Column const& in, std::size_t from) {
    auto const bit = static_cast<unsigned>(row % rows_in_a_word);
    give(out, row / rows_in_a_word, bit_of(row), Single{in, from, bit});
}

}  // namespace rubric
