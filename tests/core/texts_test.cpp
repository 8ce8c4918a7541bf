// Texts: sets of them, and text with gaps.
#include "decided.hpp"

#include <functional>
#include <random>
#include <set>

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

namespace {

constexpr std::int64_t no_text = -1, wrong_text = -2, any_text_there_is = -3;

/// What a text may be, of five: codes, or the three above.
using PossibleTexts = std::set<std::int64_t>;

PossibleTexts drawn(std::mt19937& random) {
    PossibleTexts found;
    auto const kind = random() % 16;
    if (kind < 3) found.insert(no_text);
    if (kind == 2 || kind == 3) found.insert(wrong_text);
    if (kind == 0 || kind == 3) return found;
    if (kind == 4) found.insert(any_text_there_is);
    for (auto left = kind == 4 ? 0 : kind < 8 ? 1 + random() % 3 : 1; left > 0; --left) found.insert(static_cast<std::int64_t>(random() % 5));
    return found;
}

void write(Column& column, std::size_t row, PossibleTexts const& text) {
    for (std::int64_t const each : text) {
        if (each == no_text) column.put(none_plane, row);
        if (each == wrong_text) column.put(error_plane, row);
        if (each == any_text_there_is) column.join_any_text(row);
        if (each >= 0) column.join_texts(row, each);
    }
}

/// The planes of a test that a choice of one from each text brings about.
std::uint64_t each_choice(std::span<PossibleTexts const> texts, std::vector<std::int64_t> chosen, std::function<std::uint64_t(std::vector<std::int64_t> const&)> const& of) {
    if (chosen.size() == texts.size()) return of(chosen);
    std::uint64_t found = 0;
    chosen.push_back(0);
    for (std::int64_t const each : texts[chosen.size() - 1]) chosen.back() = each, found |= each_choice(texts, chosen, of);
    return found;
}

constexpr std::uint64_t yes = 1 << yes_plane, no = 1 << no_plane, wrong = 1 << error_plane;

/// The first among the others.
std::uint64_t among(std::vector<std::int64_t> const& chosen) {
    std::uint64_t found = 0;
    bool surely = false;
    for (std::int64_t const each : chosen) if (each == wrong_text) return wrong;
    if (chosen[0] == no_text) return no;
    for (std::size_t i = 1; i < chosen.size(); ++i) {
        if (chosen[i] == no_text) continue;
        bool const may = chosen[i] == chosen[0] || chosen[i] == any_text_there_is || chosen[0] == any_text_there_is;
        found |= may ? yes : 0;
        surely = surely || (may && chosen[i] >= 0 && chosen[0] >= 0);
    }
    return found | (surely ? 0 : no);
}

std::uint64_t compared(Relation relation, std::vector<std::int64_t> const& chosen) {
    if (chosen[0] == wrong_text || chosen[1] == wrong_text) return wrong;
    if (chosen[0] == no_text || chosen[1] == no_text) return no;
    if (chosen[0] == any_text_there_is || chosen[1] == any_text_there_is) return yes | no;
    bool const holds = relation == Relation::equal ? chosen[0] == chosen[1] : relation == Relation::different ? chosen[0] != chosen[1] : chosen[0] < chosen[1];
    return holds ? yes : no;
}

}  // namespace

TEST_CASE("texts of many rows are compared and found among others as each choice of them is") {
    GraphBuilder build("texts");
    std::vector<NodeId> leaves, constants;
    for (char const* const each : {"a", "b", "c", "d", "e"}) constants.push_back(build.text(each));
    for (char const* const each : {"first", "second", "third"}) leaves.push_back(build.field(each, optionally(domain_of(Kind::text))));
    struct Test {
        NodeId node;
        std::vector<std::size_t> read;  ///< leaves, then constants from 3 on
        std::function<std::uint64_t(std::vector<std::int64_t> const&)> of;
    };
    std::vector<Test> tests{{build.in_texts(leaves[0], std::array{constants[1], constants[3]}), {0, 4, 6}, among},
                            {build.in_texts(leaves[0], std::array{leaves[1], leaves[2], constants[0]}), {0, 1, 2, 3}, among},
                            {build.in_texts(constants[2], std::array{leaves[1], constants[4]}), {5, 1, 7}, among}};
    for (Relation const relation : {Relation::equal, Relation::different, Relation::less}) {
        auto const of = [relation](auto const& chosen) { return compared(relation, chosen); };
        tests.push_back({build.compare(relation, leaves[0], leaves[1]), {0, 1}, of});
        tests.push_back({build.compare(relation, leaves[0], constants[2]), {0, 5}, of});
    }
    Graph const graph = build.finish();
    std::vector<Row> const cases(64 * 30 + 7, Row(graph.shapes[0]));
    Texts texts(graph);
    for (std::size_t i = 0; i < constants.size(); ++i) REQUIRE(texts.code(std::string(1, static_cast<char>('a' + i))) == static_cast<std::int64_t>(i));
    Engine engine(graph);
    engine.load(cases, texts, false);
    std::mt19937 random(3);
    std::vector<std::vector<PossibleTexts>> rows(cases.size());
    for (NodeId const leaf : leaves) {
        Column& column = engine.begin(leaf);
        for (std::size_t row = 0; row < rows.size(); ++row) rows[row].push_back(drawn(random)), write(column, row, rows[row].back());
    }
    for (NodeId id = 0; id < graph.nodes.size(); ++id)
        if (graph.nodes[id].op != Op::fact) operations::run_one(engine, id);
    for (Test const& test : tests) {
        CAPTURE(test.node);
        std::size_t failed = 0;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            std::vector<PossibleTexts> read;
            for (std::size_t const each : test.read) read.push_back(each < leaves.size() ? rows[row][each] : PossibleTexts{static_cast<std::int64_t>(each - leaves.size())});
            std::uint64_t found = 0;
            for (std::size_t plane = 0; plane <= yes_plane; ++plane) found |= std::uint64_t{engine.column(test.node).has(plane, row)} << plane;
            failed += found == each_choice(read, {}, test.of) ? 0 : 1;
        }
        CHECK(failed == 0);
    }
}
