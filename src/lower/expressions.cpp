// Expressions: a function an operation, in the order of check::Op.
#include "lowering.hpp"

#include "text/message.hpp"

#include <algorithm>
#include <array>

namespace rubric::lower {

namespace {

using check::Expression;

Symbol constant(Lowering& to, Expression const& e, Context const&) {
    if (e.type.kind == check::Type::Kind::nothing || e.constant.state == Fact::State::none) return Absent{};
    Domain const domain = without_none(to.types.domain(e.type));
    return domain.kind == Kind::text ? to.build.text(e.word) : to.build.constant(domain, e.constant);
}

Symbol unknown(Lowering& to, Expression const& e, Context const&) { return to.build.unknown(to.types.domain(e.type)); }

Symbol waiting(Lowering&, Expression const& e, Context const&) { return Waiting{e.word, true}; }  // the checker has said so

Symbol today(Lowering& to, Expression const&, Context const&) { return to.build.today(); }

Symbol self(Lowering& to, Expression const& e, Context const& context) {
    for (auto each = context.selves.rbegin(); each != context.selves.rend(); ++each)
        if ((*each)->type == e.type.record || !e.type.record) return *each;
    return to.waiting("a case that is not at hand");
}

Symbol variable(Lowering& to, Expression const& e, Context const& context) {
    for (auto each = context.bindings; each; each = each->outer)
        if (each->variable == e.variable) return each->value;
    return to.waiting("the variable `" + (e.variable ? e.variable->name : std::string()) + "` here");
}

Symbol field(Lowering& to, Expression const& e, Context const& context) {
    Symbol const of = to.lower(*e.parts.at(0), context);
    return to.field(*to.record(of, e.field->owner), *e.field);
}

Symbol value(Lowering& to, Expression const& e, Context const& context) {
    if (e.parts.empty() || !e.parts[0]) return to.value(*e.let, nullptr);
    check::Expression const& of = *e.parts[0];
    Symbol const receiver = to.lower(of, context);
    if (of.op == check::Op::self && std::holds_alternative<Waiting>(receiver)) return to.value(*e.let, nullptr);
    return to.value(*e.let, to.record(receiver, of.type.record));
}

Symbol call(Lowering& to, Expression const& e, Context const& context) { return to.call(e, context); }

Symbol mapped(Lowering& to, Expression const& e, Context const& context) {
    return to.mapped(*e.map, to.scalar(*e.parts.at(0), context), context);
}

Symbol parameter(Lowering& to, Expression const& e, Context const& context) { return to.parameter(e, context); }
Symbol duty(Lowering& to, Expression const& e, Context const& context) { return to.duty(*e.duty, context); }
Symbol offer(Lowering& to, Expression const& e, Context const& context) { return to.offer(*e.offer, context); }

Symbol member(Lowering& to, Expression const& e, Context const& context) {
    Symbol const of = to.lower(*e.parts.at(0), context);
    if (std::holds_alternative<Absent>(of)) return of;
    auto const found = std::get_if<DutySymbol const*>(&of);
    if (!found) return std::holds_alternative<Waiting>(of) ? of : to.waiting("a duty that is not at hand");
    DutySymbol const& duty = **found;
    if (e.word == "holds") return duty.holds;
    if (e.word == "by") return duty.by;
    if (e.word == "done") return duty.done;
    return e.word == "late" ? duty.late : duty.missing;
}

Symbol negation(Lowering& to, Expression const& e, Context const& context) {
    return to.build.negation(to.test(*e.parts.at(0), context));
}

Operands tests(Lowering& to, Expression const& e, Context const& context) {
    Operands found;
    for (auto const& part : e.parts) found.push_back(to.test(*part, context));
    return found;
}

Symbol conjunction(Lowering& to, Expression const& e, Context const& context) {
    return to.build.conjunction(tests(to, e, context));
}
Symbol disjunction(Lowering& to, Expression const& e, Context const& context) {
    return to.build.disjunction(tests(to, e, context));
}
Symbol compare(Lowering& to, Expression const& e, Context const& context) { return to.compare(e, context); }
Symbol in_list(Lowering& to, Expression const& e, Context const& context) { return to.in_list(e, context); }
Symbol in_ranges(Lowering& to, Expression const& e, Context const& context) { return to.in_ranges(e, context); }

Symbol is_none(Lowering& to, Expression const& e, Context const& context) {
    Expression const& of = *e.parts.at(0);
    Symbol const symbol = to.lower(of, context);
    if (!of.type.list) return to.build.is_none(to.scalar(symbol, to.types.domain(of.type)));
    ListSymbol const& list = *to.list(symbol);  // none is the empty list
    std::vector<Bid> bids;
    for (Element const& each : list.elements(list.home)) bids.push_back({each.scope, each.condition, to.build.yes()});
    return to.build.negation(to.build.bids(list.home, bids, boolean_domain, {.policy = Policy::any}));
}

Symbol scenarios_only(Lowering& to, Expression const&, Context const&) {
    return to.waiting("`is unknown` or `is error` inside an expression");
}

Symbol conditional(Lowering& to, Expression const& e, Context const& context) {
    NodeId const condition = to.test(*e.parts.at(0), context);
    return to.choose(condition, to.lower(*e.parts.at(2), context), to.lower(*e.parts.at(1), context), e.type);
}

template <rubric::Op op>
Symbol arithmetic(Lowering& to, Expression const& e, Context const& context) {
    return to.build.arithmetic(op, to.types.domain(e.type), to.scalar(*e.parts.at(0), context),
                               to.scalar(*e.parts.at(1), context));
}

NodeId minus(Lowering& to, NodeId number) {
    Domain const domain = to.build.domain(number);
    NodeId const zero = to.build.constant(without_none(domain), {Fact::State::known, 0});
    return to.build.arithmetic(rubric::Op::subtract, domain, zero, number);
}

Symbol negate(Lowering& to, Expression const& e, Context const& context) { return minus(to, to.scalar(*e.parts.at(0), context)); }

Symbol shift(Lowering& to, Expression const& e, Context const& context) {
    Unit const unit = e.parts.at(1)->type.unit;
    NodeId count = to.scalar(*e.parts[1], context);
    if (e.negative) count = minus(to, count);
    return to.build.shift(to.scalar(*e.parts[0], context), count, unit);
}

Symbol elapsed(Lowering& to, Expression const& e, Context const& context) {
    return to.build.elapsed(to.scalar(*e.parts.at(0), context), to.scalar(*e.parts.at(1), context), e.unit);
}

Symbol count_of(Lowering& to, Expression const& e, Context const& context) {
    Operands const found = tests(to, e, context);
    ScopeId const scope = to.build.deepest(found);
    std::vector<Bid> bids;
    for (NodeId const test : found) bids.push_back({scope, test, to.build.whole(1)});
    return to.build.bids(scope, bids, domain_of(Kind::integer), {.policy = Policy::sum});
}

Symbol extreme(Lowering& to, Expression const& e, Context const& context) { return to.extreme(e, context); }

Symbol list(Lowering& to, Expression const& e, Context const& context) {
    std::vector<Symbol> elements;
    for (auto const& part : e.parts) elements.push_back(to.lower(*part, context));
    return to.listed(elements);
}

Symbol aggregate(Lowering& to, Expression const& e, Context const& context) { return to.aggregate(e, context); }

Symbol format(Lowering& to, Expression const& e, Context const& context) {
    Operands gaps;
    for (auto const& part : e.parts) {
        Symbol const symbol = to.lower(*part, context);
        Domain const domain = to.types.domain(part->type);
        gaps.push_back(part->type.list ? to.joined(*to.list(symbol), domain) : to.scalar(symbol, domain));
    }
    return to.build.format(e.pieces, gaps);
}

using Lower = Symbol (*)(Lowering&, Expression const&, Context const&);

constexpr std::array<Lower, 36> operations{constant,
                                           unknown,
                                           waiting,
                                           today,
                                           self,
                                           variable,
                                           field,
                                           value,
                                           call,
                                           mapped,
                                           parameter,
                                           duty,
                                           offer,
                                           member,
                                           negation,
                                           conjunction,
                                           disjunction,
                                           compare,
                                           in_list,
                                           in_ranges,
                                           is_none,
                                           scenarios_only,
                                           scenarios_only,
                                           conditional,
                                           arithmetic<rubric::Op::add>,
                                           arithmetic<rubric::Op::subtract>,
                                           arithmetic<rubric::Op::multiply>,
                                           arithmetic<rubric::Op::divide>,
                                           negate,
                                           shift,
                                           elapsed,
                                           count_of,
                                           extreme,
                                           list,
                                           aggregate,
                                           format};

static_assert(static_cast<std::size_t>(check::Op::format) == 35, "an operation was added: say here what it becomes");

}  // namespace

Symbol Lowering::lower(check::Expression const& expression, Context const& context) {
    if (build.graph().nodes.size() > limits::graph_nodes) throw TooLarge("a graph has at most a million nodes");
    Symbol symbol = operations[static_cast<std::size_t>(expression.op)](*this, expression, context);
    auto const waits = std::get_if<Waiting>(&symbol);
    return waits && !waits->said ? said(*waits, expression.at) : symbol;
}

Symbol Lowering::said(Waiting waiting, Place at) {
    auto const here = [&](Diagnostic const& each) { return each.at == at; };
    if (std::none_of(diagnostics.begin(), diagnostics.end(), here))
        diagnostics.push_back(text::message(text::Code::R0401, at, {{"feature", waiting.feature}, {"what", "this"}}));
    waiting.said = true;
    return waiting;
}

NodeId Lowering::scalar(check::Expression const& expression, Context const& context) {
    return scalar(lower(expression, context), types.domain(expression.type));
}

NodeId Lowering::test(check::Expression const& expression, Context const& context) {
    return build.test(scalar(expression, context));
}

NodeId Lowering::test_or_yes(check::ExpressionPtr const& expression, Context const& context) {
    return expression ? test(*expression, context) : build.yes();
}

ScopeId Lowering::home(check::Expression const& expression, Context const& context) {
    ScopeId deepest = context.selves.empty() ? 0 : context.selves.back()->scope;
    if (expression.op == check::Op::variable)
        for (auto each = context.bindings; each; each = each->outer)
            if (each->variable == expression.variable) deepest = build.deeper(deepest, scope(each->value));
    for (auto const& part : expression.parts)
        if (part) deepest = build.deeper(deepest, home(*part, context));
    return deepest;
}

Context Lowering::bind(Context context, check::Variable const* variable, Symbol symbol) {
    context.bindings = &bindings_.emplace_back(Binding{variable, std::move(symbol), context.bindings});
    return context;
}

}  // namespace rubric::lower
