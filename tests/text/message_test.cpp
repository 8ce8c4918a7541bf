// The table of messages, and the help that names what was meant.
#include "text/message.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <vector>

using rubric::Severity;
using rubric::text::Code;
using rubric::text::message;
using rubric::text::nearest;

TEST_CASE("a message is filled from its fields") {
    auto const found = message(Code::R0001, {1, 2, 3}, {{"reason", "there is no such file"}, {"name", "a.rubric"}});
    CHECK(found.code == "R0001");
    CHECK(found.severity == Severity::error);
    CHECK(found.title == "cannot read `a.rubric`");
    CHECK(found.label == "there is no such file");
    CHECK(found.help.empty());
    CHECK(found.at == rubric::Place{1, 2, 3});
}

TEST_CASE("a field that is very long or not fit to print is cut and cleaned") {
    auto const found = message(Code::R0001, {}, {{"name", std::string(200, 'x') + "\n"}, {"reason", "a\033b"}});
    CHECK(found.title == "cannot read `" + std::string(79, 'x') + "…`");
    CHECK(found.label == "a\uFFFDb");
}

TEST_CASE("every message follows the style: one code once, a fact in lower case without a full stop, gaps that close") {
    std::set<std::string_view> codes;
    for (auto const& each : rubric::text::messages()) {
        INFO(each.code);
        CHECK(codes.insert(each.code).second);
        CHECK(each.code.size() == 5);
        CHECK(!each.title.empty());
        for (auto const part : {each.title, each.label, each.help}) {
            CHECK(std::count(part.begin(), part.end(), '{') == std::count(part.begin(), part.end(), '}'));
            CHECK(std::count(part.begin(), part.end(), '`') % 2 == 0);
            if (part.empty()) continue;
            CHECK(part.back() != '.');
            CHECK((part.front() < 'A' || part.front() > 'Z'));
        }
    }
}

TEST_CASE("a name is suggested only if it is close") {
    std::vector<std::string> const names{"judgement", "in_crisis", "review", "visits"};
    CHECK(nearest("judgment", names) == "judgement");
    CHECK(nearest("Judgement", names) == "judgement");
    CHECK(nearest("reveiw", names) == "review");
    CHECK(nearest("visit", names) == "visits");
    CHECK(nearest("registration", names).empty());
    CHECK(nearest("", names).empty());
    CHECK(nearest("rev", names).empty());
    CHECK(nearest(std::string(100'000, 'x'), names).empty());
}

TEST_CASE("of two candidates the closer is suggested, and a short word is not any other short word") {
    std::vector<std::string> const names{"goods", "good"};
    CHECK(nearest("goood", names) == "good");
    std::vector<std::string> const letters{"a", "b"};
    CHECK(nearest("c", letters).empty());
}
