#include "arrow_bytes.hpp"

#include <limits>

namespace rubric::fuzz {

using test::Col;

namespace {

struct Primitive {
    char const* format;
    std::size_t bytes;
};
constexpr Primitive primitives[] = {{"c", 1},
                                    {"C", 1},
                                    {"s", 2},
                                    {"S", 2},
                                    {"i", 4},
                                    {"I", 4},
                                    {"l", 8},
                                    {"L", 8},
                                    {"f", 4},
                                    {"g", 8},
                                    {"tdD", 4},
                                    {"tdm", 8},
                                    {"tss:", 8},
                                    {"tsm:", 8},
                                    {"tsu:", 8},
                                    {"tsn:", 8},
                                    {"tsu:Europe/London", 8},
                                    {"d:38,6", 16},
                                    {"d:9,2,32", 4},
                                    {"d:18,3,64", 8},
                                    {"d:76,20,256", 32},
                                    {"d:5,-3", 16},
                                    {"e", 2},
                                    {"tts", 4},
                                    {"tDs", 8},
                                    {"w:3", 3}};
constexpr unsigned primitive_count = std::size(primitives), indices = 8;
constexpr char const* texts[] = {"u", "U", "vu", "z", "Z"};
constexpr unsigned deepest = 4, most_children = 6, most_elements = 4, most_values = 12;

std::int64_t extreme(Bytes& bytes) {
    using Limits = std::numeric_limits<std::int64_t>;
    static std::vector<std::int64_t> const all{0,
                                               1,
                                               -1,
                                               7,
                                               100,
                                               18'871,
                                               -25'567,
                                               1'630'454'400,
                                               Limits::max(),
                                               Limits::min(),
                                               0x7FF8'0000'0000'0000,
                                               0x7FF0'0000'0000'0000,
                                               0x3FF0'0000'0000'0000,
                                               0x7FC0'0000,
                                               0x7F80'0000,
                                               0x80,
                                               0xFF,
                                               2'932'896,
                                               2'932'897,
                                               -719'162,
                                               -719'163};
    return bytes.of(all);
}

std::string number(Bytes& bytes, std::size_t size) {
    if (bytes.one_in(3)) return bytes.take(size);
    std::int64_t const value = extreme(bytes);
    std::string made(size, value < 0 ? '\xFF' : '\0');
    std::memcpy(made.data(), &value, std::min(size, sizeof value));
    return made;
}

std::string word(Bytes& bytes, Vocabulary const& words) {
    unsigned const kind = bytes.next();
    if (kind % 4 == 0) return bytes.take(kind / 4 % 24);
    return bytes.of(words);
}

std::vector<bool> validity(Bytes& bytes, std::int64_t length) {
    std::vector<bool> there;
    if (bytes.one_in(2)) return there;
    for (std::int64_t i = 0, bits = 0; i < length; ++i) {
        if (i % 8 == 0) bits = bytes.next();
        there.push_back(bits >> i % 8 & 1);
    }
    return there;
}

/// What a text column of this format holds; a null cell may have a text all the same.
std::vector<std::string> text_buffers(Bytes& bytes, Vocabulary const& words, std::string const& format, std::int64_t length) {
    std::vector<std::optional<std::string>> values;
    for (std::int64_t i = 0; i < length; ++i) values.emplace_back(word(bytes, words));
    char const* const like = format == "z" ? "u" : format == "Z" ? "U" : format.c_str();
    return test::texts("", values, like).buffers;
}

std::vector<std::string> codes(Bytes& bytes, std::string const& format, std::vector<bool> const& there, std::int64_t length,
                               std::int64_t values) {
    std::size_t size = 0;
    for (Primitive const& each : primitives)
        if (format == each.format) size = each.bytes;
    std::string made;
    for (std::int64_t i = 0; i < length; ++i) {
        bool const null = !there.empty() && !there[static_cast<std::size_t>(i)];
        std::int64_t const place = values == 0 ? 0 : bytes.below(static_cast<unsigned>(values));
        if (null)
            made += number(bytes, size);
        else
            made.append(reinterpret_cast<char const*>(&place), size);
    }
    return {made};
}

}  // namespace

Col type_from(Bytes& bytes, Vocabulary const& words, std::string name, unsigned depth) {
    Col type;
    type.name = std::move(name);
    unsigned const kind = bytes.below(depth < deepest ? 16 : 10);
    if (kind < 6)
        type.format = primitives[bytes.below(primitive_count)].format;
    else if (kind < 8)
        type.format = texts[bytes.below(std::size(texts))];
    else if (kind == 8)
        type.format = "b";
    else if (kind == 9)
        type.format = "n";
    else if (kind < 12) {
        type.format = primitives[bytes.below(indices)].format;
        type.dictionary = std::make_shared<Col>(type_from(bytes, words, "", deepest));
    } else if (kind < 14) {
        type.format = "+s";
        for (unsigned i = bytes.below(most_children); i-- > 0;)
            type.children.push_back(type_from(bytes, words, bytes.of(words), depth + 1));
    } else {
        static std::vector<std::string> const lists{"+l", "+L", "+w:0", "+w:1", "+w:3"};
        type.format = bytes.of(lists);
        type.children.push_back(type_from(bytes, words, "item", depth + 1));
    }
    return type;
}

Col array_from(Bytes& bytes, Vocabulary const& words, Col const& type, std::int64_t length) {
    Col made = type;
    made.children.clear();
    made.offset = bytes.one_in(4) ? bytes.below(70) : 0;
    made.length = length;
    std::int64_t const held = length + made.offset;
    made.validity = type.format == "n" ? std::vector<bool>{} : validity(bytes, held);
    if (type.dictionary) {
        // Of no values only nulls may speak.
        std::int64_t const values = bytes.below(most_values);
        if (values == 0) made.validity.assign(static_cast<std::size_t>(held), false);
        made.dictionary = std::make_shared<Col>(array_from(bytes, words, *type.dictionary, values));
        made.buffers = codes(bytes, type.format, made.validity, held, values);
        return made;
    }
    if (type.format == "+s") {
        for (Col const& each : type.children) made.children.push_back(array_from(bytes, words, each, held + bytes.below(2)));
        return made;
    }
    if (type.format.starts_with("+")) {
        std::vector<std::int32_t> small{static_cast<std::int32_t>(bytes.below(3))};
        bool const fixed = type.format.starts_with("+w:");
        for (std::int64_t i = 0; i < held; ++i)
            small.push_back(small.back() + static_cast<std::int32_t>(bytes.below(most_elements)));
        if (!fixed)
            made.buffers = {type.format == "+l" ? test::bytes_of(small)
                                                : test::bytes_of(std::vector<std::int64_t>(small.begin(), small.end()))};
        std::int64_t const elements = fixed ? held * (type.format[3] - '0') : small.back();
        made.children.push_back(array_from(bytes, words, type.children[0], elements + bytes.below(2)));
        return made;
    }
    if (type.format == "b") {
        std::string bits;
        for (std::int64_t i = 0; i < held; i += 8) bits += static_cast<char>(bytes.next());
        made.buffers = {bits};
        return made;
    }
    for (Primitive const& each : primitives) {
        if (type.format != each.format) continue;
        std::string numbers;
        for (std::int64_t i = 0; i < held; ++i) numbers += number(bytes, each.bytes);
        made.buffers = {numbers};
        return made;
    }
    if (type.format != "n") made.buffers = text_buffers(bytes, words, type.format, held);
    return made;
}

}  // namespace rubric::fuzz
