// From symbols to nodes, records and lists.
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

}  // namespace rubric::lower
