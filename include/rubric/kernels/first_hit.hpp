// `first`: the first rule that holds. One that may hold adds its outcome, and the next is reached where it may not.
#pragma once

#include <rubric/kernels/bid.hpp>

namespace rubric {

struct FirstHit {
    Word left;  ///< the rows that may come this far; to begin with, those that there are

    template <class Source>
    void rule(Column& out, std::size_t word, Bid<Source> const& bid) {
        give(out, word, left & bid.when.yes, bid.outcome, bid.none_mask());
        out.add(error_plane, word, left & bid.broken());
        left &= bid.silent();
    }
    template <class Source>
    void otherwise(Column& out, std::size_t word, Source const& tail) const {
        give(out, word, left, tail);
    }
};

}  // namespace rubric
