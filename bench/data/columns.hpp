// Cases and decisions as Arrow lays columns out: values side by side and a bit a row that says whether there is one. Whoever
// decides, in C++ or Python, reads these buffers and writes the like.
#pragma once

#include "cases.hpp"

#include <memory>
#include <new>

namespace bench {

using Word = std::uint64_t;

/// Storage that begins on a cache line, goes on to the end of one and is not written before it is used.
template <class Type>
class Buffer {
public:
    Buffer() = default;
    explicit Buffer(std::size_t count)
        : count_(count), data_(static_cast<Type*>(::operator new(bytes(), alignment))) {}
    Type* data() { return data_.get(); }
    Type const* data() const { return data_.get(); }
    Type& operator[](std::size_t at) { return data_.get()[at]; }
    Type operator[](std::size_t at) const { return data_.get()[at]; }
    std::size_t size() const { return count_; }
    std::size_t bytes() const { return (count_ * sizeof(Type) + 63) / 64 * 64 + 64; }

private:
    static constexpr std::align_val_t alignment{64};
    struct Free {
        void operator()(Type* data) const { ::operator delete(data, alignment); }
    };
    std::size_t count_ = 0;
    std::unique_ptr<Type, Free> data_;
};

inline std::size_t words_of(std::size_t rows) { return (rows + 63) / 64; }
/// Loops run over whole words; what is beyond the last row is written and not read.
inline std::size_t padded(std::size_t rows) { return words_of(rows) * 64; }
inline bool bit(Word const* words, std::size_t row) { return words[row / 64] >> (row % 64) & 1; }

enum class Width : std::uint8_t { narrow, wide };  ///< numbers of 16 bits; of 64, as a data frame makes them unasked

/// Twelve columns. Levels are codes of 8 bits, booleans bits, dates days since 1970 in 32 bits.
struct Columns {
    explicit Columns(std::vector<Packed> const& cases);

    std::size_t rows;
    std::array<Buffer<Word>, fact_count> known;
    std::array<Buffer<std::int8_t>, 3> levels;    ///< judgement, kind, risk
    std::array<Buffer<Word>, 4> booleans;         ///< in_crisis to accepts
    std::array<Buffer<std::int16_t>, 4> numbers;  ///< on_roll to funded
    Buffer<std::int32_t> dates;                   ///< inspected
    std::size_t bytes() const;                    ///< that a contestant reads
};

enum Level : std::uint8_t { universal, focused, targeted, intensive, level_count };
enum Offer : std::size_t { visits, plan, training, business, offer_count };
enum class Standing : std::int8_t { yes, no, possible };

/// What is decided of each case. Where more than one level or day is possible it is open, and its bit is not set.
struct Decided {
    explicit Decided(std::size_t of)
        : rows(of), level(padded(of)), level_known(words_of(of)), visit_by(padded(of)), visit_by_known(words_of(of)) {
        for (auto& each : offers) each = Buffer<std::int8_t>(padded(of));
    }
    std::size_t rows;
    Buffer<std::int8_t> level;
    Buffer<Word> level_known;
    std::array<Buffer<std::int8_t>, offer_count> offers;  ///< Standing
    Buffer<std::int32_t> visit_by;
    Buffer<Word> visit_by_known;
    Buffer<std::uint8_t> possible{};  ///< bit i: level i; where it was asked for
    std::size_t bytes() const;
};

/// What differs first, in words; empty where nothing does.
std::string difference(Decided const& expected, Decided const& found, std::vector<Packed> const& cases);

}  // namespace bench
