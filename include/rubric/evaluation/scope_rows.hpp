// The rows of one scope: of the cases, or an element a row, flattened and grouped by the row they lie in.
//
// A list that is not known has one imagined row, which stands for any number of elements; a list in error has one row in error;
// none has none. What lies in a row that is imagined or in error is likewise.
#pragma once

#include <rubric/fact_columns.hpp>

#include <cstdint>
#include <vector>

namespace rubric {

enum class RowState : std::uint8_t { present, imagined, in_error };

struct ScopeRows {
    std::vector<Row const*> facts;  ///< null unless present; empty, or too short, where columns alone hold what the rows have
    FactColumns const* columns = nullptr;  ///< of rows that have facts of their own too, the slots that are read and no lists
    std::vector<std::uint32_t> at;  ///< unless whole: the row of `columns`; nothing: it has none
    bool whole = false;             ///< every row is of `columns`, one after another, from `begin` on
    std::uint32_t begin = 0;
    std::vector<RowState> states;
    bool all_present = true;
    std::vector<std::uint32_t> parents;  ///< rows of the enclosing scope, ascending
    std::vector<std::uint32_t> places;   ///< in the list, from 0
    std::vector<std::uint32_t> firsts;   ///< for each row of the enclosing scope where its rows begin; and one more
    std::vector<Word> heads, tails;      ///< bits of the rows that are the first, and the last, of theirs; empty where those are few
    std::vector<Word> filled;            ///< bits of the rows of the enclosing scope that have any
    std::uint32_t count() const { return static_cast<std::uint32_t>(states.size()); }
    /// Of one word of rows those in that state.
    Word in(RowState state, std::size_t word) const {
        std::size_t const base = word * rows_in_a_word, length = std::min<std::size_t>(rows_in_a_word, count() - base);
        Word found = 0;
        for (std::size_t row = 0; row < length; ++row) found |= Word{states[base + row] == state} << row;
        return found;
    }
    /// The row of `columns` of the first of these rows of one word, if there the others follow it one after another; else `nothing`.
    std::uint32_t together(std::size_t word, Word rows) const {
        std::uint32_t first = nothing, next = nothing;
        bool same = true;
        each_bit(rows, [&](unsigned bit) {
            std::uint32_t const there = at_of(static_cast<std::uint32_t>(word * rows_in_a_word + bit));
            if (first == nothing) first = next = there;
            same = same && there == next && there != nothing;
            ++next;
        });
        return same ? first : nothing;
    }
    /// Null where columns hold it, or nothing does.
    Row const* row(std::uint32_t row) const { return row < facts.size() ? facts[row] : nullptr; }
    /// The row of `columns`; nothing: it has none there.
    std::uint32_t at_of(std::uint32_t row) const { return whole ? begin + row : row < at.size() ? at[row] : nothing; }

    /// What is given of a slot.
    Fact fact(std::uint32_t row, std::size_t slot) const {
        if (Row const* const own = this->row(row)) return own->slots[slot];
        if (states[row] != RowState::present) return {not_present(row), 0};
        std::uint32_t const there = at_of(row);
        return there != nothing ? columns->slots[slot]->at(there) : Fact{};
    }
    /// What is given of a list.
    Fact::State list(std::uint32_t row, std::size_t list) const {
        if (Row const* const own = this->row(row)) return own->lists[list].state;
        if (states[row] != RowState::present) return not_present(row);
        std::uint32_t const there = at_of(row);
        return there != nothing ? columns->lists[list]->state(there) : Fact::State::unknown;
    }
    /// What anything is in a row that is imagined or in error.
    Fact::State not_present(std::uint32_t row) const {
        return states[row] == RowState::in_error ? Fact::State::error : Fact::State::unknown;
    }
};

}  // namespace rubric
