// Columns that are made, a table of them, and the table as an Arrow stream.
//
//   Output codes = Output::coded("level", {"general", "targeted", "none", "error"}, rows);
//   codes.codes[row] = 1, codes.set(row);
//   give(table, &stream);                // the stream shares the table, which nobody changes any more
#pragma once

#include <rubric/arrow.hpp>
#include <rubric/fact_columns.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rubric::batch {

/// One column. What no row is set of is null.
struct Output {
    enum class Kind { coded, text, date, whole, number };

    std::string name{};
    Kind kind = Kind::text;
    std::vector<Word> there{};                   ///< a bit a row
    std::vector<std::string> words{};            ///< of coded: what the codes stand for, at most 127
    std::vector<std::uint8_t> codes{};
    std::vector<std::int64_t> numbers{};         ///< day numbers or millionths
    std::vector<std::int64_t> ends{};            ///< of texts: where each ends in `bytes`
    std::string bytes{};

    static Output coded(std::string name, std::vector<std::string> words, std::size_t rows);
    static Output text(std::string name);
    static Output of_numbers(std::string name, Kind kind, std::size_t rows);

    void set(std::size_t row) { there[row / rows_in_a_word] |= bit_of(row); }
    void put(std::size_t row, std::uint8_t code) { codes[row] = code, set(row); }
    void put(std::size_t row, std::int64_t number) { numbers[row] = number, set(row); }
    std::string_view text_at(std::size_t row) const {
        auto const begin = static_cast<std::size_t>(row == 0 ? 0 : ends[row - 1]), end = static_cast<std::size_t>(ends[row]);
        return std::string_view(bytes).substr(begin, end - begin);
    }
    /// One more text, or null.
    void add(std::string_view text);
    void add_null();
    /// Another of the same kind, behind its own rows.
    void append(Output const& more, std::size_t rows, std::size_t more_rows);
};

struct OutputTable {
    std::size_t rows = 0;
    std::shared_ptr<Output const> keys{};        ///< the first column, if there is one
    std::vector<Output> columns{};

    std::size_t width() const { return columns.size() + (keys ? 1 : 0); }
    Output const& column(std::size_t index) const { return !keys ? columns[index] : index == 0 ? *keys : columns[index - 1]; }
};

/// The whole table as one chunk; none where it has no rows.
void give(std::shared_ptr<OutputTable const> table, ArrowArrayStream* out);

}  // namespace rubric::batch
