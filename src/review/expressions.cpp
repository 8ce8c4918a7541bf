#include "expressions.hpp"

namespace rubric::review {

namespace {

class Walk {
public:
    explicit Walk(Visit const& visit) : visit_(visit) {}

    void of(check::ExpressionPtr const& expression) {
        if (expression) each_part(*expression, visit_);
    }
    void of(check::Rule const& rule) { of(rule.outcome), of(rule.when), of(rule.because); }
    void of(check::Value const& value) {
        of(value.expression), of(value.because);
        for (auto const& each : value.rules) of(each);
        if (value.otherwise) of(*value.otherwise);
    }
    void of(check::Offer const& offer) { of(offer.text), of(offer.when), of(offer.because); }
    void of(check::Duty const& duty) {
        for (auto const& each : {duty.text, duty.list, duty.where, duty.by, duty.done_on, duty.done_when, duty.done_list, duty.done_where})
            of(each);
        if (duty.every)
            for (auto const& each : {duty.every->length, duty.every->from, duty.every->to, duty.every->at_least}) of(each);
        for (auto const& each : duty.routes) of(each.when), of(each.because);
    }
    void of(check::Map const& map) {
        for (auto const& each : map.pairs) of(each.outcome), of(each.when);
    }
    void of(check::Dataset const& dataset) {
        of(dataset.where);
        for (auto const& each : dataset.entries) of(each);
    }
    void of(check::Parameter const& parameter) {
        of(parameter.value);
        for (auto const& each : parameter.dated) of(each.value);
    }
    void of(check::Report const& report) {
        for (auto const* entries : {&report.head, &report.columns})
            for (auto const& each : *entries) of(each.value);
        for (auto const& loop : report.loops) {
            of(loop.list), of(loop.where), of(loop.limit);
            for (auto const& each : loop.order) of(each.value);
        }
    }
    void of(check::Entry const& entry) {
        of(entry.computed);
        for (auto const& each : entry.group) of(each);
    }

private:
    Visit const& visit_;
};

}  // namespace

void each_part(check::Expression const& expression, Visit const& visit) {
    std::vector<check::Expression const*> open{&expression};
    while (!open.empty()) {
        check::Expression const* const each = open.back();
        open.pop_back();
        visit(*each);
        for (auto const& part : each->parts)
            if (part) open.push_back(part.get());
    }
}

void each_expression(check::Framework const& framework, Visit const& visit) {
    Walk walk(visit);
    for (auto const& record : framework.records)
        for (auto const& field : record->fields) walk.of(field->from), walk.of(field->assume);
    for (auto const& each : framework.lets) walk.of(*each);
    for (auto const& each : framework.offers) walk.of(*each);
    for (auto const& each : framework.duties) walk.of(*each);
    for (auto const& each : framework.maps) walk.of(*each);
    for (auto const& each : framework.parameters) walk.of(*each);
    for (auto const& each : framework.datasets) walk.of(*each);
    for (auto const& each : framework.reports) walk.of(*each);
}

}  // namespace rubric::review
