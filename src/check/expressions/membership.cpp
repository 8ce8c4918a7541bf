// `in` a range, a list or a single value, and the cells of tables, which are such tests of their column.
//
// `not in` is a comparison like `!=`: of none it is no. It is built so that each possibility is tested once: of levels, as being
// among the other levels.
#include "check/order.hpp"
#include "reader.hpp"

#include <algorithm>
#include <limits>

namespace rubric::check {

namespace {

bool is_written_out(Expression const& expression) {
    return expression.op == Op::constant && expression.constant.state == Fact::State::known;
}

/// The opposite of the test, but no of none.
ExpressionPtr refuse(Node const& test, ExpressionPtr const& operand, Place at) {
    if (!operand->type.optional) return make(Op::negation, boolean_type(), at, {test});
    test->negative = true;
    return test;
}

bool all_constant(Expression const& list) {
    return list.op == Op::list &&
           std::all_of(list.parts.begin(), list.parts.end(), [](ExpressionPtr const& each) { return is_written_out(*each); });
}

/// The levels that a list of constants does not name, as another such list.
ExpressionPtr other_levels(Expression const& list, Place at) {
    LevelSet named = 0;
    for (ExpressionPtr const& each : list.parts) named |= LevelSet{1} << each->constant.value;
    Node const others = make(Op::list, list.type, at);
    for (std::size_t level = 0; level < list.type.values->levels.levels.size(); ++level)
        if (!(named >> level & 1)) others->parts.push_back(constant(element_of(list.type), static_cast<std::int64_t>(level), at));
    return others;
}

}  // namespace

ExpressionPtr Reader::membership(syntax::Expression const& written, Expected const&) {
    syntax::Expression const &value = written.parts[0], &within = written.parts[1];
    bool const negated = written.kind == syntax::Kind::not_in;
    if (within.kind == syntax::Kind::range) {
        if (reads_alone(value)) return in_range(read(value), within, negated, written.at);
        Expected const expected = optional(read_alike({&within.parts[0], &within.parts[1]}, {}).type, false);
        return in_range(read(value, expected), within, negated, written.at);
    }
    if (reads_alone(value)) {
        ExpressionPtr const operand = read(value);
        return in_values(operand, read(within, optional(operand->type, false)), negated, written.at);
    }
    ExpressionPtr const list = read(within);
    return in_values(read(value, element_of(list->type)), list, negated, written.at);
}

ExpressionPtr Reader::lone_range(syntax::Expression const& written, Expected const&) { return diagnosed(written.at); }

bool Reader::empty_range(Expression const& low, Expression const& high, bool half_open, Place at) {
    if (!is_written_out(low) || !is_written_out(high)) return false;
    std::int64_t const from = low.constant.value, to = high.constant.value;
    if (from < to || (from == to && !half_open)) return false;
    draft_.report(text::Code::R0229, at,
                  {{"low", std::string(draft_.sources.at(low.at))},
                   {"high", std::string(half_open ? "under " : "") + std::string(draft_.sources.at(high.at))}});
    return true;
}

ExpressionPtr Reader::in_range(ExpressionPtr operand, syntax::Expression const& range, bool negated, Place at) {
    Type const expected = optional(operand->type, false);
    ExpressionPtr const low = read(range.parts[0], expected), high = read(range.parts[1], expected);
    bool const half_open = range.word == "under";
    for (ExpressionPtr const& end : {low, high}) {
        if (end->op == Op::constant && end->constant.state == Fact::State::none)
            require_no_none(*end, expected, "an end of a range", {});
        if (!comparable(*operand, *end, end->at) || !require_order(draft_, *end, end->at)) return diagnosed(at);
    }
    if (!require_order(draft_, *operand, operand->at) || empty_range(*low, *high, half_open, range.at)) return diagnosed(at);
    Node const node = make(Op::in_ranges, boolean_type(), at, {operand, low, high});
    node->half_open = half_open ? 1 : 0;
    return negated ? refuse(node, operand, at) : node;
}

ExpressionPtr Reader::in_values(ExpressionPtr operand, ExpressionPtr list, bool negated, Place at) {
    if (is_any(operand->type) || is_any(list->type)) return diagnosed(at);
    if (!list->type.list) list = make(Op::list, list_of(list->type), list->at, {list});
    for (ExpressionPtr const& each : list->op == Op::list ? list->parts : std::vector<ExpressionPtr>{}) {
        if (each->op == Op::constant && each->constant.state == Fact::State::none) {
            draft_.report(text::Code::R0223, each->at, {{"help", "… is none or … in (…)"}});
            return diagnosed(at);
        }
        if (!comparable(*operand, *each, each->at)) return diagnosed(at);
    }
    if (list->op != Op::list && !comparable(*operand, *make(list->op, element_of(list->type), list->at), list->at))
        return diagnosed(at);
    bool const levels = is_levels(operand->type) && all_constant(*list);
    if (negated && levels) return make(Op::in_list, boolean_type(), at, {operand, other_levels(*list, at)});
    Node const test = make(Op::in_list, boolean_type(), at, {operand, list});
    return negated ? refuse(test, operand, at) : test;
}

// ---- cells ----------------------------------------------------------------------------------------------------------

ExpressionPtr Reader::cell_test(syntax::Test const& written, ExpressionPtr const& column) {
    if (written.operand.kind == syntax::Kind::none && written.operation.empty())
        return make(Op::is_none, boolean_type(), written.at, {column});
    if (written.operand.kind == syntax::Kind::range) return in_range(column, written.operand, false, written.at);
    ExpressionPtr const operand = read(written.operand, optional(column->type, false));
    return compare(written.operation.empty() ? "=" : written.operation, column, operand, written.at, written.at);
}

ExpressionPtr Reader::cell(syntax::Cell const& written, ExpressionPtr const& column) {
    if (written.negated) {
        syntax::Test const& only = written.tests.front();
        if (only.operand.kind != syntax::Kind::none) {
            ExpressionPtr const operand = read(only.operand, optional(column->type, false));
            return compare("!=", column, operand, written.at, written.at);
        }
        return make(Op::negation, boolean_type(), written.at, {make(Op::is_none, boolean_type(), written.at, {column})});
    }
    std::vector<ExpressionPtr> tests;
    for (syntax::Test const& each : written.tests) tests.push_back(cell_test(each, column));
    if (tests.size() == 1) return tests.front();
    // a value is tested once against the whole of a cell: equalities are one list, ranges one set of ranges
    auto const all = [&](auto const& holds) {
        return std::all_of(tests.begin(), tests.end(), [&](ExpressionPtr const& each) { return holds(*each); });
    };
    if (all([](Expression const& each) { return each.op == Op::compare && each.relation == Relation::equal; })) {
        Node const list = make(Op::list, list_of(optional(column->type, false)), written.at);
        for (ExpressionPtr const& each : tests) list->parts.push_back(each->parts[1]);
        return make(Op::in_list, boolean_type(), written.at, {column, list});
    }
    if (all([](Expression const& each) { return each.op == Op::in_ranges; })) {
        Node const ranges = make(Op::in_ranges, boolean_type(), written.at, {column});
        for (std::size_t i = 0; i < tests.size(); ++i) {
            ranges->parts.insert(ranges->parts.end(), tests[i]->parts.begin() + 1, tests[i]->parts.end());
            ranges->half_open |= tests[i]->half_open << i;
        }
        return ranges;
    }
    return make(Op::disjunction, boolean_type(), written.at, tests);
}

}  // namespace rubric::check
