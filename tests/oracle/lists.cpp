// Facts, and what is said of lists. An unknown list is any number of copies of one wholly unknown element.
#include "evaluator.hpp"

#include <algorithm>

namespace rubric::oracle {

using check::Expression;
using check::Field;
using check::Type;

// ---- facts: what is given; else what `from` computes; else unknown; then `assume` ------------------------------------

Instance const& Oracle::imagined(Instance const* owner, Field const& one, bool wrong) {
    auto& found = imagined_[{owner, &one, wrong}];
    if (!found) found.reset(new Instance{one.type.record, true, wrong, {}});
    return *found;
}

/// Of a list in error: whether it has an element, and all of it, is in error.
Element Oracle::wrong_element(Field const& one, Instance const* owner) {
    bool const records = one.type.kind == Type::Kind::record;
    return {{error}, std::make_shared<Thing>(Thing{records ? Set{record(&imagined(owner, one, true))} : Set{error}}), 1, 0};
}

Element Oracle::wrong_element(Type const& type) {
    if (type.kind != Type::Kind::record) return {{error}, std::make_shared<Thing>(Thing{Set{error}}), 1, 0};
    auto& found = wrong_[type.record];
    if (!found) found.reset(new Instance{type.record, true, true, {}});
    return {{error}, std::make_shared<Thing>(Thing{Set{record(found.get())}}), 1, 0};
}

Set Oracle::known(Field const& one, Datum const& datum) const {
    if (datum.state == Fact::State::error || (datum.state == Fact::State::none && !one.type.optional)) return {error};
    if (datum.state == Fact::State::none) return {none};
    return {datum.instance ? record(datum.instance.get()) : datum.part};
}

Thing Oracle::fact(Field const& one, Instance const& owner) {
    if (one.type.list) return {{}, elements(one, owner)};
    if (owner.wrong) return {one.type.kind == Type::Kind::record && !one.type.optional ? Set{record(&imagined(&owner, one, true))} : Set{error}};
    auto const said = owner.facts.find(&one);
    if (said != owner.facts.end() && said->second.state != Fact::State::unknown) return {known(one, said->second)};
    Set value;
    if (one.from) {
        value = set(one.from, Scope{{record(&owner)}});
        if (!one.type.optional) value.erase(none);
        if (value.empty()) value = {error};
    } else if (one.type.kind == Type::Kind::record) {
        value = {record(&imagined(&owner, one))};
        if (one.type.optional) value.insert(none);
    } else {
        value = anything(one.type);
    }
    if (!one.assume || !assuming_ || owner.imagined) return {value};
    Set const assumed = set(one.assume, Scope{{record(&owner)}});
    bool const is_record = one.type.kind == Type::Kind::record;  // of a record, whether it is there
    bool const open = is_record ? value.size() > 1 && (value.contains(none) || value.contains(error)) : !settled(value);
    return {open && within(*assumed.begin(), value) ? assumed : value};
}

List Oracle::elements(Field const& one, Instance const& owner) {
    auto const said = owner.facts.find(&one);
    Fact::State const state = owner.wrong ? Fact::State::error : said == owner.facts.end() ? Fact::State::unknown : said->second.state;
    if (state == Fact::State::none) return {};
    if (state == Fact::State::error) return {wrong_element(one, &owner)};
    if (state == Fact::State::known) {
        List out;
        Field each{one.name, one.title, one.type, {}, {}, false, false, nullptr, {}};
        each.type.list = each.type.optional = false;
        for (Datum const& datum : said->second.elements) {
            Set const value = datum.state == Fact::State::unknown ? anything(each.type) : known(each, datum);
            out.push_back({{yes}, std::make_shared<Thing>(Thing{value}), 1, static_cast<std::int64_t>(out.size())});
        }
        return out;
    }
    Scope const scope{{record(&owner)}};
    if (one.from) return list(one.from, scope);
    if (one.assume && assuming_ && !owner.imagined) return list(one.assume, scope);
    Type single = one.type;
    single.list = single.optional = false;
    Set const value = one.type.kind == Type::Kind::record ? Set{record(&imagined(&owner, one))} : anything(single);
    return {{{yes, no}, std::make_shared<Thing>(Thing{value}), most_elements, 0}};
}

Thing Oracle::field(Field const& one, Set const& owners) {
    return of_each(owners, one.type, [&](Part const& owner) { return fact(one, *owner.record); });
}

/// What each record that it could be gives. Of several, each element of each list is perhaps there; what is in error is a list in error.
Thing Oracle::of_each(Set const& owners, Type const& type, std::function<Thing(Part const& owner)> const& read) {
    Thing out;
    for (Part const& owner : owners) {
        Thing found;
        if (owner.kind == Part::Kind::record) found = read(owner);
        else if (!type.list) found.set = {owner};
        else if (owner == error) found.list = {wrong_element(type)};
        for (Part part : found.set) {
            if (part.kind == Part::Kind::record) part.high = part.high != 0 || owner.high != 0;
            out.set = both_of(out.set, {part});
        }
        for (Element element : found.list) {
            if (owners.size() > 1) element.inside = also(element.inside, {yes, no});
            if (owner.kind == Part::Kind::record && owner.high != 0) element.copies = most_elements;
            out.list.push_back(element);
        }
        if (found.standing) out.standing = found.standing;
    }
    return out;
}

// ---- over lists -----------------------------------------------------------------------------------------------------

namespace {

/// What is none is left out of a list, whether or not a guard says that it is not.
Element without_none(Element element, Set value) {
    Set const absent = lift({value}, [](Parts const& p) -> Parts { return {p[0] == none ? yes : no}; });
    element.inside = also(element.inside, opposite(absent));
    if (value.size() > 1) value.erase(none);
    element.thing = std::make_shared<Thing>(Thing{value});
    return element;
}

/// The element as the one that is picked.
Set one_of(Element const& element, Set const& value) {
    Set out;
    for (Part const& part : value) out.insert(part.kind == Part::Kind::record ? record(part.record, element.copies > 1) : part);
    return out;
}

std::int64_t ordered_levels(Type const& type) { return type.kind == Type::Kind::levels ? type.values->levels.ordered : 0; }

}  // namespace

Thing Oracle::aggregate(Expression const& e, Scope const& scope) {
    auto const& [over, where, body, key] = std::tie(e.parts[0], e.parts[1], e.parts[2], e.parts[3]);
    std::string const& kind = e.word;
    Set holds{no}, fails{no};
    std::vector<Addend> addends;
    std::vector<Bids> bids;
    std::vector<Keyed> keyed;
    std::vector<Wanted> wanted;
    Thing out;
    for (Element element : list(over, scope)) {
        Scope inner = scope;
        inner.variables[e.variable] = *element.thing;
        Set const there = where ? also(element.inside, set(where, inner)) : element.inside;
        Thing const what = body ? eval(*body, inner) : *element.thing;
        if (kind == "any") holds = either(holds, body ? also(there, what.set) : there);
        if (kind == "all") fails = either(fails, also(there, opposite(what.set)));
        if (kind == "count") addends.push_back({bid(there, {exactly(unit)}, true), element.copies});
        if (kind == "sum") addends.push_back({bid(there, what.set, true), element.copies});
        if (kind == "highest" || kind == "lowest") bids.push_back(bid(there, what.set, true));
        if (kind == "latest" || kind == "earliest") keyed.push_back({bid(there, set(key, inner), true), one_of(element, what.set)});
        if (kind == "the") wanted.push_back({there, one_of(element, what.set)});
        if (kind != "list") continue;
        element.inside = there;
        out.list.push_back(body ? without_none(element, what.set) : element);
    }
    if (kind == "any") out.set = holds;
    if (kind == "all") out.set = opposite(fails);
    if (kind == "count" || kind == "sum") out.set = total(addends);
    if (kind == "highest" || kind == "lowest") out.set = extreme(kind == "highest", ordered_levels(e.type), bids, {none});
    if (kind == "latest" || kind == "earliest") out.set = last_of(kind == "latest", keyed);
    if (kind == "the") out.set = only_of(wanted);
    return out;
}

/// highest(a, b), of values or of one list.
Set Oracle::extreme_of(Expression const& e, Scope const& scope) {
    std::vector<Bids> bids;
    std::vector<Addend> addends;
    Set all{yes};
    auto const take = [&](Set const& inside, Set const& value, std::int64_t copies) {
        bids.push_back(bid(inside, value, true));
        addends.push_back({bids.back(), copies});
        all = also(all, opposite(also(inside, opposite(value))));
    };
    for (auto const& part : e.parts) {
        Thing const what = eval(*part, scope);
        if (!part->type.list) take({yes}, what.set, 1);
        for (Element const& element : what.list) take(element.inside, element.thing->set, element.copies);
    }
    if (e.word == "all") return all;
    if (e.word == "sum") return total(addends);
    return extreme(e.word == "highest", ordered_levels(e.type), bids, {none});
}

}  // namespace rubric::oracle
