// The rows of a report, and whether they are there.
#pragma once

#include <rubric/outcome.hpp>
#include <rubric/show.hpp>

#include <string>
#include <vector>

namespace rubric {

struct ReportCell {
    Value value{};
    std::string words{};           ///< for people; blank where the value is none
    bool withheld = false;         ///< it tells what a sensitive field holds; then the words are `withheld`
};

struct ReportRow {
    Value there{};                 ///< yes; open where it may be there; in error where that cannot be said
    std::int64_t copies = 1;       ///< more: it stands for the elements of a list that is not known, so many at most
    std::vector<ReportCell> cells{};
};

/// A total of the rows that are alike in one column, or of all of them.
struct ReportGroup {
    ReportCell by{};               ///< what they have in common; of one that is none, the word
    Value there{};                 ///< whether there is any such row
    std::vector<ReportCell> totals{};  ///< as ReportTotal::columns
};

namespace detail {

/// The possibilities of whether something is there.
struct Standing {
    bool yes = false, no = false, error = false;
};

inline Standing standing_of(Value const& value) {
    return {(value.levels & 2) != 0, (value.levels & 1) != 0 || value.none, value.error};
}
inline Value value_of(Standing standing) {
    Value made{.domain = boolean_domain, .levels = (standing.yes ? 2u : 0u) | (standing.no ? 1u : 0u)};
    made.error = standing.error;
    return made;
}
inline Standing negation(Standing a) { return {a.no, a.yes, a.error}; }
inline Standing both(Standing a, Standing b) {
    return {a.yes && b.yes, a.no || b.no, (a.error && (b.yes || b.error)) || (b.error && (a.yes || a.error))};
}
inline Standing either(Standing a, Standing b) { return negation(both(negation(a), negation(b))); }

}  // namespace detail

}  // namespace rubric
