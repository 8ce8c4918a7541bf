// Graphs made by hand: shared nodes, scopes, constants, and that folding leaves every set of possibilities as it was.
#include <rubric/builder.hpp>

#include <catch2/catch.hpp>

namespace builder_test {

using namespace rubric;

namespace {

Fact known(std::int64_t value) { return {Fact::State::known, value}; }

}  // namespace

TEST_CASE("equal nodes are one") {
    GraphBuilder build("shared");
    auto const a = build.field("a", boolean_domain), b = build.field("b", boolean_domain);
    CHECK(build.conjunction({a, b}) == build.conjunction({a, b}));
    CHECK(build.conjunction({a, b}) != build.conjunction({b, a}));
    CHECK(build.fact(1) == a);
    auto const scope = build.loop(build.list({"list", "List", build.shape("element")}));
    CHECK(build.loop(0) == scope);
    CHECK(build.count(scope) == build.count(scope));
    CHECK(build.decide("d", Policy::first, boolean_domain, {{"r", a, b}}) !=
          build.decide("d", Policy::first, boolean_domain, {{"r", a, b}}));
}

TEST_CASE("what rests on constants alone is a constant") {
    GraphBuilder build("folded");
    auto const value = [&](NodeId node) { return build.fact_of(node); };
    CHECK(value(build.arithmetic(Op::add, domain_of(Kind::number), build.whole(1), build.whole(2))) == known(3'000'000));
    CHECK(value(build.arithmetic(Op::divide, domain_of(Kind::number), build.whole(1), build.whole(0))) ==
          Fact{Fact::State::error, 0});
    CHECK(value(build.shift(build.date(10), build.whole(2), Unit::weeks)) == known(24));
    CHECK(value(build.less(build.whole(1), build.whole(2))) == known(1));
    CHECK(value(build.is_none(build.none(boolean_domain))) == known(1));
    CHECK(value(build.negation(build.none(boolean_domain))) == known(1));
    CHECK(value(build.conjunction({build.yes(), build.yes()})) == known(1));
    CHECK(value(build.disjunction({build.no(), build.none(boolean_domain)})) == known(0));
    CHECK(value(build.count_at_least(build.whole(1), std::array{build.no(), build.yes()})) == known(1));
    CHECK_FALSE(value(build.is_none(build.unknown(domain_of(Kind::date, true)))).has_value());
}

TEST_CASE("a no settles a conjunction of open tests, a yes leaves it out, and nothing else changes") {
    GraphBuilder build("junctions");
    auto const a = build.field("a", boolean_domain), maybe = build.field("maybe", optionally(boolean_domain));
    CHECK(build.conjunction({a, build.no()}) == build.no());
    CHECK(build.conjunction({a, build.yes()}) == a);
    CHECK(build.disjunction({a, build.yes()}) == build.yes());
    CHECK(build.disjunction({build.no(), a}) == a);
    CHECK(build.conjunction({maybe, build.yes()}) != maybe);
    CHECK(build.graph().nodes[build.conjunction({a, build.error(boolean_domain)})].op == Op::conjunction);
    CHECK(build.graph().nodes[build.disjunction({a, build.negation(a)})].op == Op::disjunction);
}

TEST_CASE("a branch that is surely taken is the choice") {
    GraphBuilder build("branches");
    auto const a = build.field("a", boolean_domain), b = build.field("b", boolean_domain);
    CHECK(build.conditional(boolean_domain, build.yes(), a, b) == a);
    CHECK(build.conditional(boolean_domain, build.no(), a, b) == b);
    CHECK(build.conditional(boolean_domain, build.none(boolean_domain), a, b) == b);
    CHECK(build.graph().nodes[build.conditional(boolean_domain, build.error(boolean_domain), a, b)].op == Op::select);
}

TEST_CASE("operands go into the deepest scope among them, and no further") {
    GraphBuilder build("scopes");
    auto const shape = build.shape("element");
    auto const list = build.list({"list", "List", shape}), other = build.list({"other", "Other", shape});
    auto const scope = build.loop(list), beside = build.loop(other);
    auto const outside = build.field("limit", domain_of(Kind::integer)),
               inside = build.field("amount", domain_of(Kind::integer), scope);
    auto const both = build.less(inside, outside);
    CHECK(build.scope(both) == scope);
    CHECK(build.graph().nodes[build.graph().operands[build.graph().nodes[both].first + 1]].op == Op::broadcast);
    CHECK(build.scope(build.less(inside, build.whole(3))) == scope);
    CHECK_THROWS_AS(build.less(inside, build.fact(0, beside)), std::logic_error);
    CHECK_THROWS_AS(build.broadcast(inside, 0), std::logic_error);
}

TEST_CASE("a loop inside a loop over a list from further out makes the plain loop too") {
    GraphBuilder build("loops");
    auto const shape = build.shape("element");
    auto const list = build.list({"list", "List", shape}), other = build.list({"other", "Other", shape});
    auto const pair = build.loop(other, build.loop(list), 0);
    auto const plain = build.loop(other);
    CHECK(plain < pair);
    CHECK(build.graph().scopes[pair].owner == 0);
    CHECK(build.encloses(build.loop(list), pair));
    CHECK_FALSE(build.encloses(plain, pair));
}

TEST_CASE("a select has a branch for each level") {
    GraphBuilder build("branches");
    auto const scale = build.scale("scale", {"low", "middle", "high"});
    auto const field = build.field("field", levels_of(scale));
    CHECK_THROWS_AS(build.select(boolean_domain, field, std::array{build.yes(), build.no()}), std::logic_error);
    CHECK_THROWS_AS(build.level(scale, "highest"), std::logic_error);
}

}  // namespace builder_test
