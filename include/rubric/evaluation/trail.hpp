// Reads a finished run backwards: what a value in one row was made of, as far as it mattered. Branches that could not be taken
// and rules that could not be reached are no part of it.
#pragma once

#include <rubric/evaluation/operations.hpp>
#include <rubric/evaluation/paths.hpp>

#include <unordered_set>

namespace rubric {

/// A value on the way to another.
struct Made {
    NodeId node = nothing;
    std::uint32_t row = 0;
};

class Trail {
public:
    Trail(Engine const& run, Paths const& paths) : run_(run), paths_(paths) {}

    std::vector<FactPath> needs(NodeId node, std::uint32_t row) {
        walk({node, row}, &Trail::need);
        return sorted();
    }
    std::vector<FactPath> uses(NodeId node, std::uint32_t row) {
        walk({node, row}, &Trail::use);
        return sorted();
    }
    /// Every value that those were made of, themselves among them.
    std::vector<Made> made_of(std::span<Made const> values) {
        for (Made const& each : values) walk({each.node, each.row}, &Trail::go_on);
        std::vector<Made> all;
        for (std::uint64_t const each : seen_) all.push_back({static_cast<NodeId>(each >> 32), static_cast<std::uint32_t>(each)});
        return all;
    }
    std::vector<std::uint32_t> because(NodeId node, std::uint32_t row) {
        walk({node, row}, &Trail::credit);
        std::sort(rules_.begin(), rules_.end());
        return std::move(rules_);
    }

private:
    bool open(NodeId node, std::uint32_t row) const { return operations::possibilities(run_.column(node), row) > 1; }
    bool surely(NodeId test, std::uint32_t row, std::size_t plane) const {
        Column const& column = run_.column(test);
        bool const here = column.has(plane, row) || (plane == no_plane && column.has(none_plane, row));
        return here && !column.has(error_plane, row) && !column.has(plane == yes_plane ? no_plane : yes_plane, row) &&
               !(plane == yes_plane && column.has(none_plane, row));
    }
    /// A value in a row, on the way back; `none`: whether a rule that gives none can have given it.
    struct Step {
        NodeId node;
        std::uint32_t row;
        bool none = true;
    };

    /// Takes each step once, without recursion: a graph may be as deep as it is long.
    void walk(Step from, void (Trail::*take)(Step)) {
        ahead_.push_back(from);
        while (!ahead_.empty()) {
            Step const step = ahead_.back();
            ahead_.pop_back();
            if (seen_.insert(std::uint64_t{step.node} << 32 | step.row).second) (this->*take)(step);
        }
    }

    bool is_given(Node const& node, std::uint32_t row) const {
        ScopeRows const& rows = run_.rows()[node.scope];
        if (rows.states[row] != RowState::present) return rows.states[row] == RowState::in_error;
        return rows.facts[row]->slots[static_cast<std::size_t>(node.argument)].state != Fact::State::unknown;
    }
    void note(Node const& node, std::uint32_t row) {
        found_.push_back(paths_.of_slot(run_.rows(), node.scope, row, static_cast<std::uint32_t>(node.argument)));
    }
    std::vector<FactPath> sorted() {
        std::sort(found_.begin(), found_.end());
        found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
        return std::move(found_);
    }

    // ---- the three readings -----------------------------------------------------------------------------------------

    void need(Step step) {
        NodeId const id = step.node;
        std::uint32_t const row = step.row;
        if (!open(id, row)) return;
        Node const& node = run_.node(id);
        if (node.op == Op::element || node.op == Op::place) return found_.push_back(paths_.of_list(run_.rows(), node.scope, row));
        if (node.op != Op::fact) return go_on(step);
        bool const named_by_list = run_.rows()[node.scope].states[row] != RowState::present;
        auto const& shape = run_.graph().shapes[run_.graph().scopes[node.scope].shape];
        if (named_by_list || shape.slots[static_cast<std::size_t>(node.argument)].asked) note(node, row);
    }

    void use(Step step) {
        Node const& node = run_.node(step.node);
        bool const given = node.op == Op::fact && is_given(node, step.row);
        bool const assumed = node.op == Op::assume && operations::assumes(run_, node, step.row);
        if (given || assumed) return note(node, step.row);
        go_on(step);
    }

    void credit(Step step) {
        Node const& node = run_.node(step.node);
        if (node.op == Op::reduce && credit_rules(step.node, step.row, step.none)) return;
        if (node.op == Op::assume && operations::assumes(run_, node, step.row)) return;
        go_on(step);
    }

    void go_on(Step step) {
        Node const& node = run_.node(step.node);
        bool const none = node.op != Op::known;
        parts(node, step.row, [&](NodeId part, std::uint32_t row) { ahead_.push_back({part, row, none}); });
    }

    // ---- what a value is made of ------------------------------------------------------------------------------------

    template <class Visit>
    void parts(Node const& node, std::uint32_t row, Visit&& visit) {
        auto const operands = run_.operands(node);
        switch (node.op) {
            case Op::broadcast:
                return visit(operands[0], run_.rows().outwards(node.scope, row, run_.node(operands[0]).scope));
            case Op::fact:
                if (node.count != 0 && !is_given(node, row)) visit(operands[0], row);
                return;
            case Op::assume: {
                visit(operands[0], row);
                if (operands.size() > 2 && open(operands[2], row)) visit(operands[2], row);
                return;
            }
            case Op::conjunction:
                return settlers(operands, row, no_plane, visit);
            case Op::disjunction:
                return settlers(operands, row, yes_plane, visit);
            case Op::select:
                return branches(operands, row, visit);
            case Op::reduce:
                return bids(node, row, visit);
            default:
                for (NodeId const each : operands) visit(each, row);
        }
    }

