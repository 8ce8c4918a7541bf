#include <catch2/catch.hpp>
#include <syntax/scan.hpp>
#include <vector>

using rubric::syntax::scan;
using rubric::syntax::Token;
using rubric::syntax::TokenKind;

namespace {

struct Expected {
    std::string_view text, token;
    TokenKind kind;
};

}  // namespace

TEST_CASE("the longest token of a kind is taken, and no more") {
    constexpr Expected cases[] = {
        {"  -- a comment\n  level", "level", TokenKind::name},
        {"level", "level", TokenKind::name},
        {"section", "section", TokenKind::reserved},
        {"sections", "sections", TokenKind::name},
        {"section_2", "section_2", TokenKind::name},
        {"section :", "section", TokenKind::name},
        {"section\n :", "section", TokenKind::name},
        {"12", "12", TokenKind::number},
        {"12.5", "12.5", TokenKind::number},
        {"12.", "12", TokenKind::number},
        {"12.5%", "12.5%", TokenKind::percent},
        {"£1,250.00", "£1,250.00", TokenKind::money},
        {"£1,25", "£1", TokenKind::money},
        {"£12.5", "£12.5", TokenKind::bad_money},
        {"2022-09-01", "2022-09-01", TokenKind::date},
        {"2022-09-011", "2022", TokenKind::number},
        {"2 weeks", "2 weeks", TokenKind::duration},
        {"10 working  days x", "10 working  days", TokenKind::duration},
        {"10 working parties", "10", TokenKind::number},
        {"2 weeks :", "2", TokenKind::number},
        {"2 weekspan", "2", TokenKind::number},
        {"2nd", "2nd", TokenKind::bad_number},
        {"days from a", "days from", TokenKind::span},
        {"working days from a", "working days from", TokenKind::span},
        {"days", "days", TokenKind::name},
        {"days fromage", "days", TokenKind::name},
        {"days from :", "days", TokenKind::name},
        {"every month", "every month", TokenKind::every},
        {"every month : integer", "every", TokenKind::reserved},
        {"every 6 weeks", "every", TokenKind::reserved},
        {"for each v", "for", TokenKind::reserved},
        {"for v", "for", TokenKind::for_},
        {"for each_v", "for", TokenKind::for_},
        {"no offer advice", "no", TokenKind::no_offer},
        {"no duty visit, x", "no", TokenKind::no_offer},
        {"no offer advice \"Advice\"", "no", TokenKind::reserved},
        {"no offers", "no", TokenKind::reserved},
        {"- |", "-", TokenKind::dash},
        {"-\n|", "-", TokenKind::dash},
        {"- 1", "-", TokenKind::symbol},
        {"<=", "<=", TokenKind::symbol},
        {"=>", "=>", TokenKind::symbol},
        {"!", "!", TokenKind::bad_character},
        {"≤ 3", "≤", TokenKind::bad_character},
        {"Level", "Level", TokenKind::capital},
        {"\"a \\\" b\" c", "\"a \\\" b\"", TokenKind::string},
        {"\"a\nb\"", "\"a", TokenKind::unclosed_string},
        {"\"a\\", "\"a\\", TokenKind::unclosed_string},
        {"\"a\\q\"", "\\q", TokenKind::bad_escape},
        {"-- only a comment", "", TokenKind::end},
        {"", "", TokenKind::end},
    };
    for (Expected const& each : cases) {
        CAPTURE(each.text);
        Token const found = scan(each.text.data(), each.text.data() + each.text.size());
        CHECK(found.text() == each.token);
        CHECK(found.kind == each.kind);
    }
}

TEST_CASE("after a dot every word is a name") {
    for (std::string_view const text : {"section", "days from", "no offer x", "every month"}) {
        Token const found = scan(text.data(), text.data() + text.size(), true);
        CHECK(found.kind == TokenKind::name);
        CHECK(found.text() == text.substr(0, text.find(' ')));
    }
}

TEST_CASE("a text that ends inside a token is not read past its end") {
    std::string_view const whole = "days from 2022-09-01 £1,250.00 \"a\\\"\" 10 working days every month no offer x - |";
    for (std::size_t size = 0; size <= whole.size(); ++size) {
        std::vector<char> const part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
        char const* const last = part.data() + part.size();
        char const* at = part.data();
        for (Token token = scan(at, last); token.kind != TokenKind::end; token = scan(at, last)) {
            REQUIRE(token.end > at);
            REQUIRE(token.end <= last);
            at = token.end;
        }
    }
}
