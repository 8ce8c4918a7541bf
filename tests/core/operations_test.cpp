// Each operation on every combination of possibilities, against what it gives on each choice of one from each operand.
#include "trial.hpp"

namespace operations_test {

using rubric::boolean_domain;
using rubric::Domain;
using rubric::domain_of;
using rubric::GraphBuilder;
using rubric::Kind;
using rubric::levels_of;
using rubric::NodeId;
using rubric::one;
using rubric::optionally;
using rubric::Relation;

using definition::error;
using definition::level;
using definition::no;
using definition::none;
using definition::Part;
using definition::span;
using definition::Value;
using definition::yes;

namespace {

constexpr Relation relations[]{Relation::equal,   Relation::different, Relation::less,
                               Relation::at_most, Relation::greater,   Relation::at_least};

/// One node over leaves of these domains: `make(build, leaves)` gives it.
template <class Make, class Expected>
void hold(std::vector<Domain> const& domains, std::vector<std::vector<Value>> const& lines, Make make, Expected expected) {
    GraphBuilder build("trial");
    std::vector<NodeId> leaves;
    for (Domain const each : domains) leaves.push_back(build.field("leaf" + std::to_string(leaves.size()), each));
    NodeId const node = make(build, leaves);
    rubric::Graph const graph = build.finish();
    trial::check(graph, leaves, node, lines, expected);
}

bool holds(Relation relation, std::int64_t a, std::int64_t b) {
    switch (relation) {
        case Relation::equal:
            return a == b;
        case Relation::different:
            return a != b;
        case Relation::less:
            return a < b;
        case Relation::at_most:
            return a <= b;
        case Relation::greater:
            return a > b;
        case Relation::at_least:
            return a >= b;
    }
    return false;
}

/// Number by number: a span is every number in it.
Value compared(Relation relation, Part const& x, Part const& y) {
    if (x == error || y == error) return {error};
    if (x == none || y == none) return {no};
    Value found;
    for (auto a = x.low; a <= x.high; ++a)
        for (auto b = y.low; b <= y.high; ++b) found.insert(holds(relation, a, b) ? yes : no);
    return found;
}

std::vector<Value> tests_or_none() { return definition::subsets({no, yes, none, error}); }

Domain const maybe = levels_of(rubric::boolean_enumeration, true);

}  // namespace

TEST_CASE("not, and, or on every combination; none is no") {
    auto const values = tests_or_none();
    hold(
        {maybe}, trial::combinations({values}), [](auto& build, auto const& leaves) { return build.negation(leaves[0]); },
        [](auto const& line) {
            Value found;
            for (Part const& each : definition::tested(line[0])) found.insert(definition::negation(each));
            return found;
        });
    auto const three = trial::combinations({values, values, values});
    auto const folded = [](auto const& line, auto of) {
        Value found = definition::tested(line[0]);
        for (std::size_t i = 1; i < line.size(); ++i)
            found = definition::lifted(found, definition::tested(line[i]), [&](Part a, Part b) { return Value{of(a, b)}; });
        return found;
    };
    hold(
        {maybe, maybe, maybe}, three, [](auto& build, auto const& leaves) { return build.conjunction(leaves); },
        [&](auto const& line) { return folded(line, definition::both); });
    hold(
        {maybe, maybe, maybe}, three, [](auto& build, auto const& leaves) { return build.disjunction(leaves); },
        [&](auto const& line) { return folded(line, definition::either); });
}

TEST_CASE("a count of tests is reached, missed, or in error if the errors could make up the number") {
    auto const values = definition::truths();
    std::vector<std::vector<Value>> lines = trial::combinations({values, values, values, values});
    for (std::int64_t k = -1; k <= 5; ++k)
        hold(
            {maybe, maybe, maybe, maybe}, lines,
            [&](auto& build, auto const& leaves) { return build.count_at_least(build.whole(k), leaves); },
            [&](auto const& line) { return definition::at_least(k, line); });
}

TEST_CASE("a count against an open number is open between what it would be for each") {
    auto const values = definition::truths();
    std::vector<Value> const wanted{
        {span(one, 2 * one)}, {span(one / 2, one / 2)}, {span(-one, 9 * one)}, {none}, {error, span(2 * one, 2 * one)}};
    hold(
        {domain_of(Kind::number, true), maybe, maybe}, trial::combinations({wanted, values, values}),
        [](auto& build, auto const& leaves) { return build.count_at_least(leaves[0], std::span(leaves).subspan(1)); },
        [](auto const& line) {
            Value found;
            for (Part const& k : line[0]) {
                if (k == none) found.insert(no);
                if (k == error) found.insert(error);
                if (k.kind != Part::span) continue;
                for (std::int64_t n = rubric::ceiling_of(k.low); n <= std::min<std::int64_t>(rubric::ceiling_of(k.high), 9); ++n)
                    found = definition::joined(found, definition::at_least(n, {line[1], line[2]}));
            }
            return found;
        });
}

TEST_CASE("levels compare by their places") {
    auto const values = definition::subsets({level(0), level(1), level(2), none, error});
    Domain const scale = levels_of(rubric::strength_enumeration, true);
    for (Relation const relation : relations)
        hold(
            {scale, scale}, trial::combinations({values, values}),
            [&](auto& build, auto const& leaves) { return build.compare(relation, leaves[0], leaves[1]); },
            [&](auto const& line) {
                return definition::lifted(line[0], line[1], [&](Part a, Part b) { return compared(relation, a, b); });
            });
}

TEST_CASE("numbers and dates compare as ranges do") {
    auto const values = definition::spans(3);
    for (Relation const relation : relations)
        hold(
            {domain_of(Kind::date, true), domain_of(Kind::date, true)}, trial::combinations({values, values}),
            [&](auto& build, auto const& leaves) { return build.compare(relation, leaves[0], leaves[1]); },
            [&](auto const& line) {
                return definition::lifted(line[0], line[1], [&](Part a, Part b) { return compared(relation, a, b); });
            });
}

TEST_CASE("a value is tested once against all ranges together") {
    struct Ends {
        std::int64_t low, high;
        bool half_open;
    };
    std::vector<std::vector<Ends>> const tables{
        {{1, 3, false}}, {{1, 3, true}}, {{1, 2, true}, {2, 4, false}}, {{1, 1, false}, {3, 4, false}}, {{3, 1, false}}};
    for (auto const& ranges : tables)
        hold(
            {domain_of(Kind::date, true)}, trial::combinations({definition::spans(6)}),
            [&](auto& build, auto const& leaves) {
                std::vector<NodeId> ends;
                std::uint64_t half_open = 0;
                for (std::size_t i = 0; i < ranges.size(); ++i) {
                    ends.push_back(build.date(ranges[i].low)), ends.push_back(build.date(ranges[i].high));
                    half_open |= std::uint64_t{ranges[i].half_open} << i;
                }
                return build.in_ranges(leaves[0], ends, half_open);
            },
            [&](auto const& line) {
                Value found;
                for (Part const& x : line[0]) {
                    if (x.kind != Part::span) found.insert(x == error ? error : no);
                    for (auto n = x.low; x.kind == Part::span && n <= x.high; ++n) {
                        bool in = false;
                        for (auto const& each : ranges)
                            in = in || (each.low <= n && (each.half_open ? n < each.high : n <= each.high));
                        found.insert(in ? yes : no);
                    }
                }
                return found;
            });
}

TEST_CASE("ranges with open ends hold what some of their ends would") {
    hold(
        {domain_of(Kind::date), domain_of(Kind::date), domain_of(Kind::date)},
        trial::combinations(
            {definition::subsets({span(1, 1), span(3, 3), span(5, 5)}), definition::spans(4), definition::spans(4)}),
        [](auto& build, auto const& leaves) { return build.in_ranges(leaves[0], std::span(leaves).subspan(1)); },
        [](auto const& line) {
            Value found;
            Value const x = definition::possible(line[0]);
            for (Part const& a : line[1])
                for (Part const& b : line[2])
                    for (Part const& value : x) {
                        if (a == error || b == error) {
                            found.insert(error);
                        } else if (a == none || b == none) {
                            found.insert(no);
                        } else {
                            for (auto low = a.low; low <= a.high; ++low)
                                for (auto high = b.low; high <= b.high; ++high)
                                    for (auto n = value.low; n <= value.high; ++n) found.insert(low <= n && n <= high ? yes : no);
                        }
                    }
            return found;
        });
}

TEST_CASE("and so do several, of which each may lie where it may") {
    std::vector<Value> const lows{{span(1, 1)}, {span(0, 2)}, {span(2, 2), none}, {span(1, 1), error}},
        highs{{span(2, 2)}, {span(1, 3)}, {span(4, 4), none}, {error}};
    Domain const day = domain_of(Kind::date, true);
    for (std::uint64_t const half_open : {0, 1, 2})
        hold(
            {day, day, day, day, day},
            trial::combinations({definition::subsets({span(0, 0), span(2, 3)}), lows, highs, {{span(3, 3)}, {span(2, 4)}}, {{span(4, 4)}, {span(3, 5)}, {none}}}),
            [&](auto& build, auto const& leaves) { return build.in_ranges(leaves[0], std::span(leaves).subspan(1), half_open); },
            [&](auto const& line) {
                Value found;
                auto const each_end = [](Value const& ends, auto visit) {
                    for (Part const& part : ends)
                        for (auto end = part.low; end <= part.high; ++end) visit(part.kind == Part::span ? span(end, end) : part);
                };
                auto const inside = [](std::int64_t n, Part a, Part b, bool open) {
                    return a.kind == Part::span && b.kind == Part::span && a.low <= n && n <= b.low - (open ? 1 : 0);
                };
                each_end(definition::possible(line[0]), [&](Part x) {
                    each_end(line[1], [&](Part a) {
                        each_end(line[2], [&](Part b) {
                            each_end(line[3], [&](Part c) {
                                each_end(line[4], [&](Part d) {
                                    bool const in = inside(x.low, a, b, half_open & 1) || inside(x.low, c, d, half_open & 2);
                                    found.insert(a == error || b == error ? error : in ? yes : no);
                                });
                            });
                        });
                    });
                });
                return found;
            });
}

TEST_CASE("is none, a mask of levels, a stored value, a choice of branches") {
    auto const values = definition::subsets({level(0), level(1), level(2), none, error});
    Domain const scale = levels_of(rubric::strength_enumeration, true);
    auto const each_of = [](Value const& value, auto of) {
        Value found;
        for (Part const& each : value) {
            Value const given = of(each);
            found.insert(given.begin(), given.end());
        }
        return found;
    };
    auto const lines = trial::combinations({values});
    hold(
        {scale}, lines, [](auto& build, auto const& leaves) { return build.is_none(leaves[0]); },
        [&](auto const& line) {
            return each_of(line[0], [](Part p) { return Value{p == error ? error : p == none ? yes : no}; });
        });
    hold(
        {scale}, lines, [](auto& build, auto const& leaves) { return build.is_none_for_sure(leaves[0]); },
        [&](auto const& line) { return each_of(line[0], [](Part p) { return Value{p == none ? yes : no}; }); });
    hold(
        {scale}, lines, [](auto& build, auto const& leaves) { return build.in_levels(leaves[0], 0b101); },
        [&](auto const& line) {
            return each_of(line[0], [](Part p) { return Value{p == error ? error : p == level(0) || p == level(2) ? yes : no}; });
        });
    hold(
        {scale}, lines, [](auto& build, auto const& leaves) { return build.known(leaves[0]); },
        [&](auto line) {
            line[0].erase(none);
            return definition::settled(line[0]);
        });
    auto const branches = definition::subsets({level(0), none, error});
    for (bool const with_none : {false, true})
        hold(
            {maybe, scale, scale, scale},
            trial::combinations({tests_or_none(), branches, branches, definition::subsets({level(2), error})}),
            [&](auto& build, auto const& leaves) {
                return build.select(scale, leaves[0], std::span(leaves).subspan(1, with_none ? 3 : 2));
            },
            [&](auto const& line) {
                return each_of(line[0], [&](Part p) {
                    if (p == error) return Value{error};
                    if (p == none) return with_none ? line[3] : Value{none};
                    return p == no ? line[1] : line[2];
                });
            });
}

TEST_CASE("arithmetic covers every pair of numbers and loses no none and no error") {
    std::vector<Value> values;
    for (Value const& each : definition::spans(3)) {  // whole numbers from -1 to 2
        Value moved;
        for (Part part : each) moved.insert(part.kind == Part::span ? span((part.low - 1) * one, (part.high - 1) * one) : part);
        values.push_back(moved);
    }
    auto const lines = trial::combinations({values, values});
    struct Case {
        rubric::Op op;
        std::optional<rubric::Millionths> (*of)(rubric::Millionths, rubric::Millionths);
    };
    for (Case const each : {Case{rubric::Op::add, rubric::add}, Case{rubric::Op::subtract, rubric::subtract},
                            Case{rubric::Op::multiply, rubric::multiply}, Case{rubric::Op::divide, rubric::divide}})
        hold(
            {domain_of(Kind::number, true), domain_of(Kind::number, true)}, lines,
            [&](auto& build, auto const& leaves) {
                return build.arithmetic(each.op, domain_of(Kind::number), leaves[0], leaves[1]);
            },
            [&](auto const& line) {
                return definition::lifted(line[0], line[1], [&](Part a, Part b) {
                    if (a == error || b == error) return Value{error};
                    if (a == none || b == none) return Value{none};
                    bool const zero = each.op == rubric::Op::divide && b.low <= 0 && 0 <= b.high;
                    if (zero) return b.low == b.high ? Value{error} : Value{span(-rubric::number_limit, rubric::number_limit)};
                    Value ends;
                    for (auto x : {a.low, a.high})
                        for (auto y : {b.low, b.high}) ends.insert(span(*each.of(x, y), *each.of(x, y)));
                    return definition::possible(ends);
                });
            });
}

TEST_CASE("a range is in error only if all of it is") {
    using rubric::Span;
    constexpr auto limit = rubric::number_limit;
    CHECK(rubric::add(Span{limit, limit}, Span{1, 1}) == std::nullopt);
    CHECK(rubric::add(Span{0, limit}, Span{1, 1}) == Span{1, limit});
    CHECK(rubric::subtract(Span{-limit, 0}, Span{one, one}) == Span{-limit, -one});
    CHECK(rubric::multiply(Span{limit, limit}, Span{2 * one, 2 * one}) == std::nullopt);
    CHECK(rubric::divide(Span{one, one}, Span{3 * one, 3 * one}) == Span{333333, 333333});
    CHECK(rubric::divide(Span{one, one}, Span{0, 0}) == std::nullopt);
    CHECK(rubric::divide(Span{one, one}, Span{0, one}) == Span{-limit, limit});
}

TEST_CASE("dates move and lie apart by the ends of their ranges") {
    using rubric::Span;
    using rubric::Unit;
    auto const day = [](char const* text) { return *rubric::parse_iso(text); };
    auto const shift = [](Span date, Span count, Unit unit) { return rubric::shift(date, count, unit, nullptr); };
    auto const elapsed = [](Span from, Span to, Unit unit) { return rubric::elapsed(from, to, unit, nullptr); };
    Span const august{day("2022-08-01"), day("2022-08-31")};
    CHECK(shift(august, {6 * one, 6 * one}, Unit::months) == Span{day("2023-02-01"), day("2023-02-28")});
    CHECK(shift(august, {one, 2 * one}, Unit::weeks) == Span{day("2022-08-08"), day("2022-09-14")});
    CHECK(shift({day("2024-02-29"), day("2024-02-29")}, {one, one}, Unit::years) ==
          Span{day("2025-02-28"), day("2025-02-28")});
    CHECK(shift({rubric::last_day, rubric::last_day}, {one, one}, Unit::days) == std::nullopt);
    CHECK(shift({rubric::last_day - 1, rubric::last_day}, {one, one}, Unit::days) ==
          Span{rubric::last_day, rubric::last_day});
    CHECK(elapsed(august, {day("2022-09-01"), day("2022-09-01")}, Unit::days) == Span{one, 31 * one});
    CHECK(elapsed({day("2022-08-31"), day("2022-08-31")}, {day("2023-02-28"), day("2023-02-28")}, Unit::months) ==
          Span{6 * one, 6 * one});
    CHECK(elapsed({day("2022-01-15"), day("2022-01-15")}, {day("2022-01-01"), day("2022-01-01")}, Unit::weeks) ==
          Span{-2 * one, -2 * one});
    CHECK(elapsed({day("2022-01-13"), day("2022-01-13")}, {day("2022-01-01"), day("2022-01-01")}, Unit::weeks) ==
          Span{-one, -one});
}

}  // namespace operations_test
