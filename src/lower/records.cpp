// Rows of facts as records: what is given, what `from` computes where nothing is, what is assumed.
#include "lowering.hpp"

namespace rubric::lower {

Symbol Lowering::field(RecordSymbol const& record, check::Field const& field) {
    auto found = record.made.find(&field);
    if (found == record.made.end()) {
        Symbol made = record.make(field);
        if (!record.fields_know) made = where_present(record.presence, made, field.type);
        found = record.made.emplace(&field, made).first;
    }
    return found->second;
}

/// The record where it is not none; what is read of it then may still be in error with it.
RecordSymbol const* Lowering::there(RecordSymbol const& record) {
    if (!build.may_be_none(record.presence)) return &record;
    auto const [found, added] = inside_.try_emplace(&record, nullptr);
    if (!added) return found->second;
    RecordSymbol made{
        .type = record.type, .scope = record.scope, .presence = build.known(record.presence), .selves = record.selves};
    made.make = [this, &record](check::Field const& each) { return given(record, {record.type, &each, nullptr}); };
    if (record.decide)
        made.decide = [this, &record](check::Value const& each) { return given(record, {record.type, nullptr, &each}); };
    return found->second = keep(std::move(made));
}

Symbol Lowering::given(RecordSymbol const& record, Step const& step) {
    if (record.given) return record.given(step);
    if (step.decision) return stored(value(*step.decision, &record), step.type());
    return record.fields_know ? stored(field(record, *step.field), step.type()) : record.make(*step.field);
}

RecordSymbol const* Lowering::row(ScopeId scope, Layout const& layout, std::vector<RecordSymbol const*> const& outer) {
    auto const [found, added] = rows_.try_emplace({scope, &layout}, nullptr);
    if (!added) return found->second;
    RecordSymbol made{.type = layout.type, .scope = scope, .presence = build.present()};
    if (!layout.type->is_case) made.selves = outer;
    RecordSymbol const* kept = keep(std::move(made));
    auto& self = const_cast<RecordSymbol&>(*kept);  // it is among the records whose fields its fields see
    self.selves.push_back(kept);
    self.make = [this, kept, &layout](check::Field const& each) { return row_field(*kept, layout, each); };
    return found->second = kept;
}

Symbol Lowering::row_field(RecordSymbol const& row, Layout const& layout, check::Field const& field) {
    auto const found = layout.entries.find(&field);
    if (found == layout.entries.end()) return waiting("a record within itself");
    if (field.type.list) return list_field(row, found->second, field);
    return found->second.nested ? record_field(row, layout, found->second, field)
                                : scalar_field(row, layout, found->second, field);
}

NodeId Lowering::assume(NodeId value, NodeId assumed, Layout const& layout, std::uint32_t slot) {
    NodeId const allowed = layout.presence == nothing ? nothing : build.given(layout.presence, build.scope(value));
    return build.assume(value, assumed, slot, allowed);
}

Symbol Lowering::scalar_field(RecordSymbol const& row, Layout const& layout, Layout::Entry const& entry,
                              check::Field const& field) {
    Context const context{row.selves};
    Domain const domain = types.domain(field.type);
    NodeId from = nothing;
    if (field.from) from = scalar(stored(lower(*field.from, context), field.type), domain);
    NodeId const fact = build.fact(entry.slot, row.scope, from);
    if (!field.assume) return fact;
    return assume(fact, scalar(lower(*field.assume, context), domain), layout, entry.slot);
}

Symbol Lowering::record_field(RecordSymbol const& row, Layout const& layout, Layout::Entry const& entry,
                              check::Field const& field) {
    Context const context{row.selves};
    RecordSymbol const& facts = *this->row(row.scope, *entry.nested, row.selves);
    if (!field.type.optional && !field.from) return &facts;

    RecordSymbol own{.type = field.type.record, .scope = row.scope, .presence = build.present(), .selves = facts.selves};
    if (field.type.optional) own.presence = build.fact(entry.slot, row.scope);
    own.make = [this, &facts](check::Field const& each) { return this->field(facts, each); };
    Symbol symbol = keep(std::move(own));
    if (field.from) {
        Symbol const computed = stored(lower(*field.from, context), field.type);
        symbol = choose(build.given(entry.slot, row.scope), computed, symbol, field.type);
    }
    if (!field.assume) return symbol;

    RecordSymbol const& read = *record(symbol, field.type.record);
    RecordSymbol assumed{.type = read.type, .scope = read.scope, .selves = facts.selves};
    assumed.presence =
        assume(read.presence, scalar(lower(*field.assume, context), build.domain(read.presence)), layout, entry.slot);
    assumed.make = [this, &read](check::Field const& each) { return given(read, {read.type, &each, nullptr}); };
    return keep(std::move(assumed));
}

Symbol Lowering::list_field(RecordSymbol const& row, Layout::Entry const& entry, check::Field const& field) {
    auto const own = [this, &row, &entry](ScopeId parent) {
        ScopeId const loop = build.loop(entry.list, parent, row.scope);
        Symbol const value = entry.element ? Symbol{this->row(loop, *entry.element, row.selves)} : Symbol{build.fact(0, loop)};
        return Element{loop, build.element(loop), value};
    };
    if (!field.from) return keep(ListSymbol{row.scope, [own](ScopeId parent) { return std::vector{own(parent)}; }});

    ListSymbol const* computed = list(lower(*field.from, {row.selves}));
    NodeId const given = build.given_list(entry.list, row.scope);
    return keep(ListSymbol{row.scope, [this, own, computed, given](ScopeId parent) {
                               std::vector<Element> all{own(parent)};
                               all[0].condition = build.both(given, all[0].condition);
                               for (Element each : computed->elements(parent)) {
                                   each.condition = build.both(build.negation(given), each.condition);
                                   all.push_back(std::move(each));
                               }
                               return all;
                           }});
}

/// What a function is called with is not none where it is called at all.
Symbol Lowering::known_to_be_there(Symbol const& symbol) {
    if (auto const node = std::get_if<NodeId>(&symbol)) return build.known(*node);
    if (auto const record = std::get_if<RecordSymbol const*>(&symbol)) return there(**record);
    return symbol;
}

Symbol Lowering::wrong(check::Type const& type) {
    if (type.list)
        return keep(ListSymbol{0, [this, type](ScopeId parent) {
                                   return std::vector{Element{parent, build.error(boolean_domain), wrong(element_of(type))}};
                               }});
    if (type.kind == check::Type::Kind::duty) {
        auto const in_error = [&](Domain domain) { return build.error(domain); };
        NodeId const test = in_error(boolean_domain);
        return keep(DutySymbol{.holds = test, .by = in_error(domain_of(Kind::date, true)), .done = test, .late = test,
                               .missing = in_error(domain_of(Kind::integer, true))});
    }
    if (type.kind != check::Type::Kind::record) return build.error(types.domain(type));
    auto const [found, added] = wrong_.try_emplace({type.record, type.optional}, nullptr);
    if (!added) return found->second;
    RecordSymbol made{.type = type.record, .presence = type.optional ? build.error(types.domain(type)) : build.present()};
    made.make = [this](check::Field const& each) { return wrong(each.type); };
    return found->second = keep(std::move(made));
}

}  // namespace rubric::lower
