// Reports, naively: every row compared with every other, every group with every row.
#include "evaluator.hpp"

#include <rubric/number.hpp>

#include <algorithm>

namespace rubric::oracle {

namespace {

constexpr std::int64_t most_copies = 1'000'000'000'000;

struct Place { Set there; std::int64_t copies = 1; };

bool has_value(Set const& key) { return settled(key) && key != Set{error}; }

/// Below nought: before. None stands behind every value, what is not placed behind none.
int order(Set const& a, Set const& b, bool descending) {
    auto const rank = [](Set const& key) { return !has_value(key) ? 2 : key == Set{none} ? 1 : 0; };
    if (rank(a) != rank(b)) return rank(a) < rank(b) ? -1 : 1;
    if (rank(a) != 0) return 0;
    Part const &x = *a.begin(), &y = *b.begin();
    int const found = x.word != y.word ? (x.word < y.word ? -1 : 1) : x.low != y.low ? (x.low < y.low ? -1 : 1) : 0;
    return descending ? -found : found;
}

bool could_be(Set const& open, Set const& other) {
    Part const& wanted = *other.begin();
    return std::ranges::any_of(open, [&](Part const& part) {
        if (part == wanted) return true;
        if (part == any_text) return wanted.kind == Part::Kind::text;
        return part.kind == Part::Kind::span && wanted.kind == Part::Kind::span && part.low <= wanted.low && wanted.low <= part.high;
    });
}

}  // namespace

Set Oracle::shown(check::Expression const& e, Scope const& scope) {
    if (!e.type.list) return eval(e, scope).set;
    Set some{no};
    for (Element const& each : list(check::ExpressionPtr(&e, [](auto) {}), scope)) some = either(some, tested(each.inside));
    Set out;
    if (some.contains(error)) out.insert(error);
    if (some.contains(no)) out.insert(none);
    if (some.contains(yes)) out = both_of(out, joined(e, scope));
    return out;
}

/// The elements of a loop in order, without those that are surely not there or behind the limit.
std::vector<Oracle::Row> Oracle::loop(check::Report::Loop const& one, Scope const& scope) {
    std::vector<Row> rows;
    for (Element const& element : list(one.list, scope)) {
        Row row{element.inside, element.copies, scope, {}};
        row.scope.variables[one.variable] = *element.thing;
        if (one.where) row.there = also(row.there, set(one.where, row.scope));
        row.there = tested(row.there);
        for (auto const& key : one.order) row.keys.push_back(set(key.value, row.scope));
        if (row.there != Set{no}) rows.push_back(row);
    }
    std::ranges::stable_sort(rows, [&](Row const& a, Row const& b) {
        for (std::size_t i = 0; i < one.order.size(); ++i)
            if (int const found = order(a.keys[i], b.keys[i], one.order[i].descending)) return found < 0;
        return false;
    });
    if (!one.limit) return rows;

    std::int64_t least = 0, most = std::numeric_limits<std::int64_t>::max();
    Set const bound = set(one.limit, scope);
    for (Part const& part : bound)
        if (part.kind == Part::Kind::span)
            least = std::max<std::int64_t>(0, floor_of(part.low)), most = std::max<std::int64_t>(0, floor_of(part.high));
    auto const has_place = [](Row const& row) { return std::ranges::all_of(row.keys, has_value); };
    std::vector<Row> kept;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::int64_t before_surely = 0, before_perhaps = 0;
        for (std::size_t j = 0; j < rows.size(); ++j) {
            if (i == j) continue;
            bool const both_placed = has_place(rows[i]) && has_place(rows[j]);
            if (both_placed && j > i) continue;
            before_perhaps += rows[j].copies;
            before_surely += both_placed && rows[j].there == Set{yes};
        }
        Set within;
        if (before_surely < most) within.insert(yes);
        if (before_perhaps + rows[i].copies > least) within.insert(no);
        if (bound.contains(error)) within.insert(error);
        rows[i].left = also(rows[i].there, within);
    }
    for (Row& row : rows) {
        row.there = row.left;
        if (row.there != Set{no}) kept.push_back(row);
    }
    return kept;
}

/// Whether something of the loop is there.
Set Oracle::lines(check::Report const& one, std::size_t depth, Scope const& scope, Set const& there, std::int64_t copies,
                  std::vector<ReportLine>& out) {
    Set some{no};
    for (Row const& row : loop(one.loops[depth], scope)) {
        some = either(some, row.there);
        Set here = also(there, row.there);
        std::int64_t const all = std::min(copies * row.copies, most_copies);
        Scope inside = row.scope;
        if (depth + 1 < one.loops.size()) {
            here = also(here, opposite(lines(one, depth + 1, inside, here, all, out)));
            for (std::size_t i = depth + 1; i < one.loops.size(); ++i) {
                bool const many = one.loops[i].variable->type.list;
                inside.variables[one.loops[i].variable] = Thing{many ? Set{} : Set{none}};
            }
        }
        if (here == Set{no}) continue;
        ReportLine line{here, all, {}};
        for (auto const& column : one.columns) line.cells.push_back(shown(*column.value, inside));
        out.push_back(line);
    }
    return some;
}

Reported Oracle::report(check::Report const& one) {
    Reported out;
    for (auto const& each : one.head) out.head.push_back(shown(*each.value, root_));
    lines(one, 0, root_, {yes}, 1, out.lines);
    for (auto const& total : one.totals) out.totals.push_back(sums(total, out.lines));
    return out;
}

std::vector<ReportSum> Oracle::sums(check::Report::Total const& one, std::vector<ReportLine> const& lines) const {
    std::vector<ReportSum> out;
    auto const add = [&](Set const& by) {
        auto const same = [&](ReportLine const& line) { return !one.by || line.cells[*one.by] == by; };
        ReportSum sum{by, {no}, {}};
        std::vector<std::vector<Addend>> addends(one.columns.size());
        for (ReportLine const& line : lines) {
            Set there = line.there;
            if (!same(line)) {
                Set const& other = line.cells[*one.by];
                bool const open = other.size() > 1 || !settled(other);
                if (!open || !has_value(by) || !could_be(other, by)) continue;
                there = also(there, {yes, no});
            }
            sum.there = either(sum.there, there);
            for (std::size_t i = 0; i < one.columns.size(); ++i) addends[i].push_back({bid(there, line.cells[one.columns[i]], true), line.copies});
        }
        for (auto const& each : addends) sum.totals.push_back(total(each));
        if (!one.by) sum.there = {yes};
        out.push_back(sum);
    };
    if (!one.by) add({});
    for (std::size_t i = 0; one.by && i < lines.size(); ++i) {
        Set const& by = lines[i].cells[*one.by];
        if (std::ranges::none_of(out, [&](ReportSum const& each) { return each.by == by; })) add(by);
    }
    auto const rank = [](ReportSum const& each) { return each.by == Set{none} ? 1 : each.by == Set{error} ? 3 : each.by.size() > 1 || !settled(each.by) ? 2 : 0; };
    if (one.by) std::ranges::stable_sort(out, [&](ReportSum const& a, ReportSum const& b) { return rank(a) < rank(b); });
    return out;
}

}  // namespace rubric::oracle
