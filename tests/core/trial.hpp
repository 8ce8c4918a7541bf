// One operation on values of a test's own choosing: a graph of leaves and one node over them, run row by row beside its
// definition.
#pragma once

#include "definition.hpp"

#include <rubric/builder.hpp>
#include <rubric/evaluation.hpp>

#include <catch2/catch.hpp>

#include <ostream>
#include <vector>

namespace trial {

using definition::Part;
using definition::Value;

inline std::string text(Value const& value) {
    std::string found;
    for (Part const& each : value) {
        if (!found.empty()) found += " or ";
        if (each.kind == Part::none) found += "none";
        if (each.kind == Part::error) found += "error";
        if (each.kind == Part::level) found += std::to_string(each.low);
        if (each.kind == Part::span) found += std::to_string(each.low) + ".." + std::to_string(each.high);
    }
    return "{" + found + "}";
}

inline void write(rubric::Column& column, std::size_t row, Value const& value) {
    for (Part const& each : value) switch (each.kind) {
            case Part::none:
                column.put(rubric::none_plane, row);
                break;
            case Part::error:
                column.put(rubric::error_plane, row);
                break;
            case Part::level:
                column.put(rubric::first_plane + static_cast<std::size_t>(each.low), row);
                break;
            case Part::span:
                column.join(row, rubric::Span{each.low, each.high});
                break;
        }
}

inline Value read(rubric::Column const& column, std::size_t row) {
    Value found;
    if (column.has(rubric::none_plane, row)) found.insert(definition::none);
    if (column.has(rubric::error_plane, row)) found.insert(definition::error);
    if (column.form == rubric::Form::range) {
        if (column.has(rubric::range_plane, row)) found.insert(definition::span(column.span(row).low, column.span(row).high));
        return found;
    }
    for (std::size_t level = 0; level + rubric::first_plane < column.count; ++level)
        if (column.has(rubric::first_plane + level, row)) found.insert(definition::level(static_cast<std::int64_t>(level)));
    return found;
}

/// What the node gives on each line of values, one value a leaf. The lines are rows of one run, so that every word is full.
inline std::vector<Value> run(rubric::Graph const& graph, std::vector<rubric::NodeId> const& leaves, rubric::NodeId node,
                              std::vector<std::vector<Value>> const& lines) {
    std::vector<rubric::Row> const cases(lines.size(), rubric::Row(graph.shapes[0]));
    rubric::Texts texts(graph);
    rubric::Engine engine(graph);
    engine.load(cases, texts, false);
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        rubric::Column& leaf = engine.begin(leaves[i]);
        for (std::size_t row = 0; row < lines.size(); ++row) write(leaf, row, lines[row][i]);
    }
    for (rubric::NodeId id = 0; id <= node; ++id)
        if (graph.nodes[id].op != rubric::Op::fact) rubric::operations::run_one(engine, id);
    std::vector<Value> found;
    for (std::size_t row = 0; row < lines.size(); ++row) found.push_back(read(engine.column(node), row));
    return found;
}

/// Holds the node to `expected(line)` on every line; says which it was that failed.
template <class Expected>
void check(rubric::Graph const& graph, std::vector<rubric::NodeId> const& leaves, rubric::NodeId node,
           std::vector<std::vector<Value>> const& lines, Expected expected) {
    auto const found = run(graph, leaves, node, lines);
    std::size_t wrong = 0;
    for (std::size_t row = 0; row < lines.size() && wrong < 3; ++row) {
        Value const wanted = expected(lines[row]);
        if (found[row] == wanted) continue;
        ++wrong;
        std::string line;
        for (Value const& each : lines[row]) line += text(each) + " ";
        UNSCOPED_INFO(line << "gives " << text(found[row]) << ", not " << text(wanted));
    }
    CHECK(wrong == 0);
}

/// Every choice of one value from each, in lines.
inline std::vector<std::vector<Value>> combinations(std::vector<std::vector<Value>> const& values) {
    std::vector<std::vector<Value>> lines{{}};
    for (auto const& choices : values) {
        std::vector<std::vector<Value>> longer;
        for (auto const& line : lines)
            for (Value const& each : choices) {
                longer.push_back(line);
                longer.back().push_back(each);
            }
        lines = std::move(longer);
    }
    return lines;
}

}  // namespace trial
