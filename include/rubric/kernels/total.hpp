// `sum`: the total of what is bid, nought of nothing. It is added in 128 bits and checked once, so no order matters. An error in
// any part is an error of the whole.
#pragma once

#include <rubric/kernels/bid.hpp>
#include <rubric/kernels/ends.hpp>

namespace rubric {

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
        each_bit(rows, [&](unsigned bit) {
            Span span{ends.low[bit], ends.high[bit]};
            if (silent & bit_of(bit)) span = joined(span, {0, 0});
            add(bit, span, imagined & bit_of(bit) ? most_ : 1);
        });
    }

    void finish(Column& out, std::size_t word, Word every) const {
        out.add(error_plane, word, every & broken_);
        std::int64_t low[rows_in_a_word], high[rows_in_a_word];
        Word made = 0, beyond = 0;
        each_bit(every & ~only_broken_, [&](unsigned bit) {
            auto const sum = any_ & bit_of(bit) ? bounded(low_[bit], high_[bit]) : Span{0, 0};
            if (sum) low[bit] = sum->low, high[bit] = sum->high;
            (sum ? made : beyond) |= bit_of(bit);
        });
        out.add(error_plane, word, beyond);
        give_spans(out, word, made, low, high);
    }

private:
    void add(unsigned bit, Span span, std::int64_t copies) {
        Wide const low = Wide{span.low} * copies, high = Wide{span.high} * copies;
        bool const some = any_ & bit_of(bit);
        low_[bit] = some ? low_[bit] + low : low;
        high_[bit] = some ? high_[bit] + high : high;
        any_ |= bit_of(bit);
    }

    std::int64_t most_;
    Word any_ = 0, broken_ = 0, only_broken_ = 0;
    Wide low_[rows_in_a_word], high_[rows_in_a_word];
};

}  // namespace rubric
