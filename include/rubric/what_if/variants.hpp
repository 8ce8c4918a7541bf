// Counts what is decided under variants of parameters. All that no variant touches runs once a chunk; then, variant by variant, what
// depends on the parameters that have changed since the one before.
//
//   rubric::Variants variants(graph, decision, {{parameter, values}});
//   for (each chunk) variants.add(chunk, texts);
//   variants.finish();
//   variants.counts(3)…                                  // of the fourth value
//
// From 32 variants on, equal rows are decided once: rows are grouped by what the nodes hold that the dependent ones read. Measured:
// grouping a row costs about what running a few dependent nodes over it ten times does. It is not done where a dependent node lies in a
// list, or reads a text or whether a fact is given; and it ends where groups turn out to be more than half as many as rows.
#pragma once

#include <rubric/what_if/counts.hpp>
#include <rubric/what_if/groups.hpp>

namespace rubric {

/// One thread at a time; the graph outlives it. A variant's place counts the axes' values as an odometer does: the last one fastest.
class Variants {
public:
    struct Axis {
        std::uint32_t parameter = 0;  ///< place in Graph::parameters
        std::vector<Fact> values{};
    };
    struct Grouping {
        std::size_t variants = 32;    ///< as many as there must be
        std::size_t rows = 16'384;    ///< after so many it ends if there are too many groups
    };
    static constexpr std::size_t chunk = 2048;

    Variants(Graph const& graph, DecisionOutput const& decision, std::vector<Axis> axes) : Variants(graph, decision, std::move(axes), Grouping()) {}
    Variants(Graph const& graph, DecisionOutput const& decision, std::vector<Axis> axes, Grouping grouping)
        : graph_(graph), countable_(graph, decision), axes_(std::move(axes)), grouping_(grouping), run_(graph), grouped_(graph) {
        for (Axis const& each : axes_) size_ *= each.values.size();
        order_axes();
        find_nodes();
        counts_.assign(size_ * countable_.size(), 0);
        groups_ = Groups(graph, run_, varying_);
        grouping_now_ = can_group_ && size_ >= grouping_.variants;
    }

    std::size_t size() const { return size_; }
    Countable const& countable() const { return countable_; }
    std::span<std::size_t const> counts(std::size_t variant) const { return {counts_.data() + variant * countable_.size(), countable_.size()}; }
    std::size_t groups() const { return groups_.size(); }  ///< that rows were brought together in; 0: none were

    /// A parameter that is the same in all variants, but other than the framework has it. Before the first chunk.
    void set(std::uint32_t parameter, Fact value) { run_.set(parameter, value), grouped_.set(parameter, value); }
    void set_list(std::uint32_t parameter, ListFact const* value) { run_.set_list(parameter, value); }

    /// Cases as Engine::load takes them; at most `chunk` of them.
    template <class Cases>
    void add(Cases const& cases, Texts& texts) {
        run_.load(cases, texts, true);
        for (NodeId const id : fixed_)
            if (run_.due(id) || run_.late(id)) operations::run_one(run_, id);
        if (grouping_now_) {
            groups_.add(run_);
            grouping_now_ = groups_.rows() < grouping_.rows || 2 * groups_.size() <= groups_.rows();
            texts_ = &texts;
            return;
        }
        each_variant(run_, [](Word rows, std::size_t) { return static_cast<std::size_t>(std::popcount(rows)); });
    }

    /// After the last chunk; its texts are still there.
    void finish() {
        groups_.sort();
        for (std::size_t first = 0; first < groups_.size(); first += chunk) {
            std::size_t const rows = std::min(chunk, groups_.size() - first);
            std::vector<Row> const blank(rows, Row(graph_.shapes[0]));
            grouped_.load(blank, *texts_, true);
            for (NodeId const id : fixed_)
                if (same_in_all_rows(id)) operations::run_one(grouped_, id);
            groups_.write(grouped_, first);
            auto const weights = groups_.weights(first, rows);
            each_variant(grouped_, [&](Word of, std::size_t word) {
                std::size_t sum = 0;
                for (std::size_t bit = 0; bit < weights[word].size(); ++bit)
                    sum += static_cast<std::size_t>(std::popcount(of & weights[word][bit])) << bit;
                return sum;
            });
        }
    }

private:
    bool same_in_all_rows(NodeId id) const {
        Node const& node = graph_.nodes[id];
        return node.op == Op::constant || (node.op == Op::parameter && node.count == 0);
    }
    std::span<NodeId const> operands(NodeId id) const { return {graph_.operands.data() + graph_.nodes[id].first, graph_.nodes[id].count}; }

