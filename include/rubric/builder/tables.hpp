// The tables of a graph being made: what it speaks of, where its facts lie, and what stands beside its nodes.
#pragma once

#include <rubric/graph.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace rubric {

class TableBuilder {
public:
    /// Shape 0 is the case; it has the slot `today`.
    explicit TableBuilder(std::string name, std::string title) {
        graph_.name = std::move(name), graph_.title = std::move(title);
        graph_.enumerations = {
            {"boolean", "boolean", {{"no", "no"}, {"yes", "yes"}}, 2},
            {"strength", "strength", {{"may", "may"}, {"should", "should"}, {"must", "must"}, {"must_not", "must not"}}, 3},
            {"record", "record", {{"present", "present"}}, 1}};
        graph_.scopes.push_back({});
        slot({.path = "today", .title = "today", .domain = {Kind::date}}, shape("case"));
    }

    /// What has been made so far. References into it last until the next call.
    Graph const& graph() const { return graph_; }
    Domain domain(NodeId node) const { return graph_.nodes.at(node).domain; }
    ScopeId scope(NodeId node) const { return graph_.nodes.at(node).scope; }
    /// The value of a constant.
    std::optional<Fact> fact_of(NodeId node) const {
        auto const& made = graph_.nodes.at(node);
        return made.op == Op::constant ? std::optional(graph_.constants[static_cast<std::size_t>(made.argument)]) : std::nullopt;
    }

    // ---- vocabulary -------------------------------------------------------------------------------------------------

    EnumerationId enumeration(Enumeration made) {
        graph_.enumerations.push_back(std::move(made));
        return static_cast<EnumerationId>(graph_.enumerations.size() - 1);
    }
    /// From the lowest.
    EnumerationId scale(std::string name, std::vector<std::string> const& levels) {
        return named(std::move(name), levels, levels.size());
    }
    EnumerationId choice(std::string name, std::vector<std::string> const& levels) { return named(std::move(name), levels, 0); }

    // ---- facts, lists, scopes ---------------------------------------------------------------------------------------

    ShapeId shape(std::string name) {
        graph_.shapes.push_back({std::move(name), {}, {}});
        return static_cast<ShapeId>(graph_.shapes.size() - 1);
    }
    std::uint32_t slot(Slot made, ShapeId shape = 0) {
        auto& slots = graph_.shapes.at(shape).slots;
        slots.push_back(std::move(made));
        return static_cast<std::uint32_t>(slots.size() - 1);
    }
    std::uint32_t list(ListSlot made, ShapeId shape = 0) {
        auto& lists = graph_.shapes.at(shape).lists;
        lists.push_back(std::move(made));
        return static_cast<std::uint32_t>(lists.size() - 1);
    }

    /// The scope of a loop over that list of the rows of `owner`, inside `parent`. The same loop is the same scope. A loop
    /// inside another over a list from further out makes the plain loop too: it is what the facts are named by.
    ScopeId loop(std::uint32_t list, ScopeId parent = 0) { return loop(list, parent, parent); }
    ScopeId loop(std::uint32_t list, ScopeId parent, ScopeId owner) {
        if (!encloses(owner, parent)) throw std::logic_error("a list's owner encloses the loop");
        if (ScopeId const plain = plain_scope(owner); owner != parent || plain != owner) loop(list, plain, plain);
        auto const [found, added] = scopes_.try_emplace({parent, owner, list}, static_cast<ScopeId>(graph_.scopes.size()));
        if (added) {
            auto const element = graph_.shapes.at(graph_.scopes.at(owner).shape).lists.at(list).element;
            graph_.scopes.push_back({parent, owner, list, element});
        }
        return found->second;
    }
    bool encloses(ScopeId outer, ScopeId inner) const {
        while (inner != outer && inner != 0) inner = graph_.scopes.at(inner).parent;
        return inner == outer;
    }

    // ---- what stands beside nodes -----------------------------------------------------------------------------------

    std::uint32_t rule(Rule made) { return add(graph_.rules, std::move(made)); }
    std::uint32_t condition(Condition made) { return add(graph_.conditions, std::move(made)); }
    /// The nodes made since then are for words alone, as far as nothing else reads them.
    void set_aside(NodeId since) {
        for (auto id = since; id < graph_.nodes.size(); ++id) graph_.asides.push_back(id);
    }
    std::uint32_t notes(Notes made) { return add(graph_.notes, std::move(made)); }
    std::int64_t text_code(std::string_view text) {
        auto const [found, added] = texts_.try_emplace(std::string(text), static_cast<std::int64_t>(graph_.texts.size()));
        if (added) graph_.texts.emplace_back(text);
        return found->second;
    }
    std::int64_t template_of(std::vector<std::string> pieces) {
        for (std::size_t i = 0; i < graph_.templates.size(); ++i)
            if (graph_.templates[i].pieces == pieces) return static_cast<std::int64_t>(i);
        return add(graph_.templates, Template{std::move(pieces)});
    }
    void add_list_parameter(ListParameter made) { graph_.list_parameters.push_back(std::move(made)); }
    std::uint32_t add_parameter(Parameter made) {
        graph_.parameters.push_back(std::move(made));
        return static_cast<std::uint32_t>(graph_.parameters.size() - 1);
    }

    /// Terms, and closures beside the bank holidays; before anything counts in working days or terms.
    void calendar(Calendar made) { graph_.calendar = std::make_shared<Calendar const>(std::move(made)); }

protected:
    /// England's alone, if no other was given and the unit needs one.
    void need_calendar(Unit unit) {
        if (!graph_.calendar && (unit == Unit::working_days || unit == Unit::terms)) calendar({});
    }

    template <class Thing>
    static std::uint32_t add(std::vector<Thing>& all, Thing made) {
        all.push_back(std::move(made));
        return static_cast<std::uint32_t>(all.size() - 1);
    }

    Slot const& slot_of(std::uint32_t slot, ScopeId scope) const {
        return graph_.shapes.at(graph_.scopes.at(scope).shape).slots.at(slot);
    }

    /// The place of a constant among all.
    std::int64_t constant_place(Fact value) {
        auto const [found, added] =
            constants_.try_emplace({value.state, value.value}, static_cast<std::int64_t>(graph_.constants.size()));
        if (added) graph_.constants.push_back(value);
        return found->second;
    }

    Graph graph_;

private:
    EnumerationId named(std::string name, std::vector<std::string> const& levels, std::size_t ordered) {
        Enumeration made{name, name, {}, static_cast<std::uint32_t>(ordered)};
        for (auto const& level : levels) made.levels.push_back({level, level});
        return enumeration(std::move(made));
    }

    /// The loops over the same lists without loops between.
    ScopeId plain_scope(ScopeId scope) {
        if (scope == 0) return 0;
        auto const here = graph_.scopes.at(scope);
        ScopeId const owner = plain_scope(here.owner);
        return scopes_.at({owner, owner, here.list});
    }

    std::map<std::tuple<ScopeId, ScopeId, std::uint32_t>, ScopeId> scopes_;
    std::map<std::pair<Fact::State, std::int64_t>, std::int64_t> constants_;
    std::unordered_map<std::string, std::int64_t> texts_;
};

}  // namespace rubric
