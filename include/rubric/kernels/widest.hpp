// `highest` and `lowest` of numbers and dates: a range that no bid surely beats. Any error matters.
#pragma once

#include <rubric/kernels/bid.hpp>
#include <rubric/kernels/ends.hpp>

namespace rubric {

class Widest {
public:
    explicit Widest(bool highest) : highest_(highest) {}

    template <class Source>
    void rule(Bid<Source> const& bid) {
        broken_ |= bid.broken();
        only_broken_ |= bid.only_broken();
        Word const rows = bid.when.yes & bid.outcome.plane(range_plane), sure = rows & ~bid.silent();
        if (rows == 0) return;
        auto const ends = ends_of(bid.outcome);
        lower_or_put(least_, ends.low, rows, any_), raise_or_put(most_, ends.high, rows, any_);
        highest_ ? raise_or_put(sure_end_, ends.low, sure, sure_) : lower_or_put(sure_end_, ends.high, sure, sure_);
        any_ |= rows, sure_ |= sure;
    }

    /// The rows where every rule may be silent.
    Word left() const { return ~sure_ & ~only_broken_; }

    void finish(Column& out, std::size_t word, Word every) {
        out.add(error_plane, word, every & broken_);
        Word const rows = any_ & ~only_broken_;
        lanes::put(highest_ ? least_ : most_, Lanes{sure_end_}, rows & sure_);
        give_spans(out, word, rows, least_, most_);
        settle(out, word, every);
    }

private:
    bool highest_;
    Word any_ = 0, sure_ = 0, broken_ = 0, only_broken_ = 0;
    std::int64_t least_[rows_in_a_word], most_[rows_in_a_word];
    std::int64_t sure_end_[rows_in_a_word];  ///< that no other bid goes beyond: of the sure bids' ends that are hardest to beat
};

}  // namespace rubric