    /// The tests that settle it by themselves, or else all.
    template <class Visit>
    void settlers(std::span<NodeId const> tests, std::uint32_t row, std::size_t plane, Visit&& visit) {
        bool settled = false;
        for (NodeId const each : tests)
            if (surely(each, row, plane)) settled = true, visit(each, row);
        if (settled) return;
        for (NodeId const each : tests) visit(each, row);
    }

    template <class Visit>
    void branches(std::span<NodeId const> operands, std::uint32_t row, Visit&& visit) {
        Column const& selector = run_.column(operands[0]);
        std::size_t const levels = selector.count - first_plane;
        visit(operands[0], row);
        for (std::size_t level = 0; level < levels; ++level)
            if (selector.has(first_plane + level, row)) visit(operands[1 + level], row);
        if (operands.size() == levels + 2 && selector.has(none_plane, row)) visit(operands[1 + levels], row);
    }

    /// Calls `visit(stream, row there)` for each bid in a row, in order, until it says that none further is reached.
    template <class Visit>
    bool each_bid(Node const& node, Reduction const& reduction, std::uint32_t row, Visit&& visit) {
        for (Stream const& stream : reduction.streams) {
            if (stream.scope == node.scope) {
                if (!visit(stream, row)) return false;
                continue;
            }
            auto const [from, to] = run_.rows().within(stream.scope, node.scope, row, row + 1);
            for (std::uint32_t there = from; there < to; ++there)
                if (!visit(stream, there)) return false;
        }
        return true;
    }

    static Bid<Single> bid_of(Reduction const& reduction, Column const& when, Column const& outcome, std::uint32_t row) {
        return {operations::test_of(Single{when, row, 0}), Single{outcome, row, 0}, reduction.leave_out_none};
    }

    template <class Visit>
    void bids(Node const& node, std::uint32_t row, Visit&& visit) {
        Reduction const& reduction = run_.graph().reductions[static_cast<std::size_t>(node.argument)];
        bool const reached = each_bid(node, reduction, row, [&](Stream const& stream, std::uint32_t there) {
            visit(stream.when, there);
            Column const &when = run_.column(stream.when), &outcome = run_.column(stream.outcome);
            if (!surely(stream.when, there, no_plane)) {
                visit(stream.outcome, there);
                if (stream.key != nothing) visit(stream.key, there);
            }
            return reduction.policy != Policy::first || (bid_of(reduction, when, outcome, there).silent() & 1) != 0;
        });
        if (reached && reduction.otherwise != nothing) visit(reduction.otherwise, row);
        if (reduction.policy != Policy::missing) return;
        Cadence const& every = reduction.cadence;
        for (NodeId const each : {every.today, every.from, every.to, every.length, every.least}) visit(each, row);
    }

    // ---- rules ------------------------------------------------------------------------------------------------------

    /// Whether the reduction has rules; those that settled its value, or may have, are noted.
    bool credit_rules(NodeId id, std::uint32_t row, bool none) {
        Node const& node = run_.node(id);
        Reduction const& reduction = run_.graph().reductions[static_cast<std::size_t>(node.argument)];
        bool const named = std::any_of(reduction.streams.begin(), reduction.streams.end(),
                                       [](Stream const& each) { return each.rule != nothing; });
        if (!named) return false;
        Column const& value = run_.column(id);
        bool const any_will_do = reduction.policy == Policy::first || reduction.policy == Policy::sum;
        each_bid(node, reduction, row, [&](Stream const& stream, std::uint32_t there) {
            Column const &when = run_.column(stream.when), &outcome = run_.column(stream.outcome);
            auto const bid = bid_of(reduction, when, outcome, there);
            if ((bid.given() & 1) && (any_will_do || gives(bid, value, row, none))) add_rule(stream.rule);
            return reduction.policy != Policy::first || (bid.silent() & 1) != 0;
        });
        return true;
    }

    void add_rule(std::uint32_t rule) {
        if (rule != nothing && std::find(rules_.begin(), rules_.end(), rule) == rules_.end()) rules_.push_back(rule);
    }

    /// Whether something that the bid gives is among the value's possibilities.
    bool gives(Bid<Single> const& bid, Column const& value, std::uint32_t row, bool none) const {
        if (!(bid.when.yes & 1)) return false;
        if (none && (bid.none_mask() & bid.outcome.plane(none_plane) & 1) && value.has(none_plane, row)) return true;
        if (value.form == Form::levels) {
            for (std::size_t index = first_plane; index < value.count; ++index)
                if ((bid.outcome.plane(index) & 1) && value.has(index, row)) return true;
            return false;
        }
        if (value.form == Form::range) {
            if (!(bid.outcome.plane(range_plane) & 1) || !value.has(range_plane, row)) return false;
            Span const a = bid.outcome.column.span(bid.outcome.from), b = value.span(row);
            return a.low <= b.high && b.low <= a.high;
        }
        return gives_text(bid, value, row);
    }

    bool gives_text(Bid<Single> const& bid, Column const& value, std::uint32_t row) const {
        bool const some = bid.outcome.plane(texts_plane) & 1, any = bid.outcome.plane(any_plane) & 1;
        if (any || value.has(any_plane, row)) return any || some;
        if (!some || !value.has(texts_plane, row)) return false;
        auto const a = value.sets->codes(bid.outcome.column.low_of(bid.outcome.from)), b = value.sets->codes(value.low_of(row));
        return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
    }

    Engine const& run_;
    Paths const& paths_;
    std::vector<Step> ahead_;
    std::unordered_set<std::uint64_t> seen_;
    std::vector<FactPath> found_;
    std::vector<std::uint32_t> rules_;
};

}  // namespace rubric
