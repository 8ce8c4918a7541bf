// The periods of cadences in 64 rows at a time: where days lie among them, and which of them are filled, a bit a period.
#pragma once

#include <rubric/kernels/elapsed.hpp>
#include <rubric/kernels/lanes.hpp>
#include <rubric/kernels/periods.hpp>
#include <rubric/kernels/products.hpp>

namespace rubric {

/// As Periods, with a start and a length of its own in each row.
class PeriodsOfRows {
public:
    PeriodsOfRows(Unit unit, Calendar const* calendar, Day const* start, std::int64_t const* length)
        : units_{{unit, calendar}}, start_(start), length_(length) {}

    Periods of(unsigned row) const { return {units_.unit, start_[row], length_[row], units_.calendar}; }

    /// How many are over when the days come.
    void complete(std::int64_t* to, Lanes days, Word rows) const {
        over(to, days, rows);
        lanes::raise(to, Same{0}, ~Word{});
    }

    /// The rows in which some of the days lie in a period, and in which all of them lie in one and the same.
    struct Found {
        Word touched, held;
    };
    /// The periods that the days from low to high lie in go from `first` to `last`.
    Found find(std::int64_t* first, std::int64_t* last, Lanes low, Lanes high, Word rows) const {
        over(first, low, rows);
        if (low.is(high)) {
            terms() ? begun(last, low) : copy(first, last);
            lanes::raise(first, Same{0}, ~Word{});
            Word const found = rows & ~lanes::less(Lanes{last}, Lanes{first});
            return {found, found};
        }
        terms() ? begun(last, high) : over(last, high, rows);
        std::int64_t first_of_high[rows_in_a_word], last_of_low[rows_in_a_word];
        terms() ? over(first_of_high, high, rows) : copy(last, first_of_high);
        terms() ? begun(last_of_low, low) : copy(first, last_of_low);
        Word const same = lanes::equal(Lanes{first}, Lanes{first_of_high}) & lanes::equal(Lanes{last}, Lanes{last_of_low});
        lanes::raise(first, Same{0}, ~Word{});
        return {rows & ~lanes::less(Lanes{last}, Lanes{first}), rows & same & ~lanes::less(Lanes{last_of_low}, Lanes{first})};
    }

private:
    bool terms() const { return units_.unit == Unit::terms; }
    static void copy(std::int64_t const* from, std::int64_t* to) { std::copy_n(from, rows_in_a_word, to); }

    /// The first period that is not over when the day comes, which is the one that it lies in if it lies in any; less than nought before
    /// the start.
    void over(std::int64_t* to, Lanes days, Word rows) const {
        constexpr double most = 1e9;  // later than any; a day beyond those that the calendar knows is later than any
        std::fill_n(to, rows_in_a_word, 0);
        Word const beyond = units_(to, Lanes{start_}, days, rows);
        for (std::size_t row = 0; row < rows_in_a_word; ++row) {  // exact: whole numbers of few bits
            double const length = terms() ? one : static_cast<double>(length_[row]) * one;
            double const place = detail::as_double(detail::bits(to[row])) / length;
            double const within = place < most ? place > 0 ? place : 0 : most;
            to[row] = days[row] < start_[row] ? -1 : static_cast<std::int32_t>(within);
        }
        if (beyond != 0) lanes::put(to, Same{static_cast<std::int64_t>(most)}, beyond & ~lanes::less(days, Lanes{start_}));
    }
    /// Of terms: the last that has begun on the day.
    void begun(std::int64_t* to, Lanes days) const {
        std::fill_n(to, rows_in_a_word, -1);
        for (Days const& term : units_.calendar->terms())
            for (std::size_t row = 0; row < rows_in_a_word; ++row) to[row] += term.first >= start_[row] && term.first <= days[row] ? 1 : 0;
    }

    UnitsBetween units_;
    Day const* start_;
    std::int64_t const* length_;
};

/// How often each of the first periods of 64 rows is filled, a bit a period that is filled so often.
class Filled {
public:
    static constexpr std::int64_t most_periods = 256, most_times = 4;

    /// Nothing is. At most so many periods, and times, are asked for.
    void begin(std::int64_t periods, std::int64_t times) {
        words_ = static_cast<std::size_t>(periods + 63) / 64, times_ = static_cast<std::size_t>(times);
        for (std::size_t k = 0; k < times_; ++k)
            for (std::size_t word = 0; word < words_; ++word) std::fill_n(bits_[k][word], rows_in_a_word, Word{});
    }
    /// Once more in each row from its first to its last; any number of times in those that are `often`.
    void add(std::int64_t const* first, std::int64_t const* last, Word rows, Word often) {
        for (std::size_t word = 0; word < words_; ++word) {
            auto const base = static_cast<std::int64_t>(word * 64);
            Word filled[rows_in_a_word];
            for (std::size_t row = 0; row < rows_in_a_word; ++row)
                filled[row] = rows >> row & 1 ? lowest(last[row] + 1 - base) & ~lowest(first[row] - base) : 0;
            for (std::size_t k = times_; k-- > 1;)
                for (std::size_t row = 0; row < rows_in_a_word; ++row)
                    bits_[k][word][row] |= filled[row] & (bits_[k - 1][word][row] | (often >> row & 1 ? ~Word{} : 0));
            if (times_ != 0)
                for (std::size_t row = 0; row < rows_in_a_word; ++row) bits_[0][word][row] |= filled[row];
        }
    }
    void add(unsigned row, Periods::Places places, bool often) {
        for (std::size_t word = 0; word < words_; ++word) {
            auto const base = static_cast<std::int64_t>(word * 64);
            Word const filled = lowest(places.last + 1 - base) & ~lowest(places.first - base);
            for (std::size_t k = times_; k-- > 1;) bits_[k][word][row] |= filled & (often ? ~Word{} : bits_[k - 1][word][row]);
            if (times_ != 0) bits_[0][word][row] |= filled;
        }
    }
    /// What is lacking of `wanted` times in each of the first `count` periods.
    void lacking(std::int64_t* to, std::int64_t const* count, std::int64_t const* wanted) const {
        for (std::size_t row = 0; row < rows_in_a_word; ++row)
            to[row] = static_cast<std::int64_t>(static_cast<std::uint64_t>(count[row]) * static_cast<std::uint64_t>(wanted[row]));
        for (std::size_t k = 0; k < times_; ++k)
            for (std::size_t word = 0; word < words_; ++word)
                for (std::size_t row = 0; row < rows_in_a_word; ++row) {
                    Word const counts = lowest(count[row] - static_cast<std::int64_t>(word * 64));
                    int const found = std::popcount(bits_[k][word][row] & counts);
                    to[row] -= static_cast<std::int64_t>(k) < wanted[row] ? found : 0;
                }
    }

private:
    /// So many bits.
    static Word lowest(std::int64_t count) {
        std::int64_t const within = count > 0 ? count : 0;
        return within > 63 ? ~Word{} : (Word{1} << (within & 63)) - 1;
    }

    std::size_t words_ = 0, times_ = 0;
    Word bits_[most_times][most_periods / 64][rows_in_a_word];
};

}  // namespace rubric
