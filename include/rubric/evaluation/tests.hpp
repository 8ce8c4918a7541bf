// Tests: boolean operations, and what makes booleans of other values.
#pragma once

#include <rubric/evaluation/engine.hpp>
#include <rubric/kernels/compare.hpp>
#include <rubric/kernels/count.hpp>

#include <stdexcept>

namespace rubric::operations {

inline void negation(Engine& run, Node const& node, Column& out) {
    Column const& test = run.column(run.operands(node)[0]);
    for (std::size_t word = 0; word < out.words; ++word) out.add(word, !test.test(word));
}

inline void conjunction(Engine& run, Node const& node, Column& out) {
    for (std::size_t word = 0; word < out.words; ++word) {
        Truth all{.yes = run.every(node.scope, word)};
        for (NodeId const each : run.operands(node)) all = both(all, run.column(each).test(word));
        out.add(word, all);
    }
}

inline void disjunction(Engine& run, Node const& node, Column& out) {
    for (std::size_t word = 0; word < out.words; ++word) {
        Truth any{.no = run.every(node.scope, word)};
        for (NodeId const each : run.operands(node)) any = either(any, run.column(each).test(word));
        out.add(word, any);
    }
}

inline void in_levels(Engine& run, Node const& node, Column& out) {
    Column const& value = run.column(run.operands(node)[0]);
    auto const mask = static_cast<std::uint64_t>(node.argument);
    for (std::size_t word = 0; word < out.words; ++word) {
        Truth found{.no = value.plane(none_plane, word), .error = value.plane(error_plane, word)};
        for (std::size_t level = 0; level + first_plane < value.count; ++level)
            (mask >> level & 1 ? found.yes : found.no) |= value.plane(first_plane + level, word);
        out.add(word, found);
    }
}

/// By code point, which UTF-8 keeps; two texts that may be any stand every way round.
inline Standing standing_of_texts(Engine const& run, Column const& a, Column const& b, std::size_t row) {
    Word const here = bit_of(row);
    if (a.has(any_plane, row) || b.has(any_plane, row)) return {here, here, here};
    Standing found;
    for (auto const x : a.sets->codes(a.low_of(row)))
        for (auto const y : b.sets->codes(b.low_of(row))) {
            int const order = x == y ? 0 : run.texts()[x].compare(run.texts()[y]);
            (order < 0 ? found.less : order > 0 ? found.greater : found.equal) |= here;
        }
    return found;
}

inline Standing& operator|=(Standing& all, Standing one_more) {
    all.less |= one_more.less, all.equal |= one_more.equal, all.greater |= one_more.greater;
    return all;
}

inline Standing standing_of(Engine const& run, Column const& a, Column const& b, std::size_t word) {
    if (a.form == Form::levels) return standing_of_levels({a, word}, {b, word}, a.count);
    Standing found;
    std::size_t const base = word * rows_in_a_word;
    if (a.form == Form::range) {
        each_bit(a.plane(range_plane, word) & b.plane(range_plane, word),
                 [&](unsigned bit) { found |= standing(a.span(base + bit), b.span(base + bit), bit_of(bit)); });
        return found;
    }
    Word const some_a = a.plane(texts_plane, word) | a.plane(any_plane, word),
               some_b = b.plane(texts_plane, word) | b.plane(any_plane, word);
    each_bit(some_a & some_b, [&](unsigned bit) { found |= standing_of_texts(run, a, b, base + bit); });
    return found;
}

/// How a row of one column may stand to a row of another; of levels only whether they are equal.
inline Standing standing_of_rows(Column const& a, std::size_t row_a, Column const& b, std::size_t row_b) {
    Standing found;
    if (a.form == Form::range) {
        if (a.has(range_plane, row_a) && b.has(range_plane, row_b)) found = standing(a.span(row_a), b.span(row_b), 1);
        return found;
    }
    if (a.form == Form::levels) {
        for (std::size_t one = first_plane; one < a.count; ++one)
            for (std::size_t other = first_plane; other < b.count; ++other)
                if (a.has(one, row_a) && b.has(other, row_b)) (one == other ? found.equal : found.less) = 1;
        return found;
    }
    if (a.has(any_plane, row_a) || b.has(any_plane, row_b)) return {1, 1, 1};
    if (!a.has(texts_plane, row_a) || !b.has(texts_plane, row_b)) return found;
    for (auto const x : a.sets->codes(a.low_of(row_a)))
        for (auto const y : b.sets->codes(b.low_of(row_b))) (x == y ? found.equal : found.less) = 1;
    return found;
}

inline void compare(Engine& run, Node const& node, Column& out) {
    Column const &a = run.column(run.operands(node)[0]), &b = run.column(run.operands(node)[1]);
    auto const relation = static_cast<Relation>(node.argument);
    for (std::size_t word = 0; word < out.words; ++word)
        out.add(word, compared(relation, standing_of(run, a, b, word), {a, word}, {b, word}));
}

/// The ends of the ranges in one row. An end that is none makes no range; one in error makes the test so.
inline bool read_bounds(Engine const& run, Node const& node, std::size_t row, std::vector<Bounds>& ranges) {
    auto const operands = run.operands(node);
    bool error = false;
    ranges.clear();
    for (std::size_t i = 0; 2 * i + 2 < operands.size(); ++i) {
        Column const &low = run.column(operands[2 * i + 1]), &high = run.column(operands[2 * i + 2]);
        error = error || low.has(error_plane, row) || high.has(error_plane, row);
        if (!low.has(range_plane, row) || !high.has(range_plane, row)) continue;
        std::int64_t const half_open = static_cast<std::uint64_t>(node.argument) >> i & 1;
        Span const from = low.span(row), last = high.span(row), to{last.low - half_open, last.high - half_open};
        bool const perhaps_none = low.has(none_plane, row) || high.has(none_plane, row);
        ranges.push_back({{from.low, to.high}, perhaps_none ? Span{1, 0} : Span{from.high, to.low}});
    }
    return error;
}

/// Whether an operand after the first has nothing but an error, so that nothing else can come of the test.
inline bool only_error(Engine const& run, Node const& node, std::size_t row) {
    for (NodeId const each : run.operands(node).subspan(1)) {
        Column const& column = run.column(each);
        bool other = column.has(none_plane, row);
        for (std::size_t index = first_plane; index < column.count; ++index) other = other || column.has(index, row);
        if (!other) return true;
    }
    return false;
}

inline void in_ranges(Engine& run, Node const& node, Column& out) {
    Column const& value = run.column(run.operands(node)[0]);
    thread_local std::vector<Bounds> ranges;
    for (std::size_t row = 0; row < run.count(node.scope); ++row) {
        bool const error = read_bounds(run, node, row, ranges);
        if (error || value.has(error_plane, row)) out.put(error_plane, row);
        if (only_error(run, node, row)) continue;
        if (value.has(none_plane, row)) out.put(no_plane, row);
        if (!value.has(range_plane, row)) continue;
        Inside const found = inside(value.span(row), ranges);
        if (found.yes) out.put(yes_plane, row);
        if (found.no) out.put(no_plane, row);
    }
}

/// Each possible text is tested once against all, of which one that may be several is none for sure.
inline void in_texts(Engine& run, Node const& node, Column& out) {
    auto const operands = run.operands(node);
    Column const& value = run.column(operands[0]);
    for (std::size_t row = 0; row < run.count(node.scope); ++row) {
        bool error = value.has(error_plane, row), may_be_any = false, some = false;
        for (NodeId const each : operands.subspan(1)) {
            Column const& text = run.column(each);
            error = error || text.has(error_plane, row);
            may_be_any = may_be_any || text.has(any_plane, row);
            some = some || text.has(any_plane, row) || text.has(texts_plane, row);
        }
        if (error) out.put(error_plane, row);
        if (only_error(run, node, row)) continue;
        if (value.has(none_plane, row)) out.put(no_plane, row);
        if (value.has(any_plane, row)) out.put(no_plane, row);
        if (value.has(any_plane, row) && some) out.put(yes_plane, row);
        if (!value.has(texts_plane, row)) continue;
        for (auto const code : value.sets->codes(value.low_of(row))) {
            bool may = may_be_any, surely = false;
            for (NodeId const each : operands.subspan(1)) {
                Column const& text = run.column(each);
                if (!text.has(texts_plane, row)) continue;
                auto const codes = text.sets->codes(text.low_of(row));
                bool const holds = std::find(codes.begin(), codes.end(), code) != codes.end();
                may = may || holds;
                surely = surely || (holds && codes.size() == 1 && !text.has(none_plane, row));
            }
            if (may) out.put(yes_plane, row);
            if (!surely) out.put(no_plane, row);
        }
    }
}

inline void is_none(Engine& run, Node const& node, Column& out) {
    Column const& value = run.column(run.operands(node)[0]);
    for (std::size_t word = 0; word < out.words; ++word) {
        Truth found{.yes = value.plane(none_plane, word), .error = value.plane(error_plane, word)};
        for (std::size_t index = first_plane; index < value.count; ++index) found.no |= value.plane(index, word);
        if (node.argument == 1) found.no |= found.error, found.error = 0;
        out.add(word, found);
    }
}

/// The rows of a word in which the wanted number may be that whole number; beyond `most`, that.
inline Word wants(Column const& wanted, std::size_t word, std::int64_t number, std::int64_t most) {
    Word found = 0;
    each_bit(wanted.plane(range_plane, word), [&](unsigned bit) {
        Span const span = wanted.span(word * rows_in_a_word + bit);
        auto const place = [&](Millionths k) { return std::clamp<std::int64_t>(ceiling_of(k), 0, most); };
        if (place(span.low) <= number && number <= place(span.high)) found |= bit_of(bit);
    });
    return found;
}

inline void at_least(Engine& run, Node const& node, Column& out) {
    auto const tests = run.operands(node).subspan(1);
    Column const& wanted = run.column(run.operands(node)[0]);
    if (tests.size() >= Tally::most) throw std::length_error("a count of too many tests");
    for (std::size_t word = 0; word < out.words; ++word) {
        Truth found{.no = wanted.plane(none_plane, word), .error = wanted.plane(error_plane, word)};
        for (std::size_t k = 0; k <= tests.size() + 1; ++k) {
            Word const rows = wants(wanted, word, static_cast<std::int64_t>(k), static_cast<std::int64_t>(tests.size()) + 1);
            if (rows == 0) continue;
            Truth const held = rubric::at_least(k, tests.size(), [&](std::size_t i) { return run.column(tests[i]).test(word); });
            found.yes |= rows & held.yes, found.no |= rows & held.no, found.error |= rows & held.error;
        }
        out.add(word, found);
    }
}

}  // namespace rubric::operations
