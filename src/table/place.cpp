#include "table/place.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <cstring>

namespace rubric::table {

Position locate(std::string_view text, std::size_t offset) {
    Position found;
    for (std::size_t i = 0; i < offset && i < text.size(); ++i) {
        bool const crlf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (text[i] == '\n' || (text[i] == '\r' && !crlf))
            ++found.line, found.column = 1;
        else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80)
            ++found.column;
    }
    return found;
}

Fault fault_at(std::string_view text, std::size_t offset, std::string reason) {
    constexpr std::size_t beyond = 80;
    std::size_t const begin = offset == 0 ? 0 : text.find_last_of("\r\n", offset - 1) + 1;  // npos + 1 is 0
    std::size_t const end = std::min({text.find_first_of("\r\n", offset), offset + beyond, text.size()});
    return {locate(text, offset), std::move(reason), std::string(text.substr(begin, end - begin))};
}

namespace {

/// How far the text is plain, ASCII without NUL, in steps of eight bytes.
std::size_t plain_bytes(std::string_view text, std::size_t from) {
    constexpr std::uint64_t ones = 0x0101010101010101, tops = 0x8080808080808080;
    for (std::uint64_t eight = 0; from + sizeof eight <= text.size(); from += sizeof eight) {
        std::memcpy(&eight, text.data() + from, sizeof eight);
        if (((eight | (eight - ones)) & tops) != 0) break;  // a top bit, or a borrow that only a zero byte makes
    }
    return from;
}

}  // namespace

std::optional<BadByte> bad_byte(std::string_view text) {
    for (std::size_t i = plain_bytes(text, 0); i < text.size(); i = plain_bytes(text, i)) {
        if (text[i] == '\0') return BadByte{i, true};
        std::size_t const length = text::code_point_length(text.substr(i));
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
