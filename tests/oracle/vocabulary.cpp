// Scales, choices, records, the case, maps, parameters.
#include "generator.hpp"

#pragma GCC diagnostic ignored "-Wstringop-overflow"  // g++ 12 gives it wrongly for text + text

#include <algorithm>

namespace rubric::oracle {

using Kind = Sort::Kind;

std::string Generator::type_text(Sort const& sort) const {
    constexpr char const* names[] = {"boolean", "", "integer", "number", "percent", "money", "date", "text", ""};
    std::string const name = sort.kind == Kind::level ? scales_[sort.of].name
                             : sort.kind == Kind::record ? records_[sort.of].name : names[static_cast<int>(sort.kind)];
    return (sort.list ? "list of " : "") + name + (sort.optional ? " or none" : "");
}

Sort Generator::any_sort(bool records) {
    Sort sort;
    sort.kind = r.among({Kind::boolean, Kind::boolean, Kind::level, Kind::level, Kind::level, Kind::integer, Kind::integer, Kind::number, Kind::percent, Kind::money, Kind::date, Kind::date, Kind::text});
    if (sort.kind == Kind::level) sort.of = r.below(scales_.size());
    if (records && r.chance(20) && own_records_ > 0) sort = {Kind::record, r.below(own_records_)};
    sort.optional = r.chance(40);
    return sort;
}

std::string Generator::level(std::size_t scale, bool ordered_only) {
    Scale const& of = scales_[scale];
    std::string const& name = of.levels[r.below(ordered_only ? of.ordered : of.levels.size())];
    return r.chance(10) ? of.name + "." + name : name;
}

namespace {

/// Literals of each type, in order where there is one.
std::vector<std::string> const& literals(Kind kind) {
    static std::vector<std::string> const booleans{"no", "yes"}, integers{"0", "1", "2", "3", "4"}, numbers{"0", "0.000001", "0.333333", "1", "1.5", "2.5", "3"},
        percentages{"0%", "25%", "50%", "71.5%", "100%"}, amounts{"£0", "£1.50", "£2", "£3", "£1,250.00"}, texts{"\"blue sky\"", "\"green\"", "\"red\""},
        dates{"2020-01-31", "2022-08-31", "2022-09-28", "2022-09-29", "2022-09-30", "2022-10-01", "2022-10-02", "2024-02-29"};
    switch (kind) {
        case Kind::integer: return integers;
        case Kind::number: return numbers;
        case Kind::percent: return percentages;
        case Kind::money: return amounts;
        case Kind::date: return dates;
        case Kind::text: return texts;
        default: return booleans;
    }
}

}  // namespace

std::string Generator::literal(Sort const& sort) {
    return sort.kind == Kind::level ? level(sort.of) : r.pick(literals(sort.kind));
}

/// Two literals, the first below the second.
std::pair<std::string, std::string> Generator::bounds(Sort const& sort) {
    auto const& all = literals(sort.kind);
    std::size_t const low = r.below(all.size() - 1);
    return {all[low], all[low + 1 + r.below(all.size() - low - 1)]};
}

void Generator::vocabulary(Generator const* used) {
    picks_lists_ = r.chance(50);
    terms_ = used && used->terms_;
    if (r.chance(30) && !(used && used->calendar_)) calendar();
    std::size_t const own = 2 + r.below(2);
    for (std::size_t i = 0; i < own; ++i) {
        Scale scale{name("s"), {}, 0};
        std::size_t const count = 2 + r.below(3);
        for (std::size_t k = 0; k < count; ++k) scale.levels.push_back(scale.name + "_" + std::string(1, static_cast<char>('a' + k)));
        bool const choice = i > 0 && r.chance(35);
        scale.ordered = choice ? 0 : i > 0 && count > 2 && r.chance(40) ? count - 1 : count;
        std::string text = (choice ? "choice " : "scale ") + scale.name + " { ";
        for (std::size_t k = 0; k < count; ++k) {
            text += k == 0 ? "" : choice ? ", " : k < scale.ordered ? " < " : k == scale.ordered ? " apart " : ", ";
            text += scale.levels[k] + (r.chance(30) ? " \"The " + std::string(1, static_cast<char>('A' + k)) + "\"" : "");
        }
        declarations_.push_back(text + " }\n");
        scales_.push_back(scale);
    }
    if (used) scales_.insert(scales_.end(), used->scales_.begin(), used->scales_.end());

    std::size_t const record_count = 1 + r.below(2);
    for (std::size_t i = 0; i < record_count; ++i) {
        Record record{name("rec"), {}};
        std::vector<Sort> sorts{{Kind::date, 0, r.chance(40)}, {Kind::boolean}};
        for (std::size_t k = r.below(4); k > 0; --k) sorts.push_back(any_sort());
        if (i > 0 && r.chance(60)) sorts.push_back({Kind::record, 0, r.chance(60)});
        if (i > 0 && r.chance(30)) sorts.push_back(list_of({Kind::record, 0}));
        Sight sight{{}, false};
        std::string text = "record " + record.name + " {";
        for (Sort const& sort : sorts) {
            record.fields.push_back({name("x"), sort});
            text += "\n    " + field_text(record.fields.back(), sight, true);
            sight.atoms.push_back(record.fields.back());
            members(sight.atoms, record.fields.back());
        }
        declarations_.push_back(text + "\n}\n");
        records_.push_back(record);
        own_records_ = records_.size();
    }
    for (std::size_t i = 0; i < scales_.size(); ++i)
        for (std::size_t k = 0; k < scales_.size(); ++k)
            if (r.chance(i == k ? 20 : 40)) crosswalk(i, k);
    parameters();
}

/// A pair for each level, sometimes together, sometimes one that depends on a parameter; of a scale to itself some are left out.
void Generator::crosswalk(std::size_t from, std::size_t to) {
    Crosswalk map{name("m"), from, to, r.chance(30)};
    bool const takes_none = r.chance(15);
    auto const outcome = [&] { return map.optional && r.chance(30) ? std::string("none") : r.chance(8) ? "unknown" : level(to); };
    std::string text = "map " + map.name + " from " + scales_[from].name + (takes_none ? " or none" : "") + " to " + scales_[to].name + (map.optional ? " or none" : "") + " {";
    auto const& levels = scales_[from].levels;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (from == to && r.chance(40)) continue;
        if (r.chance(15)) text += "\n    " + levels[i] + ": " + outcome() + " when " + prefix_ + "switched";
        text += "\n    " + levels[i];
        if (i + 1 < levels.size() && r.chance(25)) text += ", " + levels[++i];
        text += ": " + outcome();
    }
    if (takes_none) text += "\n    none: " + level(to);
    declarations_.push_back(text + "\n}\n");
    maps_.push_back(map);
}

