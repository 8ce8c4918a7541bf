// What needs what, as a picture: a decision requirements graph in the manner of DMN, drawn as SVG, or written for Graphviz or Mermaid.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rubric::generate {

struct Picture {
    enum class Kind : std::uint8_t { input, parameter, source, let, decision };
    enum class State : std::uint8_t { plain, determined, open, error };  ///< in the case that is shown; plain: none is, or not of it
    struct Box {
        Kind kind = Kind::input;
        std::string name{};          ///< unique
        std::string label{};
        std::string value{};         ///< in the case that is shown, in words
        State state = State::plain;
    };
    struct Arrow {
        std::size_t from = 0, to = 0;  ///< boxes; `to` needs `from`, or rests on it where that is a source
        bool operator==(Arrow const&) const = default;
    };
    std::string title{};
    std::string subtitle{};          ///< the case, if one is shown
    std::vector<Box> boxes{};
    std::vector<Arrow> arrows{};     ///< never in a circle
};

std::string to_svg(Picture const& picture);
std::string to_dot(Picture const& picture);
std::string to_mermaid(Picture const& picture);

/// A letter's worth of what a state says, for those who do not see colours: ✓ ? !
std::string mark(Picture::State state);

}  // namespace rubric::generate
