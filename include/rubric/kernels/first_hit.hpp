// `first`: the first rule that holds. One that may hold adds its outcome, and the next is reached where it may not.
#pragma once

#include <rubric/kernels/bid.hpp>

namespace rubric {

class FirstHit {
public:
    /// `every`: the rows that there are, a block.
    FirstHit(Word const* every, std::size_t words) { std::copy_n(every, words, left_); }

    /// `at`: the words of `out`, of which the first is word `place` of the block.
    template <class Source>
    void rule(Column& out, Block at, std::size_t place, Bids<Source> const& bids) {
        Word rows[words_in_a_chunk], silent[words_in_a_chunk];
        Word* const left = left_ + place;
        auto const yes = bids.yes();
        each_word(at.words, [&rows, left, yes](std::size_t word) { rows[word] = left[word] & yes[word]; });
        if (any_word(at.words, [&](std::size_t word) { return rows[word]; }) != 0)
            give_rows(out, at, rows, bids.outcome, !bids.leave_out_none);
        if (bids.breaks()) {
            bids.broken(rows);
            for (std::size_t word = 0; word < at.words; ++word) out.add(error_plane, at.from + word, left[word] & rows[word]);
        }
        bids.silent(silent);
        each_word(at.words, [&silent, left](std::size_t word) { left[word] &= silent[word]; });
    }
    /// The rows that may come this far.
    Word const* left() const { return left_; }
    bool any_left(std::size_t words) const {
        return any_word(words, [&](std::size_t word) { return left_[word]; }) != 0;
    }

private:
    Word left_[words_in_a_chunk];
};

}  // namespace rubric
