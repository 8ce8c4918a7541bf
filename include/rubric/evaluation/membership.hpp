// `x in a to b, c to d` and `t in "this", "that"`: 64 rows at a time.
#pragma once

#include <rubric/evaluation/engine.hpp>
#include <rubric/kernels/inside.hpp>

namespace rubric::operations {

/// The rows of a word in which any of the columns may be that.
inline Word any_of(Engine const& run, std::span<NodeId const> columns, std::size_t plane, std::size_t word) {
    Word found = 0;
    for (NodeId const each : columns) found |= run.column(each).plane(plane, word);
    return found;
}

/// Those in which one of the columns has nothing but an error, so that nothing else can come of the test.
inline Word only_error(Engine const& run, std::span<NodeId const> columns, std::size_t word) {
    Word found = 0;
    for (NodeId const each : columns) {
        Column const& column = run.column(each);
        found |= ~(column.some(word) | column.plane(none_plane, word));
    }
    return found;
}

/// An end that is none makes no range; one in error makes the test so.
inline void in_ranges(Engine& run, Node const& node, Column& out) {
    auto const operands = run.operands(node), ends = operands.subspan(1);
    Column const& value = run.column(operands[0]);
    bool const same = std::all_of(ends.begin(), ends.end(), [&](NodeId each) { return run.column(each).uniform; });
    thread_local std::vector<RangesOfRows> ranges;
    ranges.resize(ends.size() / 2);
    for (std::size_t word = 0; word < out.words; ++word) {
        for (std::size_t i = 0; i < ranges.size() && (word == 0 || !same); ++i)
            ranges[i].read(run.column(ends[2 * i]), run.column(ends[2 * i + 1]), static_cast<std::uint64_t>(node.argument) >> i & 1, word);
        Word const rows = run.every(node.scope, word) & ~only_error(run, ends, word), some = rows & value.plane(range_plane, word);
        out.add(error_plane, word, any_of(run, operands, error_plane, word)), out.add(no_plane, word, rows & value.plane(none_plane, word));
        if (some == 0) continue;
        Ends const numbers(value, word);
        InsideOfRows const found = numbers.low.is(numbers.high) ? inside(numbers.low, numbers.low, ranges) : inside(numbers.low, numbers.high, ranges);
        out.add(yes_plane, word, some & found.yes), out.add(no_plane, word, some & found.no);
    }
}

/// Where among the texts a row's may be; surely is where it is alone, and one that is there and alone is the same.
class InTexts {
public:
    InTexts(Engine const& run, Node const& node)
        : run_(run), value_(run.column(run.operands(node)[0])), texts_(run.operands(node).subspan(1)),
          same_(std::all_of(texts_.begin(), texts_.end(), [&](NodeId each) { return run.column(each).uniform; })) {}

    /// Of the rows of a word that are `rows` and have texts.
    InsideOfRows find(std::size_t word, Word rows) const {
        TextLanes const value(value_, word);
        Word const several = rows & value.several();
        Word may = 0, surely = 0, sets = several;
        for (NodeId const each : texts_) {
            Column const& text = run_.column(each);
            Word const here = rows & text.plane(texts_plane, word);
            if (here == 0) continue;
            TextLanes const codes(text, word);
            Word const equal = here & ~several & lanes::equal(value.of, codes.of);
            may |= equal, surely |= equal & ~text.plane(none_plane, word);
            sets |= here & codes.several();
        }
        InsideOfRows found{.yes = may & ~sets, .no = ~surely & ~sets};
        while (sets != 0) {  // alike where the same texts stand among the same
            auto const bit = static_cast<unsigned>(std::countr_zero(sets));
            Word const alike = same_ ? sets & lanes::equal(value.of, Same{value.of[bit]}) : bit_of(bit);
            InsideOfRows const one = find(word * rows_in_a_word + bit, value.of[bit]);
            found.yes |= one.yes ? alike : 0, found.no |= one.no ? alike : 0;
            sets &= ~alike;
        }
        return found;
    }

private:
    /// Of one row: each of its texts is tested once against all, of which one that may be several is none for sure.
    InsideOfRows find(std::size_t row, TextSets::Id texts) const {
        InsideOfRows found;
        for (auto const code : value_.sets->codes(texts)) {
            bool may = false, surely = false;
            for (NodeId const each : texts_) {
                Column const& text = run_.column(each);
                if (!text.has(texts_plane, row)) continue;
                auto const codes = text.sets->codes(text.low_of(row));
                bool const holds = std::find(codes.begin(), codes.end(), code) != codes.end();
                may = may || holds;
                surely = surely || (holds && codes.size() == 1 && !text.has(none_plane, row));
            }
            found.yes |= may ? 1 : 0, found.no |= surely ? 0 : 1;
        }
        return found;
    }

    Engine const& run_;
    Column const& value_;
    std::span<NodeId const> texts_;
    bool same_;
};

inline void in_texts(Engine& run, Node const& node, Column& out) {
    auto const operands = run.operands(node), texts = operands.subspan(1);
    Column const& value = run.column(operands[0]);
    InTexts const among(run, node);
    for (std::size_t word = 0; word < out.words; ++word) {
        Word const rows = run.every(node.scope, word) & ~only_error(run, texts, word), any = rows & value.plane(any_plane, word);
        Word const may_be_any = any_of(run, texts, any_plane, word), some = may_be_any | any_of(run, texts, texts_plane, word);
        Word const known = rows & value.plane(texts_plane, word);
        out.add(error_plane, word, any_of(run, operands, error_plane, word));
        out.add(no_plane, word, any | (rows & value.plane(none_plane, word)));
        out.add(yes_plane, word, (any & some) | (known & may_be_any));
        if (known == 0) continue;
        InsideOfRows const found = among.find(word, known);
        out.add(yes_plane, word, known & found.yes), out.add(no_plane, word, known & found.no);
    }
}

}  // namespace rubric::operations
