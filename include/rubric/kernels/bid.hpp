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
        Word any = leave_out_none ? Word{} : outcome.plane(none_plane);
        for (std::size_t index = first_plane; index < outcome.column.count; ++index) any |= outcome.plane(index);
        return when.yes & any;
    }
    Word broken() const {
        Word any = outcome.plane(error_plane) | (leave_out_none ? Word{} : outcome.plane(none_plane));
        for (std::size_t index = first_plane; index < outcome.column.count; ++index) any |= outcome.plane(index);
        return (when.error & any) | (when.yes & outcome.plane(error_plane));
    }
    /// It bids, and what it bids cannot be read.
    Word only_broken() const { return broken() & ~given() & ~silent(); }
    /// It surely bids, and not an error.
    Word certain() const { return given() & ~silent() & ~broken(); }
    Word none_mask() const { return leave_out_none ? Word{} : ~Word{}; }
};

/// Where nothing is possible the value is in error; `every`: the rows that there are.
inline void settle(Column const& out, std::size_t word, Word every) {
    out.plane(error_plane, word) |= every & ~out.possible(word);
}

}  // namespace rubric
