// What GraphBuilder stands on: the tables of a graph being made, and nodes that are shared, brought into scope and folded.
#pragma once

#include <rubric/builder/fold.hpp>
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

class NodeBuilder {
public:
    /// Shape 0 is the case; it has the slot `today`.
    explicit NodeBuilder(std::string name, std::string title) {
        graph_.name = std::move(name), graph_.title = std::move(title);
        graph_.enumerations = {
            {"boolean", "boolean", {{"no", "no"}, {"yes", "yes"}}, 2},
            {"strength", "strength", {{"may", "may"}, {"should", "should"}, {"must", "must"}, {"must_not", "must not"}}, 3},
            {"record", "record", {{"present", "present"}}, 1}};
        for (auto const& each : graph_.enumerations) folder_.enumeration(each);
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
        folder_.enumeration(made);
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

    // ---- leaves -----------------------------------------------------------------------------------------------------

    NodeId constant(Domain domain, Fact value) {
        auto const found = std::find(graph_.constants.begin(), graph_.constants.end(), value) - graph_.constants.begin();
        if (static_cast<std::size_t>(found) == graph_.constants.size()) graph_.constants.push_back(value);
        return make(Op::constant, domain, 0, {}, found);
    }
    /// `from`: what computes it where it is not given.
    NodeId fact(std::uint32_t slot, ScopeId scope = 0, NodeId from = nothing) {
        std::vector<NodeId> operands;
        if (from != nothing) operands.push_back(broadcast(from, scope));
        return make(Op::fact, slot_of(slot, scope).domain, scope, std::move(operands), slot);
    }
    NodeId given(std::uint32_t slot, ScopeId scope = 0) { return make(Op::given, {}, scope, {}, slot); }
    NodeId given_list(std::uint32_t list, ScopeId scope = 0) { return make(Op::given_list, {}, scope, {}, list); }
    /// `value` is in the scope whose shape has the slot.
    NodeId assume(NodeId value, NodeId assumed, std::uint32_t slot, NodeId allowed = nothing) {
        ScopeId const here = scope(value);
        std::vector<NodeId> operands{value, broadcast(assumed, here)};
        if (allowed != nothing) operands.push_back(broadcast(allowed, here));
        return make(Op::assume, domain(value), here, std::move(operands), slot);
    }
    std::uint32_t add_parameter(Parameter made) {
        graph_.parameters.push_back(std::move(made));
        return static_cast<std::uint32_t>(graph_.parameters.size() - 1);
    }
    /// Of a dated one, `date` is the day that it is read for.
    NodeId parameter(std::uint32_t index, NodeId date = nothing) {
        auto const& read = graph_.parameters.at(index);
        if (read.dated && date == nothing) throw std::logic_error("a dated parameter is read for a date");
        if (date == nothing) return make(Op::parameter, read.domain, 0, {}, index);
        Domain result = read.domain;
        result.optional = result.optional || domain(date).optional;
        return make(Op::parameter, result, scope(date), {date}, index);
    }
    NodeId element(ScopeId scope) {
        return scope == 0 ? make(Op::constant, {}, 0, {}, yes_constant()) : make(Op::element, {}, scope, {}, 0);
    }

    // ---- nodes ------------------------------------------------------------------------------------------------------

    /// The node as `scope` sees it; the scope where it lives encloses that. A constant is made again instead.
    NodeId broadcast(NodeId value, ScopeId scope) {
        Node const from = graph_.nodes.at(value);
        if (from.scope == scope) return value;
        if (from.op == Op::constant) return make(Op::constant, from.domain, scope, {}, from.argument);
        if (!encloses(from.scope, scope)) throw std::logic_error("a value goes into deeper scopes only");
        return make(Op::broadcast, from.domain, scope, {broadcast(value, graph_.scopes[scope].parent)}, 0);
    }

    /// Any operation of operands of one scope and those that enclose it; it lives in the deepest of them. Of constants it is one
    /// itself, where one thing is possible.
    NodeId node(Op op, Domain domain, std::vector<NodeId> operands, std::int64_t argument = 0) {
        ScopeId here = 0;
        for (NodeId const each : operands) here = deeper(here, scope(each));
        for (NodeId& each : operands) each = broadcast(each, here);
        if (auto const folded = fold(op, domain, operands, argument)) return broadcast(constant(domain, *folded), here);
        return make(op, domain, here, std::move(operands), argument);
    }

    /// The streams' and the tail's nodes are brought to where the reduction wants them: into `scope` or, for a stream of a loop
    /// whose parent is `scope`, into that loop. A stream without `when` always bids.
    NodeId reduce(Reduction made, Domain domain, ScopeId scope) {
        std::vector<NodeId> operands;
        auto const bring = [&](NodeId& value, ScopeId where) {
            if (value == nothing) return;
            value = broadcast(value, where);
            operands.push_back(value);
        };
        for (auto& stream : made.streams) {
            if (stream.scope != scope && graph_.scopes.at(stream.scope).parent != scope)
                throw std::logic_error("a reduction reads its own scope and the loops right inside it");
            if (stream.when == nothing) stream.when = make(Op::constant, {}, stream.scope, {}, yes_constant());
            for (NodeId* each : {&stream.when, &stream.outcome, &stream.key}) bring(*each, stream.scope);
        }
        bring(made.otherwise, scope);
        return make(Op::reduce, domain, scope, std::move(operands), reduction(std::move(made)));
    }

    // ---- what stands beside nodes -----------------------------------------------------------------------------------

    std::uint32_t rule(Rule made) { return add(graph_.rules, std::move(made)); }
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

protected:
    Graph graph_;

private:
    using Key = std::tuple<Op, Kind, EnumerationId, bool, ScopeId, std::int64_t, std::vector<NodeId>>;

    template <class Thing>
    static std::uint32_t add(std::vector<Thing>& all, Thing made) {
        all.push_back(std::move(made));
        return static_cast<std::uint32_t>(all.size() - 1);
    }

    EnumerationId named(std::string name, std::vector<std::string> const& levels, std::size_t ordered) {
        Enumeration made{name, name, {}, static_cast<std::uint32_t>(ordered)};
        for (auto const& level : levels) made.levels.push_back({level, level});
        return enumeration(std::move(made));
    }

    Slot const& slot_of(std::uint32_t slot, ScopeId scope) const {
        return graph_.shapes.at(graph_.scopes.at(scope).shape).slots.at(slot);
    }

    std::optional<Fact> fold(Op op, Domain domain, std::vector<NodeId> const& operands, std::int64_t argument) {
        std::vector<Folder::Constant> constants;
        for (NodeId const each : operands) {
            auto const value = fact_of(each);
            if (!value) return std::nullopt;
            constants.push_back({this->domain(each), *value});
        }
        return folder_.fold(op, domain, constants, argument);
    }

    std::int64_t yes_constant() {
        Fact const yes{Fact::State::known, 1};
        auto const found = std::find(graph_.constants.begin(), graph_.constants.end(), yes) - graph_.constants.begin();
        if (static_cast<std::size_t>(found) == graph_.constants.size()) graph_.constants.push_back(yes);
        return found;
    }

    /// The loops over the same lists without loops between.
    ScopeId plain_scope(ScopeId scope) {
        if (scope == 0) return 0;
        auto const here = graph_.scopes.at(scope);
        ScopeId const owner = plain_scope(here.owner);
        return scopes_.at({owner, owner, here.list});
    }

    ScopeId deeper(ScopeId a, ScopeId b) const {
        if (encloses(a, b)) return b;
        if (encloses(b, a)) return a;
        throw std::logic_error("operands of two lists that do not enclose one another");
    }

    /// Equal aggregates are one; what has a name is itself.
    std::int64_t reduction(Reduction made) {
        auto& all = graph_.reductions;
        auto const same = [&](Reduction const& each) {
            return each.policy == made.policy && each.otherwise == made.otherwise && each.otherwise_rule == made.otherwise_rule &&
                   each.leave_out_none == made.leave_out_none && each.streams == made.streams;
        };
        if (made.name.empty())
            for (std::uint32_t const candidate : unnamed_)
                if (same(all[candidate])) return candidate;
        auto const index = add(all, std::move(made));
        if (all[index].name.empty()) unnamed_.push_back(index);
        return index;
    }

    NodeId make(Op op, Domain domain, ScopeId scope, std::vector<NodeId> operands, std::int64_t argument) {
        Key key{op, domain.kind, domain.enumeration, domain.optional, scope, argument, std::move(operands)};
        auto const [found, added] = made_.try_emplace(std::move(key), static_cast<NodeId>(graph_.nodes.size()));
        if (!added) return found->second;
        auto const& kept = std::get<std::vector<NodeId>>(found->first);
        graph_.nodes.push_back({op, domain, scope, static_cast<std::uint32_t>(graph_.operands.size()),
                                static_cast<std::uint32_t>(kept.size()), argument});
        graph_.operands.insert(graph_.operands.end(), kept.begin(), kept.end());
        return found->second;
    }

    Folder folder_;
    std::map<Key, NodeId> made_;
    std::map<std::tuple<ScopeId, ScopeId, std::uint32_t>, ScopeId> scopes_;
    std::unordered_map<std::string, std::int64_t> texts_;
    std::vector<std::uint32_t> unnamed_;
};

}  // namespace rubric
