// How bids become a value: a rule, or an element of a list, bids its outcome where it holds.
#pragma once

#include "possibilities.hpp"

namespace rubric::oracle {

struct Bid {
    enum class Kind { silent, gives, broken };
    Kind kind = Kind::silent;
    Part part{};             // of broken: what it would give, or error if that is what is in error
    auto operator<=>(Bid const&) const = default;
};
using Bids = std::set<Bid>;

Bids bid(Set const& when, Set const& outcome, bool leave_out_none);
Set given(Bids const& bids);
bool silent(Bids const& bids);       // may be
bool broken(Bids const& bids);       // may be
bool only_broken(Bids const& bids);

Set first(std::vector<Bids> const& rules, Set tail);
Set agree(std::vector<Bids> const& rules, Set const& tail);
/// Of a scale whose levels 0 to `levels` - 1 are in order; 0: of numbers or dates.
Set extreme(bool highest, std::int64_t levels, std::vector<Bids> const& rules, Set const& tail);
/// `copies`: how many of each there may be.
struct Addend { Bids bids; std::int64_t copies = 1; };
Set total(std::vector<Addend> const& addends);
/// Whether the level is among the outcomes of the rules that hold.
Set collected(std::int64_t level, std::vector<Bids> const& rules);

/// The body of the element with the latest key; of equal keys the one listed later (of the earliest: earlier).
struct Keyed { Bids keys; Set body; };
Set last_of(bool latest, std::vector<Keyed> const& rows);
/// The body of the one element that meets the condition.
struct Wanted { Set where, body; };
Set only_of(std::vector<Wanted> const& rows);

}  // namespace rubric::oracle
