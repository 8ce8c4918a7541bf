// What a framework measures, as text: every fact with its cells, every expression that is compared, and the comparisons that part them.
//
//   on_roll : integer                          a number, a date, a text: by the tests of it
//       on_roll < small
//   judgement : good, poor                     levels: each is a cell
#pragma once

#include <rubric/cells.hpp>
#include <rubric/show.hpp>

namespace rubric {

/// A node as the expression that it was written as, as far as names go; beyond a few steps only `…`.
class NodeWords {
public:
    explicit NodeWords(Graph const& graph) : graph_(graph) {}

    std::string words(NodeId id, int steps = 6) const {
        Node const& node = graph_.nodes[id];
        auto const operand = [&](std::uint32_t i) { return words(graph_.operands[node.first + i], steps - 1); };
        if (steps == 0) return "…";
        switch (node.op) {
            case Op::constant: return constant(node.domain, graph_.constants[static_cast<std::size_t>(node.argument)]);
            case Op::fact: return fact(node);
            case Op::parameter: return graph_.parameters[static_cast<std::size_t>(node.argument)].name;
            case Op::broadcast:
            case Op::known:
            case Op::assume: return operand(0);
            case Op::add: return operand(0) + " + " + operand(1);
            case Op::subtract: return operand(0) + " - " + operand(1);
            case Op::multiply: return operand(0) + " * " + operand(1);
            case Op::divide: return operand(0) + " / " + operand(1);
            case Op::shift: return operand(0) + " + " + operand(1);
            case Op::elapsed: return unit(node) + " from " + operand(0) + " to " + operand(1);
            case Op::reduce: return reduction(node);
            default: return "…";
        }
    }

    std::string constant(Domain domain, Fact fact) const {
        if (fact.state != Fact::State::known) return fact.state == Fact::State::none ? "none" : "…";
        if (form_of(domain) == Form::levels) return show_level(graph_, domain, static_cast<std::size_t>(fact.value), Writing::files);
        if (form_of(domain) == Form::text) return '"' + graph_.texts[static_cast<std::size_t>(fact.value)] + '"';
        return show_number(domain.kind, fact.value, Writing::files);
    }

    /// The comparison at a cut: `days from opened to today < 10`.
    std::string test(Measure const& measure, Cut const& cut) const {
        NodeId const compared = cut.through.empty() ? measure.node : cut.through.back().node;
        std::string const with = cut.with == nothing ? constant(graph_.nodes[compared].domain, {Fact::State::known, cut.on})
                                 : cut.siblings     ? "that of the others"
                                                    : words(cut.with);
        return words(compared) + (cut.below && cut.above ? " = " : cut.below ? " < " : " <= ") + with;
    }

private:
    std::string fact(Node const& node) const {
        std::string path;
        for (ScopeId scope = node.scope; scope != 0; scope = graph_.scopes[scope].owner) {
            Scope const& here = graph_.scopes[scope];
            path = graph_.shapes[graph_.scopes[here.owner].shape].lists[here.list].path + "." + path;
        }
        return path + graph_.shapes[graph_.scopes[node.scope].shape].slots[static_cast<std::size_t>(node.argument)].path;
    }

    static std::string unit(Node const& node) {
        constexpr std::string_view units[]{"days", "weeks", "months", "years", "working days"};
        return std::string(units[static_cast<std::size_t>(node.argument)]);
    }

    std::string reduction(Node const& node) const {
        constexpr std::string_view policies[]{"agree", "first", "highest", "lowest", "sum", "any", "all", "latest", "earliest", "the", "joined", "alike"};
        Reduction const& found = graph_.reductions[static_cast<std::size_t>(node.argument)];
        return found.name.empty() ? std::string(policies[static_cast<std::size_t>(found.policy)]) + "(…)" : found.name;
    }

    Graph const& graph_;
};

/// A paragraph a fact, then those expressions that are compared; in the order of the graph.
inline std::string show_cells(Graph const& graph) {
    NodeWords const words(graph);
    auto const type = [&](Domain domain) {
        constexpr std::string_view names[]{"", "integer", "number", "percent", "money", "date", "days", "months", "working days", "text"};
        std::string line(names[static_cast<std::size_t>(domain.kind)]);
        if (domain.kind == Kind::levels)
            for (Level const& each : graph.enumerations[domain.enumeration].levels) line += (line.empty() ? "" : ", ") + each.name;
        return line + (domain.optional ? ", none" : "") + ", unknown";
    };
    std::string lines;
    std::vector<std::string> said;
    for (NodeId id = 0; id < graph.nodes.size(); ++id) {
        Measure const* measure = detail::measure_of(graph, id);
        if (!measure && graph.nodes[id].op != Op::fact) continue;
        std::string paragraph = words.words(id) + " : " + type(graph.nodes[id].domain) + (measure && !measure->exact ? " (not only by its cells)" : "") + "\n";
        if (measure)
            for (Cut const& cut : measure->cuts) paragraph += "    " + words.test(*measure, cut) + "\n";
        if (std::find(said.begin(), said.end(), paragraph) != said.end()) continue;
        said.push_back(paragraph);
        lines += paragraph;
    }
    return lines;
}

}  // namespace rubric
