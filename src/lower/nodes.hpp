// The graph being made, with what lowering asks of it beyond the public builder.
#pragma once

#include <rubric/builder.hpp>

#include <span>

namespace rubric::lower {

using Operands = std::vector<NodeId>;

/// A bid of a reduction. `scope` is the reduction's own, or one inside it.
struct Bid {
    ScopeId scope = 0;
    NodeId when = nothing, outcome = nothing, key = nothing;
    std::uint32_t rule = nothing;
};

/// How the bids of a reduction are brought together.
struct Terms {
    Policy policy = Policy::first;
    bool leave_out_none = false;
    NodeId otherwise = nothing;
    std::uint32_t otherwise_rule = nothing;
    std::string name{};
    std::uint32_t split = 0;  ///< of alike: how many of the bids are of the first list
};

class Nodes : public GraphBuilder {
public:
    using GraphBuilder::GraphBuilder;

    ScopeId deeper(ScopeId a, ScopeId b) const { return encloses(a, b) ? b : a; }  ///< one lies within the other
    ScopeId deepest(std::span<NodeId const> nodes, ScopeId least = 0) const;

    NodeId present() { return constant(levels_of(record_enumeration), {Fact::State::known, 0}); }
    bool is_present(NodeId presence) const { return fact_of(presence).has_value() && !domain(presence).optional; }
    bool is_yes(NodeId node) const { return fact_of(node) == Fact{Fact::State::known, 1} && domain(node) == boolean_domain; }
    bool may_be_none(NodeId node) const { return domain(node).optional; }
    NodeId both(NodeId a, NodeId b) { return conjunction({a, b}); }

    NodeId negation(NodeId test);
    /// A condition as a value: where a test stands, none is no.
    NodeId test(NodeId node);
    /// False: it surely is not, whatever the facts.
    bool may_be_in_error(NodeId node) const;
    /// A test; no where it is in error.
    NodeId unless_in_error(NodeId test);
    /// The value where the record is, none where it is none.
    NodeId where_present(NodeId presence, NodeId value);
    /// The value, as something that may be none.
    Domain widened(Domain domain, std::span<NodeId const> nodes) const;
    NodeId bids(ScopeId scope, std::vector<Bid> const& bids, Domain result, Terms const& terms);
};

}  // namespace rubric::lower
