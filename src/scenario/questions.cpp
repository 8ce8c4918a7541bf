#include "questions.hpp"

#include <algorithm>
#include <array>

namespace rubric::scenario {

using check::Expression;
using check::ExpressionPtr;
using check::Op;

namespace {

constexpr std::array junctions{Op::negation, Op::conjunction, Op::disjunction};
constexpr std::array tests{Op::negation, Op::compare, Op::in_list, Op::in_ranges, Op::is_none, Op::is_unknown, Op::is_error};

bool one_of(auto const& all, Op op) { return std::find(all.begin(), all.end(), op) != all.end(); }

}  // namespace

bool asks_beyond(Expression const& e) {
    if (e.op == Op::is_unknown || e.op == Op::is_error) return true;
    return one_of(junctions, e.op) &&
           std::any_of(e.parts.begin(), e.parts.end(), [](auto const& part) { return asks_beyond(*part); });
}

ExpressionPtr subject(ExpressionPtr const& condition) {
    ExpressionPtr found = condition;
    while (one_of(tests, found->op) && !found->parts.empty()) found = found->parts[0];
    return found;
}

Questions::Questions(check::Framework const& framework) {
    for (auto const& scenario : framework.scenarios)
        for (auto const& each : scenario.expected) {
            if (each.condition) ask_condition(each.condition), ask(subject(each.condition));
            ask(each.because_of);
            ask(each.by);
            for (auto const& row : each.rows)
                for (auto const& cell : row.cells)
                    if (cell && cell->op != Op::unknown) ask(cell);
        }
}

void Questions::ask(ExpressionPtr const& expression) {
    if (expression && places_.try_emplace(expression.get(), all_.size()).second) all_.push_back(expression);
}

void Questions::ask_condition(ExpressionPtr const& condition) {
    if (!asks_beyond(*condition)) return ask(condition);
    for (auto const& part : condition->parts) one_of(junctions, condition->op) ? ask_condition(part) : ask(part);
}

std::optional<std::size_t> Questions::find(Expression const* expression) const {
    auto const found = places_.find(expression);
    if (found == places_.end()) return std::nullopt;
    return found->second;
}

}  // namespace rubric::scenario
