// Lets, decisions, offers and duties of one case.
#include "evaluator.hpp"

#include <algorithm>

namespace rubric::oracle {

Oracle::Oracle(check::Framework const& framework, Instance const& the_case, std::optional<std::int64_t> today, bool assuming)
    : framework_(framework), today_(today), assuming_(assuming), root_{{record(&the_case)}} {
    if (!framework.calendar) return;
    for (auto const& each : framework.calendar->terms) calendar_.terms.push_back({each.days.first, each.days.last});
    for (auto const& each : framework.calendar->closures) calendar_.closures.push_back({each.days.first, each.days.last});
}

// ---- lets and decisions ---------------------------------------------------------------------------------------------

Thing Oracle::value_of(check::Value const& let, Scope const& scope) {
    auto const key = std::pair(&let, scope.self.begin()->record);
    if (auto const found = decided_.find(key); found != decided_.end()) return found->second;
    return decided_[key] = decided(let, Scope{scope.self});
}

/// Of a held case, which may be none, in error, or one of several.
Thing Oracle::value_in(check::Value const& let, Set const& owners) {
    if (owners.empty()) return value_of(let, root_);  // of a framework that has no case of its own
    return of_each(owners, let.type, [&](Part const& owner) { return value_of(let, Scope{{record(owner.record)}}); });
}

std::vector<Bids> Oracle::bids(check::Value const& let) { return bids(let, root_); }

std::vector<Bids> Oracle::bids(check::Value const& let, Scope const& scope) {
    bool const leave_out_none = let.policy != "first" && !let.policy.empty();
    std::vector<Bids> out;
    for (check::Rule const& rule : let.rules)
        out.push_back(bid(rule.when ? test(rule.when, scope) : Set{yes}, set(rule.outcome, scope), leave_out_none));
    return out;
}

Thing Oracle::decided(check::Value const& let, Scope const& scope) {
    Thing out;
    if (!let.has_rules) {
        out = eval(*let.expression, scope);
    } else if (let.policy == "collect") {
        for (check::Rule const& rule : let.rules) {
            Set const when = rule.when ? test(rule.when, scope) : Set{yes};
            Set value = set(rule.outcome, scope), absent;
            for (Part const& part : value) absent.insert(part == none ? yes : no);
            if (value == Set{none} && rule.outcome->op == check::Op::constant) continue;
            if (value.size() > 1) value.erase(none);
            out.list.push_back({also(when, opposite(absent)), std::make_shared<Thing>(Thing{value}), 1, static_cast<std::int64_t>(out.list.size())});
        }
        return out;
    } else {
        std::vector<Bids> const rules = bids(let, scope);
        Set const tail = let.otherwise ? set(let.otherwise->outcome, scope) : Set{};
        bool const scale = let.type.kind == check::Type::Kind::levels;
        if (let.policy == "sum") {
            std::vector<Addend> addends;
            for (Bids const& rule : rules) addends.push_back({rule});
            out.set = total(addends);
        } else if (let.policy == "first") {
            out.set = first(rules, tail);
        } else if (let.policy.empty()) {
            out.set = agree(rules, tail);
        } else {
            out.set = extreme(let.policy == "highest", scale ? let.type.values->levels.ordered : 0, rules, tail);
        }
    }
    bool const stored = !let.type.list && !let.type.optional && let.type.kind != check::Type::Kind::duty;
    if (stored) out.set.erase(none);
    if (let.type.kind != check::Type::Kind::duty && !let.type.list && out.set.empty()) out.set = {error};
    return out;
}

/// first: the rules that may be the first to hold. agree, highest, lowest: those that may give the value. Else those that may hold.
std::set<std::string> Oracle::because(check::Value const& let) {
    std::set<std::string> out;
    std::vector<Bids> const rules = bids(let, root_);
    Set const value = value_of(let, root_).set;
    bool const by_value = let.policy.empty() || let.policy == "highest" || let.policy == "lowest";
    for (std::size_t i = 0; i < rules.size(); ++i) {
        Set const gives = given(rules[i]);
        bool meets = !by_value && !gives.empty();
        if (by_value)
            for (Part const& part : gives)
                for (Part const& other : value)
                    meets = meets || part == other || (part.kind == Part::Kind::span && other.kind == Part::Kind::span && part.low <= other.high && other.low <= part.high) ||
                            (part.kind == Part::Kind::text && other == any_text) || (part == any_text && other.kind == Part::Kind::text);
        if (meets) out.insert(let.rules[i].name);
        if (let.policy == "first" && !silent(rules[i])) break;
    }
    return out;
}

// ---- offers and duties ----------------------------------------------------------------------------------------------

Set Oracle::offered(check::Offer const& one, Scope const& scope) { return one.when ? test(one.when, scope) : Set{yes}; }

std::vector<Standing> const& Oracle::standings(check::Duty const& one, Scope const& scope) {
    auto const key = std::pair(&one, scope.self.begin()->record);
    if (auto const found = stood_.find(key); found != stood_.end()) return found->second;
    return stood_[key] = each_standing(one, Scope{scope.self});
}

std::vector<Standing> Oracle::each_standing(check::Duty const& one, Scope const& scope) {
    if (!one.each) return {standing(one, {yes}, scope)};
    std::vector<Standing> out;
    for (Element const& element : list(one.list, scope)) {
        Scope inner = scope;
        inner.variables[one.each.get()] = *element.thing;
        out.push_back(standing(one, one.where ? also(element.inside, set(one.where, inner)) : element.inside, inner));
        out.back().place = element.place, out.back().copies = element.copies;
    }
    return out;
}

Standing Oracle::standing(check::Duty const& one, Set const& here, Scope const& scope) {
    constexpr std::int64_t strengths = 3;  // may, should, must
    Standing out;
    std::map<std::pair<std::string, bool>, std::vector<Bids>> routes;
    std::vector<std::pair<std::string, bool>> order;
    Set any{no};
    bool forbids_only = true;
    for (check::Route const& route : one.routes) {
        std::pair const key{route.actor->name, route.strength == check::Strength::must_not};
        if (!routes.contains(key)) order.push_back(key);
        Set const when = route.when ? test(route.when, scope) : Set{yes};
        any = either(any, when);
        forbids_only = forbids_only && key.second;
        routes[key].push_back(bid(also(here, when), {level(key.second ? 3 : static_cast<int>(route.strength))}, false));
    }
    for (auto const& key : order)
        out.held.push_back({key.first, key.second,
                            key.second ? agree(routes[key], {none}) : extreme(true, strengths, routes[key], {none})});

    out.holds = also(here, any);

    Set const today = this->today();
    auto const relate = [](Relation relation, Set const& a, Set const& b) {
        return lift({a, b}, [&](Parts const& p) { return compared(relation, p[0], p[1]); });
    };
    out.by = one.by ? set(one.by, scope) : Set{none};
    std::vector<Addend> const dates = done_dates(one, scope);
    std::vector<Bids> first;
    for (Addend const& each : dates) first.push_back(each.bids);
    Set const on = !one.done_on ? Set{none} : one.done_list ? extreme(false, 0, first, {none}) : set(one.done_on, scope);
    out.missing = one.every && !forbids_only ? missing(*one.every, dates, scope) : Set{exactly(0)};
    out.done = one.done_when ? test(one.done_when, scope) : relate(Relation::at_most, on, today);
    out.late = also(opposite(out.done), relate(Relation::greater, today, out.by));
    if (one.done_on) out.late = either(out.late, also(out.done, relate(Relation::greater, on, out.by)));
    if (forbids_only) out.done = out.late = {no};
    out.late_if_held = also(out.holds, out.late);
    for (Part const& held : out.holds) out.missing_if_held = both_of(out.missing_if_held, held == yes ? out.missing : held == no ? Set{exactly(0)} : Set{error});
    return out;
}

/// Of a duty or an offer: the thing itself, or one of its members.
Thing Oracle::member(check::Expression const& e, Scope const& scope) {
    if (e.op == check::Op::offer) {
        Standing one;
        one.holds = offered(*e.offer, scope);
        return {{}, {}, std::make_shared<Standing>(one)};
    }
    if (e.op == check::Op::duty) {
        Thing out;
        for (Standing const& one : standings(*e.duty, scope)) {
            Thing const each{{}, {}, std::make_shared<Standing>(one)};
            if (!e.duty->each) return each;
            out.list.push_back({one.holds, std::make_shared<Thing>(each), one.copies, one.place});
        }
        return out;
    }
    Thing const owner = eval(*e.parts[0], scope);
    if (!owner.standing) return {{error}};
    Standing const& one = *owner.standing;
    return {e.word == "holds" ? one.holds : e.word == "by" ? one.by : e.word == "done" ? one.done : e.word == "late" ? one.late_if_held : one.missing_if_held};
}

}  // namespace rubric::oracle
