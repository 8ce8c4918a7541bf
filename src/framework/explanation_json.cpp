// An explanation as one JSON object.
#include "json_object.hpp"

#include <rubric/explain.hpp>

namespace rubric {
namespace {

using json::Object, json::array;

void texts(std::string& out, std::vector<std::string> const& all) {
    array(out, all, [&](std::string const& each) { append_json(out, each); });
}

constexpr char const* holds_words[]{"no", "yes", "open", "error"};

void test(std::string& out, Tested const& found) {
    Object object(out);
    if (!found.text.empty()) object.text("test", found.text);
    object.text("holds", holds_words[static_cast<std::size_t>(found.holds)]);
    if (!found.reads.empty())
        array(object.member("reads"), found.reads, [&](Reading const& each) {
            Object reading(out);
            reading.text("name", each.name);
            reading.text(each.counts ? "count" : "value", each.value);
            reading.truth("assumed", each.assumed);
            reading.truth("withheld", each.withheld);
        });
    if (found.parts.empty()) return;
    object.text("joined_by", found.either ? "or" : "and");
    array(object.member("parts"), found.parts, [&](Tested const& each) { test(out, each); });
}

void reason(std::string& out, Explanation::Reason const& found) {
    Object object(out);
    object.text("rule", found.rule);
    object.text("reason", found.text);
    object.text("file", found.file);
    object.member("line") += std::to_string(found.line);
    array(object.member("cites"), found.citations, [&](Citation const& each) {
        Object citation(out);
        citation.text("source", each.source);
        citation.text("heading", each.heading);
    });
    texts(object.member("assumptions"), found.assumptions);
    if (!found.why.empty()) test(object.member("condition"), found.why);
}

void alternative(std::string& out, Explanation::Alternative const& found) {
    Object object(out);
    object.text("outcome", found.outcome);
    array(object.member("rules"), found.rules, [&](Explanation::Unmet const& each) {
        Object unmet(out);
        unmet.text("rule", each.rule);
        unmet.text("why", each.text);
        if (!each.why.empty()) test(unmet.member("condition"), each.why);
    });
}

void fact(std::string& out, Explanation::KnownFact const& found) {
    Object object(out);
    object.text("fact", found.path);
    object.text("title", found.title);
    object.text("value", found.value);
    object.truth("assumed", found.assumed);
    object.truth("withheld", found.withheld);
    object.truth("decisive", found.decisive);
}

constexpr char const* kinds[]{"decision", "offer", "duty"};

}  // namespace

std::string explanation_json(Explanation const& why) {
    std::string out;
    {
        Object object(out);
        object.text(kinds[static_cast<std::size_t>(why.of)], why.name);
        if (why.of == Explanation::Of::duty) {
            object.member("element") += why.element ? std::to_string(*why.element) : "null";
            object.text("actor", why.actor);
        }
        object.text("title", why.title);
        object.text("value", why.value);
        object.truth("open", why.open);
        object.text("error", why.error);
        array(object.member("rules"), why.reasons, [&](Explanation::Reason const& each) { reason(out, each); });
        reason(object.member("beside"), why.decided_by);
        array(object.member("instead"), why.instead, [&](Explanation::Alternative const& each) { alternative(out, each); });
        array(object.member("facts"), why.facts, [&](Explanation::KnownFact const& each) { fact(out, each); });
        array(object.member("unknown"), why.unknown, [&](Explanation::MissingFact const& each) { append_json(out, each.path); });
        texts(object.member("unreadable"), why.unreadable);
    }
    return out;
}

}  // namespace rubric
