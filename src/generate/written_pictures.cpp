// Pictures for Graphviz and for Mermaid, which lay them out themselves.
#include "generate/picture.hpp"

#include <array>

namespace rubric::generate {

namespace {

constexpr std::array dot_shapes{"style=\"rounded,filled\", shape=box", "shape=hexagon", "shape=note", "shape=box", "shape=box, penwidth=2"};
struct Brackets { std::string_view open, close; };
constexpr std::array mermaid_shapes{Brackets{"([", "])"}, Brackets{"{{", "}}"}, Brackets{"[/", "/]"}, Brackets{"[", "]"}, Brackets{"[[", "]]"}};
constexpr std::array dot_states{"", "", ", style=dashed", ", peripheries=2"};

std::string marked_value(Picture::Box const& box) {
    std::string const before = mark(box.state);
    return box.value.empty() || before.empty() ? box.value : before + " " + box.value;
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (char const each : text) {
        if (each == '"' || each == '\\') out += '\\';
        if (each == '\n')
            out += "\\n";
        else
            out += each;
    }
    return out + "\"";
}

/// What Mermaid takes for its own, as entities.
std::string for_mermaid(std::string_view text) {
    std::string out;
    for (char const each : text) {
        bool const plain = (each >= '0' && each <= '9') || (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || each == ' ' ||
                           each == ',' || each == '.' || each == '-' || (static_cast<unsigned char>(each) & 0x80) != 0;
        out += plain ? std::string(1, each) : "#" + std::to_string(static_cast<int>(each)) + ";";
    }
    return out;
}

std::string id(std::size_t box) { return "n" + std::to_string(box); }

}  // namespace

std::string mark(Picture::State state) {
    static constexpr std::array<char const*, 4> marks{"", "✓", "?", "!"};
    return marks[static_cast<std::size_t>(state)];
}

std::string to_dot(Picture const& picture) {
    std::string out = "digraph requirements {\n  label=" + quoted(picture.title) +
                      ";\n  labelloc=t; rankdir=LR; ranksep=0.8;\n  node [fontname=\"Helvetica\", fontsize=11, fillcolor=white];\n";
    for (std::size_t i = 0; i < picture.boxes.size(); ++i) {
        Picture::Box const& box = picture.boxes[i];
        std::string const label = quoted(box.label + (box.value.empty() ? "" : "\n" + marked_value(box)));
        out += "  " + id(i) + " [" + dot_shapes[static_cast<std::size_t>(box.kind)] + dot_states[static_cast<std::size_t>(box.state)] + ", label=" + label + "];\n";
    }
    for (auto const& each : picture.arrows) {
        bool const rests = picture.boxes[each.from].kind == Picture::Kind::source;
        out += "  " + id(each.from) + " -> " + id(each.to) + (rests ? " [style=dashed, arrowhead=dot]" : "") + ";\n";
    }
    return out + "}\n";
}

std::string to_mermaid(Picture const& picture) {
    std::string out = "flowchart LR\n";
    for (std::size_t i = 0; i < picture.boxes.size(); ++i) {
        Picture::Box const& box = picture.boxes[i];
        Brackets const shape = mermaid_shapes[static_cast<std::size_t>(box.kind)];
        std::string label = for_mermaid(box.label);
        if (!box.value.empty()) label += "<br/>" + for_mermaid(marked_value(box));
        out += "    " + id(i) + std::string(shape.open) + "\"" + label + "\"" + std::string(shape.close) + "\n";
    }
    for (auto const& each : picture.arrows)
        out += "    " + id(each.from) + (picture.boxes[each.from].kind == Picture::Kind::source ? " -.-> " : " --> ") + id(each.to) + "\n";
    return out;
}

}  // namespace rubric::generate
