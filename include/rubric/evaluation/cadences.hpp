// `every month at least twice`: what the completed periods lack of the dates that are bid, in 64 rows at a time.
#pragma once

#include <rubric/evaluation/cadence_rows.hpp>
#include <rubric/kernels/places.hpp>

namespace rubric::operations {

/// A cadence in one word of rows.
class LackTogether {
public:
    explicit LackTogether(Reducing const& at)
        : at_(at), every_(at.reduction.cadence), periods_(every_.unit, at.run.graph().calendar.get(), start_, length_) {}

    /// Writes what is lacking; gives the rows that are left, since too many periods, or too many times, are to be looked through.
    Word find() {
        for (NodeId const each : {every_.today, every_.from, every_.to, every_.length, every_.least}) note_errors(column(each));
        Word const left = lay_out(at_.every & plane(every_.from, range_plane));
        each_bid(at_, &Stream::outcome, [&](Truth when, auto const& date, std::int64_t, Word imagined) {
            Bid<std::decay_t<decltype(date)>> const bid{when, date, true};
            wrong_ |= bid.broken(), only_wrong_ |= bid.only_broken();
            if (Word const given = bid.given() & alone_; given != 0) note_date(bid, given, imagined);
        });
        finish(left);
        return left;
    }

private:
    Column const& column(NodeId id) const { return at_.run.column(id); }
    Word plane(NodeId id, std::size_t index) const { return column(id).plane(index, at_.word); }
    Ends ends(NodeId id) const { return {column(id), at_.word}; }

    void note_errors(Column const& column) {
        Word const wrong = column.plane(error_plane, at_.word);
        wrong_ |= wrong;
        only_wrong_ |= wrong & ~column.plane(none_plane, at_.word) & ~column.some(at_.word);
    }

    /// A whole number a row, made of each of the numbers.
    template <class Whole>
    static void whole(std::int64_t* to, Lanes numbers, bool alike, Whole of) {
        if (alike) return void(std::fill_n(to, rows_in_a_word, of(numbers[0])));
        for (std::size_t row = 0; row < rows_in_a_word; ++row) to[row] = of(numbers[row]);
    }

    /// The first and last day that the periods may have to be over by.
    void read_ends(std::int64_t* early, std::int64_t* late) const {
        Ends const today = ends(every_.today), to = ends(every_.to);
        std::copy_n(today.low.at, rows_in_a_word, early), std::copy_n(today.high.at, rows_in_a_word, late);
        Word const ending = plane(every_.to, range_plane);
        if (ending == 0) return;
        std::int64_t after[rows_in_a_word];
        auto const next = [](Day day) { return static_cast<Day>(static_cast<std::uint64_t>(day) + 1); };
        whole(after, to.low, to.alike, next), lanes::lower(early, Lanes{after}, ending);
        whole(after, to.high, to.alike, next), lanes::lower(late, Lanes{after}, ending & ~plane(every_.to, none_plane));
    }

    /// The periods of the rows, and how many of them are over. Gives the rows that go one by one.
    Word lay_out(Word rows) {
        std::int64_t early[rows_in_a_word], longest[rows_in_a_word];
        read_ends(early, late_);
        Ends const from = ends(every_.from), length = ends(every_.length), least = ends(every_.least);
        std::copy_n(from.low.at, rows_in_a_word, start_);
        whole(length_, length.low, length.alike, [](Millionths number) { return std::max<std::int64_t>(floor_of(number), 1); });
        whole(longest, length.high, length.alike, floor_of);
        whole(times_[0], least.low, least.alike, [](Millionths number) { return std::max<std::int64_t>(ceiling_of(number), 0); });
        whole(times_[1], least.high, least.alike, [](Millionths number) { return std::max<std::int64_t>(floor_of(number), 0); });
        Word unknown = lanes::less(Lanes{longest}, Same{1});
        if (every_.unit == Unit::working_days) {
            Same const first{Calendar::first_known}, last{Calendar::last_known};
            unknown |= lanes::less(from.high, first) | lanes::less(last, Lanes{start_}) | lanes::less(last, Lanes{early});
            lanes::raise(start_, first, ~Word{}), lanes::lower(late_, last, ~Word{});
        }
        wrong_ |= rows & unknown, rows &= ~unknown;
        Word const one_way = rows & lanes::equal(Lanes{start_}, from.high) & lanes::equal(Lanes{length_}, Lanes{longest});
        periods_.complete(count_[1], Lanes{late_}, rows);
        (one_way & ~lanes::equal(Lanes{early}, Lanes{late_})) == 0 ? void(std::copy_n(count_[1], rows_in_a_word, count_[0]))
                                                                  : periods_.complete(count_[0], Lanes{early}, one_way);
        Word const left = rows & (too_many(times_[0], Filled::most_times) | too_many(times_[1], Filled::most_times) |
                                  (one_way & too_many(count_[1], Filled::most_periods)));
        alone_ = one_way & ~left, open_ = rows & ~one_way & ~left;
        std::int64_t periods = 0, times = 0;
        each_bit(alone_, [&](unsigned row) { periods = std::max(periods, count_[1][row]), times = std::max({times, times_[0][row], times_[1][row]}); });
        perhaps_.begin(periods, times), surely_.begin(periods, times);
        return left;
    }
    static Word too_many(std::int64_t const* numbers, std::int64_t most) { return lanes::less(Same{most}, Lanes{numbers}); }

