// `count of (…) >= k`: as many as k are yes; else in error if the errors could make up the number; else no.
#pragma once

#include <rubric/kernels/truth.hpp>

#include <algorithm>

namespace rubric {

/// The rows in which at least k of some words are set, for each k up to `most_asked`.
class Tally {
public:
    static constexpr std::size_t most = 1000;

    explicit Tally(std::size_t most_asked) : most_asked_(most_asked) { reached_[0] = ~Word{}, std::fill_n(reached_ + 1, most_asked, Word{}); }
    void add(Word votes) {
        for (std::size_t i = most_asked_; i > 0; --i) reached_[i] |= reached_[i - 1] & votes;
    }
    Word reached(std::size_t k) const { return reached_[k]; }

private:
    std::size_t most_asked_;
    Word reached_[most + 1];
};

/// Tests of a word of rows, counted; each k that is asked for is at most `most_asked`, and that at most Tally::most.
class CountOfTests {
public:
    explicit CountOfTests(std::size_t most_asked) : may_(most_asked), not_no_(most_asked), surely_(most_asked), not_surely_no_(most_asked) {}

    void add(Truth vote) {
        may_.add(vote.yes);
        not_no_.add(~vote.no);
        surely_.add(vote.yes & ~vote.no & ~vote.error);
        not_surely_no_.add(vote.yes | vote.error);
        error_ |= vote.error;
    }
    Truth at_least(std::size_t k) const {
        return {.yes = may_.reached(k), .no = ~not_no_.reached(k), .error = ~surely_.reached(k) & error_ & not_surely_no_.reached(k)};
    }

private:
    Tally may_, not_no_, surely_, not_surely_no_;
    Word error_ = 0;
};

}  // namespace rubric
