// Reads a finished run backwards: what values were made of, as far as it mattered, for 64 rows at a time. Branches that could not be
// taken and rules that could not be reached are no part of it. One row is a mask of one bit.
#pragma once

#include <rubric/evaluation/found.hpp>
#include <rubric/evaluation/marks.hpp>
#include <rubric/evaluation/operations.hpp>

namespace rubric {

/// A value on the way to another.
struct Made {
    NodeId node = nothing;
    std::uint32_t row = 0;
};

namespace operations {

/// The rows in which more than one thing is possible: a range of several numbers, several texts, any text.
inline Word open(Column const& column, std::size_t word) {
    Word some = 0, more = 0;
    column.each_live(0, [&](std::size_t index) {
        more |= some & column.plane(index, word);
        some |= column.plane(index, word);
    });
    std::size_t const base = word * rows_in_a_word;
    if (column.form == Form::range) {
        more |= column.plane(range_plane, word) & column.plane(wide_plane, word);
        if (!column.points())
            each_bit(column.plane(range_plane, word) & ~more, [&](unsigned bit) { more |= Word{!column.span(base + bit).single()} << bit; });
    }
    if (column.form == Form::text) {
        more |= column.plane(any_plane, word);
        each_bit(column.plane(texts_plane, word) & ~more,
                 [&](unsigned bit) { more |= Word{column.sets->codes(column.low_of(base + bit)).size() > 1} << bit; });
    }
    return more;
}

inline Word surely(Truth test) { return test.yes & ~test.no & ~test.error; }

/// The rows in which the assumption stands for the value.
inline Word assumed(Engine const& run, Node const& node, std::size_t word) {
    return assumes_in(run, node, word);
}

}  // namespace operations

/// Where a walk begins is marked first; a reading then walks and empties the marks. Nodes made late have been made.
class Trail {
public:
    Trail(Engine const& run, Paths const& paths, Marks& marks) : run_(run), paths_(paths), marks_(marks) {}

    /// From one row of a node.
    Trail& from(NodeId node, std::uint32_t row) {
        std::uint32_t const the_case = run_.rows().outwards(run_.node(node).scope, row, 0);
        marks_.begin(run_, the_case, the_case + 1);
        marks_.put(node, row);
        return *this;
    }
    /// From each of these values.
    Trail& from(std::span<Made const> values) {
        begin_with_all();
        for (Made const& each : values) marks_.put(each.node, each.row);
        return *this;
    }
    Trail& from_all(NodeId node) {
        return from_all(node, [&](std::size_t word) { return run_.every(run_.node(node).scope, word); });
    }
    /// From the rows of a node that `rows(word)` says.
    template <class RowsOf>
    Trail& from_all(NodeId node, RowsOf&& rows) {
        begin_with_all();
        Word* const mask = marks_.of(node);
        for (std::size_t word = 0; word < run_.words(run_.node(node).scope); ++word) mask[word] = rows(word);
        return *this;
    }

    /// The facts, not given, that open values hang on.
    FactRows needs() { return walk(&Trail::need), std::move(facts_); }
    /// The facts given, in error too, or assumed.
    FactRows uses() { return walk(&Trail::use), std::move(facts_); }
    /// The rules that settled it, or may have, by the case that the value belongs to.
    RuleRows because() {
        rules_ = RuleRows(run_.words(0));
        walk(&Trail::credit);
        return std::move(rules_);
    }
    /// Every value on the way, in no order.
    std::vector<Made> made_of() {
        walk(&Trail::go_on);
        std::vector<Made> all;
        for (NodeId const id : marks_.marked())
            each_word(id, [&](std::size_t word, Word& rows) {
                each_bit(rows, [&](unsigned bit) { all.push_back({id, static_cast<std::uint32_t>(word * rows_in_a_word + bit)}); });
            });
        return all;
    }

private:
    void begin_with_all() { marks_.begin(run_, 0, static_cast<std::uint32_t>(run_.count(0))); }
    void walk(void (Trail::*take)(NodeId)) {
        marks_.back([&](NodeId id) { (this->*take)(id); });
    }

