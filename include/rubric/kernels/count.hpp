// `count of (…) >= k`: as many as k are yes; else in error if the errors could make up the number; else no.
#pragma once

#include <rubric/kernels/truth.hpp>

#include <algorithm>

namespace rubric {

/// Rows in which at least `k` of some words are set. One for each k.
class Tally {
public:
    static constexpr std::size_t most = 1000;

    explicit Tally(std::size_t k) : k_(k) { reached_[0] = ~Word{}, std::fill_n(reached_ + 1, k, Word{}); }
    void add(Word votes) {
        for (std::size_t i = k_; i > 0; --i) reached_[i] |= reached_[i - 1] & votes;
    }
    Word reached() const { return reached_[k_]; }

private:
    std::size_t k_;
    Word reached_[most + 1];
};

/// `k` is at most Tally::most; votes(i) is the i-th of `count` tests.
template <class Votes>
Truth at_least(std::size_t k, std::size_t count, Votes&& votes) {
    Tally may(k), not_no(k), surely(k), not_surely_no(k);
    Word error = 0;
    for (std::size_t i = 0; i < count; ++i) {
        Truth const vote = votes(i);
        may.add(vote.yes);
        not_no.add(~vote.no);
        surely.add(vote.yes & ~vote.no & ~vote.error);
        not_surely_no.add(vote.yes | vote.error);
        error |= vote.error;
    }
    return {.yes = may.reached(), .no = ~not_no.reached(), .error = ~surely.reached() & error & not_surely_no.reached()};
}

}  // namespace rubric
