// Offers and duties.
#include "check/literals.hpp"
#include "check/notes.hpp"
#include "declarations.hpp"
#include "mentions.hpp"


namespace rubric::check {

namespace {

ExpressionPtr reason(Reader& reader, std::optional<syntax::String> const& written) {
    return written ? reader.text(*written) : nullptr;
}

Strength strength_of(std::string_view word) {
    struct Row {
        std::string_view word;
        Strength strength;
    };
    constexpr std::array rows{Row{"may", Strength::may}, Row{"should", Strength::should}, Row{"must", Strength::must},
                              Row{"must not", Strength::must_not}};
    for (Row const& row : rows)
        if (row.word == word) return row.strength;
    return Strength::must;
}

class DutyCheck {
public:
    DutyCheck(Draft& draft, Duty& duty) : draft_(draft), outer_(draft, case_scope(draft)), duty_(duty) {}

    void check(syntax::Duty const& written) {
        for (Place const& at : written.repeated) refuse_second(at);
        if (written.routes.empty()) {
            std::string const actor = draft_.framework->actors.empty() ? "leader" : draft_.framework->actors.front()->name;
            draft_.report(text::Code::R0263, written.name.at, {{"name", written.name.text}, {"actor", actor}});
        }
        if (written.each) each(*written.each);
        Reader reader(draft_, duty_.each ? outer_.scope().with(duty_.each.get()) : outer_.scope());
        duty_.text = reader.text(written.title);
        for (syntax::Route const& route : written.routes) this->route(reader, route);
        if (written.by) duty_.by = reader.store(written.by, optional(of(Type::Kind::date)), {});
        if (written.every) every(reader, *written.every);
        if (written.done) done(reader, *written.done);
    }

private:
    void refuse_second(Place at) {
        std::string_view const clause = draft_.sources.at(at);
        draft_.report(text::Code::R0240, at, {{"clause", clause.substr(0, clause.find_first_of(" \n\t"))}});
    }

    void each(syntax::Loop const& written) {
        Reader::Loop const loop = outer_.loop(written.binder.name, written.binder.list);
        duty_.each->type = loop.variable->type;
        duty_.list = loop.list;
        Reader inner(draft_, outer_.scope().with(duty_.each.get()));
        if (written.where) duty_.where = inner.test(written.where);
        if (!written.order.empty()) draft_.report(text::Code::R0259, written.order.front().value.at, {{"word", "order by"}});
        if (written.limit) draft_.report(text::Code::R0259, written.limit.at, {{"word", "limit"}});
    }

    void route(Reader& reader, syntax::Route const& written) {
        Route route;
        route.actor = read_actor(draft_, written.actor);
        route.strength = strength_of(written.strength);
        if (written.when) route.when = reader.test(written.when);
        route.because = reason(reader, written.because);
        route.notes = read_rule_notes(draft_, written.notes, written.at, duty_.notes);
        duty_.routes.push_back(std::move(route));
    }

    void every(Reader& reader, syntax::Every const& written) {
        Type const date = optional(of(Type::Kind::date));
        Every every;
        every.at = written.at;
        if (written.unit == "term") {
            every.unit = Unit::terms;
            draft_.require_terms("`every term`", written.at);
        } else {
            every.length = written.length ? length(reader, written.length) : length_of(written.unit, written.at);
            every.unit = every.length->type.unit;
        }
        if (written.from) every.from = reader.store(written.from, date, {});
        if (written.to) every.to = reader.store(written.to, date, {});
        if (written.at_least) every.at_least = reader.store(written.at_least, of(Type::Kind::integer), "`at least`");
        refuse_nothing(every);
        duty_.every = std::move(every);
    }

    /// One of the unit: `every month` is `every 1 month`.
    static ExpressionPtr length_of(std::string_view word, Place at) {
        Span const span = read_duration(word == "quarter" ? "3 months" : "1 " + std::string(word));
        return constant(duration_of(span.unit), span.count.millionths, at);
    }

