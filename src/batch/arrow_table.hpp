// A stream of structs, read to its end: the types of its columns and its chunks, which are released with it.
//
//   auto const table = batch::ArrowTable::read(stream, "the frame");   // the stream is released, whatever happens
//   for (Piece const& each : table->rows()) …
#pragma once

#include <rubric/arrow.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rubric::batch {

/// A type, as far as facts may be of it.
struct ArrowType {
    enum class Kind { nothing, boolean, whole, real, decimal, day, moment, text, list, record, other };
    enum class Layout { none, small_text, large_text, view_text, small_list, large_list, fixed_list };

    std::string name{};                  ///< of the column
    std::string words{};                 ///< for messages: `timestamp[us, tz=Europe/London]`
    Kind kind = Kind::other;
    Layout layout = Layout::none;
    unsigned bytes = 0;                  ///< of a value
    bool is_signed = true;               ///< of whole numbers
    int scale = 0;                       ///< of decimals
    std::int64_t a_day = 0;              ///< of moments: units in a day
    std::int64_t fixed = 0;              ///< of a list of fixed size
    bool zoned = false;
    std::shared_ptr<ArrowType const> index{};   ///< of a dictionary: the type of its codes; all else is of its values
    std::vector<ArrowType> children{};
};

/// Some rows of an array, counted from its first logical row.
struct Piece {
    ArrowArray const* array = nullptr;
    std::int64_t first = 0, count = 0;

    /// The same rows of a child of a struct.
    Piece child(std::size_t index) const { return {array->children[index], first + array->offset, count}; }
};

class ArrowTable {
public:
    /// Throws InputError for a stream that fails, or is none of structs. `called` stands in messages.
    static std::shared_ptr<ArrowTable const> read(ArrowArrayStream& stream, std::string called);
    ~ArrowTable();
    ArrowTable(ArrowTable const&) = delete;
    ArrowTable& operator=(ArrowTable const&) = delete;

    std::string const& called() const { return called_; }
    ArrowType const& type() const { return type_; }       ///< of the rows: a record
    std::vector<Piece> rows() const;
    std::size_t count() const { return count_; }

private:
    ArrowTable() = default;
    std::string called_;
    ArrowType type_;
    std::vector<ArrowArray> chunks_;
    std::size_t count_ = 0;
};

/// The values of one column in one chunk, by row of the piece.
class Cells {
public:
    Cells(ArrowType const& type, Piece const& piece);

    bool null(std::int64_t row) const { return validity_ && !(validity_[(first_ + row) / 8] >> ((first_ + row) % 8) & 1); }
    bool any_null() const { return validity_ != nullptr; }
    /// Bits of up to 64 rows: which are there.
    std::uint64_t there(std::int64_t row, unsigned count) const;
    std::uint64_t truths(std::int64_t row, unsigned count) const;  ///< of booleans

    /// Calls `visit` with what gives the text of a row, so that nothing is asked of the layout in a loop.
    template <class Visit>
    void texts(Visit&& visit) const {
        auto const between = [this](auto const* offsets) {
            return [offsets = offsets + first_, bytes = static_cast<char const*>(more_)](std::int64_t row) {
                auto const begin = offsets[row], end = offsets[row + 1];
                return end <= begin ? std::string_view() : std::string_view(bytes + begin, static_cast<std::size_t>(end - begin));
            };
        };
        if (type_->layout == ArrowType::Layout::small_text)
            visit(between(static_cast<std::int32_t const*>(data_)));
        else if (type_->layout == ArrowType::Layout::large_text)
            visit(between(static_cast<std::int64_t const*>(data_)));
        else
            visit([this](std::int64_t row) { return view(row); });
    }

    bool truth(std::int64_t row) const { return bits_[(first_ + row) / 8] >> ((first_ + row) % 8) & 1; }
    std::string_view text(std::int64_t row) const;
    /// Of a whole number, a day or a moment; of a number beyond int64 false.
    bool whole(std::int64_t row, std::int64_t& value) const;
    double real(std::int64_t row) const;
    /// Its digits without the point, as a text.
    std::string decimal(std::int64_t row) const;
    /// Elements of the list's child: from, to.
    std::pair<std::int64_t, std::int64_t> elements(std::int64_t row) const;

    /// Of a dictionary: the place of the row's value among `values`, or -1 where it is null or has none.
    std::int64_t code(std::int64_t row) const;
    Piece values() const;

    /// As a file would have it; empty for null and NaN. `room` may hold it.
    std::string_view written(std::int64_t row, std::string& room) const;

    ArrowType const& type() const { return *type_; }
    void const* data() const { return data_; }
    std::int64_t first() const { return first_; }

private:
    std::string_view view(std::int64_t row) const;

    ArrowType const* type_;
    ArrowArray const* array_;
    std::int64_t first_;                 ///< physical row of the piece's first
    unsigned char const* validity_ = nullptr;
    unsigned char const* bits_ = nullptr;
    void const* data_ = nullptr;         ///< the first buffer after the validity
    void const* more_ = nullptr;         ///< the one behind it
};

}  // namespace rubric::batch
