// A letter to one actor about one case: where things stand, what they must, should, may and must not do, by when, what is late, what is
// offered, and why, with the headings of the handbook.
//
//   rubric::Notice const notice = outcome.notice("leader");
//   std::cout << notice.text();      // or notice.html(), one page that loads nothing
//
// What sensitive fields hold is withheld, unless the case was decided to show it.
#pragma once

#include <rubric/graph.hpp>

#include <optional>
#include <string>
#include <vector>

namespace rubric {

struct Notice {
    struct Item {
        std::string what{};                     ///< a duty, an offer, a decision with its value
        std::string by{};                       ///< a date in words, or empty
        std::string late{};                     ///< "late by 12 days", or empty
        bool done = false;
        bool perhaps = false;                   ///< whether it holds is open
        bool wrong = false;                     ///< a fact that it rests on cannot be read
        std::vector<std::string> reasons{};
        std::vector<std::string> missing{};     ///< titles of the facts that it hangs on
        std::vector<Citation> citations{};
    };
    struct Part {
        std::string heading{};
        bool numbered = false;
        std::vector<Item> items{};
    };
    std::string framework{}, authority{};
    std::string actor{};                        ///< its title
    std::string key{};                          ///< of the case; may be empty
    std::optional<std::int64_t> on{};           ///< the day decided for
    std::vector<Part> parts{};                  ///< those with something in them
    std::vector<std::string> assumed{};         ///< "In crisis or emergency: no"

    std::string text() const;
    std::string html() const;
};

}  // namespace rubric
