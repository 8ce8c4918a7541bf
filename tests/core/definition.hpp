// The policies and operations as they are defined: on sets of possibilities, one choice after another, without a thought for
// speed. The tests hold the kernels to this.
#pragma once

#include <rubric/graph.hpp>
#include <rubric/kernels/span.hpp>

#include <algorithm>
#include <compare>
#include <initializer_list>
#include <set>
#include <vector>

namespace definition {

struct Part {
    enum Kind { level, span, none, error } kind = level;
    std::int64_t low = 0, high = 0;
    auto operator<=>(Part const&) const = default;
};

inline constexpr Part none{Part::none}, error{Part::error}, no{Part::level, 0, 0}, yes{Part::level, 1, 1};
constexpr Part level(std::int64_t index) { return {Part::level, index, index}; }
constexpr Part span(std::int64_t low, std::int64_t high) { return {Part::span, low, high}; }

using Value = std::set<Part>;

/// Spans are joined into the one that covers them.
inline Value possible(Value parts) {
    Value found;
    Part whole{Part::span, 1, 0};
    for (Part const& each : parts) {
        if (each.kind != Part::span) {
            found.insert(each);
        } else {
            bool const empty = whole.low > whole.high;
            whole = span(empty ? each.low : std::min(whole.low, each.low), empty ? each.high : std::max(whole.high, each.high));
        }
    }
    if (whole.low <= whole.high) found.insert(whole);
    return found;
}

inline Value joined(Value a, Value const& b) {
    a.insert(b.begin(), b.end());
    return possible(a);
}

// ---- bids ---------------------------------------------------------------------------------------------------------------

struct Bid {
    enum Kind { silent, gives, broken } kind = silent;
    Part part;
    auto operator<=>(Bid const&) const = default;
};

using Bids = std::set<Bid>;
inline constexpr Bid silent{};

inline Bids bid(Value const& when, Value const& outcome, bool leave_out_none) {
    Bids found;
    for (Part const& c : when)
        for (Part const& p : outcome) {
            if (c == no || c == none || (p == none && leave_out_none))
                found.insert(silent);
            else
                found.insert({c == error || p == error ? Bid::broken : Bid::gives, p});
        }
    return found;
}

inline Value given(Bids const& bids) {
    Value found;
    for (Bid const& each : bids)
        if (each.kind == Bid::gives) found.insert(each.part);
    return found;
}

inline bool is_broken(Bids const& bids) {
    return std::any_of(bids.begin(), bids.end(), [](Bid const& each) { return each.kind == Bid::broken; });
}
inline bool may_be_silent(Bids const& bids) { return bids.contains(silent); }
inline bool only_broken(Bids const& bids) { return given(bids).empty() && !may_be_silent(bids); }

using Rules = std::vector<Bids>;

inline Value first(Rules const& rules, Value const& tail) {
    Value value = tail;
    for (auto bids = rules.rbegin(); bids != rules.rend(); ++bids) {
        Value next = given(*bids);
        if (is_broken(*bids)) next.insert(error);
        if (may_be_silent(*bids)) next.insert(value.begin(), value.end());
        value = next;
    }
    return possible(value);
}

inline Value shared(std::vector<Value> const& values) {
    Value found = values[0];
    for (Value const& other : values) {
        Value both;
        for (Part const& a : found)
            for (Part const& b : other) {
                if (a.kind != Part::span && a == b) both.insert(a);
                if (a.kind != Part::span || b.kind != Part::span) continue;
                Part const inner = span(std::max(a.low, b.low), std::min(a.high, b.high));
                if (inner.low <= inner.high) both.insert(inner);
            }
        found = both;
    }
    return found;
}

inline Value agree(Rules const& rules, Value const& tail) {
    std::vector<Value> sure;
    Value value;
    bool all_may_be_silent = true;
    for (Bids const& bids : rules) {
        if (!is_broken(bids) && !may_be_silent(bids)) sure.push_back(possible(given(bids)));
        value = joined(value, given(bids));
        if (is_broken(bids)) value.insert(error);
        all_may_be_silent = all_may_be_silent && may_be_silent(bids);
    }
    if (!sure.empty()) return shared(sure);
    return all_may_be_silent ? joined(value, tail) : value;
}

/// Levels are in order from 0 to count - 1.
inline Value extreme(bool highest, std::int64_t count, Rules const& rules, Value const& tail) {
    auto const place = [&](Part const& part) {
        return part.kind != Part::level ? count - 1 : highest ? part.low : count - 1 - part.low;
    };
    auto const rank = [&](Bid const& each) {
        return each.kind == Bid::silent ? std::int64_t{-1} : 2 * place(each.part) + (each.kind == Bid::gives ? 1 : 0);
    };
    std::int64_t floor = -1;
    std::set<std::int64_t> ranks;
    for (Bids const& bids : rules) {
        std::int64_t least = 2 * count;
        for (Bid const& each : bids) ranks.insert(rank(each)), least = std::min(least, rank(each));
        floor = std::max(floor, least);
    }
    ranks.insert(floor);
    Value found;
    for (auto const each : ranks) {
        if (each < floor) continue;
        if (each < 0)
            found.insert(tail.begin(), tail.end());
        else
            found.insert(each % 2 == 0 ? error : level(highest ? each / 2 : count - 1 - each / 2));
    }
    return found;
}

inline Value widest(bool highest, Rules const& rules, Value const& tail) {
    std::int64_t const sign = highest ? 1 : -1;
    Value value;
    std::vector<std::int64_t> sure, lows, highs;
    for (Bids const& bids : rules) {
        if (only_broken(bids)) return {error};
        if (is_broken(bids)) value.insert(error);
        for (Part const& each : possible(given(bids))) {
            auto const [low, high] = std::minmax({sign * each.low, sign * each.high});
            lows.push_back(low), highs.push_back(high);
            if (!may_be_silent(bids)) sure.push_back(low);
        }
    }
    if (!lows.empty()) {
        auto const low = sure.empty() ? *std::min_element(lows.begin(), lows.end()) : *std::max_element(sure.begin(), sure.end());
        auto const [a, b] = std::minmax({sign * low, sign * *std::max_element(highs.begin(), highs.end())});
        value.insert(span(a, b));
    }
    return sure.empty() ? joined(value, tail) : value;
}

inline Value total(Rules const& rules, std::int64_t copies) {
    Value value;
    rubric::Wide low = 0, high = 0;
    for (Bids const& bids : rules) {
        if (only_broken(bids)) return {error};
        if (is_broken(bids)) value.insert(error);
        std::vector<std::int64_t> ends;
        for (Bid const& each : bids) {
            if (each.kind == Bid::silent) ends.push_back(0);
            if (each.kind == Bid::gives) ends.push_back(each.part.low), ends.push_back(each.part.high);
        }
        low += *std::min_element(ends.begin(), ends.end()), high += *std::max_element(ends.begin(), ends.end());
    }
    auto const sum = rubric::bounded(copies * low, copies * high);
    value.insert(sum ? span(sum->low, sum->high) : error);
    return value;
}

// ---- tests --------------------------------------------------------------------------------------------------------------

inline Part both(Part a, Part b) {
    if (a == no || b == no) return no;
    return a == error || b == error ? error : yes;
}
inline Part negation(Part a) { return a == error ? error : a == yes ? no : yes; }
inline Part either(Part a, Part b) { return negation(both(negation(a), negation(b))); }

/// As a test: none is no.
inline Value tested(Value const& value) {
    Value found;
    for (Part const& each : value) found.insert(each == none ? no : each);
    return found;
}

template <class Of>
Value lifted(Value const& a, Value const& b, Of of) {
    Value found;
    for (Part const& x : a)
        for (Part const& y : b) {
            Value const one = of(x, y);
            found.insert(one.begin(), one.end());
        }
    return possible(found);
}

inline Value at_least(std::int64_t k, std::vector<Value> const& votes) {
    std::set<std::pair<std::int64_t, std::int64_t>> states{{0, 0}};
    for (Value const& vote : votes) {
        std::set<std::pair<std::int64_t, std::int64_t>> next;
        for (auto const& [held, wrong] : states)
            for (Part const& each : vote) next.insert({held + (each == yes), wrong + (each == error)});
        states = next;
    }
    Value found;
    for (auto const& [held, wrong] : states) found.insert(held >= k ? yes : held + wrong >= k ? error : no);
    return found;
}

// ---- one of several -----------------------------------------------------------------------------------------------------

struct Element {
    Value when, key, body;
};

inline Value last_of(bool latest, std::vector<Element> const& elements) {
    std::int64_t const sign = latest ? 1 : -1;
    using Place = std::pair<std::int64_t, std::int64_t>;
    struct Key {
        bool there = false, may_be_silent = false;
        std::int64_t low = 0, high = 0;
    };
    std::vector<Key> keys;
    Value value;
    bool all_silent = true;
    for (Element const& each : elements) {
        Bids const bids = bid(each.when, each.key, true);
        if (only_broken(bids)) return {error};
        if (is_broken(bids)) value.insert(error);
        Key key{false, may_be_silent(bids)};
        for (Part const& part : possible(given(bids))) {
            auto const [low, high] = std::minmax({sign * part.low, sign * part.high});
            key.there = true, key.low = low, key.high = high;
        }
        all_silent = all_silent && key.may_be_silent;
        keys.push_back(key);
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
        bool may_be = keys[i].there;
        for (std::size_t j = 0; j < keys.size(); ++j) {
            if (i == j || keys[j].may_be_silent) continue;
            Place const other{keys[j].low, sign * static_cast<std::int64_t>(j)},
                own{keys[i].high, sign * static_cast<std::int64_t>(i)};
            may_be = may_be && keys[j].there && other < own;
        }
        if (may_be) value.insert(elements[i].body.begin(), elements[i].body.end());
    }
    if (all_silent) value.insert(none);
    return possible(value);
}

inline Value only_of(std::vector<Element> const& elements) {
    Value value;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        Value const where = tested(elements[i].when);
        if (where.contains(error)) value.insert(error);
        bool may_be = where.contains(yes);
        for (std::size_t j = 0; j < elements.size(); ++j) may_be = may_be && (i == j || tested(elements[j].when).contains(no));
        if (may_be) value.insert(elements[i].body.begin(), elements[i].body.end());
    }
    return value.empty() ? Value{error} : possible(value);
}

/// Nothing left is an error.
inline Value settled(Value value) {
    if (value.empty()) value.insert(error);
    return value;
}

// ---- every value of a small kind ----------------------------------------------------------------------------------------

/// Every set of these parts that is not empty.
inline std::vector<Value> subsets(std::vector<Part> const& parts) {
    std::vector<Value> all;
    for (std::size_t mask = 1; mask < std::size_t{1} << parts.size(); ++mask) {
        Value one;
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (mask >> i & 1) one.insert(parts[i]);
        all.push_back(one);
    }
    return all;
}

inline std::vector<Value> truths() { return subsets({no, yes, error}); }

/// Every set with at most one span of 0 to `most`.
inline std::vector<Value> spans(std::int64_t most) {
    std::vector<Value> all = subsets({none, error});
    for (std::int64_t low = 0; low <= most; ++low)
        for (std::int64_t high = low; high <= most; ++high) {
            all.push_back({span(low, high)});
            for (Value one : subsets({none, error})) {
                one.insert(span(low, high));
                all.push_back(one);
            }
        }
    return all;
}

}  // namespace definition
