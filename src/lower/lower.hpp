// Typed model to decision graph.
#pragma once

#include "check/model.hpp"

#include <rubric/graph.hpp>

#include <optional>
#include <span>
#include <stdexcept>

namespace rubric::lower {

/// Thrown for a framework whose graph would have more than limits::graph_nodes nodes, or whose functions call one another more
/// than limits::nesting deep.
class TooLarge : public std::length_error {
public:
    using std::length_error::length_error;
};

/// The graph with every decision, offer and duty of the framework as outputs. What lowering alone can tell that this version does
/// not evaluate is in error in it, and a warning. With the sources its conditions have words, for explanations.
Graph lower(check::Framework const& framework, Diagnostics& found, Sources const* sources = nullptr);
Graph lower(check::Framework const& framework);

/// The same, and once more with the framework's reports, so that deciding pays nothing for them. What the first graph has stands at
/// the same places in the second: facts, texts and settings of the one are those of the other.
struct Graphs {
    Graph decisions;
    std::optional<Graph> reports{};  ///< of a framework that has some
};
Graphs lower_with_reports(check::Framework const& framework, Diagnostics& found, Sources const* sources = nullptr);

/// The graph with reports and further expressions over the case (a scenario's expectations, a dataset's `where`), one node each, in order.
struct Extended {
    Graph graph;
    std::vector<NodeId> nodes;      ///< `nothing` for an expression that is a list; of a record: whether it is there
    std::vector<ListOutput> lists;  ///< the elements of an expression that is a list
};
Extended lower(check::Framework const& framework, std::span<check::ExpressionPtr const> further);

/// A graph of one record alone: shape 0 is the record, and the expressions see it as `self`. For datasets' computed fields and
/// the conditions of maps. Parameters of the record's framework are called by their names, those of others `ofsted.name`.
Extended lower_record(check::Record const& record, std::span<check::ExpressionPtr const> expressions);

}  // namespace rubric::lower