/// Its terms are short, so that cases lie in several.
void Generator::calendar() {
    calendar_ = true;
    std::string text = "calendar " + name("c") + " {";
    for (char const* term : {"2022-09-20 to 2022-09-26", "2022-09-29 to 2022-09-29", "2022-09-30 to 2022-10-01", "2022-10-03 to 2022-12-20"})
        if (r.chance(70)) terms_ = true, text += std::string(" term ") + term;
    for (char const* closure : {"2022-09-27", "2022-09-30 to 2022-10-03", "2023-01-03"})
        if (r.chance(50)) text += std::string(" closed ") + closure;
    declarations_.push_back(text + " }\n");
}

void Generator::parameters() {
    declarations_.push_back("parameter " + prefix_ + "switched : boolean { from 2020-01-01: yes   from 2022-09-30: " + literal({}) + " }\n");
    dated_.push_back({prefix_ + "switched", {}});
    for (std::size_t i = 0; i < 3; ++i) {
        Sort sort = any_sort();
        if (sort.kind == Kind::text) continue;
        Atom const atom{name("p"), sort, true, false};
        auto const one = [&] { return sort.optional && r.chance(25) ? std::string("none") : literal(sort); };
        std::string text = "parameter " + atom.text + " : " + type_text(sort);
        if (r.chance(50)) {
            text += " { from 2020-01-01: " + one() + "   from 2022-09-30: " + one() + "   from 2023-01-01: " + one() + " }";
            dated_.push_back({atom.text, sort});
        } else {
            text += " = " + one();
        }
        declarations_.push_back(text + "\n");
        atoms_.push_back(atom);
    }
    for (char const* length : {"2 days", "1 week", "3 months", "1 year", "2 working days"})
        if (r.chance(50)) {
            durations_.push_back(name("t"));
            declarations_.push_back("parameter " + durations_.back() + " : duration = " + length + "\n");
        }
}

