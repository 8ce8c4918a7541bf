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
    bool is(Lanes other) const { return at == other.at; }  ///< seen without looking at each
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
    bool is(Same other) const { return value == other.value; }
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

#if defined(__AVX512F__)

/// Calls `make(old, new, mask)`, which gives what the lanes of these rows are from now on, eight at a time.
template <class From, class Make>
inline void change(std::int64_t* to, From from, Word rows, Make make) {
    for (std::size_t row = 0; row < rows_in_a_word; row += 8) {
        auto const mask = static_cast<__mmask8>(rows >> row);
        _mm512_mask_storeu_epi64(to + row, mask, make(_mm512_loadu_si512(to + row), from.eight(row)));
    }
}
struct Newer {
    __m512i operator()(__m512i, __m512i b) const { return b; }
};
struct Lesser {
    __m512i operator()(__m512i a, __m512i b) const { return _mm512_min_epi64(a, b); }
};
struct Greater {
    __m512i operator()(__m512i a, __m512i b) const { return _mm512_max_epi64(a, b); }
};

#elif defined(__AVX2__)

/// The same, four at a time.
template <class From, class Make>
inline void change(std::int64_t* to, From from, Word rows, Make make) {
    __m256i const each = _mm256_setr_epi64x(1, 2, 4, 8);
    for (std::size_t row = 0; row < rows_in_a_word; row += 4) {
        __m256i const mask =
            _mm256_cmpeq_epi64(_mm256_and_si256(_mm256_set1_epi64x(static_cast<long long>(rows >> row)), each), each);
        __m256i const old = _mm256_loadu_si256(reinterpret_cast<__m256i const*>(to + row));
        _mm256_maskstore_epi64(reinterpret_cast<long long*>(to + row), mask, make(old, from.four(row)));
    }
}
struct Newer {
    __m256i operator()(__m256i, __m256i b) const { return b; }
};
struct Lesser {
    __m256i operator()(__m256i a, __m256i b) const { return _mm256_blendv_epi8(a, b, _mm256_cmpgt_epi64(a, b)); }
};
struct Greater {
    __m256i operator()(__m256i a, __m256i b) const { return _mm256_blendv_epi8(a, b, _mm256_cmpgt_epi64(b, a)); }
};

#else

template <class From, class Make>
inline void change(std::int64_t* to, From from, Word rows, Make make) {
    for (std::size_t row = 0; row < rows_in_a_word; ++row) to[row] = rows >> row & 1 ? make(to[row], from[row]) : to[row];
}
struct Newer {
    std::int64_t operator()(std::int64_t, std::int64_t b) const { return b; }
};
struct Lesser {
    std::int64_t operator()(std::int64_t a, std::int64_t b) const { return b < a ? b : a; }
};
struct Greater {
    std::int64_t operator()(std::int64_t a, std::int64_t b) const { return a < b ? b : a; }
};

#endif

/// Puts the numbers in the lanes of these rows; the others are left as they are.
template <class From>
inline void put(std::int64_t* to, From from, Word rows) {
    constexpr int few = 6;
    if (std::popcount(rows) <= few) return each_bit(rows, [&](unsigned bit) { to[bit] = from[bit]; });
    change(to, from, rows, Newer{});
}
/// The lesser, or the greater, of what the lanes of these rows have and the numbers.
template <class From>
inline void lower(std::int64_t* to, From from, Word rows) {
    change(to, from, rows, Lesser{});
}
template <class From>
inline void raise(std::int64_t* to, From from, Word rows) {
    change(to, from, rows, Greater{});
}

}  // namespace lanes
}  // namespace rubric
