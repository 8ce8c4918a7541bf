// What GraphBuilder stands on: nodes that are shared, brought into scope and, where they rest on constants alone, folded.
#pragma once

#include <rubric/builder/fold.hpp>
#include <rubric/builder/tables.hpp>

namespace rubric {

class NodeBuilder : public TableBuilder {
public:
    using TableBuilder::TableBuilder;

    // ---- leaves -----------------------------------------------------------------------------------------------------

    NodeId constant(Domain domain, Fact value) { return make(Op::constant, domain, 0, {}, constant_place(value)); }
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
        return scope == 0 ? make(Op::constant, {}, 0, {}, constant_place(yes_fact)) : make(Op::element, {}, scope, {}, 0);
    }

    NodeId place(ScopeId scope) { return make(Op::place, {Kind::integer}, scope, {}, 0); }
    /// Whether a row of the stream is the one: of a reduction by `latest`, `earliest` or `the`. `there`: given that there is one,
    /// which the complement of the stream as argument says.
    NodeId picked(NodeId reduction, std::uint32_t stream, bool there = false) {
        Node const& node = graph_.nodes.at(reduction);
        ScopeId const scope = graph_.reductions.at(static_cast<std::size_t>(node.argument)).streams.at(stream).scope;
        return make(Op::picked, {}, scope, {broadcast(reduction, scope)}, there ? ~std::int64_t{stream} : std::int64_t{stream});
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
    /// inside `scope`, into that loop. A stream without `when` always bids.
    NodeId reduce(Reduction made, Domain domain, ScopeId scope) {
        std::vector<NodeId> operands;
        auto const bring = [&](NodeId& value, ScopeId where) {
            if (value == nothing) return;
            value = broadcast(value, where);
            operands.push_back(value);
        };
        for (auto& stream : made.streams) {
            if (!encloses(scope, stream.scope)) throw std::logic_error("a reduction reads its own scope and the loops inside it");
            if (stream.when == nothing) stream.when = make(Op::constant, {}, stream.scope, {}, constant_place(yes_fact));
            for (NodeId* each : {&stream.when, &stream.outcome, &stream.key}) bring(*each, stream.scope);
        }
        bring(made.otherwise, scope);
        Cadence& every = made.cadence;
        for (NodeId* each : {&every.today, &every.from, &every.to, &every.length, &every.least}) bring(*each, scope);
        return make(Op::reduce, domain, scope, std::move(operands), reduction(std::move(made)));
    }

private:
    using Key = std::tuple<Op, Kind, EnumerationId, bool, ScopeId, std::int64_t, std::vector<NodeId>>;

    static constexpr Fact yes_fact{Fact::State::known, 1};

    std::optional<Fact> fold(Op op, Domain domain, std::vector<NodeId> const& operands, std::int64_t argument) {
        std::vector<Folder::Constant> constants;
        for (NodeId const each : operands) {
            auto const value = fact_of(each);
            if (!value) return std::nullopt;
            constants.push_back({this->domain(each), *value});
        }
        return folder_.fold(graph_.enumerations, graph_.calendar, op, domain, constants, argument);
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
                   each.leave_out_none == made.leave_out_none && each.split == made.split && each.cadence == made.cadence &&
                   each.streams == made.streams;
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
    std::vector<std::uint32_t> unnamed_;
};

}  // namespace rubric
