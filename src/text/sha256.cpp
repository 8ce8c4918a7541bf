#include "text/sha256.hpp"

#include "text/sha256_constants.hpp"
#include "text/sha256_instructions.hpp"

#include <algorithm>
#include <bit>
#include <vector>

namespace rubric::text {

namespace {

constexpr std::size_t chunk_size = 1 << 16;

}  // namespace

void take_block(std::array<std::uint32_t, 8>& state, std::uint8_t const* block) {
    std::array<std::uint32_t, 64> words;
    for (std::size_t i = 0; i < 16; ++i)
        words[i] = std::uint32_t{block[4 * i]} << 24 | std::uint32_t{block[4 * i + 1]} << 16 | std::uint32_t{block[4 * i + 2]} << 8 |
                   std::uint32_t{block[4 * i + 3]};
    for (std::size_t i = 16; i < 64; ++i) {
        std::uint32_t const a = words[i - 15], b = words[i - 2];
        words[i] = words[i - 16] + (std::rotr(a, 7) ^ std::rotr(a, 18) ^ (a >> 3)) + words[i - 7] + (std::rotr(b, 17) ^ std::rotr(b, 19) ^ (b >> 10));
    }
    auto [a, b, c, d, e, f, g, h] = state;
    for (std::size_t i = 0; i < 64; ++i) {
        std::uint32_t const one = h + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) + ((e & f) ^ (~e & g)) + sha256_constants[i] + words[i];
        std::uint32_t const two = (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        h = g, g = f, f = e, e = d + one, d = c, c = b, b = a, a = one + two;
    }
    std::array<std::uint32_t, 8> const added{a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < state.size(); ++i) state[i] += added[i];
}

void Sha256::take(std::uint8_t const* block) {
    static TakeBlock const fast = take_block_by_instructions();
    (fast ? fast : take_block)(state_, block);
}

void Sha256::add(std::string_view bytes) {
    length_ += bytes.size();
    auto const* next = reinterpret_cast<std::uint8_t const*>(bytes.data());
    for (std::size_t left = bytes.size(); left > 0;) {
        if (filled_ == 0 && left >= block_.size()) {
            take(next);
            next += block_.size(), left -= block_.size();
            continue;
        }
        std::size_t const part = std::min(left, block_.size() - filled_);
        std::copy_n(next, part, block_.begin() + static_cast<std::ptrdiff_t>(filled_));
        next += part, left -= part, filled_ += part;
        if (filled_ == block_.size()) take(block_.data()), filled_ = 0;
    }
}

std::string Sha256::hexadecimal() {
    std::uint64_t const bits = length_ * 8;
    add(std::string_view("\x80", 1));
    while (filled_ != 56) add(std::string_view("\0", 1));
    for (int shift = 56; shift >= 0; shift -= 8) {
        char const byte = static_cast<char>(bits >> shift & 0xff);
        add(std::string_view(&byte, 1));
    }
    std::string digits;
    for (std::uint32_t const each : state_)
        for (int shift = 28; shift >= 0; shift -= 4) digits += "0123456789abcdef"[each >> shift & 15];
    return digits;
}

std::string sha256(std::string_view bytes) {
    Sha256 digest;
    digest.add(bytes);
    return digest.hexadecimal();
}

std::string sha256(std::istream& bytes) {
    Sha256 digest;
    std::vector<char> chunk(chunk_size);
    while (bytes.read(chunk.data(), static_cast<std::streamsize>(chunk.size())) || bytes.gcount() > 0)
        digest.add({chunk.data(), static_cast<std::size_t>(bytes.gcount())});
    return digest.hexadecimal();
}

}  // namespace rubric::text
