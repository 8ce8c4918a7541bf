#include "possibilities.hpp"

#include <algorithm>

namespace rubric::oracle {

Set possible(Set const& parts) {
    Set out;
    bool spanned = false;
    Part cover = span(0, 0);
    auto const texts = std::count_if(parts.begin(), parts.end(), [](Part const& part) { return part.kind == Part::Kind::text; });
    bool const any = parts.contains(any_text) || texts > most_texts;
    if (any) out.insert(any_text);
    for (Part const& part : parts) {
        if (part.kind == Part::Kind::span) {
            cover = spanned ? span(std::min(cover.low, part.low), std::max(cover.high, part.high)) : part;
            spanned = true;
        } else if (part.kind != Part::Kind::text || !any) {
            out.insert(part);
        }
    }
    if (spanned) out.insert(cover);
    return out;
}

Set both_of(Set a, Set const& b) {
    a.insert(b.begin(), b.end());
    return possible(a);
}

bool settled(Set const& value) {
    if (value.size() != 1) return false;
    Part const& only = *value.begin();
    return only.kind != Part::Kind::any_text && (only.kind != Part::Kind::span || only.low == only.high);
}

bool within(Part const& part, Set const& value) { return both_of(value, {part}) == value; }

namespace {

void choose(std::vector<Set> const& operands, Parts& chosen, Operation const& operation, Set& out) {
    if (chosen.size() == operands.size()) {
        for (Part const& part : operation(chosen)) out.insert(part);
        return;
    }
    for (Part const& part : operands[chosen.size()]) {
        chosen.push_back(part);
        choose(operands, chosen, operation, out);
        chosen.pop_back();
    }
}

}  // namespace

Set lift(std::vector<Set> const& operands, Operation const& operation) {
    Set out;
    Parts chosen;
    choose(operands, chosen, operation, out);
    return possible(out);
}

Set lift_strict(std::vector<Set> const& operands, Operation const& operation) {
    return lift(operands, [&](Parts const& parts) -> Parts {
        if (std::ranges::find(parts, error) != parts.end()) return {error};
        if (std::ranges::find(parts, none) != parts.end()) return {none};
        return operation(parts);
    });
}

// ---- tests ----------------------------------------------------------------------------------------------------------

Part conjunction(Part const& a, Part const& b) { return a == no || b == no ? no : a == error || b == error ? error : yes; }
Part disjunction(Part const& a, Part const& b) { return a == yes || b == yes ? yes : a == error || b == error ? error : no; }
Part negation(Part const& a) { return a == error ? error : a == yes ? no : yes; }

Set tested(Set value) {
    if (value.erase(none) > 0) value.insert(no);
    return value;
}

Set also(Set const& a, Set const& b) {
    return lift({tested(a), tested(b)}, [](Parts const& p) -> Parts { return {conjunction(p[0], p[1])}; });
}
Set either(Set const& a, Set const& b) {
    return lift({tested(a), tested(b)}, [](Parts const& p) -> Parts { return {disjunction(p[0], p[1])}; });
}
Set opposite(Set const& a) {
    return lift({tested(a)}, [](Parts const& p) -> Parts { return {negation(p[0])}; });
}

namespace {

Parts answers(bool may, bool may_not) {
    Parts out;
    if (may) out.push_back(yes);
    if (may_not) out.push_back(no);
    return out;
}

Parts turned(Parts answers) {
    for (Part& answer : answers) answer = negation(answer);
    return answers;
}

Parts equal(Part const& a, Part const& b) {
    if (a.kind == Part::Kind::span)
        return answers(a.low <= b.high && b.low <= a.high, !(a.low == a.high && b.low == b.high && a.low == b.low));
    if (a == any_text || b == any_text) return {yes, no};
    return {a == b ? yes : no};
}

}  // namespace

Parts compared(Relation relation, Part const& a, Part const& b) {
    if (a == error || b == error) return {error};
    if (a == none || b == none) return {no};
    switch (relation) {
        case Relation::equal: return equal(a, b);
        case Relation::different: return turned(equal(a, b));
        case Relation::less: return answers(a.low < b.high, a.high >= b.low);
        case Relation::at_least: return turned(compared(Relation::less, a, b));
        case Relation::greater: return compared(Relation::less, b, a);
        case Relation::at_most: return turned(compared(Relation::less, b, a));
    }
    return {error};
}

Parts in_ranges(Part const& value, std::vector<Range> const& ranges) {
    for (Range const& range : ranges)
        if (range.low == error || range.high == error) return {error};
    if (value == error) return {error};
    if (value == none) return {no};
    std::vector<std::pair<std::int64_t, std::int64_t>> widest, narrowest;
    for (Range const& range : ranges) {
        if (range.low == none || range.high == none) continue;
        widest.emplace_back(range.low.low, range.high.high - range.half_open);
        narrowest.emplace_back(range.low.high, range.high.low - range.half_open);
    }
    bool may = false;
    for (auto const& [low, high] : widest) may = may || std::max(low, value.low) <= std::min(high, value.high);
    std::set<std::int64_t> corners{value.low, value.high};
    for (auto const& [low, high] : narrowest) corners.insert({low - 1, high + 1});
    bool may_not = false;
    for (std::int64_t const corner : corners) {
        if (corner < value.low || corner > value.high) continue;
        may_not = may_not || std::ranges::none_of(narrowest, [&](auto const& r) { return r.first <= corner && corner <= r.second; });
    }
    return answers(may, may_not);
}

Set at_least(std::int64_t least, std::vector<Set> const& votes) {
    std::set<std::pair<std::int64_t, std::int64_t>> states{{0, 0}};  // yes so far, in error so far
    for (Set const& vote : votes) {
        std::set<std::pair<std::int64_t, std::int64_t>> next;
        for (auto const& [agreed, wrong] : states)
            for (Part const& part : vote) next.emplace(agreed + (part == yes), wrong + (part == error));
        states = next;
    }
    Set out;
    for (auto const& [agreed, wrong] : states)
        out.insert(agreed * unit >= least ? yes : (agreed + wrong) * unit >= least ? error : no);
    return out;
}

// ---- numbers --------------------------------------------------------------------------------------------------------

Part bounded(Integer low, Integer high) {
    if (low > limit || high < -Integer{limit}) return error;
    return span(static_cast<std::int64_t>(std::max(low, -Integer{limit})), static_cast<std::int64_t>(std::min(high, Integer{limit})));
}

namespace {

Integer nearest(Integer number, Integer divisor) {
    if (divisor < 0) number = -number, divisor = -divisor;
    Integer quotient = number / divisor, rest = number % divisor;
    if (rest < 0) rest += divisor, --quotient;
    bool const up = rest * 2 > divisor || (rest * 2 == divisor && quotient % 2 != 0);
    return quotient + (up ? 1 : 0);
}

}  // namespace

Parts arithmetic(char operation, Part const& a, Part const& b) {
    if (operation == '+') return {bounded(Integer{a.low} + b.low, Integer{a.high} + b.high)};
    if (operation == '-') return {bounded(Integer{a.low} - b.high, Integer{a.high} - b.low)};
    if (operation == '/' && b.low <= 0 && b.high >= 0) return {b.low == 0 && b.high == 0 ? error : span(-limit, limit)};
    std::set<Integer> ends;
    for (Integer const x : {Integer{a.low}, Integer{a.high}})
        for (Integer const y : {Integer{b.low}, Integer{b.high}}) ends.insert(operation == '*' ? nearest(x * y, unit) : nearest(x * unit, y));
    return {bounded(*ends.begin(), *ends.rbegin())};
}

// ---- dates ----------------------------------------------------------------------------------------------------------

namespace {

bool leap(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }
int length(std::int64_t year, int month) {
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return lengths[month - 1] + (month == 2 && leap(year));
}
std::int64_t days_before(std::int64_t year) { return (year - 1) * 365 + (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400; }

/// The day that many whole periods on; 0 off the calendar.
std::int64_t add(Unit period, std::int64_t date, Integer count) {
    if (period == Unit::weeks) return add(Unit::days, date, count * 7);
    if (period == Unit::years) return add(Unit::months, date, count * 12);
    if (period == Unit::days) {
        Integer const day = date + count;
        return day < first_day || day > last_day ? 0 : static_cast<std::int64_t>(day);
    }
    Civil when = civil(date);
    Integer const months = Integer{when.year} * 12 + (when.month - 1) + count;
    if (months < 12 || months >= Integer{10'000} * 12) return 0;
    when.year = static_cast<std::int64_t>(months / 12);
    when.month = static_cast<int>(months % 12) + 1;
    when.day = std::min(when.day, length(when.year, when.month));
    return number_of(when);
}

std::int64_t between(Unit period, std::int64_t from, std::int64_t to) {
    if (period == Unit::days) return to - from;
    if (period == Unit::weeks) return (to - from) / 7;
    if (period == Unit::years) return between(Unit::months, from, to) / 12;
    if (to < from) return -between(Unit::months, to, from);
    std::int64_t months = (civil(to).year - civil(from).year) * 12 + civil(to).month - civil(from).month + 1;
    for (std::int64_t end = 0; end = add(Unit::months, from, months), end == 0 || end > to;) --months;
    return months;
}

Integer whole(std::int64_t millionths) {
    Integer const count = millionths / unit;
    return count - (millionths < 0 && millionths % unit != 0);
}

}  // namespace

Civil civil(std::int64_t number) {
    std::int64_t year = number / 366 + 1;
    while (days_before(year + 1) < number) ++year;
    Civil out{year, 1, static_cast<int>(number - days_before(year))};
    while (out.day > length(year, out.month)) out.day -= length(year, out.month++);
    return out;
}

std::int64_t number_of(Civil const& date) {
    std::int64_t number = days_before(date.year) + date.day;
    for (int month = 1; month < date.month; ++month) number += length(date.year, month);
    return number;
}

std::int64_t moved(Unit period, std::int64_t date, Integer count, Calendar const& calendar) {
    if (period != Unit::working_days) return add(period, date, count);
    for (int const step = count > 0 ? 1 : -1; count != 0;) {
        if (!holidays_known(date)) return 0;
        date += step;
        if (holidays_known(date) && calendar.works(date)) count -= step;
    }
    return date;
}

Parts shifted(Unit period, Part const& date, Part const& count, Calendar const& calendar) {
    std::int64_t const low = moved(period, date.low, whole(count.low), calendar), high = moved(period, date.high, whole(count.high), calendar);
    if (date.low == date.high && count.low == count.high && (low == 0 || high == 0)) return {error};
    return {span(low == 0 ? first_day : low, high == 0 ? last_day : high)};
}

Parts elapsed(Unit period, Part const& from, Part const& to, Calendar const& calendar) {
    auto const counted = [&](std::int64_t a, std::int64_t b) {
        if (period != Unit::working_days && period != Unit::terms) return between(period, a, b);
        std::int64_t const sign = a <= b ? 1 : -1;
        if (sign < 0) std::swap(a, b);
        std::int64_t count = 0;
        if (period == Unit::terms)
            for (Stretch const& each : calendar.terms) count += each.first >= a && each.last + 1 <= b;
        else
            for (std::int64_t day = a + 1; day <= b; ++day) count += calendar.works(day);
        return sign * count;
    };
    bool const known = period != Unit::working_days || (holidays_known(from.low) && holidays_known(from.high) && holidays_known(to.low) && holidays_known(to.high));
    if (!known && from.low == from.high && to.low == to.high) return {error};
    if (!known) return {span((first_day - last_day) * unit, (last_day - first_day) * unit)};
    return {span(counted(from.high, to.low) * unit, counted(from.low, to.high) * unit)};
}

// ---- for people -----------------------------------------------------------------------------------------------------

std::string show(Set const& value) {
    std::string out = "{";
    for (Part const& part : value) {
        if (out.size() > 1) out += ", ";
        switch (part.kind) {
            case Part::Kind::level: out += "level " + std::to_string(part.low); break;
            case Part::Kind::span: out += std::to_string(part.low) + (part.low == part.high ? "" : " to " + std::to_string(part.high)); break;
            case Part::Kind::text: out += '"' + part.word + '"'; break;
            case Part::Kind::any_text: out += "any text"; break;
            case Part::Kind::record: out += "a record"; break;
            case Part::Kind::none: out += "none"; break;
            case Part::Kind::error: out += "error"; break;
        }
    }
    return out + "}";
}

}  // namespace rubric::oracle
