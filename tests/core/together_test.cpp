// Operations on many rows, 64 at a time, against the same row by row: of numbers and dates that are single, ranges, everything, none and
// in error, at the ends of what there is and beyond the tables.
#include "trial.hpp"

#include <random>

namespace together_test {

using namespace rubric;
using definition::error;
using definition::none;
using definition::Part;
using definition::span;
using trial::Value;

namespace {

class Drawing {
public:
    explicit Drawing(unsigned seed) : random_(seed) {}

    std::int64_t below(std::int64_t count) { return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(count)); }

    Value of(Domain domain) {
        Value found;
        auto const kind = below(16);
        if (kind == 0 || kind == 1) found.insert(none);
        if (kind == 1 || kind == 2) found.insert(error);
        if (kind == 0 || kind == 2) return found;
        Span const whole = everything(domain.kind);
        std::int64_t const a = domain.kind == Kind::date ? day() : number(), b = domain.kind == Kind::date ? day() : number();
        if (kind == 3)
            found.insert(span(whole.low, whole.high));
        else if (kind < 8)
            found.insert(span(std::min(a, b), std::max(a, b)));
        else
            found.insert(span(a, a));
        return found;
    }

private:
    std::int64_t number() {
        constexpr std::int64_t near[] = {0, 1, -1, one, -one, one / 2, 3 * one, 7 * one + 1, 2'500'000, number_limit, -number_limit, number_limit - 1};
        switch (below(3)) {
            case 0:
                return near[below(std::size(near))];
            case 1:
                return (below(200) - 100) * one;
            default:
                return (static_cast<std::int64_t>(random_() >> 1) >> below(63)) * (below(2) == 0 ? 1 : -1);
        }
    }
    Day day() {
        constexpr Day edges[] = {first_day, last_day, MonthTable::first, MonthTable::first - 1, MonthTable::last, MonthTable::last + 1,
                                 Calendar::first_known, Calendar::first_known - 1, Calendar::last_known, Calendar::last_known + 1};
        return below(5) == 0 ? edges[below(std::size(edges))] : *parse_iso("2022-06-30") + below(900);
    }

    std::mt19937_64 random_;
};

/// `make(build, leaves)` gives one node over leaves of these domains, which is run over many rows, and over each alone.
template <class Make>
void hold(std::vector<Domain> const& domains, Make make, unsigned seed) {
    GraphBuilder build("together");
    build.calendar({{{*parse_iso("2022-09-05"), *parse_iso("2022-12-20")}, {*parse_iso("2023-01-04"), *parse_iso("2023-03-31")}}, {}});
    std::vector<NodeId> leaves;
    for (Domain const each : domains) leaves.push_back(build.field("leaf" + std::to_string(leaves.size()), each));
    NodeId const node = make(build, leaves);
    Graph const graph = build.finish();
    Drawing drawing(seed);
    std::vector<std::vector<Value>> lines(rows_in_a_word * 20 + 5);
    for (auto& line : lines)
        for (Domain const each : domains) line.push_back(drawing.of(each));
    trial::check(graph, leaves, node, lines, [&](auto const& line) { return trial::run(graph, leaves, node, {line})[0]; });
}

Domain const number = domain_of(Kind::number, true), date = domain_of(Kind::date, true);

}  // namespace

TEST_CASE("arithmetic of many rows is that of each") {
    for (Op const op : {Op::add, Op::subtract, Op::multiply, Op::divide}) {
        CAPTURE(static_cast<int>(op));
        hold({number, number}, [&](auto& build, auto const& leaves) { return build.arithmetic(op, number, leaves[0], leaves[1]); }, 1);
        for (std::int64_t const amount : {std::int64_t{0}, 20 * one, -3 * one, one / 3, number_limit}) {
            CAPTURE(amount);
            hold({number}, [&](auto& build, auto const& leaves) { return build.arithmetic(op, number, leaves[0], build.amount(Kind::number, amount)); }, 2);
            hold({number}, [&](auto& build, auto const& leaves) { return build.arithmetic(op, number, build.amount(Kind::number, amount), leaves[0]); }, 3);
        }
        hold({number}, [&](auto& build, auto const& leaves) { return build.arithmetic(op, number, leaves[0], build.unknown(number)); }, 4);
    }
}

TEST_CASE("dates of many rows move and lie apart as each does") {
    for (Unit const unit : {Unit::days, Unit::weeks, Unit::months, Unit::years, Unit::working_days, Unit::terms}) {
        CAPTURE(static_cast<int>(unit));
        hold({date, date}, [&](auto& build, auto const& leaves) { return build.elapsed(leaves[0], leaves[1], unit); }, 5);
        hold({date}, [&](auto& build, auto const& leaves) { return build.elapsed(leaves[0], build.date(*parse_iso("2023-03-31")), unit); }, 6);
        hold({date}, [&](auto& build, auto const& leaves) { return build.elapsed(build.date(*parse_iso("2023-03-31")), leaves[0], unit); }, 7);
        if (unit == Unit::terms) continue;
        hold({date, number}, [&](auto& build, auto const& leaves) { return build.shift(leaves[0], leaves[1], unit); }, 8);
        for (std::int64_t const count : {0, 1, -1, 17, 5'000, 60'000, -60'000, 200'000})
            hold({date}, [&](auto& build, auto const& leaves) { return build.shift(leaves[0], build.whole(count), unit); }, 9);
        hold({number}, [&](auto& build, auto const& leaves) { return build.shift(build.date(*parse_iso("2023-01-31")), leaves[0], unit); }, 10);
    }
}

}  // namespace together_test
