// The elements of lists as rules: the first element of every row beside those rows, then the second, and so on, so that a policy
// reads 64 of them at a time, as it does rules. The few rows that have many more elements than others are read one by one.
#pragma once

#include <rubric/evaluation/engine.hpp>
#include <rubric/kernels/pack.hpp>

namespace rubric::operations {

/// Of the rows of `in` in one block of words, and those of `scope` that lie in them.
class Elements {
public:
    Elements(Engine const& run, ScopeId scope, ScopeId in, Block at)
        : run_(run),
          rows_of_(run.rows()[scope]),
          child_(run.graph().scopes[scope].parent == in),
          words_(at.words),
          begin_(at.from * rows_in_a_word),
          count_(std::min(at.words * rows_in_a_word, run.count(in) - begin_)),
          firsts_(child_ ? rows_of_.firsts.data() + begin_ : firsts_within(scope, in)) {
        from_ = firsts_[0] / rows_in_a_word;
    }

    /// Goes on to the next element of each row that has one: false once no row has.
    bool next() {
        started_ ? on() : start();
        return any_word(words_, [&](std::size_t word) { return rows_[word]; }) != 0;
    }
    /// The rows that have it.
    Word const* rows() const { return rows_; }
    std::uint32_t place() const { return place_; }  ///< of the element in its row, from 0
    /// Of one word of them, those in which it stands for any number of elements.
    Word imagined(std::size_t word) const {
        Word found = 0;
        if (rows_of_.all_present) return found;
        each_bit(rows_[word], [&](unsigned bit) {
            if (rows_of_.states[firsts_[word * rows_in_a_word + bit] + place_] == RowState::imagined) found |= bit_of(bit);
        });
        return found;
    }
    /// So few rows that it is quicker to read what they have from here on one by one.
    bool few() const {
        int rows = 0;
        for (std::size_t word = 0; word < words_; ++word) rows += std::popcount(rows_[word]);
        return rows < fewest;
    }
    /// Calls `visit(row in the block, element, its place)` with each element from this one on.
    template <class Visit>
    void each_left(Visit&& visit) const {
        for (std::size_t word = 0; word < words_; ++word)
            each_bit(rows_[word], [&](unsigned bit) {
                std::size_t const row = word * rows_in_a_word + bit;
                for (std::uint32_t place = place_; firsts_[row] + place < firsts_[row + 1]; ++place) visit(row, firsts_[row] + place, place);
            });
    }

    /// What a column of `scope` has in these elements, each in the row that it lies in; nothing is possible in the other rows.
    void align(Column const& in, Column& out) const {
        out.begin();
        for (std::uint64_t left = in.live; left != 0; left &= left - 1) {
            auto const index = static_cast<std::size_t>(std::countr_zero(left));
            if (align(in.at(index), out.overwrite(index)) == 0) out.drop(index);
        }
        if (in.form == Form::levels) return;
        if (in.uniform) {
            out.low = in.low, out.high = in.high, out.uniform = true;
            return;
        }
        bool const apart = in.form == Form::range && !in.points();
        if (apart) out.separate();
        std::int64_t* const high = out.lanes + words_ * rows_in_a_word;
        for (std::size_t word = 0; word < words_; ++word)
            each_bit(out.plane(range_plane, word) & ~(in.form == Form::range ? out.plane(wide_plane, word) : 0), [&](unsigned bit) {
                std::size_t const row = word * rows_in_a_word + bit, element = firsts_[row] + place_;
                out.lanes[row] = in.low[element];
                if (apart) high[row] = in.high[element];
            });
    }
    /// A test of these elements, which is no in the rows that have none.
    void align_test(Column const& in, Column& out) const {
        align(in, out);
        Word* const no = out.open(no_plane);
        each_word(words_, [no, this](std::size_t word) { no[word] |= ~rows_[word]; });
    }

private:
    static constexpr int fewest = 8;

    std::uint32_t const* firsts_within(ScopeId scope, ScopeId in) const {
        thread_local std::vector<std::uint32_t> firsts;
        firsts.clear();
        for (std::size_t row = begin_; row <= begin_ + count_; ++row) {
            auto const first = static_cast<std::uint32_t>(row);
            firsts.push_back(run_.rows().within(scope, in, first, first).first);
        }
        return firsts.data();
    }

    /// The first of each row that has elements, and which elements are the last of theirs.
    void start() {
        started_ = true;
        std::fill_n(rows_, words_, Word{});
        chosen().assign(firsts_[count_] / rows_in_a_word - from_ + 1, 0);
        if (rows_of_.heads.empty() || !child_) return look_for_ends();
        lasts_ = rows_of_.tails.data() + from_;
        std::copy_n(rows_of_.heads.begin() + static_cast<std::ptrdiff_t>(from_), chosen().size(), chosen().begin());
        chosen().front() &= ~(bit_of(firsts_[0]) - 1), chosen().back() &= bit_of(firsts_[count_]) - 1;
        std::copy_n(rows_of_.filled.begin() + static_cast<std::ptrdiff_t>(begin_ / rows_in_a_word), words_, rows_);
        if (count_ % rows_in_a_word != 0) rows_[words_ - 1] &= bit_of(count_) - 1;
    }

    void look_for_ends() {
        thread_local std::vector<Word> lasts;
        lasts.assign(chosen().size(), 0), lasts_ = lasts.data();
        auto const put = [&](std::vector<Word>& to, std::uint32_t element) { to[element / rows_in_a_word - from_] |= bit_of(element); };
        for (std::size_t row = 0; row < count_; ++row) {
            if (firsts_[row] == firsts_[row + 1]) continue;
            put(chosen(), firsts_[row]), put(lasts, firsts_[row + 1] - 1);
            rows_[row / rows_in_a_word] |= bit_of(row);
        }
    }

    void on() {
        Word ended[words_in_a_chunk];
        take(lasts_, ended);
        Word carried = 0;
        for (std::size_t word = 0; word < chosen().size(); ++word) {
            Word const going_on = chosen()[word] & ~lasts_[word];
            chosen()[word] = going_on << 1 | carried;
            carried = going_on >> (rows_in_a_word - 1);
        }
        each_word(words_, [&ended, this](std::size_t word) { rows_[word] &= ~ended[word]; });
        ++place_;
    }

    /// Of a plane of elements the bits of these, each in the row that it lies in. Gives whether there is any.
    Word align(Word const* plane, Word* out) const { return take(plane + from_, out); }
    Word take(Word const* bits, Word* out) const {
        Packed next(bits, chosen().data());
        Word any = 0;
        for (std::size_t word = 0; word < words_; ++word)
            any |= out[word] = unpacked(next.take(static_cast<unsigned>(std::popcount(rows_[word]))), rows_[word]);
        return any;
    }

    /// Bits of elements, from that of word `from_` on. One block is read at a time.
    static std::vector<Word>& chosen() {
        thread_local std::vector<Word> elements;
        return elements;
    }

    Engine const& run_;
    ScopeRows const& rows_of_;
    bool child_;  ///< their scope is the next one inwards
    std::size_t words_, begin_, count_, from_;
    std::uint32_t const* firsts_;
    Word const* lasts_ = nullptr;  ///< from word `from_` on
    std::uint32_t place_ = 0;
    bool started_ = false;
    Word rows_[words_in_a_chunk];
};

}  // namespace rubric::operations
