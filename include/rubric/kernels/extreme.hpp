// `highest` and `lowest` of levels. Of independent bids the greatest is any that no bid surely beats. A bid in error counts just
// below what it would give, so that whatever is as high or higher makes it not matter; what it would give unknown or off the
// order, just below the best.
#pragma once

#include <rubric/kernels/bid.hpp>

namespace rubric {

class Extreme {
public:
    /// `ordered`: how many levels stand in order, from the first.
    Extreme(std::size_t ordered, bool highest) : ordered_(ordered), highest_(highest) {
        std::fill_n(may_, 2 * ordered, Word{});
        std::fill_n(reached_, 2 * ordered + 1, Word{});
    }

    template <class Source>
    void rule(Bid<Source> const& bid) {
        Word below = bid.silent();
        for (std::size_t rank = 0; rank < ordered_; ++rank) {
            Word const level = bid.outcome.plane(plane_of(rank));
            bool const best = rank + 1 == ordered_;
            step(2 * rank, (bid.when.error & level) | (best ? unplaced(bid) : Word{}), below);
            step(2 * rank + 1, bid.when.yes & level, below);
        }
    }

    /// The rows where every rule may be silent.
    Word left() const { return ~reached_[0]; }

    void finish(Column& out, std::size_t word, Word every) const {
        for (std::size_t rank = 0; rank < 2 * ordered_; ++rank)
            out.add(rank % 2 == 0 ? error_plane : plane_of(rank / 2), word, every & may_[rank] & ~reached_[rank + 1]);
        settle(out, word, every);
    }

private:
    std::size_t plane_of(std::size_t rank) const { return first_plane + (highest_ ? rank : ordered_ - 1 - rank); }

    /// In error without a place on the order: a level off it, or an outcome that is in error itself.
    template <class Source>
    Word unplaced(Bid<Source> const& bid) const {
        Word off = bid.outcome.plane(error_plane) | (bid.leave_out_none ? Word{} : bid.outcome.plane(none_plane));
        for (std::size_t index = first_plane + ordered_; index < bid.outcome.column.count; ++index)
            off |= bid.outcome.plane(index);
        return (bid.when.yes | bid.when.error) & off;
    }

    /// `below`: the rows where the bid may stand lower than this.
    void step(std::size_t rank, Word here, Word& below) {
        reached_[rank] |= ~below;
        may_[rank] |= here;
        below |= here;
    }

    std::size_t ordered_;
    bool highest_;
    Word may_[2 * most_planes];          ///< some bid may stand here
    Word reached_[2 * most_planes + 1];  ///< some bid surely stands here or higher
};

}  // namespace rubric
