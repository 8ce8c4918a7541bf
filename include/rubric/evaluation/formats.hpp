// Text with gaps: a text for each choice of one possibility from each gap; beyond sixteen it may be any.
#pragma once

#include <rubric/evaluation/engine.hpp>

#include <string>

namespace rubric::operations {

/// As people read it: £1,250.00, 71%, 1 May 2026, 2 months.
inline std::string amount_text(Kind kind, std::int64_t value) {
    auto const units = [&](char const* unit) { return format_number(value) + " " + unit + (value == one ? "" : "s"); };
    switch (kind) {
        case Kind::percent:
            return format_percent(value);
        case Kind::money:
            return format_money(value);
        case Kind::date:
            return format_long(value);
        case Kind::days:
            return units("day");
        case Kind::months:
            return units("month");
        case Kind::working_days:
            return units("working day");
        default:
            return format_number(value);
    }
}

/// Each thing that the row may be, but for none and errors; nothing where that is a range or any text.
inline bool wordings(Engine const& run, Domain domain, Column const& column, std::size_t row, std::vector<std::string>& found) {
    found.clear();
    if (column.form == Form::levels) {
        auto const& levels = run.graph().enumerations[domain.enumeration].levels;
        for (std::size_t level = 0; level < levels.size(); ++level)
            if (column.has(first_plane + level, row)) found.push_back(levels[level].title);
        return true;
    }
    if (column.form == Form::range) {
        if (!column.has(range_plane, row)) return true;
        Span const span = column.span(row);
        if (span.single()) found.push_back(amount_text(domain.kind, span.low));
        return span.single();
    }
    if (column.has(any_plane, row)) return false;
    if (column.has(texts_plane, row))
        for (auto const code : column.sets->codes(column.low_of(row))) found.push_back(run.texts()[code]);
    return true;
}

/// What one row may be, in words: "targeted or intensive".
inline std::string wording(Engine const& run, NodeId id, std::size_t row) {
    Column const& column = run.column(id);
    Domain const domain = run.node(id).domain;
    std::vector<std::string> words;
    if (!wordings(run, domain, column, row, words)) {
        bool const bounded = column.form == Form::range && column.span(row) != everything(domain.kind);
        Span const span = bounded ? column.span(row) : Span{};
        words = {bounded ? amount_text(domain.kind, span.low) + " to " + amount_text(domain.kind, span.high) : "unknown"};
    }
    if (column.has(none_plane, row)) words.push_back("none");
    if (column.has(error_plane, row)) words.push_back("in error");
    std::string line;
    for (std::size_t i = 0; i < words.size(); ++i) line += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
    return line;
}

/// The gaps filled in every way, piece by piece; nothing where these are too many.
inline bool fill(Engine const& run, Node const& node, std::size_t row, std::vector<std::string>& lines) {
    auto const& pieces = run.graph().templates[static_cast<std::size_t>(node.argument)].pieces;
    auto const operands = run.operands(node);
    std::vector<std::string> gap;
    lines.assign(1, pieces[0]);
    for (std::size_t i = 0; i < operands.size(); ++i) {
        if (!wordings(run, run.node(operands[i]).domain, run.column(operands[i]), row, gap)) return false;
        if (lines.size() * gap.size() > TextSets::most) return false;
        std::vector<std::string> longer;
        for (auto const& line : lines)
            for (auto const& word : gap) longer.push_back(line + word + pieces[i + 1]);
        lines = std::move(longer);
    }
    return true;
}

inline void format(Engine& run, Node const& node, Column& out) {
    std::vector<std::string> lines;
    for (std::size_t row = 0; row < run.count(node.scope); ++row) {
        bool readable = true, some = true, none = false;
        for (NodeId const each : run.operands(node)) {
            Column const& gap = run.column(each);
            bool const none_here = gap.has(none_plane, row);
            bool some_here = false;
            for (std::size_t index = first_plane; index < gap.count; ++index) some_here = some_here || gap.has(index, row);
            if (gap.has(error_plane, row)) out.put(error_plane, row);
            readable = readable && (none_here || some_here);
            some = some && some_here;
            none = none || none_here;
        }
        if (readable && none) out.put(none_plane, row);
        if (!some) continue;
        if (fill(run, node, row, lines))
            for (auto const& line : lines) out.join_texts(row, run.texts().code(line));
        else
            out.join_any_text(row);
    }
}

}  // namespace rubric::operations
