// Random lets, functions, decisions under every policy, tables, offers and duties; and the whole text.
#include "generator.hpp"

#pragma GCC diagnostic ignored "-Wstringop-overflow"  // g++ 12 gives it wrongly for text + text

#include <algorithm>

namespace rubric::oracle {

using Kind = Sort::Kind;

void Generator::let() {
    Sight const sight = everything();
    if (r.chance(picks_lists_ ? 60 : 35)) {
        Sort const element = r.chance(60) ? Sort{Kind::record, r.below(picks_lists_ ? records_.size() : own_records_)} : sure(any_sort());
        bool const many = r.chance(picks_lists_ ? 30 : 60) || element.kind != Kind::record;
        Sort const sort = many ? list_of(element) : maybe(element);
        std::string const text = value(sort, 2, sight);
        if (text.empty()) return;
        Atom const made{name("l"), sort};
        declarations_.push_back("let " + made.text + (r.chance(50) ? " : " + type_text(sort) : "") + " = " + text + "\n");
        atoms_.push_back(made);
        for (int copies = picks_lists_ ? 3 : 1; !many && copies > 0; --copies) members(atoms_, made, picks_lists_);  // read more often
        return;
    }
    Sort const sort = any_sort();
    Atom const made{name("l"), sort};
    if (r.chance(25)) {
        std::string const policy = r.chance(50) ? ", first" : "";
        declarations_.push_back("let " + made.text + " : " + type_text(sort) + policy + " {\n" + rules(sort, policy.empty() ? "" : "first", sight) + "}\n");
    } else {
        declarations_.push_back("let " + made.text + " \"A let\" : " + type_text(sort) + " = " + value(sort, 2, sight) + "\n");
    }
    atoms_.push_back(made);
}

void Generator::function() {
    Function made{name("fn"), {}, any_sort()};
    Sight sight = everything();
    std::string text;
    for (std::size_t i = 1 + r.below(2); i > 0; --i) {
        Sort const sort = r.chance(50) ? Sort{Kind::record, r.below(own_records_), r.chance(30)} : any_sort();
        std::string const v = variable();
        text += (text.empty() ? "" : ", ") + v + " : " + type_text(sort);
        sight = with(sight, v, sort, picks_lists_);
        made.parameters.push_back(sort);
    }
    text = "let " + made.name + "(" + text + ") : " + type_text(made.result);
    if (r.chance(25)) text += ", first {\n" + rules(made.result, "first", sight) + "}\n";
    else text += " = " + value(made.result, 2, sight) + "\n";
    declarations_.push_back(text);
    functions_.push_back(made);
}

std::string Generator::reason(Sight const& sight) {
    return r.chance(60) ? "" : " " + words(maybe({Kind::text}), 1, sight);
}

/// Without a policy the guards are disjoint or the outcomes one and the same, so that the rules agree.
std::string Generator::rules(Sort const& sort, std::string const& policy, Sight const& sight) {
    std::string text;
    std::size_t const count = 1 + r.below(4);
    bool const leaves_out_none = policy == "highest" || policy == "lowest" || policy == "sum" || policy == "collect";
    auto add = [&, number = 0](std::string const& given, std::string const& when) mutable {
        text += "    r" + std::to_string(++number) + ": " + given + " when " + when + reason(sight) + "\n";
    };
    if (policy.empty()) {
        auto const guards = atoms(sight, [](Sort const& s) { return !s.list && s.kind == Kind::level; });
        if (!guards.empty() && r.chance(70)) {
            Atom const guard = r.pick(guards);
            for (std::string const& each : scales_[guard.sort.of].levels)
                if (r.chance(70)) add(outcome(sort, 1, sight), "(" + guard.text + " = " + each + " and " + test(0, sight) + ")");
        }
        if (text.empty()) {
            std::string const same = literal(sort);
            for (std::size_t i = 0; i < count; ++i) add(same, test(2, sight));
            return text + "    otherwise " + (sort.optional && r.chance(30) ? "none" : same) + "\n";
        }
    } else {
        for (std::size_t i = 0; i < count; ++i) {
            auto const guarded = readable(sight, maybe(sort));
            if (policy == "first" && !sort.optional && !guarded.empty() && r.chance(20)) {
                Atom const one = r.pick(guarded);
                if (one.plain && one.sort.optional && one.sort.kind == sort.kind) add(one.text, one.text + " is not none");
            }
            add(outcome(leaves_out_none ? maybe(sort) : sort, 2, sight), test(2, sight));
        }
    }
    if (policy == "sum" || policy == "collect") return text;
    return text + "    otherwise " + outcome(sort, 1, sight) + reason(sight) + "\n";
}

// ---- tables ---------------------------------------------------------------------------------------------------------

std::string Generator::cell(Atom const& input) {
    Sort const& sort = input.sort;
    std::string const a = literal(sort), b = literal(sort);
    if (r.chance(25)) return "-";
    if (sort.optional && r.chance(15)) return r.chance(50) ? "none" : "not none";
    bool const ordered = sort.kind == Kind::level ? scales_[sort.of].comparable() : numeric(sort) || sort.kind == Kind::date;
    bool const number = numeric(sort) || sort.kind == Kind::date;
    if (number && r.chance(30)) {
        auto const [low, high] = bounds(sort);
        return low + " to " + (r.chance(50) ? "under " : "") + high + (r.chance(30) ? ", >= " + literal(sort) : "");
    }
    if (ordered && r.chance(50)) return r.among<std::string>({"< ", "<= ", "> ", ">= "}) + a;
    if (sort.kind != Kind::boolean && r.chance(20)) return "not " + a;
    return sort.kind != Kind::boolean && r.chance(40) && a != b ? a + ", " + b : a;
}

std::string Generator::table(Sort const& sort, std::string const& name, Sight const& sight) {
    auto inputs = atoms(sight, [](Sort const& s) { return !s.list && s.kind != Kind::record; });
    if (inputs.empty()) return "";
    std::vector<Atom> columns;
    for (std::size_t i = 1 + r.below(3); i > 0; --i) columns.push_back(r.pick(inputs));
    bool const named = r.chance(50);
    std::string text = named ? "    | rule |" : "    |";
    for (Atom const& column : columns) text += " " + column.text + " |";
    text += " => " + name + " |\n";
    for (std::size_t row = 1 + r.below(4), i = 0; i < row; ++i) {
        text += named ? "    | r" + std::to_string(i) + " |" : "    |";
        for (Atom const& column : columns) text += " " + cell(column) + " |";
        text += " " + (sort.optional && r.chance(15) ? "none" : literal(sort)) + " |\n";
    }
    return text + "    otherwise " + outcome(sort, 1, sight) + "\n";
}

// ---- decisions, offers, duties --------------------------------------------------------------------------------------

void Generator::decision() {
    Sight const sight = everything();
    Sort sort = any_sort();
    std::string policy = r.among<std::string>({"", "first", "first", "highest", "lowest", "collect", "sum", "=", "table", "table"});
    bool const ordered = numeric(sort) || sort.kind == Kind::date || (sort.kind == Kind::level && scales_[sort.of].comparable());
    if ((policy == "highest" || policy == "lowest") && !ordered) policy = "first";
    if (policy == "sum") sort = {r.among({Kind::integer, Kind::number, Kind::money})};
    if (policy == "collect") sort = r.chance(80) ? Sort{Kind::level, r.below(scales_.size())} : sure(any_sort());
    std::string const own = name("d"), head = "decision " + own + " \"A decision\" : ";
    std::string text;
    if (policy == "=") text = head + type_text(sort) + " = " + value(sort, 3, sight) + reason(sight) + "\n";
    else if (policy == "table") {
        std::string const body = table(sort, own, sight);
        if (!body.empty()) text = head + type_text(sort) + ", first {\n" + body + "}\n";
    } else text = head + type_text(sort) + (policy.empty() ? "" : ", " + policy) + " {\n" + rules(sort, policy, sight) + "}\n";
    if (text.empty()) return;
    declarations_.push_back(text);
    atoms_.push_back({own, policy == "collect" ? list_of(sort) : sort});
}

void Generator::offer() {
    Sight const sight = everything();
    offers_.push_back(name("o"));
    std::string text = "offer " + offers_.back() + " \"an offer\"";
    if (r.chance(80)) text += " { " + std::string(r.chance(25) ? "may " : "") + "when " + test(2, sight) + reason(sight) + " }";
    declarations_.push_back(text + "\n");
}

std::string Generator::every(Sight const& sight) {
    std::string const word = r.among<std::string>({"day", "week", "month", "quarter", "year", terms_ ? "term" : "day"});
    std::string text = "    every " + (r.chance(60) ? word : span_of_time());
    if (r.chance(75)) {
        std::string from = value(maybe({Kind::date}), 1, sight), to = r.chance(40) ? value(maybe({Kind::date}), 1, sight) : "";
        bool const constants = from[0] == '2' && !to.empty() && to[0] == '2';  // which must be in order
        if (constants && to < from) std::swap(from, to);
        text += " from " + from + (to.empty() ? "" : " to " + to);
    }
    if (r.chance(30)) text += " at least " + r.among<std::string>({"1", "2", "3"}) + " times";
    return text + "\n";
}

/// One date, or one an element of a list.
std::string Generator::done(Sight const& sight) {
    auto const lists = atoms(sight, [](Sort const& s) { return s.list; });
    if (lists.empty() || r.chance(40)) return "    done on " + value(maybe({Kind::date}), 1, sight) + "\n";
    Atom const over = r.pick(lists);
    std::string const v = variable();
    Sight const inside = with(sight, v, one_of(over.sort));
    return "    done on " + value(maybe({Kind::date}), 1, inside) + " for " + v + " in " + over.text + (r.chance(50) ? " where " + test(1, inside) : "") + "\n";
}

void Generator::duty() {
    Sight sight = everything();
    std::string const own = name("u");
    std::string text = "duty " + own + " \"act\" {\n";
    auto const lists = atoms(sight, [](Sort const& s) { return s.list; });
    bool const each = !lists.empty() && r.chance(60);
    if (each) {
        Atom const over = r.pick(lists);
        std::string const v = variable();
        sight = with(sight, v, one_of(over.sort));
        text += "    for each " + v + " in " + over.text + (r.chance(60) ? " where " + test(1, sight) : "") + "\n";
    }
    for (std::size_t i = 1 + r.below(3); i > 0; --i) {
        text += "    " + r.among<std::string>({"team", "lead"}) + " " + r.among<std::string>({"must", "must", "should", "may", "must not"});
        if (r.chance(75)) text += " when " + test(1, sight) + reason(sight);
        text += "\n";
    }
    if (r.chance(70)) text += "    by " + value(maybe({Kind::date}), 2, sight) + "\n";
    bool const again = r.chance(50);
    if (again) text += every(sight);
    if (r.chance(80)) text += again || r.chance(60) ? done(sight) : "    done when " + test(1, sight) + "\n";
    if (again) cadences_.push_back(own);
    declarations_.push_back(text + "}\n");
    (each ? each_duties_ : duties_).push_back(own);
}

/// A last decision that reads duties and offers as values.
void Generator::about_duties() {
    std::vector<std::string> tests;
    for (auto const& each : offers_) tests.push_back(each + ".holds");
    for (auto const& each : cadences_)
        tests.push_back(std::ranges::count(duties_, each) > 0 ? each + ".short > 1" : "sum(u.short for u in " + each + ") > 1");
    for (auto const& each : duties_) tests.push_back(each + r.among<std::string>({".holds", ".done", ".late"}));
    for (auto const& each : each_duties_) tests.push_back("any(u in " + each + " where u" + r.among<std::string>({".holds", ".done", ".late"}) + ")");
    if (tests.empty()) return;
    declarations_.push_back("decision " + name("d") + " : boolean, first {\n    r1: yes when " + r.pick(tests) + "\n    r2: no when " + r.pick(tests) + "\n    otherwise " + r.pick(tests) + "\n}\n");
}

// ---- the whole ------------------------------------------------------------------------------------------------------

void Generator::values() {
    for (std::size_t i = r.below(3); i > 0; --i) function();
    for (std::size_t i = r.below(3); i > 0; --i) let();
    for (std::size_t i = 2 + r.below(3); i > 0; --i) {
        decision();
        if (r.chance(25)) let();
    }
}

void Generator::duties() {
    for (std::size_t i = r.below(3); i > 0; --i) offer();
    for (std::size_t i = r.below(3); i > 0; --i) duty();
    if (r.chance(60)) about_duties();
}

/// Loops in one another, of which some find nothing, in every order; totals of what adds up.
void Generator::reports() {
    if (r.chance(40)) return;
    Sight sight = everything();
    std::string text = "report " + name("p") + " \"A report\" {\n";
    if (r.chance(30)) text += "    head : " + value(maybe(any_sort()), 1, sight) + "\n";
    std::size_t loops = 0;
    for (std::size_t i = 1 + r.below(3); i > 0; --i) {
        auto const lists = atoms(sight, [](Sort const& s) { return s.list; });
        if (lists.empty()) break;
        Atom const over = r.pick(lists);
        std::string const v = variable();
        Sight const outer = sight;
        sight = with(sight, v, one_of(over.sort));
        text += "    for each " + v + " in " + over.text + (r.chance(60) ? " where " + test(1, sight) : "");
        if (r.chance(60)) text += " order by " + value(maybe(any_sort()), 1, sight) + (r.chance(50) ? " descending" : "");
        if (r.chance(30)) text += " limit " + (r.chance(60) ? std::to_string(r.below(4)) : value({Kind::integer}, 1, outer));
        text += "\n";
        ++loops;
    }
    if (loops == 0) return;
    std::vector<std::string> columns, numbers;
    for (std::size_t i = 1 + r.below(4); i > 0; --i) {
        Sort const sort = maybe(any_sort());
        columns.push_back(name("c"));
        if (numeric(sort)) numbers.push_back(columns.back());
        text += "    " + columns.back() + " : " + value(sort, 1, sight) + "\n";
    }
    for (std::size_t i = numbers.empty() ? 0 : r.below(3); i > 0; --i) text += "    total " + r.pick(numbers) + (r.chance(70) ? " by " + r.pick(columns) : "") + "\n";
    declarations_.push_back(text + "}\n");
}

std::string Generator::text(Generator const* used) {
    std::string text = "framework " + std::string(prefix_.empty() ? "generated" : "used") + " \"A generated framework\"\n    in force from 2022-09-01 to 2023-08-31\n";
    if (used) text += "use used\n";
    if (prefix_.empty()) text += "actor team \"The team\"   actor lead \"The lead\"\n";
    for (std::string const& each : declarations_) text += each;
    return text;
}

Generated generate(std::uint64_t seed) {
    Random random(seed);
    Generated out;
    Generator used(random, "h_");
    bool const two = random.chance(30);
    if (two) {
        used.vocabulary(nullptr);
        used.fields(nullptr);
        used.values();
        out.used = used.text(nullptr);
    }
    Generator one(random, "");
    one.vocabulary(two ? &used : nullptr);
    one.fields(two ? &used : nullptr);
    one.values();
    one.duties();
    one.reports();
    out.text = one.text(two ? &used : nullptr);
    return out;
}

}  // namespace rubric::oracle
