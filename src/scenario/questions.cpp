#include "questions.hpp"

#include <algorithm>
#include <array>

namespace rubric::scenario {

using check::Expression;
using check::ExpressionPtr;

namespace {

constexpr std::array junctions{check::Op::negation, check::Op::conjunction, check::Op::disjunction};
constexpr std::array tests{check::Op::negation, check::Op::compare, check::Op::in_list, check::Op::in_ranges, check::Op::is_none, check::Op::is_unknown, check::Op::is_error};

bool is_among(auto const& all, check::Op op) { return std::find(all.begin(), all.end(), op) != all.end(); }

}  // namespace

bool asks_beyond(Expression const& e) {
    if (e.op == check::Op::is_unknown || e.op == check::Op::is_error) return true;
    return is_among(junctions, e.op) &&
           std::any_of(e.parts.begin(), e.parts.end(), [](auto const& part) { return asks_beyond(*part); });
}

ExpressionPtr subject(ExpressionPtr const& condition) {
    ExpressionPtr found = condition;
    while (is_among(tests, found->op) && !found->parts.empty()) found = found->parts[0];
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
                    if (cell && cell->op != check::Op::unknown) ask(cell);
        }
}

void Questions::ask(ExpressionPtr const& expression) {
    if (expression && places_.try_emplace(expression.get(), all_.size()).second) all_.push_back(expression);
}

void Questions::ask_condition(ExpressionPtr const& condition) {
    if (!asks_beyond(*condition)) return ask(condition);
    for (auto const& part : condition->parts) is_among(junctions, condition->op) ? ask_condition(part) : ask(part);
}

std::optional<std::size_t> Questions::find(Expression const* expression) const {
    auto const found = places_.find(expression);
    if (found == places_.end()) return std::nullopt;
    return found->second;
}

}  // namespace rubric::scenario
