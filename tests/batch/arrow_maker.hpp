// Arrow streams for the tests, made by hand as a library would make them, and read again. What is handed out is counted.
#pragma once

#include <rubric/arrow.hpp>

#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rubric::test {

struct Handed {
    int streams = 0, schemas = 0, arrays = 0;  ///< not yet released
    int most_twice = 0;                        ///< released when they were already
    bool all_back() const { return streams == 0 && schemas == 0 && arrays == 0 && most_twice == 0; }
};
inline Handed handed;

/// One array with its type.
struct Col {
    std::string format, name;
    std::int64_t length = 0, offset = 0;
    std::vector<bool> validity{};          ///< empty: absent
    std::vector<std::string> buffers{};    ///< after the validity
    std::vector<Col> children{};
    std::shared_ptr<Col> dictionary{};
    bool counts_variadic = false;          ///< of views: a last buffer with the lengths of the others
};

template <class Number>
std::string bytes_of(std::vector<Number> const& values) {
    return {reinterpret_cast<char const*>(values.data()), values.size() * sizeof(Number)};
}

inline std::string bits_of(std::vector<bool> const& bits) {
    std::string bytes((bits.size() + 7) / 8, '\0');
    for (std::size_t i = 0; i < bits.size(); ++i)
        if (bits[i]) bytes[i / 8] = static_cast<char>(bytes[i / 8] | 1 << i % 8);
    return bytes;
}

/// Nulls where there is nothing; no validity where there is none.
template <class Value>
std::vector<bool> validity_of(std::vector<std::optional<Value>> const& values) {
    std::vector<bool> there;
    bool any = false;
    for (auto const& each : values) there.push_back(each.has_value()), any = any || !each;
    return any ? there : std::vector<bool>{};
}

template <class Number>
Col numbers(std::string name, std::string format, std::vector<std::optional<Number>> const& values) {
    std::vector<Number> plain;
    for (auto const& each : values) plain.push_back(each.value_or(Number(77)));
    return {std::move(format), std::move(name), static_cast<std::int64_t>(values.size()), 0, validity_of(values), {bytes_of(plain)}, {}, {}};
}

inline Col bools(std::string name, std::vector<std::optional<bool>> const& values) {
    std::vector<bool> plain;
    for (auto const& each : values) plain.push_back(each.value_or(true));
    return {"b", std::move(name), static_cast<std::int64_t>(values.size()), 0, validity_of(values), {bits_of(plain)}, {}, {}};
}

using Words = std::vector<std::optional<std::string>>;

/// `u`, `U` or `vu`
inline Col texts(std::string name, Words const& values, std::string format = "u") {
    Col made{format, std::move(name), static_cast<std::int64_t>(values.size()), 0, validity_of(values), {}, {}, {}};
    std::string bytes, views;
    std::vector<std::int32_t> small{0};
    std::vector<std::int64_t> large{0};
    for (auto const& each : values) {
        std::string const text = each.value_or("");
        std::int32_t view[4] = {static_cast<std::int32_t>(text.size()), 0, 0, 0};
        if (text.size() <= 12)
            std::memcpy(view + 1, text.data(), text.size());
        else
            std::memcpy(view + 1, text.data(), 4), view[3] = static_cast<std::int32_t>(bytes.size());
        views.append(reinterpret_cast<char const*>(view), 16);
        bytes += text;
        small.push_back(static_cast<std::int32_t>(bytes.size())), large.push_back(static_cast<std::int64_t>(bytes.size()));
    }
    if (format == "vu") {
        made.buffers = {views, bytes, bytes_of(std::vector<std::int64_t>{static_cast<std::int64_t>(bytes.size())})};
    } else {
        made.buffers = {format == "u" ? bytes_of(small) : bytes_of(large), bytes};
    }
    return made;
}

inline Col coded(std::string name, std::vector<std::optional<std::int32_t>> const& codes, Col words) {
    Col made = numbers<std::int32_t>(std::move(name), "i", codes);
    made.dictionary = std::make_shared<Col>(std::move(words));
    return made;
}

inline Col record(std::string name, std::vector<Col> children, std::vector<bool> validity = {}) {
    std::int64_t const length = children.empty() ? 0 : children[0].length;
    return {"+s", std::move(name), length, 0, std::move(validity), {}, std::move(children), {}};
}

/// Lists of so many elements each; nothing: null.
inline Col lists(std::string name, std::vector<std::optional<int>> const& sizes, Col elements, std::string format = "+l") {
    Col made{format, std::move(name), static_cast<std::int64_t>(sizes.size()), 0, validity_of(sizes), {}, {}, {}};
    std::vector<std::int32_t> small{0};
    std::vector<std::int64_t> large{0};
    for (auto const& each : sizes) small.push_back(small.back() + each.value_or(0)), large.push_back(small.back());
    made.buffers = {format == "+l" ? bytes_of(small) : bytes_of(large)};
    elements.name = "item";
    made.children.push_back(std::move(elements));
    return made;
}

inline Col sliced(Col column, std::int64_t offset, std::int64_t length) {
    column.offset += offset, column.length = length;
    return column;
}

// ---- handing out ----------------------------------------------------------------------------------------------------

