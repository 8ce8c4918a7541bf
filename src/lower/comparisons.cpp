// Comparing. What is compared with constants becomes one exact test: levels by a mask, counts by the number that is enough.
#include "lowering.hpp"

#include <array>

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

bool is_whole(Expression const& e) { return e.type.kind == check::Type::Kind::integer; }

}  // namespace

NodeId Lowering::compare(Expression const& e, Context const& context) {
    Expression const &left = *e.parts.at(0), &right = *e.parts.at(1);
    if (left.op == check::Op::count_of && is_whole(right)) return count_test(left, e.relation, right, context);
    if (right.op == check::Op::count_of && is_whole(left)) return count_test(right, mirror(e.relation), left, context);

    if (left.type.list) {
        NodeId const same = same_lists(*list(lower(left, context)), *list(lower(right, context)), types.domain(left.type));
        return e.relation == Relation::equal ? same : build.negation(same);
    }
    return compare(e.relation, scalar(left, context), scalar(right, context));
}

/// As long, and equal in order.
NodeId Lowering::same_lists(ListSymbol const& left, ListSymbol const& right, Domain domain) {
    ScopeId const parent = build.deeper(left.home, right.home);
    std::vector<Bid> bids;
    Terms terms{.policy = Policy::alike};
    for (ListSymbol const* list : {&left, &right}) {
        if (list == &right) terms.split = static_cast<std::uint32_t>(bids.size());
        for (Element const& each : list->elements(parent)) bids.push_back({each.scope, each.condition, scalar(each.value, domain)});
    }
    return build.bids(parent, bids, boolean_domain, terms);
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
    NodeId const number = scalar(least, context), k = build.may_be_none(number) ? build.known(number) : number;
    auto const enough = [&](bool one_more) {
        NodeId const needed = one_more ? build.arithmetic(Op::add, domain_of(Kind::integer), k, build.whole(1)) : k;
        return build.count_at_least(needed, tests);
    };
    NodeId const there = build.may_be_none(number) ? build.negation(build.is_none_for_sure(number)) : build.yes();
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
            return build.compare(relation, scalar(count, context), number);
    }
}

}  // namespace rubric::lower
