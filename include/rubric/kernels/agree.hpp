// Rules that hold agree. One that surely holds settles it, and several leave what they share; else it is any that may hold or,
// where all may fail, the tail.
#pragma once

#include <rubric/kernels/bid.hpp>

namespace rubric {

class Agree {
public:
    Agree(Column& out, Word every) : shared_(out), silent_(every), every_(every) {}

    template <class Source>
    void rule(Column& out, std::size_t word, Bid<Source> const& bid) {
        Word const certain = bid.certain();
        share(certain & sure_, bid.outcome);
        give(shared_.column(), 0, certain & ~sure_, bid.outcome);
        sure_ |= certain;
        error_ |= bid.broken();
        silent_ &= bid.silent();
        give(out, word, bid.when.yes & ~sure_, bid.outcome, bid.none_mask());
    }

    template <class Source>
    void otherwise(Column& out, std::size_t word, Source const& tail) const {
        give(out, word, silent_ & ~sure_, tail);
    }

    void finish(Column& out, std::size_t word) const {
        for (std::size_t index = 0; index < out.count; ++index) out.keep(index, word, ~sure_);
        out.add(error_plane, word, error_ & ~sure_);
        give(out, word, sure_, FromFirst{shared_.column()});
        settle(out, word, every_);
    }

private:
    /// The one word of the scratch column, for whichever word it is.
    struct FromFirst {
        Column const& column;
        Word plane(std::size_t index) const { return column.plane(index, 0); }
        std::size_t row(unsigned bit) const { return bit; }
    };

    template <class Source>
    void share(Word rows, Source const& outcome) {
        if (rows == 0) return;
        Column& shared = shared_.column();
        if (shared.form == Form::text) return share_texts(rows, outcome);
        for (std::size_t index = 0; index < shared.count; ++index) shared.keep(index, 0, outcome.plane(index) | ~rows);
        if (shared.form != Form::range) return;
        each_bit(rows & shared.plane(range_plane, 0), [&](unsigned bit) {
            Span const mine = shared.span(bit), other = outcome.column.span(outcome.row(bit));
            Span const both{std::max(mine.low, other.low), std::min(mine.high, other.high)};
            if (both.low <= both.high)
                shared.hold(bit, both);
            else
                shared.keep(range_plane, 0, ~bit_of(bit));
        });
    }

    /// Any text leaves what the other knows.
    template <class Source>
    void share_texts(Word rows, Source const& outcome) {
        Column& shared = shared_.column();
        shared.keep(none_plane, 0, outcome.plane(none_plane) | ~rows);
        each_bit(rows, [&](unsigned bit) {
            Word const here = bit_of(bit);
            bool const known = outcome.plane(texts_plane) & here, open = outcome.plane(any_plane) & here;
            bool const had_any = shared.has(any_plane, bit), had_some = shared.has(texts_plane, bit);
            if (open) return;
            shared.keep(any_plane, 0, ~here), shared.keep(texts_plane, 0, ~here);
            if (!known) return;
            auto const texts = outcome.column.low_of(outcome.row(bit));
            if (had_any) shared.join_texts(bit, texts);
            if (!had_some) return;
            if (auto const left = shared.sets->shared(shared.low[bit], texts)) shared.join_texts(bit, *left);
        });
    }

    Scratch shared_;
    Word sure_ = 0, error_ = 0, silent_, every_;
};

}  // namespace rubric
