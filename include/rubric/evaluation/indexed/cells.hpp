// In which cell of a subject each row of a block is, for the index over the rules of a long table.
#pragma once

#include <rubric/evaluation/settled.hpp>
#include <rubric/rule_index.hpp>

namespace rubric::operations {

/// The cell of each row of a block, as far as a row is in one alone, or may be in any but none and error.
class Cells {
public:
    static constexpr std::uint32_t several = ~std::uint32_t{}, everything = several - 1;

    void read(RuleIndex::Subject const& subject, Column const& column, Block at) {
        column_ = &column, from_ = at.from * rows_in_a_word;
        std::fill_n(cells_, at.words * rows_in_a_word, several);
        if (subject.is_range)
            read_numbers(subject, at);
        else
            read_levels(at);
        for (std::size_t word = 0; word < at.words; ++word) put(word, everywhere(at.from + word), everything);
    }

    std::uint32_t operator[](std::size_t row) const { return cells_[row]; }

    /// Calls `visit` with each cell that the row may be in, of a range each between its ends; `all` where it may be any number.
    template <class Visit, class All>
    void each(RuleIndex::Subject const& subject, std::size_t row, Visit&& visit, All&& all) const {
        std::size_t const there = from_ + row;
        if (column_->has(none_plane, there)) visit(RuleIndex::none_cell);
        if (column_->has(error_plane, there)) visit(RuleIndex::error_cell);
        if (!subject.is_range) {
            column_->each_live(first_plane, [&](std::size_t index) {
                if (column_->has(index, there)) visit(index);
            });
        } else if (column_->has(wide_plane, there)) {
            all();
        } else if (column_->has(range_plane, there)) {
            Span const ends = column_->span(there);
            for (std::size_t cell = subject.cell_of(ends.low), last = subject.cell_of(ends.high); cell <= last; ++cell)
                if (!subject.empty[cell]) visit(cell);
        }
    }

private:
    static_assert(RuleIndex::none_cell == none_plane && RuleIndex::error_cell == error_plane && RuleIndex::first_cell == first_plane);

    /// The rows of a word that may be anything but none and in error.
    Word everywhere(std::size_t word) const {
        Word found = ~(column_->plane(none_plane, word) | column_->plane(error_plane, word));
        if (column_->form == Form::range) return found & column_->plane(wide_plane, word);
        for (std::size_t index = first_plane; index < column_->count; ++index) found &= column_->plane(index, word);
        return found;
    }
    void put(std::size_t word, Word rows, std::size_t cell) {
        each_bit(rows, [&](unsigned bit) { cells_[word * rows_in_a_word + bit] = static_cast<std::uint32_t>(cell); });
    }

    void read_levels(Block at) {
        for (std::size_t word = 0; word < at.words; ++word) {
            Word const alone = settled(*column_, at.from + word);
            column_->each_live(0, [&](std::size_t index) { put(word, alone & column_->plane(index, at.from + word), index); });
        }
    }
    void read_numbers(RuleIndex::Subject const& subject, Block at) {
        for (std::size_t word = 0; word < at.words; ++word) {
            Word const alone = settled(*column_, at.from + word);
            each_bit(alone & column_->plane(range_plane, at.from + word), [&](unsigned bit) {
                std::size_t const row = word * rows_in_a_word + bit;
                cells_[row] = static_cast<std::uint32_t>(subject.cell_of(column_->low_of(from_ + row)));
            });
            for (std::size_t const index : {none_plane, error_plane}) put(word, alone & column_->plane(index, at.from + word), index);
        }
    }

    Column const* column_ = nullptr;
    std::size_t from_ = 0;
    std::uint32_t cells_[rows_in_a_chunk];
};

}  // namespace rubric::operations