/// `from` sees the fields before it only, so that none depends on itself.
std::string Generator::field_text(Atom const& field, Sight const& sight, bool computed) {
    std::string text = field.text + " : " + type_text(field.sort);
    bool const record = field.sort.kind == Kind::record;
    bool const holds_lists = record && std::ranges::any_of(records_[field.sort.of].fields, [](Atom const& each) { return each.sort.list; });
    if (computed && !field.sort.list && r.chance(20) && (!record || (field.sort.of < own_records_ && !holds_lists)))
        if (std::string const from = value(field.sort, 1, sight); !from.empty()) text += ", from " + from;
    if (!field.sort.list && !record && r.chance(25)) text += ", assume " + (field.sort.optional && r.chance(40) ? "none" : literal(field.sort));
    if (std::string const other = field.sort.list && record && computed && r.chance(20) ? atom(field.sort, sight) : ""; !other.empty())
        computes_lists_ = true, text += ", from list(v for v in " + other + (r.chance(50) ? " where " + test(1, with(sight, "v", one_of(field.sort))) : "") + ")";
    if ((field.sort.list && r.chance(15)) || (record && field.sort.optional && r.chance(20))) text += ", assume none";
    return text;
}

void Generator::fields(Generator const* used) {
    std::vector<Atom> fields;
    for (std::size_t i = 4 + r.below(3); i > 0; --i) fields.push_back({name("f"), any_sort()});
    for (std::size_t i = r.below(3); i > 0; --i) fields.push_back({name("f"), list_of({Kind::record, r.below(own_records_)})});
    if (r.chance(25)) fields.push_back({name("f"), list_of(sure(any_sort()))});
    if (r.chance(50)) fields.push_back({name("f"), {Kind::record, r.below(own_records_), r.chance(60)}});
    if (used) {
        records_.push_back({used->prefix_ + "thing", {}});
        for (Atom const& atom : used->atoms_) {  // the used framework's records and scales stand at other places here
            Atom own = atom;
            own.plain = false;
            if (own.sort.kind == Kind::level) own.sort.of += scales_.size() - used->scales_.size();
            if (own.sort.kind != Kind::record && own.of_case && own.text.find(".") == std::string::npos)
                records_.back().fields.push_back(own);
        }
        fields.push_back({name("f"), {Kind::record, records_.size() - 1, r.chance(50)}});
        if (r.chance(50)) fields.push_back({name("f"), list_of({Kind::record, records_.size() - 1})});
    }
    std::string text = "case " + prefix_ + "thing {";
    for (Atom const& field : fields) {
        text += "\n    " + field_text(field, {atoms_, false}, true);
        atoms_.push_back(field);
        members(atoms_, field);
    }
    declarations_.push_back(text + "\n}\n");
    fields_ = atoms_.size();
}

/// The fields of a record, read through its name.
void Generator::members(std::vector<Atom>& out, Atom const& owner, bool lists) const {
    if (owner.sort.kind != Kind::record || owner.sort.list) return;
    for (Atom const& field : records_[owner.sort.of].fields) {
        if (field.sort.list && !lists) continue;
        Atom inner{owner.text + "." + field.text, field.sort, false};
        if (owner.sort.optional && !inner.sort.list) inner.sort.optional = true;
        out.push_back(inner);
        members(out, inner, lists);
    }
}

}  // namespace rubric::oracle
