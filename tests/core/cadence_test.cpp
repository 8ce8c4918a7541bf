// What completed periods lack: by literal cases, and against going through the periods one by one.
#include "decided.hpp"

#include <random>

namespace cadence_test {

using namespace decided;

namespace {

Day day(char const* text) { return *parse_iso(text); }
constexpr Millionths whole(std::int64_t number) { return number * one; }

/// A cadence over the dates of visits, each of which was held or not.
struct Visits {
    GraphBuilder build{"visits"};
    std::uint32_t from_slot = build.slot({.path = "from", .title = "From", .domain = domain_of(Kind::date, true)});
    std::uint32_t to_slot = build.slot({.path = "to", .title = "To", .domain = domain_of(Kind::date, true)});
    std::uint32_t length_slot = build.slot({.path = "length", .title = "Length", .domain = domain_of(Kind::integer)});
    std::uint32_t least_slot = build.slot({.path = "least", .title = "Least", .domain = domain_of(Kind::integer)});
    ShapeId shape = build.shape("visit");
    std::uint32_t list = build.list({"visits", "Visits", shape});
    ScopeId scope = build.loop(list);
    NodeId on = build.field("on", domain_of(Kind::date, true), scope), held = build.field("held", boolean_domain, scope);
    NodeId missing = nothing;
    Graph graph;

    explicit Visits(Unit unit) {
        build.calendar({{{day("2022-09-05"), day("2022-12-20")}, {day("2023-01-04"), day("2023-03-31")}, {day("2023-04-17"), day("2023-07-21")}}, {}});
        Cadence const every{unit, build.today(), build.fact(from_slot), build.fact(to_slot), build.fact(length_slot), build.fact(least_slot)};
        missing = build.missing(every, {{scope, build.conjunction({build.element(scope), held}), on}});
        graph = build.finish();
    }
};

struct Decided : Case {
    Visits const& visits;

