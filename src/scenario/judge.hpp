// Holds one expectation against a finished evaluation.
#pragma once

#include "questions.hpp"

#include "lower/lower.hpp"

#include <rubric/questions.hpp>

#include <string>
#include <vector>

namespace rubric::scenario {

/// What an expectation came to. Where it does not hold, what was found instead and why.
struct Verdict {
    bool holds = false;
    bool in_error = false;  ///< what was looked at may be in error
    std::vector<NodeId> looked_at{};
    std::string found{}, reason{};
    std::string table{};             ///< of a report: expected and found rows, a line each
};

class Judge {
public:
    Judge(lower::Extended const& lowered, Questions const& questions, Evaluation const& evaluation, Texts const& texts)
        : lowered_(lowered), graph_(lowered.graph), questions_(questions), evaluation_(evaluation), texts_(texts) {}

    Verdict judge(check::Expectation const& expected) const;

private:
    struct Truth {
        bool yes = false, no = false, error = false;
    };  ///< the possibilities

    NodeId node(check::Expression const* expression) const;
    std::vector<ElementResult> elements(check::Expression const* list, Verdict& verdict) const;
    Truth truth(check::Expression const& condition, Verdict& verdict) const;
    Truth state(check::Expression const& condition, Verdict& verdict) const;
    Truth junction(check::Expression const& condition, Verdict& verdict) const;
    Verdict condition(check::Expectation const& expected) const;
    Verdict offers(check::Expectation const& expected) const;
    Verdict duties(check::Expectation const& expected) const;
    Verdict report(check::Expectation const& expected) const;
    bool fits(check::ExpressionPtr const& cell, Value const& found) const;
    std::string wanted(check::FactTable::Row const& row, std::vector<Value> const* found) const;
    std::string words_of(Value const& there, std::vector<Value> const& cells) const;
    Verdict asks(check::Expectation const& expected) const;
    bool duty(check::Expectation const& expected, std::string const& name, Verdict& verdict) const;
    void because(check::Expectation const& expected, Verdict& verdict) const;
    std::vector<std::string> rules(check::ExpressionPtr const& of) const;
    std::string shown_list(check::Expression const* list) const;
    std::string shown(NodeId node, std::uint32_t row = 0) const;
    Value read(NodeId node, std::uint32_t row, Verdict& verdict) const;

    lower::Extended const& lowered_;
    Graph const& graph_;
    Questions const& questions_;
    Evaluation const& evaluation_;
    Texts const& texts_;
    mutable std::optional<std::vector<std::string>> asked_{};  ///< the facts that are asked for, once something expects one
};

/// In backticks; what has no name is `this`.
std::string quoted(std::string const& name);

/// The features that the nodes rest on and this version cannot evaluate, by their names.
std::vector<std::string> waits_of(Graph const& graph, std::vector<NodeId> const& nodes);

}  // namespace rubric::scenario
