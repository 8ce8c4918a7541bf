// Explanations as one page.
#pragma once

#include <rubric/explain/explanation.hpp>

#include <optional>
#include <string>
#include <vector>

namespace rubric::generate {

/// What the page says of itself.
struct Head {
    std::string framework{}, authority{};
    std::string key{};                      ///< of the case; may be empty
    std::optional<std::int64_t> on{};       ///< the day decided for
};

/// `unreadable`: facts that could not be read, each with its reason.
std::string explanation_page(Head const& head, std::vector<Explanation> const& all, std::vector<std::string> const& unreadable);

/// "Case EY100001, decided for 1 October 2025".
std::string about(Head const& head);

}  // namespace rubric::generate
