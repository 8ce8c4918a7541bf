// `in`: a list, a range, a table's cell. Each possibility of the value is tested once against the whole.
#include "lowering.hpp"

namespace rubric::lower {

namespace {

using check::Expression;

/// The operations take a set of ranges or texts as one test up to here.
constexpr std::size_t most_in_one_test = 31;

}  // namespace

/// `not in`: no of none, and else the opposite of what `in` gives.
NodeId Lowering::refused(Expression const& e, NodeId value, NodeId found) {
    if (!e.negative) return found;
    NodeId const otherwise = build.negation(found);
    return build.may_be_none(value) ? build.conditional(boolean_domain, build.is_none(value), build.no(), otherwise) : otherwise;
}

NodeId Lowering::in_list(Expression const& e, Context const& context) {
    Expression const &of = *e.parts.at(0), &list_expression = *e.parts.at(1);
    Symbol const left = lower(of, context), right = lower(list_expression, context);
    ListSymbol const& in = *list(right);
    ScopeId const parent = build.deeper(home(e, context), build.deeper(scope(left), in.home));
    auto const elements = in.elements(parent);

    Domain domain = types.domain(of.type);
    NodeId const asked = scalar(left, domain), value = e.negative ? build.known(asked) : asked;
    bool const written = list_expression.op == check::Op::list;
    Operands here;  // elements of a list that is written out, or constants: one test of all of them
    for (Element const& each : elements) {
        bool const surely = each.scope == parent && build.is_yes(each.condition) && here.size() < most_in_one_test;
        if (!surely || (!written && !build.fact_of(scalar(each.value, domain))))
            return refused(e, asked, holds_in(value, elements, domain, parent));
        here.push_back(scalar(each.value, domain));
    }
    return refused(e, asked, among(value, here));
}

NodeId Lowering::among(NodeId value, Operands const& wanted) {
    Form const form = form_of(build.domain(value));
    if (form == Form::text) return build.in_texts(value, wanted);
    if (form == Form::levels) return among_levels(value, wanted);
    Operands ends;
    for (NodeId const each : wanted) ends.insert(ends.end(), {each, each});
    return build.in_ranges(value, ends);
}

/// Each level of the value is tested once against all that is wanted; an error on either side is one of the whole.
NodeId Lowering::among_levels(NodeId value, Operands const& wanted) {
    std::uint64_t mask = 0;
    Operands open;
    for (NodeId const each : wanted) {
        auto const fact = build.fact_of(each);
        if (fact && fact->state == Fact::State::known)
            mask |= std::uint64_t{1} << fact->value;
        else
            open.push_back(each);
    }
    if (open.empty()) return build.in_levels(value, mask);

    std::size_t const count = build.graph().enumerations[build.domain(value).enumeration].levels.size();
    Operands branches;
    for (std::size_t level = 0; level < count; ++level) {
        std::uint64_t const bit = std::uint64_t{1} << level;
        Operands any{build.truth(mask & bit)};
        for (NodeId const each : open) any.push_back(build.in_levels(each, bit));
        branches.push_back(build.disjunction(any));
    }
    branches.push_back(build.no());  // of none
    NodeId found = build.select(boolean_domain, value, branches);
    for (NodeId const each : open) {
        NodeId const either_way[]{found, found};
        found = build.select(boolean_domain, build.is_none(each), either_way);
    }
    return found;
}

NodeId Lowering::in_ranges(Expression const& e, Context const& context) {
    NodeId const asked = scalar(*e.parts.at(0), context);
    return refused(e, asked, within(e, e.negative ? build.known(asked) : asked, context));
}

NodeId Lowering::within(Expression const& e, NodeId value, Context const& context) {
    Operands ends;
    for (std::size_t i = 1; i < e.parts.size(); ++i) ends.push_back(scalar(*e.parts[i], context));
    if (form_of(build.domain(value)) != Form::levels) return build.in_ranges(value, ends, e.half_open);
    Operands ranges;
    for (std::size_t i = 0; i + 1 < ends.size(); i += 2) {
        Relation const upper = e.half_open >> (i / 2) & 1 ? Relation::less : Relation::at_most;
        ranges.push_back(build.both(compare(Relation::at_least, value, ends[i]), compare(upper, value, ends[i + 1])));
    }
    std::uint64_t mask = 0;
    for (NodeId const range : ranges) {  // between constants: one mask, exact
        auto const bits = mask_of_range(range, value);
        if (!bits) return build.disjunction(ranges);
        mask |= *bits;
    }
    return build.in_levels(value, mask);
}

/// The levels that a conjunction of two tests of the same value by mask lets through.
std::optional<std::uint64_t> Lowering::mask_of_range(NodeId range, NodeId value) const {
    Graph const& graph = build.graph();
    Node const& node = graph.nodes[range];
    auto const mask = [&](Node const& each) -> std::optional<std::uint64_t> {
        if (each.op != Op::in_levels || graph.operands[each.first] != value) return std::nullopt;
        return static_cast<std::uint64_t>(each.argument);
    };
    if (node.op != Op::conjunction) return mask(node);
    std::uint64_t all = ~std::uint64_t{0};
    for (std::uint32_t i = 0; i < node.count; ++i) {
        auto const one = mask(graph.nodes[graph.operands[node.first + i]]);
        if (!one) return std::nullopt;
        all &= *one;
    }
    return all;
}

}  // namespace rubric::lower
