// Columns that are made, a table of them, and the table as an Arrow stream.
//
//   Output codes = Output::coded("level", {"general", "targeted", "none", "error"}, rows);
//   … codes.codes and codes.there, all of both, are written …
//   give(table, &stream);                // the stream shares the table, which nobody changes any more
#pragma once

#include "batch/epoch.hpp"

#include <rubric/arrow.hpp>
#include <rubric/fact_columns.hpp>

#include <cstdint>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rubric::batch {

/// Storage that is written before it is read need not be filled with noughts first.
template <class Type>
struct NotFilled : std::allocator<Type> {
    template <class Other>
    struct rebind {
        using other = NotFilled<Other>;
    };
    template <class Other, class... Given>
    void construct(Other* place, Given&&... given) {
        if constexpr (sizeof...(Given) == 0)
            ::new (static_cast<void*>(place)) Other;
        else
            ::new (static_cast<void*>(place)) Other(std::forward<Given>(given)...);
    }
};
template <class Type>
using Room = std::vector<Type, NotFilled<Type>>;

/// One column. What no row is set of is null. A column of one width has room for all its rows from the start; a text grows.
struct Output {
    enum class Kind { coded, text, date, whole, number };

    std::string name{};
    Kind kind = Kind::text;
    Room<Word> there{};                ///< a bit a row
    std::vector<std::string> words{};  ///< of coded: what the codes stand for, at most 127
    Room<std::uint8_t> codes{};
    Room<std::int32_t> days{};         ///< of dates: since 1970
    Room<std::int64_t> numbers{};      ///< of whole: themselves; of number: millionths
    std::vector<std::int64_t> ends{};  ///< of texts: where each ends in `bytes`
    std::string bytes{};

    static Output coded(std::string name, std::vector<std::string> words, std::size_t rows);
    static Output text(std::string name);
    static Output of_numbers(std::string name, Kind kind, std::size_t rows);

    void set(std::size_t row) { there[row / rows_in_a_word] |= bit_of(row); }
    std::string_view text_at(std::size_t row) const {
        auto const begin = static_cast<std::size_t>(row == 0 ? 0 : ends[row - 1]), end = static_cast<std::size_t>(ends[row]);
        return std::string_view(bytes).substr(begin, end - begin);
    }
    /// One more text, or null.
    void add(std::string_view text);
    void add_null();
    /// Another's texts, behind its own.
    void append(Output const& more);
};

struct OutputTable {
    std::size_t rows = 0;
    std::shared_ptr<Output const> keys{};  ///< the first column, if there is one
    std::vector<Output> columns{};

    std::size_t width() const { return columns.size() + (keys ? 1 : 0); }
    Output const& column(std::size_t index) const { return !keys ? columns[index] : index == 0 ? *keys : columns[index - 1]; }
};

/// A date or a number that is there, as it is written.
std::string written(Output const& column, std::size_t row);

/// The whole table as one chunk; none where it has no rows.
void give(std::shared_ptr<OutputTable const> table, ArrowArrayStream* out);

}  // namespace rubric::batch
