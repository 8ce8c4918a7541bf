// Chosen bits of a word, pushed together at its low end, and back to where they belong.
#pragma once

#include <rubric/kernels/truth.hpp>

#if defined(__BMI2__)
#include <immintrin.h>
#endif

namespace rubric {

/// The bits that `bits` has in the places of `chosen`, as many as those are, from the lowest place on.
inline Word packed(Word bits, Word chosen) {
#if defined(__BMI2__)
    return _pext_u64(bits, chosen);
#else
    Word found = 0;
    for (std::size_t place = 0; chosen != 0; chosen &= chosen - 1, ++place)
        found |= (bits & chosen & -chosen) != 0 ? bit_of(place) : 0;
    return found;
#endif
}

/// The other way round: the lowest bits of `bits`, one after the other, in the places of `chosen`.
inline Word unpacked(Word bits, Word chosen) {
#if defined(__BMI2__)
    return _pdep_u64(bits, chosen);
#else
    Word found = 0;
    for (; chosen != 0; chosen &= chosen - 1, bits >>= 1) found |= (bits & 1) != 0 ? chosen & -chosen : 0;
    return found;
#endif
}

/// Takes bits off a row of chosen ones, in order: those of word after word, each with what is chosen of it.
class Packed {
public:
    Packed(Word const* bits, Word const* chosen) : bits_(bits), chosen_(chosen) {}

    /// The next so many, at most 64.
    Word take(unsigned count) {
        Word found = 0;
        for (unsigned got = 0; got < count;) {
            if (left_ == 0) {
                held_ = packed(*bits_++, *chosen_), left_ = static_cast<unsigned>(std::popcount(*chosen_++));
                continue;
            }
            unsigned const part = left_ < count - got ? left_ : count - got;
            found |= (part == rows_in_a_word ? held_ : held_ & (bit_of(part) - 1)) << got;
            held_ = part == rows_in_a_word ? 0 : held_ >> part;
            left_ -= part, got += part;
        }
        return found;
    }

private:
    Word const* bits_;
    Word const* chosen_;
    Word held_ = 0;
    unsigned left_ = 0;
};

}  // namespace rubric