    explicit Decided(Visits const& of) : Case(of.graph), visits(of) {
        facts.slots[today_slot] = known(day("2023-04-01"));
        facts.slots[of.from_slot] = known(day("2022-09-10"));
        facts.slots[of.to_slot] = none;
        facts.slots[of.length_slot] = facts.slots[of.least_slot] = known(one);
        facts.lists[0].state = Fact::State::known;
    }
    Decided& visit(Fact on, Fact held = known(1)) {
        facts.lists[0].rows.emplace_back(graph.shapes[visits.shape]).slots = {on, held};
        return *this;
    }
    /// "4", "1 to 3", "error", "0 or error"
    std::string short_of() {
        run();
        Value const found = (*this)(visits.missing);
        std::string said;
        if (found.ranged) said = std::to_string(found.low / one) + (found.low == found.high ? "" : " to " + std::to_string(found.high / one));
        if (found.error) said += said.empty() ? "error" : " or error";
        return said;
    }
};

}  // namespace

TEST_CASE("completed months without a visit are short of one, and two in one month are one too many") {
    Visits const visits(Unit::months);
    Decided a(visits);
    CHECK(a.short_of() == "6");
    a.visit(known(day("2022-09-10"))).visit(known(day("2022-10-09"))).visit(known(day("2022-12-01")));
    CHECK(a.short_of() == "4");
    a.visit(known(day("2023-02-01")), known(0)).visit(none).visit(known(day("2022-09-09"))).visit(known(day("2023-03-15")));
    CHECK(a.short_of() == "4");
    a.facts.slots[visits.least_slot] = known(whole(2));
    CHECK(a.short_of() == "9");
    a.facts.slots[visits.to_slot] = known(day("2022-12-09"));
    CHECK(a.short_of() == "3");
    a.facts.slots[visits.to_slot] = known(day("2022-12-08"));
    CHECK(a.short_of() == "2");
}

TEST_CASE("a period is complete when the day after it has come, and the clamp of a short month does not drift") {
    Visits const visits(Unit::months);
    Decided a(visits);
    a.facts.slots[visits.from_slot] = known(day("2023-01-31"));
    a.facts.slots[today_slot] = known(day("2023-02-27"));
    CHECK(a.short_of() == "0");
    a.facts.slots[today_slot] = known(day("2023-02-28"));
    CHECK(a.short_of() == "1");
    a.facts.slots[today_slot] = known(day("2023-03-30"));
    CHECK(a.short_of() == "1");
    a.facts.slots[today_slot] = known(day("2023-03-31"));
    CHECK(a.short_of() == "2");
    a.visit(known(day("2023-02-28")));
    CHECK(a.short_of() == "1");
}

TEST_CASE("terms are the calendar's, and a date between them fills none") {
    Visits const visits(Unit::terms);
    Decided a(visits);
    a.facts.slots[visits.from_slot] = known(day("2022-09-05"));
    CHECK(a.short_of() == "2");
    a.visit(known(day("2022-12-25")));
    CHECK(a.short_of() == "2");
    a.visit(known(day("2023-01-04")));
    CHECK(a.short_of() == "1");
    a.visit(known(day("2022-12-20")));
    CHECK(a.short_of() == "0");
    a.facts.slots[today_slot] = known(day("2023-07-21"));
    CHECK(a.short_of() == "0");
    a.facts.slots[today_slot] = known(day("2030-01-01"));
    CHECK(a.short_of() == "1");
    a.facts.slots[visits.from_slot] = known(day("2022-09-06"));
    a.facts.lists[0].rows.clear();
    CHECK(a.short_of() == "2");
}

TEST_CASE("without a first day there are no periods; an unknown one gives a range from nothing") {
    Visits const visits(Unit::days);
    Decided a(visits);
    a.facts.slots[visits.length_slot] = known(whole(42));
    CHECK(a.short_of() == "4");
    a.facts.slots[visits.from_slot] = none;
    CHECK(a.short_of() == "0");
    a.facts.slots[visits.from_slot] = Fact{};
    a.facts.slots[today_slot] = known(84 + 1);
    CHECK(a.short_of() == "0 to 2");
    CHECK(a.needs(visits.missing) == Names{"from"});
}

TEST_CASE("what is open makes a range, each period by itself") {
    Visits const visits(Unit::months);
    Decided a(visits);
    a.visit(Fact{});
    CHECK(a.short_of() == "0 to 6");
    CHECK(a.needs(visits.missing) == Names{"visits[1].on"});
    a.visit(known(day("2022-10-20")), Fact{});
    CHECK(a.short_of() == "0 to 6");
    CHECK(a.needs(visits.missing) == Names{"visits[1].on", "visits[2].held"});
    a.facts.lists[0].rows.erase(a.facts.lists[0].rows.begin());
    CHECK(a.short_of() == "5 to 6");
    a.facts.lists[0].state = Fact::State::unknown;
    a.facts.lists[0].rows.clear();
    CHECK(a.short_of() == "0 to 6");
    CHECK(a.needs(visits.missing) == Names{"visits"});
    a.facts.lists[0].state = Fact::State::none;
    a.facts.slots[visits.least_slot] = Fact{};
    a.run();
    CHECK(a(visits.missing).low == 0);
    CHECK(a(visits.missing).high == number_limit);
    a.facts.slots[visits.least_slot] = known(whole(3));
    a.facts.slots[visits.length_slot] = Fact{};
    CHECK(a.short_of() == "0 to 18");
}

TEST_CASE("an error in a date, a condition or the cadence itself is an error of the whole") {
    Visits const visits(Unit::months);
    Decided a(visits);
    a.visit(known(day("2022-10-20")), in_error);
    CHECK(a.short_of() == "error");
    a.facts.lists[0].rows[0].slots[0] = none;
    CHECK(a.short_of() == "6");
    a.visit(in_error, known(0));
    CHECK(a.short_of() == "6");
    a.visit(in_error, Fact{});
    CHECK(a.short_of() == "6 or error");
    a.facts.lists[0].rows.clear();
    a.facts.slots[visits.to_slot] = in_error;
    CHECK(a.short_of() == "error");
    a.facts.slots[visits.to_slot] = none;
    a.facts.slots[visits.length_slot] = known(0);
    CHECK(a.short_of() == "error");
}

TEST_CASE("a cadence of working days needs days that the calendar knows") {
    Visits const visits(Unit::working_days);
    Decided a(visits);
    a.facts.slots[visits.length_slot] = known(whole(10));
    a.facts.slots[visits.from_slot] = known(day("2022-12-22"));
    a.facts.slots[today_slot] = known(day("2023-01-09"));  // nine working days on
    CHECK(a.short_of() == "0");
    a.facts.slots[today_slot] = known(day("2023-01-10"));
    CHECK(a.short_of() == "1");
    CHECK(a.visit(known(day("2023-01-09"))).short_of() == "0");
    a.facts.slots[today_slot] = known(day("2101-01-01"));
    CHECK(a.short_of() == "error");
    a.facts.slots[visits.to_slot] = known(day("2023-01-09"));
    CHECK(a.short_of() == "0");
    a.facts.slots[visits.from_slot] = known(day("1977-01-01"));
    CHECK(a.short_of() == "error");
}

namespace {

/// The days between which each period lies, one after the other; those that are over by the last day.
std::vector<std::pair<Day, Day>> periods(Unit unit, Day start, std::int64_t length, Day by, Calendar const& calendar) {
    std::vector<std::pair<Day, Day>> found;
    if (unit == Unit::terms) {
        for (Days const& each : calendar.terms())
            if (each.first >= start && each.last + 1 <= by) found.emplace_back(each.first, each.last + 1);
        return found;
    }
    for (std::int64_t n = 0;; ++n) {
        auto const begin = shifted(start, whole(n * length), unit, &calendar), end = shifted(start, whole((n + 1) * length), unit, &calendar);
        if (!begin || !end || *end > by) return found;
        found.emplace_back(*begin, *end);
    }
}

}  // namespace

TEST_CASE("what is lacking is what going through the periods finds") {
    std::mt19937 random(11);
    auto const between = [&](std::int64_t low, std::int64_t high) { return low + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(high - low + 1)); };
    for (Unit const unit : {Unit::days, Unit::months, Unit::working_days, Unit::terms}) {
        Visits const visits(unit);
        for (int i = 0; i < 400; ++i) {
            Decided a(visits);
            Day const from = between(day("2022-08-25"), day("2023-02-05")), today = between(from - 10, day("2023-08-30"));
            Day const to = between(from - 10, day("2023-08-30"));
            bool const ends = between(0, 2) == 0;
            std::int64_t const length = unit == Unit::terms ? 1 : between(1, unit == Unit::months ? 3 : 50), least = between(0, 3);
            a.facts.slots[visits.from_slot] = known(from), a.facts.slots[today_slot] = known(today);
            a.facts.slots[visits.length_slot] = known(whole(length)), a.facts.slots[visits.least_slot] = known(whole(least));
            if (ends) a.facts.slots[visits.to_slot] = known(to);
            std::vector<Day> sure, perhaps;
            for (std::int64_t n = between(0, 6); n > 0; --n) {
                Day const on = between(from - 5, from + 200);
                bool const open = between(0, 4) == 0;
                (open ? perhaps : sure).push_back(on);
                a.visit(known(on), open ? Fact{} : known(1));
            }
            std::int64_t low = 0, high = 0;
            for (auto const& [begin, end] : periods(unit, from, length, ends ? std::min(today, to + 1) : today, *visits.graph.calendar)) {
                auto const inside = [&](std::vector<Day> const& days) { return std::count_if(days.begin(), days.end(), [&](Day each) { return begin <= each && each < end; }); };
                low += std::max<std::int64_t>(0, least - inside(sure) - inside(perhaps));
                high += std::max<std::int64_t>(0, least - inside(sure));
            }
            CHECK(a.short_of() == std::to_string(low) + (low == high ? "" : " to " + std::to_string(high)));
        }
    }
}

