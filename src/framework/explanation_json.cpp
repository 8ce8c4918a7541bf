// An explanation as one JSON object.
#include "json.hpp"

#include <rubric/explain.hpp>

namespace rubric {
namespace {

class Object {
public:
    explicit Object(std::string& out) : out_(out) { out_ += '{'; }
    ~Object() { out_ += '}'; }
    Object(Object const&) = delete;
    Object& operator=(Object const&) = delete;

    std::string& member(std::string_view name) {
        if (!first_) out_ += ", ";
        first_ = false;
        append_json(out_, name);
        return out_ += ": ";
    }
    void text(std::string_view name, std::string_view value) { append_json(member(name), value); }
    void truth(std::string_view name, bool value) { member(name) += value ? "true" : "false"; }

private:
    std::string& out_;
    bool first_ = true;
};

template <class All, class Write>
void array(std::string& out, All const& all, Write&& write) {
    out += '[';
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i != 0) out += ", ";
        write(all[i]);
    }
    out += ']';
}

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
