// Conditions with their words: each test as it is written, and the values that it compares. What only the words need is an aside of the
// graph, which no run makes.
#include "lowering.hpp"

#include <algorithm>
#include <array>

namespace rubric::lower {

namespace {

using check::Expression;

constexpr unsigned names_opened = 4;      // how deep a name is followed to what it stands for
constexpr std::size_t longest_text = 160;  // of a test

constexpr std::array compares{check::Op::compare, check::Op::in_list, check::Op::in_ranges, check::Op::is_none};
constexpr std::array without_news{check::Op::constant, check::Op::unknown, check::Op::waiting, check::Op::list};

bool is_in(auto const& all, check::Op op) { return std::find(all.begin(), all.end(), op) != all.end(); }

bool lies_in(Place inner, Place outer) {
    return inner.source == outer.source && outer.begin <= inner.begin && inner.end <= outer.end;
}

}  // namespace

/// On one line, without comments.
std::string Lowering::written(Place place) const {
    std::string line;
    bool quoted = false, comment = false;
    for (char const each : sources_->at(place)) {
        bool const space = each == ' ' || each == '\t' || each == '\n' || each == '\r';
        comment = comment && each != '\n';
        if (comment) continue;
        if (each == '"') quoted = !quoted;
        if (space && !quoted) {
            if (!line.empty() && line.back() != ' ') line += ' ';
            continue;
        }
        line += each;
        if (!quoted && line.ends_with("--")) line.resize(line.size() - 2), comment = true;
    }
    while (line.ends_with(' ')) line.pop_back();
    if (line.size() <= longest_text) return line;
    std::size_t end = longest_text;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
    return line.substr(0, end) + "…";
}

Conditional Lowering::condition(check::ExpressionPtr const& expression, Context const& context) {
    if (!expression || !sources_) return {test_or_yes(expression, context), nothing};
    Expression const& e = *expression;
    if (e.op == check::Op::conjunction || e.op == check::Op::disjunction) return joined_condition(e, context);
    bool const name = e.op == check::Op::value && e.let->expression && !e.let->type.list && named_ < names_opened;
    return name ? named_condition(e, context) : test_condition(e, context);
}

Conditional Lowering::joined_condition(Expression const& e, Context const& context) {
    Condition made{.form = e.op == check::Op::conjunction ? Condition::Form::all : Condition::Form::any};
    Operands tests;
    for (auto const& part : e.parts) {
        Conditional const each = condition(part, context);
        tests.push_back(each.node);
        made.parts.push_back(each.words);
    }
    made.node = build.test(e.op == check::Op::conjunction ? build.conjunction(tests) : build.disjunction(tests));
    return {made.node, keep(std::move(made), e)};
}

/// A let that is a yes or no: the name, and its own condition.
Conditional Lowering::named_condition(Expression const& e, Context const& context) {
    NodeId const node = test(e, context);
    if (auto const found = conditions_.find({&e, node}); found != conditions_.end()) return {node, found->second};
    Context own;
    if (!e.parts.empty() && e.parts[0]) {
        Symbol const of = lower(*e.parts[0], context);
        if (!std::holds_alternative<RecordSymbol const*>(of)) return test_condition(e, context);
        own.selves = {there(*std::get<RecordSymbol const*>(of))};
    }
    ++named_;
    Conditional const meant = condition(e.let->expression, own);
    --named_;
    return {node, keep({.form = Condition::Form::named, .node = node, .parts = {meant.words}}, e)};
}

Conditional Lowering::test_condition(Expression const& e, Context const& context) {
    NodeId const node = test(e, context);
    if (auto const found = conditions_.find({&e, node}); found != conditions_.end()) return {node, found->second};
    Condition made{.node = node};
    auto const first = static_cast<NodeId>(build.graph().nodes.size());
    reads(e, context, made.reads);
    build.set_aside(first);
    return {node, keep(std::move(made), e)};
}

/// A cell of a table of rules is headed by what it tests.
std::uint32_t Lowering::keep(Condition condition, Expression const& e) {
    auto const [found, added] = conditions_.try_emplace({&e, condition.node}, 0);
    if (!added) return found->second;
    bool const headed = is_in(compares, e.op) && !lies_in(e.parts.at(0)->at, e.at);
    condition.text = (headed ? written(e.parts[0]->at) + ": " : "") + written(e.at);
    return found->second = build.condition(std::move(condition));
}

void Lowering::reads(Expression const& e, Context const& context, std::vector<Condition::Read>& found) {
    bool const junction = e.op == check::Op::negation || e.op == check::Op::conjunction || e.op == check::Op::disjunction;
    if (junction)
        for (auto const& part : e.parts) reads(*part, context, found);
    else if (is_in(compares, e.op))
        for (auto const& part : e.parts) read(*part, context, found);
    else if (e.op == check::Op::aggregate)
        read(*e.parts.at(0), context, found);
    else
        read(e, context, found);
}

void Lowering::read(Expression const& e, Context const& context, std::vector<Condition::Read>& found) {
    if (is_in(without_news, e.op) || e.type.kind == check::Type::Kind::duty) return;
    std::string const name = written(e.at);
    if (std::any_of(found.begin(), found.end(), [&](auto const& each) { return each.name == name; })) return;
    Symbol const symbol = lower(e, context);
    if (!e.type.list) {
        found.push_back({name, scalar(symbol, types.domain(e.type))});
        return;
    }
    ListSymbol const& all = *list(symbol);
    std::vector<Bid> bids;
    for (Element const& each : all.elements(all.home)) bids.push_back({each.scope, each.condition, build.whole(1)});
    found.push_back({name, build.bids(all.home, bids, domain_of(Kind::integer), {.policy = Policy::sum}), true});
}

}  // namespace rubric::lower
