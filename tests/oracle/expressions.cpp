// What each expression gives.
#include "evaluator.hpp"

#include <algorithm>

namespace rubric::oracle {

using check::Expression;
using check::Type;

namespace {

bool is_levels(Type const& type) { return type.kind == Type::Kind::levels; }

/// A level in another enumeration, by its name.
Part translated(Part const& part, Type const& from, Type const& to) {
    if (part.kind != Part::Kind::level || from.values == to.values || !from.values || !to.values) return part;
    std::string const& name = from.values->levels.levels[static_cast<std::size_t>(part.low)].name;
    auto const& levels = to.values->levels.levels;
    for (std::size_t i = 0; i < levels.size(); ++i)
        if (levels[i].name == name) return level(static_cast<std::int64_t>(i));
    return error;
}

}  // namespace

Set Oracle::anything(Type const& type) const {
    Set out;
    switch (type.kind) {
        case Type::Kind::levels:
            for (std::size_t i = 0; i < type.values->levels.levels.size(); ++i) out.insert(level(static_cast<std::int64_t>(i)));
            break;
        case Type::Kind::date: out.insert(span(first_day, last_day)); break;
        case Type::Kind::text: out.insert(any_text); break;
        default: out.insert(span(-limit, limit));
    }
    if (type.optional) out.insert(none);
    return out;
}

Set Oracle::constant(Expression const& e) const {
    if (e.constant.state == Fact::State::none || e.type.kind == Type::Kind::nothing) return {none};
    if (e.constant.state == Fact::State::error) return {error};
    if (e.type.kind == Type::Kind::text) return {text(e.word)};
    return {is_levels(e.type) ? level(e.constant.value) : exactly(e.constant.value)};
}

Thing Oracle::eval(Expression const& e, Scope const& scope) {
    using check::Op;
    auto const sets = [&] {
        std::vector<Set> out;
        for (auto const& part : e.parts) out.push_back(set(part, scope));
        return out;
    };
    auto const calculated = [&](char operation) {
        return Thing{lift_strict(sets(), [&](Parts const& p) { return arithmetic(operation, p[0], p[1]); })};
    };
    switch (e.op) {
        case Op::constant: return {constant(e)};
        case Op::unknown: return {anything(e.type)};
        case Op::waiting: return {{error}};
        case Op::today: return {today_ ? Set{exactly(*today_)} : Set{span(first_day, last_day)}};
        case Op::self: return {scope.self};
        case Op::variable: return scope.variables.at(e.variable);
        case Op::field: return field(*e.field, set(e.parts[0], scope));
        case Op::value: return value_in(*e.let, set(e.parts[0], scope));
        case Op::call: return call(e, scope);
        case Op::mapped: return {mapped(*e.map, set(e.parts[0], scope), scope)};
        case Op::parameter: return {parameter(*e.parameter, e.parts.empty() ? eval({.op = Op::today}, scope).set : set(e.parts[0], scope), scope)};
        case Op::duty: case Op::offer: case Op::member: return member(e, scope);
        case Op::negation: return {opposite(set(e.parts[0], scope))};
        case Op::conjunction: {
            Set out{yes};
            for (auto const& part : e.parts) out = also(out, set(part, scope));
            return {out};
        }
        case Op::disjunction: {
            Set out{no};
            for (auto const& part : e.parts) out = either(out, set(part, scope));
            return {out};
        }
        case Op::compare: return {compare(e, scope)};
        case Op::in_list: return {in_list(e, scope)};
        case Op::in_ranges: return {ranges(e, scope)};
        case Op::is_none:
            return {lift(sets(), [](Parts const& p) -> Parts { return {p[0] == error ? error : p[0] == none ? yes : no}; })};
        case Op::is_unknown: return {{settled(set(e.parts[0], scope)) ? no : yes}};
        case Op::is_error: return {{set(e.parts[0], scope) == Set{error} ? yes : no}};
        case Op::conditional: return conditional(e, scope);
        case Op::add: return calculated('+');
        case Op::subtract: return calculated('-');
        case Op::multiply: return calculated('*');
        case Op::divide: return calculated('/');
        case Op::negate:
            return {lift_strict(sets(), [](Parts const& p) { return arithmetic('-', exactly(0), p[0]); })};
        case Op::shift: {
            Unit const period = e.parts[1]->type.unit;
            return {lift_strict(sets(), [&](Parts const& p) {
                return shifted(period, p[0], e.negative ? span(-p[1].high, -p[1].low) : p[1], calendar_);
            })};
        }
        case Op::elapsed: return {lift_strict(sets(), [&](Parts const& p) { return elapsed(e.unit, p[0], p[1], calendar_); })};
        case Op::count_of: {
            std::vector<Addend> addends;
            for (Set const& vote : votes(e, scope)) addends.push_back({bid(vote, {exactly(unit)}, false)});
            return {total(addends)};
        }
        case Op::extreme: return {extreme_of(e, scope)};
        case Op::list: {
            Thing out;
            for (auto const& part : e.parts)
                out.list.push_back({{yes}, std::make_shared<Thing>(eval(*part, scope)), 1, static_cast<std::int64_t>(out.list.size())});
            return out;
        }
        case Op::aggregate: return aggregate(e, scope);
        case Op::format: return {format(e, scope)};
    }
    return {{error}};
}

// ---- tests ----------------------------------------------------------------------------------------------------------

std::vector<Set> Oracle::votes(Expression const& e, Scope const& scope) {
    std::vector<Set> out;
    for (auto const& part : e.parts) out.push_back(test(part, scope));
    return out;
}

/// As long, and equal in order; open while it is open which elements are there. An error in either is one of the whole.
Set Oracle::same_lists(Expression const& e, Scope const& scope) {
    bool open = false;
    Set errors;
    std::vector<std::vector<Set>> lists(2);
    for (std::size_t side = 0; side < 2; ++side)
        for (Element const& element : list(e.parts[side], scope)) {
            Set const& value = element.thing->set;
            bool const may = element.inside.contains(yes), may_not = element.inside.contains(no);
            open = open || (may && may_not);
            if (element.inside.contains(error) || (may && value.contains(error))) errors = {error};
            if (element.inside == Set{error} || (element.inside == Set{yes} && value == Set{error})) return {error};
            if (may) lists[side].push_back(value);
        }
    if (open) return both_of({yes, no}, errors);
    if (lists[0].size() != lists[1].size()) return both_of({no}, errors);
    Set answer{yes};
    for (std::size_t i = 0; i < lists[0].size(); ++i) {
        Set one, without_errors[] = {lists[0][i], lists[1][i]};
        for (Set& each : without_errors) each.erase(error);
        one = lift({without_errors[0], without_errors[1]}, [](Parts const& p) -> Parts {
            if (p[0] == none || p[1] == none) return {p[0] == p[1] ? yes : no};
            return compared(Relation::equal, p[0], p[1]);
        });
        answer = also(answer, one);
    }
    return both_of(answer, errors);
}

/// `count of (…)` against a number asks only whether enough of them hold.
Set Oracle::compare(Expression const& e, Scope const& scope) {
    if (e.parts[0]->type.list) {
        Set const same = same_lists(e, scope);
        return e.relation == Relation::equal ? same : opposite(same);
    }
    bool const left = e.parts[0]->op == check::Op::count_of, right = e.parts[1]->op == check::Op::count_of;
    bool const by_order = e.relation != Relation::equal && e.relation != Relation::different;
    if ((left || right) && by_order) {  // of two counts the right one is the number
        auto const cast = votes(left ? *e.parts[0] : *e.parts[1], scope);
        Relation relation = e.relation;  // of the count to the number
        if (!left) {
            constexpr Relation turned[] = {Relation::equal, Relation::different, Relation::greater, Relation::at_least, Relation::less, Relation::at_most};
            relation = turned[static_cast<int>(relation)];
        }
        bool const above = relation == Relation::greater || relation == Relation::at_most;  // one more than the number
        bool const turned = relation == Relation::less || relation == Relation::at_most;
        Set const answer = lift({set(left ? e.parts[1] : e.parts[0], scope)}, [&](Parts const& p) -> Parts {
            if (p[0] == error) return {error};
            if (p[0] == none) return {turned ? yes : no};  // turned below
            std::set<std::int64_t> numbers{p[0].low, p[0].high};  // and the whole ones between, as far as there are votes
            for (std::int64_t n = 0; n <= static_cast<std::int64_t>(cast.size()) + 1; ++n)
                if (p[0].low <= n * unit && n * unit <= p[0].high) numbers.insert(n * unit);
            Parts out;
            for (std::int64_t const number : numbers)
                for (Part const& part : at_least(std::min(number, limit - 1) + above, cast)) out.push_back(part);
            return out;
        });
        return turned ? opposite(answer) : answer;
    }
    return lift({set(e.parts[0], scope), set(e.parts[1], scope)}, [&](Parts const& p) { return compared(e.relation, p[0], p[1]); });
}

/// Each possibility of the left side against the whole. Of a list that is written out an error anywhere matters; of another an
/// element that is surely the same settles it.
namespace {

/// `not in`, where that is written.
Parts refused(Expression const& e, Parts found) {
    if (e.negative)
        for (Part& each : found) each = negation(each);
    return found;
}

}  // namespace

Set Oracle::in_list(Expression const& e, Scope const& scope) {
    if (e.parts[1]->op == check::Op::list) {
        std::vector<Set> operands{set(e.parts[0], scope)};
        for (auto const& element : e.parts[1]->parts) operands.push_back(set(element, scope));
        return lift(operands, [&](Parts const& p) -> Parts {
            if (p[0] == none && e.negative) return {no};
            if (std::ranges::find(p, error) != p.end()) return {error};
            if (p[0] == none) return {no};
            std::vector<Range> same;
            Set answer{no};
            for (std::size_t i = 1; i < p.size(); ++i) {
                same.push_back({p[i], p[i], false});
                Parts const one = compared(Relation::equal, p[0], p[i]);
                answer = either(answer, Set(one.begin(), one.end()));
            }
            return refused(e, p[0].kind == Part::Kind::span ? in_ranges(p[0], same) : Parts(answer.begin(), answer.end()));
        });
    }
    List const among = list(e.parts[1], scope);
    return lift({set(e.parts[0], scope)}, [&](Parts const& p) -> Parts {
        if (p[0] == error) return {error};
        if (p[0] == none && e.negative) return {no};
        Set found{no};
        for (Element const& element : among) {
            Set const same = lift({element.thing->set}, [&](Parts const& q) { return compared(Relation::equal, p[0], q[0]); });
            found = either(found, also(element.inside, same));
        }
        return refused(e, Parts(found.begin(), found.end()));
    });
}

Set Oracle::ranges(Expression const& e, Scope const& scope) {
    std::vector<Set> operands;
    for (auto const& part : e.parts) operands.push_back(set(part, scope));
    return lift(operands, [&](Parts const& p) -> Parts {
        if (p[0] == none && e.negative) return {no};
        std::vector<Range> tests;
        for (std::size_t i = 1; i + 1 < p.size(); i += 2) tests.push_back({p[i], p[i + 1], (e.half_open >> (i / 2) & 1) != 0});
        return refused(e, in_ranges(p[0], tests));
    });
}

// ---- maps, parameters ---------------------------------------------------------------------------------------------

Set Oracle::mapped(check::Map const& map, Set const& operand, Scope const& scope) {
    return lift({operand}, [&](Parts const& p) -> Parts {
        if (p[0] == error) return {error};
        Set tail{p[0] == none ? none : translated(p[0], map.from, map.to)};
        std::vector<Bids> rules;
        for (check::Pair const& pair : map.pairs) {
            bool const meant = std::ranges::any_of(pair.keys, [&](Fact const& key) {
                return key.state == Fact::State::none ? p[0] == none : p[0] == level(key.value);
            }) || std::ranges::any_of(pair.texts, [&](std::string const& key) { return p[0] == text(key); });
            if (!meant) continue;
            Set const when = pair.when ? test(pair.when, scope) : Set{yes};
            rules.push_back(bid(when, pair.outcome->op == check::Op::unknown ? anything(map.to) : set(pair.outcome, scope), false));
        }
        Set const out = first(rules, tail);
        return Parts(out.begin(), out.end());
    });
}

Set Oracle::parameter(check::Parameter const& one, Set const& date, Scope const& scope) {
    if (one.value) {
        Set out = set(one.value, scope);
        return out;
    }
    return lift({date}, [&](Parts const& p) -> Parts {
        if (p[0] == error || p[0] == none) return {p[0]};
        Parts out;
        for (std::size_t i = 0; i < one.dated.size(); ++i) {
            bool const begun = one.dated[i].from <= p[0].high;
            bool const over = i + 1 < one.dated.size() && one.dated[i + 1].from <= p[0].low;
            if (begun && !over)
                for (Part const& part : set(one.dated[i].value, scope)) out.push_back(part);
        }
        return out.empty() ? Parts{error} : out;
    });
}

// ---- if, functions --------------------------------------------------------------------------------------------------

Thing Oracle::conditional(Expression const& e, Scope const& scope) {
    Set const condition = test(e.parts[0], scope);
    Thing out;
    if (condition.contains(error)) out.set.insert(error);
    for (bool const taken : {false, true}) {  // of lists the elements of `else` come first
        if (!condition.contains(taken ? yes : no) && !e.type.list) continue;
        Thing const branch = eval(*e.parts[taken ? 1 : 2], scope);
        out.set = both_of(out.set, branch.set);
        for (Element element : branch.list) {
            element.inside = lift({condition, element.inside}, [&](Parts const& p) -> Parts { return {p[0] == (taken ? yes : no) ? p[1] : no}; });
            out.list.push_back(element);
        }
    }
    if (!e.type.list || !condition.contains(error)) return out;
    out.list.push_back(wrong_element(e.type));  // a list in error is one element in error
    if (condition.size() > 1) out.list.back().inside.insert(no);
    return out;
}

/// A parameter that does not take none is never none inside: where its argument is, the whole is.
Thing Oracle::call(Expression const& e, Scope const& scope) {
    check::Value const& function = *e.let;
    Scope inner{scope.self};
    bool perhaps_none = false, surely_none = false;
    for (std::size_t i = 0; i < e.parts.size(); ++i) {
        Thing argument = eval(*e.parts[i], scope);
        check::Variable const& parameter = *function.parameters[i];
        if (!parameter.type.list && !parameter.type.optional && argument.set.erase(none) > 0) {
            perhaps_none = true;
            surely_none = surely_none || argument.set.empty();
        }
        inner.variables[&parameter] = argument;
    }
    if (surely_none) return {{none}};
    Thing out = decided(function, inner);
    if (perhaps_none) out.set.insert(none);
    return out;
}

}  // namespace rubric::oracle
