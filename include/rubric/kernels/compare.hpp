// Two values beside each other: which of less, equal and greater is possible. A side in error is an error; else a side that is
// none is a no, whatever the relation.
#pragma once

#include <rubric/column.hpp>
#include <rubric/graph.hpp>
#include <rubric/kernels/ends.hpp>

#include <array>
#include <span>

namespace rubric {

/// Which ways round two values may stand.
struct Standing {
    Word less{}, equal{}, greater{};

    constexpr Truth test(Relation relation) const {
        bool const wants_less = relation == Relation::less || relation == Relation::at_most || relation == Relation::different;
        bool const wants_equal = relation == Relation::equal || relation == Relation::at_most || relation == Relation::at_least;
        bool const wants_greater =
            relation == Relation::greater || relation == Relation::at_least || relation == Relation::different;
        Truth found;
        (wants_less ? found.yes : found.no) |= less;
        (wants_equal ? found.yes : found.no) |= equal;
        (wants_greater ? found.yes : found.no) |= greater;
        return found;
    }
};

constexpr Standing standing(Span a, Span b, Word here) {
    return {.less = a.low < b.high ? here : 0,
            .equal = a.low <= b.high && b.low <= a.high ? here : 0,
            .greater = a.high > b.low ? here : 0};
}

constexpr Relation turned(Relation relation) {
    constexpr Relation other[] = {Relation::equal,    Relation::different, Relation::greater,
                                  Relation::at_least, Relation::less,      Relation::at_most};
    return other[static_cast<std::size_t>(relation)];
}

/// 64 ranges beside 64 others: the same as standing(), by the comparisons that the relation asks for. `single`: each is one
/// number, and a yes is what is not a no.
template <bool single, class A, class B>
Truth ends_compared(Relation relation, A low, A high, B other_low, B other_high) {
    auto const less = [](auto a, auto b) { return lanes::less(a, b); };
    auto const yes_or_no = [&](Word found, auto other) {
        return Truth{.yes = found, .no = single ? ~found : other(), .error = 0};
    };
    auto const no_or_yes = [&](Word found, auto other) {
        return Truth{.yes = single ? ~found : other(), .no = found, .error = 0};
    };
    switch (relation) {
        case Relation::less:
            return yes_or_no(less(low, other_high), [&] { return ~less(high, other_low); });
        case Relation::at_most:
            return no_or_yes(less(other_low, high), [&] { return ~less(other_high, low); });
        case Relation::greater:
            return yes_or_no(less(other_low, high), [&] { return ~less(other_high, low); });
        case Relation::at_least:
            return no_or_yes(less(low, other_high), [&] { return ~less(high, other_low); });
        case Relation::equal:
        case Relation::different:
            break;
    }
    Word const equal = single ? lanes::equal(low, other_low) : ~(less(other_high, low) | less(high, other_low));
    Word const unequal = single ? ~equal : less(low, other_high) | less(other_low, high);
    bool const wanted = relation == Relation::equal;
    return {.yes = wanted ? equal : unequal, .no = wanted ? unequal : equal, .error = 0};
}

/// One range of `x in a to b`, as far as it is known: `wide` covers all that it may hold, `narrow` what it surely does.
struct Bounds {
    Span wide, narrow;
};

/// Whether x may lie in some range, and whether it may leave the union of all.
struct Inside {
    bool yes = false, no = false;
};

constexpr Inside inside(Span x, std::span<Bounds const> ranges) {
    auto const covered = [&](std::int64_t n) {
        for (auto const& each : ranges)
            if (each.narrow.low <= n && n <= each.narrow.high) return true;
        return false;
    };
    auto const escapes = [&](std::int64_t n) { return x.low <= n && n <= x.high && !covered(n); };
    Inside found{false, escapes(x.low) || escapes(x.high)};
    for (auto const& [wide, narrow] : ranges) {
        found.yes = found.yes || std::max(wide.low, x.low) <= std::min(wide.high, x.high);
        if (narrow.low > x.low && narrow.low <= narrow.high) found.no = found.no || escapes(narrow.low - 1);
        if (narrow.high < x.high && narrow.low <= narrow.high) found.no = found.no || escapes(narrow.high + 1);
    }
    return found;
}

}  // namespace rubric
