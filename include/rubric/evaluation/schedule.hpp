// What a run makes: each node every time, or once and again, or where it is asked for.
#pragma once

#include <rubric/evaluation/changes.hpp>
#include <rubric/evaluation/one_row/task.hpp>
#include <rubric/rule_index.hpp>

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace rubric {

class Schedule {
public:
    explicit Schedule(Graph const& graph) : graph_(&graph), changes_(changes_of(graph)) { mark_late(); }

    /// Whether it is the same in every run of as many rows, or in each of one case on the same day.
    bool stays(NodeId id) const { return changes_[id] == Changes::with_settings; }
    bool stays_for_the_day(NodeId id) const { return changes_[id] == Changes::with_today; }

    /// Texts and asides that only the like of them read are made when they are asked for, and conditions that an index says.
    bool late(NodeId id) const { return state_[id] == when_asked || state_[id] == was_asked; }
    /// Neither late nor as it was in the run before.
    bool due(NodeId id) const { return state_[id] == when_run; }
    /// The nodes that are, in order.
    std::vector<NodeId> const& all_due() {
        if (std::exchange(due_is_ready_, true)) return due_;
        due_.clear();
        for (NodeId id = 0; id < state_.size(); ++id)
            if (due(id)) due_.push_back(id);
        return due_;
    }
    /// What is done for one case after another, made ready by the operations: all that is due and does not stay.
    Tasks& tasks() { return tasks_; }

    /// The late nodes still to be made before this one can be read, and itself, in order; they count as made from here on.
    std::vector<NodeId> take_late(NodeId id) {
        std::vector<NodeId> found;
        if (state_[id] != when_asked) return found;
        found.push_back(id), state_[id] = was_asked;
        for (std::size_t i = 0; i < found.size(); ++i)
            for (NodeId const read : operands(graph_->nodes[found[i]]))
                if (state_[read] == when_asked) found.push_back(read), state_[read] = was_asked;
        asked_.insert(asked_.end(), found.begin(), found.end());
        std::sort(found.begin(), found.end());
        return found;
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

    /// The index of a table, where a run of so many cases gains by it.
    RuleIndex const* index_of(Reduction const& table) const {
        std::size_t const fewest = of_one_case_ ? RuleIndex::fewest_for_one : RuleIndex::fewest_for_many;
        return table.streams.size() >= fewest ? table.index.get() : nullptr;
    }

    // ---- what the engine says -------------------------------------------------------------------------------------------

    /// A run begins: what was asked for in the one before is late again.
    void begin() {
        for (NodeId const each : asked_) state_[each] = when_asked;
        asked_.clear(), indexed_are_made_ = false;
    }
    void is_made(NodeId id) {
        if (state_[id] == when_run && stays(id)) state_[id] = stayed, due_is_ready_ = false;
    }
    /// Settings or the number of rows have changed.
    void all_again() { std::replace(state_.begin(), state_.end(), stayed, when_run), due_is_ready_ = false, tasks_.drop(); }
    /// Whether runs are of one case, from now on.
    void decide(bool one_case) {
        if (std::exchange(of_one_case_, one_case) != one_case) mark_late();
    }

private:
    enum Made : std::uint8_t { when_run, stayed, when_asked, was_asked };

    std::span<NodeId const> operands(Node const& node) const { return {graph_->operands.data() + node.first, node.count}; }
    Reduction const* table_of(Node const& node) const {
        return node.op == Op::reduce ? &graph_->reductions[static_cast<std::size_t>(node.argument)] : nullptr;
    }
    bool makes_text(Node const& node) const {
        Reduction const* const table = table_of(node);
        return table ? table->policy == Policy::joined : node.op == Op::format;
    }

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
        Reduction const* const table = table_of(node);
        RuleIndex const* const index = table ? index_of(*table) : nullptr;
        auto const mark = [&](NodeId id) {
            if (id != nothing) state_[id] = when_run;
        };
        if (!index) return std::ranges::for_each(operands(node), mark), void();
        for (RuleIndex::Subject const& each : index->subjects) mark(each.node);
        std::ranges::for_each(index->outcomes, mark);
        mark(table->otherwise);
    }

    Graph const* graph_;
    std::vector<Changes> changes_;
    std::vector<Made> state_;
    std::vector<NodeId> due_, asked_, indexed_;
    bool due_is_ready_ = false, indexed_are_made_ = false, of_one_case_ = false;
    Tasks tasks_;
};

}  // namespace rubric
