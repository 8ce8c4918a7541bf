// SHA-256 (FIPS 180-4), to say which bytes something was made from.
//
//   text::sha256("abc");                        // ba7816bf…
//   text::Sha256 digest; digest.add(chunk); digest.hexadecimal();
#pragma once

#include <array>
#include <cstdint>
#include <istream>
#include <string>
#include <string_view>

namespace rubric::text {

class Sha256 {
public:
    void add(std::string_view bytes);
    /// Of all that was added; nothing can be added after that.
    std::string hexadecimal();

private:
    void take(std::uint8_t const* block);

    std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<std::uint8_t, 64> block_{};
    std::size_t filled_ = 0;
    std::uint64_t length_ = 0;  // in bytes
};

std::string sha256(std::string_view bytes);
std::string sha256(std::istream& bytes);  ///< all that is left in it

}  // namespace rubric::text
