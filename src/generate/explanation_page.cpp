#include "generate/explanation_page.hpp"

#include "generate/html.hpp"

#include <rubric/explain/words.hpp>

namespace rubric::generate {

namespace {

std::string cell(std::string const& inside) { return element("td", inside); }
std::string row_head(std::string const& inside) { return element("th", inside, " scope=\"row\""); }

std::string table(std::string const& caption, std::vector<std::string> const& heads, std::string const& rows) {
    std::string head;
    for (std::string const& each : heads) head += element_of("th", each, " scope=\"col\"");
    return element("table", element_of("caption", caption) + element("thead", element("tr", head)) + "\n" + element("tbody", rows)) + "\n";
}

std::string sources(Explanation::Reason const& reason) {
    std::string lines;
    for (Citation const& each : reason.citations) lines += element("p", element_of("cite", each.source) + ", “" + escaped(each.heading) + "”", " class=\"source\"");
    for (std::string const& each : reason.assumptions) lines += element_of("p", "Assumed in the framework: " + each, " class=\"source\"");
    if (!reason.file.empty()) lines += element_of("p", reason.file + ", line " + std::to_string(reason.line), " class=\"source\"");
    return lines;
}

std::string because(Explanation::Reason const& reason) {
    std::string head;
    if (reason.rule == "otherwise")
        head = "No rule holds, so it is what `otherwise` says";
    else if (!reason.rule.empty())
        head = "Rule `" + reason.rule + "` " + (reason.why.holds == Holds::open ? "may hold" : "holds");
    if (!reason.text.empty()) head += (head.empty() ? "" : ": ") + reason.text;
    static constexpr char const* openings[]{"It would need ", "Since ", "It hangs on ", "In error: "};
    std::string lines = head.empty() ? "" : element("p", with_code(head + "."));
    if (!reason.why.empty()) lines += element("p", with_code(openings[static_cast<std::size_t>(reason.why.holds)] + needs(reason.why) + "."));
    lines += sources(reason);
    return lines.empty() ? lines : element("li", lines) + "\n";
}

std::string why(Explanation const& of) {
    std::string items;
    for (Explanation::Reason const& each : of.reasons) items += because(each);
    if (items.empty()) items = because(of.decided_by);
    return items.empty() ? "" : element_of("h3", "Why") + element("ul", items, " class=\"plain\"") + "\n";
}

std::string instead(Explanation const& of) {
    std::string items;
    for (Explanation::Alternative const& other : of.instead) {
        items += element("dt", "Not " + with_code(other.outcome));
        for (Explanation::Unmet const& each : other.rules)
            items += element("dd", with_code((each.rule.empty() ? "It " : "`" + each.rule + "` ") + each.text + "."));
    }
    return items.empty() ? "" : element_of("h3", "Why nothing else") + element("dl", items) + "\n";
}

std::string fact_row(std::string const& path, std::string const& title, std::string const& value, std::string const& how) {
    std::string const name = detail::says_more(title, path) ? escaped(title) + " " + element_of("code", path) : element_of("code", path);
    return element("tr", row_head(name) + cell(escaped(value)) + cell(how)) + "\n";
}

std::string facts(Explanation const& of) {
    std::string rows;
    for (Explanation::KnownFact const& each : of.facts) {
        std::string const how = each.assumed ? "assumed" : each.withheld ? "known, withheld" : "known";
        rows += fact_row(each.path, each.title, each.value, how + (each.decisive ? "" : ", not decisive"));
    }
    for (Explanation::MissingFact const& each : of.unknown) rows += fact_row(each.path, each.title, "", element("strong", "not known"));
    return rows.empty() ? "" : element_of("h3", "Facts") + table("The facts that it rests on, the decisive ones first", {"Fact", "Value", "How it is known"}, rows);
}

std::string state(Explanation const& of) {
    char const* const word = of.in_error ? "in error" : of.open ? "open" : "";
    return *word == 0 ? "" : " " + element_of("span", word, " class=\"state\"");
}

std::string section(Explanation const& of, std::size_t number) {
    std::string const id = "part-" + std::to_string(number);
    std::string body = element("h2", escaped(heading(of)) + ": " + escaped(of.value) + state(of), " id=\"" + id + "\"") + "\n";
    if (!of.error.empty()) body += element("p", with_code("It is in error: " + of.error + "."));
    return element("section", body + why(of) + instead(of) + facts(of), " aria-labelledby=\"" + id + "\"") + "\n";
}

/// Offers, or duties, a row each.
std::string listing(std::vector<Explanation> const& all, Explanation::Of of, std::string const& title, std::string const& id) {
    bool const offers = of == Explanation::Of::offer;
    std::string holding, others;
    for (Explanation const& each : all) {
        if (each.of != of) continue;
        bool const late = each.progress.find("; late") != std::string::npos;
        std::string reasons;
        for (Explanation::Reason const& reason : each.reasons) reasons += because(reason);
        if (reasons.empty()) reasons = because(each.decided_by);
        for (Explanation::Alternative const& other : each.instead)
            for (Explanation::Unmet const& unmet : other.rules) reasons += element("li", with_code("Not " + other.outcome + ": it " + unmet.text + "."));
        std::string row = offers ? row_head(escaped(each.title)) : row_head(escaped(each.actor_title));
        row += cell(element_of("span", each.value, late ? " class=\"late\"" : "") + state(each));
        if (!offers) row += cell(escaped(each.title + (each.element ? " (" + std::to_string(*each.element) + ")" : "")));
        (each.holds ? holding : others) += element("tr", row + cell(element("ul", reasons, " class=\"plain\""))) + "\n";
    }
    if (holding.empty() && others.empty()) return {};
    std::vector<std::string> const heads = offers ? std::vector<std::string>{"Offer", "Standing", "Why"} : std::vector<std::string>{"Who", "Standing", "What", "Why"};
    return element("section", element_of("h2", title, " id=\"" + id + "\"") + table(title + ", those that hold first", heads, holding + others),
                   " aria-labelledby=\"" + id + "\"") + "\n";
}

std::string contents(std::vector<Explanation> const& all) {
    std::string items;
    bool offers = false, duties = false;
    for (std::size_t i = 0; i < all.size(); ++i) {
        offers |= all[i].of == Explanation::Of::offer, duties |= all[i].of == Explanation::Of::duty;
        if (all[i].of == Explanation::Of::decision) items += element("li", element_of("a", heading(all[i]) + ": " + all[i].value, " href=\"#part-" + std::to_string(i) + "\""));
    }
    if (offers) items += element("li", element_of("a", "Offers", " href=\"#offers\""));
    if (duties) items += element("li", element_of("a", "Duties", " href=\"#duties\""));
    return element("nav", element("ul", items), " aria-label=\"Contents\"") + "\n";
}

}  // namespace

std::string about(Head const& head) {
    std::string const day = head.on ? "decided for " + format_long(*head.on) : "decided without a date";
    return head.key.empty() ? "One case, " + day : "Case " + head.key + ", " + day;
}

std::string explanation_page(Head const& head, std::vector<Explanation> const& all, std::vector<std::string> const& unreadable) {
    std::string body;
    if (all.size() > 1) body += contents(all);
    std::string lines;
    for (std::string const& each : unreadable) lines += element("li", with_code(each));
    if (!lines.empty())
        body += element("section", element_of("h2", "Facts that could not be read", " id=\"unreadable\"") + element("ul", lines), " aria-labelledby=\"unreadable\"") + "\n";
    bool const few = all.size() == 1;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (few || all[i].of == Explanation::Of::decision) body += section(all[i], i);
    if (!few) body += listing(all, Explanation::Of::offer, "Offers", "offers") + listing(all, Explanation::Of::duty, "Duties", "duties");
    std::string const header = (head.authority.empty() ? "" : element_of("p", head.authority)) + element_of("h1", head.framework) + element_of("p", about(head));
    std::string const footer = element_of("p", "An explanation made by Rubric from the framework's text and the facts of this case.");
    return page(head.framework + (head.key.empty() ? "" : ": " + head.key), header, body, footer);
}

}  // namespace rubric::generate
