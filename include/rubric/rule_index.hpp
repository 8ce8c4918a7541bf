// An index over the rules of one long table, by what they test: which rules a subject lets hold is a set, a bit a rule, for each of
// its cells, and the rules that hold in a row are those in all of its sets. So a row costs a few words of each set, where going
// through the rules costs an operation for each rule and test.
//
// GraphBuilder makes one, where a table is long enough to gain by it; it is immutable.
#pragma once

#include <rubric/kernels/truth.hpp>

#include <cstdint>
#include <vector>

namespace rubric {

struct RuleIndex {
    /// Fewer rules are gone through: of one case, and of many at once, which planes decide in a few hundredths of a nanosecond a rule.
    static constexpr std::size_t fewest_for_one = 16, fewest_for_many = 500;
    /// Of more outcomes each rule is looked at by itself.
    static constexpr std::size_t few_outcomes = 16;
    /// As many words of each set are looked at together.
    static constexpr std::size_t words_together = 8;

    /// What rules test: a level or a yes or no, whose cells are the planes of its column; or a number or date, with a cell for none, one
    /// for an error, and then one below the first cut, one at it, one between it and the next, and so on.
    struct Subject {
        std::uint32_t node = 0;
        bool is_range = false;
        std::vector<std::int64_t> cuts{};
        std::vector<Word> sets{};      ///< `words` a cell: the rules that it lets hold, those that do not test it too
        std::vector<Word> tested{};    ///< the rules that test it
        std::vector<bool> empty{};     ///< a cell of a range that no number lies in
        std::vector<Word> any{}, fails{};  ///< where it may be anything but none and in error: the rules that may hold, that may not

        // The cell of a number, where the cuts lie near each other: of `first` and each `step` on.
        std::int64_t first = 0, step = 1;
        std::vector<std::uint32_t> cells{};

        std::size_t cell_of(std::int64_t number) const;
    };
    static constexpr std::size_t none_cell = 0, error_cell = 1, first_cell = 2;

    std::size_t words = 0;                  ///< of a set, in whole groups of `words_together`
    std::vector<Subject> subjects{};
    std::vector<std::uint32_t> outcomes{};  ///< nodes, each once: what rules give
    std::vector<std::uint32_t> gives{};     ///< by rule: its place in `outcomes`
    std::vector<Word> giving{};             ///< the set of the rules that give each, one after the other; where outcomes are few
    std::vector<std::uint32_t> late{};      ///< nodes that say what the sets say: run when they are asked for
    std::vector<Word> none{};               ///< the set without a rule

    Word const* no_rule() const { return none.data(); }
    Word const* set(Subject const& subject, std::size_t cell) const { return subject.sets.data() + cell * words; }
};

inline std::size_t RuleIndex::Subject::cell_of(std::int64_t number) const {
    auto const from_first = static_cast<std::uint64_t>(number) - static_cast<std::uint64_t>(first);
    auto const place = from_first / static_cast<std::uint64_t>(step);
    if (place < cells.size() && from_first % static_cast<std::uint64_t>(step) == 0) return cells[place];
    std::size_t below = 0;  // cuts that are not above it, by halving
    for (std::size_t left = cuts.size(); left != 0;) {
        std::size_t const half = (left + 1) / 2;
        below += cuts[below + half - 1] <= number ? half : 0;
        left -= half;
    }
    bool const at_cut = below != 0 && cuts[below - 1] == number;
    return first_cell + 2 * below - (at_cut ? 1 : 0);
}

}  // namespace rubric
