// One element of several: `latest` and `earliest` by a date, `the` by a condition alone. Each reads its bids twice: what surely
// bids, then whose turn it may be.
#pragma once

#include <rubric/kernels/bid.hpp>
#include <rubric/kernels/ends.hpp>

namespace rubric {

/// The element with the latest key; of equal keys the one listed later (`earliest`: the earliest key, listed earlier). Bids are
/// of keys, and one without a key is none. A condition or key in error matters.
class LastOf {
public:
    explicit LastOf(bool latest) : latest_(latest) {}

    /// `index`: the element's place among all; they come in order.
    template <class Source>
    void look(Bid<Source> const& bid, std::int64_t index) {
        Word const silent = bid.silent();
        broken_ |= bid.broken();
        only_broken_ |= bid.only_broken();
        all_silent_ &= silent;
        Word const rows = bid.when.yes & bid.outcome.plane(range_plane) & ~silent;
        if (rows == 0) return;
        auto const ends = ends_of(bid.outcome);
        latest_ ? take(ends.low, index, rows) : take(ends.high, index, rows);
        sure_ |= rows;
    }

    /// The rows in which this element may be the one.
    template <class Source>
    Word candidate(Bid<Source> const& bid, std::int64_t index) const {
        Word const rows = bid.when.yes & bid.outcome.plane(range_plane) & ~only_broken_;
        if (rows == 0) return rows;
        auto const ends = ends_of(bid.outcome);
        return rows & (latest_ ? unbeaten(ends.high, index) : unbeaten(ends.low, index));
    }

    /// The rows where there may be no element.
    Word left() const { return all_silent_ & ~only_broken_; }
    /// The rows where none, or an error, may come of it.
    Word instead() const { return left() | broken_; }
    Word broken() const { return broken_; }

    void finish(Column& out, std::size_t word, Word every) const {
        out.add(error_plane, word, every & broken_);
        settle(out, word, every);
    }

private:
    /// What stands where it does, or beats it, listed after all before.
    template <class Key>
    void take(Key key, std::int64_t index, Word rows) {
        Word const wins = rows & (~sure_ | (latest_ ? ~lanes::less(key, Lanes{key_}) : lanes::less(key, Lanes{key_})));
        lanes::put(key_, key, wins), lanes::put(index_, Same{index}, wins);
    }
    template <class Key>
    Word unbeaten(Key utmost, std::int64_t index) const {
        Lanes const best{key_}, place{index_};
        Same const own{index};
        Word const beats = latest_ ? lanes::less(best, utmost) : lanes::less(utmost, best);
        Word const listed = latest_ ? lanes::less(place, own) : lanes::less(own, place);
        return ~sure_ | beats | lanes::equal(place, own) | (lanes::equal(best, utmost) & listed);
    }

    bool latest_;
    Word sure_ = 0, broken_ = 0, only_broken_ = 0, all_silent_ = ~Word{};
    std::int64_t key_[rows_in_a_word], index_[rows_in_a_word];  ///< of the elements that surely bid, the one that is hardest to beat
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
    /// The rows where an error may come of it. That there is no element is one only where none may be the one.
    Word instead() const { return error_; }
    Word broken() const { return error_; }

    void finish(Column& out, std::size_t word, Word every) const {
        out.add(error_plane, word, every & error_);
        settle(out, word, every);
    }

private:
    Word sure_ = 0, several_ = 0, error_ = 0;
};

}  // namespace rubric
