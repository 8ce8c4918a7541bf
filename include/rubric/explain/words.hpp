// An explanation in words, several lines.
#pragma once

#include <rubric/explain/explanation.hpp>

namespace rubric {

namespace detail {

inline constexpr std::size_t facts_shown = 12;

/// A title that says no more than the path does is left out.
inline bool says_more(std::string const& title, std::string const& path) {
    return !title.empty() && !path.ends_with(title);
}

inline std::string titled(std::string const& path, std::string const& title) {
    return says_more(title, path) ? " (" + title + ")" : "";
}

inline std::string beside(Explanation::Reason const& reason) {
    std::string lines;
    if (!reason.file.empty()) lines += "    " + reason.file + ", line " + std::to_string(reason.line) + "\n";
    for (Citation const& each : reason.citations) lines += "    cites " + each.source + ": " + each.heading + "\n";
    for (std::string const& each : reason.assumptions) lines += "    assumes that " + each + "\n";
    return lines;
}

inline std::string show_reason(Explanation::Reason const& reason) {
    std::string const says = reason.text.empty() ? "." : ": " + reason.text + ".";
    std::string lines;
    if (reason.rule == "otherwise")
        lines = "  No rule holds, so it is what `otherwise` says" + says + "\n";
    else
        lines = "  Rule `" + reason.rule + "` " + (reason.why.holds == Holds::open ? "may hold" : "holds") + says + "\n";
    if (!reason.why.empty()) lines += (reason.why.holds == Holds::open ? "    if " : "    since ") + needs(reason.why) + "\n";
    return lines + beside(reason);
}

/// Of what a condition decides, or an expression.
inline std::string show_decided_by(Explanation::Reason const& reason) {
    std::string lines = reason.text.empty() ? "" : "  " + reason.text + ".\n";
    static constexpr char const* openings[]{"  It would need ", "  Since ", "  It hangs on ", "  In error: "};
    if (!reason.why.empty()) lines += openings[static_cast<std::size_t>(reason.why.holds)] + needs(reason.why) + "\n";
    return lines + beside(reason);
}

inline std::string show_alternative(Explanation::Alternative const& other) {
    std::string line;
    for (Explanation::Unmet const& each : other.rules)
        line += (line.empty() ? "" : "; ") + (each.rule.empty() ? std::string("it") : "`" + each.rule + "`") + " " + each.text;
    return "  Not " + other.outcome + ": " + line + "\n";
}

inline std::string show_facts(std::vector<Explanation::KnownFact> const& facts) {
    std::string lines;
    std::size_t shown = 0;
    for (Explanation::KnownFact const& each : facts) {
        if (shown++ == facts_shown) break;
        lines += std::string(each.assumed ? "  Assumed: " : "  Known: ") + each.path + (each.value.empty() ? "" : " is " + each.value) +
                 titled(each.path, each.title) + "\n";
    }
    if (shown <= facts.size() && facts.size() > facts_shown)
        lines += "  … and " + std::to_string(facts.size() - facts_shown) + (facts.size() - facts_shown == 1 ? " fact more\n" : " facts more\n");
    return lines;
}

}  // namespace detail

/// What it says of: a decision's or an offer's title, a duty with its actor.
inline std::string heading(Explanation const& why) {
    if (why.of != Explanation::Of::duty) return why.title;
    return why.actor_title + ", " + why.title + (why.element ? " (" + std::to_string(*why.element) + ")" : "");
}

inline std::string show(Explanation const& why) {
    std::string lines = heading(why) + ": " + why.value + (why.open ? " (open)" : "") + (why.error.empty() ? "" : ": " + why.error) + "\n";
    for (Explanation::Reason const& each : why.reasons) lines += detail::show_reason(each);
    if (why.reasons.empty()) lines += detail::show_decided_by(why.decided_by);
    for (Explanation::Alternative const& each : why.instead) lines += detail::show_alternative(each);
    lines += detail::show_facts(why.facts);
    for (Explanation::MissingFact const& each : why.unknown) lines += "  Not known: " + each.path + detail::titled(each.path, each.title) + "\n";
    for (std::string const& each : why.unreadable) lines += "  Cannot be read: " + each + "\n";
    return lines;
}

/// An offer or a duty in a line: "The team must visit the setting (1), by 1 November 2022; late".
inline std::string show_briefly(Explanation const& why) {
    auto const wanting = [&](std::vector<Explanation::Alternative> const& instead) {
        return instead.empty() ? std::string() : "; it " + instead.front().rules.front().text;
    };
    bool const is_offer = why.of == Explanation::Of::offer;
    std::string const element = why.element ? " (" + std::to_string(*why.element) + ")" : "";
    if (is_offer) {
        std::string const because = why.holds ? why.decided_by.text : why.decided_by.why.empty() ? "" : "it needs " + needs(why.decided_by.why);
        return why.value + ": " + why.title + (because.empty() ? "" : why.holds ? " (" + because + ")" : "; " + because);
    }
    if (!why.holds) return "not due: " + why.actor_title + ", " + why.title + element + wanting(why.instead);
    std::string const reason = why.reasons.empty() || why.reasons.front().text.empty() ? "" : " (" + why.reasons.front().text + ")";
    return why.actor_title + " " + why.strength + " " + why.title + element + why.progress + reason;
}

}  // namespace rubric
