// Of several alternatives, one: of a choice, of rules, of the elements of a list. What is read of the one is read of each of them.
#include "lowering.hpp"

namespace rubric::lower {

/// What is read of one of the alternatives, a field or a decision.
Symbol Lowering::read(Symbol const& of, Step const& step) {
    if (std::holds_alternative<Absent>(of)) return Absent{};
    RecordSymbol const& owner = *record(of, step.owner);
    return step.field ? field(owner, *step.field) : value(*step.decision, &owner);
}

/// Where the choice itself is in error, so is the list: one element, all of it in error.
void Lowering::add_wrong_element(std::vector<Element>& all, Combine const& combine, check::Type const& type, ScopeId parent) {
    NodeId const chosen = combine.scalar(Operands(combine.alternatives, build.present()), levels_of(record_enumeration));
    if (build.may_be_in_error(chosen)) all.push_back({parent, build.in_levels(chosen, 0), wrong(element_of(type))});
}

/// A list of the element that is picked: the lists of all elements, each there where its element is the one.
Symbol Lowering::picked_list(check::Type const& type, Combine const& combine, bool there) {
    return keep(ListSymbol{combine.scope, [this, type, combine, there](ScopeId parent) {
                               Depth const depth(*this);
                               std::vector<Element> all;
                               for (Element const& each : combine.picked(parent, there)) {
                                   Symbol found = each.value;
                                   for (Step const& step : combine.path) found = read(found, step);
                                   for (Element inner : list(found)->elements(each.scope)) {
                                       inner.condition = build.both(each.condition, inner.condition);
                                       all.push_back(std::move(inner));
                                   }
                               }
                               add_wrong_element(all, combine, type, parent);
                               return all;
                           }});
}

/// The lists of all alternatives, each there where its alternative is the one.
Symbol Lowering::chosen_list(std::vector<Symbol> const& alternatives, check::Type const& type, Combine const& combine) {
    std::vector<ListSymbol const*> lists;
    for (auto const& each : alternatives) lists.push_back(list(each));
    return keep(ListSymbol{combine.scope, [this, lists, type, combine](ScopeId parent) {
                               std::vector<Element> all;
                               for (std::size_t i = 0; i < lists.size(); ++i) {
                                   NodeId const chosen = build.unless_in_error(combine.within(i));
                                   for (Element each : lists[i]->elements(parent)) {
                                       each.condition = build.both(chosen, each.condition);
                                       all.push_back(std::move(each));
                                   }
                               }
                               add_wrong_element(all, combine, type, parent);
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

Symbol Lowering::distribute(std::vector<Symbol> const& alternatives, check::Type const& type, Combine combine) {
    combine.alternatives = alternatives.size();
    if (type.list) return combine.picked ? picked_list(type, combine) : chosen_list(alternatives, type, combine);
    if (type.kind == check::Type::Kind::duty) return picked_duty(alternatives, combine);
    Operands nodes;
    for (auto const& each : alternatives) nodes.push_back(scalar(each, types.domain(type)));
    NodeId const one = combine.scalar(nodes, types.domain(type));
    if (type.kind != check::Type::Kind::record) return one;

    RecordSymbol made{.type = type.record, .scope = combine.scope, .presence = one, .fields_know = true};
    auto const each_of = [this, alternatives, combine](Step const& step, check::Type const& of) {
        Combine further = combine;
        further.path.push_back(step);
        std::vector<Symbol> all(alternatives.size());
        if (!of.list || !combine.picked)  // else they are read where the list is gone through
            for (std::size_t i = 0; i < all.size(); ++i) all[i] = read(alternatives[i], step);
        return distribute(all, maybe(of), further);
    };
    made.make = [each_of, owner = type.record](check::Field const& each) { return each_of({owner, &each, nullptr}, each.type); };
    made.decide = [each_of, owner = type.record](check::Value const& each) { return each_of({owner, nullptr, &each}, each.type); };
    made.given = [this, alternatives, combine](Step const& step) { return of_those_there(alternatives, combine, step); };
    return keep(std::move(made));
}

/// Whether what is read of the alternative is none; none where the alternative itself is.
NodeId Lowering::none_where_there(Symbol const& alternative, Step const& step) {
    if (std::holds_alternative<Absent>(alternative)) return build.none(boolean_domain);
    RecordSymbol const& of = *record(alternative, step.owner);
    return build.where_present(of.presence, build.is_none(scalar(read(there(of), step), types.domain(step.type()))));
}

/// That nothing was picked gives none, and so may what is read of the one that was: the two are told apart by asking the alternatives
/// which of them gives none.
NodeId Lowering::one_of_those_there(std::vector<Symbol> const& read, std::vector<Symbol> const& of, Combine const& combine,
                                    Step const& step) {
    Domain const domain = types.domain(step.type());
    Operands nodes, nones;
    for (auto const& each : read) nodes.push_back(scalar(each, domain));
    NodeId const one = combine.scalar(nodes, domain);
    if (!step.type().optional || !build.may_be_none(one)) return build.known(one);
    for (auto const& each : of) nones.push_back(none_where_there(each, step));
    NodeId const is_none = build.known(combine.scalar(nones, boolean_domain));
    return build.conditional(build.widened(without_none(domain), {&one, 1}), is_none, build.none(domain), build.known(one));
}

/// Of what is picked by way of another record, which may be none, it stays open whether the elements are there.
Symbol Lowering::list_of_one_there(std::vector<Symbol> const& alternatives, Combine combine, Step const& step) {
    if (combine.picked) return picked_list(step.type(), combine, combine.path.size() == 1);
    std::vector<Symbol> lists;
    for (auto const& each : alternatives) lists.push_back(read(known_to_be_there(each), step));
    combine.within = [this, alternatives, combine, step](std::size_t wanted) {
        Operands nodes;
        for (std::size_t i = 0; i < alternatives.size(); ++i)
            nodes.push_back(std::holds_alternative<Absent>(alternatives[i])
                                ? build.none(boolean_domain)
                                : build.where_present(record(alternatives[i], step.owner)->presence, i == wanted ? build.yes() : build.no()));
        return build.known(combine.scalar(nodes, boolean_domain));
    };
    return chosen_list(lists, step.type(), combine);
}

/// What is read of one of the alternatives, given that the one is there.
Symbol Lowering::of_those_there(std::vector<Symbol> const& alternatives, Combine combine, Step const& step) {
    combine.path.push_back(step);
    combine.alternatives = alternatives.size();
    check::Type const& type = step.type();
    if (type.list) return list_of_one_there(alternatives, combine, step);
    std::vector<Symbol> all;
    for (auto const& each : alternatives) all.push_back(read(each, step));
    if (type.kind == check::Type::Kind::duty) return picked_duty(all, combine);
    NodeId const one = one_of_those_there(all, alternatives, combine, step);
    if (type.kind != check::Type::Kind::record) return one;

    RecordSymbol made{.type = type.record, .scope = combine.scope, .presence = one};
    made.given = [this, all, combine](Step const& next) { return of_those_there(all, combine, next); };
    made.make = [given = made.given, owner = type.record](check::Field const& each) { return given({owner, &each, nullptr}); };
    made.decide = [this, one, given = made.given, owner = type.record](check::Value const& each) {
        return where_present(one, given({owner, nullptr, &each}), each.type);
    };
    return keep(std::move(made));
}

Symbol Lowering::choose(NodeId condition, Symbol const& otherwise, Symbol const& then, check::Type const& type) {
    ScopeId const home = build.deeper(build.scope(condition), build.deeper(scope(otherwise), scope(then)));
    Combine combine{.scope = home, .scalar = [this, condition](Operands const& nodes, Domain result) {
                        return build.conditional(build.widened(without_none(result), nodes), condition, nodes[1], nodes[0]);
                    }};
    combine.within = [this, condition](std::size_t alternative) { return alternative == 1 ? condition : build.negation(condition); };
    return distribute({otherwise, then}, type, combine);
}

Symbol Lowering::where_present(NodeId presence, Symbol const& symbol, check::Type const& type) {
    if (build.is_present(presence)) return symbol;
    Combine combine{
        .scope = build.deeper(build.scope(presence), scope(symbol)),
        .scalar = [this, presence](Operands const& nodes, Domain) { return build.where_present(presence, nodes[0]); }};
    combine.within = [this, presence](std::size_t) { return build.in_levels(presence, 1); };
    return distribute({symbol}, type, combine);
}

}  // namespace rubric::lower
