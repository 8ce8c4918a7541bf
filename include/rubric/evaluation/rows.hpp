// The rows of every scope, laid out for a run from cases as rows or as columns.
#pragma once

#include <rubric/evaluation/transposed.hpp>

#include <numeric>
#include <span>
#include <stdexcept>
#include <utility>

namespace rubric {

class Rows {
public:
    explicit Rows(Graph const& graph)
        : graph_(&graph), scopes_(graph.scopes.size()), transposed_(graph.scopes.size()), parameters_(graph.shapes[0].lists.size()) {
        for (ScopeId scope = 0; scope < scopes_.size(); ++scope) transposed_[scope].read(graph, scope);
        for (ListParameter const& each : graph.list_parameters) parameters_[each.list] = &each.value;
    }

    /// What list parameter `index` is from now on, where a case does not say; it outlives the runs.
    void set_list(std::uint32_t index, ListFact const* value) { parameters_[graph_->list_parameters[index].list] = value; }

    void load(std::span<Row const> cases, bool assuming) {
        assuming_ = assuming;
        ScopeRows& top = scopes_[0];
        if (cases.size() == 1 && top.count() == 1 && top.facts.size() == 1) {  // one case after another
            top.facts[0] = checked(cases[0], 0);
        } else {
            clear(top);
            for (Row const& each : cases) add(top, checked(each, 0), RowState::present, top.count(), 0);
            stand_in_columns(0);
        }
        for (ScopeId scope = 1; scope < scopes_.size(); ++scope) fill(scope);
    }

    void load(FactSlice cases, bool assuming) {
        assuming_ = assuming;
        ScopeRows& top = scopes_[0];
        auto const count = static_cast<std::uint32_t>(cases.count);
        if (!top.whole || !top.facts.empty() || top.count() != count) {  // else all but where they stand is as it was
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
        rows.at.clear(), rows.heads.clear(), rows.tails.clear(), rows.filled.clear();
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
        if (!rows.columns) stand_in_columns(scope);
        if (parents >= rows_in_a_word) mark_ends(rows, parents);
    }

    static void mark_ends(ScopeRows& rows, std::uint32_t parents) {
        auto const put = [](std::vector<Word>& to, std::uint32_t row) { to[row / rows_in_a_word] |= bit_of(row); };
        rows.heads.assign(rows.count() / rows_in_a_word + 1, 0), rows.tails = rows.heads;
        rows.filled.assign(parents / rows_in_a_word + 1, 0);
        for (std::uint32_t parent = 0; parent < parents; ++parent) {
            std::uint32_t const first = rows.firsts[parent], end = rows.firsts[parent + 1];
            if (first != end) put(rows.heads, first), put(rows.tails, end - 1), put(rows.filled, parent);
        }
    }

    /// Many rows are read 64 at a time.
    void stand_in_columns(ScopeId scope) {
        ScopeRows& rows = scopes_[scope];
        if (rows.count() < rows_in_a_word || !transposed_[scope].any()) return;
        rows.columns = transposed_[scope].fill(*graph_, rows), rows.whole = true, rows.begin = 0;
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
    std::vector<Transposed> transposed_;         // by scope
    std::vector<ListFact const*> parameters_;  // by list of shape 0; null: no parameter
    bool assuming_ = true;
};

}  // namespace rubric
