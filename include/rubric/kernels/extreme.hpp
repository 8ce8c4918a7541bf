// `highest` and `lowest` of levels. Of independent bids the greatest is any that no bid surely beats. A bid in error counts just
// below what it would give, so that whatever is as high or higher makes it not matter; what it would give unknown or off the
// order, just below the best.
//
// Each level has two ranks: in error there, and there. A bid goes through its ranks from the lowest, and keeps the rows in which it
// may stand below; where it may not, it surely stands at the rank or above.
#pragma once

#include <rubric/kernels/bid.hpp>

namespace rubric {

class Extreme {
public:
    /// `ordered`: how many levels stand in order, from the first; `words`: of the block.
    Extreme(std::size_t ordered, bool highest, std::size_t words) : ordered_(ordered), words_(words), highest_(highest) {
        std::fill_n(may_, 2 * ordered * words, Word{});
        std::fill_n(surely_, 2 * ordered * words, Word{});
    }

    /// `place`: of the bids' first word in the block.
    template <class Source>
    void rule(std::size_t place, Bids<Source> const& bids) {
        Word below[words_in_a_chunk], here[words_in_a_chunk];
        bids.silent(below);
        auto const yes = bids.yes(), error = bids.when.plane(error_plane);
        bool const wrong = bids.when.may(error_plane);
        for (std::size_t rank = 0; rank < ordered_; ++rank) {
            bool const best = rank + 1 == ordered_, may = bids.outcome.may(plane_of(rank));
            auto const level = bids.outcome.plane(plane_of(rank));
            if ((wrong && may) || (best && off_order(bids))) {
                if (best) unplaced(bids, here);
                if (!best) std::fill_n(here, bids.words, Word{});
                each_word(bids.words, [&here, error, level](std::size_t word) { here[word] |= error[word] & level[word]; });
                step(2 * rank, place, here, below, bids.words);
            }
            if (!may) continue;
            each_word(bids.words, [&here, yes, level](std::size_t word) { here[word] = yes[word] & level[word]; });
            step(2 * rank + 1, place, here, below, bids.words);
        }
    }

    /// Adds the levels, and what is in error; `left`: the rows where every rule may be silent.
    void finish(Column& out, Block at, Word const* every, Word* left) const {
        Word reached[words_in_a_chunk]{};
        for (std::size_t rank = 2 * ordered_; rank-- > 0;) {
            Word const *const may = may_ + rank * words_, *const surely = surely_ + rank * words_;
            Word found[words_in_a_chunk];
            each_word(words_, [&found, &reached, may, surely, every](std::size_t word) {
                found[word] = every[word] & may[word] & ~reached[word];
                reached[word] |= surely[word];
            });
            if (any_word(words_, [&](std::size_t word) { return found[word]; }) == 0) continue;
            Word* const plane = out.open(rank % 2 == 0 ? error_plane : plane_of(rank / 2)) + at.from;
            each_word(words_, [&found, plane](std::size_t word) { plane[word] |= found[word]; });
        }
        each_word(words_, [&reached, left, every](std::size_t word) { left[word] = every[word] & ~reached[word]; });
    }

private:
    std::size_t plane_of(std::size_t rank) const { return first_plane + (highest_ ? rank : ordered_ - 1 - rank); }

    template <class Source>
    bool off_order(Bids<Source> const& bids) const {
        std::size_t const beyond = first_plane + ordered_;
        return bids.outcome.may(error_plane) || bids.gives_none() || (beyond < most_planes && bids.outcome.column.live >> beyond != 0);
    }
    /// In error without a place on the order: a level off it, or an outcome that is in error itself.
    template <class Source>
    void unplaced(Bids<Source> const& bids, Word* here) const {
        std::fill_n(here, bids.words, Word{});
        auto const yes = bids.yes(), error = bids.when.plane(error_plane);
        auto const add = [&](std::size_t index) {
            auto const off = bids.outcome.plane(index);
            each_word(bids.words, [=](std::size_t word) { here[word] |= (yes[word] | error[word]) & off[word]; });
        };
        if (bids.outcome.may(error_plane)) add(error_plane);
        if (bids.gives_none()) add(none_plane);
        bids.outcome.column.each_live(first_plane + ordered_, add);
    }

    void step(std::size_t rank, std::size_t place, Word const* here, Word* below, std::size_t words) {
        Word *const may = may_ + rank * words_ + place, *const surely = surely_ + rank * words_ + place;
        each_word(words, [=](std::size_t word) {
            surely[word] |= ~below[word];
            may[word] |= here[word];
            below[word] |= here[word];
        });
    }

    std::size_t ordered_, words_;
    bool highest_;
    Word may_[2 * most_planes * words_in_a_chunk];     ///< some bid may stand here
    Word surely_[2 * most_planes * words_in_a_chunk];  ///< some bid that may stand here surely stands here or higher
};

}  // namespace rubric
