// Where something stands in a file, and what is wrong there.
#pragma once

#include <rubric/diagnostic.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rubric::table {

/// What keeps a file, or the rest of it, from being read.
struct Fault {
    Position at;
    std::string reason;  ///< in lower case, without a full stop
    std::string line{};  ///< the text of the line, to a little beyond the place
};

/// At a byte of the text.
Fault fault_at(std::string_view text, std::size_t offset, std::string reason);

/// The line and column, in code points, of a byte of the text. Lines end with LF, CRLF or CR.
Position locate(std::string_view text, std::size_t offset);

/// A byte that no text may have.
struct BadByte {
    std::size_t offset = 0;
    bool nul = false;  ///< else it is not UTF-8
};

/// The first byte that is NUL or not UTF-8 (overlong forms, surrogates and what is beyond U+10FFFF are not).
std::optional<BadByte> bad_byte(std::string_view text);

/// A code point as UTF-8.
void append_utf8(std::string& into, std::uint32_t code);

}  // namespace rubric::table
