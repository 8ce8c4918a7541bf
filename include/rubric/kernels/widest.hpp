// `highest` and `lowest` of numbers and dates: a range that no bid surely beats. Any error matters.
#pragma once

#include <rubric/kernels/bid.hpp>

namespace rubric {

class Widest {
public:
    explicit Widest(bool highest) : sign_(highest ? 1 : -1) {}

    template <class Source>
    void rule(Bid<Source> const& bid) {
        Word const silent = bid.silent();
        broken_ |= bid.broken();
        only_broken_ |= bid.only_broken();
        each_bit(bid.when.yes & bid.outcome.plane(range_plane), [&](unsigned bit) {
            Span const span = turned(bid.outcome.column.span(bid.outcome.row(bit)));
            Word const here = bit_of(bit);
            least_[bit] = any_ & here ? std::min(least_[bit], span.low) : span.low;
            most_[bit] = any_ & here ? std::max(most_[bit], span.high) : span.high;
            any_ |= here;
            if (silent & here) return;
            sure_least_[bit] = sure_ & here ? std::max(sure_least_[bit], span.low) : span.low;
            sure_ |= here;
        });
    }

    /// The rows where every rule may be silent.
    Word left() const { return ~sure_ & ~only_broken_; }

    void finish(Column& out, std::size_t word, Word every) const {
        out.add(error_plane, word, every & broken_);
        each_bit(any_ & ~only_broken_, [&](unsigned bit) {
            Span const span{sure_ & bit_of(bit) ? sure_least_[bit] : least_[bit], most_[bit]};
            out.join(word * rows_in_a_word + bit, turned(span));
        });
        settle(out, word, every);
    }

private:
    /// For `lowest` everything is upside down. No number is the lowest of 64 bits, so none is lost.
    Span turned(Span span) const { return sign_ > 0 ? span : Span{-span.high, -span.low}; }

    std::int64_t sign_;
    Word any_ = 0, sure_ = 0, broken_ = 0, only_broken_ = 0;
    std::int64_t least_[rows_in_a_word], most_[rows_in_a_word], sure_least_[rows_in_a_word];
};

}  // namespace rubric
