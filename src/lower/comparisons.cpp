// Comparing. What is compared with constants becomes one exact test: levels by a mask, counts by the number that is enough.
#include "lowering.hpp"

#include <array>
#include <bit>

namespace rubric::lower {

namespace {

using check::Expression;

constexpr std::array mirrored{Relation::equal,    Relation::different, Relation::greater,
                              Relation::at_least, Relation::less,      Relation::at_most};

Relation mirror(Relation relation) { return mirrored[static_cast<std::size_t>(relation)]; }

bool holds(Relation relation, std::int64_t a, std::int64_t b) {
    switch (relation) {
        case Relation::equal:
            return a == b;
        case Relation::different:
            return a != b;
        case Relation::less:
            return a < b;
        case Relation::at_most:
            return a <= b;
        case Relation::greater:
            return a > b;
        case Relation::at_least:
            return a >= b;
    }
    return false;
}

/// The levels that stand so to `level`; what is off the order stands so to nothing but itself.
std::uint64_t mask_of(Enumeration const& levels, Relation relation, std::int64_t level) {
    std::uint64_t mask = 0;
    bool const by_order = relation != Relation::equal && relation != Relation::different;
    for (std::size_t i = 0; i < levels.levels.size(); ++i) {
        auto const index = static_cast<std::int64_t>(i);
        bool const comparable =
            !by_order || (i < levels.ordered && level < static_cast<std::int64_t>(levels.ordered)) || index == level;
        if (comparable && holds(relation, index, level)) mask |= std::uint64_t{1} << i;
    }
    return mask;
}

/// The operations take a set of ranges or texts as one test up to here.
constexpr std::size_t most_in_one_test = 31;

bool is_whole(Expression const& e) { return e.type.kind == check::Type::Kind::integer; }

}  // namespace

NodeId Lowering::compare(Expression const& e, Context const& context) {
    Expression const &left = *e.parts.at(0), &right = *e.parts.at(1);
    if (left.op == check::Op::count_of && is_whole(right)) return count_test(left, e.relation, right, context);
    if (right.op == check::Op::count_of && is_whole(left)) return count_test(right, mirror(e.relation), left, context);

    if (left.type.list) {
        NodeId const same = same_lists(*list(lower(left, context)), *list(lower(right, context)), types.domain(left.type), e.at);
        return e.relation == Relation::equal ? same : build.negation(same);
    }
    return compare(e.relation, scalar(left, context), scalar(right, context));
}

/// As long, and alike in order; of lists whose elements are all surely there. Of others only a scenario can say.
NodeId Lowering::same_lists(ListSymbol const& left, ListSymbol const& right, Domain domain, Place at) {
    ScopeId const parent = build.deeper(left.home, right.home);
    auto const a = left.elements(parent), b = right.elements(parent);
    for (auto const* all : {&a, &b})
        for (Element const& each : *all)
            if (each.scope != parent || !build.is_yes(each.condition))
                return scalar(said(Waiting{"equality of lists that are not written out"}, at), boolean_domain);
    if (a.size() != b.size()) return build.no();
    Operands same;
    for (std::size_t i = 0; i < a.size(); ++i)
        same.push_back(compare(Relation::equal, scalar(a[i].value, domain), scalar(b[i].value, domain)));
    return build.conjunction(same);
}

NodeId Lowering::compare(Relation relation, NodeId left, NodeId right) {
    Domain const domain = build.domain(left);
    if (form_of(domain) == Form::levels) {
        Enumeration const& levels = build.graph().enumerations[domain.enumeration];
        auto const a = build.fact_of(left), b = build.fact_of(right);
        if (b && b->state == Fact::State::known) return build.in_levels(left, mask_of(levels, relation, b->value));
        if (a && a->state == Fact::State::known) return build.in_levels(right, mask_of(levels, mirror(relation), a->value));
    }
    return build.compare(relation, left, right);
}

/// `count of (…) >= k`: as many as are enough settle it, whatever the others are.
NodeId Lowering::count_test(Expression const& count, Relation relation, Expression const& least, Context const& context) {
    Operands tests;
    for (auto const& part : count.parts) tests.push_back(test(*part, context));
    NodeId const k = scalar(least, context);
    auto const enough = [&](bool one_more) {
        NodeId const needed = one_more ? build.arithmetic(Op::add, domain_of(Kind::integer), k, build.whole(1)) : k;
        return build.count_at_least(needed, tests);
    };
    NodeId const there = build.may_be_none(k) ? build.negation(build.is_none_for_sure(k)) : build.yes();
    switch (relation) {
        case Relation::at_least:
            return build.both(there, enough(false));
        case Relation::greater:
            return build.both(there, enough(true));
        case Relation::less:
            return build.both(there, build.negation(enough(false)));
        case Relation::at_most:
            return build.both(there, build.negation(enough(true)));
        default:
            return build.compare(relation, scalar(count, context), k);
    }
}

NodeId Lowering::in_list(Expression const& e, Context const& context) {
    Expression const &of = *e.parts.at(0), &list_expression = *e.parts.at(1);
    Symbol const left = lower(of, context), right = lower(list_expression, context);
    ListSymbol const& in = *list(right);
    ScopeId const parent = build.deeper(home(e, context), build.deeper(scope(left), in.home));
    auto const elements = in.elements(parent);

    Domain domain = types.domain(of.type);
    NodeId const value = scalar(left, domain);
    Operands here;  // elements that are surely there, in this scope
    for (Element const& each : elements) {
        if (each.scope != parent || !build.is_yes(each.condition) || here.size() == most_in_one_test)
            return holds_in(value, elements, domain, parent);
        here.push_back(scalar(each.value, domain));
    }
    return among(value, here);
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
    NodeId const value = scalar(*e.parts.at(0), context);
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
