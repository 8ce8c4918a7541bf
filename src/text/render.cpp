#include "message.hpp"
#include "utf8.hpp"

#include <algorithm>
#include <limits>

namespace rubric::text {

namespace {

// Code points of a line that are shown; of a longer one, those about the place.
constexpr std::size_t widest_line = 140;
constexpr std::size_t shown_before = 60;
constexpr std::size_t any_length = std::numeric_limits<std::size_t>::max();

struct Palette {
    std::string_view severity, mark, gutter, strong, plain;
};

constexpr Palette plain_palette{};
constexpr Palette error_palette{"\033[1;31m", "\033[1;31m", "\033[1;34m", "\033[1m", "\033[0m"};
constexpr Palette warning_palette{"\033[1;33m", "\033[1;33m", "\033[1;34m", "\033[1m", "\033[0m"};

std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// The line that a place begins on, in three parts; of a place of several lines, what is on the first.
struct Excerpt {
    std::string before, marked, after;
};

std::string_view last_code_points(std::string_view text, std::size_t count) {
    std::size_t begin = text.size();
    while (begin > 0 && count > 0) count -= (static_cast<unsigned char>(text[--begin]) & 0xC0) != 0x80;
    return text.substr(begin);
}

Excerpt excerpt(std::string_view text, Place at) {
    std::size_t const begin = std::min<std::size_t>(at.begin, text.size());
    std::size_t const line_begin = begin == 0 ? 0 : text.rfind('\n', begin - 1) + 1;
    std::size_t line_end = std::min(text.find('\n', begin), text.size());
    if (line_end > begin && text[line_end - 1] == '\r') --line_end;
    std::size_t const end = std::clamp<std::size_t>(at.end, begin, line_end);
    std::string_view before = text.substr(line_begin, begin - line_begin), after = text.substr(end, line_end - end);
    bool const wide = width_of(text.substr(line_begin, line_end - line_begin)) > widest_line;
    Excerpt found;
    if (wide && width_of(before) > shown_before) found.before = "…", before = last_code_points(before, shown_before);
    found.before += printable(before, any_length);
    found.marked = printable(text.substr(begin, end - begin), wide ? widest_line / 2 : any_length);
    std::size_t const used = width_of(found.before) + width_of(found.marked);
    found.after = printable(after, wide ? std::max<std::size_t>(widest_line, used + 1) - used : any_length);
    return found;
}

class Page {
public:
    Page(std::size_t margin, Palette palette) : margin_(margin), palette_(palette) {}

    void title(Diagnostic const& found) {
        std::string_view const severity = found.severity == Severity::error ? "error" : "warning";
        text_ += in(palette_.severity, std::string(severity) + "[" + found.code + "]") + in(palette_.strong, ": " + found.title) +
                 "\n";
    }

    void place(std::string_view arrow, Source const& source, Position position) {
        std::string const where = std::to_string(position.line) + ":" + std::to_string(position.column);
        text_ += in(palette_.gutter, std::string(margin_, ' ') + std::string(arrow)) + " ";
        text_ += (source.name.empty() ? "" : source.name + ":") + where + "\n";
    }

    void line(Excerpt const& shown, std::size_t number, char mark, std::string_view label) {
        std::string const digits = std::to_string(number);
        std::string const underline =
            std::string(width_of(shown.before), ' ') + std::string(std::max<std::size_t>(width_of(shown.marked), 1), mark);
        blank();
        text_ += in(palette_.gutter, std::string(margin_ - digits.size(), ' ') + digits + " |");
        std::string const line = shown.before + shown.marked + shown.after;
        text_ += (line.empty() ? "" : " " + line) + "\n" + gutter() + " " +
                 in(palette_.mark, underline + (label.empty() ? "" : " " + std::string(label))) + "\n";
    }

    void blank() { text_ += gutter() + "\n"; }
    void note(std::string_view text) {
        std::string const space(margin_ + 1, ' ');
        text_ += in(palette_.gutter, space + "=") + " ";
        for (char const each : text) text_ += each == '\n' ? "\n" + space + "  " : std::string(1, each);
        text_ += "\n";
    }
    std::string take() { return std::move(text_); }

private:
    std::string gutter() const { return in(palette_.gutter, std::string(margin_ + 1, ' ') + "|"); }
    std::string in(std::string_view colour, std::string const& text) const {
        return std::string(colour) + text + std::string(palette_.plain);
    }

    std::size_t margin_;
    Palette palette_;
    std::string text_;
};

bool can_show(Place at, Sources const& sources) { return at.source < sources.size() && !sources[at.source].text.empty(); }

std::size_t margin(Diagnostic const& found, Sources const& sources) {
    std::size_t widest = 2;
    auto const widen = [&](Place at) {
        if (can_show(at, sources)) widest = std::max(widest, std::to_string(sources.locate(at).line).size());
    };
    widen(found.at);
    for (auto const& each : found.related) widen(each.at);
    return widest;
}

}  // namespace

std::string render(Diagnostic const& found, Sources const& sources, bool colour) {
    Page page(margin(found, sources), !colour                             ? plain_palette
                                      : found.severity == Severity::error ? error_palette
                                                                          : warning_palette);
    page.title(found);
    if (can_show(found.at, sources)) {
        Position const position = sources.locate(found.at);
        page.place("-->", sources[found.at.source], position);
        page.line(excerpt(sources[found.at.source].text, found.at), position.line, '^', found.label);
    } else if (!found.label.empty()) {
        page.note(found.label);
    }
    for (auto const& [at, label] : found.related) {
        if (!can_show(at, sources)) continue;
        Position const position = sources.locate(at);
        page.place(":::", sources[at.source], position);
        page.line(excerpt(sources[at.source].text, at), position.line, '-', label);
    }
    if (!found.help.empty()) {
        if (can_show(found.at, sources)) page.blank();
        bool const lines = found.help.find('\n') != std::string::npos;
        page.note((lines ? "help:\n" : "help: ") + found.help);
    }
    return page.take();
}

}  // namespace rubric::text
