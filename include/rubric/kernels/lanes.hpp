// Loops over the 64 lanes of a word of rows: numbers beside numbers make bits, bits choose among numbers.
//
//   Word const below = rubric::less(rubric::Lanes{ages}, rubric::Same{18});
#pragma once

#include <rubric/kernels/truth.hpp>

#include <cstdint>

#if defined(__AVX2__)
#include <immintrin.h>
#endif

namespace rubric {

/// A number a row.
struct Lanes {
    std::int64_t const* at;
    std::int64_t operator[](std::size_t row) const { return at[row]; }
#if defined(__AVX512F__)
    __m512i eight(std::size_t row) const { return _mm512_loadu_si512(at + row); }
#elif defined(__AVX2__)
    __m256i four(std::size_t row) const { return _mm256_loadu_si256(reinterpret_cast<__m256i const*>(at + row)); }
#endif
};

/// The same number in each row.
struct Same {
    std::int64_t value;
    std::int64_t operator[](std::size_t) const { return value; }
#if defined(__AVX512F__)
    __m512i eight(std::size_t) const { return _mm512_set1_epi64(value); }
#elif defined(__AVX2__)
    __m256i four(std::size_t) const { return _mm256_set1_epi64x(value); }
#endif
};

namespace lanes {

#if defined(__AVX512F__)

template <class A, class B>
inline Word less(A a, B b) {
    Word found = 0;
    for (std::size_t row = 0; row < rows_in_a_word; row += 8)
        found |= Word{_mm512_cmplt_epi64_mask(a.eight(row), b.eight(row))} << row;
    return found;
}
template <class A, class B>
inline Word equal(A a, B b) {
    Word found = 0;
    for (std::size_t row = 0; row < rows_in_a_word; row += 8)
        found |= Word{_mm512_cmpeq_epi64_mask(a.eight(row), b.eight(row))} << row;
    return found;
}

#elif defined(__AVX2__)

/// The bits of 32 comparisons, which `four(row)` makes four at a time: packed to bytes, and put in order again.
template <class Four>
inline Word bits_of_half(Four four) {
    auto const eight = [&](std::size_t row) {
        return _mm256_castps_si256(_mm256_shuffle_ps(_mm256_castsi256_ps(four(row)), _mm256_castsi256_ps(four(row + 4)), 0x88));
    };
    __m256i const first = _mm256_packs_epi32(eight(0), eight(8)), second = _mm256_packs_epi32(eight(16), eight(24));
    __m256i const bytes = _mm256_packs_epi16(first, second);
    __m128i const low = _mm256_castsi256_si128(bytes), high = _mm256_extracti128_si256(bytes, 1);
    auto const bits = [](__m128i packed) { return static_cast<Word>(static_cast<unsigned>(_mm_movemask_epi8(packed))); };
    return bits(_mm_unpacklo_epi16(low, high)) | bits(_mm_unpackhi_epi16(low, high)) << 16;
}
template <class Four>
inline Word bits_of(Four four) {
    return bits_of_half(four) | bits_of_half([&](std::size_t row) { return four(row + 32); }) << 32;
}
template <class A, class B>
inline Word less(A a, B b) {
    return bits_of([&](std::size_t row) { return _mm256_cmpgt_epi64(b.four(row), a.four(row)); });
}
template <class A, class B>
inline Word equal(A a, B b) {
    return bits_of([&](std::size_t row) { return _mm256_cmpeq_epi64(a.four(row), b.four(row)); });
}

#else

template <class A, class B>
inline Word less(A a, B b) {
    Word found = 0;
    for (std::size_t row = 0; row < rows_in_a_word; ++row) found |= Word{a[row] < b[row]} << row;
    return found;
}
template <class A, class B>
inline Word equal(A a, B b) {
    Word found = 0;
    for (std::size_t row = 0; row < rows_in_a_word; ++row) found |= Word{a[row] == b[row]} << row;
    return found;
}

#endif

/// Puts the numbers in the lanes of these rows; the others are left as they are.
template <class From>
inline void put(std::int64_t* to, From from, Word rows) {
    constexpr int few = 6;
    if (std::popcount(rows) <= few) return each_bit(rows, [&](unsigned bit) { to[bit] = from[bit]; });
    for (std::size_t row = 0; row < rows_in_a_word; ++row) to[row] = rows >> row & 1 ? from[row] : to[row];
}

}  // namespace lanes
}  // namespace rubric
