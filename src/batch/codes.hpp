// Planes as codes: a byte a row.
#pragma once

#include <rubric/evaluation/leaves.hpp>

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

using operations::settled;

}  // namespace rubric::batch
