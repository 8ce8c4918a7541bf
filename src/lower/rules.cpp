// Lets, functions and decisions: an expression, or rules whose bids a policy brings together.
#include "lowering.hpp"

namespace rubric::lower {

namespace {

struct Policies {
    std::string_view word;
    Policy policy;
    bool leave_out_none;
};

constexpr Policies policies[]{{"", Policy::agree, false},
                              {"first", Policy::first, false},
                              {"highest", Policy::highest, true},
                              {"lowest", Policy::lowest, true},
                              {"sum", Policy::sum, true}};

Terms terms_of(check::Value const& value) {
    for (auto const& each : policies)
        if (each.word == value.policy) return {.policy = each.policy, .leave_out_none = each.leave_out_none, .name = value.name};
    return {.name = value.name};
}

}  // namespace

Policy Lowering::policy_of(check::Value const& value) { return terms_of(value).policy; }

/// Inside, the case is there; read of one that may be none, it may be none. What it reads itself is lowered before. Of one that
/// is picked or chosen it is that of each that it could be.
Symbol Lowering::value(check::Value const& value, RecordSymbol const* receiver) {
    if (receiver && receiver->decide) {
        Depth const depth(*this);
        auto found = receiver->decided.find(&value);
        if (found == receiver->decided.end()) found = receiver->decided.emplace(&value, receiver->decide(value)).first;
        return found->second;
    }
    RecordSymbol const* inside = receiver ? there(*receiver) : nullptr;
    for (Readable const& each : reading_order(&value, ordered_[inside])) {
        if (auto const read = std::get_if<check::Value const*>(&each); read && (*read)->parameters.empty())
            own_value(**read, inside);
        if (auto const read = std::get_if<check::Field const*>(&each); read && inside && (*read)->owner == inside->type)
            field(*inside, **read);
    }
    Symbol const made = own_value(value, inside);
    return receiver ? where_present(receiver->presence, made, value.type) : made;  // one picked from a list may be in error
}

Symbol Lowering::own_value(check::Value const& value, RecordSymbol const* self) {
    std::pair const key{self, &value};
    if (auto const found = values_.find(key); found != values_.end()) return found->second;
    Context context;
    if (self) context.selves = {self};
    Symbol const made = body(value, context);
    return values_.emplace(key, made).first->second;
}

/// A function's body with the arguments put in place; none where one is none that may not be.
Symbol Lowering::call(check::Expression const& e, Context const& context) {
    Depth const depth(*this);
    Context inside{context.selves};
    Operands nones;
    Call key{e.let, context.selves.empty() ? nullptr : context.selves.back(), {}};
    for (std::size_t i = 0; i < e.parts.size(); ++i) {
        check::Variable const& parameter = *e.let->parameters.at(i);
        Symbol argument = lower(*e.parts[i], context);
        if (std::holds_alternative<Absent>(argument) && !parameter.type.list) {
            if (!parameter.type.optional) return Absent{};
            if (parameter.type.kind != check::Type::Kind::record) argument = build.none(types.domain(parameter.type));
        }
        key.arguments.push_back(argument);
        if (!parameter.type.optional && !parameter.type.list && parameter.type.kind != check::Type::Kind::duty) {
            NodeId const node = scalar(argument, types.domain(parameter.type));
            if (build.may_be_none(node)) nones.push_back(build.is_none_for_sure(node));
            argument = known_to_be_there(argument);
        }
        inside = bind(std::move(inside), &parameter, argument);
    }
    auto const [found, added] = calls_.try_emplace(key);
    if (!added) return found->second;
    Symbol made = body(*e.let, inside);
    if (!nones.empty()) made = choose(build.disjunction(nones), made, Absent{}, maybe(e.let->type));
    return calls_[key] = made;
}

Symbol Lowering::body(check::Value const& value, Context const& context) {
    if (value.has_rules) return value.policy == "collect" ? collect(value, context) : rules(value, context);
    return stored(lower(*value.expression, context), value.type);
}

std::uint32_t Lowering::notes(rubric::Notes const& notes) {
    auto const [found, added] = notes_.try_emplace(&notes, 0);
    if (added) found->second = build.notes(notes);
    return found->second;
}

std::uint32_t Lowering::rule(rubric::Rule rule, check::ExpressionPtr const& because, rubric::Notes const& beside,
                             Context const& context) {
    rule.reason = because ? scalar(*because, context) : nothing;
    auto const [found, added] = rules_.try_emplace({&beside, rule.name, rule.reason, rule.condition, rule.outcome}, 0);
    if (!added) return found->second;
    rule.notes = notes(beside);
    return found->second = build.rule(std::move(rule));
}

/// A record as an outcome has no node of its own.
rubric::Rule Lowering::described(check::Rule const& rule, std::uint32_t condition, Symbol const& outcome) {
    rubric::Rule made{.name = rule.name, .condition = condition};
    if (auto const node = std::get_if<NodeId>(&outcome)) made.outcome = *node;
    if (sources_) made.written = written(rule.outcome->at);
    return made;
}

Symbol Lowering::rules(check::Value const& value, Context const& context) {
    Terms terms = terms_of(value);
    std::vector<Bid> bids;
    std::vector<Symbol> outcomes;
    std::vector<std::uint32_t> all;
    ScopeId scope = 0;
    auto const add = [&](check::Rule const& rule, std::uint32_t condition) {
        outcomes.push_back(lower(*rule.outcome, context));
        scope = build.deeper(scope, this->scope(outcomes.back()));
        all.push_back(this->rule(described(rule, condition, outcomes.back()), rule.because, rule.notes, context));
        return all.back();
    };
    for (check::Rule const& rule : value.rules) {
        Conditional const when = condition(rule.when, context);
        scope = build.deeper(scope, build.scope(when.node));
        bids.push_back({0, when.node, nothing, nothing, add(rule, when.words)});
    }
    if (value.otherwise) terms.otherwise_rule = add(*value.otherwise, nothing);
    rules_of_[{context.selves.empty() ? nullptr : context.selves.back(), &value}] = std::move(all);
    for (Bid& bid : bids) bid.scope = scope;

    Combine combine{.scope = scope, .scalar = [this, scope, bids, terms](Operands const& nodes, Domain domain) {
                        auto made = bids;
                        Terms with = terms;
                        for (std::size_t i = 0; i < made.size(); ++i) made[i].outcome = nodes[i];
                        with.otherwise = nodes.size() > made.size() ? nodes.back() : nothing;
                        NodeId const found = build.bids(scope, made, without_none(domain), with);
                        bool const nothing_is_none = terms.leave_out_none && with.otherwise == nothing;
                        return nothing_is_none ? build.known(found) : found;  // in error where nothing is bid
                    }};
    combine.within = [this, bids](std::size_t alternative) {
        Operands before;
        for (std::size_t i = 0; i < alternative; ++i) before.push_back(bids[i].when);
        NodeId const reached = build.negation(build.disjunction(before));
        return alternative < bids.size() ? build.both(bids[alternative].when, reached) : reached;
    };
    return stored(distribute(outcomes, value.type, combine), value.type);
}

/// The outcomes as a list, each there where its rule holds; none is left out.
Symbol Lowering::collect(check::Value const& value, Context const& context) {
    std::vector<Element> elements;
    ScopeId home = 0;
    Domain const domain = types.domain(element_of(value.type));
    std::vector<std::uint32_t> written;
    for (check::Rule const& rule : value.rules) {
        Conditional const when = condition(rule.when, context);
        Element each{.condition = when.node, .value = lower(*rule.outcome, context)};
        each.rule = this->rule(described(rule, when.words, each.value), rule.because, rule.notes, context);
        written.push_back(each.rule);
        if (!leave_out_none(each, domain)) continue;
        home = build.deeper(home, build.deeper(build.scope(each.condition), scope(each.value)));
        elements.push_back(std::move(each));
    }
    rules_of_[{context.selves.empty() ? nullptr : context.selves.back(), &value}] = std::move(written);
    return keep(ListSymbol{home, [elements](ScopeId parent) {
                               auto all = elements;
                               for (Element& each : all) each.scope = parent;
                               return all;
                           }});
}

}  // namespace rubric::lower
