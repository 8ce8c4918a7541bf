// Tests: boolean operations, and what makes booleans of other values.
#pragma once

#include <rubric/evaluation/engine.hpp>
#include <rubric/kernels/compare.hpp>
#include <rubric/kernels/count.hpp>
#include <rubric/kernels/ends.hpp>

#include <stdexcept>

namespace rubric::operations {

/// A block of a test; none is no.
struct Tested {
    Word const *yes, *no, *none, *error;
    Tested(Column const& test, std::size_t from)
        : yes(test.block(yes_plane, from)), no(test.block(no_plane, from)), none(test.block(none_plane, from)), error(test.block(error_plane, from)) {}
    Truth operator[](std::size_t word) const { return {.yes = yes[word], .no = no[word] | none[word], .error = error[word]}; }
};

inline bool may_be_no(Column const& test) { return test.is_live(no_plane) || test.is_live(none_plane); }

inline void negation(Engine& run, Node const& node, Column& out) {
    Column const& test = run.column(run.operands(node)[0]);
    copy_plane(out, yes_plane, test, no_plane), add_plane(out, yes_plane, test, none_plane);
    copy_plane(out, no_plane, test, yes_plane), copy_plane(out, error_plane, test, error_plane);
}

/// One block of tests joined by `join`. Without errors that is two operations a word and test.
template <Truth (*join)(Truth, Truth), bool errors>
void join_block(Engine const& run, std::span<NodeId const> tests, Column& out, Block at) {
    Word *const yes = out.overwrite(yes_plane) + at.from, *const no = out.overwrite(no_plane) + at.from;
    Word* const error = errors ? out.overwrite(error_plane) + at.from : nullptr;
    auto const pass = [=](auto left, auto right) {
        each_word(at.words, [=](std::size_t word) {
            Truth a = left[word], b = right[word];
            if constexpr (!errors) a.error = b.error = 0;
            Truth const joined = join(a, b);
            yes[word] = joined.yes, no[word] = joined.no;
            if constexpr (errors) error[word] = joined.error;
        });
    };
    Tested const first(run.column(tests[0]), at.from);
    pass(first, tests.size() > 1 ? Tested(run.column(tests[1]), at.from) : first);
    for (std::size_t i = 2; i < tests.size(); ++i) pass(Tested(out, at.from), Tested(run.column(tests[i]), at.from));
}

/// A test joined with itself is itself, so one alone is two.
template <Truth (*join)(Truth, Truth)>
void join_tests(Engine const& run, std::span<NodeId const> tests, Column& out) {
    if (out.words == 1) {
        Truth joined = run.column(tests[0]).test(0);
        for (NodeId const each : tests.subspan(1)) joined = join(joined, run.column(each).test(0));
        return out.hold(joined);
    }
    bool const errors = std::any_of(tests.begin(), tests.end(), [&](NodeId each) { return run.column(each).is_live(error_plane); });
    each_block(out.words, [&](Block at) {
        errors ? join_block<join, true>(run, tests, out, at) : join_block<join, false>(run, tests, out, at);
    });
}

inline void conjunction(Engine& run, Node const& node, Column& out) {
    auto const tests = run.operands(node);
    if (tests.empty()) return fill_plane(out, yes_plane, run.count(node.scope));
    join_tests<both>(run, tests, out);
    if (out.words == 1) return;
    if (!std::all_of(tests.begin(), tests.end(), [&](NodeId each) { return run.column(each).is_live(yes_plane); })) out.drop(yes_plane);
    if (std::none_of(tests.begin(), tests.end(), [&](NodeId each) { return may_be_no(run.column(each)); })) out.drop(no_plane);
}

inline void disjunction(Engine& run, Node const& node, Column& out) {
    auto const tests = run.operands(node);
    if (tests.empty()) return fill_plane(out, no_plane, run.count(node.scope));
    join_tests<either>(run, tests, out);
    if (out.words == 1) return;
    if (std::none_of(tests.begin(), tests.end(), [&](NodeId each) { return run.column(each).is_live(yes_plane); })) out.drop(yes_plane);
    if (!std::all_of(tests.begin(), tests.end(), [&](NodeId each) { return may_be_no(run.column(each)); })) out.drop(no_plane);
}

inline void in_levels(Engine& run, Node const& node, Column& out) {
    Column const& value = run.column(run.operands(node)[0]);
    auto const mask = static_cast<std::uint64_t>(node.argument);
    copy_plane(out, no_plane, value, none_plane), copy_plane(out, error_plane, value, error_plane);
    value.each_live(first_plane, [&](std::size_t index) { add_plane(out, mask >> (index - first_plane) & 1 ? yes_plane : no_plane, value, index); });
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

/// Adds what is so of any two values: none on either side is a no, and an error an error.
inline void compare_with_none(Column const& a, Column const& b, Column& out) {
    add_plane(out, error_plane, a, error_plane), add_plane(out, error_plane, b, error_plane);
    if (!a.is_live(none_plane) && !b.is_live(none_plane)) return;
    for (std::size_t word = 0; word < out.words; ++word) {
        Word const none_a = a.plane(none_plane, word), none_b = b.plane(none_plane, word);
        out.add(no_plane, word, (none_a & (none_b | b.some(word))) | (none_b & a.some(word)));
    }
}

inline void compare_levels(Relation relation, Column const& a, Column const& b, Column& out) {
    each_block(out.words, [&](Block at) {
        Word less[words_in_a_chunk]{}, equal[words_in_a_chunk]{}, greater[words_in_a_chunk]{};
        Word below_a[words_in_a_chunk]{}, below_b[words_in_a_chunk]{};
        for (std::size_t index = first_plane; index < a.count; ++index) {
            if (!a.is_live(index) && !b.is_live(index)) continue;
            Word const *const here_a = a.block(index, at.from), *const here_b = b.block(index, at.from);
            each_word(at.words, [&](std::size_t word) {
                Word const x = here_a[word], y = here_b[word];
                less[word] |= below_a[word] & y, greater[word] |= below_b[word] & x, equal[word] |= x & y;
                below_a[word] |= x, below_b[word] |= y;
            });
        }
        for (std::size_t word = 0; word < at.words; ++word)
            out.add(at.from + word, Standing{less[word], equal[word], greater[word]}.test(relation));
    });
}

/// Texts of which a row has one are equal where their codes are. Row by row only those that have several, or stand in an order.
inline void compare_texts(Engine const& run, Relation relation, Column const& a, Column const& b, Column& out) {
    bool const ordered = relation != Relation::equal && relation != Relation::different;
    for (std::size_t word = 0; word < out.words; ++word) {
        Word const rows = a.some(word) & b.some(word), any = rows & (a.plane(any_plane, word) | b.plane(any_plane, word));
        Standing found{any, any, any};
        if (Word const one_each = rows & ~any; one_each != 0) {
            TextLanes const x(a, word), y(b, word);
            Word const several = one_each & (x.several() | y.several()), equal = lanes::equal(x.of, y.of), other = one_each & ~several & ~equal;
            found.equal |= one_each & ~several & equal, found.less |= ordered ? 0 : other;
            each_bit(several | (ordered ? other : 0),
                     [&](unsigned bit) { found |= standing_of_texts(run, a, b, word * rows_in_a_word + bit); });
        }
        out.add(word, found.test(relation));
    }
}

/// `a`, of which not all rows are alike, beside one and the same range.
inline void compare_with_one(Relation relation, Column const& a, Column const& b, Column& out) {
    Span const other = b.span(0);
    bool const single = a.points() && other.single();
    if (out.words == 1) {
        Standing found;
        each_bit(a.plane(range_plane, 0) & b.plane(range_plane, 0), [&](unsigned bit) { found |= standing(a.span(bit), other, bit_of(bit)); });
        return out.hold(found.test(relation));
    }
    Truth const wide = standing(a.whole, other, ~Word{}).test(relation);
    Word *const yes = out.overwrite(yes_plane), *const no = out.overwrite(no_plane);
    Word any_yes = 0, any_no = 0;
    for (std::size_t word = 0; word < out.words; ++word) {
        std::size_t const row = word * rows_in_a_word;
        Word const rows = a.plane(range_plane, word) & b.plane(range_plane, word), open = a.plane(wide_plane, word);
        Truth const found = single ? ends_compared<true>(relation, Lanes{a.low + row}, Lanes{a.low + row}, Same{other.low}, Same{other.low})
                                   : ends_compared<false>(relation, Lanes{a.low + row}, Lanes{a.high + row}, Same{other.low}, Same{other.high});
        any_yes |= yes[word] = rows & ((found.yes & ~open) | (wide.yes & open));
        any_no |= no[word] = rows & ((found.no & ~open) | (wide.no & open));
    }
    if (any_yes == 0) out.drop(yes_plane);
    if (any_no == 0) out.drop(no_plane);
}

inline void compare_ranges(Relation relation, Column const& a, Column const& b, Column& out) {
    if (b.uniform && !a.uniform) return compare_with_one(relation, a, b, out);
    if (a.uniform && !b.uniform) return compare_with_one(turned(relation), b, a, out);
    for (std::size_t word = 0; word < out.words; ++word) {
        Ends const left(a, word), right(b, word);
        Word const rows = a.plane(range_plane, word) & b.plane(range_plane, word);
        Truth const found = ends_compared<false>(relation, left.low, left.high, right.low, right.high);
        out.add(yes_plane, word, rows & found.yes), out.add(no_plane, word, rows & found.no);
    }
}

inline void compare(Engine& run, Node const& node, Column& out) {
    Column const &a = run.column(run.operands(node)[0]), &b = run.column(run.operands(node)[1]);
    auto const relation = static_cast<Relation>(node.argument);
    if (a.form == Form::levels) compare_levels(relation, a, b, out);
    if (a.form == Form::range) compare_ranges(relation, a, b, out);
    if (a.form == Form::text) compare_texts(run, relation, a, b, out);
    compare_with_none(a, b, out);
}

inline void is_none(Engine& run, Node const& node, Column& out) {
    Column const& value = run.column(run.operands(node)[0]);
    copy_plane(out, yes_plane, value, none_plane);
    value.each_live(first_plane, [&](std::size_t index) { add_plane(out, no_plane, value, index); });
    add_plane(out, node.argument == 1 ? no_plane : error_plane, value, error_plane);
}

/// The rows of a word in which the wanted number, rounded up, may be that whole number; `most` stands for what is beyond, nought for
/// what is below.
inline Word wants(Ends const& wanted, std::int64_t number, std::int64_t most) {
    Word const up_to = number == most ? ~Word{} : ~lanes::less(Same{number * one}, wanted.low);
    return number == 0 ? up_to : up_to & lanes::less(Same{(number - 1) * one}, wanted.high);
}

/// The tests are counted once, up to the most that any row wants.
inline void at_least(Engine& run, Node const& node, Column& out) {
    auto const tests = run.operands(node).subspan(1);
    Column const& wanted = run.column(run.operands(node)[0]);
    if (tests.size() >= Tally::most) throw std::length_error("a count of too many tests");
    auto const all = static_cast<std::int64_t>(tests.size()) + 1;
    auto const whole = [&](Millionths number) { return std::clamp<std::int64_t>(ceiling_of(number), 0, all); };
    Span const same = wanted.uniform && wanted.is_live(range_plane) ? wanted.span(0) : wanted.whole;
    for (std::size_t word = 0; word < out.words; ++word) {
        Truth found{.no = wanted.plane(none_plane, word), .error = wanted.plane(error_plane, word)};
        if (Word const rows = wanted.plane(range_plane, word); rows != 0) {
            Ends const ends(wanted, word);
            CountOfTests count(static_cast<std::size_t>(whole(same.high)));
            for (NodeId const each : tests) count.add(run.column(each).test(word));
            for (std::int64_t number = whole(same.low); number <= whole(same.high); ++number) {
                Word const here = rows & wants(ends, number, all);
                Truth const held = count.at_least(static_cast<std::size_t>(number));
                found.yes |= here & held.yes, found.no |= here & held.no, found.error |= here & held.error;
            }
        }
        out.add(word, found);
    }
}

}  // namespace rubric::operations
