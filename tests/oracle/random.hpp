// The same choices from the same seed on every machine, which the standard library's distributions do not promise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace rubric::oracle {

class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15U + 1) {}

    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
    std::int64_t between(std::int64_t low, std::int64_t high) { return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1)); }
    bool chance(int percent) { return static_cast<int>(below(100)) < percent; }
    template <class Choices>
    auto const& pick(Choices const& choices) { return choices[below(choices.size())]; }
    template <class T>
    T among(std::initializer_list<T> choices) { return choices.begin()[below(choices.size())]; }

private:
    std::uint64_t state_;
};

}  // namespace rubric::oracle