    /// Calls `visit(word, mask)` for each word of a marked node.
    template <class Visit>
    void each_word(NodeId id, Visit&& visit) {
        Word* const mask = marks_.of(id);
        auto const [first, last] = marks_.words(run_.node(id).scope);
        for (std::size_t word = first; word < last; ++word) visit(word, mask[word]);
    }

    /// The rows of a word for which the case gives the fact, in error too.
    Word given(Node const& node, std::size_t word, Word among) const {
        ScopeRows const& rows = run_.rows()[node.scope];
        Word found = 0;
        each_bit(among, [&](unsigned bit) {
            std::size_t const row = word * rows_in_a_word + bit;
            Fact const fact = rows.fact(static_cast<std::uint32_t>(row), static_cast<std::size_t>(node.argument));
            if (fact.state != Fact::State::unknown) found |= bit_of(bit);
        });
        return found;
    }

    // ---- what is found ----------------------------------------------------------------------------------------------

    /// Notes the fact of these rows; in rows that are not there it is the list that is noted.
    void note(Node const& node, std::size_t word, Word rows, bool list = false) {
        if (rows == 0) return;
        if (node.scope == 0) {
            facts_.of({0, static_cast<std::uint32_t>(node.argument)}, run_.words(0))[word] |= rows;
            return;
        }
        each_bit(rows, [&](unsigned bit) {
            auto const row = static_cast<std::uint32_t>(word * rows_in_a_word + bit);
            FactPath const path = list ? paths_.of_list(run_.rows(), node.scope, row)
                                       : paths_.of_slot(run_.rows(), node.scope, row, static_cast<std::uint32_t>(node.argument));
            facts_.put(path, run_.words(path.scope));
        });
    }

    void credit(std::uint32_t rule, ScopeId scope, std::size_t word, Word rows) {
        if (scope == 0) return rules_.add(rule, word, rows);
        each_bit(rows, [&](unsigned bit) {
            std::uint32_t const the_case = run_.rows().outwards(scope, static_cast<std::uint32_t>(word * rows_in_a_word + bit), 0);
            rules_.add(rule, the_case / rows_in_a_word, bit_of(the_case));
        });
    }

    // ---- the three readings -----------------------------------------------------------------------------------------

    void need(NodeId id) {
        Node const& node = run_.node(id);
        Column const& column = run_.column(id);
        each_word(id, [&](std::size_t word, Word& rows) { rows &= operations::open(column, word); });
        bool const of_list = node.op == Op::element || node.op == Op::place;
        if (!of_list && node.op != Op::fact) return go_on(id);
        auto const& shape = run_.graph().shapes[run_.graph().scopes[node.scope].shape];
        bool const asked = of_list || shape.slots[static_cast<std::size_t>(node.argument)].asked;
        each_word(id, [&](std::size_t word, Word rows) { note(node, word, asked ? rows : rows & ~present(node.scope, word, rows), of_list); });
    }
    Word present(ScopeId scope, std::size_t word, Word among) const {
        if (scope == 0) return among;
        Word found = 0;
        each_bit(among, [&](unsigned bit) {
            if (run_.rows()[scope].states[word * rows_in_a_word + bit] == RowState::present) found |= bit_of(bit);
        });
        return found;
    }

    void use(NodeId id) {
        Node const& node = run_.node(id);
        if (node.op == Op::fact || node.op == Op::assume)
            each_word(id, [&](std::size_t word, Word& rows) {
                Word const used = node.op == Op::fact ? given(node, word, rows) : rows & operations::assumed(run_, node, word);
                note(node, word, used);
                rows &= ~used;
            });
        go_on(id);
    }

    void credit(NodeId id) {
        Node const& node = run_.node(id);
        if (node.op == Op::known && credits(run_.operands(node)[0])) return credit_rules(run_.operands(node)[0], id, false);
        if (credits(id)) return credit_rules(id, id, true);
        if (node.op == Op::assume)
            each_word(id, [&](std::size_t word, Word& rows) { rows &= ~operations::assumed(run_, node, word); });
        go_on(id);
    }

    // ---- what a value is made of ------------------------------------------------------------------------------------

