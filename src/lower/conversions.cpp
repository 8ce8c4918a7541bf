// From symbols to nodes, and from alternatives to one symbol of the same make.
#include "lowering.hpp"

namespace rubric::lower {

namespace {

template <class... Each>
struct Visit : Each... {
    using Each::operator()...;
};
template <class... Each>
Visit(Each...) -> Visit<Each...>;

}  // namespace

NodeId Lowering::scalar(Symbol const& symbol, Domain wanted) {
    return std::visit(Visit{[&](Absent) { return build.none(wanted); },
                            [&](Waiting const& each) { return build.waiting(each.feature, wanted); },
                            [&](NodeId node) { return node; }, [&](RecordSymbol const* record) { return record->presence; },
                            [&](ListSymbol const*) { return build.waiting("a list as a value", wanted); },
                            [&](DutySymbol const* duty) { return duty->holds; }},
                      symbol);
}

RecordSymbol const* Lowering::record(Symbol const& symbol, check::Record const* type) {
    if (auto const found = std::get_if<RecordSymbol const*>(&symbol)) return *found;
    RecordSymbol made{.type = type, .fields_know = true};
    if (std::holds_alternative<Absent>(symbol)) {
        made.presence = build.none(levels_of(record_enumeration));
        made.make = [](check::Field const&) -> Symbol { return Absent{}; };
    } else {
        Waiting const feature =
            std::holds_alternative<Waiting>(symbol) ? std::get<Waiting>(symbol) : Waiting{"this value as a record"};
        made.presence = build.waiting(feature.feature, levels_of(record_enumeration));
        made.make = [feature](check::Field const&) -> Symbol { return feature; };
    }
    return keep(std::move(made));
}

ListSymbol const* Lowering::list(Symbol const& symbol) {
    if (auto const found = std::get_if<ListSymbol const*>(&symbol)) return *found;
    if (std::holds_alternative<Absent>(symbol)) return listed({});
    Waiting const feature = std::holds_alternative<Waiting>(symbol) ? std::get<Waiting>(symbol) : Waiting{"this value as a list"};
    return keep(
        ListSymbol{0, [this, feature](ScopeId parent) {
                       return std::vector{Element{parent, build.waiting(feature.feature, boolean_domain, parent), feature}};
                   }});
}

ScopeId Lowering::scope(Symbol const& symbol) const {
    return std::visit(
        Visit{[](Absent) { return ScopeId{0}; }, [](Waiting const&) { return ScopeId{0}; },
              [&](NodeId node) { return build.scope(node); }, [](RecordSymbol const* record) { return record->scope; },
              [](ListSymbol const* list) { return list->home; }, [](DutySymbol const* duty) { return duty->scope; }},
        symbol);
}

/// A number is shown as what it is stored as: a share as a percentage, an amount as money.
NodeId Lowering::shown_as(NodeId node, Domain wanted) {
    Domain const domain = build.domain(node);
    auto const shows = [](Kind kind) { return kind == Kind::percent || kind == Kind::money; };
    bool const numbers = form_of(domain) == Form::range && form_of(wanted) == Form::range;
    if (!numbers || domain.kind == wanted.kind || (!shows(domain.kind) && !shows(wanted.kind))) return node;
    return build.arithmetic(Op::add, without_none(wanted), node, build.amount(wanted.kind, 0));
}

Symbol Lowering::stored(Symbol const& symbol, check::Type const& type) {
    if (type.list || type.kind == check::Type::Kind::any) return symbol;
    Domain const domain = types.domain(type);
    if (auto const node = std::get_if<NodeId>(&symbol)) {
        NodeId const shown = shown_as(*node, domain);
        return type.optional ? shown : build.known(shown);
    }
    if (type.optional) return symbol;
    if (std::holds_alternative<Absent>(symbol) && type.kind != check::Type::Kind::record) return build.known(build.none(domain));
    auto const found = std::get_if<RecordSymbol const*>(&symbol);
    return found ? Symbol{there(**found)} : symbol;
}

/// A list of the element that is picked: the lists of all elements, each there where its element is the one.
Symbol Lowering::picked_list(Combine const& combine) {
    return keep(ListSymbol{combine.scope, [this, picked = combine.picked, path = combine.path](ScopeId parent) {
                               Depth const depth(*this);
                               std::vector<Element> all;
                               for (Element const& each : picked(parent)) {
                                   Symbol read = each.value;
                                   for (check::Field const* step : path) read = field(*record(read, step->owner), *step);
                                   for (Element inner : list(read)->elements(each.scope)) {
                                       inner.condition = build.both(each.condition, inner.condition);
                                       all.push_back(std::move(inner));
                                   }
                               }
                               return all;
                           }});
}

/// A duty is what is asked of it.
Symbol Lowering::picked_duty(std::vector<Symbol> const& alternatives, Combine const& combine) {
    DutySymbol made{.scope = combine.scope, .holds = nothing};
    auto const member = [&](auto of, Domain domain) {
        Operands nodes;
        for (auto const& each : alternatives) {
            auto const duty = std::get_if<DutySymbol const*>(&each);
            nodes.push_back(duty ? scalar(of(**duty), domain) : scalar(each, domain));
        }
        return combine.scalar(nodes, domain);
    };
    made.holds = member([](DutySymbol const& duty) -> Symbol { return duty.holds; }, boolean_domain);
    made.by = member([](DutySymbol const& duty) { return duty.by; }, domain_of(Kind::date, true));
    made.done = member([](DutySymbol const& duty) { return duty.done; }, boolean_domain);
    made.late = member([](DutySymbol const& duty) { return duty.late; }, boolean_domain);
    made.missing = member([](DutySymbol const& duty) { return duty.missing; }, domain_of(Kind::integer, true));
    return keep(std::move(made));
}

Symbol Lowering::distribute(std::vector<Symbol> const& alternatives, check::Type const& type, Combine const& combine) {
    if (type.list) {
        if (!combine.within && combine.picked) return picked_list(combine);
        std::vector<ListSymbol const*> lists;
        for (auto const& each : alternatives) lists.push_back(list(each));
        return keep(ListSymbol{combine.scope, [lists, within = combine.within](ScopeId parent) {
                                   std::vector<Element> all;
                                   for (std::size_t i = 0; i < lists.size(); ++i)
                                       for (Element each : lists[i]->elements(parent)) {
                                           each.condition = within(i, each.condition);
                                           all.push_back(std::move(each));
                                       }
                                   return all;
                               }});
    }
    if (type.kind == check::Type::Kind::duty) return picked_duty(alternatives, combine);
    if (type.kind != check::Type::Kind::record) {
        Operands nodes;
        for (auto const& each : alternatives) nodes.push_back(scalar(each, types.domain(type)));
        return combine.scalar(nodes, types.domain(type));
    }
    std::vector<RecordSymbol const*> records;
    Operands presences;
    RecordSymbol made{.type = type.record, .scope = combine.scope, .fields_know = true};
    for (auto const& each : alternatives) {
        records.push_back(record(each, type.record));
        presences.push_back(records.back()->presence);
    }
    made.presence = combine.scalar(presences, types.domain(type));
    made.make = [this, records, combine](check::Field const& each) {
        std::vector<Symbol> read;
        for (auto const record : records) read.push_back(field(*record, each));
        Combine further = combine;
        further.path.push_back(&each);
        return distribute(read, maybe(each.type), further);
    };
    made.decide = [this, alternatives, records, combine](check::Value const& each) {
        std::vector<Symbol> read;
        for (std::size_t i = 0; i < records.size(); ++i)
            read.push_back(std::holds_alternative<Absent>(alternatives[i]) ? Symbol{Absent{}} : value(each, records[i]));
        return distribute(read, maybe(each.type), combine);
    };
    return keep(std::move(made));
}

Symbol Lowering::choose(NodeId condition, Symbol const& otherwise, Symbol const& then, check::Type const& type) {
    ScopeId const home = build.deeper(build.scope(condition), build.deeper(scope(otherwise), scope(then)));
    Combine combine{.scope = home, .scalar = [this, condition](Operands const& nodes, Domain result) {
                        return build.conditional(build.widened(without_none(result), nodes), condition, nodes[1], nodes[0]);
                    }};
    combine.within = [this, condition](std::size_t alternative, NodeId there) {
        NodeId const no = build.no();
        return build.conditional(boolean_domain, condition, alternative == 1 ? there : no, alternative == 1 ? no : there);
    };
    return distribute({otherwise, then}, type, combine);
}

Symbol Lowering::where_present(NodeId presence, Symbol const& symbol, check::Type const& type) {
    if (build.is_present(presence)) return symbol;
    Combine combine{
        .scope = build.deeper(build.scope(presence), scope(symbol)),
        .scalar = [this, presence](Operands const& nodes, Domain) { return build.where_present(presence, nodes[0]); }};
    combine.within = [this, presence](std::size_t, NodeId there) {
        NodeId const branches[]{there, build.no()};
        return build.select(boolean_domain, presence, branches);
    };
    return distribute({symbol}, type, combine);
}

}  // namespace rubric::lower
