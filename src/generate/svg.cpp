// The picture as SVG, which loads nothing. Kinds differ by shape, states by mark and border; colour only repeats them.
#include "generate/html.hpp"
#include "generate/layout.hpp"

#include <array>
#include <cmath>

namespace rubric::generate {

namespace {

constexpr double box_width = 222, line_height = 17, padding = 11, margin = 28, header = 64, corner = 10;
constexpr std::size_t letters_in_line = 28, most_lines = 4;

struct Look { std::string_view fill, stroke, name; double thickness; };
constexpr std::array looks{Look{"#eef6f0", "#2f6b46", "Fact of the case", 1.3}, Look{"#fbf4e3", "#8a6414", "Parameter", 1.3},
                           Look{"#f3f1f7", "#6a5a91", "Heading of a source", 1.1}, Look{"#ffffff", "#33566b", "What is worked out", 1.3},
                           Look{"#e6eff5", "#0b4f6c", "Decision", 2.2}};

/// A number as SVG has it: at most one digit after the point.
std::string number(double value) {
    auto const tenths = static_cast<long long>(std::lround(value * 10));
    long long const whole = tenths / 10, rest = tenths < 0 ? -(tenths % 10) : tenths % 10;
    std::string const sign = tenths < 0 && whole == 0 ? "-" : "";
    return sign + std::to_string(whole) + (rest == 0 ? "" : "." + std::to_string(rest));
}

std::string pair(double x, double y) { return number(x) + " " + number(y); }

std::size_t letters(std::string_view text) {
    std::size_t count = 0;
    for (char const each : text) count += (static_cast<unsigned char>(each) & 0xC0) != 0x80;
    return count;
}

/// Broken between words into a few lines, the last of them cut short if need be.
std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines{""};
    while (!text.empty()) {
        auto const end = std::min(text.find(' '), text.size());
        std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!lines.back().empty() && letters(lines.back()) + 1 + letters(word) > letters_in_line) {
            if (lines.size() == most_lines) {
                lines.back() += " …";
                return lines;
            }
            lines.emplace_back();
        }
        if (!lines.back().empty()) lines.back() += ' ';
        while (letters(lines.back()) + letters(word) > letters_in_line && word.size() > letters_in_line) {
            std::size_t cut = letters_in_line - 1;
            while (cut > 1 && (static_cast<unsigned char>(word[cut]) & 0xC0) == 0x80) --cut;
            lines.back() += std::string(word.substr(0, cut)) + "…";
            word = {};
        }
        lines.back() += word;
    }
    return lines;
}

struct Words { std::vector<std::string> label, value; };

Words words_of(Picture::Box const& box) {
    Words words{lines_of(box.label), {}};
    std::string const before = mark(box.state);
    if (!box.value.empty()) words.value = lines_of((before.empty() ? "" : before + " ") + box.value);
    return words;
}

double height_of(Words const& words) { return 2 * padding + line_height * static_cast<double>(words.label.size() + words.value.size()) - 3; }

/// The outline of a kind: stadium, clipped corners, a sheet with a wavy foot, a box.
std::string outline(Picture::Kind kind, Layout::Place const& at) {
    double const right = at.x + at.width, bottom = at.y + at.height, middle = at.y + at.height / 2;
    switch (kind) {
        case Picture::Kind::input: {
            double const r = std::min(at.height / 2, 24.0);
            return "M" + pair(at.x + r, at.y) + "H" + number(right - r) + "A" + pair(r, r) + " 0 0 1 " + pair(right, at.y + r) + "V" + number(bottom - r) +
                   "A" + pair(r, r) + " 0 0 1 " + pair(right - r, bottom) + "H" + number(at.x + r) + "A" + pair(r, r) + " 0 0 1 " + pair(at.x, bottom - r) +
                   "V" + number(at.y + r) + "A" + pair(r, r) + " 0 0 1 " + pair(at.x + r, at.y) + "Z";
        }
        case Picture::Kind::parameter:
            return "M" + pair(at.x + corner, at.y) + "H" + number(right - corner) + "L" + pair(right, middle) + "L" + pair(right - corner, bottom) + "H" +
                   number(at.x + corner) + "L" + pair(at.x, middle) + "Z";
        case Picture::Kind::source:
            return "M" + pair(at.x, at.y) + "H" + number(right) + "V" + number(bottom - 4) + "C" + pair(right - at.width / 4, bottom - 14) + " " +
                   pair(at.x + at.width / 4, bottom + 8) + " " + pair(at.x, bottom - 4) + "Z";
        default:
            return "M" + pair(at.x, at.y) + "H" + number(right) + "V" + number(bottom) + "H" + number(at.x) + "Z";
    }
}