    void go_on(NodeId id) {
        Node const& node = run_.node(id);
        auto const operands = run_.operands(node);
        switch (node.op) {
            case Op::broadcast:
                return outwards(id, operands[0]);
            case Op::fact:
                if (node.count != 0)
                    each_word(id, [&](std::size_t word, Word rows) { mark(operands[0], word, rows & ~given(node, word, rows)); });
                return;
            case Op::assume:
                return each_word(id, [&](std::size_t word, Word rows) {
                    mark(operands[0], word, rows);
                    if (operands.size() > 2) mark(operands[2], word, rows & operations::open(run_.column(operands[2]), word));
                });
            case Op::conjunction:
                return settlers(id, [](Truth test) { return operations::surely(!test); });
            case Op::disjunction:
                return settlers(id, [](Truth test) { return operations::surely(test); });
            case Op::select:
                return branches(id);
            case Op::reduce:
                return bids(id);
            default:
                for (NodeId const each : operands) each_word(id, [&](std::size_t word, Word rows) { mark(each, word, rows); });
        }
    }

    void mark(NodeId part, std::size_t word, Word rows) {
        if (rows != 0) marks_.of(part)[word] |= rows;
    }

    void outwards(NodeId id, NodeId part) {
        ScopeId const scope = run_.node(id).scope, outer = run_.node(part).scope;
        each_word(id, [&](std::size_t word, Word rows) {
            each_bit(rows, [&](unsigned bit) {
                marks_.put(part, run_.rows().outwards(scope, static_cast<std::uint32_t>(word * rows_in_a_word + bit), outer));
            });
        });
    }

    /// The tests that settle it by themselves, or else all.
    template <class Settles>
    void settlers(NodeId id, Settles&& settles) {
        each_word(id, [&](std::size_t word, Word rows) {
            auto const tests = run_.operands(run_.node(id));
            Word settled = 0;
            for (NodeId const each : tests) settled |= settles(run_.column(each).test(word));
            for (NodeId const each : tests) mark(each, word, rows & (~settled | settles(run_.column(each).test(word))));
        });
    }

    void branches(NodeId id) {
        auto const operands = run_.operands(run_.node(id));
        Column const& selector = run_.column(operands[0]);
        std::size_t const levels = selector.count - first_plane;
        each_word(id, [&](std::size_t word, Word rows) {
            mark(operands[0], word, rows);
            for (std::size_t level = 0; level < levels; ++level)
                mark(operands[1 + level], word, rows & selector.plane(first_plane + level, word));
            if (operands.size() == levels + 2) mark(operands[1 + levels], word, rows & selector.plane(none_plane, word));
        });
    }

    Reduction const& reduction(NodeId id) const { return run_.graph().reductions[static_cast<std::size_t>(run_.node(id).argument)]; }

    /// Calls `visit(stream, bid, mark)` for each bid in these rows of a word, in order; `mark(node, rows)` marks a part of it.
    template <class Visit>
    void each_bid(NodeId id, std::size_t word, Word rows, Visit&& visit) {
        Reduction const& reduction = this->reduction(id);
        ScopeId const scope = run_.node(id).scope;
        auto const begin = static_cast<std::uint32_t>(word * rows_in_a_word);
        auto const first = static_cast<std::uint32_t>(std::countr_zero(rows)), last = static_cast<std::uint32_t>(std::bit_width(rows));
        for (Stream const& stream : reduction.streams) {
            Column const &when = run_.column(stream.when), &outcome = run_.column(stream.outcome);
            if (stream.scope == scope) {
                visit(stream, Bid<Aligned>{when.test(word), {outcome, word}, reduction.leave_out_none},
                      [&](NodeId part, Word some) { mark(part, word, some); });
                continue;
            }
            auto const [from, to] = run_.rows().within(stream.scope, scope, begin + first, begin + last);
            for (std::uint32_t there = from; there < to; ++there) {
                unsigned const bit = run_.rows().outwards(stream.scope, there, scope) - begin;
                if ((rows & bit_of(bit)) == 0) continue;
                visit(stream, Bid<Single>{operations::test_of({when, there, bit}), {outcome, there, bit}, reduction.leave_out_none},
                      [&](NodeId part, Word some) {
                          if (some & bit_of(bit)) marks_.put(part, there);
                      });
            }
        }
    }

