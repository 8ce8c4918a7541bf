#include "arrow_maker.hpp"

#include <rubric/date.hpp>
#include <rubric/number.hpp>

#include <catch2/catch.hpp>

namespace rubric::test {

namespace {

std::string cell(std::string const& format, ArrowArray const& array, std::size_t row) {
    auto const text = [&](auto const* offsets) {
        auto const* bytes = static_cast<char const*>(array.buffers[2]);
        return std::string(bytes + offsets[row], bytes + offsets[row + 1]);
    };
    if (format == "c") return cell("u", *array.dictionary, static_cast<std::size_t>(static_cast<std::int8_t const*>(array.buffers[1])[row]));
    if (format == "u") return text(static_cast<std::int32_t const*>(array.buffers[1]));
    if (format == "U") return text(static_cast<std::int64_t const*>(array.buffers[1]));
    if (format == "tdD") return format_iso(static_cast<std::int32_t const*>(array.buffers[1])[row] + *parse_iso("1970-01-01"));
    if (format == "l") return std::to_string(static_cast<std::int64_t const*>(array.buffers[1])[row]);
    if (format == "g") return format_number(*number_of(static_cast<double const*>(array.buffers[1])[row]));
    REQUIRE(format == "d:38,6");
    return format_number(static_cast<std::int64_t const*>(array.buffers[1])[2 * row]);
}

}  // namespace

Came came_from(ArrowArrayStream& stream) {
    Came came;
    ArrowSchema schema{};
    REQUIRE(stream.get_schema(&stream, &schema) == 0);
    REQUIRE(std::string(schema.format) == "+s");
    for (std::int64_t i = 0; i < schema.n_children; ++i) {
        came.names.emplace_back(schema.children[i]->name);
        came.formats.emplace_back(schema.children[i]->format);
        if (schema.children[i]->dictionary) CHECK(std::string(schema.children[i]->dictionary->format) == "u");
        came.columns.emplace_back();
    }
    schema.release(&schema);
    for (;;) {
        ArrowArray chunk{};
        REQUIRE(stream.get_next(&stream, &chunk) == 0);
        if (!chunk.release) break;
        for (std::size_t i = 0; i < came.columns.size(); ++i) {
            ArrowArray moved = *chunk.children[i];  // as a consumer takes a column for itself
            chunk.children[i]->release = nullptr;
            std::int64_t nulls = 0;
            auto const* valid = static_cast<unsigned char const*>(moved.buffers[0]);
            for (std::size_t row = 0; row < static_cast<std::size_t>(moved.length); ++row) {
                bool const there = !valid || (valid[row / 8] >> (row % 8) & 1);
                nulls += !there;
                came.columns[i].push_back(there ? std::optional(cell(came.formats[i], moved, row)) : std::nullopt);
            }
            CHECK(moved.null_count == nulls);
            moved.release(&moved);
            CHECK(moved.release == nullptr);
        }
        chunk.release(&chunk);
    }
    stream.release(&stream);
    CHECK(stream.release == nullptr);
    return came;
}

}  // namespace rubric::test
