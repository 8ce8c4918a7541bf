// The rows of every scope: of the cases, and below them an element a row, flattened and grouped by the row they lie in.
//
// A list that is not known has one imagined row, which stands for any number of elements; a list in error has one row in error;
// none has none. What lies in a row that is imagined or in error is likewise.
#pragma once

#include <rubric/fact_columns.hpp>

#include <cstdint>
#include <numeric>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

namespace rubric {

enum class RowState : std::uint8_t { present, imagined, in_error };

struct ScopeRows {
    std::vector<Row const*> facts;  ///< null unless present; empty, or too short, where columns hold what the rows have
    FactColumns const* columns = nullptr;
    std::vector<std::uint32_t> at;  ///< unless whole: the row of `columns`; nothing: it has none
    bool whole = false;             ///< every row is of `columns`, one after another, from `begin` on
    std::uint32_t begin = 0;
    std::vector<RowState> states;
    bool all_present = true;
    std::vector<std::uint32_t> parents;  ///< rows of the enclosing scope, ascending
    std::vector<std::uint32_t> places;   ///< in the list, from 0
    std::vector<std::uint32_t> firsts;   ///< for each row of the enclosing scope where its rows begin; and one more
    std::uint32_t count() const { return static_cast<std::uint32_t>(states.size()); }
    /// Null where columns hold it, or nothing does.
    Row const* row(std::uint32_t row) const { return row < facts.size() ? facts[row] : nullptr; }
    /// The row of `columns`; nothing: it has none there.
    std::uint32_t at_of(std::uint32_t row) const { return whole ? begin + row : row < at.size() ? at[row] : nothing; }

    /// What is given of a slot.
    Fact fact(std::uint32_t row, std::size_t slot) const {
        if (Row const* const own = this->row(row)) return own->slots[slot];
        if (std::uint32_t const there = at_of(row); there != nothing) return columns->slots[slot]->at(there);
        return {states[row] == RowState::in_error ? Fact::State::error : Fact::State::unknown, 0};
    }
    /// What is given of a list.
    Fact::State list(std::uint32_t row, std::size_t list) const {
        if (Row const* const own = this->row(row)) return own->lists[list].state;
        if (std::uint32_t const there = at_of(row); there != nothing) return columns->lists[list]->state(there);
        return states[row] == RowState::in_error ? Fact::State::error : Fact::State::unknown;
    }
    /// The first of so many rows of `columns` that the rows from `first` on are, one after another; `nothing` if they are not.
    std::uint32_t together(std::uint32_t first, std::uint32_t count) const {
        if (whole) return begin + first;
        if (at.size() < first + count) return nothing;
        bool same = at[first] != nothing;
        for (std::uint32_t i = 0; i < count; ++i) same &= at[first + i] == at[first] + i;
        return same ? at[first] : nothing;
    }
};

class Rows {
public:
    explicit Rows(Graph const& graph) : graph_(&graph), scopes_(graph.scopes.size()), parameters_(graph.shapes[0].lists.size()) {
        for (ListParameter const& each : graph.list_parameters) parameters_[each.list] = &each.value;
    }

    /// What list parameter `index` is from now on, where a case does not say; it outlives the runs.
    void set_list(std::uint32_t index, ListFact const* value) { parameters_[graph_->list_parameters[index].list] = value; }

    void load(std::span<Row const> cases, bool assuming) {
        assuming_ = assuming;
        ScopeRows& top = scopes_[0];
        clear(top);
        for (Row const& each : cases) add(top, checked(each, 0), RowState::present, top.count(), 0);
        for (ScopeId scope = 1; scope < scopes_.size(); ++scope) fill(scope);
    }

    void load(FactSlice cases, bool assuming) {
        assuming_ = assuming;
        ScopeRows& top = scopes_[0];
        auto const count = static_cast<std::uint32_t>(cases.count);
        if (!top.whole || top.count() != count) {  // else all but where they stand is as it was
            clear(top);
            top.whole = true;
            top.states.assign(count, RowState::present);
            top.places.assign(count, 0);
            top.parents.resize(count);
            std::iota(top.parents.begin(), top.parents.end(), 0u);
        }
        top.columns = cases.columns, top.begin = static_cast<std::uint32_t>(cases.first);
        for (ScopeId scope = 1; scope < scopes_.size(); ++scope) fill(scope);
    }

    ScopeRows const& operator[](ScopeId scope) const { return scopes_[scope]; }

    /// The row of an enclosing scope in which this one lies.
    std::uint32_t outwards(ScopeId scope, std::uint32_t row, ScopeId outer) const {
        for (; scope != outer; scope = graph_->scopes[scope].parent) row = scopes_[scope].parents[row];
        return row;
    }
    /// The rows of `scope` that lie in the rows from `first` to before `last` of an enclosing one.
    std::pair<std::uint32_t, std::uint32_t> within(ScopeId scope, ScopeId outer, std::uint32_t first, std::uint32_t last) const {
        if (scope == outer) return {first, last};
        auto const [from, to] = within(graph_->scopes[scope].parent, outer, first, last);
        return {scopes_[scope].firsts[from], scopes_[scope].firsts[to]};
    }
    /// The row whose list this row is an element of.
    std::uint32_t owner(ScopeId scope, std::uint32_t row) const {
        auto const& here = graph_->scopes[scope];
        return outwards(here.parent, scopes_[scope].parents[row], here.owner);
    }

