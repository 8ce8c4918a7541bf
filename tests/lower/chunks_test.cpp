// Many rows at once give what each gives alone, whatever the size of the chunk and the instruction set: over a graph of every operation, and
// facts that are known, open, none and in error.
#include <catch2/catch.hpp>

#include <rubric/builder.hpp>
#include <rubric/evaluation.hpp>
#include <rubric/instruction_sets.hpp>

#include <random>

using rubric::boolean_domain;
using rubric::domain_of;
using rubric::Fact;
using rubric::Kind;
using rubric::levels_of;
using rubric::NodeId;
using rubric::one;
using rubric::optionally;
using rubric::Policy;
using rubric::Unit;

namespace {

struct Everything {
    rubric::GraphBuilder build{"everything"};
    rubric::EnumerationId scale = build.scale("scale", {"low", "middle", "high"});
    rubric::Domain levels = levels_of(scale), maybe_levels = levels_of(scale, true), maybe = levels_of(rubric::boolean_enumeration, true);
    rubric::Domain number = domain_of(Kind::number), maybe_number = domain_of(Kind::number, true), date = domain_of(Kind::date);
    NodeId a = build.field("a", boolean_domain), b = build.field("b", maybe), grade = build.field("grade", levels);
    NodeId other_grade = build.field("other_grade", maybe_levels), n = build.field("n", number), m = build.field("m", maybe_number);
    NodeId day = build.field("day", date), later = build.field("later", optionally(date));
    NodeId name = build.field("name", domain_of(Kind::text)), alias = build.field("alias", domain_of(Kind::text, true));

    void tests() {
        NodeId const near = build.less(n, m), few = build.at_most(m, build.whole(3)), same = build.equal(grade, other_grade);
        NodeId const between = build.in_ranges(n, std::vector{build.whole(1), build.whole(2), m, build.whole(9)}, 1);
        NodeId const in_constants = build.in_ranges(m, std::vector{build.whole(0), build.whole(2), build.whole(4), build.whole(5)}, 2);
        NodeId const called = build.in_texts(name, std::vector{build.text("x"), alias});
        NodeId const all = build.conjunction({a, b, near}), some = build.disjunction({few, same, b, build.negation(between)});
        NodeId const reversed = build.greater(build.whole(2), n), sorted = build.less(grade, other_grade), unlike = build.different(name, alias);
        NodeId const alike = build.equal(n, build.whole(4)), none = build.is_none(m), surely_none = build.is_none_for_sure(other_grade);
        build.count_at_least(build.whole(2), std::vector{all, some, called, in_constants});
        build.count_at_least(n, std::vector{a, sorted, unlike, alike, none, surely_none, reversed});
        build.in_levels(other_grade, 5);
    }