    /// For each node whether it is the parameter, or reads what depends on it.
    std::vector<bool> dependents(std::uint32_t parameter) const {
        std::vector<bool> found(graph_.nodes.size());
        for (NodeId id = 0; id < found.size(); ++id) {
            Node const& node = graph_.nodes[id];
            found[id] = (node.op == Op::parameter && static_cast<std::uint32_t>(node.argument) == parameter) ||
                        std::ranges::any_of(operands(id), [&](NodeId each) { return found[each]; });
        }
        return found;
    }
    std::vector<bool> needed() const {
        std::vector<bool> found(graph_.nodes.size());
        found[countable_.value] = true;
        for (NodeId id = countable_.value + 1; id-- > 0;)
            if (found[id])
                for (NodeId const each : operands(id)) found[each] = true;
        return found;
    }

    /// The axis on which least depends moves fastest.
    void order_axes() {
        std::vector<bool> const needed = this->needed();
        std::vector<std::size_t> work;
        for (Axis const& each : axes_) {
            std::vector<bool> const found = dependents(each.parameter);
            std::size_t count = 0;
            for (NodeId id = 0; id < found.size(); ++id) count += found[id] && needed[id];
            work.push_back(count);
        }
        order_.resize(axes_.size());
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) { return work[a] > work[b]; });
    }

    void find_nodes() {
        std::vector<bool> const needed = this->needed();
        std::vector<std::size_t> reach(graph_.nodes.size());  // how many of the axes, in order, come up to the last that it depends on
        for (std::size_t k = 0; k < order_.size(); ++k) {
            std::vector<bool> const found = dependents(axes_[order_[k]].parameter);
            for (NodeId id = 0; id < found.size(); ++id)
                if (found[id]) reach[id] = k + 1;
        }
        dependent_.resize(axes_.size());
        std::vector<bool> read(graph_.nodes.size());
        read[countable_.value] = true;
        for (NodeId id = 0; id < reach.size(); ++id) {
            if (!needed[id]) continue;
            if (reach[id] == 0) fixed_.push_back(id);
            for (std::size_t k = 0; k < reach[id]; ++k) dependent_[k].push_back(id);
            if (reach[id] == 0) continue;
            can_group_ = can_group_ && graph_.nodes[id].scope == 0 && graph_.nodes[id].op != Op::fact;
            for (NodeId const each : operands(id)) read[each] = true;
        }
        for (NodeId const id : fixed_) {
            if (!read[id] || same_in_all_rows(id)) continue;
            varying_.push_back(id);
            can_group_ = can_group_ && graph_.nodes[id].scope == 0 && form_of(graph_.nodes[id].domain) != Form::text;
        }
    }

    /// Runs what depends on the axes for each variant, and counts.
    template <class Weigh>
    void each_variant(Engine& run, Weigh&& weigh) {
        if (size_ == 0) return;
        std::vector<std::size_t> at(axes_.size());
        TextSets& sets = *run.column(countable_.value).sets;
        std::vector<std::size_t> before(axes_.size(), sets.size());  // [k]: the sets that no node of dependent_[k] has made
        for (std::size_t from = 0;;) {
            for (std::size_t k = from; k < order_.size(); ++k) run.set(axes_[order_[k]].parameter, axes_[order_[k]].values[at[order_[k]]]);
            if (from < dependent_.size()) {
                sets.forget_since(before[from]);
                for (NodeId const id : dependent_[from]) operations::run_one(run, id);
                std::fill(before.begin() + static_cast<std::ptrdiff_t>(from) + 1, before.end(), sets.size());
            }
            std::size_t variant = 0;
            for (std::size_t i = 0; i < axes_.size(); ++i) variant = variant * axes_[i].values.size() + at[i];
            countable_.count(run.column(countable_.value), std::span(counts_).subspan(variant * countable_.size(), countable_.size()), weigh);
            from = order_.size();
            while (from > 0 && ++at[order_[from - 1]] == axes_[order_[from - 1]].values.size()) at[order_[--from]] = 0;
            if (from == 0) return;
            --from;
        }
    }

    Graph const& graph_;
    Countable countable_;
    std::vector<Axis> axes_;
    Grouping grouping_;
    std::size_t size_ = 1;
    Engine run_, grouped_;
    std::vector<std::size_t> order_;               // of axes, the slowest first
    std::vector<NodeId> fixed_, varying_;          // needed and the same in all variants; of these what dependent nodes read, row by row
    std::vector<std::vector<NodeId>> dependent_;   // [k]: on an axis from the k-th in order on
    bool can_group_ = true, grouping_now_ = false;
    Groups groups_;
    Texts* texts_ = nullptr;
    std::vector<std::size_t> counts_;
};

}  // namespace rubric
