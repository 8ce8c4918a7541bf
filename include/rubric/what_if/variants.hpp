// Counts what is decided under variants of parameters. All that no variant touches runs once a chunk; then, variant by variant, what
// depends on the parameters that have changed since the one before.
//
//   rubric::Variants variants(graph, decision, {{parameter, values}});
//   for (each chunk) variants.add(chunk, texts);
//   variants.finish();
//   variants.counts(3)…                                  // of the fourth value
//
// From 32 variants on, rows are grouped by what the nodes hold that the dependent ones read, and each group is decided once for each region
// of values that it can tell apart (axis_regions.hpp), once for each value where a parameter is reckoned with. This is not done where a
// dependent node lies in a list, or reads a text or whether a fact is given.
#pragma once

#include <rubric/what_if/axis_regions.hpp>
#include <rubric/what_if/counts.hpp>

#include <numeric>

namespace rubric {

/// One thread at a time; the graph outlives it. A variant's place counts the axes' values as an odometer does: the last one fastest.
class Variants {
public:
    struct Axis {
        std::uint32_t parameter = 0;  ///< place in Graph::parameters
        std::vector<Fact> values{};
    };
    static constexpr std::size_t chunk = 2048, grouped_from = 32, most_groups = 65'536, most_regions = 3;  ///< axes with regions

    Variants(Graph const& graph, DecisionOutput const& decision, std::vector<Axis> axes, std::size_t group_from = grouped_from)
        : graph_(graph), countable_(graph, decision), axes_(std::move(axes)), run_(graph), grouped_(graph), blank_(graph, 0, chunk) {
        for (Axis const& each : axes_) size_ *= each.values.size();
        find_regions();
        find_nodes();
        counts_.assign(size_ * countable_.size(), 0);
        groups_ = Groups(graph, run_, varying_);
        groups_now_ = can_group_ && size_ >= group_from;
        if (groups_now_) steps_ = counts_;
    }

    std::size_t size() const { return size_; }
    Countable const& countable() const { return countable_; }
    std::span<std::size_t const> counts(std::size_t variant) const { return {counts_.data() + variant * countable_.size(), countable_.size()}; }
    std::size_t decided() const { return decided_; }  ///< rows that were decided variant by variant

    /// A parameter that is the same in all variants, but other than the framework has it. Before the first chunk.
    void set(std::uint32_t parameter, Fact value) { run_.set(parameter, value), grouped_.set(parameter, value); }
    void set_list(std::uint32_t parameter, ListFact const* value) { run_.set_list(parameter, value); }

    /// Cases as Engine::load takes them; at most `chunk` of them.
    template <class Cases>
    void add(Cases const& cases, Texts& texts) {
        if (size_ == 0) return;
        run_.load(cases, texts, true);
        for (NodeId const id : fixed_)
            if (run_.schedule().due(id) || run_.schedule().late(id)) operations::run_one(run_, id);
        if (groups_now_) {
            groups_.add(run_);
            texts_ = &texts;
            if (groups_.size() >= most_groups) decide_groups();
            return;
        }
        each_variant(run_, 0, {}, [&](std::span<std::size_t const> at) {
            std::size_t const place = variant(at) * countable_.size();
            countable_.count(run_.column(countable_.value), std::span(counts_).subspan(place, countable_.size()));
        });
        decided_ += run_.count(0);
    }

    /// After the last chunk, while its texts are still there.
    void finish() {
        if (!groups_now_) return;
        decide_groups();
        add_steps_up();
    }

private:
    using Region = AxisRegions::Region;
    bool same_in_all_rows(NodeId id) const {
        Node const& node = graph_.nodes[id];
        return node.op == Op::constant || (node.op == Op::parameter && node.count == 0);
    }
    std::span<NodeId const> operands(NodeId id) const { return {graph_.operands.data() + graph_.nodes[id].first, graph_.nodes[id].count}; }
    std::size_t variant(std::span<std::size_t const> at) const {
        std::size_t place = 0;
        for (std::size_t i = 0; i < axes_.size(); ++i) place = place * axes_[i].values.size() + at[i];
        return place;
    }

    // ---- what depends on what -----------------------------------------------------------------------------------------

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

