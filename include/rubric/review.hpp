// What a framework rests on, and what a variant changes.
//
//   rubric::Review const review = rubric::review_of(framework);
//   std::cout << review.cited << " cited, " << review.neither.size() << " with neither citation nor assumption\n";
#pragma once

#include <rubric/framework.hpp>

#include <string>
#include <vector>

namespace rubric {

struct Review {
    struct Difference {
        std::string action{}, what{};        ///< `replace`, `rule level.review`
        std::string was{}, now{};            ///< as written; empty: not there before, or no more
        std::string file{};
        std::size_t line = 0;
    };
    std::string base{};                      ///< what a variant amends; else empty
    std::size_t cited = 0, assumed = 0;      ///< rules, decisions without rules, offers, duties, parameters; one may be both
    std::vector<std::string> neither{};      ///< `level.review`
    std::vector<std::string> unread{};       ///< declared, and read by nothing
    std::vector<Difference> differences{};   ///< of a variant from its base
};

Review review_of(Framework const& framework);

}  // namespace rubric
