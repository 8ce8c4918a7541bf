// Facts in columns are what they are in rows: also of lists, some of which are unknown or in error and so have rows that no column holds.
#include "decided.hpp"

#include <random>

namespace fact_columns_test {

using namespace decided;

namespace {

/// A list of visits, with a fact of every form, and one that is computed where it is not given; `alike` is the same in all, `nowhere` unknown.
struct Visits {
    GraphBuilder build{"visits"};
    ShapeId shape = build.shape("visit");
    std::uint32_t list = build.list({"visits", "Visits", shape});
    ScopeId scope = build.loop(list);
    std::vector<Domain> domains{{}, optionally(domain_of(Kind::date)), optionally(boolean_domain), domain_of(Kind::text),
                                domain_of(Kind::number), domain_of(Kind::integer), domain_of(Kind::date)};
    enum { on = 1, held, note, hours, alike, nowhere };
    std::vector<NodeId> nodes;
    Graph graph;

    Visits() {
        NodeId computed = nothing;
        for (std::uint32_t i = on; i <= nowhere; ++i) {
            std::uint32_t const slot = build.slot({.path = "fact" + std::to_string(i), .title = "Fact", .domain = domains[i]}, shape);
            if (i == hours) computed = build.elapsed(nodes[0], build.date(*parse_iso("2022-06-01")), Unit::days);
            nodes.push_back(build.fact(slot, scope, i == hours ? computed : nothing));
        }
        nodes.push_back(build.element(scope));
        graph = build.finish();
    }
};

/// The facts of a slot in the rows, as a column.
std::shared_ptr<FactColumn const> column_of(std::vector<Row const*> const& rows, std::size_t slot, Domain domain) {
    auto made = std::make_shared<FactColumn>();
    std::vector<std::int64_t> values(rows.size());
    if (form_of(domain) == Form::levels) made->levels.resize(2);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        Fact const fact = rows[row]->slots[slot];
        values[row] = fact.value;
        if (fact.state == Fact::State::unknown) made->unknown.put(row);
        if (fact.state == Fact::State::none) made->none.put(row);
        if (fact.state == Fact::State::error) made->error.put(row);
        if (fact.state == Fact::State::known && !made->levels.empty()) made->levels[static_cast<std::size_t>(fact.value)].put(row);
    }
    values.resize(values.size() + 64);  // blocks of rows are read to the end of a word
    made->values = Lane::of(std::move(values), Lane::Width::int64);
    return made;
}

FactColumns columns_of(Visits const& visits, std::vector<Row> const& cases) {
    FactColumns made(visits.graph, 0, cases.size());
    auto list = std::make_shared<FactList>();
    std::vector<Row const*> rows;
    for (std::size_t row = 0; row < cases.size(); ++row) {
        ListFact const& given = cases[row].lists[0];
        list->firsts.push_back(static_cast<std::uint32_t>(rows.size()));
        if (given.state == Fact::State::unknown) list->unknown.put(row);
        if (given.state == Fact::State::none) list->none.put(row);
        if (given.state == Fact::State::error) list->error.put(row);
        for (Row const& each : given.rows) rows.push_back(&each);
    }
    list->firsts.push_back(static_cast<std::uint32_t>(rows.size()));
    list->elements = FactColumns(visits.graph, visits.shape, rows.size());
    for (std::uint32_t slot = Visits::on; slot <= Visits::hours; ++slot)
        list->elements.slots[slot - 1] = column_of(rows, slot - 1, visits.domains[slot]);
    list->elements.slots[Visits::alike - 1] = std::make_shared<FactColumn const>(FactColumn{.all = known(7 * one)});
    made.lists[0] = list;
    return made;
}

}  // namespace

TEST_CASE("rows that no column holds lie between those that one does") {
    Visits const visits;
    std::mt19937 random(17);
    auto const one_in = [&](unsigned number) { return random() % number == 0; };
    std::vector<Row> cases;
    for (int i = 0; i < 64 * 9 + 40; ++i) {
        Row& row = cases.emplace_back(visits.graph.shapes[0]);
        ListFact& list = row.lists[0];
        list.state = one_in(7) ? Fact::State::unknown : one_in(9) ? Fact::State::error : one_in(9) ? Fact::State::none : Fact::State::known;
        for (auto left = list.state == Fact::State::known ? random() % 4 : 0; left > 0; --left) {
            auto const fact = [&](std::int64_t value) { return one_in(6) ? Fact{} : one_in(9) ? in_error : known(value); };
            list.rows.emplace_back(visits.graph.shapes[visits.shape]).slots = {
                one_in(5) ? none : fact(*parse_iso("2022-06-30") + static_cast<Day>(random() % 90)), fact(random() % 2), fact(random() % 3),
                fact(static_cast<std::int64_t>(random() % 50) * one), known(7 * one), {}};
        }
    }
    FactColumns const columns = columns_of(visits, cases);
    Texts texts(visits.graph);
    for (char const* const each : {"a", "b", "c"}) texts.code(each);
    for (std::size_t const first : {0u, 64u, 100u}) {
        CAPTURE(first);
        Evaluation by_rows(visits.graph), by_columns(visits.graph);
        by_rows.run(std::span(cases).subspan(first), texts, {});
        by_columns.run(FactSlice{&columns, first, cases.size() - first}, texts, {});
        std::uint32_t const count = by_rows.rows(visits.scope);
        REQUIRE(by_columns.rows(visits.scope) == count);
        REQUIRE(count > 600);
        for (NodeId const node : visits.nodes) {
            CAPTURE(node);
            std::size_t different = 0;
            for (std::uint32_t row = 0; row < count; ++row) different += by_rows.value(node, row) == by_columns.value(node, row) ? 0 : 1;
            CHECK(different == 0);
        }
    }
}

}  // namespace fact_columns_test
