// An explanation as one JSON object.
#include "json_object.hpp"

#include <rubric/explain.hpp>

namespace rubric {
namespace {

using json::Object, json::array;

void texts(std::string& out, std::vector<std::string> const& all) {
    array(out, all, [&](std::string const& each) { append_json(out, each); });
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
}

void fact(std::string& out, Explanation::KnownFact const& found) {
    Object object(out);
    object.text("fact", found.path);
    object.text("title", found.title);
    object.text("value", found.value);
    object.truth("assumed", found.assumed);
    object.truth("withheld", found.withheld);
}

}  // namespace

std::string explanation_json(Explanation const& why) {
    std::string out;
    {
        Object object(out);
        object.text("decision", why.decision);
        object.text("title", why.title);
        object.text("value", why.value);
        object.truth("open", why.open);
        object.text("error", why.error);
        array(object.member("rules"), why.reasons, [&](Explanation::Reason const& each) { reason(out, each); });
        array(object.member("facts"), why.facts, [&](Explanation::KnownFact const& each) { fact(out, each); });
        texts(object.member("unknown"), why.unknown);
        texts(object.member("unreadable"), why.unreadable);
    }
    return out;
}

}  // namespace rubric