    void values() {
        using rubric::Op;
        NodeId const sum = build.arithmetic(Op::add, number, n, m), one_more = build.arithmetic(Op::add, number, m, build.whole(1));
        build.arithmetic(Op::subtract, number, one_more, sum), build.arithmetic(Op::subtract, number, build.whole(9'000'000'000'000), sum);
        build.arithmetic(Op::multiply, number, n, one_more), build.arithmetic(Op::divide, number, n, m);
        for (Unit const unit : {Unit::days, Unit::weeks, Unit::months, Unit::years, Unit::working_days}) {
            build.shift(day, build.whole(5), unit), build.shift(later, n, unit);
            build.elapsed(day, later, unit), build.elapsed(build.date(738'000), day, unit), build.elapsed(later, build.date(730'000), unit);
        }
        build.shift(day, build.whole(30'000), Unit::months);
        NodeId const chosen = build.select(optionally(number), other_grade, std::vector{n, build.whole(7), m});
        build.select(number, other_grade, std::vector{n, build.whole(7), n, build.whole(1)}), build.known(chosen), build.known(other_grade);
        NodeId const picked = build.select(optionally(levels), grade, std::vector{build.level(scale, 2), other_grade, grade});
        build.known(picked), build.assume(n, build.whole(3), 5), build.assume(grade, build.level(scale, 1), 3, a);
        build.select(domain_of(Kind::text, true), grade, std::vector{name, alias, build.text("y")});
    }

    void decisions() {
        NodeId const few = build.less(n, build.whole(3));
        std::vector<rubric::NamedRule> const of_levels{{"1", a, build.level(scale, 2)}, {"2", b, grade}, {"3", few, build.level(scale, 0)}};
        std::vector<rubric::NamedRule> const of_numbers{{"1", a, build.whole(2)}, {"2", b, n}, {"3", few, m}};
        for (Policy const policy : {Policy::first, Policy::agree, Policy::highest, Policy::lowest}) {
            build.decide("levels", policy, levels, of_levels, build.level(scale, 1));
            build.decide("levels too", policy, optionally(levels), {{"1", a, other_grade}, {"2", b, grade}});
            build.decide("numbers", policy, optionally(number), of_numbers, build.whole(5));
        }
        build.decide("texts", Policy::first, domain_of(Kind::text), {{"1", a, name}, {"2", few, build.text("z")}}, name);
        build.decide("texts too", Policy::agree, domain_of(Kind::text, true), {{"1", a, name}, {"2", b, alias}}, name);
    }

    void lists() {
        auto const shape = build.shape("visit");
        build.list({"visits", "visits", shape});
        auto const scope = build.loop(0);
        NodeId const on = build.field("on", optionally(date), scope), went = build.field("went", levels, scope), cost = build.field("cost", number, scope);
        NodeId const cheap = build.less(cost, build.broadcast(n, scope)), good = build.in_levels(went, 6);
        build.count(scope, good), build.over(Policy::sum, number, scope, cheap, cost);
        build.over(Policy::any, boolean_domain, scope, good, cheap), build.over(Policy::all, boolean_domain, scope, nothing, cheap);
        build.over(Policy::latest, optionally(levels), scope, cheap, went, on), build.over(Policy::highest, optionally(levels), scope, cheap, went);
        build.over(Policy::lowest, optionally(number), scope, good, cost), build.over(Policy::the, number, scope, good, cost);
    }

    static constexpr NodeId nothing = rubric::nothing;
    rubric::Graph graph() {
        tests(), values(), decisions(), lists();
        return build.finish();
    }
};

class Cases {
public:
    explicit Cases(rubric::Graph const& graph) : graph_(graph), texts(graph) {
        for (char const* each : {"x", "y", "w"}) names_.push_back(texts.code(each));
    }

    std::vector<rubric::Row> make(std::size_t count) {
        std::vector<rubric::Row> cases(count, rubric::Row(graph_.shapes[0]));
        for (auto& each : cases) {
            fill(each, graph_.shapes[0]);
            each.slots[rubric::today_slot] = {Fact::State::known, 738'200};
            auto& list = each.lists[0];
            list.state = static_cast<Fact::State>(random_() % 4);
            if (random_() % 4 != 0) list.state = Fact::State::known;
            if (list.state != Fact::State::known) continue;
            list.rows.assign(random_() % 4, rubric::Row(graph_.shapes[1]));
            for (auto& row : list.rows) fill(row, graph_.shapes[1]);
        }
        return cases;
    }

private:
    void fill(rubric::Row& row, rubric::Shape const& shape) {
        for (std::size_t i = 0; i < row.slots.size(); ++i) row.slots[i] = fact(shape.slots[i].domain);
    }
    Fact fact(rubric::Domain domain) {
        auto const draw = random_() % 16;
        if (draw < 3) return {};
        if (draw < 5) return {draw == 3 ? Fact::State::none : Fact::State::error, 0};
        auto const value = static_cast<std::int64_t>(random_());
        switch (domain.kind) {
            case Kind::levels:
                return {Fact::State::known, value % (domain.enumeration == rubric::boolean_enumeration ? 2 : 3)};
            case Kind::date:
                return {Fact::State::known, value % 40 == 0 ? 1 + value % 3'652'059 : 736'000 + value % 3'000};
            case Kind::text:
                return {Fact::State::known, names_[static_cast<std::size_t>(value) % names_.size()]};
            default:
                return {Fact::State::known, value % 60 == 0 ? rubric::number_limit - value : (value % 24 - 6) * one / 2};
        }
    }

    rubric::Graph const& graph_;
    std::mt19937 random_{20260401};
    std::vector<std::int64_t> names_;

public:
    rubric::Texts texts;
};

std::string op_of(rubric::Graph const& graph, NodeId id, std::size_t row) {
    return "node " + std::to_string(id) + " of operation " + std::to_string(static_cast<int>(graph.nodes[id].op)) + " in row " + std::to_string(row);
}

/// All rows near the edges of words at either end, and some between.
std::uint32_t next(std::uint32_t row, std::size_t count) { return row + (row > 66 && row + 66 < count ? 29 : 1); }

/// The first value in which two runs differ; empty if they are alike.
std::string difference(rubric::Graph const& graph, rubric::Evaluation const& left, rubric::Evaluation const& right) {
    for (NodeId id = 0; id < graph.nodes.size(); ++id)
        for (std::uint32_t row = 0; row < left.rows(graph.nodes[id].scope); row = next(row, left.rows(graph.nodes[id].scope)))
            if (left.value(id, row) != right.value(id, row)) return op_of(graph, id, row);
    return {};
}

struct InUse {
    std::string before = rubric::instruction_set();
    ~InUse() { rubric::use_instruction_set(before); }
};

}  // namespace

TEST_CASE("a run of many cases gives what runs of each alone give, at every size of chunk") {
    rubric::Graph const graph = Everything().graph();
    Cases cases(graph);
    for (std::size_t const count : {1, 63, 64, 65, 2047, 2048, 2049}) {
        auto const rows = cases.make(count);
        rubric::Evaluation many(graph), alone(graph);
        many.run(rows, cases.texts, {});
        std::string wrong;
        for (std::uint32_t row = 0; row < count && wrong.empty(); row = next(row, count)) {
            alone.run(rows[row], cases.texts);
            for (NodeId id = 0; id < graph.nodes.size() && wrong.empty(); ++id)
                if (graph.nodes[id].scope == 0 && many.value(id, row) != alone.value(id)) wrong = op_of(graph, id, row);
        }
        INFO(count << " cases");
        CHECK(wrong == "");
    }
}

TEST_CASE("an evaluation that has run many cases runs fewer, and many again, as a new one does") {
    rubric::Graph const graph = Everything().graph();
    Cases cases(graph);
    rubric::Evaluation used(graph);
    for (std::size_t const count : {2048, 3, 65}) {
        auto const rows = cases.make(count);
        rubric::Evaluation fresh(graph);
        used.run(rows, cases.texts, {}), fresh.run(rows, cases.texts, {});
        CHECK(difference(graph, used, fresh) == "");
    }
}

TEST_CASE("every instruction set of the machine gives the same") {
    InUse const in_use;
    rubric::Graph const graph = Everything().graph();
    Cases cases(graph);
    auto const sets = rubric::instruction_sets();
    REQUIRE(sets.front() == "portable");
    CHECK(in_use.before == sets.back());
    for (std::size_t const count : {65, 2049}) {
        auto const rows = cases.make(count);
        rubric::use_instruction_set("portable");
        rubric::Evaluation plain(graph);
        plain.run(rows, cases.texts, {});
        for (auto const& name : sets) {
            rubric::use_instruction_set(name);
            rubric::Evaluation other(graph);
            other.run(rows, cases.texts, {});
            INFO(name << ", " << count << " cases");
            CHECK(difference(graph, plain, other) == "");
        }
    }
    CHECK_THROWS_AS(rubric::use_instruction_set("x86-64-v9"), std::invalid_argument);
}
