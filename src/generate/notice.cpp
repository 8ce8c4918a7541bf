// A notice as a letter: in plain text of 78 columns, and as a page.
#include <rubric/notice.hpp>

#include "generate/html.hpp"

#include <rubric/date.hpp>

namespace rubric {

namespace {

constexpr std::size_t columns = 78;

std::string capitalised(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string sentence(std::string text) {
    text = capitalised(std::move(text));
    bool const ended = text.ends_with('.') || text.ends_with('!') || text.ends_with('?');
    return ended ? text : text + ".";
}

std::string listed(std::vector<std::string> const& all) {
    std::string line;
    for (std::size_t i = 0; i < all.size(); ++i) line += (i == 0 ? "" : i + 1 == all.size() ? " and " : ", ") + all[i];
    return line;
}

/// The one source that all headings are of; empty where there are more.
std::string only_source(Notice const& notice) {
    std::string only;
    for (Notice::Part const& part : notice.parts)
        for (Notice::Item const& item : part.items)
            for (Citation const& each : item.citations) {
                if (!only.empty() && only != each.source) return {};
                only = each.source;
            }
    return only;
}

std::string introduction(Notice const& notice) {
    std::string const day = notice.on ? "as they stand on " + format_long(*notice.on) : "as they are known";
    return "This notice sets out what the " + notice.framework + " asks of you and what it offers" +
           (notice.key.empty() ? "" : " in the case of " + notice.key) + ". It rests on the facts " + day + "." +
           (only_source(notice).empty() ? "" : " The headings in quotation marks are those of " + only_source(notice) + ".");
}

/// When, and how far it is; empty where there is nothing to say.
std::string standing(Notice::Item const& item) {
    if (item.wrong) return "This could not be decided: a fact that it rests on cannot be read.";
    std::string text = item.by.empty() ? "" : (item.done ? "Due by " : "By ") + item.by + ".";
    if (item.done) text += (text.empty() ? "" : " ") + std::string(item.late.empty() ? "It is done." : "It was done late.");
    if (item.perhaps && item.missing.empty()) text += (text.empty() ? "" : " ") + std::string("It may apply: that is not settled yet.");
    if (item.perhaps && !item.missing.empty())
        text += (text.empty() ? "" : " ") + ("It may apply: that hangs on what is not known, " + listed(item.missing)) + ".";
    return text;
}

std::string cited(std::vector<Citation> const& all, bool one_source) {
    std::vector<std::string> words;
    for (Citation const& each : all) words.push_back("“" + each.heading + "”" + (one_source ? "" : " in " + each.source));
    return words.empty() ? "" : "See " + listed(words) + ".";
}

constexpr char const* assumed_heading = "What we have assumed";
constexpr char const* assumed_opening = "These facts have not been given to us. Please tell us if any of them is otherwise.";

// ---- plain text -----------------------------------------------------------------------------------------------------

std::size_t width(std::string_view word) {
    std::size_t count = 0;
    for (char const each : word) count += (static_cast<unsigned char>(each) & 0xC0) != 0x80;
    return count;
}

/// Broken between words; every line after the first begins with `indent`.
std::string wrapped(std::string_view first, std::string_view indent, std::string_view text) {
    std::string out(first);
    std::size_t at = width(first);
    bool begun = false;
    while (!text.empty()) {
        auto const end = std::min(text.find(' '), text.size());
        std::string_view const word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (word.empty()) continue;
        if (begun && at + 1 + width(word) > columns) {
            (out += "\n") += indent;
            at = width(indent), begun = false;
        }
        if (begun) out += ' ', ++at;
        out += word;
        at += width(word), begun = true;
    }
    return out + "\n";
}

std::string item_text(Notice::Item const& item, std::string const& bullet, bool one_source) {
    std::string const indent(bullet.size(), ' ');
    std::string out = wrapped(bullet, indent, (item.perhaps ? "Perhaps: " : "") + sentence(item.what));
    auto const add = [&](std::string const& line) {
        if (!line.empty()) out += wrapped(indent, indent, line);
    };
    add(standing(item));
    if (!item.late.empty() && !item.done) add("THIS IS " + (item.late == "late" ? "LATE." : "LATE" + item.late.substr(4) + "."));
    for (std::string const& each : item.reasons) add("Why: " + sentence(each));
    add(cited(item.citations, one_source));
    return out;
}

}  // namespace

std::string Notice::text() const {
    std::string out = wrapped("", "", framework) + (authority.empty() ? "" : wrapped("", "", authority)) + "\n";
    out += wrapped("To:    ", "       ", actor);
    if (!key.empty()) out += wrapped("Case:  ", "       ", key);
    if (on) out += "Date:  " + format_long(*on) + "\n";
    out += "\n" + wrapped("", "", introduction(*this));
    bool const one_source = !only_source(*this).empty();
    for (Part const& part : parts) {
        out += "\n" + part.heading + "\n" + std::string(width(part.heading), '-') + "\n";
        for (std::size_t i = 0; i < part.items.size(); ++i) out += item_text(part.items[i], part.numbered ? std::to_string(i + 1) + ". " : "- ", one_source);
    }
    if (assumed.empty()) return out;
    out += "\n" + std::string(assumed_heading) + "\n" + std::string(width(assumed_heading), '-') + "\n" + wrapped("", "", assumed_opening);
    for (std::string const& each : assumed) out += wrapped("- ", "  ", each);
    return out;
}

// ---- a page ---------------------------------------------------------------------------------------------------------

namespace {

using generate::element;
using generate::element_of;

std::string item_html(Notice::Item const& item, bool one_source) {
    std::string out = element("p", element("strong", generate::escaped((item.perhaps ? "Perhaps: " : "") + sentence(item.what))));
    std::string when = generate::escaped(standing(item));
    if (!item.late.empty() && !item.done) when += (when.empty() ? "" : " ") + element_of("span", capitalised(item.late) + ".", " class=\"late\"");
    if (!when.empty()) out += element("p", when);
    for (std::string const& each : item.reasons) out += element_of("p", "Why: " + sentence(each));
    if (!item.citations.empty()) out += element_of("p", cited(item.citations, one_source), " class=\"source\"");
    return element("li", out) + "\n";
}

std::string section(std::string const& heading, std::size_t number, std::string const& inside) {
    std::string const id = "part-" + std::to_string(number);
    return element("section", element_of("h2", heading, " id=\"" + id + "\"") + "\n" + inside, " aria-labelledby=\"" + id + "\"") + "\n";
}

}  // namespace

std::string Notice::html() const {
    std::string head = (authority.empty() ? "" : element_of("p", authority)) + element_of("h1", framework);
    head += element("p", "To: " + element_of("strong", actor) + (key.empty() ? "" : "<br>Case: " + generate::escaped(key)) +
                             (on ? "<br>Date: " + format_long(*on) : ""));
    std::string body = element_of("p", introduction(*this)) + "\n";
    for (std::size_t i = 0; i < parts.size(); ++i) {
        std::string items;
        for (Item const& each : parts[i].items) items += item_html(each, !only_source(*this).empty());
        body += section(parts[i].heading, i, parts[i].numbered ? element("ol", items) : element("ul", items, " class=\"plain\""));
    }
    std::string items;
    for (std::string const& each : assumed) items += element_of("li", each);
    if (!items.empty()) body += section(assumed_heading, parts.size(), element_of("p", assumed_opening) + element("ul", items));
    return generate::page(framework + ": notice to " + actor, head, body,
                          element_of("p", "Made by Rubric from the framework's text and the facts of this case."));
}

}  // namespace rubric
