// The expressions that scenarios ask about, each once, so that one graph serves all of them.
#pragma once

#include "check/model.hpp"

#include <map>
#include <optional>
#include <vector>

namespace rubric::scenario {

class Questions {
public:
    explicit Questions(check::Framework const& framework);

    std::vector<check::ExpressionPtr> const& all() const { return all_; }
    std::optional<std::size_t> find(check::Expression const* expression) const;

private:
    void ask(check::ExpressionPtr const& expression);
    void ask_condition(check::ExpressionPtr const& condition);

    std::vector<check::ExpressionPtr> all_;
    std::map<check::Expression const*, std::size_t> places_;
};

/// Whether it, or a part that `and`, `or` and `not` join, asks what the graph has no node for: of states.
bool asks_beyond(check::Expression const& expression);

/// What a condition is about: the left side of a comparison, the operand of a test.
check::ExpressionPtr subject(check::ExpressionPtr const& condition);

}  // namespace rubric::scenario
