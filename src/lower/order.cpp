#include "order.hpp"

namespace rubric::lower {

namespace {

using check::Expression;
using check::ExpressionPtr;

/// The things that an expression reads, in order.
void collect(ExpressionPtr const& expression, std::vector<Readable>& found) {
    if (!expression) return;
    Expression const& e = *expression;
    bool const own = !e.parts.empty() && e.parts[0] && e.parts[0]->op == check::Op::self;
    if ((e.op == check::Op::value && own) || e.op == check::Op::call) found.push_back(e.let);
    if (e.op == check::Op::field && own && e.field->from) found.push_back(e.field);
    if (e.op == check::Op::duty) found.push_back(e.duty);
    if (e.op == check::Op::offer) found.push_back(e.offer);
    for (ExpressionPtr const& part : e.parts) collect(part, found);
}

void collect(check::Rule const& rule, std::vector<Readable>& found) {
    collect(rule.when, found);
    collect(rule.outcome, found);
    collect(rule.because, found);
}

std::vector<Readable> read_by(check::Value const* value) {
    std::vector<Readable> found;
    collect(value->expression, found);
    for (check::Rule const& rule : value->rules) collect(rule, found);
    if (value->otherwise) collect(*value->otherwise, found);
    return found;
}

std::vector<Readable> read_by(check::Field const* field) {
    std::vector<Readable> found;
    collect(field->from, found);
    return found;
}

std::vector<Readable> read_by(check::Duty const* duty) {
    std::vector<Readable> found;
    for (auto const* each :
         {&duty->list, &duty->where, &duty->by, &duty->done_on, &duty->done_when, &duty->done_list, &duty->done_where})
        collect(*each, found);
    if (duty->every)
        for (auto const* each : {&duty->every->length, &duty->every->from, &duty->every->to, &duty->every->at_least})
            collect(*each, found);
    for (check::Route const& route : duty->routes) collect(route.when, found);
    return found;
}

std::vector<Readable> read_by(check::Offer const* offer) {
    std::vector<Readable> found;
    collect(offer->when, found);
    return found;
}

struct Reading {
    Readable what;
    std::vector<Readable> reads;
    std::size_t next = 0;
};

Reading visit(Readable what) {
    return {what, std::visit([](auto const* each) { return read_by(each); }, what)};
}

}  // namespace

std::vector<Readable> reading_order(Readable start, std::set<Readable>& known) {
    std::vector<Readable> order;
    if (!known.insert(start).second) return order;
    std::vector<Reading> open{visit(start)};
    while (!open.empty()) {
        Reading& here = open.back();
        if (here.next == here.reads.size()) {
            order.push_back(here.what);
            open.pop_back();
        } else if (Readable const next = here.reads[here.next++]; known.insert(next).second) {
            open.push_back(visit(next));
        }
    }
    return order;
}

}  // namespace rubric::lower
