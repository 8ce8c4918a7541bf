#include "nodes.hpp"

#include <algorithm>

namespace rubric::lower {

ScopeId Nodes::deepest(std::span<NodeId const> nodes, ScopeId least) const {
    for (NodeId const node : nodes)
        if (node != nothing) least = deeper(least, scope(node));
    return least;
}

NodeId Nodes::negation(NodeId test) {
    auto const fixed = fact_of(test);
    bool const settled = fixed && (fixed->state == Fact::State::known || fixed->state == Fact::State::none);
    return settled ? truth(fixed->state == Fact::State::none || fixed->value == 0) : GraphBuilder::negation(test);
}

NodeId Nodes::test(NodeId node) { return domain(node).optional ? conjunction({node}) : node; }

bool Nodes::may_be_in_error(NodeId node) const {
    Node const& read = graph().nodes[node];
    auto const operands = std::span(graph().operands).subspan(read.first, read.count);
    switch (read.op) {
        case Op::constant:
            return fact_of(node)->state == Fact::State::error;
        case Op::given:
        case Op::given_list:
        case Op::picked:
            return false;
        case Op::broadcast:
        case Op::negation:
        case Op::select:
            return std::any_of(operands.begin(), operands.end(), [&](NodeId each) { return may_be_in_error(each); });
        default:
            return true;
    }
}

/// Asks whether the test, with none for its yes, is none: of what is in error that is no.
NodeId Nodes::unless_in_error(NodeId test) {
    if (!may_be_in_error(test)) return test;
    NodeId const branches[]{no(), none(boolean_domain), no()};
    return is_none_for_sure(select(optionally(boolean_domain), test, std::span(branches).first(domain(test).optional ? 3 : 2)));
}

NodeId Nodes::where_present(NodeId presence, NodeId value) {
    if (is_present(presence)) return value;
    return select(domain(value), presence, std::span(&value, 1));
}

Domain Nodes::widened(Domain result, std::span<NodeId const> nodes) const {
    for (NodeId const node : nodes) result.optional = result.optional || (node != nothing && domain(node).optional);
    return result;
}

NodeId Nodes::bids(ScopeId scope, std::vector<Bid> const& bids, Domain result, Terms const& terms) {
    Reduction made{.policy = terms.policy, .streams = {}, .otherwise = terms.otherwise, .otherwise_rule = terms.otherwise_rule};
    made.leave_out_none = terms.leave_out_none;
    made.name = terms.name, made.split = terms.split;
    bool const nothing_is_none = terms.policy == Policy::highest || terms.policy == Policy::lowest ||
                                 terms.policy == Policy::latest || terms.policy == Policy::earliest;
    result.optional = terms.otherwise == nothing ? nothing_is_none : domain(terms.otherwise).optional;
    for (Bid const& bid : bids) {
        made.streams.push_back({bid.scope, bid.when, bid.outcome, bid.key, bid.rule});
        result.optional = result.optional || (!terms.leave_out_none && bid.outcome != nothing && domain(bid.outcome).optional);
    }
    if (terms.policy == Policy::any || terms.policy == Policy::all || terms.policy == Policy::sum || terms.policy == Policy::alike) result.optional = false;
    return reduce(std::move(made), result, scope);
}

}  // namespace rubric::lower
