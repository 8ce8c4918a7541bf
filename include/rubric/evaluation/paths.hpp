// Facts by place, whichever loop they were read in: the same fact has the same path from all of them.
#pragma once

#include <rubric/evaluation/engine.hpp>

#include <compare>
#include <string>

namespace rubric {

/// A fact of a case, by place: `judgement`, `visits[2].on`, counted from 1. `slot` beyond the shape's slots is one of its lists.
/// What an unknown list holds is named by the list: there are no elements yet to name.
struct FactPath {
    ScopeId scope = 0;
    std::uint32_t row = 0, slot = 0;
    bool operator==(FactPath const&) const = default;
    auto operator<=>(FactPath const&) const = default;
};

class Paths {
public:
    explicit Paths(Graph const& graph) : graph_(&graph) {
        for (ScopeId scope = 0; scope < graph.scopes.size(); ++scope) plain_.push_back(scope == 0 ? 0 : find_plain(scope));
    }

    /// The scope of the same list's rows without loops between, as src/lower and GraphBuilder make it.
    ScopeId plain(ScopeId scope) const { return plain_[scope]; }

    std::uint32_t plain_row(Rows const& rows, ScopeId scope, std::uint32_t row) const {
        if (plain_[scope] == scope) return row;
        ScopeId const owner = graph_->scopes[scope].owner;
        std::uint32_t const owner_row = plain_row(rows, owner, rows.owner(scope, row));
        return rows[plain_[scope]].firsts[owner_row] + rows[scope].places[row];
    }

    FactPath of_slot(Rows const& rows, ScopeId scope, std::uint32_t row, std::uint32_t slot) const {
        if (rows[scope].states[row] != RowState::present) return of_list(rows, scope, row);
        return {plain_[scope], plain_row(rows, scope, row), slot};
    }

    /// The list that a row lies in; the outermost one that is unknown or in error, if one is.
    FactPath of_list(Rows const& rows, ScopeId scope, std::uint32_t row) const {
        auto const& here = graph_->scopes[scope];
        std::uint32_t const owner = rows.owner(scope, row);
        if (rows[here.owner].states[owner] != RowState::present) return of_list(rows, here.owner, owner);
        return {plain_[here.owner], plain_row(rows, here.owner, owner), slots(here.owner) + here.list};
    }

    bool is_list(FactPath const& path) const { return path.slot >= slots(path.scope); }
    std::uint32_t list(FactPath const& path) const { return path.slot - slots(path.scope); }
    Slot const& slot(FactPath const& path) const { return shape(path.scope).slots[path.slot]; }

    std::string text(Rows const& rows, FactPath const& path) const {
        std::string const name = is_list(path) ? shape(path.scope).lists[list(path)].path : slot(path).path;
        return prefix(rows, path.scope, path.row) + name;
    }

private:
    Shape const& shape(ScopeId scope) const { return graph_->shapes[graph_->scopes[scope].shape]; }
    std::uint32_t slots(ScopeId scope) const { return static_cast<std::uint32_t>(shape(scope).slots.size()); }

    ScopeId find_plain(ScopeId scope) const {
        auto const& here = graph_->scopes[scope];
        ScopeId const owner = plain_[here.owner];
        for (ScopeId other = 1; other < graph_->scopes.size(); ++other) {
            auto const& there = graph_->scopes[other];
            if (there.parent == owner && there.owner == owner && there.list == here.list) return other;
        }
        return scope;
    }

    std::string prefix(Rows const& rows, ScopeId scope, std::uint32_t row) const {
        if (scope == 0) return {};
        auto const& here = graph_->scopes[scope];
        std::string const number =
            rows[scope].states[row] == RowState::present ? std::to_string(rows[scope].places[row] + 1) : "";
        return prefix(rows, here.owner, rows.owner(scope, row)) + shape(here.owner).lists[here.list].path + "[" + number + "].";
    }

    Graph const* graph_;
    std::vector<ScopeId> plain_;
};

}  // namespace rubric