    void bids(NodeId id) {
        Reduction const& reduction = this->reduction(id);
        bool const first = reduction.policy == Policy::first;
        each_word(id, [&](std::size_t word, Word left) {
            if (left == 0) return;
            Word const rows = left;
            each_bid(id, word, rows, [&](Stream const& stream, auto const& bid, auto&& mark_part) {
                Word const may = left & ~operations::surely(!bid.when);
                mark_part(stream.when, left);
                mark_part(stream.outcome, may);
                if (stream.key != nothing) mark_part(stream.key, may);
                if (first) left &= bid.silent();
            });
            if (reduction.otherwise != nothing) mark(reduction.otherwise, word, left);
            if (reduction.policy != Policy::missing) return;
            Cadence const& every = reduction.cadence;
            for (NodeId const each : {every.today, every.from, every.to, every.length, every.least}) mark(each, word, rows);
        });
    }

    // ---- rules ------------------------------------------------------------------------------------------------------

    /// Whether it is a reduction that has rules.
    bool credits(NodeId id) const {
        if (run_.node(id).op != Op::reduce) return false;
        auto const& streams = reduction(id).streams;
        return std::any_of(streams.begin(), streams.end(), [](Stream const& each) { return each.rule != nothing; });
    }

    /// The rules of a reduction that settled its value, or may have, in the rows of `mask`; `none`: whether one that gives none can have.
    void credit_rules(NodeId id, NodeId mask, bool none) {
        Column const& value = run_.column(id);
        Policy const policy = reduction(id).policy;
        bool const any_will_do = policy == Policy::first || policy == Policy::sum;
        each_word(mask, [&](std::size_t word, Word left) {
            if (left == 0) return;
            each_bid(id, word, left, [&](Stream const& stream, auto const& bid, auto&&) {
                Word const bids = left & bid.given();
                credit(stream.rule, run_.node(id).scope, word, any_will_do ? bids : gives(bid, bids, value, word, none));
                if (policy == Policy::first) left &= bid.silent();
            });
        });
    }

    /// The rows in which something that the bid gives is among the value's possibilities.
    template <class Source>
    Word gives(Bid<Source> const& bid, Word rows, Column const& value, std::size_t word, bool none) const {
        Word found = none ? bid.none_mask() & bid.outcome.plane(none_plane) & value.plane(none_plane, word) : Word{};
        std::size_t const base = word * rows_in_a_word;
        if (value.form == Form::levels)
            value.each_live(first_plane, [&](std::size_t index) { found |= bid.outcome.plane(index) & value.plane(index, word); });
        if (value.form == Form::range)
            each_bit(rows & ~found & bid.outcome.plane(range_plane) & value.plane(range_plane, word), [&](unsigned bit) {
                Span const a = bid.outcome.column.span(bid.outcome.row(bit)), b = value.span(base + bit);
                if (a.low <= b.high && b.low <= a.high) found |= bit_of(bit);
            });
        if (value.form == Form::text) found |= gives_text(bid, rows & ~found, value, word);
        return rows & found;
    }

    template <class Source>
    Word gives_text(Bid<Source> const& bid, Word rows, Column const& value, std::size_t word) const {
        Word const some = bid.outcome.plane(texts_plane), any = bid.outcome.plane(any_plane);
        Word found = any | (some & value.plane(any_plane, word));
        std::size_t const base = word * rows_in_a_word;
        each_bit(rows & ~found & some & value.plane(texts_plane, word), [&](unsigned bit) {
            auto const a = value.sets->codes(bid.outcome.column.low_of(bid.outcome.row(bit))), b = value.sets->codes(value.low_of(base + bit));
            if (std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end()) found |= bit_of(bit);
        });
        return found;
    }

    Engine const& run_;
    Paths const& paths_;
    Marks& marks_;
    FactRows facts_;
    RuleRows rules_;
};

}  // namespace rubric
