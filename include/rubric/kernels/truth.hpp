// What tests mean, once: for one row and, in a loop over words, for thousands.
//
//   Truth due = both(below_good, !newly_registered);
//
// A word holds a bit for each of 64 rows: "in this row, this is possible". A yes that is not also a no is determined, both
// together are open. A kernel is a few word operations whatever the rows hold, so unknown, none and error cost what anything
// else costs. The meaning is docs/semantics.md; tests/core goes through every combination of possibilities.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace rubric {

/// A bit a row.
using Word = std::uint64_t;

inline constexpr std::size_t rows_in_a_word = 64;

constexpr Word bit_of(std::size_t row) { return Word{1} << (row % rows_in_a_word); }

/// Calls `visit` with the place of each bit that is set, from the lowest.
template <class Visit>
constexpr void each_bit(Word bits, Visit&& visit) {
    for (; bits != 0; bits &= bits - 1) visit(static_cast<unsigned>(std::countr_zero(bits)));
}

/// What a test may be. Where none of the three is possible there is no row.
struct Truth {
    Word yes{}, no{}, error{};
    bool operator==(Truth const&) const = default;
};

constexpr Truth operator!(Truth a) { return {.yes = a.no, .no = a.yes, .error = a.error}; }

/// A no settles it; otherwise an error does; otherwise it is yes.
constexpr Truth both(Truth a, Truth b) {
    return {.yes = a.yes & b.yes, .no = a.no | b.no, .error = (a.error & (b.yes | b.error)) | (b.error & (a.yes | a.error))};
}

/// A yes settles it; otherwise an error does; otherwise it is no.
constexpr Truth either(Truth a, Truth b) { return !both(!a, !b); }

}  // namespace rubric
