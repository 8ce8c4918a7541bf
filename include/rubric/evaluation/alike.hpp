// `alike`: whether two lists are as long and equal in order. While it is open which elements are there, so is that; where it is known, a pair
// that surely differs settles it.
#pragma once

#include <rubric/evaluation/bids.hpp>
#include <rubric/evaluation/tests.hpp>

namespace rubric::operations {

/// What stands in one row of one of the lists.
struct Listed {
    Column const* column;
    std::size_t row;
};

struct TwoLists {
    std::vector<Listed> sides[2];
    bool open = false, error = false;
};

inline Truth equal_in_order(TwoLists const& lists, Word here) {
    Truth found{.yes = 0, .no = 0, .error = lists.error ? here : 0};
    if (lists.open) return found.yes = here, found.no = here, found;
    auto const &left = lists.sides[0], &right = lists.sides[1];
    if (left.size() != right.size()) return {.yes = 0, .no = here, .error = 0};
    bool same = true, differ = false;
    for (std::size_t i = 0; i < left.size(); ++i) {
        Column const &a = *left[i].column, &b = *right[i].column;
        bool const both_none = a.has(none_plane, left[i].row) && b.has(none_plane, right[i].row);
        Standing const standing = standing_of_rows(a, left[i].row, b, right[i].row);
        bool const either_none = a.has(none_plane, left[i].row) || b.has(none_plane, right[i].row);
        bool const one_open = possibilities(a, left[i].row) > 1 || possibilities(b, right[i].row) > 1;
        same = same && (both_none || standing.equal != 0);
        differ = differ || standing.less != 0 || standing.greater != 0 || (either_none && (!both_none || one_open));
        if (a.has(error_plane, left[i].row) || b.has(error_plane, right[i].row)) found.error = here;
    }
    if (same && !(found.error && left.empty())) found.yes = here;
    if (differ) found.no = here;
    if (!found.yes && !found.no) found.error = here;
    return found;
}

inline void alike(Reducing const& at) {
    std::vector<TwoLists> rows(rows_in_a_word);
    std::size_t stream = 0;
    for (Stream const& each : at.reduction.streams) {
        std::size_t const side = stream++ < at.reduction.split ? 0 : 1;
        Column const &when = at.run.column(each.when), &outcome = at.run.column(each.outcome);
        auto const add = [&](std::size_t row, std::size_t bit) {
            TwoLists& lists = rows[bit];
            bool const yes = when.has(yes_plane, row), no = when.has(no_plane, row) || when.has(none_plane, row);
            lists.open = lists.open || (yes && no);
            lists.error = lists.error || when.has(error_plane, row);
            if (yes) lists.sides[side].push_back({&outcome, row});
        };
        std::size_t const begin = at.word * rows_in_a_word, end = std::min(begin + rows_in_a_word, at.run.count(at.scope));
        auto const [from, to] = at.run.rows().within(each.scope, at.scope, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
        for (std::uint32_t row = from; row < to; ++row) add(row, at.run.rows().outwards(each.scope, row, at.scope) - begin);
    }
    Truth all{};
    each_bit(at.every, [&](unsigned bit) {
        Truth const one = rows[bit].error && !rows[bit].open ? Truth{.yes = 0, .no = 0, .error = bit_of(bit)} : equal_in_order(rows[bit], bit_of(bit));
        all.yes |= one.yes, all.no |= one.no, all.error |= one.error;
    });
    at.out.set(at.word, all);
}

}  // namespace rubric::operations