    /// Whether the list is as good as empty because it is not given and assumed to be.
    bool taken_as_empty(ScopeId owner, std::uint32_t row, std::uint32_t list) const {
        ScopeRows const& from = scopes_[owner];
        if (!assuming_ || from.states[row] != RowState::present) return false;
        if (!list_slot(owner, list).assumed_empty || from.list(row, list) != Fact::State::unknown) return false;
        return record_of(owner, row, list) == Fact::State::known;
    }

private:
    ListSlot const& list_slot(ScopeId owner, std::uint32_t list) const {
        return graph_->shapes[graph_->scopes[owner].shape].lists[list];
    }
    /// Whether the record that a list lies in is there; a row itself is.
    Fact::State record_of(ScopeId owner, std::uint32_t row, std::uint32_t list) const {
        std::uint32_t const presence = list_slot(owner, list).presence;
        return presence == nothing ? Fact::State::known : scopes_[owner].fact(row, presence).state;
    }
    static void clear(ScopeRows& rows) {
        rows.facts.clear(), rows.states.clear(), rows.parents.clear(), rows.places.clear(), rows.firsts.clear();
        rows.at.clear();
        rows.columns = nullptr, rows.whole = false, rows.all_present = true;
    }
    static void add(ScopeRows& rows, Row const* facts, RowState state, std::uint32_t parent, std::uint32_t place) {
        if (facts) rows.facts.resize(rows.count()), rows.facts.push_back(facts);
        rows.states.push_back(state);
        rows.all_present = rows.all_present && state == RowState::present;
        rows.parents.push_back(parent), rows.places.push_back(place);
    }
    /// The rows of `columns` from `first` to before `last`.
    static void add(ScopeRows& rows, std::uint32_t first, std::uint32_t last, std::uint32_t parent) {
        rows.at.resize(rows.count(), nothing);
        for (std::uint32_t row = first; row < last; ++row) {
            rows.at.push_back(row);
            add(rows, nullptr, RowState::present, parent, row - first);
        }
    }

    Row const* checked(Row const& row, ShapeId shape) const {
        Shape const& wanted = graph_->shapes[shape];
        if (row.slots.size() != wanted.slots.size() || row.lists.size() != wanted.lists.size())
            throw std::invalid_argument("a row of facts of another shape than " + wanted.name);
        return &row;
    }

    void fill(ScopeId scope) {
        auto const& here = graph_->scopes[scope];
        ScopeRows& rows = scopes_[scope];
        clear(rows);
        FactColumns const* const holder = scopes_[here.owner].columns;
        if (holder && here.list < holder->lists.size()) rows.columns = &holder->lists[here.list]->elements;
        std::uint32_t const parents = scopes_[here.parent].count();
        for (std::uint32_t parent = 0; parent < parents; ++parent) {
            rows.firsts.push_back(rows.count());
            elements(rows, here, parent, outwards(here.parent, parent, here.owner));
        }
        rows.firsts.push_back(rows.count());
        bool same = rows.at.size() == rows.count() && rows.count() != 0 && rows.at[0] != nothing;
        for (std::uint32_t row = 0; same && row < rows.count(); ++row) same = rows.at[row] == rows.at[0] + row;
        rows.whole = same, rows.begin = same ? rows.at[0] : 0;
    }

    /// What a list is that the case does not give: unknown, or no elements, or in error as its record is.
    Fact::State not_given(Scope const& here, std::uint32_t owner) const {
        if (taken_as_empty(here.owner, owner, here.list)) return Fact::State::none;
        Fact::State const record = record_of(here.owner, owner, here.list);
        return record == Fact::State::known ? Fact::State::unknown : record;
    }

    /// The list of that row where rows hold it: its own, or the list parameter that a case leaves open, as the framework has it.
    ListFact const* in_rows(ScopeRows const& from, std::uint32_t owner, Scope const& here) const {
        if (here.owner == 0 && parameters_[here.list] && from.list(owner, here.list) == Fact::State::unknown)
            return parameters_[here.list];
        Row const* const own = from.row(owner);
        return own ? &own->lists[here.list] : nullptr;
    }

    void elements(ScopeRows& rows, Scope const& here, std::uint32_t parent, std::uint32_t owner) {
        ScopeRows const& from = scopes_[here.owner];
        if (from.states[owner] != RowState::present) return add(rows, nullptr, from.states[owner], parent, 0);
        ListFact const* const list = in_rows(from, owner, here);
        Fact::State const given = list ? list->state : from.list(owner, here.list);
        switch (given == Fact::State::unknown ? not_given(here, owner) : given) {
            case Fact::State::known:
                if (list) {
                    for (std::uint32_t place = 0; place < list->rows.size(); ++place)
                        add(rows, checked(list->rows[place], here.shape), RowState::present, parent, place);
                } else if (FactList const& columns = *from.columns->lists[here.list]; !columns.all) {
                    add(rows, columns.firsts[from.at_of(owner)], columns.firsts[from.at_of(owner) + 1], parent);
                }
                break;
            case Fact::State::unknown:
                add(rows, nullptr, RowState::imagined, parent, 0);
                break;
            case Fact::State::error:
                add(rows, nullptr, RowState::in_error, parent, 0);
                break;
            case Fact::State::none:
                break;
        }
    }

    Graph const* graph_;
    std::vector<ScopeRows> scopes_;
    std::vector<ListFact const*> parameters_;  // by list of shape 0; null: no parameter
    bool assuming_ = true;
};

}  // namespace rubric
