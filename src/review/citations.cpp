#include "citations.hpp"

#include "text/message.hpp"

#include <algorithm>
#include <array>

namespace rubric::review {

namespace {

struct Plain {
    std::string_view written, read;
};
constexpr std::array<Plain, 9> plain_marks{{{"\u2018", "'"},
                                            {"\u2019", "'"},
                                            {"\u201c", "\""},
                                            {"\u201d", "\""},
                                            {"\u2013", "-"},
                                            {"\u2014", "-"},
                                            {"\u2010", "-"},
                                            {"\u00a0", " "},
                                            {"\u00ad", ""}}};

/// One space between words, lower case, plain marks.
std::string plain(std::string_view text) {
    std::string made;
    for (std::size_t i = 0; i < text.size();) {
        auto const mark = std::find_if(plain_marks.begin(), plain_marks.end(),
                                       [&](Plain const& each) { return text.substr(i).starts_with(each.written); });
        std::string_view const read = mark == plain_marks.end() ? text.substr(i, 1) : mark->read;
        i += mark == plain_marks.end() ? 1 : mark->written.size();
        for (char const each : read) {
            bool const space = each == ' ' || each == '\n' || each == '\r' || each == '\t' || each == '\f';
            if (!space)
                made += each >= 'A' && each <= 'Z' ? static_cast<char>(each - 'A' + 'a') : each;
            else if (!made.empty() && made.back() != ' ')
                made += ' ';
        }
    }
    while (made.ends_with(' ')) made.pop_back();
    return made;
}

std::string_view trimmed(std::string_view text) {
    auto const first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        std::size_t const end = std::min(text.find(at, begin), text.size());
        if (auto const part = trimmed(text.substr(begin, end - begin)); !part.empty()) parts.push_back(part);
        begin = end + 1;
    }
    return parts;
}

/// Pairs of neighbouring letters, for a likeness that does not mind where words stand.
std::vector<std::string> pairs_of(std::string_view text) {
    std::vector<std::string> pairs;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) pairs.emplace_back(text.substr(i, 2));
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

std::size_t common(std::vector<std::string> const& one, std::vector<std::string> const& other) {
    std::vector<std::string> both;
    std::set_intersection(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(both));
    return both.size();
}

/// The line that is most like the heading: by the pairs of letters that they share, of those that they have. Empty: none is near.
std::string nearest_line(std::string_view heading, std::vector<std::string_view> const& lines) {
    constexpr double like_enough = 0.3;
    auto const wanted = pairs_of(plain(heading));
    double best = like_enough;
    std::string found;
    for (std::string_view const line : lines) {
        auto const has = pairs_of(plain(line));
        double const likeness =
            2.0 * static_cast<double>(common(wanted, has)) / static_cast<double>(wanted.size() + has.size() + 1);
        if (likeness > best) best = likeness, found = line;
    }
    return found;
}

}  // namespace

Citations check_citations(check::Framework const& framework, SourceText const& source) {
    Citations all;
    std::string const text = plain(source.text);
    auto const lines = split(source.text, '\n');
    for (check::Cited const& cited : framework.cited) {
        if (cited.source != source.source) continue;
        for (std::string_view const heading : split(cited.heading, ';')) {
            if (text.find(plain(heading)) != std::string::npos) {
                ++all.found;
                continue;
            }
            all.missing.push_back(
                text::message(text::Code::R0650, cited.at,
                              {{"source", source.source}, {"heading", heading}, {"near", nearest_line(heading, lines)}}));
        }
    }
    return all;
}

}  // namespace rubric::review