std::string text_line(double x, double y, std::string_view text, std::string_view attributes) {
    return element_of("text", text, " x=\"" + number(x) + "\" y=\"" + number(y) + "\"" + std::string(attributes)) + "\n";
}

std::string box_svg(Picture::Box const& box, Words const& words, Layout::Place at) {
    Look const& look = looks[static_cast<std::size_t>(box.kind)];
    std::string border = " fill=\"" + std::string(look.fill) + "\" stroke=\"" + std::string(look.stroke) + "\" stroke-width=\"" + number(look.thickness) + "\"";
    if (box.state == Picture::State::open) border += " stroke-dasharray=\"6 4\"";
    std::string out = "<path d=\"" + outline(box.kind, at) + "\"" + border + "/>\n";
    if (box.state == Picture::State::error) {  // a second border
        Layout::Place const inner{at.x + 4, at.y + 4, at.width - 8, at.height - 8};
        out += "<path d=\"" + outline(box.kind, inner) + "\" fill=\"none\" stroke=\"#8a1c13\" stroke-width=\"1.6\"/>\n";
    }
    double y = at.y + padding + 11;
    double const x = at.x + at.width / 2;
    bool const decision = box.kind == Picture::Kind::decision;
    for (std::string const& each : words.label) {
        out += text_line(x, y, each, decision ? " font-weight=\"600\"" : "");
        y += line_height;
    }
    bool const of_source = box.kind == Picture::Kind::source;
    for (std::string const& each : words.value) {
        out += text_line(x, y, each, of_source ? " font-size=\"11\" fill=\"#4a4560\"" : box.state == Picture::State::error ? " fill=\"#8a1c13\" font-weight=\"700\"" : " font-weight=\"700\"");
        y += line_height;
    }
    static constexpr std::array<char const*, 4> states{"", ", determined", ", open", ", in error"};
    std::string const told = std::string(look.name) + ": " + box.label + (box.value.empty() ? "" : ", " + box.value) + states[static_cast<std::size_t>(box.state)];
    return element("g", element_of("title", told) + out) + "\n";
}

std::string curve(std::vector<Layout::Point> const& line) {
    std::string path = "M" + pair(line.front().x, line.front().y);
    for (std::size_t i = 1; i < line.size(); ++i) {
        Layout::Point const a = line[i - 1], b = line[i];
        if (i % 2 == 0) {  // along a layer
            path += "L" + pair(b.x, b.y);
            continue;
        }
        double const middle = (a.x + b.x) / 2;
        path += "C" + pair(middle, a.y) + " " + pair(middle, b.y) + " " + pair(b.x, b.y);
    }
    return path;
}

std::string arrow_svg(std::vector<Layout::Point> line, bool rests) {
    line.back().x -= rests ? 5 : 7;  // room for its head
    std::string const look = rests ? " stroke=\"#6a5a91\" stroke-dasharray=\"3 3\" marker-end=\"url(#dot)\"" : " stroke=\"#5b6b78\" marker-end=\"url(#head)\"";
    return "<path d=\"" + curve(line) + "\" fill=\"none\" stroke-width=\"1.2\"" + look + "/>\n";
}

