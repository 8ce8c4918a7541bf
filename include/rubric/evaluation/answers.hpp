// What a finished run says, out of its planes and lanes into columns of one value a row, and into counts: 64 rows at a time,
// compiled with the operations for each instruction set.
#pragma once

#include <rubric/evaluation/leaves.hpp>
#include <rubric/kernels/codes.hpp>

#include <bit>

namespace rubric::operations {

/// How a date or a number stands, beside its column.
enum class Stands : std::uint8_t { value, open, none, error };
/// How an offer does, or any test; a row that is none of it has no code.
enum class Offered : std::uint8_t { yes, no, possible, error };

/// A level's code is its place; behind them come none and an error. An open row has no bit in `there`.
inline void write_levels(Column const& column, std::size_t rows, std::uint8_t* out, Word* there) {
    std::size_t const levels = column.count - first_plane;
    auto const width = static_cast<unsigned>(std::bit_width(levels + 1));
    for (std::size_t word = 0; word < column.words; ++word) {
        Word once = 0, twice = 0, bits[codes::most_bits] = {};
        column.each_live(0, [&](std::size_t index) {
            Word const plane = column.plane(index, word);
            twice |= once & plane, once |= plane;
            std::size_t const code = index == none_plane ? levels : index == error_plane ? levels + 1 : index - first_plane;
            for (unsigned bit = 0; bit < width; ++bit) bits[bit] |= code >> bit & 1 ? plane : 0;
        });
        Word const sure = once & ~twice;
        for (unsigned bit = 0; bit < width; ++bit) bits[bit] &= sure;
        std::size_t const row = word * rows_in_a_word;
        codes::write(bits, width, out + row, rows - row);
        there[word] = sure;
    }
}

/// The rows of one word of a test as Offered has them.
struct Offers {
    Word yes, no, possible, error;
    explicit Offers(Truth truth) : possible((truth.yes & truth.no) | (truth.error & (truth.yes | truth.no))) {
        yes = truth.yes & ~possible, no = truth.no & ~possible, error = truth.error & ~possible;
    }
};

inline void write_offers(Column const& test, std::size_t rows, std::uint8_t* out, Word* there) {
    static_assert(static_cast<int>(Offered::no) == 1 && static_cast<int>(Offered::possible) == 2 &&
                  static_cast<int>(Offered::error) == 3);
    for (std::size_t word = 0; word < test.words; ++word) {
        Truth const truth = test.test(word);
        Offers const found(truth);
        Word const bits[] = {found.no | found.error, found.possible | found.error};
        std::size_t const row = word * rows_in_a_word;
        codes::write(bits, 2, out + row, rows - row);
        there[word] = truth.yes | truth.no | truth.error;
    }
}

/// Where columns of dates and numbers are written to: the numbers, in which rows there is one, and how every row stands.
template <class Number>
struct NumbersTo {
    Number* numbers;
    Word* there;
    std::uint8_t* standings;
    Word* standings_there;
};

template <class Number, class From, class Convert>
void write_lanes(Number* out, From from, Word rows, Convert convert, std::size_t most) {
    Number made[rows_in_a_word];
    for (std::size_t row = 0; row < rows_in_a_word; ++row)
        made[row] = rows >> row & 1 ? static_cast<Number>(convert(from[row])) : Number{};
    std::copy_n(made, std::min(most, rows_in_a_word), out);
}

/// Single numbers, converted; nought in the other rows.
template <class Number, class Convert>
void write_numbers(Column const& column, std::size_t rows, NumbersTo<Number> to, Convert convert) {
    static_assert(static_cast<int>(Stands::open) == 1 && static_cast<int>(Stands::none) == 2 &&
                  static_cast<int>(Stands::error) == 3);
    for (std::size_t word = 0; word < column.words; ++word) {
        std::size_t const row = word * rows_in_a_word, most = rows - row;
        Word const every = most >= rows_in_a_word ? ~Word{} : bit_of(most) - 1, sure = settled(column, word);
        Word const number = sure & column.plane(range_plane, word), none = sure & column.plane(none_plane, word),
                   open = every & ~sure;
        Word const error = every & ~(number | none | open), bits[] = {open | error, none | error};
        codes::write(bits, 2, to.standings + row, most);
        to.there[word] = number, to.standings_there[word] = every;
        column.uniform ? write_lanes(to.numbers + row, Same{column.low[0]}, number, convert, most)
                       : write_lanes(to.numbers + row, Lanes{column.low + row}, number, convert, most);
    }
}

/// Days since another day, which dates are written as.
inline void write_days(Column const& column, std::size_t rows, Day since, NumbersTo<std::int32_t> to) {
    write_numbers(column, rows, to, [since](std::int64_t day) { return day - since; });
}
inline void write_wholes(Column const& column, std::size_t rows, NumbersTo<std::int64_t> to) {
    write_numbers(column, rows, to, [](std::int64_t number) { return number / one; });
}
inline void write_millionths(Column const& column, std::size_t rows, NumbersTo<std::int64_t> to) {
    write_numbers(column, rows, to, [](std::int64_t number) { return number; });
}

/// Adds how many settled rows each possibility has, by its plane; returns how many rows are settled.
inline std::size_t count_settled(Column const& column, std::size_t* by_plane) {
    std::size_t all = 0;
    for (std::size_t word = 0; word < column.words; ++word) {
        Word const sure = settled(column, word);
        all += static_cast<std::size_t>(std::popcount(sure));
        column.each_live(0, [&](std::size_t index) {
            by_plane[index] += static_cast<std::size_t>(std::popcount(sure & column.plane(index, word)));
        });
    }
    return all;
}

/// Adds how many rows of a test are as Offered has them.
inline void count_offers(Column const& test, std::size_t* counts) {
    for (std::size_t word = 0; word < test.words; ++word) {
        Offers const found(test.test(word));
        Word const all[] = {found.yes, found.no, found.possible, found.error};
        for (std::size_t i = 0; i < std::size(all); ++i) counts[i] += static_cast<std::size_t>(std::popcount(all[i]));
    }
}

/// All of these, as one set of instructions has them.
struct Answers {
    void (*levels)(Column const&, std::size_t rows, std::uint8_t* out, Word* there) = write_levels;
    void (*offers)(Column const&, std::size_t rows, std::uint8_t* out, Word* there) = write_offers;
    void (*days)(Column const&, std::size_t rows, Day since, NumbersTo<std::int32_t> to) = write_days;
    void (*wholes)(Column const&, std::size_t rows, NumbersTo<std::int64_t> to) = write_wholes;
    void (*millionths)(Column const&, std::size_t rows, NumbersTo<std::int64_t> to) = write_millionths;
    std::size_t (*settled)(Column const&, std::size_t* by_plane) = count_settled;
    void (*offered)(Column const&, std::size_t* counts) = count_offers;
};

}  // namespace rubric::operations
