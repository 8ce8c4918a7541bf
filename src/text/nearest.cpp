#include "message.hpp"

#include <algorithm>
#include <vector>

namespace rubric::text {

namespace {

// No name is longer, so that a hostile one costs nothing.
constexpr std::size_t longest_name = 64;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Damerau and Levenshtein's: letters put in, left out, changed, and neighbours swapped.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            bool const same = lower(a[i - 1]) == lower(b[j - 1]);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]))
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, above);
        std::swap(above, row);
    }
    return above[b.size()];
}

}  // namespace

std::string nearest(std::string_view word, std::span<std::string const> candidates) {
    if (word.empty() || word.size() > longest_name) return {};
    std::size_t closest = std::max<std::size_t>(word.size(), 3) / 3;  // a letter in three may be wrong
    std::string found;
    for (auto const& candidate : candidates) {
        if (candidate.empty() || candidate == word || candidate.size() > word.size() + closest ||
            word.size() > candidate.size() + closest)
            continue;
        std::size_t const apart = distance(word, candidate);
        if (apart > closest || (apart == closest && !found.empty()) || apart >= std::max(word.size(), candidate.size())) continue;
        closest = apart;
        found = candidate;
    }
    return found;
}

}  // namespace rubric::text
