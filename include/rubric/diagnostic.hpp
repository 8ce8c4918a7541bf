// What is wrong with a text, as data. The wording is derived in one place, src/text.
//
//   for (rubric::Diagnostic const& found : compiled.diagnostics())
//       std::cerr << rubric::render(found, compiled.sources());
//
// A place is two byte offsets into one source. Columns shown to people count code points. All of this is plain data: copy it,
// share it between threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rubric {

/// A stretch of a source's text: bytes `begin` up to, not including, `end`.
struct Place {
    std::uint32_t source = 0;  ///< index into Sources
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool operator==(Place const&) const = default;
};

enum class Severity { error, warning };

/// Another place that explains the first, such as where a name was declared before.
struct Label {
    Place at;
    std::string text;
};

struct Diagnostic {
    std::string code;                 ///< such as R0204; docs/diagnostics.md lists them
    Severity severity = Severity::error;
    std::string title;                ///< the fact, in lower case without a full stop
    Place at;
    std::string label;                ///< what stands at the place
    std::vector<Label> related{};
    std::string help{};               ///< the next action; empty when there is none to suggest
};

using Diagnostics = std::vector<Diagnostic>;

inline bool has_errors(Diagnostics const& all) {
    for (auto const& each : all)
        if (each.severity == Severity::error) return true;
    return false;
}

/// One text with its name, as it was read. Lines and columns count from one.
struct Source {
    std::string name;
    std::string text;
};

struct Position {
    std::size_t line = 1;
    std::size_t column = 1;  ///< in code points
};

/// The texts that places point into. Adding does not move what is there.
class Sources {
public:
    std::uint32_t add(std::string name, std::string text) {
        all_.push_back({std::move(name), std::move(text)});
        return static_cast<std::uint32_t>(all_.size() - 1);
    }
    Source const& operator[](std::uint32_t index) const { return all_.at(index); }
    std::size_t size() const { return all_.size(); }

    /// The characters of a place.
    std::string_view at(Place place) const {
        return std::string_view(all_.at(place.source).text).substr(place.begin, place.end - place.begin);
    }

    Position locate(Place place) const {
        Position found;
        std::string_view const text = all_.at(place.source).text;
        for (std::size_t i = 0; i < place.begin && i < text.size(); ++i) {
            if (text[i] == '\n')
                ++found.line, found.column = 1;
            else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80)
                ++found.column;
        }
        return found;
    }

private:
    std::vector<Source> all_;
};

}  // namespace rubric
