// Bits as bytes: a code a row, of which each bit stands in a word.
#pragma once

#include <rubric/kernels/truth.hpp>

#include <algorithm>
#include <cstdint>
#include <cstring>

#if defined(__AVX2__)
#include <immintrin.h>
#endif

namespace rubric::codes {

inline constexpr unsigned most_bits = 7;

#if defined(__AVX512BW__)

inline void write(Word const* bits, unsigned count, std::uint8_t* out) {
    __m512i all = _mm512_setzero_si512();
    for (unsigned bit = 0; bit < count; ++bit)
        all = _mm512_or_si512(all, _mm512_maskz_set1_epi8(bits[bit], static_cast<char>(1 << bit)));
    _mm512_storeu_si512(out, all);
}

#elif defined(__AVX2__)

/// Of 32 rows: all ones in the bytes of those that have a bit.
inline __m256i spread(std::uint32_t rows) {
    __m256i const which =
        _mm256_setr_epi8(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3);
    __m256i const each = _mm256_set1_epi64x(static_cast<long long>(0x8040201008040201u));
    __m256i const bytes = _mm256_shuffle_epi8(_mm256_set1_epi32(static_cast<int>(rows)), which);
    return _mm256_cmpeq_epi8(_mm256_and_si256(bytes, each), each);
}
inline void write(Word const* bits, unsigned count, std::uint8_t* out) {
    for (unsigned half = 0; half < 2; ++half) {
        __m256i all = _mm256_setzero_si256();
        for (unsigned bit = 0; bit < count; ++bit) {
            __m256i const rows = spread(static_cast<std::uint32_t>(bits[bit] >> (32 * half)));
            all = _mm256_or_si256(all, _mm256_and_si256(rows, _mm256_set1_epi8(static_cast<char>(1 << bit))));
        }
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + 32 * half), all);
    }
}

#else

/// A bit of a byte each, as bytes of nought and one; the lowest bit first.
inline std::uint64_t spread(Word bits) {
    std::uint64_t const each = ((bits & 0xFF) * 0x0101010101010101u) & 0x8040201008040201u;
    return ((each + 0x7F7F7F7F7F7F7F7Fu) >> 7) & 0x0101010101010101u;
}
inline void write(Word const* bits, unsigned count, std::uint8_t* out) {
    for (unsigned byte = 0; byte < 8; ++byte) {
        std::uint64_t all = 0;
        for (unsigned bit = 0; bit < count; ++bit) all |= spread(bits[bit] >> (8 * byte)) << bit;
        std::memcpy(out + 8 * byte, &all, sizeof all);
    }
}

#endif

/// The codes of one word of rows, at most `most` of them.
inline void write(Word const* bits, unsigned count, std::uint8_t* out, std::size_t most) {
    if (most >= rows_in_a_word) return write(bits, count, out);
    std::uint8_t all[rows_in_a_word];
    write(bits, count, all);
    std::memcpy(out, all, most);
}

}  // namespace rubric::codes