namespace detail {

struct SchemaParts {
    std::string format, name;
    std::vector<std::unique_ptr<ArrowSchema>> own;
    std::vector<ArrowSchema*> children;
    std::unique_ptr<ArrowSchema> dictionary;
};
struct ArrayParts {
    std::vector<std::vector<char>> bytes;  ///< as many as there are, so that a sanitizer sees what reads beyond
    std::vector<void const*> buffers;
    std::vector<std::unique_ptr<ArrowArray>> own;
    std::vector<ArrowArray*> children;
    std::unique_ptr<ArrowArray> dictionary;
};

template <class Struct, class Parts>
void release(Struct* made) {
    auto* const parts = static_cast<Parts*>(made->private_data);
    for (auto& each : parts->own)
        if (each->release) each->release(each.get());
    if (parts->dictionary && parts->dictionary->release) parts->dictionary->release(parts->dictionary.get());
    delete parts;
    made->release = nullptr;
    if constexpr (std::is_same_v<Struct, ArrowSchema>)
        --handed.schemas;
    else
        --handed.arrays;
}

inline void give(Col const& from, ArrowSchema* out) {
    auto* const parts = new SchemaParts{from.format, from.name, {}, {}, {}};
    for (Col const& each : from.children) {
        give(each, parts->own.emplace_back(std::make_unique<ArrowSchema>()).get());
        parts->children.push_back(parts->own.back().get());
    }
    if (from.dictionary) give(*from.dictionary, (parts->dictionary = std::make_unique<ArrowSchema>()).get());
    *out = {parts->format.c_str(), parts->name.c_str(), nullptr, ARROW_FLAG_NULLABLE, static_cast<std::int64_t>(parts->own.size()),
            parts->children.data(), parts->dictionary.get(), release<ArrowSchema, SchemaParts>, parts};
    ++handed.schemas;
}

inline void give(Col const& from, ArrowArray* out) {
    auto* const parts = new ArrayParts;
    bool const nothing_held = from.format == "n";
    auto const add = [&](std::string const& buffer) { parts->bytes.emplace_back(buffer.begin(), buffer.end()); };
    if (!nothing_held) add(bits_of(from.validity));
    for (std::string const& each : from.buffers) add(each);
    for (std::size_t i = 0; i < parts->bytes.size(); ++i) parts->buffers.push_back(i == 0 && from.validity.empty() ? nullptr : parts->bytes[i].data());
    for (Col const& each : from.children) {
        give(each, parts->own.emplace_back(std::make_unique<ArrowArray>()).get());
        parts->children.push_back(parts->own.back().get());
    }
    if (from.dictionary) give(*from.dictionary, (parts->dictionary = std::make_unique<ArrowArray>()).get());
    *out = {from.length, from.validity.empty() ? 0 : -1, from.offset, static_cast<std::int64_t>(parts->buffers.size()), static_cast<std::int64_t>(parts->own.size()),
            parts->buffers.data(), parts->children.data(), parts->dictionary.get(), release<ArrowArray, ArrayParts>, parts};
    ++handed.arrays;
}

struct StreamParts {
    std::vector<Col> chunks;
    std::size_t next = 0;
    int fails_at = -1;
};

}  // namespace detail

/// The chunks, each a struct; `fails_at`: the chunk that cannot be got.
inline ArrowArrayStream stream(std::vector<Col> chunks, int fails_at = -1) {
    using detail::StreamParts;
    ++handed.streams;
    return {[](ArrowArrayStream* from, ArrowSchema* out) {
                auto const& all = static_cast<StreamParts*>(from->private_data)->chunks;
                detail::give(all.at(0), out);
                return 0;
            },
            [](ArrowArrayStream* from, ArrowArray* out) {
                auto& parts = *static_cast<StreamParts*>(from->private_data);
                *out = {};
                if (static_cast<int>(parts.next) == parts.fails_at) return 5;
                if (parts.next < parts.chunks.size() && (parts.chunks[parts.next].length > 0 || parts.chunks.size() > 1)) detail::give(parts.chunks[parts.next], out);
                ++parts.next;
                return 0;
            },
            [](ArrowArrayStream*) -> char const* { return "the disk is full"; },
            [](ArrowArrayStream* from) {
                delete static_cast<StreamParts*>(from->private_data);
                from->release = nullptr;
                --handed.streams;
            },
            new StreamParts{std::move(chunks), 0, fails_at}};
}

/// One chunk of these columns.
inline ArrowArrayStream frame(std::vector<Col> columns) { return stream({record("", std::move(columns))}); }

// ---- reading what comes out -------------------------------------------------------------------------------------------

/// A table that came out of a stream, its cells as a CSV has them; nothing is null.
struct Came {
    std::vector<std::string> names, formats;
    std::vector<std::vector<std::optional<std::string>>> columns;

    std::vector<std::optional<std::string>> const& operator[](std::string_view name) const {
        for (std::size_t i = 0; i < names.size(); ++i)
            if (names[i] == name) return columns[i];
        throw std::out_of_range("no column " + std::string(name));
    }
    std::string const& format(std::string_view name) const {
        for (std::size_t i = 0; i < names.size(); ++i)
            if (names[i] == name) return formats[i];
        throw std::out_of_range("no column " + std::string(name));
    }
    std::size_t rows() const { return columns.empty() ? 0 : columns[0].size(); }
};

Came came_from(ArrowArrayStream& stream);

}  // namespace rubric::test
