// Masks of rows: for each node the rows, a bit each, in which its value has a part in what is asked for. For the walk back through a
// finished run, from the last marked node to the first: a node comes after its operands, so when it is taken its mask is whole.
#pragma once

#include <rubric/evaluation/engine.hpp>

namespace rubric {

/// Storage that is used again: what is not marked costs nothing, and a second walk of a run of the same size allocates nothing.
class Marks {
public:
    /// The words of a scope's rows that count.
    struct Words {
        std::size_t first = 0, last = 0;
    };

    /// Nothing marked; from now on the rows that lie in the cases from `first` to before `last` count.
    void begin(Engine const& run, std::uint32_t first, std::uint32_t last) {
        for (NodeId const id : touched_) state_[id] = untouched;
        touched_.clear();
        run_ = &run, first_ = first, last_ = last, left_ = 0, highest_ = 0;
        lay_out();
    }

    Words words(ScopeId scope) const {
        auto const [first, last] = run_->rows().within(scope, 0, first_, last_);
        return {first / rows_in_a_word, (last + rows_in_a_word - 1) / rows_in_a_word};
    }

    /// The node's mask, by words of its scope; it counts as marked from here on.
    Word* of(NodeId id) {
        Word* const mask = bits_.data() + begins_[id];
        if (state_[id] != untouched) return mask;
        Words const here = words(run_->node(id).scope);
        std::fill(mask + here.first, mask + here.last, Word{});
        state_[id] = waiting;
        touched_.push_back(id);
        highest_ = std::max(highest_, id);
        ++left_;
        return mask;
    }
    void put(NodeId id, std::size_t row) { of(id)[row / rows_in_a_word] |= bit_of(row); }

    /// Calls `visit(node)` for each marked node, the last first; it marks operands as it goes.
    template <class Visit>
    void back(Visit&& visit) {
        for (NodeId id = highest_; left_ != 0; --id) {
            if (state_[id] != waiting) continue;
            state_[id] = taken, --left_;
            visit(id);
        }
    }

    std::vector<NodeId> const& marked() const { return touched_; }  ///< in no order

private:
    enum State : std::uint8_t { untouched, waiting, taken };

    /// Anew only where a scope has another number of words.
    void lay_out() {
        std::size_t const scopes = run_->graph().scopes.size(), nodes = run_->graph().nodes.size();
        bool same = sized_for_.size() == scopes && begins_.size() == nodes;
        sized_for_.resize(scopes);
        for (ScopeId scope = 0; scope < scopes; ++scope) {
            same = same && sized_for_[scope] == run_->words(scope);
            sized_for_[scope] = run_->words(scope);
        }
        if (same) return;
        state_.assign(nodes, untouched);
        begins_.resize(nodes);
        std::size_t size = 0;
        for (NodeId id = 0; id < nodes; ++id) begins_[id] = size, size += sized_for_[run_->node(id).scope];
        bits_.resize(size);
    }

    Engine const* run_ = nullptr;
    std::uint32_t first_ = 0, last_ = 0;
    std::size_t left_ = 0;
    NodeId highest_ = 0;
    std::vector<State> state_;
    std::vector<std::size_t> begins_, sized_for_;
    std::vector<NodeId> touched_;
    std::vector<Word> bits_;
};

}  // namespace rubric
