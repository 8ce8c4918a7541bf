// Two values beside each other: which of less, equal and greater is possible. A side in error is an error; else a side that is
// none is a no, whatever the relation.
#pragma once

#include <rubric/column.hpp>
#include <rubric/graph.hpp>

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

/// Levels, by their places.
inline Standing standing_of_levels(Aligned a, Aligned b, std::size_t count) {
    Standing found;
    Word a_below = 0, b_below = 0;
    for (std::size_t index = first_plane; index < count; ++index) {
        Word const x = a.plane(index), y = b.plane(index);
        found.less |= a_below & y;
        found.greater |= b_below & x;
        found.equal |= x & y;
        a_below |= x, b_below |= y;
    }
    return found;
}

constexpr Standing standing(Span a, Span b, Word here) {
    return {.less = a.low < b.high ? here : 0,
            .equal = a.low <= b.high && b.low <= a.high ? here : 0,
            .greater = a.high > b.low ? here : 0};
}

/// The test of a relation in one word, given how what is neither none nor in error stands.
inline Truth compared(Relation relation, Standing standing, Aligned a, Aligned b) {
    Word const some_a = a.some(), some_b = b.some(), none_a = a.plane(none_plane), none_b = b.plane(none_plane);
    Truth found = standing.test(relation);
    found.no |= (none_a & (none_b | some_b)) | (none_b & some_a);
    found.error = a.plane(error_plane) | b.plane(error_plane);
    return found;
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
