// Makes a decision graph: by hand, for a host that has no text to compile, or from a typed model, as src/lower does.
//
//   rubric::GraphBuilder build("demo", "A demonstration");
//   auto const grade = build.scale("grade", {"poor", "fair", "good"});
//   auto const judgement = build.field("judgement", rubric::levels_of(grade));
//   auto const crisis = build.field("in_crisis", rubric::boolean_domain);
//   auto const level = build.scale("level", {"universal", "targeted", "intensive"});
//   build.decision("level", build.decide("level", rubric::Policy::highest, rubric::levels_of(level),
//                                        {{"sim", build.at_most(judgement, build.level(grade, "fair")), build.level(level,
//                                        "intensive")},
//                                         {"crisis", crisis, build.level(level, "targeted")}},
//                                        build.level(level, "universal")));
//   rubric::Graph const graph = build.finish();
//
// Equal nodes are made once. An operand of an enclosing scope is broadcast into the scope where it is used. What rests on
// constants alone becomes a constant; nothing else is simplified, unless it leaves every set of possibilities as it was.
// A mistake of the caller's, such as an operand of another list's scope, throws std::logic_error.
#pragma once

#include <rubric/builder/measures.hpp>
#include <rubric/builder/nodes.hpp>
#include <rubric/builder/rule_indexes.hpp>
#include <rubric/sensitive.hpp>

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rubric {

constexpr Domain levels_of(EnumerationId enumeration, bool optional = false) { return {Kind::levels, enumeration, optional}; }
constexpr Domain domain_of(Kind kind, bool optional = false) { return {kind, boolean_enumeration, optional}; }
constexpr Domain optionally(Domain domain) { return domain.optional = true, domain; }
constexpr Domain without_none(Domain domain) { return domain.optional = false, domain; }

/// A rule of GraphBuilder::decide.
struct NamedRule {
    std::string name;
    NodeId when = nothing;
    NodeId outcome = nothing;
    NodeId reason = nothing;
    std::uint32_t notes = nothing;
};

class GraphBuilder : public NodeBuilder {
public:
    explicit GraphBuilder(std::string name, std::string title = {}) : NodeBuilder(std::move(name), std::move(title)) {}

    // ---- facts of the case, or of the elements of a list ------------------------------------------------------------

    /// A slot and the node that reads it. For a list's elements: their scope.
    NodeId field(std::string name, Domain domain, ScopeId scope = 0) {
        return fact(slot({.path = name, .title = name, .domain = domain}, graph_.scopes.at(scope).shape), scope);
    }
    NodeId today(ScopeId scope = 0) { return broadcast(fact(today_slot), scope); }

    // ---- constants --------------------------------------------------------------------------------------------------

    NodeId yes() { return truth(true); }
    NodeId no() { return truth(false); }
    NodeId truth(bool value) { return known_constant(boolean_domain, value); }
    NodeId level(EnumerationId enumeration, std::uint32_t index) { return known_constant(levels_of(enumeration), index); }
    NodeId level(EnumerationId enumeration, std::string_view name) {
        auto const& levels = graph_.enumerations.at(enumeration).levels;
        for (std::uint32_t i = 0; i < levels.size(); ++i)
            if (levels[i].name == name) return level(enumeration, i);
        throw std::logic_error("no level " + std::string(name));
    }
    /// Whole millionths; so many of a unit for a duration.
    NodeId amount(Kind kind, std::int64_t millionths) { return known_constant(domain_of(kind), millionths); }
    NodeId whole(std::int64_t number) { return amount(Kind::integer, number * 1'000'000); }
    NodeId date(std::int64_t day) { return known_constant(domain_of(Kind::date), day); }
    NodeId text(std::string_view text) { return known_constant(domain_of(Kind::text), text_code(text)); }
    NodeId none(Domain domain) { return constant(optionally(domain), {Fact::State::none, 0}); }
    NodeId error(Domain domain) { return constant(domain, {Fact::State::error, 0}); }
    /// Any value of the type, for good: `unknown` in a pair of a map.
    NodeId unknown(Domain domain) { return constant(domain, {Fact::State::unknown, 0}); }

    // ---- tests ------------------------------------------------------------------------------------------------------

    NodeId negation(NodeId test) { return node(Op::negation, boolean_domain, {test}); }
    NodeId conjunction(std::span<NodeId const> tests) { return junction(Op::conjunction, tests); }
    NodeId conjunction(std::initializer_list<NodeId> tests) { return junction(Op::conjunction, {tests.begin(), tests.size()}); }
    NodeId disjunction(std::span<NodeId const> tests) { return junction(Op::disjunction, tests); }
    NodeId disjunction(std::initializer_list<NodeId> tests) { return junction(Op::disjunction, {tests.begin(), tests.size()}); }
    NodeId compare(Relation relation, NodeId left, NodeId right) {
        return node(Op::compare, boolean_domain, {left, right}, static_cast<std::int64_t>(relation));
    }
    NodeId equal(NodeId left, NodeId right) { return compare(Relation::equal, left, right); }
    NodeId different(NodeId left, NodeId right) { return compare(Relation::different, left, right); }
    NodeId less(NodeId left, NodeId right) { return compare(Relation::less, left, right); }
    NodeId at_most(NodeId left, NodeId right) { return compare(Relation::at_most, left, right); }
    NodeId greater(NodeId left, NodeId right) { return compare(Relation::greater, left, right); }
    NodeId not_less(NodeId left, NodeId right) { return compare(Relation::at_least, left, right); }
    /// Bit i of the mask: level i is meant.
    NodeId in_levels(NodeId value, std::uint64_t mask) {
        return node(Op::in_levels, boolean_domain, {value}, static_cast<std::int64_t>(mask));
    }
    /// `ends`: low and high of each range; bit i of `half_open`: range i has no upper end included.
    NodeId in_ranges(NodeId value, std::span<NodeId const> ends, std::uint64_t half_open = 0) {
        return node(Op::in_ranges, boolean_domain, prepend(value, ends), static_cast<std::int64_t>(half_open));
    }
    NodeId in_texts(NodeId value, std::span<NodeId const> texts) {
        return node(Op::in_texts, boolean_domain, prepend(value, texts));
    }
    NodeId is_none(NodeId value) { return node(Op::is_none, boolean_domain, {value}); }
    /// The same, but that what is in error is not none.
    NodeId is_none_for_sure(NodeId value) { return node(Op::is_none, boolean_domain, {value}, 1); }
    /// Whether as many as `k`, a number, of the tests are yes.
    NodeId count_at_least(NodeId k, std::span<NodeId const> tests) {
        return node(Op::at_least, boolean_domain, prepend(k, tests));
    }

    // ---- values -----------------------------------------------------------------------------------------------------

    /// One branch a level of the selector, and perhaps one more for none.
    NodeId select(Domain domain, NodeId selector, std::span<NodeId const> branches);
    /// `if test then a else b`: a test that is none is no.
    NodeId conditional(Domain domain, NodeId test, NodeId then, NodeId otherwise);
    NodeId known(NodeId value) { return domain(value).optional ? node(Op::known, without_none(domain(value)), {value}) : value; }
    /// Two operands; the domain is the caller's to say, since a percentage of money is money. Optional where an operand is.
    NodeId arithmetic(Op op, Domain result, NodeId left, NodeId right) {
        result.optional = domain(left).optional || domain(right).optional;
        return node(op, result, {left, right});
    }
    NodeId shift(NodeId date, NodeId count, Unit unit) {
        need_calendar(unit);
        return node(Op::shift, domain_of(Kind::date, domain(date).optional || domain(count).optional), {date, count},
                    static_cast<std::int64_t>(unit));
    }
    NodeId elapsed(NodeId from, NodeId to, Unit unit) {
        need_calendar(unit);
        return node(Op::elapsed, domain_of(Kind::integer, domain(from).optional || domain(to).optional), {from, to},
                    static_cast<std::int64_t>(unit));
    }
    /// pieces[0], value 0, pieces[1], …: one more piece than values.
    NodeId format(std::vector<std::string> pieces, std::span<NodeId const> values);
    NodeId waiting(std::string_view feature, Domain domain, ScopeId scope = 0);

    // ---- decisions --------------------------------------------------------------------------------------------------

    /// A decision of rules. Its value may be none only where the domain says so; where nothing is bid and there is no otherwise,
    /// it is in error.
    NodeId decide(std::string name, Policy policy, Domain domain, std::vector<NamedRule> rules, NodeId otherwise = nothing,
                  ScopeId scope = 0);
    /// `count`, `sum`, `any`, … over a list: the scope's rows; `where` may be nothing, and `element` is taken care of.
    NodeId over(Policy policy, Domain domain, ScopeId list, NodeId where, NodeId outcome, NodeId key = nothing);
    NodeId count(ScopeId list, NodeId where = nothing) {
        return over(Policy::sum, domain_of(Kind::integer), list, where, whole(1));
    }

    /// How many occurrences the completed periods of a cadence lack, of the dates that the streams bid. Where `from` is none there are
    /// no periods; `to` may be none.
    NodeId missing(Cadence cadence, std::vector<Stream> dates, ScopeId scope = 0) {
        need_calendar(cadence.unit);
        Reduction made{.policy = Policy::missing, .streams = std::move(dates), .leave_out_none = true, .cadence = cadence};
        return reduce(std::move(made), domain_of(Kind::integer), scope);
    }

    // ---- what the graph gives ---------------------------------------------------------------------------------------

    void decision(std::string name, NodeId value, std::string title = {}, std::uint32_t note = nothing);
    void offer(std::string name, NodeId when, std::string title = {}, bool discretionary = false);
    void output(DecisionOutput decision) { graph_.decisions.push_back(std::move(decision)); }
    void output(OfferOutput offer) { graph_.offers.push_back(std::move(offer)); }
    void output(DutyOutput duty) { graph_.duties.push_back(std::move(duty)); }
    void output(ReportOutput report) { graph_.reports.push_back(std::move(report)); }
    void let(std::string name, std::string title, NodeId node) {
        graph_.lets.push_back({std::move(name), std::move(title), node});
    }
    void in_force(std::int64_t from, std::int64_t to) { graph_.in_force_from = from, graph_.in_force_to = to; }

    /// Moves the graph out, with what it measures and what tells of sensitive fields. Nodes that no output needs are kept: a caller may
    /// hold their places.
    Graph finish() { return completed(std::move(graph_)); }
    /// The graph as it is by now, whole in itself; building goes on.
    Graph so_far() const { return completed(graph_); }
    void pair(PairUse use) { graph_.pairs.push_back(std::move(use)); }

private:
    static Graph completed(Graph graph) {
        graph.measures = MeasureFinder(graph).find();
        graph.sensitive = tells_sensitive(graph);
        RuleIndexes(graph).make();
        return graph;
    }
    NodeId known_constant(Domain domain, std::int64_t value) { return constant(domain, {Fact::State::known, value}); }
    NodeId junction(Op op, std::span<NodeId const> tests);
    static std::vector<NodeId> prepend(NodeId first, std::span<NodeId const> rest) {
        std::vector<NodeId> all{first};
        all.insert(all.end(), rest.begin(), rest.end());
        return all;
    }
};

inline NodeId GraphBuilder::select(Domain result, NodeId selector, std::span<NodeId const> branches) {
    auto const levels = graph_.enumerations.at(domain(selector).enumeration).levels.size();
    if (branches.size() != levels && branches.size() != levels + 1) throw std::logic_error("a select has a branch a level");
    auto const& chosen = fact_of(selector);
    bool const none_gives_none = branches.size() == levels;
    if (chosen && chosen->state == Fact::State::known) return branches[static_cast<std::size_t>(chosen->value)];
    if (chosen && chosen->state == Fact::State::none && !none_gives_none) return branches[levels];
    if (domain(selector).optional && none_gives_none) result.optional = true;
    for (NodeId const branch : branches) result.optional = result.optional || domain(branch).optional;
    return node(Op::select, result, prepend(selector, branches));
}

inline NodeId GraphBuilder::conditional(Domain result, NodeId test, NodeId then, NodeId otherwise) {
    NodeId const branches[]{otherwise, then, otherwise};
    return select(result, test, std::span(branches).first(domain(test).optional ? 3 : 2));
}

/// A no settles `and`, a yes adds nothing to it; `or` is the dual. Neither changes a set of possibilities.
inline NodeId GraphBuilder::junction(Op op, std::span<NodeId const> tests) {
    bool const neutral = op == Op::conjunction;
    std::vector<NodeId> kept;
    for (NodeId const test : tests) {
        auto const fixed = fact_of(test);
        bool const settled = fixed && (fixed->state == Fact::State::known || fixed->state == Fact::State::none);
        bool const value = fixed && fixed->state == Fact::State::known && fixed->value == 1;
        if (settled && value != neutral) return truth(!neutral);
        if (!settled) kept.push_back(test);
    }
    if (kept.empty()) return truth(neutral);
    if (kept.size() == 1 && !domain(kept[0]).optional) return kept[0];
    return node(op, boolean_domain, kept);
}

inline NodeId GraphBuilder::format(std::vector<std::string> pieces, std::span<NodeId const> values) {
    if (pieces.size() != values.size() + 1) throw std::logic_error("a format has a gap between two pieces");
    if (values.empty()) return text(pieces[0]);
    bool optional = false;
    for (NodeId const value : values) optional = optional || domain(value).optional;
    return node(Op::format, domain_of(Kind::text, optional), {values.begin(), values.end()}, template_of(std::move(pieces)));
}

inline NodeId GraphBuilder::waiting(std::string_view feature, Domain domain, ScopeId scope) {
    auto const index = std::find(graph_.waiting.begin(), graph_.waiting.end(), feature) - graph_.waiting.begin();
    if (static_cast<std::size_t>(index) == graph_.waiting.size()) graph_.waiting.emplace_back(feature);
    return broadcast(node(Op::waiting, domain, {}, index), scope);
}

inline NodeId GraphBuilder::decide(std::string name, Policy policy, Domain result, std::vector<NamedRule> rules, NodeId otherwise,
                                   ScopeId scope) {
    Reduction made{.policy = policy, .otherwise = otherwise, .name = std::move(name)};
    made.leave_out_none = policy == Policy::highest || policy == Policy::lowest || policy == Policy::sum;
    bool may_be_none = otherwise != nothing && domain(otherwise).optional;
    for (auto& each : rules) {
        may_be_none = may_be_none || (!made.leave_out_none && domain(each.outcome).optional);
        made.streams.push_back({scope, each.when, each.outcome, nothing, rule({std::move(each.name), each.reason, each.notes})});
    }
    bool const no_tail = otherwise == nothing && (policy == Policy::highest || policy == Policy::lowest);
    may_be_none = may_be_none || no_tail;
    if (otherwise != nothing) made.otherwise_rule = rule({"otherwise"});
    NodeId const value = reduce(std::move(made), may_be_none ? optionally(result) : result, scope);
    return result.optional && !no_tail ? value : known(value);
}

inline NodeId GraphBuilder::over(Policy policy, Domain result, ScopeId list, NodeId where, NodeId outcome, NodeId key) {
    NodeId const there = element(list);
    NodeId const when = where == nothing ? there : conjunction({there, where});
    Reduction made{.policy = policy, .streams = {{list, when, outcome, key, nothing}}};
    made.leave_out_none = policy == Policy::highest || policy == Policy::lowest || policy == Policy::sum;
    if (policy == Policy::highest || policy == Policy::lowest || policy == Policy::latest || policy == Policy::earliest)
        result.optional = true;
    return reduce(std::move(made), result, graph_.scopes.at(list).parent);
}

inline void GraphBuilder::decision(std::string name, NodeId value, std::string title, std::uint32_t note) {
    DecisionOutput made{.name = name, .title = title.empty() ? name : std::move(title)};
    made.domain = domain(value), made.value = value, made.notes = note;
    graph_.decisions.push_back(std::move(made));
}

inline void GraphBuilder::offer(std::string name, NodeId when, std::string title, bool discretionary) {
    OfferOutput made{.name = name, .title = title.empty() ? name : std::move(title)};
    made.when = when, made.discretionary = discretionary;
    graph_.offers.push_back(std::move(made));
}

}  // namespace rubric
