// Duties and offers. A duty stands in its own scope, or in that of the list it is for each of.
#include "lowering.hpp"

#include <algorithm>
#include <array>

namespace rubric::lower {

namespace {

constexpr Domain strength_domain = levels_of(strength_enumeration);
constexpr std::array strengths{"may", "should", "must", "must not"};

/// One duty of one element, or the duty as such.
struct Standing {
    ScopeId scope = 0;
    NodeId here = nothing;
    Context context;
    NodeId where = nothing;
    std::uint32_t where_words = nothing;
};

std::vector<Standing> standings(Lowering& to, check::Duty const& duty, Context const& context, ScopeId parent) {
    if (!duty.list) return {{parent, to.build.yes(), context, nothing}};
    std::vector<Standing> all;
    for (Element const& each : to.list(to.lower(*duty.list, context))->elements(parent)) {
        Context const inside = to.bind(context, duty.each.get(), each.value);
        Conditional const where = to.condition(duty.where, inside);
        all.push_back({each.scope, to.build.both(each.condition, where.node), inside, where.node, where.words});
    }
    return all;
}

NodeId holds(Lowering& to, check::Duty const& duty, Standing const& standing) {
    Operands routes;
    for (check::Route const& route : duty.routes) routes.push_back(to.test_or_yes(route.when, standing.context));
    return to.build.both(standing.here, to.build.disjunction(routes));
}

struct Progress {
    Symbol by, done, late, missing;
};

/// The dates on which it was done: one, or one an element of a list.
std::vector<Stream> dates(Lowering& to, check::Duty const& duty, Standing const& standing) {
    if (!duty.done_on) return {};
    if (!duty.done_list) return {{standing.scope, to.build.yes(), to.scalar(*duty.done_on, standing.context)}};
    std::vector<Stream> all;
    for (Element const& each : to.list(to.lower(*duty.done_list, standing.context))->elements(standing.scope)) {
        Context const inside = to.bind(standing.context, duty.done_each, each.value);
        NodeId const where = to.build.both(each.condition, to.test_or_yes(duty.done_where, inside));
        all.push_back({each.scope, where, to.scalar(*duty.done_on, inside)});
    }
    return all;
}

/// Occurrences missing in completed periods.
NodeId missing(Lowering& to, check::Duty const& duty, Standing const& standing) {
    Nodes& build = to.build;
    check::Every const& every = *duty.every;
    Domain const date = domain_of(Kind::date, true);
    auto const read = [&](check::ExpressionPtr const& each) { return to.scalar(*each, standing.context); };
    std::int64_t const begins = build.graph().in_force_from;
    Cadence cadence{.unit = every.unit, .today = build.today()};
    cadence.from = every.from ? read(every.from) : begins != 0 ? build.date(begins) : build.none(date);
    cadence.to = every.to ? read(every.to) : build.none(date);
    cadence.length = every.length ? read(every.length) : build.whole(1);
    cadence.least = every.at_least ? read(every.at_least) : build.whole(1);
    return build.missing(cadence, dates(to, duty, standing), standing.scope);
}

/// When it was done, the first time; none if never.
NodeId done_on(Lowering& to, check::Duty const& duty, Standing const& standing) {
    if (!duty.done_on) return nothing;
    if (!duty.done_list) return to.scalar(*duty.done_on, standing.context);
    std::vector<Bid> bids;
    for (Stream const& each : dates(to, duty, standing)) bids.push_back({each.scope, each.when, each.outcome});
    return to.build.bids(standing.scope, bids, domain_of(Kind::date), {.policy = Policy::lowest, .leave_out_none = true});
}

/// Done, and not after today. Late: past the due date when done, or now; without a date of completion, once done, not late.
Progress progress(Lowering& to, check::Duty const& duty, Standing const& standing) {
    Nodes& build = to.build;
    Progress found{Absent{}, build.no(), build.no(), build.whole(0)};
    NodeId const by = duty.by ? to.scalar(*duty.by, standing.context) : nothing;
    if (by != nothing) found.by = by;
    bool const forbids = std::all_of(duty.routes.begin(), duty.routes.end(),
                                     [](auto const& each) { return each.strength == check::Strength::must_not; });
    if (forbids) return found;

    if (duty.every) found.missing = missing(to, duty, standing);
    NodeId const on = done_on(to, duty, standing);
    NodeId done = build.no();
    if (duty.done_when) done = to.test(*duty.done_when, standing.context);
    if (on != nothing) done = build.at_most(on, build.today());
    found.done = done;
    NodeId const due = by == nothing ? build.none(domain_of(Kind::date)) : by;  // past which nothing is
    NodeId late = by == nothing ? build.no() : build.both(build.negation(done), build.greater(build.today(), due));
    if (on != nothing) late = build.disjunction({late, build.both(done, build.greater(on, due))});
    found.late = late;
    return found;
}

/// Of what does not hold nothing is late or missing.
DutySymbol standing_symbol(Lowering& to, check::Duty const& duty, Standing const& standing) {
    Progress const found = progress(to, duty, standing);
    DutySymbol made{.scope = standing.scope, .holds = holds(to, duty, standing), .by = found.by, .done = found.done};
    made.late = to.build.both(made.holds, to.scalar(found.late, boolean_domain));
    Domain const whole = domain_of(Kind::integer);
    made.missing = to.build.conditional(whole, made.holds, to.scalar(found.missing, whole), to.build.whole(0));
    return made;
}

NodeId strength(Lowering& to, Standing const& standing, std::vector<check::Route const*> const& routes, RouteOutput& output) {
    std::vector<Bid> bids;
    for (check::Route const* route : routes) {
        Conditional const condition = to.condition(route->when, standing.context);
        NodeId const when = to.build.both(standing.here, condition.node);
        auto const level = static_cast<std::int64_t>(route->strength);
        std::string const name = strengths[static_cast<std::size_t>(level)];
        NodeId const outcome = to.build.constant(strength_domain, {Fact::State::known, level});
        output.rules.push_back(to.rule({.name = name, .condition = condition.words, .outcome = outcome, .written = name},
                                       route->because, route->notes, standing.context));
        bids.push_back({standing.scope, when, outcome, nothing, output.rules.back()});
    }
    NodeId const none = to.build.none(strength_domain);
    Policy const policy = output.forbids ? Policy::agree : Policy::highest;
    return to.build.bids(standing.scope, bids, strength_domain, {.policy = policy, .otherwise = none});
}

std::vector<RouteOutput> route_outputs(Lowering& to, check::Duty const& duty, Standing const& standing) {
    std::vector<std::pair<RouteOutput, std::vector<check::Route const*>>> by_actor;
    for (check::Route const& route : duty.routes) {
        bool const forbids = route.strength == check::Strength::must_not;
        auto found = std::find_if(by_actor.begin(), by_actor.end(), [&](auto const& each) {
            return each.first.actor == route.actor->name && each.first.forbids == forbids;
        });
        if (found == by_actor.end()) {
            std::string const& title = route.actor->title.empty() ? route.actor->name : route.actor->title;
            found = by_actor.insert(
                found,
                {RouteOutput{
                     .actor = route.actor->name, .actor_title = title, .forbids = forbids, .strength = nothing, .rules = {}},
                 {}});
        }
        found->second.push_back(&route);
    }
    std::vector<RouteOutput> outputs;
    for (auto& [output, routes] : by_actor) {
        output.strength = strength(to, standing, routes, output);
        outputs.push_back(std::move(output));
    }
    return outputs;
}

}  // namespace

Symbol Lowering::duty(check::Duty const& duty, Context const& context) {
    Context own;
    if (!context.selves.empty()) own.selves = {context.selves.front()};
    ScopeId const home = own.selves.empty() ? 0 : own.selves.front()->scope;
    if (!duty.list) return keep(standing_symbol(*this, duty, standings(*this, duty, own, home).front()));
    return keep(ListSymbol{home, [this, &duty, own](ScopeId parent) {
                               std::vector<Element> all;
                               for (Standing const& each : standings(*this, duty, own, parent)) {
                                   DutySymbol const* symbol = keep(standing_symbol(*this, duty, each));
                                   all.push_back({each.scope, symbol->holds, symbol});
                               }
                               return all;
                           }});
}

Symbol Lowering::offer(check::Offer const& offer, Context const& context) {
    Context own;
    if (!context.selves.empty()) own.selves = {context.selves.front()};
    NodeId const when = test_or_yes(offer.when, own);
    return keep(DutySymbol{build.scope(when), when, Absent{}, build.no(), build.no(), Absent{}});
}

void Lowering::duty_outputs(check::Duty const& duty, Context const& context) {
    for (Standing const& each : standings(*this, duty, context, 0)) {
        Progress const found = progress(*this, duty, each);
        auto const here = [&](NodeId node) { return build.broadcast(node, each.scope); };
        DutyOutput output{
            .name = duty.name, .scope = each.scope, .routes = route_outputs(*this, duty, each), .notes = notes(duty.notes)};
        output.where_condition = each.where_words;
        if (duty.where) output.where = here(each.where);
        output.text = here(duty.text ? scalar(*duty.text, each.context) : build.text(duty.title));
        if (duty.by) output.by = here(scalar(found.by, domain_of(Kind::date, true)));
        output.done = here(scalar(found.done, boolean_domain));
        output.late = here(scalar(found.late, boolean_domain));
        if (duty.every) output.short_ = here(scalar(found.missing, domain_of(Kind::integer)));
        build.output(std::move(output));
    }
}

}  // namespace rubric::lower
