// What one rule, or one element of a list, bids in 64 rows: it gives its outcome where it holds, is silent where it does not, and
// is broken where whether it holds, or its outcome, is in error. In a row that it has nothing to do with it is silent, which
// changes nothing under any policy.
#pragma once

#include <rubric/column.hpp>

namespace rubric {

/// `Source` is Aligned or Single.
template <class Source>
struct Bid {
    Truth when;
    Source outcome;
    bool leave_out_none = false;  ///< an outcome that is none is no bid

    Word left_out() const { return leave_out_none ? outcome.plane(none_plane) : Word{}; }
    Word silent() const { return when.no | ((when.yes | when.error) & left_out()); }
    /// Some outcome that is not in error.
    Word given() const {
        return when.yes & (outcome.some() | (leave_out_none ? Word{} : outcome.plane(none_plane)));
    }
    Word broken() const {
        Word const wrong = outcome.plane(error_plane);
        Word const any = wrong | outcome.some() | (leave_out_none ? Word{} : outcome.plane(none_plane));
        return (when.error & any) | (when.yes & wrong);
    }
    /// It bids, and what it bids cannot be read.
    Word only_broken() const { return broken() & ~given() & ~silent(); }
    /// It surely bids, and not an error.
    Word certain() const { return given() & ~silent() & ~broken(); }
    Word none_mask() const { return leave_out_none ? Word{} : ~Word{}; }
};

/// Where nothing is possible the value is in error; `every`: the rows that there are.
inline void settle(Column& out, std::size_t word, Word every) {
    out.add(error_plane, word, every & ~out.possible(word));
}

}  // namespace rubric
