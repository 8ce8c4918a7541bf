// What a node is, in one case: the set of its possibilities. Made on demand from an Evaluation, for people and programs to read;
// evaluation itself works on columns (column.hpp).
//
//   Value level = evaluation.value(graph.decisions[0].value);
//   if (level.determined()) … level.only_level() …
#pragma once

#include <rubric/domain.hpp>

#include <bit>
#include <cstdint>
#include <vector>

namespace rubric {

struct Value {
    Domain domain{};
    std::uint64_t levels = 0;         ///< bit i: level i is possible
    bool none = false;
    bool error = false;
    bool ranged = false;              ///< of form range: some number from low to high, both included
    std::int64_t low = 0, high = 0;
    bool any_text = false;            ///< of form text: any; else one of `texts`
    std::vector<std::int64_t> texts{};  ///< codes, ascending

    /// How many possibilities there are; a range of more than one number, and any text, count as two.
    int possibilities() const {
        return std::popcount(levels) + none + error + (ranged ? (low == high ? 1 : 2) : 0) + (any_text ? 2 : static_cast<int>(texts.size()));
    }
    bool in_error() const { return error && possibilities() == 1; }
    bool determined() const { return possibilities() == 1 && !error; }
    bool open() const { return possibilities() > 1; }
    bool is_none() const { return none && possibilities() == 1; }
    bool surely_yes() const { return levels == 2 && determined(); }  ///< of a boolean
    bool operator==(Value const&) const = default;
};

}  // namespace rubric
