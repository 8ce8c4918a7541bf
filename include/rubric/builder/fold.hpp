// What an operation gives on constants, found by running it: there is one meaning, also at build time.
#pragma once

#include <rubric/evaluation/operations.hpp>

#include <optional>
#include <span>
#include <vector>

namespace rubric {

class Folder {
public:
    struct Constant {
        Domain domain;
        Fact value;
    };

    Folder() { alone_.scopes.push_back({}), alone_.shapes.push_back({"case", {}, {}}); }

    /// Nothing where the result is not one possibility, or where texts would have to be read. `enumerations`: those of the graph,
    /// to which more may have come since the last time.
    std::optional<Fact> fold(std::span<Enumeration const> enumerations, std::shared_ptr<Calendar const> const& calendar, Op op, Domain domain, std::span<Constant const> operands,
                             std::int64_t argument) {
        if (operands.empty() || !folds(op) || form_of(domain) == Form::text) return std::nullopt;
        for (auto i = alone_.enumerations.size(); i < enumerations.size(); ++i) alone_.enumerations.push_back(enumerations[i]);
        alone_.calendar = calendar;
        alone_.nodes.clear(), alone_.operands.clear(), alone_.constants.clear();
        for (auto const& each : operands) {
            if (form_of(each.domain) == Form::text) return std::nullopt;
            alone_.nodes.push_back({Op::constant, each.domain, 0, 0, 0, static_cast<std::int64_t>(alone_.constants.size())});
            alone_.constants.push_back(each.value);
        }
        for (NodeId id = 0; id < operands.size(); ++id) alone_.operands.push_back(id);
        alone_.nodes.push_back({op, domain, 0, 0, static_cast<std::uint32_t>(operands.size()), argument});
        return run();
    }

private:
    static bool folds(Op op) { return op >= Op::negation && op <= Op::at_least; }

    std::optional<Fact> run() {
        Engine engine(alone_);
        Texts texts(alone_);
        Row const facts(alone_.shapes[0]);
        engine.load({&facts, 1}, texts, false);
        operations::run_all(engine);
        Node const& node = alone_.nodes.back();
        Column const& found = engine.column(static_cast<NodeId>(alone_.nodes.size() - 1));
        if (operations::possibilities(found, 0) != 1) return std::nullopt;
        if (found.has(error_plane, 0)) return Fact{Fact::State::error, 0};
        if (found.has(none_plane, 0)) return node.domain.optional ? std::optional(Fact{Fact::State::none, 0}) : std::nullopt;
        if (found.form == Form::range) return Fact{Fact::State::known, found.low_of(0)};
        std::size_t level = 0;
        while (!found.has(first_plane + level, 0)) ++level;
        return Fact{Fact::State::known, static_cast<std::int64_t>(level)};
    }

    Graph alone_;
};

}  // namespace rubric
