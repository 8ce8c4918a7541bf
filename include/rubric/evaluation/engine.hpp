// What the operations work on: the graph, the rows, and a column for every node, in storage that is used again.
#pragma once

#include <rubric/column.hpp>
#include <rubric/evaluation/changes.hpp>
#include <rubric/evaluation/one_row/task.hpp>
#include <rubric/evaluation/rows.hpp>
#include <rubric/facts.hpp>
#include <rubric/rule_index.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace rubric {

class Engine {
public:
    explicit Engine(Graph const& graph)
        : graph_(&graph),
          rows_(graph),
          set_(graph.parameters.size()),
          columns_(graph.nodes.size()),
          sized_for_(graph.scopes.size(), nothing),
          changes_(changes_of(graph)) {
        for (NodeId const each : graph.operands) operand_columns_.push_back(&columns_[each]);
        mark_late();
    }

    Graph const& graph() const { return *graph_; }
    Rows const& rows() const { return rows_; }
    Texts& texts() const { return *texts_; }
    bool assuming() const { return assuming_; }
    std::span<Row const> cases() const { return cases_; }
    Row const* single() const { return single_; }  ///< the case that is the whole run, if it is a row

    void set(std::uint32_t parameter, Fact value) { set_.at(parameter) = value, run_all_again(); }
    void set_list(std::uint32_t parameter, ListFact const* value) { rows_.set_list(parameter, value); }  ///< it outlives the runs
    std::optional<Fact> const& set_value(std::uint32_t parameter) const { return set_[parameter]; }

