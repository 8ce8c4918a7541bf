#include "table/bytes.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace rubric::table {

namespace {

constexpr std::uint32_t replacement = 0xFFFD;

/// Windows-1252 from 0x80 to 0x9F; elsewhere it is Latin-1.
constexpr std::array<std::uint32_t, 32> windows_1252{
    0x20AC, replacement, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, replacement, 0x017D,
    replacement, replacement, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153,
    replacement, 0x017E, 0x0178};

constexpr std::array<std::pair<std::string_view, Encoding>, 10> names{{{"utf-8", Encoding::utf8},
                                                                      {"utf8", Encoding::utf8},
                                                                      {"latin-1", Encoding::latin1},
                                                                      {"latin1", Encoding::latin1},
                                                                      {"iso-8859-1", Encoding::latin1},
                                                                      {"windows-1252", Encoding::windows1252},
                                                                      {"cp1252", Encoding::windows1252},
                                                                      {"ansi", Encoding::windows1252},
                                                                      {"utf-16", Encoding::utf16},
                                                                      {"utf16", Encoding::utf16}}};

/// A mark says so; without one, every other byte of the first four being NUL.
bool looks_like_utf16(std::string_view head) {
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return true;
    return head.size() >= 4 && ((head[0] && !head[1] && head[2] && !head[3]) || (!head[0] && head[1] && !head[2] && head[3]));
}

}  // namespace

std::optional<Encoding> encoding_named(std::string_view name) {
    std::string lower(name);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    for (auto const& [known, encoding] : names)
        if (known == lower) return encoding;
    return std::nullopt;
}

bool Bytes::read(std::string& into, std::size_t wanted) {
    if (fault_) return false;
    if (encoding_ == Encoding::utf8 && begun_) {
        std::size_t const before = into.size();
        into.resize(before + wanted);
        from_->read(into.data() + before, static_cast<std::streamsize>(wanted));
        into.resize(before + static_cast<std::size_t>(from_->gcount()));
        return into.size() > before;
    }
    std::string chunk(wanted, '\0');
    from_->read(chunk.data(), static_cast<std::streamsize>(wanted));
    chunk.resize(static_cast<std::size_t>(from_->gcount()));
    bool const more = !chunk.empty();
    if (!begun_) begin(chunk);
    if (fault_) return false;
    decode(chunk, into);
    return more;
}

void Bytes::begin(std::string& chunk) {
    begun_ = true;
    if (encoding_ == Encoding::utf16) {
        big_endian_ = chunk.starts_with("\xFE\xFF");
        if (big_endian_ || chunk.starts_with("\xFF\xFE")) chunk.erase(0, 2);
    } else if (chunk.starts_with("\xEF\xBB\xBF")) {
        chunk.erase(0, 3);
    } else if (encoding_ == Encoding::utf8 && looks_like_utf16(chunk)) {
        fault_ = {{1, 1}, "the file is UTF-16, not UTF-8; say `--encoding utf-16`"};
    }
}

void Bytes::decode(std::string_view chunk, std::string& into) {
    if (encoding_ == Encoding::utf8) {
        into += chunk;
    } else if (encoding_ == Encoding::utf16) {
        decode_utf16(chunk, into);
    } else {
        for (char const c : chunk) {
            auto const byte = static_cast<unsigned char>(c);
            append_utf8(into, encoding_ == Encoding::windows1252 && byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80u] : byte);
        }
    }
}

void Bytes::decode_utf16(std::string_view chunk, std::string& into) {
    rest_ += chunk;
    std::size_t i = 0;
    for (; i + 1 < rest_.size(); i += 2) {
        auto const first = static_cast<unsigned char>(rest_[i]), second = static_cast<unsigned char>(rest_[i + 1]);
        std::uint32_t const unit = big_endian_ ? first * 256u + second : second * 256u + first;
        bool const low = unit >= 0xDC00 && unit < 0xE000;
        if (high_ != 0 && !low) append_utf8(into, replacement);
        if (low)
            append_utf8(into, high_ != 0 ? 0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00) : replacement);
        else if (unit < 0xD800 || unit >= 0xE000)
            append_utf8(into, unit);
        high_ = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
    }
    rest_.erase(0, i);
}

}  // namespace rubric::table
