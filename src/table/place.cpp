#include "table/place.hpp"

#include <cstdint>

namespace rubric::table {

namespace {

unsigned byte_at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

/// How many bytes the character at `i` takes, or 0 if it is not UTF-8.
std::size_t character(std::string_view text, std::size_t i) {
    unsigned const lead = byte_at(text, i);
    if (lead < 0x80) return 1;
    std::size_t const length = lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
    if (length == 0 || i + length > text.size()) return 0;
    unsigned const second = byte_at(text, i + 1);
    unsigned const lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned const highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < lowest || second > highest) return 0;
    for (std::size_t k = 2; k < length; ++k)
        if ((byte_at(text, i + k) & 0xC0) != 0x80) return 0;
    return length;
}

}  // namespace

Position locate(std::string_view text, std::size_t offset) {
    Position found;
    for (std::size_t i = 0; i < offset && i < text.size(); ++i) {
        bool const crlf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (text[i] == '\n' || (text[i] == '\r' && !crlf))
            ++found.line, found.column = 1;
        else if ((byte_at(text, i) & 0xC0) != 0x80)
            ++found.column;
    }
    return found;
}

std::optional<BadByte> bad_byte(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '\0') return BadByte{i, true};
        std::size_t const length = character(text, i);
        if (length == 0) return BadByte{i, false};
        i += length;
    }
    return std::nullopt;
}

void append_utf8(std::string& into, std::uint32_t code) {
    auto const put = [&](std::uint32_t byte) { into += static_cast<char>(byte); };
    if (code < 0x80) return put(code);
    if (code < 0x800) return put(0xC0 | code >> 6), put(0x80 | (code & 0x3F));
    if (code < 0x10000) return put(0xE0 | code >> 12), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
    put(0xF0 | code >> 18), put(0x80 | (code >> 12 & 0x3F)), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
}

}  // namespace rubric::table
