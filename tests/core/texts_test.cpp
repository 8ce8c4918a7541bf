// Texts: sets of them, and text with gaps.
#include "decided.hpp"

using namespace decided;

TEST_CASE("text with gaps shows titles, dates and amounts, and each of its possibilities") {
    GraphBuilder build("texts");
    Enumeration level{"level", "Level", {{"targeted", "Targeted"}, {"intensive", "Intensive"}}, 2};
    Domain const levels_domain = levels_of(build.enumeration(std::move(level)));
    auto const support = build.field("support", levels_domain), when = build.field("when", domain_of(Kind::date, true));
    auto const cost = build.field("cost", domain_of(Kind::money));
    NodeId const line = build.format({"", " from ", " at ", ""}, std::array{support, when, cost});
    Graph const graph = build.finish();
    Case a(graph);
    a.facts.slots = {{}, {}, known(*parse_iso("2026-05-01")), known(1250 * one)};
    a.run();
    auto const found = a(line);
    REQUIRE(found.texts.size() == 2);
    CHECK(a.texts[found.texts[0]] == "Targeted from 1 May 2026 at £1,250.00");
    CHECK(a.texts[found.texts[1]] == "Intensive from 1 May 2026 at £1,250.00");
    CHECK(a.evaluation.wording(line) == "Targeted or Intensive from 1 May 2026 at £1,250.00");
    a.facts.slots[2] = none;
    CHECK(a.run()(line).is_none());
    CHECK(a.evaluation.wording(line) == "none");
    a.facts.slots[2] = {};
    CHECK(a.run()(line).open());
    CHECK(a.evaluation.wording(support) == "Targeted or Intensive");
    a.facts.slots[2] = in_error;
    CHECK(a.run()(line).in_error());
}

TEST_CASE("of more than sixteen texts only that it is open is known") {
    GraphBuilder build("texts");
    std::vector<std::string> names;
    for (int i = 0; i < 17; ++i) names.push_back("level " + std::to_string(i));
    auto const choice = build.choice("choice", names);
    auto const field = build.field("field", levels_of(choice));
    std::vector<NodeId> branches;
    for (auto const& name : names) branches.push_back(build.text(name));
    NodeId const said = build.select(domain_of(Kind::text), field, branches);
    NodeId const sixteen = build.conditional(domain_of(Kind::text), build.in_levels(field, 1), branches[1], said);
    Graph const graph = build.finish();
    Case a(graph);
    a.run();
    CHECK(a(said).any_text);
    CHECK(a(said).texts.empty());
    a.facts.slots[1] = known(4);
    a.run();
    CHECK(a(sixteen).texts == std::vector<std::int64_t>{4});
}

TEST_CASE("texts are equal, differ, and stand in a list") {
    GraphBuilder build("texts");
    auto const place = build.field("place", domain_of(Kind::text, true));
    NodeId const cumbria = build.equal(place, build.text("Cumbria"));
    NodeId const north = build.in_texts(place, std::array{build.text("Cumbria"), build.text("Durham")});
    NodeId const before = build.less(place, build.text("Devon"));
    Graph const graph = build.finish();
    Case a(graph);
    a.run();
    CHECK(a(cumbria) == yes_or_no(0b11));
    CHECK(a(north) == yes_or_no(0b11));
    a.facts.slots[1] = known(a.texts.code("Durham"));
    a.run();
    CHECK(a(cumbria) == yes_or_no(0b01));
    CHECK(a(north) == yes_or_no(0b10));
    CHECK(a(before) == yes_or_no(0b01));
    a.facts.slots[1] = known(a.texts.code("Kent"));
    CHECK(a.run()(north) == yes_or_no(0b01));
    a.facts.slots[1] = none;
    CHECK(a.run()(north) == yes_or_no(0b01));
}

TEST_CASE("a text beside one in error is in error") {
    GraphBuilder build("texts");
    auto const place = build.field("place", domain_of(Kind::text)), other = build.field("other", domain_of(Kind::text));
    NodeId const north = build.in_texts(place, std::array{build.text("Cumbria"), other});
    Graph const graph = build.finish();
    Case a(graph);
    a.facts.slots[1] = known(a.texts.code("Cumbria")), a.facts.slots[2] = in_error;
    CHECK(a.run()(north).in_error());
}

namespace {

/// A list of titles, some of which may not count, and two texts of them.
struct Triggers {
    GraphBuilder build{"triggers"};
    ShapeId shape = build.shape("trigger");
    std::uint32_t list = build.list({"triggers", "Triggers", shape});
    ScopeId scope = build.loop(list);
    NodeId title = build.field("title", domain_of(Kind::text, true), scope),
           counts = build.field("counts", boolean_domain, scope);
    NodeId names = build.over(Policy::joined, domain_of(Kind::text), scope, counts, title);
    NodeId sentence = build.format({"Open: ", "."}, std::array{names});
    NodeId quoted = build.format({"“", "”"}, std::array{sentence});
};

}  // namespace

TEST_CASE("a list in a text is its words in a row") {
    Triggers triggers;
    Graph const graph = triggers.build.finish();
    Case a(graph);
    auto const trigger = [&](std::size_t i, Fact title, Fact counts) { a.element(0, i).slots = {title, counts}; };
    auto const said = [&](NodeId node) {
        std::vector<std::string> found;
        for (auto const code : a(node).texts) found.push_back(a.texts[code]);
        std::sort(found.begin(), found.end());
        return found;
    };
    auto const word = [&](char const* text) { return known(a.texts.code(text)); };

    a.elements(0, 0, triggers.shape);
    CHECK(a.run().evaluation.wording(triggers.quoted) == "“Open: .”");
    a.elements(0, 3, triggers.shape);
    trigger(0, word("fees"), known(1)), trigger(1, word("staff"), known(1)), trigger(2, word("places"), known(1));
    a.run();
    CHECK(said(triggers.names) == Names{"fees, staff and places"});
    CHECK(said(triggers.quoted) == Names{"“Open: fees, staff and places.”"});
    trigger(1, word("staff"), {}), trigger(2, none, known(1));
    a.run();
    CHECK(said(triggers.names) == Names{"fees", "fees and staff"});
    CHECK(said(triggers.sentence) == Names{"Open: fees and staff.", "Open: fees."});
    trigger(1, in_error, {});
    a.run();
    CHECK(a(triggers.names).error);
    CHECK(said(triggers.names) == Names{"fees"});
    trigger(1, in_error, known(1));
    CHECK(a.run()(triggers.sentence).in_error());
    trigger(1, {}, known(1));
    CHECK(a.run()(triggers.names).any_text);
    a.facts.lists[0].state = Fact::State::unknown;
    CHECK(a.run()(triggers.names).any_text);
}

TEST_CASE("more than sixteen ways to join words are any text") {
    Triggers triggers;
    Graph const graph = triggers.build.finish();
    Case a(graph);
    a.elements(0, 5, triggers.shape);
    for (std::size_t i = 0; i < 5; ++i)
        a.element(0, i).slots = {known(a.texts.code("t" + std::to_string(i))), i == 0 ? known(1) : Fact{}};
    CHECK(a.run()(triggers.names).texts.size() == 16);
    a.element(0, 0).slots[1] = {};
    CHECK(a.run()(triggers.names).any_text);
}
