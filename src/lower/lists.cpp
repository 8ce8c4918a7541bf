// Going through lists: every aggregate is a reduction of the bids that its elements make.
#include "lowering.hpp"

namespace rubric::lower {

namespace {

struct Kinds {
    std::string_view word;
    Policy policy;
    bool leave_out_none;
};

constexpr Kinds kinds[]{{"count", Policy::sum, false},      {"sum", Policy::sum, true},
                        {"any", Policy::any, false},        {"all", Policy::all, false},
                        {"highest", Policy::highest, true}, {"lowest", Policy::lowest, true},
                        {"latest", Policy::latest, false},  {"earliest", Policy::earliest, false},
                        {"the", Policy::the, false}};

Terms terms_of(std::string_view word) {
    for (auto const& each : kinds)
        if (each.word == word) return {.policy = each.policy, .leave_out_none = each.leave_out_none};
    return {};
}

/// An element that the loop is about, with what was asked of it.
struct Taken {
    Element element;
    Context context;
    NodeId condition;
};

std::vector<Taken> taken(Lowering& to, check::Expression const& e, ListSymbol const& list, ScopeId parent,
                         Context const& context) {
    std::vector<Taken> all;
    for (Element const& each : list.elements(parent)) {
        Context const inside = to.bind(context, e.variable, each.value);
        NodeId const where = e.parts.at(1) ? to.test(*e.parts[1], inside) : to.build.yes();
        all.push_back({each, inside, to.build.both(each.condition, where)});
    }
    return all;
}

}  // namespace

ListSymbol const* Lowering::listed(std::vector<Symbol> const& elements) {
    ScopeId home = 0;
    for (auto const& each : elements) home = build.deeper(home, scope(each));
    return keep(ListSymbol{home, [this, elements](ScopeId parent) {
                               std::vector<Element> all;
                               for (auto const& each : elements) all.push_back({parent, build.yes(), each});
                               return all;
                           }});
}

/// What is none is no element of a list that is made; false: it surely is none.
bool Lowering::leave_out_none(Element& each, Domain domain) {
    if (std::holds_alternative<Absent>(each.value)) return false;
    NodeId const node = scalar(each.value, domain);
    if (!build.may_be_none(node)) return true;
    each.condition = build.both(each.condition, build.negation(build.is_none_for_sure(node)));
    each.value = known_to_be_there(each.value);
    return true;
}

/// list(body for v in xs where …): made again for each who goes through it.
ListSymbol const* Lowering::filtered(check::Expression const& e, ListSymbol const& from, Context const& context) {
    return keep(ListSymbol{build.deeper(home(e, context), from.home), [this, &e, &from, context](ScopeId parent) {
                               Depth const depth(*this);
                               std::vector<Element> all;
                               Domain const domain = types.domain(element_of(e.type));
                               for (auto const& each : taken(*this, e, from, parent, context)) {
                                   Symbol const value = e.parts.at(2) ? lower(*e.parts[2], each.context) : each.element.value;
                                   Element element{each.element.scope, each.condition, value};
                                   if (!e.parts[2] || leave_out_none(element, domain)) all.push_back(std::move(element));
                               }
                               return all;
                           }});
}

Symbol Lowering::aggregate(check::Expression const& e, Context const& context) {
    Symbol const over = lower(*e.parts.at(0), context);
    ListSymbol const* elements = list(over);
    if (e.word == "list") return filtered(e, *elements, context);

    ScopeId const parent = build.deeper(home(e, context), elements->home);
    Terms const terms = terms_of(e.word);
    std::vector<Bid> bids;
    std::vector<Symbol> outcomes;
    for (auto const& each : taken(*this, e, *elements, parent, context)) {
        NodeId const key = e.parts.size() > 3 && e.parts[3] ? scalar(*e.parts[3], each.context) : nothing;
        bids.push_back({each.element.scope, each.condition, nothing, key});
        bool const counts = e.word == "count" || e.word == "any";
        if (counts)
            outcomes.push_back(e.word == "count" ? build.whole(1) : build.yes());
        else
            outcomes.push_back(e.parts.size() > 2 && e.parts[2] ? lower(*e.parts[2], each.context) : each.element.value);
    }
    Combine combine{.scope = parent, .scalar = [this, parent, terms, bids](Operands const& nodes, Domain domain) {
                        auto made = bids;
                        for (std::size_t i = 0; i < made.size(); ++i) made[i].outcome = nodes[i];
                        return build.bids(parent, made, without_none(domain), terms);
                    }};
    if (e.type.kind == check::Type::Kind::record)
        combine.picked = [this, &e, elements, context](ScopeId reader, bool there) { return picked(e, *elements, reader, context, there); };
    return distribute(outcomes, e.type, combine);
}

/// The elements, each there where `latest`, `earliest` or `the` picks it: told apart by their place.
std::vector<Element> Lowering::picked(check::Expression const& e, ListSymbol const& from, ScopeId parent,
                                      Context const& context, bool there) {
    auto const all = taken(*this, e, from, parent, context);
    Domain const number = domain_of(Kind::integer);
    std::vector<Bid> bids;
    Operands places;
    for (auto const& each : all) {
        NodeId place = build.whole(0);
        std::int64_t weight = 1;
        for (ScopeId scope = each.element.scope; scope != parent; scope = build.graph().scopes[scope].parent) {
            NodeId const own = build.broadcast(build.place(scope), each.element.scope);
            NodeId const weighed = weight == 1 ? own : build.arithmetic(Op::multiply, number, own, build.whole(weight));
            place = weight == 1 ? weighed : build.arithmetic(Op::add, number, place, weighed);
            weight *= static_cast<std::int64_t>(operations::most_elements);
        }
        std::int64_t const before = static_cast<std::int64_t>(places.size()) * weight;
        places.push_back(before == 0 ? place : build.arithmetic(Op::add, number, place, build.whole(before)));
        NodeId const key = e.parts.size() > 3 && e.parts[3] ? scalar(*e.parts[3], each.context) : nothing;
        bids.push_back({each.element.scope, each.condition, places.back(), key});
    }
    NodeId const one = build.bids(parent, bids, number, terms_of(e.word));
    std::vector<Element> found;
    for (std::size_t i = 0; i < all.size(); ++i) {
        Element each = all[i].element;
        each.condition = build.picked(one, static_cast<std::uint32_t>(i), there);
        found.push_back(std::move(each));
    }
    return found;
}

Symbol Lowering::extreme(check::Expression const& e, Context const& context) {
    Terms const terms = terms_of(e.word);
    Domain const domain = types.domain(e.type);
    ScopeId parent = home(e, context);
    std::vector<Symbol> symbols;
    for (auto const& part : e.parts)
        symbols.push_back(lower(*part, context)), parent = build.deeper(parent, scope(symbols.back()));
    std::vector<Bid> bids;
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        Symbol const& symbol = symbols[i];
        if (!e.parts[i]->type.list) {
            bids.push_back({parent, nothing, scalar(symbol, domain)});
            continue;
        }
        for (Element const& each : list(symbol)->elements(parent))
            bids.push_back({each.scope, each.condition, scalar(each.value, domain)});
    }
    return build.bids(parent, bids, without_none(domain), terms);
}