    ExpressionPtr length(Reader& reader, syntax::Expression const& written) {
        ExpressionPtr const found = reader.read(written);
        Type const type = found->type.kind == Type::Kind::duration ? duration_of(found->type.unit) : duration_of(Unit::days);
        reader.require_type(*found, type);
        reader.require_no_none(*found, type, "the length of a period", {});
        return found;
    }

    /// Periods in which no time passes, and nothing wanted of them.
    void refuse_nothing(Every const& every) {
        auto const below_one = [](ExpressionPtr const& each) {
            return each && each->op == Op::constant && each->constant.state == Fact::State::known && each->constant.value < 1'000'000;
        };
        auto const written = [&](ExpressionPtr const& each) { return std::string(draft_.sources.at(each->at)); };
        if (below_one(every.length)) draft_.report(text::Code::R0274, every.length->at, {{"length", written(every.length)}});
        if (below_one(every.at_least)) draft_.report(text::Code::R0275, every.at_least->at, {{"count", written(every.at_least)}});
        if (every.from && every.to && every.from->op == Op::constant && every.to->op == Op::constant &&
            every.to->constant.value < every.from->constant.value)
            draft_.report(text::Code::R0255, every.to->at, {{"from", written(every.from)}, {"to", written(every.to)}});
    }

    void done(Reader& reader, syntax::Done const& written) {
        if (written.each) return done_each(reader, written);
        if (written.on)
            duty_.done_on = reader.store(written.value, optional(of(Type::Kind::date)), {});
        else
            duty_.done_when = reader.test(written.value);
        if (duty_.done_when && duty_.every) draft_.report(text::Code::R0276, written.at);
    }

    void done_each(Reader& reader, syntax::Done const& written) {
        Reader::Loop const loop = reader.loop(written.each->name, written.each->list);
        Reader inner(draft_, reader.scope().with(loop.variable));
        duty_.done_each = loop.variable;
        duty_.done_list = loop.list;
        duty_.done_on = inner.store(written.value, optional(of(Type::Kind::date)), {});
        if (written.where) duty_.done_where = inner.test(written.where);
    }

    Draft& draft_;
    Reader outer_;
    Duty& duty_;
};

}  // namespace

Actor const* read_actor(Draft& draft, syntax::Name const& name) {
    auto const found = draft.names.actors(name.text);
    if (found.empty())
        draft.report(text::Code::R0207, name.at,
                     {{"kind", "actor"}, {"name", name.text}, {"near", nearest(name.text, draft.names.actor_names())}});
    if (found.size() > 1)
        draft.report(text::Code::R0206, name.at,
                     {{"name", name.text},
                      {"one", "the actor of one framework"},
                      {"other", "of another"},
                      {"way", "an actor of this framework's own"}});
    return found.size() == 1 ? found.front() : nullptr;
}

void define_offer(Draft& draft, Offer& offer, syntax::Offer const& written) {
    offer.may = written.may;
    Definition definition{written.name.text, written.name.at};
    mentioned(written.when, definition.mentions);
    definition.check = [&draft, &offer, &written] {
        Reader reader(draft, case_scope(draft));
        offer.text = reader.text(written.title);
        if (written.when) offer.when = reader.test(written.when);
        offer.because = reason(reader, written.because);
    };
    draft.define(&offer, std::move(definition));
}

void define_duty(Draft& draft, Duty& duty, syntax::Duty const& written) {
    Definition definition{written.name.text, written.name.at};
    for (syntax::Route const& each : written.routes) mentioned(each.when, definition.mentions);
    mentioned(written.by, definition.mentions);
    if (written.each) mentioned(written.each->where, definition.mentions);
    if (written.done) {
        mentioned(written.done->value, definition.mentions);
        if (written.done->each) mentioned(written.done->each->list, definition.mentions);
        mentioned(written.done->where, definition.mentions);
    }
    if (written.every)
        for (auto const* each : {&written.every->length, &written.every->from, &written.every->to, &written.every->at_least})
            mentioned(*each, definition.mentions);
    definition.check = [&draft, &duty, &written] { DutyCheck(draft, duty).check(written); };
    draft.define(&duty, std::move(definition));
}

}  // namespace rubric::check
