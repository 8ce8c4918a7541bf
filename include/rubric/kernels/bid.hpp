// What one rule, or one element of a list, bids: it gives its outcome where it holds, is silent where it does not, and is broken
// where whether it holds, or its outcome, is in error. In a row that it has nothing to do with it is silent, which changes nothing
// under any policy.
#pragma once

#include <rubric/column.hpp>

namespace rubric {

/// One word of rows. `Source` is Aligned or Single.
template <class Source>
struct Bid {
    Truth when;
    Source outcome;
    bool leave_out_none = false;  ///< an outcome that is none is no bid

    Word left_out() const { return leave_out_none ? outcome.plane(none_plane) : Word{}; }
    Word silent() const { return when.no | ((when.yes | when.error) & left_out()); }
    /// Some outcome that is not in error.
    Word given() const { return when.yes & (outcome.some() | (leave_out_none ? Word{} : outcome.plane(none_plane))); }
    Word broken() const {
        Word const wrong = outcome.plane(error_plane);
        Word const any = wrong | outcome.some() | (leave_out_none ? Word{} : outcome.plane(none_plane));
        return (when.error & any) | (when.yes & wrong);
    }
    /// It bids, and what it bids cannot be read.
    Word only_broken() const { return broken() & ~given() & ~silent(); }
    /// It surely bids, and not an error.
    Word certain() const { return given() & ~silent() & ~broken(); }
    Word none_mask() const { return leave_out_none ? Word{} : ~Word{}; }
};

/// A column's rows in a block of words, each for the same row of what it is given to.
struct RowsOf {
    Column const& column;
    std::size_t from;
    bool may(std::size_t index) const { return column.is_live(index); }
    Word const* plane(std::size_t index) const { return column.block(index, from); }
};

/// One row of a column, for one row of another scope: bit `bit` of a word.
struct OneRow {
    Column const& column;
    std::size_t row;
    unsigned bit;

    struct Bits {
        Word bits;
        Word operator[](std::size_t) const { return bits; }
    };
    bool may(std::size_t index) const { return column.has(index, row); }
    Bits plane(std::size_t index) const { return {Word{may(index)} << bit}; }
};

/// Adds what is possible in `source` to the rows of `mask` of a block of `out`.
inline void give_rows(Column& out, Block at, Word const* mask, RowsOf const& source, bool none) {
    give_block(out, at, mask, source.column, source.from, none);
}
inline void give_rows(Column& out, Block at, Word const* mask, OneRow const& source, bool none) {
    give(out, at.from, mask[0], Single{source.column, source.row, source.bit}, none ? ~Word{} : Word{});
}

/// The same as Bid, for a block of words: of one word where it is one row's.
template <class Source>
struct Bids {
    Source when, outcome;
    bool leave_out_none = false;
    std::size_t words = 1;
    Word outside = 0;  ///< rows that it has nothing to do with

    auto yes() const { return when.plane(yes_plane); }
    bool gives_none() const { return !leave_out_none && outcome.may(none_plane); }
    /// Whether anything may be in error.
    bool breaks() const { return when.may(error_plane) || outcome.may(error_plane); }

    void silent(Word* to) const {
        auto const no = when.plane(no_plane), none = when.plane(none_plane);
        each_word(words, [=, *this](std::size_t word) { to[word] = no[word] | none[word] | outside; });
        if (!leave_out_none || !outcome.may(none_plane)) return;
        auto const sure = yes(), error = when.plane(error_plane), left_out = outcome.plane(none_plane);
        each_word(words, [=](std::size_t word) { to[word] |= (sure[word] | error[word]) & left_out[word]; });
    }
    /// What it would give that is not in error.
    void offered(Word* to) const {
        std::fill_n(to, words, Word{});
        auto const add = [&](std::size_t index) {
            auto const plane = outcome.plane(index);
            each_word(words, [=](std::size_t word) { to[word] |= plane[word]; });
        };
        outcome.column.each_live(first_plane, add);
        if (gives_none()) add(none_plane);
    }
    void given(Word* to) const {
        offered(to);
        auto const sure = yes();
        each_word(words, [=](std::size_t word) { to[word] &= sure[word]; });
    }
    void broken(Word* to) const {
        offered(to);
        auto const sure = yes(), error = when.plane(error_plane), wrong = outcome.plane(error_plane);
        each_word(words, [=](std::size_t word) { to[word] = (error[word] & (to[word] | wrong[word])) | (sure[word] & wrong[word]); });
    }
};

/// Where nothing is possible the value is in error; `every`: the rows that there are.
inline void settle(Column& out, std::size_t word, Word every) {
    out.add(error_plane, word, every & ~out.possible(word));
}

}  // namespace rubric
