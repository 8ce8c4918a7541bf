// One element of several: `latest` and `earliest` by a date, `the` by a condition alone. Each reads its bids twice: what surely
// bids, then whose turn it may be.
#pragma once

#include <rubric/kernels/bid.hpp>

namespace rubric {

/// The element with the latest key; of equal keys the one listed later (`earliest`: the earliest key, listed earlier). Bids are
/// of keys, and one without a key is none. A condition or key in error matters.
class LastOf {
public:
    explicit LastOf(bool latest) : latest_(latest) {}

    /// `index`: the element's place among all.
    template <class Source>
    void look(Bid<Source> const& bid, std::int64_t index) {
        Word const silent = bid.silent();
        broken_ |= bid.broken();
        only_broken_ |= bid.only_broken();
        all_silent_ &= silent;
        each_bit(bid.when.yes & bid.outcome.plane(range_plane) & ~silent, [&](unsigned bit) {
            Place const place{turned(bid.outcome.column.span(bid.outcome.row(bit))).low, turned(index)};
            if (!(sure_ & bit_of(bit)) || best_[bit] < place) best_[bit] = place;
            sure_ |= bit_of(bit);
        });
    }

    /// The rows in which this element may be the one.
    template <class Source>
    Word candidate(Bid<Source> const& bid, std::int64_t index) const {
        Word found = 0;
        each_bit(bid.when.yes & bid.outcome.plane(range_plane), [&](unsigned bit) {
            Place const utmost{turned(bid.outcome.column.span(bid.outcome.row(bit))).high, turned(index)};
            bool const unbeaten = !(sure_ & bit_of(bit)) || best_[bit].index == turned(index) || best_[bit] < utmost;
            if (unbeaten) found |= bit_of(bit);
        });
        return found & ~only_broken_;
    }

    /// The rows where there may be no element.
    Word left() const { return all_silent_ & ~only_broken_; }

    void finish(Column& out, std::size_t word, Word every) const {
        out.add(error_plane, word, every & broken_);
        settle(out, word, every);
    }

private:
    struct Place {
        std::int64_t key, index;
        auto operator<=>(Place const&) const = default;
    };
    std::int64_t turned(std::int64_t index) const { return latest_ ? index : -index; }
    Span turned(Span span) const { return latest_ ? span : Span{-span.high, -span.low}; }

    bool latest_;
    Word sure_ = 0, broken_ = 0, only_broken_ = 0, all_silent_ = ~Word{};
    Place best_[rows_in_a_word];  ///< of the elements that surely bid, the one that is hardest to beat
};

/// The one element that meets the condition. None or several, or a condition in error, is in error.
class OnlyOf {
public:
    void look(Truth where) {
        Word const surely = ~where.no;
        several_ |= sure_ & surely;
        sure_ |= surely;
        error_ |= where.error;
    }
    /// The rows in which this element may be the one.
    Word candidate(Truth where) const {
        Word const others = several_ | (sure_ & where.no);
        return where.yes & ~others;
    }
    /// The rows where there may be no element.
    Word left() const { return ~sure_; }

    void finish(Column& out, std::size_t word, Word every) const {
        out.add(error_plane, word, every & error_);
        settle(out, word, every);
    }

private:
    Word sure_ = 0, several_ = 0, error_ = 0;
};

}  // namespace rubric
