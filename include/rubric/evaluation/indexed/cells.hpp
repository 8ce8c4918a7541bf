// In which cell of a subject each row of a block is, for the index over the rules of a long table.
#pragma once

#include <rubric/evaluation/settled.hpp>
#include <rubric/rule_index.hpp>

namespace rubric::operations {

static_assert(RuleIndex::none_cell == none_plane && RuleIndex::error_cell == error_plane && RuleIndex::first_cell == first_plane);

/// In place of one cell: several, or any but none and error.
inline constexpr std::uint32_t several_cells = ~std::uint32_t{}, any_cell = several_cells - 1;

/// Calls `visit` with each cell that a row may be in, of a range each between its ends; `all` where it may be any number.
template <class Visit, class All>
void each_cell(RuleIndex::Subject const& subject, Column const& column, std::size_t row, Visit&& visit, All&& all) {
    if (column.has(none_plane, row)) visit(RuleIndex::none_cell);
    if (column.has(error_plane, row)) visit(RuleIndex::error_cell);
    if (!subject.is_range) {
        column.each_live(first_plane, [&](std::size_t index) {
            if (column.has(index, row)) visit(index);
        });
    } else if (column.has(wide_plane, row)) {
        all();
    } else if (column.has(range_plane, row)) {
        Span const ends = column.span(row);
        for (std::size_t cell = subject.cell_of(ends.low), last = subject.cell_of(ends.high); cell <= last; ++cell)
            if (!subject.empty[cell]) visit(cell);
    }
}

/// The cells of a block of rows.
class Cells {
public:
    void read(RuleIndex::Subject const& subject, Column const& column, Block at) {
        column_ = &column, from_ = at.from * rows_in_a_word;
        std::fill_n(cells_, at.words * rows_in_a_word, several_cells);
        if (subject.is_range)
            read_numbers(subject, at);
        else
            read_levels(at);
        for (std::size_t word = 0; word < at.words; ++word) put(word, everywhere(at.from + word), any_cell);
    }

    std::uint32_t operator[](std::size_t row) const { return cells_[row]; }

private:
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
