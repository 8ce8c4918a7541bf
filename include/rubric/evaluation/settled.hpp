// Whether one thing alone is possible, in a row and in a word of rows.
#pragma once

#include <rubric/column.hpp>
#include <rubric/kernels/ends.hpp>

namespace rubric::operations {

/// The possibilities in one row, counted up to two: a range of more than one number is two, and so is any text.
inline int possibilities(Column const& column, std::size_t row) {
    int found = 0;
    for (std::size_t index = 0; index < column.count; ++index) found += column.has(index, row);
    if (found != 1) return found;
    if (column.form == Form::range && column.has(range_plane, row)) return column.span(row).single() ? 1 : 2;
    if (column.form != Form::text || column.has(none_plane, row) || column.has(error_plane, row)) return found;
    return column.has(any_plane, row) || column.sets->codes(column.low_of(row)).size() > 1 ? 2 : 1;
}

/// Of the rows of a word, those with a range whose ends are one number.
inline Word ends_alike(Column const& column, std::size_t row) {
    if (column.uniform) return column.low[0] == column.high[0] ? ~Word{} : 0;
    return lanes::equal(Lanes{column.low + row}, Lanes{column.high + row});
}

/// The rows of a word in which one thing alone is possible: one level, one number, one text, none, or an error.
inline Word settled(Column const& column, std::size_t word) {
    Word once = 0, twice = 0;
    column.each_live(0, [&](std::size_t index) {
        Word const plane = column.plane(index, word);
        twice |= once & plane;
        once |= plane;
    });
    Word sure = once & ~twice;
    if (column.form == Form::range) {
        sure &= ~column.plane(wide_plane, word);
        if (!column.points()) sure &= ~column.plane(range_plane, word) | ends_alike(column, word * rows_in_a_word);
    } else if (column.form == Form::text) {
        sure &= ~column.plane(any_plane, word);
        if (Word const texts = sure & column.plane(texts_plane, word); texts != 0) sure &= ~(texts & TextLanes(column, word).several());
    }
    return sure;
}

}  // namespace rubric::operations
