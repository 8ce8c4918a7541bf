#include "utf8.hpp"

#include <cstdint>

namespace rubric::text {

namespace {

struct Lead {
    unsigned char low, high;  // the first bytes that it is about
    std::size_t length;
    unsigned char second_low, second_high;
};

// The well-formed byte sequences: the Unicode standard, table 3-7.
constexpr Lead leads[] = {
    {0x00, 0x7F, 1, 0, 0},       {0xC2, 0xDF, 2, 0x80, 0xBF}, {0xE0, 0xE0, 3, 0xA0, 0xBF},
    {0xE1, 0xEC, 3, 0x80, 0xBF}, {0xED, 0xED, 3, 0x80, 0x9F}, {0xEE, 0xEF, 3, 0x80, 0xBF},
    {0xF0, 0xF0, 4, 0x90, 0xBF}, {0xF1, 0xF3, 4, 0x80, 0xBF}, {0xF4, 0xF4, 4, 0x80, 0x8F},
};

unsigned char byte(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

}  // namespace

std::size_t code_point_length(std::string_view text) {
    if (text.empty()) return 0;
    for (auto const& lead : leads) {
        if (byte(text, 0) < lead.low || byte(text, 0) > lead.high) continue;
        if (lead.length > text.size()) return 0;
        for (std::size_t i = 1; i < lead.length; ++i) {
            unsigned char const low = i == 1 ? lead.second_low : 0x80, high = i == 1 ? lead.second_high : 0xBF;
            if (byte(text, i) < low || byte(text, i) > high) return 0;
        }
        return lead.length;
    }
    return 0;
}

std::optional<std::size_t> first_invalid_byte(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        std::size_t const length = code_point_length(text.substr(i));
        if (length == 0) return i;
        i += length;
    }
    return std::nullopt;
}

std::string printable(std::string_view text, std::size_t limit) {
    std::string shown, last;
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++count) {
        if (count == limit) return shown.substr(0, shown.size() - last.size()) + "…";
        std::size_t const length = code_point_length(text.substr(i));
        unsigned char const first = byte(text, i);
        if (first == '\t')
            last = "    ";
        else if (length == 0 || first < 0x20 || first == 0x7F)
            last = "\uFFFD";
        else
            last = text.substr(i, length);
        shown += last;
        i += length == 0 ? 1 : length;
    }
    return shown;
}

}  // namespace rubric::text
