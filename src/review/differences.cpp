#include "differences.hpp"

namespace rubric::review {

namespace {

/// Comments gone, one space between words.
std::string on_one_line(std::string_view text) {
    std::string line;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!quoted && text.substr(i).starts_with("--")) {
            i = std::min(text.find('\n', i), text.size());
            if (!line.empty() && line.back() != ' ') line += ' ';
            continue;
        }
        quoted ^= text[i] == '"' && (i == 0 || text[i - 1] != '\\');
        bool const space = !quoted && (text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r');
        if (!space)
            line += text[i];
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    while (line.ends_with(' ')) line.pop_back();
    return line;
}

}  // namespace

std::vector<Difference> differences(check::Framework const& framework, Sources const& sources) {
    std::vector<Difference> all;
    for (check::Amendment const& each : framework.amendments) {
        Difference found;
        found.action = each.action;
        found.what = each.what;
        if (each.was.end > each.was.begin) found.was = on_one_line(sources.at(each.was));
        if (each.action != "remove") found.now = on_one_line(sources.at(each.at));
        found.file = sources[each.at.source].name;
        found.line = sources.locate(each.at).line;
        all.push_back(std::move(found));
    }
    return all;
}

}  // namespace rubric::review