    /// Axes with regions first; then the axis on which least depends moves fastest.
    void find_regions() {
        std::vector<bool> const needed = this->needed();
        std::vector<bool> any(graph_.nodes.size());
        std::vector<std::size_t> work(axes_.size());
        for (std::size_t i = 0; i < axes_.size(); ++i) {
            std::vector<bool> const found = dependents(axes_[i].parameter);
            for (NodeId id = 0; id < found.size(); ++id)
                if (found[id] && needed[id]) any[id] = true, ++work[i];
        }
        for (Axis const& each : axes_) regions_.emplace_back(graph_, each.parameter, each.values, needed, any);
        order_.resize(axes_.size());
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
            bool const apart_a = regions_[a].apart(), apart_b = regions_[b].apart();
            return apart_a != apart_b ? apart_a : work[a] > work[b];
        });
        while (apart_ < std::min(order_.size(), most_regions) && regions_[order_[apart_]].apart()) ++apart_;
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
            for (std::size_t k = 0; k < reach[id]; ++k) dependent_[k].push_back(id);
            if (reach[id] == 0) {
                fixed_.push_back(id);
                continue;
            }
            can_group_ = can_group_ && graph_.nodes[id].scope == 0 && graph_.nodes[id].op != Op::fact;
            for (NodeId const each : operands(id)) read[each] = true;
        }
        for (NodeId const id : fixed_) {
            if (!read[id] || same_in_all_rows(id)) continue;
            varying_.push_back(id);
            can_group_ = can_group_ && graph_.nodes[id].scope == 0 && form_of(graph_.nodes[id].domain) != Form::text;
        }
    }

    // ---- variant by variant --------------------------------------------------------------------------------------------

    /// Runs what depends on the axes for each of their values, and calls `visit` with the places of these. The first `spread` axes in order
    /// are not gone through: `values` has a value of each of them for every row.
    template <class Visit>
    void each_variant(Engine& run, std::size_t spread, std::vector<std::vector<Fact>> const& values, Visit&& visit) {
        std::vector<std::size_t> at(axes_.size());
        TextSets& sets = *run.column(countable_.value).sets;
        std::vector<std::size_t> before(axes_.size(), sets.size());  // [k]: the sets that no node of dependent_[k] has made
        for (std::size_t from = 0;;) {
            for (std::size_t k = std::max(from, spread); k < order_.size(); ++k)
                run.set(axes_[order_[k]].parameter, axes_[order_[k]].values[at[order_[k]]]);
            if (from < dependent_.size()) {
                sets.forget_since(before[from]);
                for (NodeId const id : dependent_[from]) run_with(run, id, spread, values);
                std::fill(before.begin() + static_cast<std::ptrdiff_t>(from) + 1, before.end(), sets.size());
            }
            visit(at);
            from = order_.size();
            while (from > spread && ++at[order_[from - 1]] == axes_[order_[from - 1]].values.size()) at[order_[--from]] = 0;
            if (from == spread) return;
            --from;
        }
    }

    void run_with(Engine& run, NodeId id, std::size_t spread, std::vector<std::vector<Fact>> const& values) {
        Node const& node = graph_.nodes[id];
        if (node.op == Op::parameter)
            for (std::size_t k = 0; k < spread; ++k) {
                if (axes_[order_[k]].parameter != static_cast<std::uint32_t>(node.argument)) continue;
                Column& out = run.begin(id);
                for (std::size_t row = 0; row < values[k].size(); ++row) operations::put_set(run, node, out, row, values[k][row]);
                return;
            }
        operations::run_one(run, id);
    }

    // ---- group by group -------------------------------------------------------------------------------------------------

    /// Rows to be decided: a group, and for each axis with regions one of them.
    struct Spread {
        std::vector<std::uint32_t> groups{};
        std::vector<std::vector<Region>> regions{};  // of each axis, by row
        std::vector<std::vector<Fact>> values{};     // a value of each region
    };

    void decide_groups() {
        Spread rows{{}, std::vector<std::vector<Region>>(apart_), std::vector<std::vector<Fact>>(apart_)};
        if (groups_.size() == 0) return;
        grouped_.load(FactSlice{&blank_, 0, chunk}, *texts_, true);
        for (NodeId const id : fixed_)
            if (same_in_all_rows(id)) operations::run_one(grouped_, id);
        std::vector<std::vector<Region>> of_axis(apart_);
        std::vector<std::size_t> at(apart_);
        for (std::uint32_t group = 0; group < groups_.size(); ++group) {
            for (std::size_t k = 0; k < apart_; ++k) find_regions_of(group, k, of_axis[k]);
            std::fill(at.begin(), at.end(), std::size_t{0});
            for (bool more = true; more;) {
                rows.groups.push_back(group);
                for (std::size_t k = 0; k < apart_; ++k) {
                    rows.regions[k].push_back(of_axis[k][at[k]]);
                    rows.values[k].push_back(regions_[order_[k]].value(of_axis[k][at[k]].first));
                }
                if (rows.groups.size() == chunk) decide(rows);
                std::size_t k = apart_;
                while (k > 0 && ++at[k - 1] == of_axis[k - 1].size()) at[--k] = 0;
                more = k > 0;
            }
        }
        decide(rows);
        groups_.clear();
    }

    void find_regions_of(std::uint32_t group, std::size_t k, std::vector<Region>& found) {
        ends_.clear();
        AxisRegions const& regions = regions_[order_[k]];
        for (NodeId const id : regions.compared()) {
            Column const& column = grouped_.column(id);
            std::optional<Span> const span = !same_in_all_rows(id)            ? groups_.span(group, id)
                                             : column.has(range_plane, 0) ? std::optional(column.span(0))
                                                                          : std::nullopt;
            if (span) ends_.push_back(span->low), ends_.push_back(span->high);
        }
        regions.find(ends_, found);
    }

    void decide(Spread& rows) {
        if (rows.groups.empty()) return;
        groups_.write(grouped_, rows.groups);
        each_variant(grouped_, apart_, rows.values, [&](std::span<std::size_t const> at) { count(rows, at); });
        decided_ += rows.groups.size();
        rows.groups.clear();
        for (auto& each : rows.regions) each.clear();
        for (auto& each : rows.values) each.clear();
    }

    /// The values of the axes that are gone through, as places in the order that the regions go by.
    void count(Spread const& rows, std::span<std::size_t const> at) {
        std::vector<std::size_t> strides(axes_.size(), countable_.size());
        for (std::size_t i = axes_.size(); i-- > 1;) strides[i - 1] = strides[i] * axes_[i].values.size();
        std::size_t base = 0;
        for (std::size_t k = apart_; k < order_.size(); ++k) base += strides[order_[k]] * at[order_[k]];
        countable_.each(grouped_.column(countable_.value), [&](std::size_t label, std::size_t word, Word some) {
            each_bit(some, [&](unsigned bit) {
                std::size_t const row = word * rows_in_a_word + bit;
                if (row < rows.groups.size()) step(rows, row, 0, base + label, groups_.weight(rows.groups[row]), strides);
            });
        });
    }

    /// Where a row's region begins its cases come in; where it ends they go.
    void step(Spread const& rows, std::size_t row, std::size_t k, std::size_t place, std::size_t cases, std::vector<std::size_t> const& strides) {
        if (k == apart_) {
            steps_[place] += cases;
            return;
        }
        auto const [first, last] = rows.regions[k][row];
        std::size_t const stride = strides[order_[k]];
        step(rows, row, k + 1, place + first * stride, cases, strides);
        if (last < regions_[order_[k]].size()) step(rows, row, k + 1, place + last * stride, std::size_t{0} - cases, strides);
    }

    /// Adds up the steps along each axis with regions, and puts its values where they were.
    void add_steps_up() {
        std::vector<std::size_t> at(axes_.size());
        for (std::size_t k = 0; k < apart_; ++k) {
            std::size_t stride = countable_.size();
            for (std::size_t i = axes_.size(); i-- > order_[k] + 1;) stride *= axes_[i].values.size();
            std::size_t const length = stride * axes_[order_[k]].values.size();
            for (std::size_t i = 0; i < steps_.size(); ++i)
                if (i % length >= stride) steps_[i] += steps_[i - stride];
        }
        for (std::size_t place = 0; place < size_; ++place) {
            std::size_t left = place;
            for (std::size_t i = axes_.size(); i-- > 0; left /= axes_[i].values.size()) at[i] = left % axes_[i].values.size();
            for (std::size_t k = 0; k < apart_; ++k) at[order_[k]] = regions_[order_[k]].original(static_cast<std::uint32_t>(at[order_[k]]));
            for (std::size_t label = 0; label < countable_.size(); ++label)
                counts_[variant(at) * countable_.size() + label] += steps_[place * countable_.size() + label];
        }
    }

    Graph const& graph_;
    Countable countable_;
    std::vector<Axis> axes_;
    std::vector<AxisRegions> regions_;             // of each axis
    std::size_t size_ = 1, decided_ = 0;
    Engine run_, grouped_;
    FactColumns blank_;  // of which nothing is known
    std::vector<std::size_t> order_;               // of axes, the slowest first
    std::size_t apart_ = 0;                        // so many of them, in order, have regions
    std::vector<NodeId> fixed_, varying_;          // needed and the same in all variants; of these what dependent nodes read, row by row
    std::vector<std::vector<NodeId>> dependent_;   // [k]: on an axis from the k-th in order on
    bool can_group_ = true, groups_now_ = false;
    Groups groups_;
    Texts* texts_ = nullptr;
    std::vector<std::int64_t> ends_;
    std::vector<std::size_t> counts_, steps_;      // steps_: how counts change from one value to the next
};

}  // namespace rubric
