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
