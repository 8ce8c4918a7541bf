// Rules that hold agree. One that surely holds settles it, and several leave what they share; else it is any that may hold or,
// where all may fail, the tail.
#pragma once

#include <rubric/kernels/bid.hpp>

namespace rubric {

class Agree {
public:
    /// Of a block; `every`: the rows that there are.
    Agree(Column const& out, Word const* every, std::size_t words) : shared_(out, words), words_(words) {
        std::copy_n(every, words, silent_);
        std::fill_n(sure_, words, Word{}), std::fill_n(error_, words, Word{});
    }

    /// `at`: the words of `out`, of which the first is word `place` of the block.
    template <class Source>
    void rule(Column& out, Block at, std::size_t place, Bids<Source> const& bids) {
        Word certain[words_in_a_chunk], silent[words_in_a_chunk], broken[words_in_a_chunk], again[words_in_a_chunk];
        Word *const sure = sure_ + place, *const error = error_ + place, *const all_silent = silent_ + place;
        bids.silent(silent), bids.given(certain);
        std::fill_n(broken, at.words, Word{});
        if (bids.breaks()) bids.broken(broken);
        each_word(at.words, [&certain, &silent, &broken, &again, sure, error, all_silent](std::size_t word) {
            certain[word] &= ~silent[word] & ~broken[word];
            again[word] = certain[word] & sure[word];
            certain[word] &= ~sure[word];
            sure[word] |= certain[word];
            error[word] |= broken[word];
            all_silent[word] &= silent[word];
        });
        if (any_word(at.words, [&](std::size_t word) { return again[word]; }) != 0)
            for (std::size_t word = 0; word < at.words; ++word) share(place + word, again[word], bids.outcome, word);
        give_rows(shared_.column(), {place, at.words}, certain, bids.outcome, true);
        auto const yes = bids.yes();
        each_word(at.words, [&again, yes, sure](std::size_t word) { again[word] = yes[word] & ~sure[word]; });
        if (any_word(at.words, [&](std::size_t word) { return again[word]; }) != 0)
            give_rows(out, at, again, bids.outcome, !bids.leave_out_none);
    }

    /// The rows that the tail is for.
    void left(Word* rows) const {
        for (std::size_t word = 0; word < words_; ++word) rows[word] = silent_[word] & ~sure_[word];
    }

    void finish(Column& out, Block at) const {
        std::size_t const stored = out.count + (out.form == Form::range ? 1 : 0);
        for (std::size_t index = 0; index < stored; ++index)
            for (std::size_t word = 0; word < words_; ++word) out.keep(index, at.from + word, ~sure_[word]);
        for (std::size_t word = 0; word < words_; ++word) out.add(error_plane, at.from + word, error_[word] & ~sure_[word]);
        give_block(out, at, sure_, shared_.column(), 0, true);
    }

private:
    template <class Source>
    void share(std::size_t word, Word rows, Source const& outcome, std::size_t from) {
        if (rows == 0) return;
        Column& shared = shared_.column();
        if (shared.form == Form::text) return share_texts(word, rows, outcome, from);
        for (std::size_t index = 0; index < shared.count; ++index) shared.keep(index, word, outcome.plane(index)[from] | ~rows);
        if (shared.form != Form::range) return;
        shared.keep(wide_plane, word, shared.plane(range_plane, word));
        each_bit(rows & shared.plane(range_plane, word), [&](unsigned bit) {
            std::size_t const row = word * rows_in_a_word + bit;
            Span const mine = shared.span(row), other = outcome.column.span(row_of(outcome, from, bit));
            Span const both{std::max(mine.low, other.low), std::min(mine.high, other.high)};
            if (both.low <= both.high)
                shared.hold(row, both);
            else
                shared.keep(range_plane, word, ~bit_of(bit)), shared.keep(wide_plane, word, ~bit_of(bit));
        });
    }

    /// Any text leaves what the other knows.
    template <class Source>
    void share_texts(std::size_t word, Word rows, Source const& outcome, std::size_t from) {
        Column& shared = shared_.column();
        shared.keep(none_plane, word, outcome.plane(none_plane)[from] | ~rows);
        each_bit(rows & ~outcome.plane(any_plane)[from], [&](unsigned bit) {
            std::size_t const row = word * rows_in_a_word + bit;
            bool const had_any = shared.has(any_plane, row), had_some = shared.has(texts_plane, row);
            shared.keep(any_plane, word, ~bit_of(bit)), shared.keep(texts_plane, word, ~bit_of(bit));
            if ((outcome.plane(texts_plane)[from] & bit_of(bit)) == 0) return;
            auto const texts = outcome.column.low_of(row_of(outcome, from, bit));
            if (had_any) shared.join_texts(row, texts);
            if (!had_some) return;
            if (auto const left = shared.sets->shared(shared.low[row], texts)) shared.join_texts(row, *left);
        });
    }

    static std::size_t row_of(RowsOf const& source, std::size_t word, unsigned bit) { return (source.from + word) * rows_in_a_word + bit; }
    static std::size_t row_of(OneRow const& source, std::size_t, unsigned) { return source.row; }

    Scratch shared_;
    std::size_t words_;
    Word sure_[words_in_a_chunk], error_[words_in_a_chunk], silent_[words_in_a_chunk];
};

}  // namespace rubric
