#include "batch/arrow_table.hpp"

#include "batch/arrow_type.hpp"

#include <rubric/date.hpp>
#include <rubric/framework.hpp>

#include <charconv>
#include <cmath>
#include <cstring>
#include <utility>

namespace rubric::batch {

namespace {

/// Releases what somebody else made, once.
template <class Made>
struct Released {
    Made made{};
    ~Released() {
        if (made.release) made.release(&made);
    }
};

[[noreturn]] void refuse(std::string const& called, std::string const& why) { throw InputError("error: " + called + " " + why, {}); }

/// As many children and buffers as the type has, so that whoever made the array wrongly hears of it here.
void check(ArrowType const& type, ArrowArray const& array, std::string const& called) {
    auto const wrong = [&] { refuse(called, "is not as its schema says, in the column `" + type.name + "`"); };
    using Kind = ArrowType::Kind;
    bool const list = type.kind == Kind::list, fixed = type.layout == ArrowType::Layout::fixed_list;
    std::int64_t const children = type.index ? 0 : type.kind == Kind::record ? static_cast<std::int64_t>(type.children.size()) : list ? 1 : 0;
    std::int64_t const buffers = type.index                                                    ? 2
                                 : type.kind == Kind::nothing || type.kind == Kind::other      ? 0
                                 : type.kind == Kind::record || fixed                          ? 1
                                 : type.kind == Kind::text                                     ? 3
                                                                                               : 2;
    if (array.length < 0 || array.offset < 0 || array.n_children < children || array.n_buffers < (buffers == 3 ? 2 : buffers)) wrong();
    if (type.kind == Kind::other) return;
    for (std::int64_t i = 1; i < buffers && i < 2; ++i)
        if (array.length > 0 && !array.buffers[i]) wrong();
    if (static_cast<bool>(type.index) != (array.dictionary != nullptr)) wrong();
    if (type.index) {
        ArrowType values = type;
        values.index.reset();
        return check(values, *array.dictionary, called);
    }
    for (std::int64_t i = 0; i < children; ++i) {
        ArrowArray const& child = *array.children[i];
        if (type.kind == Kind::record && child.length < array.offset + array.length) wrong();
        check(type.children[static_cast<std::size_t>(i)], child, called);
    }
}

std::uint64_t bits_at(unsigned char const* bits, std::int64_t first, unsigned count) {
    std::uint64_t found = 0;
    std::int64_t const byte = first / 8;
    auto const shift = static_cast<unsigned>(first % 8);
    unsigned const bytes = (shift + count + 7) / 8;
    std::memcpy(&found, bits + byte, std::min(bytes, 8u));
    found >>= shift;
    if (bytes > 8) found |= std::uint64_t{bits[byte + 8]} << (64 - shift);
    return count < 64 ? found & ((std::uint64_t{1} << count) - 1) : found;
}

}  // namespace

std::shared_ptr<ArrowTable const> ArrowTable::read(ArrowArrayStream& from, std::string called) {
    Released<ArrowArrayStream> stream{std::exchange(from, {})};
    if (!stream.made.release) refuse(called, "has been read already");
    auto const failed = [&] {
        char const* const why = stream.made.get_last_error(&stream.made);
        refuse(called, "cannot be read" + (why && *why ? ": " + std::string(why) : std::string()));
    };
    std::shared_ptr<ArrowTable> table(new ArrowTable);
    table->called_ = called;
    Released<ArrowSchema> schema;
    if (stream.made.get_schema(&stream.made, &schema.made) != 0) failed();
    table->type_ = type_of(schema.made);
    if (table->type_.kind != ArrowType::Kind::record || table->type_.index) refuse(called, "is no table: it is of " + table->type_.words);
    for (;;) {
        Released<ArrowArray> chunk;
        if (stream.made.get_next(&stream.made, &chunk.made) != 0) failed();
        if (!chunk.made.release) break;
        check(table->type_, chunk.made, called);
        table->count_ += static_cast<std::size_t>(chunk.made.length);
        table->chunks_.push_back(chunk.made);
        chunk.made.release = nullptr;
    }
    return table;
}

ArrowTable::~ArrowTable() {
    for (ArrowArray& each : chunks_)
        if (each.release) each.release(&each);
}

std::vector<Piece> ArrowTable::rows() const {
    std::vector<Piece> pieces;
    for (ArrowArray const& each : chunks_) pieces.push_back({&each, 0, each.length});
    return pieces;
}

Cells::Cells(ArrowType const& type, Piece const& piece) : type_(&type), array_(piece.array), first_(piece.first + piece.array->offset) {
    if (!type.index && (type.kind == ArrowType::Kind::nothing || type.kind == ArrowType::Kind::other)) return;
    if (array_->null_count != 0 && array_->n_buffers > 0) validity_ = static_cast<unsigned char const*>(array_->buffers[0]);
    if (array_->n_buffers > 1) data_ = array_->buffers[1];
    if (array_->n_buffers > 2) more_ = array_->buffers[2];
    bits_ = static_cast<unsigned char const*>(data_);
}

std::uint64_t Cells::there(std::int64_t row, unsigned count) const {
    std::uint64_t const all = count < 64 ? (std::uint64_t{1} << count) - 1 : ~std::uint64_t{};
    return validity_ ? bits_at(validity_, first_ + row, count) : all;
}

std::uint64_t Cells::truths(std::int64_t row, unsigned count) const { return bits_at(bits_, first_ + row, count); }

std::string_view Cells::text(std::int64_t row) const {
    std::string_view found;
    texts([&](auto const& text_at) { found = text_at(row); });
    return found;
}

/// Sixteen bytes: the length, four bytes of the text, its buffer, where it is there; up to twelve bytes stand in the view itself.
std::string_view Cells::view(std::int64_t row) const {
    auto const* const bytes = static_cast<unsigned char const*>(data_) + 16 * (first_ + row);
    std::int32_t header[4];
    std::memcpy(header, bytes, sizeof header);
    auto const length = static_cast<std::size_t>(std::max(header[0], 0));
    if (length <= 12) return {reinterpret_cast<char const*>(bytes) + 4, length};
    return {static_cast<char const*>(array_->buffers[2 + header[2]]) + header[3], length};
}

bool Cells::whole(std::int64_t row, std::int64_t& value) const {
    auto const at = static_cast<std::size_t>(first_ + row);
    auto const read = [&](auto zero) {
        decltype(zero) found;
        std::memcpy(&found, static_cast<char const*>(data_) + at * sizeof found, sizeof found);
        value = static_cast<std::int64_t>(found);
        return std::is_signed_v<decltype(zero)> || sizeof zero < 8 || value >= 0;
    };
    switch (type_->bytes) {
        case 1: return type_->is_signed ? read(std::int8_t{}) : read(std::uint8_t{});
        case 2: return type_->is_signed ? read(std::int16_t{}) : read(std::uint16_t{});
        case 4: return type_->is_signed ? read(std::int32_t{}) : read(std::uint32_t{});
        default: return type_->is_signed ? read(std::int64_t{}) : read(std::uint64_t{});
    }
}

double Cells::real(std::int64_t row) const {
    auto const at = static_cast<std::size_t>(first_ + row);
    if (type_->bytes == 4) return static_cast<double>(static_cast<float const*>(data_)[at]);
    return static_cast<double const*>(data_)[at];
}

std::string Cells::decimal(std::int64_t row) const {
    std::size_t const bytes = type_->bytes;
    std::uint32_t parts[8] = {};  // the lowest first
    std::memcpy(parts, static_cast<char const*>(data_) + static_cast<std::size_t>(first_ + row) * bytes, bytes);
    std::size_t const count = bytes / 4;
    bool const negative = parts[count - 1] >> 31;
    std::uint64_t carry = 1;
    if (negative)
        for (std::size_t i = 0; i < count; ++i) {
            carry += static_cast<std::uint32_t>(~parts[i]);
            parts[i] = static_cast<std::uint32_t>(carry), carry >>= 32;
        }
    std::string digits;
    for (bool some = true; some;) {
        std::uint64_t rest = 0;
        some = false;
        for (std::size_t i = count; i-- > 0;) {
            rest = rest << 32 | parts[i];
            parts[i] = static_cast<std::uint32_t>(rest / 10), rest %= 10;
            some = some || parts[i] != 0;
        }
        digits.insert(digits.begin(), static_cast<char>('0' + rest));
    }
    return negative ? "-" + digits : digits;
}

std::pair<std::int64_t, std::int64_t> Cells::elements(std::int64_t row) const {
    auto const at = static_cast<std::size_t>(first_ + row);
    if (type_->layout == ArrowType::Layout::fixed_list) return {type_->fixed * (first_ + row), type_->fixed * (first_ + row + 1)};
    if (type_->layout == ArrowType::Layout::small_list) {
        auto const* const offsets = static_cast<std::int32_t const*>(data_);
        return {offsets[at], offsets[at + 1]};
    }
    auto const* const offsets = static_cast<std::int64_t const*>(data_);
    return {offsets[at], offsets[at + 1]};
}

std::int64_t Cells::code(std::int64_t row) const {
    if (null(row)) return -1;
    std::int64_t place = -1;
    Cells codes = *this;
    codes.type_ = type_->index.get();
    bool const there = codes.whole(row, place) && place >= 0 && place < array_->dictionary->length;
    return there ? place : -1;
}

Piece Cells::values() const { return {array_->dictionary, 0, array_->dictionary->length}; }

std::string_view Cells::written(std::int64_t row, std::string& room) const {
    using Kind = ArrowType::Kind;
    if (type_->index) {
        ArrowType of_values = *type_;
        of_values.index.reset();
        std::int64_t const place = code(row);
        return place < 0 ? std::string_view() : std::string_view(room = std::string(Cells(of_values, values()).written(place, room)));
    }
    if (type_->kind == Kind::nothing || null(row)) return {};
    std::int64_t value = 0;
    char digits[32];
    switch (type_->kind) {
        case Kind::boolean: return truth(row) ? "true" : "false";
        case Kind::text: return text(row);
        case Kind::whole:
            if (whole(row, value)) return room = std::to_string(value);
            return room = std::to_string(static_cast<std::uint64_t>(value));
        case Kind::real: {
            if (std::isnan(real(row))) return {};
            auto const end = type_->bytes == 4 ? std::to_chars(digits, digits + sizeof digits, static_cast<float>(real(row))).ptr
                                               : std::to_chars(digits, digits + sizeof digits, real(row)).ptr;
            return room.assign(digits, end);
        }
        case Kind::decimal: {
            room = decimal(row);
            if (type_->scale != 0) room += "e" + std::to_string(-type_->scale);
            return room;
        }
        case Kind::day:
        case Kind::moment: {
            constexpr Day epoch = *parse_iso("1970-01-01");
            whole(row, value);
            std::int64_t const unit = type_->a_day, over = value % unit, days = value / unit - (over < 0 ? 1 : 0), rest = over < 0 ? over + unit : over;
            if (!on_calendar(days > last_day || days < -last_day ? 0 : days + epoch)) return room = "a day beyond the calendar";
            room = format_iso(days + epoch);
            if (rest == 0) return room;
            auto const second = static_cast<std::int64_t>(static_cast<double>(rest) / static_cast<double>(unit) * 86'400);
            auto const two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
            return room += " " + two(second / 3600) + ":" + two(second / 60 % 60) + ":" + two(second % 60) + (second == 0 ? ".0" : "");
        }
        default: return {};
    }
}

}  // namespace rubric::batch
