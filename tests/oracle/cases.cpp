#include "cases.hpp"

namespace rubric::oracle {

using check::Field;
using check::Type;

namespace {

constexpr std::int64_t day_0 = 738'426;  // 2022-09-28

std::int64_t number(Random& random, Type::Kind kind) {
    switch (kind) {
        case Type::Kind::integer: return random.between(-1, 4) * unit;
        case Type::Kind::percent: return random.between(0, 4) * 250'000;
        case Type::Kind::date: return random.chance(10) ? random.among({std::int64_t{737'455}, std::int64_t{738'945}, first_day, last_day}) : day_0 + random.between(0, 6);
        case Type::Kind::money: return random.between(0, 6) * 500'000;
        default: return random.chance(5) ? random.among({limit - 1, -limit, std::int64_t{1}}) : random.between(-1, 8) * 500'000;
    }
}

struct Odds { int unknown, wrong; };

std::shared_ptr<Instance> random_record(Random& random, check::Record const& type, Odds odds);

Datum random_scalar(Random& random, Type const& type, Odds odds) {
    Datum out;
    if (random.chance(odds.unknown)) return out;
    out.state = random.chance(odds.wrong) ? Fact::State::error : type.optional && random.chance(25) ? Fact::State::none : Fact::State::known;
    if (out.state != Fact::State::known) return out;
    if (type.kind == Type::Kind::record) out.instance = random_record(random, *type.record, odds);
    else if (type.kind == Type::Kind::levels) out.part = level(static_cast<std::int64_t>(random.below(type.values->levels.levels.size())));
    else if (type.kind == Type::Kind::text) out.part = text(random.among<std::string>({"red", "green", "blue sky", "grey"}));
    else out.part = exactly(number(random, type.kind));
    return out;
}

Datum random_list(Random& random, Type type, Odds odds) {
    type.list = type.optional = false;
    Datum out;
    if (random.chance(odds.unknown * 2 / 3)) return out;
    if (random.chance(odds.wrong / 2)) return {Fact::State::error};
    if (random.chance(6)) return {Fact::State::none};
    out.state = Fact::State::known;
    for (std::size_t count = random.among({0, 1, 1, 2, 2, 3}); count > 0; --count) {
        Odds const inner = type.kind == Type::Kind::record ? Odds{0, 0} : odds;  // its fields have their own
        Datum each = random_scalar(random, type, inner);
        if (type.kind == Type::Kind::record) each.instance = random_record(random, *type.record, odds);
        out.elements.push_back(each);
    }
    return out;
}

/// A record is there as a whole, or not there, or unknown as a whole; so is what lies within it.
std::shared_ptr<Instance> random_record(Random& random, check::Record const& type, Odds odds) {
    auto out = std::make_shared<Instance>();
    out->type = &type;
    for (auto const& field : type.fields) {
        Odds own = odds;
        if (field->from) own.unknown = own.unknown / 3 + 50;
        if (field->type.kind == Type::Kind::record && !field->type.list && !field->type.optional) own.wrong = 0;
        out->facts[field.get()] = field->type.list ? random_list(random, field->type, own) : random_scalar(random, field->type, own);
    }
    return out;
}

// ---- as rows of facts -----------------------------------------------------------------------------------------------

Datum const* at(Instance const& owner, std::string const& path) {
    Instance const* here = &owner;
    std::size_t begin = 0;
    while (here) {
        std::size_t const end = path.find('.', begin);
        std::string const name = path.substr(begin, end == std::string::npos ? end : end - begin);
        Datum const* found = nullptr;
        for (auto const& [field, datum] : here->facts)
            if (field->name == name) found = &datum;
        if (!found || end == std::string::npos) return found;
        here = found->instance.get();
        begin = end + 1;
    }
    return nullptr;
}

Fact fact_of(Datum const& datum, Texts& texts) {
    if (datum.state != Fact::State::known) return {datum.state, 0};
    if (datum.instance) return {Fact::State::known, 0};
    return {Fact::State::known, datum.part.kind == Part::Kind::text ? texts.code(datum.part.word) : datum.part.low};
}

Row row_of(Instance const& instance, Graph const& graph, Shape const& shape, Texts& texts) {
    Row out(shape);
    for (std::size_t i = 0; i < shape.slots.size(); ++i)
        if (Datum const* const datum = at(instance, shape.slots[i].path)) out.slots[i] = fact_of(*datum, texts);
    for (std::size_t i = 0; i < shape.lists.size(); ++i) {
        Datum const* const datum = at(instance, shape.lists[i].path);
        if (!datum) continue;
        out.lists[i].state = datum->state;
        Shape const& element = graph.shapes[shape.lists[i].element];
        for (Datum const& each : datum->elements) {
            if (each.instance) {
                out.lists[i].rows.push_back(row_of(*each.instance, graph, element, texts));
            } else {
                out.lists[i].rows.emplace_back(element);
                out.lists[i].rows.back().slots.at(0) = fact_of(each, texts);
            }
        }
    }
    return out;
}

void show(std::string& out, Instance const& instance, std::string const& indent) {
    constexpr char const* states[] = {"unknown", "none", "error", ""};
    for (auto const& field : instance.type->fields) {
        Datum const& datum = instance.facts.at(field.get());
        out += indent + field->name + " = " + states[static_cast<int>(datum.state)];
        if (datum.state == Fact::State::known && !datum.instance && !field->type.list)
            out += field->type.kind == Type::Kind::levels ? field->type.values->levels.levels[static_cast<std::size_t>(datum.part.low)].name : oracle::show({datum.part});
        out += "\n";
        if (datum.instance) show(out, *datum.instance, indent + "    ");
        for (Datum const& each : datum.elements) {
            out += indent + "  -\n";
            if (each.instance) show(out, *each.instance, indent + "    ");
            else out += indent + "    " + states[static_cast<int>(each.state)] + (each.state == Fact::State::known ? oracle::show({each.part}) : "") + "\n";
        }
    }
}

}  // namespace

Datum random_scalar(Random& random, check::Type const& type) { return random_scalar(random, type, {0, 0}); }

Case random_case(Random& random, check::Framework const& framework, int unknown, int wrong) {
    Case out;
    if (!random.chance(15)) out.today = day_0 + random.between(1, 5);
    out.facts = random_record(random, *framework.the_case, {unknown, wrong});
    return out;
}

Row row_of(Case const& one, Graph const& graph, Texts& texts) {
    Row out = row_of(*one.facts, graph, graph.shapes[0], texts);
    if (one.today) out.slots[today_slot] = {Fact::State::known, *one.today};
    return out;
}

std::string show(Case const& one) {
    std::string out = "today = " + (one.today ? std::to_string(*one.today) : "unknown") + "\n";
    show(out, *one.facts, "");
    return out;
}

}  // namespace rubric::oracle
