// Whether numbers lie in ranges, of 64 rows at a time. Ends may be open: a range covers surely what lies between the last place at which it
// may begin and the first at which it may end, and perhaps what lies between the first and the last.
#pragma once

#include <rubric/kernels/ends.hpp>

#include <vector>

namespace rubric {

/// Whether a value may lie in some range, and whether it may lie in none.
struct InsideOfRows {
    Word yes = 0, no = 0;
};

/// One range, in each of 64 rows.
class RangesOfRows {
public:
    /// From a number to one that is in it, or with `half_open` is not. Where an end may be none there may be no range.
    void read(Column const& low, Column const& high, bool half_open, std::size_t word) {
        perhaps_ = low.plane(range_plane, word) & high.plane(range_plane, word);
        surely_ = perhaps_ & ~low.plane(none_plane, word) & ~high.plane(none_plane, word);
        if (perhaps_ == 0) return;
        Ends const from(low, word), to(high, word);
        std::copy_n(from.low.at, rows_in_a_word, first_), std::copy_n(from.high.at, rows_in_a_word, last_first_);
        auto const before = [half_open](std::int64_t end) { return static_cast<std::int64_t>(static_cast<std::uint64_t>(end) - (half_open ? 1 : 0)); };
        std::transform(to.low.at, to.low.at + rows_in_a_word, first_last_, before);
        std::transform(to.high.at, to.high.at + rows_in_a_word, last_, before);
        surely_ &= ~lanes::less(Lanes{first_last_}, Lanes{last_first_});
        perhaps_ &= ~lanes::less(Lanes{last_}, Lanes{first_});
    }

    /// The rows in which some number from low to high may lie in it.
    Word may_hold(Lanes low, Lanes high) const {
        return perhaps_ == 0 ? 0 : perhaps_ & ~lanes::less(high, Lanes{first_}) & ~lanes::less(Lanes{last_}, low);
    }
    /// Those in which the number surely does.
    Word covers(Lanes number) const {
        return surely_ == 0 ? 0 : surely_ & ~lanes::less(number, Lanes{last_first_}) & ~lanes::less(Lanes{first_last_}, number);
    }
    /// The number before all that it surely covers, and the rows in which that lies between low and high.
    Word before(std::int64_t* number, Lanes low) const {
        for (std::size_t row = 0; row < rows_in_a_word; ++row) number[row] = static_cast<std::int64_t>(static_cast<std::uint64_t>(last_first_[row]) - 1);
        return surely_ & lanes::less(low, Lanes{last_first_});
    }
    Word after(std::int64_t* number, Lanes high) const {
        for (std::size_t row = 0; row < rows_in_a_word; ++row) number[row] = static_cast<std::int64_t>(static_cast<std::uint64_t>(first_last_[row]) + 1);
        return surely_ & lanes::less(Lanes{first_last_}, high);
    }

private:
    Word perhaps_ = 0, surely_ = 0;  ///< there, with a number in it
    std::int64_t first_[rows_in_a_word], last_first_[rows_in_a_word], first_last_[rows_in_a_word], last_[rows_in_a_word];
};

/// Of numbers from low to high. What is not covered begins at the low end, or beside a range.
inline InsideOfRows inside(Lanes low, Lanes high, std::vector<RangesOfRows> const& ranges) {
    auto const covered = [&](Lanes number) {
        Word found = 0;
        for (RangesOfRows const& each : ranges) found |= each.covers(number);
        return found;
    };
    InsideOfRows found{.yes = 0, .no = ~covered(low)};
    for (RangesOfRows const& each : ranges) found.yes |= each.may_hold(low, high);
    if (low.is(high)) return found;
    found.no |= ~covered(high);
    if (ranges.size() == 1) return found;
    std::int64_t number[rows_in_a_word];
    auto const escapes = [&](Word rows) {
        return rows == 0 ? 0 : rows & ~covered(Lanes{number}) & ~lanes::less(high, Lanes{number}) & ~lanes::less(Lanes{number}, low);
    };
    for (RangesOfRows const& each : ranges) found.no |= escapes(each.before(number, low)), found.no |= escapes(each.after(number, high));
    return found;
}

}  // namespace rubric
