// Conditions. What asks of states is taken apart here; the rest is what its node says.
#include "judge.hpp"

#include <rubric/outcome.hpp>
#include <rubric/show.hpp>

namespace rubric::scenario {

namespace {

using check::Expression;

}  // namespace

std::vector<ElementResult> Judge::elements(Expression const* list, Verdict& verdict) const {
    std::vector<ElementResult> found;
    auto const place = questions_.find(list);
    if (!place) return found;
    detail::each_element(evaluation_, lowered_.lists[*place], 0, 0, [&](Stream const& stream, std::uint32_t row) {
        ElementResult const each{read(stream.when, row, verdict), read(stream.outcome, row, verdict)};
        bool const may_be_in = (each.in.levels & 2) || each.in.error;
        if (may_be_in) found.push_back(each);
    });
    return found;
}

std::string Judge::shown_list(Expression const* list) const {
    Verdict unused;
    std::vector<std::string> words;
    for (auto const& each : elements(list, unused)) {
        std::string const word = show(graph_, texts_, each.value, Writing::files);
        words.push_back(each.in.surely_yes() ? word : "perhaps " + word);
    }
    return words.empty() ? "empty" : "(" + one_of(words, "and") + ")";
}

/// Whether it is open, or in error.
Judge::Truth Judge::state(Expression const& condition, Verdict& verdict) const {
    bool const asks_unknown = condition.op == check::Op::is_unknown;
    Expression const& of = *condition.parts[0];
    bool yes = false;
    if (of.type.list) {
        for (auto const& each : elements(&of, verdict))
            yes = yes || (asks_unknown ? each.in.open() || each.value.open() : each.in.in_error() || each.value.in_error());
    } else if (NodeId const at = node(&of); at != nothing) {
        Value const value = read(at, 0, verdict);
        yes = asks_unknown ? value.open() : value.in_error();
    }
    return {yes, !yes, false};
}

Judge::Truth Judge::junction(Expression const& condition, Verdict& verdict) const {
    bool const all = condition.op == check::Op::conjunction;
    Truth found{all, !all, false};
    for (auto const& part : condition.parts) {
        Truth const one = truth(*part, verdict);
        found.yes = all ? found.yes && one.yes : found.yes || one.yes;
        found.no = all ? found.no || one.no : found.no && one.no;
        found.error = found.error || one.error;
    }
    return found;
}

Judge::Truth Judge::truth(Expression const& condition, Verdict& verdict) const {
    if (!asks_beyond(condition)) {
        NodeId const at = node(&condition);
        if (at == nothing) return {};
        Value const value = read(at, 0, verdict);
        return {(value.levels & 2) != 0, (value.levels & 1) || value.none, value.error};
    }
    switch (condition.op) {
        case check::Op::is_unknown:
        case check::Op::is_error:
            return state(condition, verdict);
        case check::Op::negation: {
            Truth const of = truth(*condition.parts[0], verdict);
            return {of.no, of.yes, of.error};
        }
        default:
            return junction(condition, verdict);
    }
}

}  // namespace rubric::scenario
