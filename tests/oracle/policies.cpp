#include "policies.hpp"

#include <algorithm>
#include <optional>

namespace rubric::oracle {

Bids bid(Set const& when, Set const& outcome, bool leave_out_none) {
    Bids out;
    for (Part const& condition : tested(when))
        for (Part const& part : outcome) {
            if (condition == no || (part == none && leave_out_none))
                out.insert({Bid::Kind::silent, {}});
            else
                out.insert({condition == error || part == error ? Bid::Kind::broken : Bid::Kind::gives, part});
        }
    return out;
}

Set given(Bids const& bids) {
    Set out;
    for (Bid const& each : bids)
        if (each.kind == Bid::Kind::gives) out.insert(each.part);
    return possible(out);
}

namespace {
bool has(Bids const& bids, Bid::Kind kind) {
    return std::ranges::any_of(bids, [&](Bid const& each) { return each.kind == kind; });
}
}  // namespace

bool silent(Bids const& bids) { return has(bids, Bid::Kind::silent); }
bool broken(Bids const& bids) { return has(bids, Bid::Kind::broken); }
bool only_broken(Bids const& bids) { return !silent(bids) && !has(bids, Bid::Kind::gives); }

Set first(std::vector<Bids> const& rules, Set tail) {
    for (auto rule = rules.rbegin(); rule != rules.rend(); ++rule) {
        Set value = given(*rule);
        if (broken(*rule)) value.insert(error);
        if (silent(*rule)) value.insert(tail.begin(), tail.end());
        tail = value;
    }
    return possible(tail);
}

namespace {

Set shared(Set const& a, Set const& b) {
    Set out;
    for (Part const& part : a) {
        if (part.kind != Part::Kind::span) {
            if (b.contains(part) || (part.kind == Part::Kind::text && b.contains(any_text))) out.insert(part);
            continue;
        }
        for (Part const& other : b)
            if (other.kind == Part::Kind::span && std::max(part.low, other.low) <= std::min(part.high, other.high))
                out.insert(span(std::max(part.low, other.low), std::min(part.high, other.high)));
    }
    if (a.contains(any_text))
        for (Part const& part : b)
            if (part.kind == Part::Kind::text) out.insert(part);
    return out;
}

}  // namespace

Set agree(std::vector<Bids> const& rules, Set const& tail) {
    std::optional<Set> sure;
    Set value;
    bool all_may_fail = true;
    for (Bids const& rule : rules) {
        if (!broken(rule) && !silent(rule)) sure = sure ? shared(*sure, given(rule)) : given(rule);
        value = both_of(value, given(rule));
        if (broken(rule)) value.insert(error);
        all_may_fail = all_may_fail && silent(rule);
    }
    if (sure) return *sure;
    return all_may_fail ? both_of(value, tail) : value;
}

namespace {

Set widest(bool highest, std::vector<Bids> const& rules, Set const& tail) {
    if (std::ranges::any_of(rules, only_broken)) return {error};
    std::optional<std::int64_t> sure, least, most;  // signed so that more is better
    Set value;
    for (Bids const& rule : rules) {
        if (broken(rule)) value.insert(error);
        for (Part const& part : given(rule)) {
            std::int64_t const low = highest ? part.low : -part.high, high = highest ? part.high : -part.low;
            if (!silent(rule)) sure = std::max(sure.value_or(low), low);
            least = std::min(least.value_or(low), low);
            most = std::max(most.value_or(high), high);
        }
    }
    if (most) {
        std::int64_t const low = sure.value_or(*least);
        value.insert(highest ? span(low, *most) : span(-*most, -low));
    }
    return sure ? value : both_of(value, tail);
}

}  // namespace

Set extreme(bool highest, std::int64_t levels, std::vector<Bids> const& rules, Set const& tail) {
    if (levels == 0) return widest(highest, rules, tail);
    auto const rank = [&](Bid const& one) -> std::int64_t {
        if (one.kind == Bid::Kind::silent) return -1;
        std::int64_t const place = one.part == error ? levels - 1 : highest ? one.part.low : levels - 1 - one.part.low;
        return 2 * place + (one.kind == Bid::Kind::gives);
    };
    std::int64_t floor = -1;
    for (Bids const& rule : rules) {
        std::int64_t least = 2 * levels;
        for (Bid const& one : rule) least = std::min(least, rank(one));
        floor = std::max(floor, least);
    }
    std::set<std::int64_t> left{floor};
    for (Bids const& rule : rules)
        for (Bid const& one : rule)
            if (rank(one) >= floor) left.insert(rank(one));
    Set value;
    for (std::int64_t const each : left) {
        if (each < 0)
            value.insert(tail.begin(), tail.end());
        else
            value.insert(each % 2 == 0 ? error : level(highest ? each / 2 : levels - 1 - each / 2));
    }
    return possible(value);
}

Set total(std::vector<Addend> const& addends) {
    Integer low = 0, high = 0;
    Set value;
    for (auto const& [bids, copies] : addends) {
        if (only_broken(bids)) return {error};
        if (broken(bids)) value.insert(error);
        std::optional<Integer> least, most;
        if (silent(bids)) least = most = 0;
        for (Part const& part : given(bids)) {
            least = std::min(least.value_or(part.low), Integer{part.low});
            most = std::max(most.value_or(part.high), Integer{part.high});
        }
        low += *least * copies;
        high += *most * copies;
    }
    value.insert(bounded(low, high));
    return value;
}

Set collected(std::int64_t wanted, std::vector<Bids> const& rules) {
    std::vector<Set> votes;
    for (Bids const& rule : rules) {
        Set vote;
        for (Bid const& one : rule) {
            bool const this_one = one.part == level(wanted);
            if (one.kind == Bid::Kind::gives)
                vote.insert(this_one ? yes : no);
            else
                vote.insert(one.kind == Bid::Kind::broken && (this_one || one.part == error) ? error : no);
        }
        votes.push_back(vote);
    }
    return at_least(unit, votes);
}

// ---- one element of several -----------------------------------------------------------------------------------------

Set last_of(bool latest, std::vector<Keyed> const& rows) {
    struct Key { bool any = false; std::int64_t low = 0, high = 0; };  // signed so that more is later
    std::vector<Key> keys;
    Set value;
    bool nothing_held = true;
    for (Keyed const& row : rows) {
        if (only_broken(row.keys)) return {error};
        if (broken(row.keys)) value.insert(error);
        nothing_held = nothing_held && silent(row.keys);
        Key key;
        for (Part const& part : given(row.keys)) key = latest ? Key{true, part.low, part.high} : Key{true, -part.high, -part.low};
        keys.push_back(key);
    }
    auto const beaten = [&](std::size_t other, std::size_t one) {  // may the other be behind this one?
        if (silent(rows[other].keys)) return true;
        if (!keys[other].any) return false;
        bool const listed_first = latest ? other < one : one < other;
        return keys[other].low < keys[one].high || (keys[other].low == keys[one].high && listed_first);
    };
    for (std::size_t one = 0; one < rows.size(); ++one) {
        bool may_be_last = keys[one].any;
        for (std::size_t other = 0; other < rows.size(); ++other) may_be_last = may_be_last && (other == one || beaten(other, one));
        if (may_be_last) value = both_of(value, rows[one].body);
    }
    if (nothing_held) value.insert(none);
    return value;
}

Set only_of(std::vector<Wanted> const& rows) {
    Set value;
    for (std::size_t one = 0; one < rows.size(); ++one) {
        if (rows[one].where.contains(error)) value.insert(error);
        bool may_be = rows[one].where.contains(yes);
        for (std::size_t other = 0; other < rows.size(); ++other)
            may_be = may_be && (other == one || rows[other].where.contains(no));
        if (may_be) value = both_of(value, rows[one].body);
    }
    return value.empty() ? Set{error} : value;
}

}  // namespace rubric::oracle
