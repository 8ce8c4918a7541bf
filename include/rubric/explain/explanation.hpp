// Why something came out as it did, as data: what decided it, why nothing else did, the facts behind it. `rubric/explain.hpp` makes it,
// words.hpp writes it.
#pragma once

#include <rubric/explain/tests.hpp>

#include <optional>

namespace rubric {

struct Explanation {
    enum class Of { decision, offer, duty };
    struct Reason {
        std::string rule{};                    ///< its name
        std::string text{};                    ///< what it says, with its gaps filled; may be empty
        Tested why{};                          ///< the tests that made it hold, or may
        std::vector<Citation> citations{};
        std::vector<std::string> assumptions{};
        std::string file{};
        std::uint32_t line = 0;
    };
    /// A rule that would have given something else.
    struct Unmet {
        std::string rule{};                    ///< empty: of what is decided by a condition, not by rules
        Tested why{};
        std::string text{};                    ///< why it did not, in words
    };
    struct Alternative {
        std::string outcome{};
        std::vector<Unmet> rules{};
    };
    struct KnownFact {
        std::string path{}, title{}, value{};
        bool assumed = false, withheld = false;
        bool decisive = false;                 ///< read by the rules that settled it
    };
    struct MissingFact { std::string path{}, title{}; };

    Of of = Of::decision;
    std::string name{}, title{}, value{};
    std::string actor{}, actor_title{};        ///< of a duty
    std::string strength{}, progress{};        ///< of a duty, in words: `must` and `, by 1 May 2026; late`
    std::string by{};                          ///< of a duty: the date in words, or empty
    std::optional<std::int64_t> due{};         ///< the same as a day, where it is settled and not withheld
    bool done = false, late = false;           ///< of a duty, surely
    std::optional<std::uint32_t> element{};    ///< of a duty: place in the list of `for each`, from 1
    bool holds = true;                         ///< of an offer or a duty: it does, or may
    bool open = false, in_error = false;
    std::string error{};                       ///< why it is in error
    std::vector<Reason> reasons{};
    Reason decided_by{};                       ///< what is written beside the decision itself; its rule is empty
    std::vector<Alternative> instead{};        ///< what else it might have been, and why it is not; by level
    std::vector<KnownFact> facts{};            ///< decisive ones first
    std::vector<MissingFact> unknown{};        ///< facts that it hangs on
    std::vector<std::string> unreadable{};     ///< paths of the facts in error that it was read from
};

}  // namespace rubric