constexpr std::string_view heads =
    "<defs><marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"1\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">"
    "<path d=\"M0 0.6L8 4L0 7.4Z\" fill=\"#5b6b78\"/></marker>"
    "<marker id=\"dot\" viewBox=\"0 0 8 8\" refX=\"4\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" markerUnits=\"userSpaceOnUse\">"
    "<circle cx=\"4\" cy=\"4\" r=\"3.4\" fill=\"#6a5a91\"/></marker></defs>\n";

/// Of the kinds that there are, and of the states where a case is shown.
std::string legend(Picture const& picture, double top, double width) {
    double x = margin, y = top;
    std::string out;
    auto const next = [&](double step) {
        x += step;
        if (x + step > width - margin) x = margin, y += 34;
    };
    for (std::size_t kind = 0; kind < looks.size(); ++kind) {
        bool any = false;
        for (auto const& each : picture.boxes) any = any || static_cast<std::size_t>(each.kind) == kind;
        if (!any) continue;
        Layout::Place const at{x, y, 34, 20};
        out += "<path d=\"" + outline(static_cast<Picture::Kind>(kind), at) + "\" fill=\"" + std::string(looks[kind].fill) + "\" stroke=\"" +
               std::string(looks[kind].stroke) + "\" stroke-width=\"" + number(looks[kind].thickness) + "\"/>\n";
        out += text_line(x + 42, y + 14.5, looks[kind].name, " text-anchor=\"start\" font-size=\"12\"");
        next(182);
    }
    if (picture.subtitle.empty()) return out;
    for (std::string_view const state : {"✓ determined", "? open, dashed border", "! in error, double border"}) {
        out += text_line(x, y + 14.5, state, " text-anchor=\"start\" font-size=\"12\"");
        next(182);
    }
    return out;
}

}  // namespace

std::string to_svg(Picture const& picture) {
    std::vector<Words> words;
    std::vector<double> heights;
    for (auto const& each : picture.boxes) {
        words.push_back(words_of(each));
        heights.push_back(height_of(words.back()));
    }
    Layout layout = lay_out(picture, heights, box_width);
    double const width = std::max(layout.width + 2 * margin, 620.0), legend_top = header + layout.height + 2 * margin;
    double const height = legend_top + 34 * std::ceil(8 * 182 / (width - 2 * margin)) + margin / 2;
    auto const move = [&](auto& at) { at.x += margin, at.y += header + margin / 2; };
    for (auto& each : layout.boxes) move(each);
    for (auto& line : layout.arrows)
        for (auto& each : line) move(each);

    std::string body = element_of("title", picture.title + ": what its decisions need", " id=\"title\"") + "\n";
    body += element_of("desc", "Arrows lead from what is needed to what needs it; dotted lines from a heading to what rests on it.", " id=\"desc\"") + "\n";
    body += heads;
    body += "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
    body += text_line(margin, 34, picture.title, " text-anchor=\"start\" font-size=\"19\" font-weight=\"700\"");
    body += text_line(margin, 54, picture.subtitle.empty() ? "What its decisions need" : picture.subtitle, " text-anchor=\"start\" font-size=\"13\" fill=\"#44505c\"");
    for (std::size_t i = 0; i < picture.arrows.size(); ++i)
        body += arrow_svg(layout.arrows[i], picture.boxes[picture.arrows[i].from].kind == Picture::Kind::source);
    for (std::size_t i = 0; i < picture.boxes.size(); ++i) body += box_svg(picture.boxes[i], words[i], layout.boxes[i]);
    body += legend(picture, legend_top, width);
    return element("svg", body,
                   " xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(width) + "\" height=\"" + number(height) + "\" viewBox=\"0 0 " +
                       pair(width, height) + "\" role=\"img\" aria-labelledby=\"title desc\" font-family=\"system-ui, 'Segoe UI', Helvetica, Arial, sans-serif\""
                       " font-size=\"13\" text-anchor=\"middle\" fill=\"#16202a\"") + "\n";
}

}  // namespace rubric::generate
