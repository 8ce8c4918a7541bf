// The bytes of a file as UTF-8, a chunk at a time, whatever encoding they are in.
#pragma once

#include "table/place.hpp"

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

namespace rubric::table {

enum class Encoding { utf8, latin1, windows1252, utf16 };

/// By the names people write, in any case: utf-8, latin-1, iso-8859-1, windows-1252, cp1252, utf-16.
std::optional<Encoding> encoding_named(std::string_view name);

/// Removes a byte order mark. UTF-8 is handed on unchecked, so that one bad cell costs one cell; UTF-16 read as UTF-8 is a fault.
class Bytes {
public:
    Bytes(std::istream& from, Encoding encoding) : from_(&from), encoding_(encoding) {}

    /// Appends about `wanted` bytes; false at the end of the file or at a fault.
    bool read(std::string& into, std::size_t wanted);
    std::optional<Fault> const& fault() const { return fault_; }

private:
    void begin(std::string& chunk);
    void decode(std::string_view chunk, std::string& into);
    void decode_utf16(std::string_view chunk, std::string& into);

    std::istream* from_;
    Encoding encoding_;
    bool begun_ = false, big_endian_ = false;
    std::string rest_;                ///< half a unit of UTF-16
    std::uint32_t high_ = 0;          ///< the first half of a surrogate pair
    std::optional<Fault> fault_;
};

}  // namespace rubric::table
