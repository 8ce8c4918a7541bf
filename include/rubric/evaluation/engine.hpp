// What the operations work on: the graph, the rows, and a column for every node, in storage that is used again.
#pragma once

#include <rubric/column.hpp>
#include <rubric/evaluation/rows.hpp>
#include <rubric/evaluation/schedule.hpp>
#include <rubric/facts.hpp>

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
          schedule_(graph) {
        for (NodeId const each : graph.operands) operand_columns_.push_back(&columns_[each]);
    }

    Graph const& graph() const { return *graph_; }
    Rows const& rows() const { return rows_; }
    Texts& texts() const { return *texts_; }
    bool assuming() const { return assuming_; }
    std::span<Row const> cases() const { return cases_; }
    Row const* single() const { return single_; }  ///< the case that is the whole run, if it is a row

    void set(std::uint32_t parameter, Fact value) { set_.at(parameter) = value, schedule_.all_again(); }
    void set_list(std::uint32_t parameter, ListFact const* value) { rows_.set_list(parameter, value); }  ///< it outlives the runs
    std::optional<Fact> const& set_value(std::uint32_t parameter) const { return set_[parameter]; }

    void load(std::span<Row const> cases, Texts& texts, bool assuming) {
        cases_ = cases, slice_ = {}, single_ = cases.size() == 1 ? cases.data() : nullptr;
        rows_.load(cases, assuming);
        schedule_.tasks().come_to(single() && !single()->slots.empty() ? std::optional(single()->slots[today_slot]) : std::nullopt);
        start(texts, assuming);
    }
    void load(FactSlice cases, Texts& texts, bool assuming) {
        cases_ = {}, slice_ = cases, single_ = nullptr;
        rows_.load(cases, assuming);
        schedule_.tasks().come_to(std::nullopt);
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
        schedule_.is_made(id);
        columns_[id].begin();
        return columns_[id];
    }

    /// What is to be made.
    Schedule& schedule() { return schedule_; }
    Schedule const& schedule() const { return schedule_; }

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
    void start(Texts& texts, bool assuming) {
        texts_ = &texts, assuming_ = assuming;
        sets_->clear();
        schedule_.begin();
        lay_out();
    }

    /// Storage begins where a line of the cache does, and so does every plane of a full chunk.
    static constexpr std::size_t words_in_a_line = 8;
    struct alignas(sizeof(Word) * words_in_a_line) Line {
        Word words[words_in_a_line];
    };

    /// Anew only where a scope's number of rows has changed.
    void lay_out() {
        bool same = true;
        for (ScopeId scope = 0; scope < sized_for_.size(); ++scope) {
            same = same && sized_for_[scope] == rows_[scope].count();
            sized_for_[scope] = rows_[scope].count();
        }
        if (same) return;
        schedule_.decide(count(0) == 1);
        std::size_t words = 0;
        for (Node const& each : graph_->nodes) words += words_of(each);
        if (std::size_t const lines = words / words_in_a_line + 1; lines > stored_)
            storage_ = std::make_unique_for_overwrite<Line[]>(stored_ = lines);
        place_columns();
        schedule_.all_again();
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
    std::vector<Column const*> operand_columns_;  ///< as Graph::operands
    Schedule schedule_;
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
