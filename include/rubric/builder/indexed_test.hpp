// What one rule of a long table tests, as the index over its rules has it.
#pragma once

#include <rubric/graph.hpp>
#include <rubric/kernels/compare.hpp>

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace rubric {

/// One test of a rule, of a subject.
struct IndexedTest {
    NodeId subject = nothing;
    bool turned = false;             ///< it is the negation that is tested
    Node const* test = nullptr;      ///< null: the subject is the test
    std::vector<Bounds> bounds{};    ///< of numbers: where it holds, for in_ranges
    Relation relation = Relation::equal;  ///< or beside `bounds[0]`, for a comparison

    /// Whether it holds at a level.
    bool at_level(std::size_t level) const {
        bool const is_yes = level == yes_plane - first_plane;
        bool const in = test ? test->op == Op::in_levels && (static_cast<std::uint64_t>(test->argument) >> level & 1) != 0 : is_yes;
        return in != turned;
    }
    /// Calls `visit` with the first and last cell of each stretch of numbers in which it holds; `cell_of(number)` is that of a cut, cells go
    /// from 0 to before `cells`.
    template <class CellOf, class Visit>
    void each_stretch(std::size_t cells, CellOf&& cell_of, Visit&& visit) const {
        std::vector<std::pair<std::size_t, std::size_t>> in;  // first, and the one behind the last
        if (test->op == Op::compare) {
            std::size_t const at = cell_of(bounds[0].wide.low);
            Standing const below{.less = 1}, same{.equal = 1}, above{.greater = 1};
            if (below.test(relation).yes) in.emplace_back(0, at);
            if (same.test(relation).yes) in.emplace_back(at, at + 1);
            if (above.test(relation).yes) in.emplace_back(at + 1, cells);
        } else {
            for (Bounds const& each : bounds)
                if (each.wide.low <= each.wide.high) in.emplace_back(cell_of(each.wide.low), cell_of(each.wide.high) + 1);
        }
        if (!turned) {
            for (auto const& [first, end] : in) visit(first, end);
            return;
        }
        std::sort(in.begin(), in.end());
        std::size_t from = 0;  // the first that no stretch so far has
        for (auto const& [first, end] : in) {
            if (from < first) visit(from, first);
            from = std::max(from, end);
        }
        if (from < cells) visit(from, cells);
    }
    bool at_none() const { return (test && test->op == Op::is_none) != turned; }
};

/// Reads tests of a graph.
class TestReader {
public:
    explicit TestReader(Graph const& graph) : graph_(graph) {}

    Node const& node(NodeId id) const { return graph_.nodes[id]; }
    std::span<NodeId const> operands(Node const& node) const { return {graph_.operands.data() + node.first, node.count}; }
    Fact const* constant(NodeId id) const {
        return node(id).op == Op::constant ? &graph_.constants[static_cast<std::size_t>(node(id).argument)] : nullptr;
    }
    bool is_known(NodeId id) const { return constant(id) && constant(id)->state == Fact::State::known; }

    std::span<NodeId const> tests_of(Stream const& stream) const {
        return node(stream.when).op == Op::conjunction && node(stream.when).count != 0 ? operands(node(stream.when)) : std::span(&stream.when, 1);
    }

    /// Of a level, or of a number beside constants; a test of anything else is a subject itself.
    IndexedTest test_of(NodeId id) const {
        IndexedTest found;
        found.turned = node(id).op == Op::negation;
        found.subject = found.turned ? operands(node(id))[0] : id;
        Node const& test = node(found.subject);
        auto const read = operands(test);
        NodeId subject = nothing;
        if (test.op == Op::in_levels || (test.op == Op::is_none && test.argument == 0 && form_of(node(read[0]).domain) != Form::text)) subject = read[0];
        if (test.op == Op::compare && form_of(node(read[0]).domain) == Form::range) subject = compared(test, found);
        if (test.op == Op::in_ranges) subject = in_ranges(test, found);
        if (subject != nothing) found.subject = subject, found.test = &test;
        return found;
    }

private:
    /// What is compared with a constant, or nothing.
    NodeId compared(Node const& test, IndexedTest& found) const {
        auto const read = operands(test);
        bool const constant_first = is_known(read[0]);
        if (!constant_first && !is_known(read[1])) return nothing;
        auto const relation = static_cast<Relation>(test.argument);
        std::int64_t const with = constant(read[constant_first ? 0 : 1])->value;
        found.relation = constant_first ? rubric::turned(relation) : relation;
        found.bounds = {{{with, with}, {with, with}}};
        return read[constant_first ? 1 : 0];
    }
    /// What lies between constants, or nothing.
    NodeId in_ranges(Node const& test, IndexedTest& found) const {
        auto const read = operands(test);
        if (!std::all_of(read.begin() + 1, read.end(), [&](NodeId each) { return is_known(each); })) return nothing;
        for (std::size_t i = 0; 2 * i + 2 < read.size(); ++i) {
            std::int64_t const half_open = static_cast<std::uint64_t>(test.argument) >> i & 1;
            Span const range{constant(read[2 * i + 1])->value, constant(read[2 * i + 2])->value - half_open};
            found.bounds.push_back({range, range});
        }
        return read[0];
    }

    Graph const& graph_;
};

}  // namespace rubric
