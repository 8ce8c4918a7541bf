// Where values come from: constants, facts, parameters; and how they cross into the scope of a list.
#pragma once

#include <rubric/evaluation/engine.hpp>

namespace rubric::operations {

/// The most elements that a list may have.
inline constexpr std::int64_t most_elements = 1'000'000;

/// Whether a value may be one of the domain's.
inline bool admits(Graph const& graph, Domain domain, std::int64_t value) {
    switch (domain.kind) {
        case Kind::levels:
            return value >= 0 && static_cast<std::size_t>(value) < graph.enumerations[domain.enumeration].levels.size();
        case Kind::integer:
            return value % one == 0 && value >= -number_limit;
        case Kind::date:
            return on_calendar(value);
        case Kind::text:
            return value >= 0;
        default:
            return value >= -number_limit;
    }
}

/// Anything that the domain has.
inline void put_everything(Column& out, std::size_t row, Domain domain) {
    if (domain.optional) out.put(none_plane, row);
    if (out.form == Form::text) return out.put(any_plane, row);
    if (out.form == Form::range) return out.join(row, everything(domain.kind));
    for (std::size_t index = first_plane; index < out.count; ++index) out.put(index, row);
}

inline void put_known(Column& out, std::size_t row, std::int64_t value) {
    switch (out.form) {
        case Form::levels:
            return out.put(first_plane + static_cast<std::size_t>(value), row);
        case Form::range:
            return out.join(row, Span{value, value});
        case Form::text:
            return out.join_texts(row, value);
    }
}

/// What is given, as the domain reads it: none where there is no none, and a value that is not of it, are in error.
inline void put(Graph const& graph, Column& out, std::size_t row, Domain domain, Fact fact) {
    switch (fact.state) {
        case Fact::State::unknown:
            return put_everything(out, row, domain);
        case Fact::State::none:
            return out.put(domain.optional ? none_plane : error_plane, row);
        case Fact::State::error:
            return out.put(error_plane, row);
        case Fact::State::known:
            break;
    }
    if (admits(graph, domain, fact.value)) return put_known(out, row, fact.value);
    out.put(error_plane, row);
}

/// What the first row is, so are the others.
inline void all_alike(Engine const& run, Node const& node, Column& out) {
    for (std::uint64_t left = out.live; left != 0; left &= left - 1)
        fill_plane(out, static_cast<std::size_t>(std::countr_zero(left)), run.count(node.scope));
    out.uniform = true;
}

inline void constant(Engine& run, Node const& node, Column& out) {
    if (out.words == 0) return;
    put(run.graph(), out, 0, node.domain, run.graph().constants[static_cast<std::size_t>(node.argument)]);
    all_alike(run, node, out);
}

inline void fact(Engine& run, Node const& node, Column& out) {
    ScopeRows const& rows = run.rows()[node.scope];
    auto const slot = static_cast<std::size_t>(node.argument);
    for (std::uint32_t row = 0; row < rows.count(); ++row) {
        Fact given{};
        if (rows.states[row] == RowState::present) given = rows.facts[row]->slots[slot];
        if (rows.states[row] == RowState::in_error) given.state = Fact::State::error;
        if (given.state == Fact::State::unknown && node.count != 0)
            give_row(out, row, run.column(run.operands(node)[0]), row);
        else
            put(run.graph(), out, row, node.domain, given);
    }
}

inline void put_truth(Column& out, std::size_t row, bool value) { out.put(value ? yes_plane : no_plane, row); }

inline void given(Engine& run, Node const& node, Column& out) {
    ScopeRows const& rows = run.rows()[node.scope];
    auto const slot = static_cast<std::size_t>(node.argument);
    for (std::uint32_t row = 0; row < rows.count(); ++row)
        put_truth(out, row,
                  rows.facts[row] ? rows.facts[row]->slots[slot].state != Fact::State::unknown
                                  : rows.states[row] == RowState::in_error);
}

inline void given_list(Engine& run, Node const& node, Column& out) {
    ScopeRows const& rows = run.rows()[node.scope];
    auto const list = static_cast<std::size_t>(node.argument);
    for (std::uint32_t row = 0; row < rows.count(); ++row)
        put_truth(out, row,
                  rows.facts[row] ? rows.facts[row]->lists[list].state != Fact::State::unknown
                                  : rows.states[row] == RowState::in_error);
}

inline void element(Engine& run, Node const& node, Column& out) {
    ScopeRows const& rows = run.rows()[node.scope];
    for (std::uint32_t row = 0; row < rows.count(); ++row) {
        bool const wrong = rows.states[row] == RowState::in_error;
        out.put(wrong ? error_plane : yes_plane, row);
        if (rows.states[row] == RowState::imagined) out.put(no_plane, row);
    }
}

/// The possibilities in one row, counted up to two: a range of more than one number is two, and so is any text.
inline int possibilities(Column const& column, std::size_t row) {
    int found = 0;
    for (std::size_t index = 0; index < column.count; ++index) found += column.has(index, row);
    if (found != 1) return found;
    if (column.form == Form::range && column.has(range_plane, row)) return column.span(row).single() ? 1 : 2;
    if (column.form != Form::text || column.has(none_plane, row) || column.has(error_plane, row)) return found;
    return column.has(any_plane, row) || column.sets->codes(column.low_of(row)).size() > 1 ? 2 : 1;
}

/// Whether the one possibility of `part`, not an error, is one of those of `whole`.
inline bool is_one_of(Column const& part, Column const& whole, std::size_t row) {
    if (possibilities(part, row) != 1 || part.has(error_plane, row)) return false;
    if (part.has(none_plane, row)) return whole.has(none_plane, row);
    if (part.form == Form::levels) {
        for (std::size_t index = first_plane; index < part.count; ++index)
            if (part.has(index, row)) return whole.has(index, row);
        return false;
    }
    if (part.form == Form::range)
        return whole.has(range_plane, row) && joined(whole.span(row), part.span(row)) == whole.span(row);
    if (whole.has(any_plane, row)) return true;
    if (!whole.has(texts_plane, row)) return false;
    auto const codes = whole.sets->codes(whole.low_of(row));
    return std::find(codes.begin(), codes.end(), part.low_of(row)) != codes.end();
}

/// Whether the assumption stands for the value in that row.
inline bool assumes(Engine const& run, Node const& node, std::uint32_t row) {
    auto const operands = run.operands(node);
    if (!run.assuming() || run.rows()[node.scope].states[row] == RowState::imagined) return false;
    Column const& value = run.column(operands[0]);
    if (possibilities(value, row) < 2 || !is_one_of(run.column(operands[1]), value, row)) return false;
    if (operands.size() < 3) return true;
    Column const& allowed = run.column(operands[2]);
    return allowed.has(yes_plane, row) && possibilities(allowed, row) == 1;
}

/// The rows of a word in which more than one thing is possible: a range of several numbers, several texts, any text.
inline Word open(Column const& column, std::size_t word) {
    Word found = 0, seen = 0;
    column.each_live(none_plane, [&](std::size_t index) {
        Word const rows = column.plane(index, word);
        found |= seen & rows, seen |= rows;
    });
    Lanes const low{column.low + word * rows_in_a_word}, high{column.high + word * rows_in_a_word};
    if (column.form == Form::range) {
        found |= column.plane(range_plane, word) & column.plane(wide_plane, word);
        if (!column.points() && !column.uniform) found |= column.plane(range_plane, word) & ~lanes::equal(low, high);
        if (column.uniform && column.low[0] != column.high[0]) found |= column.plane(range_plane, word);
    }
    if (column.form == Form::text) {
        found |= column.plane(any_plane, word);
        each_bit(column.plane(texts_plane, word) & ~found, [&](unsigned bit) {
            if (column.sets->codes(column.low_of(word * rows_in_a_word + bit)).size() > 1) found |= bit_of(bit);
        });
    }
    return found;
}

/// The rows of a word in which the assumption stands for the value.
inline Word assumed(Engine const& run, Node const& node, std::size_t word) {
    if (!run.assuming()) return 0;
    auto const operands = run.operands(node);
    Column const& value = run.column(operands[0]);
    Word rows = open(value, word);
    if (operands.size() > 2) {
        Column const& allowed = run.column(operands[2]);
        rows &= allowed.plane(yes_plane, word) & ~open(allowed, word);
    }
    Word found = 0;
    each_bit(rows, [&](unsigned bit) {
        std::size_t const row = word * rows_in_a_word + bit;
        bool const imagined = node.scope != 0 && run.rows()[node.scope].states[row] == RowState::imagined;
        if (!imagined && is_one_of(run.column(operands[1]), value, row)) found |= bit_of(bit);
    });
    return found;
}

inline void assume(Engine& run, Node const& node, Column& out) {
    auto const operands = run.operands(node);
    Column const &value = run.column(operands[0]), &other = run.column(operands[1]);
    if (!run.assuming()) return share(out, value, true);
    each_block(out.words, [&](Block at) {
        Word taken[words_in_a_chunk], kept[words_in_a_chunk];
        for (std::size_t word = 0; word < at.words; ++word) {
            taken[word] = assumed(run, node, at.from + word);
            kept[word] = ~taken[word];
        }
        give_block(out, at, kept, value, at.from), give_block(out, at, taken, other, at.from);
    });
}

/// The value of the last date not after the day; before the first, in error.
inline Fact dated(Parameter const& read, Day day) {
    Fact found{Fact::State::error, 0};
    for (auto const& each : read.values)
        if (each.from <= day) found = each.value;
    return found;
}

/// Of several days, each value that one of them has: in error only if it would be on all of them.
inline void put_dated(Engine const& run, Parameter const& read, Column& out, std::size_t row, Span days) {
    Fact const on_first = dated(read, days.low);
    bool const before = read.values.empty() || days.low < read.values.front().from;
    bool some = !before;
    if (some) put(run.graph(), out, row, read.domain, on_first);
    for (auto const& each : read.values) {
        if (each.from <= days.low || each.from > days.high) continue;
        put(run.graph(), out, row, read.domain, each.value);
        some = true;
    }
    if (!some) out.put(error_plane, row);
}

/// A value that holds for all dates, in one row: a date that is none or in error is so all the same.
inline void put_set(Engine const& run, Node const& node, Column& out, std::size_t row, Fact value) {
    if (node.count != 0) {
        Column const& date = run.column(run.operands(node)[0]);
        for (std::size_t plane : {none_plane, error_plane})
            if (date.has(plane, row)) out.put(plane, row);
        if (!date.has(range_plane, row)) return;
    }
    put(run.graph(), out, row, node.domain, value);
}

inline void parameter(Engine& run, Node const& node, Column& out) {
    auto const index = static_cast<std::uint32_t>(node.argument);
    Parameter const& read = run.graph().parameters[index];
    auto const& set = run.set_value(index);
    Fact const undated = set ? *set : read.values.empty() ? Fact{} : read.values[0].value;
    if (node.count == 0) {
        if (out.words == 0) return;
        put(run.graph(), out, 0, read.domain, undated);
        return all_alike(run, node, out);
    }
    for (std::size_t row = 0; row < run.count(node.scope); ++row) {
        Column const& date = run.column(run.operands(node)[0]);
        for (std::size_t plane : {none_plane, error_plane})
            if (date.has(plane, row)) out.put(plane, row);
        if (!date.has(range_plane, row)) continue;
        if (set || !read.dated)
            put(run.graph(), out, row, read.domain, undated);
        else
            put_dated(run, read, out, row, date.span(row));
    }
}

inline void broadcast(Engine& run, Node const& node, Column& out) {
    NodeId const from = run.operands(node)[0];
    ScopeRows const& rows = run.rows()[node.scope];
    Column const& in = run.column(from);
    bool const direct = run.graph().scopes[node.scope].parent == run.node(from).scope;
    auto const each_row = [&](auto visit) {
        for (std::uint32_t row = 0; row < rows.count(); ++row)
            visit(row, direct ? rows.parents[row] : run.rows().outwards(node.scope, row, run.node(from).scope));
    };
    for (auto left = in.live; left != 0; left &= left - 1) {
        auto const index = static_cast<std::size_t>(std::countr_zero(left));
        Word* const plane = out.open(index);
        each_row([&](std::uint32_t row, std::uint32_t outer) { plane[row / rows_in_a_word] |= Word{in.has(index, outer)} << row % rows_in_a_word; });
    }
    if (in.form == Form::levels || out.words == 0) return;
    each_row([&](std::uint32_t row, std::uint32_t outer) { out.lanes[row] = in.low_of(outer); });
    if (in.form == Form::text || in.points()) return;
    out.separate();
    std::int64_t* const ends = out.lanes + out.words * rows_in_a_word;
    each_row([&](std::uint32_t row, std::uint32_t outer) { ends[row] = in.high[in.uniform ? 0 : outer]; });
}

inline void place(Engine& run, Node const& node, Column& out) {
    ScopeRows const& rows = run.rows()[node.scope];
    for (std::uint32_t row = 0; row < rows.count(); ++row) {
        if (rows.states[row] == RowState::in_error) out.put(error_plane, row);
        if (rows.states[row] == RowState::imagined) out.join(row, Span{0, (most_elements - 1) * one});
        if (rows.states[row] == RowState::present) put_known(out, row, rows.places[row] * one);
    }
}

inline void waiting(Engine& run, Node const& node, Column& out) {
    fill_plane(out, error_plane, run.count(node.scope));
}

}  // namespace rubric::operations