    void note_date(Bid<Aligned> const& bid, Word given, Word imagined) {
        Ends const days = ends_of(bid.outcome);
        std::int64_t first[rows_in_a_word], last[rows_in_a_word], low[rows_in_a_word], high[rows_in_a_word];
        bool const single = days.low.is(days.high);
        within(low, days.low), single ? void() : within(high, days.high);
        auto const found = periods_.find(first, last, Lanes{low}, Lanes{single ? low : high}, given);
        perhaps_.add(first, last, found.touched, imagined);
        if (Word const sure = found.held & bid.certain(); sure != 0) surely_.add(first, last, sure, imagined);
    }
    /// A day before the start lies in no period, and one on or after the last on which any may be over in none that counts.
    void within(std::int64_t* to, Lanes days) const {
        for (std::size_t row = 0; row < rows_in_a_word; ++row) {
            Day const from = static_cast<Day>(static_cast<std::uint64_t>(start_[row]) - 1), until = std::max(late_[row], from);
            to[row] = days[row] < from ? from : days[row] > until ? until : days[row];
        }
    }
    void note_date(Bid<Single> const& bid, Word given, Word imagined) {
        each_bit(given, [&](unsigned row) {
            Periods const periods = periods_.of(row);
            Span const days = bid.outcome.column.span(bid.outcome.row(row));
            bool const often = imagined & bit_of(row);
            if (auto const places = periods.touched(days)) perhaps_.add(row, *places, often);
            if ((bid.certain() & bit_of(row)) == 0) return;
            if (auto const places = periods.held_by(days)) surely_.add(row, *places, often);
        });
    }

    /// Where there is but one way to lay out the periods, each by itself; else from nothing to all that the most of them want; nothing
    /// where there are none.
    void finish(Word left) const {
        Word const none = at_.every & plane(every_.from, none_plane);
        std::int64_t low[rows_in_a_word]{}, high[rows_in_a_word]{}, lacking[rows_in_a_word];
        for (std::size_t row = 0; row < rows_in_a_word; ++row)
            high[row] = open_ >> row & 1 ? count_[1][row] * times_[1][row] : 0;
        if (alone_ != 0) {
            perhaps_.lacking(lacking, count_[0], times_[0]), lanes::put(low, Lanes{lacking}, alone_ & ~none);
            surely_.lacking(lacking, count_[1], times_[1]), lanes::put(high, Lanes{lacking}, alone_);
        }
        for (std::size_t row = 0; row < rows_in_a_word; ++row) low[row] *= one, high[row] *= one;
        at_.out.add(error_plane, at_.word, wrong_ & at_.every);
        give_spans(at_.out, at_.word, (alone_ | open_ | none) & ~left & ~only_wrong_, low, high);
    }

    Reducing const& at_;
    Cadence const& every_;
    Word wrong_ = 0, only_wrong_ = 0;
    Word alone_ = 0, open_ = 0;  ///< rows in which there is but one way to lay out the periods, and several
    Day start_[rows_in_a_word], late_[rows_in_a_word];  ///< the first day, and the last that any period may have to be over by
    std::int64_t length_[rows_in_a_word];
    std::int64_t count_[2][rows_in_a_word], times_[2][rows_in_a_word];  ///< of periods that are over, and in each: at least, at most
    PeriodsOfRows periods_;
    Filled perhaps_, surely_;
};

inline void missing(Reducing const& at) {
    constexpr int few = 8;
    Word const left = std::popcount(at.every) <= few ? at.every : LackTogether(at).find();
    if (left == 0) return;
    Lack lack(at);
    each_bit(left, [&](unsigned bit) { lack.find(at.word * rows_in_a_word + bit); });
}

}  // namespace rubric::operations
