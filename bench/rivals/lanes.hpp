// 64 rows of a column to a plane of bits and back, with AVX2 or, on other processors, a loop.
#pragma once

#include "../data/columns.hpp"

#ifdef __AVX2__
#include <immintrin.h>
#endif

namespace bench::lanes {

#ifdef __AVX2__

using Vector = __m256i;

inline Vector load(void const* from) { return _mm256_load_si256(static_cast<Vector const*>(from)); }
inline Vector of8(int value) { return _mm256_set1_epi8(static_cast<char>(value)); }
inline Vector of16(int value) { return _mm256_set1_epi16(static_cast<short>(value)); }
inline Vector of32(int value) { return _mm256_set1_epi32(value); }
inline Word bits(Vector low, Vector high) {
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(low)) |
           Word{static_cast<std::uint32_t>(_mm256_movemask_epi8(high))} << 32;
}

/// Levels: a byte a row. `test` takes 32 rows to bytes whose top bits are the answer.
struct Bytes {
    Vector low, high;
    explicit Bytes(std::int8_t const* from) : low(load(from)), high(load(from + 32)) {}
    Word test(auto test) const { return bits(test(low), test(high)); }
};

/// Numbers of 16 bits, loaded so that packing two vectors leaves the rows in order.
struct Shorts {
    Vector part[4];
    explicit Shorts(std::int16_t const* from) {
        for (int half = 0; half < 2; ++half, from += 32)
            part[2 * half] = apart(from), part[2 * half + 1] = apart(from + 8);
    }
    static Vector apart(std::int16_t const* from) {
        auto const first = reinterpret_cast<__m128i const*>(from);
        return _mm256_inserti128_si256(_mm256_castsi128_si256(_mm_load_si128(first)), _mm_load_si128(first + 2), 1);
    }
};
Word test(auto test, auto const&... of) {
    return bits(_mm256_packs_epi16(test(of.part[0]...), test(of.part[1]...)),
                _mm256_packs_epi16(test(of.part[2]...), test(of.part[3]...)));
}
inline Vector above(Vector a, Vector b) { return _mm256_cmpgt_epi16(a, b); }
inline Vector minus(Vector a, Vector b) { return _mm256_sub_epi16(a, b); }
inline Vector twice(Vector a) { return _mm256_add_epi16(a, a); }
inline Vector within(Vector a, int low, int high) {
    Vector const from_low = minus(a, of16(low));
    return _mm256_cmpeq_epi16(_mm256_min_epu16(from_low, of16(high - low)), from_low);
}

/// Days of 32 bits.
inline Word days(std::int32_t const* from, auto test) {
    auto const rows = [&](int of) {
        Vector const a = _mm256_packs_epi32(test(load(from + of)), test(load(from + of + 8)));
        Vector const b = _mm256_packs_epi32(test(load(from + of + 16)), test(load(from + of + 24)));
        return _mm256_permutevar8x32_epi32(_mm256_packs_epi16(a, b), _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7));
    };
    return bits(rows(0), rows(32));
}

/// 32 bits to bytes of all ones or none.
inline Vector bytes_of(Word plane, int half) {
    Vector const spread = _mm256_setr_epi8(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3);
    Vector const each = _mm256_set1_epi64x(static_cast<long long>(0x8040201008040201));
    Vector const all = of32(static_cast<int>(plane >> (32 * half)));
    return _mm256_cmpeq_epi8(_mm256_and_si256(_mm256_shuffle_epi8(all, spread), each), each);
}

inline void store(void* to, Vector what) { _mm256_store_si256(static_cast<Vector*>(to), what); }

/// Bytes whose bit i is that of plane i.
template <class... Planes>
void store_bytes(void* to, Planes... planes) {
    for (int half = 0; half < 2; ++half) {
        int value = 1;
        Vector sum = _mm256_setzero_si256();
        ((sum = _mm256_or_si256(sum, _mm256_and_si256(bytes_of(planes, half), of8(value))), value <<= 1), ...);
        store(static_cast<char*>(to) + 32 * half, sum);
    }
}

/// A day for each of 64 rows: `keep[code]` of the row's own, plus `add[code]`; codes from 0 to 3.
inline void store_days(std::int32_t* to, std::int32_t const* from, std::int8_t const* codes, int const (&keep)[4], int const (&add)[4]) {
    Vector const kept = _mm256_setr_epi32(keep[0], keep[1], keep[2], keep[3], 0, 0, 0, 0);
    Vector const added = _mm256_setr_epi32(add[0], add[1], add[2], add[3], 0, 0, 0, 0);
    for (int row = 0; row < 64; row += 8) {
        Vector const code = _mm256_cvtepi8_epi32(_mm_loadl_epi64(reinterpret_cast<__m128i const*>(codes + row)));
        Vector const own = _mm256_and_si256(load(from + row), _mm256_permutevar8x32_epi32(kept, code));
        store(to + row, _mm256_add_epi32(own, _mm256_permutevar8x32_epi32(added, code)));
    }
}

#endif

}  // namespace bench::lanes
