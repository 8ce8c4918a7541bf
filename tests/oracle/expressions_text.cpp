// Random expressions of a wanted type. Whatever is put together stands in brackets; what may be none is given only where the wanted
// type takes none, or where a test stands.
#include "generator.hpp"

#pragma GCC diagnostic ignored "-Wstringop-overflow"  // g++ 12 gives it wrongly for text + text

#include <algorithm>

namespace rubric::oracle {

using Kind = Sort::Kind;

namespace {

bool fits(Sort const& have, Sort const& want) {
    if (have.list != want.list || (have.optional && !want.optional)) return false;
    if (have.kind != want.kind) return have.kind == Kind::integer && want.kind == Kind::number;
    return (have.kind != Kind::level && have.kind != Kind::record) || have.of == want.of;
}

std::string const relations[] = {"=", "!=", "<", "<=", ">", ">="};

}  // namespace

std::vector<Atom> Generator::readable(Sight const& sight, Sort const& want) const {
    return atoms(sight, [&](Sort const& have) { return fits(have, want); });
}

std::string Generator::atom(Sort const& want, Sight const& sight) {
    auto const found = readable(sight, want);
    return found.empty() ? std::string() : r.pick(found).text;
}

Sight Generator::with(Sight const& sight, std::string const& variable, Sort const& element, bool lists) const {
    Sight inner = sight;
    Atom const bound{variable, element};
    std::vector<Atom> own{bound};
    members(own, bound, lists);
    for (int copies = 0; copies < 3; ++copies) inner.atoms.insert(inner.atoms.end(), own.begin(), own.end());  // read more often
    return inner;
}

// ---- tests ----------------------------------------------------------------------------------------------------------

std::string Generator::test(int depth, Sight const& sight) {
    if (depth > 0 && r.chance(45)) {
        std::string const a = test(depth - 1, sight), b = test(depth - 1, sight);
        switch (r.below(5)) {
            case 0: return "(" + a + " and " + b + ")";
            case 1: return "(" + a + " or " + b + ")";
            case 2: return "(not " + a + ")";
            case 3: return "(" + a + " and " + b + " and " + simple_test(0, sight) + ")";
            default: return counted(depth - 1, sight);
        }
    }
    if (r.chance(15))
        if (auto const found = atom(maybe({}), sight); !found.empty()) return found;
    return simple_test(depth, sight);
}

/// Never none.
std::string Generator::truth(int depth, Sight const& sight) {
    if (r.chance(30))
        if (auto const found = atom({}, sight); !found.empty()) return found;
    return depth > 0 && r.chance(30) ? "(not " + test(depth - 1, sight) + ")" : simple_test(depth, sight);
}

std::string Generator::simple_test(int depth, Sight const& sight) {
    for (int tries = 0; tries < 12; ++tries) {
        std::string found;
        switch (r.below(9)) {
            case 0: case 1: case 2: found = compared(depth, sight); break;
            case 3: found = ranged(depth, sight); break;
            case 4: {
                auto const some = atoms(sight, [](Sort const& s) { return s.optional && !s.list; });
                if (!some.empty()) found = "(" + r.pick(some).text + (r.chance(50) ? " is none)" : " is not none)");
                break;
            }
            case 5: found = quantified(depth, sight); break;
            case 6: found = atom({}, sight); break;
            case 7: found = depth > 0 ? call({}, depth - 1, sight) : ""; break;
            default: found = r.chance(5) ? literal({}) : r.chance(20) ? dated({}, depth, sight) : "";
        }
        if (!found.empty()) return found;
    }
    return "(today < " + literal({Kind::date}) + ")";
}

std::string Generator::compared(int depth, Sight const& sight) {
    auto const some = atoms(sight, [](Sort const& s) { return !s.list && s.kind != Kind::record && s.kind != Kind::boolean; });
    if (some.empty()) return "";
    Atom const left = r.pick(some);
    std::string subject = left.text;
    Sort sort = left.sort;
    if (sort.kind == Kind::level)
        for (Crosswalk const& map : maps_)
            if (map.from == left.sort.of && r.chance(35)) subject = map.name + "(" + left.text + ")", sort = {Kind::level, map.to};
    if (sort.kind == Kind::date && r.chance(30)) {
        subject = unit_of_time() + " from " + (r.chance(50) ? left.text + " to today" : "today to " + left.text);
        sort = {Kind::integer, 0, sort.optional};
    }
    bool const ordered = sort.kind == Kind::level ? scales_[sort.of].comparable() : sort.kind != Kind::text;
    if (ordered && numeric(sort) && sort.kind != Kind::percent && depth > 0 && r.chance(40)) subject = number(maybe(sort), depth - 1, sight);
    std::string const right = depth > 0 && r.chance(40) && sort.kind != Kind::level ? value(maybe(sort), depth - 1, sight) : r.chance(25) ? atom(maybe(sort), sight) : literal(sort);
    return right.empty() ? "" : "(" + subject + " " + relations[r.below(ordered ? 6 : 2)] + " " + right + ")";
}

std::string Generator::ranged(int depth, Sight const& sight) {
    auto const some = atoms(sight, [](Sort const& s) { return !s.list && s.kind != Kind::record && s.kind != Kind::boolean; });
    if (some.empty()) return "";
    Atom const left = r.pick(some);
    std::string const in = r.chance(25) ? " not in " : " in ";
    bool const range = (numeric(left.sort) || left.sort.kind == Kind::date) && r.chance(60);
    if (!range) {
        std::string const other = r.chance(25) ? atom(left.sort, sight) : "";
        if (r.chance(20))
            if (auto const list = atom(list_of(left.sort), sight); !list.empty()) return "(" + left.text + in + list + ")";
        return "(" + left.text + in + "(" + literal(left.sort) + ", " + (other.empty() ? literal(left.sort) : other) + "))";
    }
    std::string const subject = numeric(left.sort) && left.sort.kind != Kind::percent && depth > 0 && r.chance(40) ? number(maybe(left.sort), depth - 1, sight) : left.text;
    auto [low, high] = bounds(left.sort);
    if (std::string const end = r.chance(25) ? atom(left.sort, sight) : ""; !end.empty()) (r.chance(50) ? low : high) = end;
    return "(" + subject + in + low + " to " + (r.chance(50) ? "under " : "") + high + ")";
}

std::string Generator::counted(int depth, Sight const& sight) {
    std::string parts;
    std::int64_t const count = r.between(2, 4);
    for (std::int64_t i = 0; i < count; ++i) parts += (i ? ", " : "") + test(depth > 0 ? depth - 1 : 0, sight);
    std::string const relation = r.chance(50) ? ">=" : relations[r.below(6)];
    std::string const least = r.chance(15) ? atom({Kind::integer}, sight) : "";
    return "(count of (" + parts + ") " + relation + " " + (least.empty() ? std::to_string(r.between(0, count)) : least) + ")";
}

std::string Generator::quantified(int depth, Sight const& sight) {
    auto const lists = atoms(sight, [](Sort const& s) { return s.list; });
    if (lists.empty()) return "";
    Atom const over = r.pick(lists);
    std::string const v = variable();
    Sight const inner = with(sight, v, one_of(over.sort));
    int const deeper = depth > 0 ? depth - 1 : 0;
    auto const where = [&] { return r.chance(60) ? " where " + test(deeper, inner) : std::string(); };
    switch (r.below(5)) {
        case 3: {
            Sort const element = one_of(over.sort);
            if (element.kind == Kind::record) return "any(" + v + " in " + over.text + where() + ")";
            return "(" + over.text + r.among<std::string>({" = ", " != "}) + list(element, deeper, sight) + ")";
        }
        case 0: return "any(" + v + " in " + over.text + where() + ")";
        case 1: return "all(" + test(deeper, inner) + " for " + v + " in " + over.text + where() + ")";
        case 2: return "(count(" + v + " in " + over.text + where() + ") " + relations[r.below(6)] + " " + std::to_string(r.between(0, 2)) + ")";
        default: {
            Sort const element = one_of(over.sort);
            if (element.kind != Kind::record) return "any(" + v + " in " + over.text + where() + ")";
            std::string const found = record(maybe(element), depth, sight);
            return found.empty() ? "" : "(" + found + (r.chance(50) ? " is none)" : " is not none)");
        }
    }
}

// ---- values ---------------------------------------------------------------------------------------------------------

/// The empty text where nothing of the type can be had: records and lists only.
std::string Generator::value(Sort const& want, int depth, Sight const& sight) {
    if (want.list) return list(one_of(want), depth, sight);
    if (want.kind == Kind::record) return record(want, depth, sight);
    std::string found;
    std::size_t const way = r.below(depth > 0 ? 10 : 4);
    if (way < 3) found = atom(want, sight);
    if (way == 4) found = conditional(want, depth, sight);
    if (way == 5) found = call(want, depth - 1, sight);
    if (way == 6) found = dated(want, depth, sight);
    if (way == 7) found = over_list(want, depth, sight);
    if (!found.empty()) return found;
    if (depth > 0 && way > 4) {
        if (numeric(want)) found = number(want, depth - 1, sight);
        if (want.kind == Kind::date) found = date(want, depth - 1, sight);
        if (want.kind == Kind::level) found = levels(want, depth - 1, sight);
        if (want.kind == Kind::boolean) found = truth(depth - 1, sight);
    }
    if (want.kind == Kind::text) found = words(want, depth, sight);
    return found.empty() ? literal(want) : found;
}

std::string Generator::outcome(Sort const& want, int depth, Sight const& sight) {
    if (want.optional && r.chance(15)) return "none";
    return r.chance(35) ? literal(want) : value(want, depth, sight);
}

/// Also the guard that takes none away from a name.
std::string Generator::conditional(Sort const& want, int depth, Sight const& sight) {
    auto const guarded = readable(sight, maybe(want));
    if (!want.optional && !guarded.empty() && r.chance(50)) {
        Atom const one = r.pick(guarded);
        if (one.sort.optional && one.plain && one.sort.kind == want.kind) return "(if " + one.text + " is none then " + literal(want) + " else " + one.text + ")";
    }
    return "(if " + test(depth - 1, sight) + " then " + value(want, depth - 1, sight) + " else " + outcome(want, depth - 1, sight) + ")";
}

std::string Generator::number(Sort const& want, int depth, Sight const& sight) {
    auto const operand = [&](Sort sort) { sort.optional = want.optional; return value(sort, depth > 0 ? depth - 1 : 0, sight); };
    auto const deeper = depth > 0 ? depth - 1 : 0;
    std::string const signs[] = {" + ", " - ", " * ", " / "};
    if (want.kind == Kind::percent) return "";
    if (want.kind == Kind::money) {
        if (r.chance(50)) return "(" + operand({Kind::money}) + signs[r.below(2)] + operand({Kind::money}) + ")";
        return "(" + operand({Kind::money}) + signs[2 + r.below(2)] + operand({Kind::number}) + ")";
    }
    if (want.kind == Kind::number) {
        Kind const other = r.chance(50) ? Kind::number : Kind::integer;
        return r.chance(8) ? "(-" + operand({Kind::number}) + ")" : "(" + operand({Kind::number}) + signs[r.below(4)] + operand({other}) + ")";
    }
    switch (r.below(7)) {
        case 0: return "(-" + operand({Kind::integer}) + ")";
        case 1: case 2: return "(" + operand({Kind::integer}) + signs[r.below(3)] + operand({Kind::integer}) + ")";
        case 3: return unit_of_time() + " from (" + value({Kind::date, 0, want.optional}, deeper, sight) + ") to (" + value({Kind::date, 0, want.optional}, deeper, sight) + ")";
        case 4:
            if (std::string const list = want.optional && r.chance(50) ? atom(list_of(sure(want)), sight) : ""; !list.empty()) return r.among<std::string>({"highest(", "lowest(", "sum("}) + list + ")";
            return r.among<std::string>({"highest(", "lowest(", "sum("}) + value(sure(want), deeper, sight) + ", " + operand({Kind::integer}) + ")";
        case 5: return "count of (" + test(deeper, sight) + ", " + test(deeper, sight) + ")";
        default: {
            auto const lists = atoms(sight, [](Sort const& s) { return s.list; });
            if (lists.empty()) return "count of (" + test(deeper, sight) + ", " + test(deeper, sight) + ")";
            Atom const over = r.pick(lists);
            std::string const v = variable();
            Sight const inner = with(sight, v, one_of(over.sort));
            std::string const where = r.chance(60) ? " where " + test(deeper, inner) : "";
            if (r.chance(50)) return "count(" + v + " in " + over.text + where + ")";
            return "sum(" + value({Kind::integer, 0, true}, deeper, inner) + " for " + v + " in " + over.text + where + ")";
        }
    }
}

std::string Generator::date(Sort const& want, int depth, Sight const& sight) {
    std::string const from = r.chance(25) ? std::string("today") : value(want, depth, sight);
    if (r.chance(70)) return "(" + from + r.among<std::string>({" + ", " - "}) + span_of_time() + ")";
    return r.among<std::string>({"highest(", "lowest("}) + value(sure(want), depth, sight) + ", " + from + ")";
}

std::string Generator::levels(Sort const& want, int depth, Sight const& sight) {
    if (r.chance(60))
        for (Crosswalk const& map : maps_)
            if (map.to == want.of && (!map.optional || want.optional) && r.chance(60))
                return map.name + "(" + value({Kind::level, map.from, want.optional}, depth, sight) + ")";
    if (!scales_[want.of].comparable()) return "";
    return r.among<std::string>({"highest(", "lowest("}) + value(sure(want), depth, sight) + ", " + value(want, depth, sight) + ")";
}

std::string Generator::words(Sort const& want, int depth, Sight const& sight) {
    if (depth == 0 || r.chance(30)) return literal(want);
    std::string out = "\"";
    for (int gaps = 0; gaps < 2; ++gaps) {
        auto const some = atoms(sight, [&](Sort const& s) { return (want.optional || !s.optional) && s.kind != Kind::record; });
        if (some.empty() || !r.chance(70)) continue;
        Atom const& gap = r.pick(some);
        bool const may_be_none = gap.sort.list && !gap.plain && !want.optional;  // with what holds it
        if (!may_be_none) out += "said {" + gap.text + "} ";
    }
    return out + "so\"";
}

// ---- lists, records, functions, dated parameters --------------------------------------------------------------------

std::string Generator::over_list(Sort const& want, int depth, Sight const& sight) {
    std::vector<std::pair<Atom, Atom>> ways;  // a list and the field of its elements
    for (Atom const& over : atoms(sight, [](Sort const& s) { return s.list && s.kind == Kind::record; }))
        for (Atom const& field : records_[over.sort.of].fields)
            if (fits(field.sort, want)) ways.emplace_back(over, field);
    if (ways.empty()) return "";
    auto const [over, field] = r.pick(ways);
    bool const ordered = numeric(want) || want.kind == Kind::date || (want.kind == Kind::level && scales_[want.of].comparable());
    std::string const v = variable();
    Sight const inner = with(sight, v, one_of(over.sort));
    std::string const where = r.chance(50) ? " where " + test(depth - 1, inner) : "";
    if (!want.optional || r.chance(25)) return "the(" + v + " in " + over.text + where + ")." + field.text;
    if (!ordered || r.chance(50)) return record(maybe(one_of(over.sort)), depth - 1, sight) + "." + field.text;
    return r.among<std::string>({"highest(", "lowest("}) + v + "." + field.text + " for " + v + " in " + over.text + where + ")";
}

std::string Generator::record(Sort const& want, int depth, Sight const& sight) {
    std::string const own = atom(want, sight);
    std::vector<std::pair<Atom, Atom>> ways;  // a list and the date that its elements go by
    for (Atom const& over : readable(sight, list_of(want)))
        for (Atom const& field : records_[want.of].fields)
            if (field.sort.kind == Kind::date && !field.sort.list) ways.emplace_back(over, field);
    if (depth > 0 && !picks_lists_ && r.chance(15))
        if (std::string const one = record(want, depth - 1, sight), other = record(want, depth - 1, sight); !one.empty() && one != other)
            return "(if " + test(depth - 1, sight) + " then " + one + " else " + other + ")";
    if (!own.empty() && (ways.empty() || r.chance(30))) return own;
    if (ways.empty()) return "";
    auto const [over, key] = r.pick(ways);
    std::string const v = variable();
    std::string const where = r.chance(50) ? " where " + test(depth > 0 ? depth - 1 : 0, with(sight, v, one_of(over.sort))) : "";
    if (!want.optional || r.chance(15)) return "the(" + v + " in " + over.text + where + ")";
    return r.among<std::string>({"latest(", "earliest("}) + v + " in " + over.text + " by " + v + "." + key.text + where + ")";
}

/// A list field, or list decision, of one that is picked from a list.
std::string Generator::list_of_picked(Sort const& element, int depth, Sight const& sight) {
    std::vector<std::pair<Sort, Atom>> ways;
    for (Atom const& over : atoms(sight, [](Sort const& s) { return s.list && s.kind == Kind::record; }))
        for (Atom const& field : records_[over.sort.of].fields)
            if (fits(field.sort, list_of(element))) ways.emplace_back(one_of(over.sort), field);
    if (ways.empty()) return "";
    auto const [owner, field] = r.pick(ways);
    std::string const picked = record(maybe(owner), depth, sight);
    return picked.empty() ? "" : picked + "." + field.text;
}

std::string Generator::list(Sort const& element, int depth, Sight const& sight) {
    std::string const own = atom(list_of(element), sight);
    if (!own.empty() && r.chance(20)) return own;
    if (picks_lists_ && depth > 0 && r.chance(50))
        if (std::string const other = list_of_picked(element, depth - 1, sight); !other.empty()) return other;
    if (depth > 0 && !computes_lists_ && !picks_lists_ && r.chance(10))
        if (std::string const other = atom(list_of(element), sight); !other.empty() && !own.empty())
            return "(if " + test(depth - 1, sight) + " then " + own + " else " + other + ")";
    auto const lists = atoms(sight, [](Sort const& s) { return s.list; });
    if (!lists.empty() && r.chance(70)) {
        Atom const over = element.kind == Kind::record && !own.empty() ? Atom{own, list_of(element)} : r.pick(lists);
        std::string const v = variable();
        Sight const inner = with(sight, v, one_of(over.sort));
        std::string const what = element.kind == Kind::record ? v : value(element, depth > 0 ? depth - 1 : 0, inner);
        if (element.kind != Kind::record || over.sort == list_of(element))
            return "list(" + what + " for " + v + " in " + over.text + (r.chance(60) ? " where " + test(depth > 0 ? depth - 1 : 0, inner) : "") + ")";
    }
    if (element.kind == Kind::record) return own;
    return "(" + value(element, 0, sight) + ", " + value(element, depth > 0 ? depth - 1 : 0, sight) + ", " + literal(element) + ")";
}

/// What may be none may be handed to any parameter, where the result may be none.
std::string Generator::call(Sort const& want, int depth, Sight const& sight) {
    if (!sight.functions) return "";
    std::vector<Function> some;
    for (Function const& each : functions_)
        if (fits(each.result, want)) some.push_back(each);
    if (some.empty()) return "";
    Function const one = r.pick(some);
    std::string text = one.name + "(";
    for (Sort const& parameter : one.parameters) {
        std::string const argument = value(want.optional ? maybe(parameter) : parameter, depth > 0 ? depth : 0, sight);
        if (argument.empty()) return "";
        text += (text.back() == '(' ? "" : ", ") + argument;
    }
    return text + ")";
}

std::string Generator::dated(Sort const& want, int depth, Sight const& sight) {
    std::vector<Dated> some;
    for (Dated const& each : dated_)
        if (fits(each.sort, want)) some.push_back(each);
    if (some.empty()) return "";
    return "(" + r.pick(some).name + " as at (" + value({Kind::date, 0, want.optional}, depth > 0 ? depth - 1 : 0, sight) + "))";
}

}  // namespace rubric::oracle
