// Offers and duties.
#include "check/notes.hpp"
#include "declarations.hpp"
#include "mentions.hpp"

#include <array>

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
        duty_.has_every = true;
        duty_.every_at = written.at;
        draft_.wait("`every`", duty_.name, written.at);
        if (written.length) {
            ExpressionPtr const length = reader.read(written.length);
            if (length->type.kind != Type::Kind::duration) reader.require_type(*length, duration_of(Unit::days));
        }
        if (written.from) reader.require_type(*reader.read(written.from), of(Type::Kind::date));
        if (written.to) reader.require_type(*reader.read(written.to), of(Type::Kind::date));
        if (written.at_least) reader.require_type(*reader.read(written.at_least), of(Type::Kind::integer));
    }

    void done(Reader& reader, syntax::Done const& written) {
        if (written.each) return done_each(reader, written);
        if (written.on)
            duty_.done_on = reader.store(written.value, optional(of(Type::Kind::date)), {});
        else
            duty_.done_when = reader.test(written.value);
    }

    void done_each(Reader& reader, syntax::Done const& written) {
        duty_.done_each = true;
        if (!duty_.has_every) draft_.wait("`done on … for …`", duty_.name, written.at);
        Reader::Loop const loop = reader.loop(written.each->name, written.each->list);
        Reader inner(draft_, reader.scope().with(loop.variable));
        inner.store(written.value, optional(of(Type::Kind::date)), {});
        if (written.where) inner.test(written.where);
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
    if (written.done) mentioned(written.done->value, definition.mentions);
    definition.check = [&draft, &duty, &written] { DutyCheck(draft, duty).check(written); };
    draft.define(&duty, std::move(definition));
}

}  // namespace rubric::check
