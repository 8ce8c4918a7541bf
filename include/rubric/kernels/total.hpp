// `sum`: the total of what is bid, nought of nothing. It is added in 128 bits and checked once, so no order matters. An error in
// any part is an error of the whole.
#pragma once

#include <rubric/kernels/bid.hpp>
#include <rubric/kernels/ends.hpp>

#include <algorithm>

namespace rubric {

/// Sums of 64 rows, 128 bits each: the lower halves stand in one row of lanes, the upper ones in another.
class Sums {
public:
    /// Adds in each of the rows what `pick` makes of the number there and nought, where it may be either, or the number.
    template <class From, class Pick>
    void add(From from, Word rows, Word either, Pick pick) {
        for (std::size_t row = 0; row < rows_in_a_word; ++row) {
            std::int64_t const given = from[row], picked = either >> row & 1 ? pick(given, std::int64_t{0}) : given;
            std::int64_t const number = rows >> row & 1 ? picked : 0;
            std::uint64_t const sum = lower_[row] + static_cast<std::uint64_t>(number);
            upper_[row] += (number >> 63) + (sum < lower_[row] ? 1 : 0);
            lower_[row] = sum;
        }
    }
    void add(unsigned row, Wide number) {
        Wide const sum = of(row) + number;
        lower_[row] = static_cast<std::uint64_t>(sum), upper_[row] = static_cast<std::int64_t>(sum >> 64);
    }

    /// Beyond the limits the limit; gives the rows in which it is beyond `forbidden`, on its side.
    Word limited(std::int64_t* to, std::int64_t forbidden) const {
        std::int64_t beyond[rows_in_a_word];
        for (std::size_t row = 0; row < rows_in_a_word; ++row) {
            auto const lower = static_cast<std::int64_t>(lower_[row]);
            bool const out = upper_[row] != lower >> 63 || lower_[row] == std::uint64_t{1} << 63;
            std::int64_t const limit = upper_[row] < 0 ? -number_limit : number_limit;
            to[row] = out ? limit : lower;
            beyond[row] = out ? limit : 0;
        }
        return lanes::equal(Lanes{beyond}, Same{forbidden});
    }

private:
    Wide of(unsigned row) const { return Wide{upper_[row]} * (Wide{1} << 64) + lower_[row]; }

    std::uint64_t lower_[rows_in_a_word]{};
    std::int64_t upper_[rows_in_a_word]{};
};

class Total {
public:
    /// `most`: elements that an imagined one stands for.
    explicit Total(std::int64_t most) : most_(most) {}

    /// `imagined`: the rows in which the bid is such a one.
    template <class Source>
    void rule(Bid<Source> const& bid, Word imagined) {
        Word const silent = bid.silent(), rows = bid.when.yes & bid.outcome.plane(range_plane);
        broken_ |= bid.broken();
        only_broken_ |= bid.only_broken();
        if (rows == 0) return;
        auto const ends = ends_of(bid.outcome);
        Word const together = std::popcount(rows) <= few ? 0 : rows & ~imagined;
        if (together != 0) {
            low_.add(ends.low, together, silent, [](std::int64_t a, std::int64_t b) { return std::min(a, b); });
            high_.add(ends.high, together, silent, [](std::int64_t a, std::int64_t b) { return std::max(a, b); });
        }
        each_bit(rows & ~together, [&](unsigned bit) {
            bool const either = silent & bit_of(bit);
            Wide const copies = imagined & bit_of(bit) ? most_ : 1;
            low_.add(bit, copies * (either ? std::min<std::int64_t>(ends.low[bit], 0) : ends.low[bit]));
            high_.add(bit, copies * (either ? std::max<std::int64_t>(ends.high[bit], 0) : ends.high[bit]));
        });
    }

    void finish(Column& out, std::size_t word, Word every) const {
        std::int64_t low[rows_in_a_word], high[rows_in_a_word];
        Word const rows = every & ~only_broken_;
        Word const beyond = low_.limited(low, number_limit) | high_.limited(high, -number_limit);
        out.add(error_plane, word, (every & broken_) | (rows & beyond));
        give_spans(out, word, rows & ~beyond, low, high);
    }

private:
    static constexpr int few = 6;

    std::int64_t most_;
    Word broken_ = 0, only_broken_ = 0;
    Sums low_, high_;
};

}  // namespace rubric
