#include "text/sha256_instructions.hpp"

#include "text/sha256_constants.hpp"

#if defined(__x86_64__) && defined(__GNUC__)
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace rubric::text {

#if defined(__x86_64__) && defined(__GNUC__)

namespace {

/// The state stands in two registers, its words as the instructions want them: (a, b, e, f) and (c, d, g, h), the highest first. Four
/// rounds a turn; the words of the message of sixteen rounds are kept, and those of the rounds to come take their places.
__attribute__((target("sha,sse4.1"))) void take(std::array<std::uint32_t, 8>& state, std::uint8_t const* block) {
    auto const load = [](void const* from) { return _mm_loadu_si128(static_cast<__m128i const*>(from)); };
    __m128i const big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    __m128i const low = _mm_shuffle_epi32(load(&state[0]), 0xB1), high = _mm_shuffle_epi32(load(&state[4]), 0x1B);
    __m128i const abef_before = _mm_alignr_epi8(low, high, 8), cdgh_before = _mm_blend_epi16(high, low, 0xF0);
    __m128i abef = abef_before, cdgh = cdgh_before, message[4];
    for (std::size_t i = 0; i < 4; ++i) message[i] = _mm_shuffle_epi8(load(block + 16 * i), big_endian);
    for (std::size_t i = 0; i < 16; ++i) {
        __m128i& now = message[i % 4];
        __m128i const &next = message[(i + 1) % 4], &third = message[(i + 2) % 4], &last = message[(i + 3) % 4];
        __m128i const added = _mm_add_epi32(now, load(&sha256_constants[4 * i]));
        cdgh = _mm_sha256rnds2_epu32(cdgh, abef, added);
        abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(added, 0x0E));
        __m128i const sum = _mm_add_epi32(_mm_sha256msg1_epu32(now, next), _mm_alignr_epi8(last, third, 4));
        now = _mm_sha256msg2_epu32(sum, last);
    }
    abef = _mm_shuffle_epi32(_mm_add_epi32(abef, abef_before), 0x1B), cdgh = _mm_shuffle_epi32(_mm_add_epi32(cdgh, cdgh_before), 0xB1);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(&state[0]), _mm_blend_epi16(abef, cdgh, 0xF0));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(&state[4]), _mm_alignr_epi8(cdgh, abef, 8));
}

}  // namespace

TakeBlock take_block_by_instructions() {
    constexpr unsigned sha_bit = 1U << 29;
    unsigned a = 0, b = 0, c = 0, d = 0;
    bool const known = __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0;
    return known && (b & sha_bit) != 0 && __builtin_cpu_supports("sse4.1") ? take : nullptr;
}

#else

TakeBlock take_block_by_instructions() { return nullptr; }

#endif

}  // namespace rubric::text
