// Planes as codes: a byte a row.
#pragma once

#include <rubric/column.hpp>

#include <algorithm>
#include <cstring>

namespace rubric::batch {

/// A bit of a byte each, as bytes of nought and one; the lowest bit first.
inline std::uint64_t spread(Word bits) {
    std::uint64_t const each = ((bits & 0xFF) * 0x0101010101010101u) & 0x8040201008040201u;
    return ((each + 0x7F7F7F7F7F7F7F7Fu) >> 7) & 0x0101010101010101u;
}

/// The codes of one word of rows, at most `most` of them, from planes of the codes' bits.
inline void write_codes(Word const* bits, unsigned count, std::uint8_t* out, std::size_t most) {
    std::uint8_t codes[rows_in_a_word];
    for (unsigned byte = 0; byte < 8; ++byte) {
        std::uint64_t all = 0;
        for (unsigned bit = 0; bit < count; ++bit) all |= spread(bits[bit] >> (8 * byte)) << bit;
        std::memcpy(codes + 8 * byte, &all, sizeof all);
    }
    std::memcpy(out, codes, std::min(most, rows_in_a_word));
}

/// The rows of one word in which one thing alone is possible: one level, one number, one text, none, or an error.
inline Word settled(Column const& column, std::size_t word) {
    Word once = 0, twice = 0;
    column.each_live(0, [&](std::size_t index) {
        Word const plane = column.plane(index, word);
        twice |= once & plane;
        once |= plane;
    });
    Word sure = once & ~twice;
    std::size_t const row = word * rows_in_a_word;
    if (column.form == Form::range) {
        sure &= ~column.plane(wide_plane, word);
        if (!column.points()) each_bit(sure & column.plane(range_plane, word), [&](unsigned bit) { sure &= column.span(row + bit).single() ? ~Word{} : ~bit_of(bit); });
    } else if (column.form == Form::text) {
        sure &= ~column.plane(any_plane, word);
        each_bit(sure & column.plane(texts_plane, word), [&](unsigned bit) { sure &= column.low_of(row + bit) >= 0 ? ~Word{} : ~bit_of(bit); });
    }
    return sure;
}

}  // namespace rubric::batch
