#include "arrow.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <string_view>

namespace bench {
namespace {

constexpr std::string_view level_names[] = {"universal", "focused", "targeted", "intensive"};
constexpr std::string_view standing_names[] = {"yes", "no", "possible"};

struct Column {
    ArrowSchema const& schema;
    ArrowArray const& array;

    bool known(std::size_t row) const {
        std::size_t const at = row + static_cast<std::size_t>(array.offset);
        auto const* const bits = static_cast<std::uint8_t const*>(array.buffers[0]);
        return !bits || (bits[at / 8] >> (at % 8) & 1);
    }
    template <class Type>
    Type value(std::size_t row) const {
        return static_cast<Type const*>(array.buffers[1])[row + static_cast<std::size_t>(array.offset)];
    }
    std::size_t code(std::size_t row) const {
        switch (schema.format[0]) {
            case 'c': return static_cast<std::size_t>(value<std::int8_t>(row));
            case 's': return static_cast<std::size_t>(value<std::int16_t>(row));
            case 'i': return static_cast<std::size_t>(value<std::int32_t>(row));
            default: throw std::runtime_error("a dictionary with other codes: " + std::string(schema.format));
        }
    }
    std::string_view text(std::size_t row) const {
        auto const* const ends = static_cast<std::int32_t const*>(array.buffers[1]) + array.offset;
        return {static_cast<char const*>(array.buffers[2]) + ends[row], static_cast<std::size_t>(ends[row + 1] - ends[row])};
    }
};

/// What each code of a dictionary is, by its place among `names`.
std::vector<std::int8_t> places(Column const& column, auto const& names) {
    if (!column.schema.dictionary) throw std::runtime_error(std::string(column.schema.name) + " has no dictionary");
    Column const words{*column.schema.dictionary, *column.array.dictionary};
    std::vector<std::int8_t> found;
    for (std::size_t i = 0; i < static_cast<std::size_t>(words.array.length); ++i) {
        auto const at = std::find(std::begin(names), std::end(names), words.text(i));
        found.push_back(at == std::end(names) ? std::int8_t{-1} : static_cast<std::int8_t>(at - std::begin(names)));
    }
    return found;
}

class Table {
public:
    Table(ArrowSchema const& schema, ArrowArray const& array) : schema_(schema), array_(array) {}
    std::size_t rows() const { return static_cast<std::size_t>(array_.length); }
    Column operator[](std::string_view name) const {
        for (std::int64_t i = 0; i < schema_.n_children; ++i)
            if (schema_.children[i]->name == name) return {*schema_.children[i], *array_.children[i]};
        throw std::runtime_error("no column " + std::string(name) + " was decided");
    }

private:
    ArrowSchema const& schema_;
    ArrowArray const& array_;
};

void read(Table const& from, std::size_t first, Decided& to) {
    constexpr std::string_view offers[] = {"visits", "plan", "training", "business"};
    Column const level = from["level"], visit_by = from["visit_by"];
    auto const levels = places(level, level_names);
    for (std::size_t row = 0; row < from.rows(); ++row) {
        std::size_t const at = first + row;
        to.level[at] = level.known(row) ? levels.at(level.code(row)) : std::int8_t{0};
        to.level_known[at / 64] |= Word{level.known(row)} << (at % 64);
        to.visit_by[at] = visit_by.known(row) ? visit_by.value<std::int32_t>(row) : 0;
        to.visit_by_known[at / 64] |= Word{visit_by.known(row)} << (at % 64);
    }
    for (std::size_t offer = 0; offer < offer_count; ++offer) {
        Column const column = from[offers[offer]];
        auto const standings = places(column, standing_names);
        for (std::size_t row = 0; row < from.rows(); ++row)
            to.offers[offer][first + row] = column.known(row) ? standings.at(column.code(row)) : std::int8_t{-1};
    }
}

void check(int status, char const* what) {
    if (status != 0) throw std::runtime_error(std::string("an Arrow stream gave no ") + what + ": " + std::strerror(status));
}

}  // namespace

Decided from_arrow(ArrowArrayStream* stream, std::size_t rows) {
    Decided found(rows);
    std::fill_n(found.level_known.data(), found.level_known.size(), Word{});
    std::fill_n(found.visit_by_known.data(), found.visit_by_known.size(), Word{});
    ArrowSchema schema{};
    check(stream->get_schema(stream, &schema), "schema");
    std::size_t first = 0;
    for (;;) {
        ArrowArray array{};
        check(stream->get_next(stream, &array), "rows");
        if (!array.release) break;
        if (first + static_cast<std::size_t>(array.length) > rows) throw std::runtime_error("more rows than cases");
        read(Table(schema, array), first, found);
        first += static_cast<std::size_t>(array.length);
        array.release(&array);
    }
    schema.release(&schema);
    stream->release(stream);
    if (first != rows) throw std::runtime_error("fewer rows than cases");
    return found;
}

}  // namespace bench