namespace {

struct Cadences {
    std::mt19937 random{23};
    std::int64_t between(std::int64_t low, std::int64_t high) { return low + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(high - low + 1)); }
    bool one_in(std::int64_t number) { return between(1, number) == 1; }

    /// Known, or else what is not.
    Fact fact(std::int64_t value, std::int64_t wrong = 20) {
        return one_in(12) ? Fact{} : one_in(wrong) ? (one_in(2) ? none : in_error) : known(value);
    }
    Row row(Visits const& visits, Unit unit, std::int64_t most_visits) {
        Row made(visits.graph.shapes[0]);
        Day const today = day("2023-04-01"), from = between(today - (one_in(6) ? 12'000 : 900), today + 20);
        made.slots[today_slot] = one_in(20) ? fact(today) : known(one_in(30) ? day("2101-02-01") : today);
        made.slots[visits.from_slot] = one_in(40) ? known(day("1890-05-31")) : fact(from, 10);
        made.slots[visits.to_slot] = one_in(3) ? fact(between(from - 5, today + 50)) : none;
        made.slots[visits.length_slot] = fact(whole(unit == Unit::days ? between(1, 60) : unit == Unit::working_days ? between(4, 30) : between(one_in(9) ? 0 : 1, 3)), 60);
        made.slots[visits.least_slot] = fact(whole(one_in(12) ? between(0, 9) : between(0, 3)), 60);
        ListFact& list = made.lists[0];
        list.state = one_in(9) ? (one_in(2) ? Fact::State::unknown : Fact::State::error) : Fact::State::known;
        for (auto left = list.state == Fact::State::known ? between(0, one_in(20) ? most_visits : 4) : 0; left > 0; --left) {
            Row& visit = list.rows.emplace_back(visits.graph.shapes[visits.shape]);
            visit.slots = {fact(between(from - 5, std::max(from, today) + 5)), fact(between(0, 5) != 0)};
        }
        return made;
    }
};

}  // namespace

TEST_CASE("what many rows lack is what each of them lacks alone") {
    for (Unit const unit : {Unit::days, Unit::weeks, Unit::months, Unit::years, Unit::working_days, Unit::terms}) {
        CAPTURE(static_cast<int>(unit));
        Visits const visits(unit);
        Cadences cadences;
        std::vector<Row> rows;
        for (int i = 0; i < 64 * 12 + 30; ++i) rows.push_back(cadences.row(visits, unit, 40));
        Texts texts(visits.graph);
        Evaluation together(visits.graph), alone(visits.graph);
        together.run(rows, texts, {});
        std::size_t wrong = 0, known_to_one = 0;
        for (std::uint32_t row = 0; row < rows.size(); ++row) {
            alone.run(rows[row], texts, {});
            Value const found = together.value(visits.missing, row), wanted = alone.value(visits.missing);
            bool const same = found.ranged == wanted.ranged && found.error == wanted.error && found.none == wanted.none &&
                              (!found.ranged || (found.low == wanted.low && found.high == wanted.high));
            known_to_one += found.ranged && found.low == found.high && found.low > 0 ? 1 : 0;
            if (same) continue;
            ++wrong;
            UNSCOPED_INFO("row " << row << ": " << found.low << " to " << found.high << ", not " << wanted.low << " to " << wanted.high);
        }
        CHECK(wrong == 0);
        CHECK(known_to_one > 40);
    }
}

TEST_CASE("of many rows a word of periods and more are counted, and up to four times in each") {
    Visits const visits(Unit::days);
    std::vector<Row> rows;
    for (int i = 0; i < 70; ++i) {
        Row made(visits.graph.shapes[0]);
        made.slots[today_slot] = known(1'000), made.slots[visits.from_slot] = known(1'000 - 3 * (i + 1)), made.slots[visits.to_slot] = none;
        made.slots[visits.length_slot] = known(whole(3)), made.slots[visits.least_slot] = known(whole(1 + i % 4));
        made.lists[0].state = Fact::State::known;
        for (Day const on : {999, 999, 998, 999 - 3 * i}) made.lists[0].rows.emplace_back(visits.graph.shapes[visits.shape]).slots = {known(on), known(1)};
        rows.push_back(made);
    }
    Texts texts(visits.graph);
    Evaluation run(visits.graph);
    run.run(rows, texts, {});
    // Of as many periods as the row's place from 1, the last holds three dates and the first one more.
    auto const lacks = [&](std::uint32_t row) { return run.value(visits.missing, row).high / one; };
    CHECK(lacks(0) == 0);    // once in 1 period
    CHECK(lacks(1) == 1);    // twice in 2: the first has one
    CHECK(lacks(2) == 5);    // three times in 3: the first has one, the second none
    CHECK(lacks(3) == 12);   // four times in 4: the last has three, the first one
    CHECK(lacks(64) == 63);  // once in 65
    CHECK(lacks(69) == 137);  // twice in 70
}

}  // namespace cadence_test