    void load(std::span<Row const> cases, Texts& texts, bool assuming) {
        cases_ = cases, slice_ = {}, single_ = cases.size() == 1 ? cases.data() : nullptr;
        rows_.load(cases, assuming);
        tasks_.come_to(single() && !single()->slots.empty() ? std::optional(single()->slots[today_slot]) : std::nullopt);
        start(texts, assuming);
    }
    void load(FactSlice cases, Texts& texts, bool assuming) {
        cases_ = {}, slice_ = cases, single_ = nullptr;
        rows_.load(cases, assuming);
        tasks_.come_to(std::nullopt);
        start(texts, assuming);
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
    /// A view of what the node gives.
    Column const& column(NodeId id) const { return columns_[id]; }
    Column const* const* operand_columns(Node const& node) const { return operand_columns_.data() + node.first; }
    /// The same, to be written anew.
    Column& column_of(NodeId id) { return columns_[id]; }
    Column& begin(NodeId id) {
        if (state_[id] == when_run && stays(id)) state_[id] = stayed, due_is_ready_ = false;
        columns_[id].begin();
        return columns_[id];
    }

    /// Whether it is the same in every run of as many rows.
    bool stays(NodeId id) const { return changes_[id] == Changes::with_settings; }

    bool stays_for_the_day(NodeId id) const { return changes_[id] == Changes::with_today; }
    /// What is done for one case after another, made ready by the operations: all that is due and does not stay.
    Tasks& tasks() { return tasks_; }

    /// Texts and asides that only the like of them read are made when they are asked for.
    bool late(NodeId id) const { return state_[id] == when_asked || state_[id] == was_asked; }
    /// Neither late nor as it was in the run before.
    bool due(NodeId id) const { return state_[id] == when_run; }
    /// The nodes that are, in order.
    std::vector<NodeId> const& all_due() {
        if (std::exchange(due_is_ready_, true)) return due_;
        due_.clear();
        for (NodeId id = 0; id < state_.size(); ++id)
            if (state_[id] == when_run) due_.push_back(id);
        return due_;
    }
    /// The index of a table, where a run of so many cases gains by it.
    RuleIndex const* index_of(Reduction const& table) const {
        std::size_t const fewest = of_one_case_ ? RuleIndex::fewest_for_one : RuleIndex::fewest_for_many;
        return table.streams.size() >= fewest ? table.index.get() : nullptr;
    }
    /// The late nodes that reading the run backwards asks for besides: the conditions that an index has said.
    std::vector<NodeId> take_indexed() {
        std::vector<NodeId> found;
        if (std::exchange(indexed_are_made_, true)) return found;
        for (NodeId const id : indexed_) {
            auto const late = take_late(id);
            found.insert(found.end(), late.begin(), late.end());
        }
        return found;
    }
    /// The late nodes still to be made before this one can be read, and itself, in order; they count as made from here on.
    std::vector<NodeId> take_late(NodeId id) {
        std::vector<NodeId> found;
        if (state_[id] != when_asked) return found;
        found.push_back(id), state_[id] = was_asked;
        for (std::size_t i = 0; i < found.size(); ++i)
            for (NodeId const read : operands(node(found[i])))
                if (state_[read] == when_asked) found.push_back(read), state_[read] = was_asked;
        asked_.insert(asked_.end(), found.begin(), found.end());
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
    enum Made : std::uint8_t { when_run, stayed, when_asked, was_asked };

    void start(Texts& texts, bool assuming) {
        texts_ = &texts, assuming_ = assuming;
        sets_->clear();
        for (NodeId const each : asked_) state_[each] = when_asked;
        asked_.clear(), indexed_are_made_ = false;
        lay_out();
    }

    bool makes_text(Node const& node) const {
        if (node.op != Op::reduce) return node.op == Op::format;
        return graph_->reductions[static_cast<std::size_t>(node.argument)].policy == Policy::joined;
    }

    /// Storage begins where a line of the cache does, and so does every plane of a full chunk.
    static constexpr std::size_t words_in_a_line = 8;
    struct alignas(sizeof(Word) * words_in_a_line) Line {
        Word words[words_in_a_line];
    };

    /// From the last node back: what a node reads that is not late, is not late.
    void mark_late() {
        state_.assign(graph_->nodes.size(), when_run), indexed_.clear();
        for (NodeId id = 0; id < graph_->nodes.size(); ++id)
            if (makes_text(graph_->nodes[id])) state_[id] = when_asked;
        for (NodeId const id : graph_->asides) state_[id] = when_asked;
        for (Reduction const& each : graph_->reductions)
            if (RuleIndex const* const index = index_of(each))
                for (NodeId const id : index->late) state_[id] = when_asked, indexed_.push_back(id);
        for (NodeId id = static_cast<NodeId>(graph_->nodes.size()); id-- > 0;)
            if (state_[id] == when_run) mark_read(graph_->nodes[id]);
        std::erase_if(indexed_, [&](NodeId id) { return state_[id] == when_run; });
    }
    void mark_read(Node const& node) {
        Reduction const* const table = node.op == Op::reduce ? &graph_->reductions[static_cast<std::size_t>(node.argument)] : nullptr;
        RuleIndex const* const index = table ? index_of(*table) : nullptr;
        auto const mark = [&](NodeId id) { if (id != nothing) state_[id] = when_run; };
        if (!index) return std::ranges::for_each(operands(node), mark), void();
        for (RuleIndex::Subject const& each : index->subjects) mark(each.node);
        std::ranges::for_each(index->outcomes, mark);
        mark(table->otherwise);
    }

    void run_all_again() { std::replace(state_.begin(), state_.end(), stayed, when_run), due_is_ready_ = false, tasks_.drop(); }

    /// Anew only where a scope's number of rows has changed.
    void lay_out() {
        bool same = true;
        for (ScopeId scope = 0; scope < sized_for_.size(); ++scope) {
            same = same && sized_for_[scope] == rows_[scope].count();
            sized_for_[scope] = rows_[scope].count();
        }
        if (same) return;
        if (bool const of_one = count(0) == 1; of_one != of_one_case_) of_one_case_ = of_one, mark_late();
        std::size_t words = 0;
        for (Node const& each : graph_->nodes) words += words_of(each);
        if (std::size_t const lines = words / words_in_a_line + 1; lines > stored_)
            storage_ = std::make_unique_for_overwrite<Line[]>(stored_ = lines);
        place_columns();
        run_all_again();
    }

    static bool is_range(Node const& node) { return form_of(node.domain) == Form::range; }
    /// Of planes, with the wide one of ranges, and of lanes.
    std::size_t stored_planes(Node const& node) const { return planes_of(node.domain) + (is_range(node) ? 1 : 0); }
    std::size_t words_of(Node const& node) const {
        std::size_t const lanes = form_of(node.domain) == Form::levels ? 0 : is_range(node) ? 2 : 1;
        return (stored_planes(node) + lanes * rows_in_a_word) * words(node.scope);
    }

    void place_columns() {
        Word* place = storage_[0].words;
        for (NodeId id = 0; id < columns_.size(); ++id) {
            Node const& each = graph_->nodes[id];
            std::size_t const length = words(each.scope);
            auto* const lanes = reinterpret_cast<std::int64_t*>(place + stored_planes(each) * length);
            columns_[id] = {form_of(each.domain), planes_of(each.domain),      length, place, lanes,
                            sets_.get(),          everything(each.domain.kind)};
            columns_[id].begin();
            if (count(each.scope) == 1) {  // as one_row.hpp has them
                std::fill_n(columns_[id].planes, stored_planes(each), Word{1});
                if (form_of(each.domain) != Form::levels) lanes[0] = 0;
                if (is_range(each)) lanes[rows_in_a_word] = 0;
            }
            place += words_of(each);
        }
    }

    Graph const* graph_;
    Rows rows_;
    std::vector<std::optional<Fact>> set_;
    std::vector<Column> columns_;
    std::vector<std::uint32_t> sized_for_;
    std::vector<Made> state_;
    std::vector<NodeId> due_, asked_, indexed_;
    bool due_is_ready_ = false, indexed_are_made_ = false, of_one_case_ = false;
    std::vector<Changes> changes_;
    std::vector<Column const*> operand_columns_;  ///< as Graph::operands
    Tasks tasks_;
    std::unique_ptr<Line[]> storage_;  ///< read only where it has been written, but for lanes that nobody takes anything from
    std::size_t stored_ = 0;
    std::unique_ptr<TextSets> sets_ = std::make_unique<TextSets>();  ///< columns know where it is
    std::span<Row const> cases_;                                     ///< or
    Row const* single_ = nullptr;
    FactSlice slice_;
    Texts* texts_ = nullptr;
    bool assuming_ = true;
};

/// Adds what one row of `in` may be to one row of `out`.
inline void give_row(Column& out, std::size_t row, Column const& in, std::size_t from) {
    auto const bit = static_cast<unsigned>(row % rows_in_a_word);
    give(out, row / rows_in_a_word, bit_of(row), Single{in, from, bit});
}

}  // namespace rubric
