#include "bundled.hpp"

#include "message.hpp"

namespace rubric::text {

// The table is made by cmake/bundle.cmake.
struct Bundled {
    std::string_view name, text;
};
std::vector<Bundled> const& bundled_frameworks();

std::optional<std::string_view> bundled(std::string_view name) {
    for (auto const& each : bundled_frameworks())
        if (each.name == name) return each.text;
    return std::nullopt;
}

std::vector<std::string_view> bundled_names() {
    std::vector<std::string_view> names;
    for (auto const& each : bundled_frameworks()) names.push_back(each.name);
    return names;
}

std::string meant_bundled(std::string_view name) {
    std::vector<std::string> known;
    for (auto const each : bundled_names()) known.emplace_back(each);
    std::string const near = nearest(name, known);
    return near.empty() ? "" : "did you mean the bundled framework `" + near + "`?";
}

}  // namespace rubric::text
