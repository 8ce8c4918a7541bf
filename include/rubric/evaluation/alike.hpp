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

/// Of one row. An error in either, in whether an element is there or in what it is, is one of the whole.
struct TwoLists {
    std::vector<Listed> sides[2];
    bool open = false, error = false, only_error = false;

    void add(std::size_t side, Column const& when, Column const& outcome, std::size_t row) {
        bool const yes = when.has(yes_plane, row), no = when.has(no_plane, row) || when.has(none_plane, row);
        bool const broken = when.has(error_plane, row), bad = yes && outcome.has(error_plane, row);
        open = open || (yes && no);
        error = error || broken || bad;
        only_error = only_error || (broken && !yes && !no) || (bad && !no && !broken && possibilities(outcome, row) == 1);
        if (yes) sides[side].push_back({&outcome, row});
    }
};

inline Truth equal_in_order(TwoLists const& lists, Word here) {
    Truth found{.yes = 0, .no = 0, .error = lists.error ? here : 0};
    if (lists.only_error) return found;
    auto const &left = lists.sides[0], &right = lists.sides[1];
    bool same = lists.open || left.size() == right.size(), differ = lists.open || !same;
    for (std::size_t i = 0; same && !lists.open && i < left.size(); ++i) {
        Column const &a = *left[i].column, &b = *right[i].column;
        Standing const standing = standing_of_rows(a, left[i].row, b, right[i].row);
        bool const none_a = a.has(none_plane, left[i].row), none_b = b.has(none_plane, right[i].row);
        bool const some_a = possibilities(a, left[i].row) > (none_a ? 1 : 0), some_b = possibilities(b, right[i].row) > (none_b ? 1 : 0);
        same = standing.equal != 0 || (none_a && none_b);
        differ = differ || standing.less != 0 || standing.greater != 0 || (none_a && some_b) || (none_b && some_a);
    }
    if (same) found.yes = here;
    if (differ || !same) found.no = here;
    return found;
}

inline void alike(Reducing const& at) {
    std::vector<TwoLists> rows(rows_in_a_word);
    std::size_t place = 0;
    std::size_t const begin = at.word * rows_in_a_word, end = std::min(begin + rows_in_a_word, at.run.count(at.scope));
    for (Stream const& each : at.reduction.streams) {
        std::size_t const side = place++ < at.reduction.split ? 0 : 1;
        auto const [from, to] = at.run.rows().within(each.scope, at.scope, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
        for (std::uint32_t row = from; row < to; ++row)
            rows[at.run.rows().outwards(each.scope, row, at.scope) - begin].add(side, at.run.column(each.when), at.run.column(each.outcome), row);
    }
    Truth all{};
    each_bit(at.every, [&](unsigned bit) {
        Truth const one = equal_in_order(rows[bit], bit_of(bit));
        all.yes |= one.yes, all.no |= one.no, all.error |= one.error;
    });
    at.out.add(at.word, all);
}

}  // namespace rubric::operations
