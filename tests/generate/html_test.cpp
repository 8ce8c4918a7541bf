// Pages: everything escaped, landmarks and headings in place, nothing loaded from elsewhere.
#include "generate/explanation_page.hpp"
#include "generate/html.hpp"

#include <rubric/notice.hpp>

#include <catch2/catch.hpp>

using namespace rubric;

namespace {

constexpr char const* hostile = "<script>alert('x')</script> & \"quoted\"";

std::size_t count(std::string const& text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

void check_page(std::string const& page) {
    INFO(page);
    CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\">"));
    for (char const* once : {"<title>", "<header>", "<main id=\"main\">", "<footer>", "<h1>"}) CHECK(count(page, once) == 1);
    CHECK(page.find("<script") == std::string::npos);
    for (char const* loads : {"http://", "https://", "src=", "@import", "url("}) CHECK(page.find(loads) == std::string::npos);
    CHECK(count(page, "<section aria-labelledby=") == count(page, "<section"));
    CHECK(page.find("alert(&#39;x&#39;)") != std::string::npos);
}

}  // namespace

TEST_CASE("text is escaped, and what stands between backticks is code") {
    CHECK(generate::escaped(hostile) == "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;quoted&quot;");
    CHECK(generate::with_code("`a < b`, and a is 4") == "<code>a &lt; b</code>, and a is 4");
    CHECK(generate::with_code("one ` alone") == "one ` alone");
    CHECK(generate::element_of("p", "<", " class=\"x\"") == "<p class=\"x\">&lt;</p>");
}

TEST_CASE("an explanation as a page") {
    Explanation decision{.name = "level", .title = hostile, .value = hostile};
    decision.reasons = {{.rule = "crisis", .text = hostile, .why = {}, .citations = {{hostile, hostile}}, .assumptions = {hostile}, .file = hostile, .line = 3}};
    decision.instead = {{hostile, {{"other", {}, hostile}}}};
    decision.facts = {{.path = "name", .title = hostile, .value = hostile, .assumed = true}};
    decision.unknown = {{"age", hostile}};
    Explanation offer{.of = Explanation::Of::offer, .name = "help", .title = hostile, .value = "offered"};
    Explanation duty{.of = Explanation::Of::duty, .name = "call", .title = hostile, .value = "must; late", .actor = "team", .actor_title = hostile};
    duty.progress = "; late", duty.late = true;
    check_page(generate::explanation_page({hostile, hostile, hostile, 738000}, {decision, offer, duty}, {hostile}));
    check_page(generate::explanation_page({hostile, hostile, hostile, 738000}, {duty}, {}));
    auto const page = generate::explanation_page({"F", "", "", {}}, {decision, offer, duty}, {});
    CHECK_THAT(page, Catch::Contains("<nav aria-label=\"Contents\">"));
    CHECK_THAT(page, Catch::Contains("<span class=\"late\">must; late</span>"));
    CHECK_THAT(page, Catch::Contains("assumed, not decisive"));
}

TEST_CASE("a letter as a page, and as plain text of 78 columns") {
    Notice notice{.framework = hostile, .authority = hostile, .actor = hostile, .key = hostile, .on = 738000};
    notice.parts = {{.heading = "What you must do", .numbered = true, .items = {{.what = hostile, .by = "1 May 2026", .late = "late by 3 days", .reasons = {hostile}, .citations = {{hostile, hostile}}}}}};
    notice.assumed = {hostile};
    check_page(notice.html());

    notice.parts[0].items[0] = {.what = "meet the local development team to discuss every one of the action points that the report sets",
                                .by = "1 May 2026", .late = "late by 3 days", .reasons = {"Outcome below good"}, .citations = {{"Handbook", "Part 2"}, {"Handbook", "Part 3"}}};
    notice.framework = "Improvement Support Programme", notice.authority = "A council", notice.actor = "Provider", notice.key = "17", notice.assumed = {"In crisis: no"};
    CHECK(notice.text() ==
          "Improvement Support Programme\n"
          "A council\n"
          "\n"
          "To:    Provider\n"
          "Case:  17\n"
          "Date:  29 July 2021\n"
          "\n"
          "This notice sets out what the Improvement Support Programme asks of you and\n"
          "what it offers in the case of 17. It rests on the facts as they stand on 29\n"
          "July 2021. The headings in quotation marks are those of Handbook.\n"
          "\n"
          "What you must do\n"
          "----------------\n"
          "1. Meet the local development team to discuss every one of the action points\n"
          "   that the report sets.\n"
          "   By 1 May 2026.\n"
          "   THIS IS LATE by 3 days.\n"
          "   Why: Outcome below good.\n"
          "   See “Part 2” and “Part 3”.\n"
          "\n"
          "What we have assumed\n"
          "--------------------\n"
          "These facts have not been given to us. Please tell us if any of them is\n"
          "otherwise.\n"
          "- In crisis: no\n");
}

TEST_CASE("what is done is not late today, and may be due another day") {
    Notice notice{.framework = "F", .actor = "Provider"};
    notice.parts = {{.heading = "What is done already", .items = {{.what = "offer the visit", .by = "31 August 2023", .done = true},
                                                                  {.what = "return the self-audit", .by = "27 September 2022", .late = "late", .done = true}}}};
    CHECK(notice.text().find("- Offer the visit.\n  Due by 31 August 2023. It is done.\n"
                             "- Return the self-audit.\n  Due by 27 September 2022. It was done late.\n") != std::string::npos);
    CHECK(notice.html().find("<p>Due by 27 September 2022. It was done late.</p>") != std::string::npos);
    CHECK(notice.html().find("class=\"late\"") == std::string::npos);
}