NodeId Lowering::joined(ListSymbol const& list, Domain domain) {
    std::vector<Bid> bids;
    for (Element const& each : list.elements(list.home)) bids.push_back({each.scope, each.condition, scalar(each.value, domain)});
    Terms const terms{.policy = Policy::joined, .leave_out_none = true};
    return build.bids(list.home, bids, domain_of(Kind::text), terms);
}

/// Each level of the value is tested once against the whole list; ranges and texts against each element.
NodeId Lowering::holds_in(NodeId value, std::vector<Element> const& elements, Domain domain, ScopeId parent) {
    std::vector<Bid> bids;
    if (form_of(domain) == Form::levels) {
        Operands branches;
        std::size_t const count = build.graph().enumerations[domain.enumeration].levels.size();
        auto const any = [&](std::uint64_t mask) {
            bids.clear();
            for (Element const& each : elements)
                bids.push_back({each.scope, each.condition, build.in_levels(scalar(each.value, domain), mask)});
            return build.bids(parent, bids, boolean_domain, {.policy = Policy::any});
        };
        for (std::size_t level = 0; level < count; ++level) branches.push_back(any(std::uint64_t{1} << level));
        branches.push_back(build.may_be_none(value) ? any(0)
                                                    : build.no());  // none is in no list; an error in it counts all the same
        return build.select(boolean_domain, build.broadcast(value, parent), branches);
    }
    for (Element const& each : elements)
        bids.push_back({each.scope, each.condition, compare(Relation::equal, value, scalar(each.value, domain))});
    bids.push_back({parent, build.yes(), among(value, {})});  // in error where the value is, even if the list is empty
    return build.bids(parent, bids, boolean_domain, {.policy = Policy::any});
}

}  // namespace rubric::lower
