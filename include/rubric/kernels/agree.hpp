// Rules that hold agree. One that surely holds settles it, and several leave what they share; else it is any that may hold or,
// where all may fail, the tail.
#pragma once

#include <rubric/kernels/bid.hpp>

namespace rubric {

class Agree {
public:
    Agree(Column const& out, Word every) : shared_(out), silent_(every), every_(every) {}

    template <class Source>
    void rule(Column const& out, std::size_t word, Bid<Source> const& bid) {
        Word const certain = bid.certain();
        share(certain & sure_, bid.outcome);
        give(shared_.column(), 0, certain & ~sure_, bid.outcome);
        sure_ |= certain;
        error_ |= bid.broken();
        silent_ &= bid.silent();
        give(out, word, bid.when.yes & ~sure_, bid.outcome, bid.none_mask());
    }

    template <class Source>
    void otherwise(Column const& out, std::size_t word, Source const& tail) const {
        give(out, word, silent_ & ~sure_, tail);
    }

    void finish(Column const& out, std::size_t word) const {
        for (std::size_t index = 0; index < out.count; ++index) out.plane(index, word) &= ~sure_;
        out.plane(error_plane, word) |= error_ & ~sure_;
        Column const& shared = shared_.column();
        for (std::size_t index = 0; index < out.count; ++index) out.plane(index, word) |= shared.plane(index, 0);
        std::size_t const base = word * rows_in_a_word;
        if (out.form != Form::levels) each_bit(sure_, [&](unsigned bit) { copy_lanes(out, base + bit, bit); });
        settle(out, word, every_);
    }

private:
    template <class Source>
    void share(Word rows, Source const& outcome) {
        if (rows == 0) return;
        Column const& shared = shared_.column();
        if (shared.form == Form::text) return share_texts(rows, outcome);
        for (std::size_t index = 0; index < shared.count; ++index) shared.plane(index, 0) &= outcome.plane(index) | ~rows;
        if (shared.form != Form::range) return;
        each_bit(rows & shared.plane(range_plane, 0), [&](unsigned bit) {
            Span const other = outcome.column.span(outcome.row(bit));
            shared.low[bit] = std::max(shared.low[bit], other.low), shared.high[bit] = std::min(shared.high[bit], other.high);
            if (shared.low[bit] > shared.high[bit]) shared.plane(range_plane, 0) &= ~bit_of(bit);
        });
    }

    /// Any text leaves what the other knows.
    template <class Source>
    void share_texts(Word rows, Source const& outcome) {
        Column const& shared = shared_.column();
        Word& any = shared.plane(any_plane, 0);
        Word& some = shared.plane(texts_plane, 0);
        shared.plane(none_plane, 0) &= outcome.plane(none_plane) | ~rows;
        each_bit(rows, [&](unsigned bit) {
            Word const here = bit_of(bit);
            bool const known = outcome.plane(texts_plane) & here, open = outcome.plane(any_plane) & here;
            auto const texts = known ? outcome.column.low[outcome.row(bit)] : 0;
            if ((any & here) && known) {
                any &= ~here, some |= here, shared.low[bit] = texts;
            } else if ((some & here) && known) {
                auto const left = shared.sets->shared(shared.low[bit], texts);
                if (left) shared.low[bit] = *left;
                if (!left) some &= ~here;
            } else if (!known && !open) {
                any &= ~here, some &= ~here;
            }
        });
    }

    void copy_lanes(Column const& out, std::size_t row, unsigned bit) const {
        out.low[row] = shared_.column().low[bit];
        if (out.form == Form::range) out.high[row] = shared_.column().high[bit];
    }

    Scratch shared_;
    Word sure_ = 0, error_ = 0, silent_, every_;
};

}  // namespace rubric
