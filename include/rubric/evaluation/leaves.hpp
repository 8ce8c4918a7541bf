// Where values come from: constants, facts, parameters, and the elements of lists.
#pragma once

#include <rubric/evaluation/engine.hpp>
#include <rubric/evaluation/fact_blocks.hpp>
#include <rubric/evaluation/settled.hpp>
#include <rubric/kernels/pack.hpp>

namespace rubric::operations {

/// The most elements that a list may have.
inline constexpr std::int64_t most_elements = 1'000'000;

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
    for (std::uint64_t left = out.live; left != 0; left &= left - 1) {
        Word* const plane = out.overwrite(static_cast<std::size_t>(std::countr_zero(left)));
        for (std::size_t word = 0; word < out.words; ++word) plane[word] = run.every(node.scope, word);
    }
    out.uniform = true;
}

inline void constant(Engine& run, Node const& node, Column& out) {
    if (out.words == 0) return;
    put(run.graph(), out, 0, node.domain, run.graph().constants[static_cast<std::size_t>(node.argument)]);
    all_alike(run, node, out);
}

/// Anything that the domain has, in those rows of a word.
inline void put_everything_in(Column& out, std::size_t word, Word rows, Domain domain) {
    if (rows == 0) return;
    if (domain.optional) out.add(none_plane, word, rows);
    if (out.form == Form::range) out.add(range_plane, word, rows), out.add(wide_plane, word, rows);
    if (out.form == Form::text) out.add(any_plane, word, rows);
    if (out.form != Form::levels) return;
    for (std::size_t index = first_plane; index < out.count; ++index) out.add(index, word, rows);
}

/// All rows, which lie together.
inline void facts_together(Engine const& run, Node const& node, Column& out, FactColumn const& facts, std::size_t first,
                           Column const* computed) {
    each_block(out.words, [&](Block at) {
        Word every[words_in_a_chunk];
        for (std::size_t word = 0; word < at.words; ++word) every[word] = run.every(node.scope, at.from + word);
        FactBlock const block(facts, first + at.from * rows_in_a_word, at, every);
        block.write(out, node.domain, !computed);
        if (computed) give_block(out, at, block.unknown(), *computed, at.from);
    });
}

/// The rows of one word that are there, between others that are not; gives those of which nothing is given.
inline Word facts_apart(Engine const& run, Node const& node, Column& out, ScopeRows const& rows, FactColumn const& facts, std::size_t word, Word there) {
    if (there == 0) return 0;
    bool const alike = facts.all && rows.facts.empty();
    if (alike && facts.all->state == Fact::State::unknown) return there;
    Scratch found(out, 1);
    Column& column = found.column();
    if (alike) {
        put(run.graph(), column, 0, node.domain, *facts.all);
        column.each_live(none_plane, [&](std::size_t index) { *column.overwrite(index) = ~Word{}; });
        column.uniform = true;
        return give_block(out, {word, 1}, &there, column, 0), Word{};
    }
    Word unknown = 0;
    std::uint32_t const first = rows.together(word, there);
    if (first == nothing) {
        each_bit(there, [&](unsigned bit) {
            auto const row = static_cast<std::uint32_t>(word * rows_in_a_word + bit);
            Fact const given = rows.fact(row, static_cast<std::size_t>(node.argument));
            given.state == Fact::State::unknown ? void(unknown |= bit_of(bit)) : put(run.graph(), out, row, node.domain, given);
        });
        return unknown;
    }
    auto const count = static_cast<std::size_t>(std::popcount(there));
    Word const every = count == rows_in_a_word ? ~Word{} : bit_of(count) - 1;
    FactBlock const block(facts, first, {0, 1}, &every);
    block.write(column, node.domain, false);
    column.each_live(none_plane, [&](std::size_t index) { out.add(index, word, unpacked(column.plane(index, 0), there)); });
    if (out.form != Form::levels) {
        std::int64_t lane[rows_in_a_word];
        std::int64_t const* next = column.low;
        each_bit(there, [&](unsigned bit) { lane[bit] = *next++; });
        std::int64_t* const to = out.lanes + word * rows_in_a_word;
        lanes::put(to, Lanes{lane}, there);
        if (!out.points()) lanes::put(to + out.words * rows_in_a_word, Lanes{lane}, there);
    }
    return unpacked(*block.unknown(), there);
}

/// All of another column of the same rows.
inline void give_all(Column& out, Column const& from) {
    for (std::uint64_t left = from.live; left != 0; left &= left - 1) {
        auto const index = static_cast<std::size_t>(std::countr_zero(left));
        std::copy_n(from.at(index), out.words, out.overwrite(index));
    }
    out.low = from.low, out.high = from.high, out.uniform = from.uniform;
}

/// Rows of which columns hold what is given: a block at a time where they lie together there, else a word.
inline void fact_of_columns(Engine& run, Node const& node, Column& out, ScopeRows const& rows) {
    FactColumn const& facts = *rows.columns->slots[static_cast<std::size_t>(node.argument)];
    Column const* const computed = node.count != 0 ? &run.column(run.operands(node)[0]) : nullptr;
    bool const alike = facts.all && rows.whole && !(computed && facts.all->state == Fact::State::unknown);
    if (alike && out.words != 0) {
        put(run.graph(), out, 0, node.domain, *facts.all);
        return all_alike(run, node, out);
    }
    if (rows.whole && facts.all && computed) return give_all(out, *computed);
    if (rows.whole && !facts.all && out.words != 0) return facts_together(run, node, out, facts, rows.begin, computed);
    for (std::size_t word = 0; word < out.words; ++word) {
        Word const every = run.every(node.scope, word), there = every & rows.in(RowState::present, word);
        Word const unknown = (every & rows.in(RowState::imagined, word)) | facts_apart(run, node, out, rows, facts, word, there);
        out.add(error_plane, word, every & rows.in(RowState::in_error, word));
        computed ? give_block(out, {word, 1}, &unknown, *computed, word) : put_everything_in(out, word, unknown, node.domain);
    }
}

inline void fact(Engine& run, Node const& node, Column& out) {
    ScopeRows const& rows = run.rows()[node.scope];
    auto const slot = static_cast<std::size_t>(node.argument);
    if (rows.columns && !rows.columns->slots.empty()) return fact_of_columns(run, node, out, rows);
    for (std::uint32_t row = 0; row < rows.count(); ++row) {
        Fact const given = rows.fact(row, slot);
        if (given.state == Fact::State::unknown && node.count != 0)
            give_row(out, row, run.column(run.operands(node)[0]), row);
        else
            put(run.graph(), out, row, node.domain, given);
    }
}

inline void put_truth(Column& out, std::size_t row, bool value) { out.put(value ? yes_plane : no_plane, row); }

/// A yes where something is given, of a slot or a list; `unknown` says of rows that lie together in columns which are not.
template <class Given>
void put_given(Engine const& run, Node const& node, Column& out, Bits const* unknown, Given given) {
    ScopeRows const& rows = run.rows()[node.scope];
    for (std::size_t word = 0; word < out.words; ++word) {
        Word const every = run.every(node.scope, word);
        auto const row = static_cast<std::uint32_t>(word * rows_in_a_word);
        Word yes = 0;
        if (unknown && rows.whole)
            yes = every & ~unknown->from(rows.at_of(row));
        else
            each_bit(every, [&](unsigned bit) { yes |= given(row + bit) ? bit_of(bit) : 0; });
        out.add(word, Truth{.yes = yes, .no = every & ~yes, .error = 0});
    }
}

inline void given(Engine& run, Node const& node, Column& out) {
    ScopeRows const& rows = run.rows()[node.scope];
    auto const slot = static_cast<std::size_t>(node.argument);
    FactColumn const* const facts = rows.whole ? rows.columns->slots[slot].get() : nullptr;
    put_given(run, node, out, facts && !facts->all ? &facts->unknown : nullptr,
              [&](std::uint32_t row) { return rows.fact(row, slot).state != Fact::State::unknown; });
}

inline void given_list(Engine& run, Node const& node, Column& out) {
    ScopeRows const& rows = run.rows()[node.scope];
    auto const list = static_cast<std::size_t>(node.argument);
    FactList const* const facts = rows.whole && !rows.columns->lists.empty() ? rows.columns->lists[list].get() : nullptr;
    put_given(run, node, out, facts && !facts->all ? &facts->unknown : nullptr,
              [&](std::uint32_t row) { return rows.list(row, list) != Fact::State::unknown; });
}

inline void element(Engine& run, Node const& node, Column& out) {
    ScopeRows const& rows = run.rows()[node.scope];
    if (rows.all_present && out.words != 0) {
        out.put(yes_plane, 0);
        return all_alike(run, node, out);
    }
    for (std::size_t word = 0; word < out.words; ++word) {
        Word const every = run.every(node.scope, word), wrong = rows.in(RowState::in_error, word);
        out.add(word, Truth{.yes = every & ~wrong, .no = rows.in(RowState::imagined, word), .error = wrong});
    }
}

/// Of those rows of a word in which `part` is settled and no error, the ones in which that is one of the possibilities of
/// `whole`.
inline Word is_one_of(Column const& part, Column const& whole, std::size_t word, Word rows) {
    Word found = part.plane(none_plane, word) & whole.plane(none_plane, word);
    std::size_t const row = word * rows_in_a_word;
    if (part.form == Form::levels) {
        part.each_live(first_plane, [&](std::size_t index) { found |= part.plane(index, word) & whole.plane(index, word); });
    } else if (part.form == Form::range) {
        Word const both = rows & part.plane(range_plane, word) & whole.plane(range_plane, word),
                   wide = whole.plane(wide_plane, word);
        found |= both & wide;
        if ((both & ~wide) != 0) {
            Ends const inner(part, word), outer(whole, word);
            found |= both & ~(lanes::less(inner.low, outer.low) | lanes::less(outer.high, inner.high));
        }
    } else {
        Word const texts = rows & part.plane(texts_plane, word);
        found |= texts & whole.plane(any_plane, word);
        each_bit(texts & whole.plane(texts_plane, word), [&](unsigned bit) {
            auto const codes = whole.sets->codes(whole.low_of(row + bit));
            if (std::find(codes.begin(), codes.end(), part.low_of(row + bit)) != codes.end()) found |= bit_of(bit);
        });
    }
    return found & rows;
}

/// The rows of a word in which the assumption stands for the value.
inline Word assumes_in(Engine const& run, Node const& node, std::size_t word) {
    if (!run.assuming()) return 0;
    auto const operands = run.operands(node);
    Column const &value = run.column(operands[0]), &assumed = run.column(operands[1]);
    Word rows = value.possible(word) & ~settled(value, word);
    if (rows != 0) rows &= settled(assumed, word) & ~assumed.plane(error_plane, word);
    if (rows != 0 && operands.size() > 2)
        rows &= run.column(operands[2]).plane(yes_plane, word) & settled(run.column(operands[2]), word);
    ScopeRows const& in = run.rows()[node.scope];
    if (!in.all_present) rows &= ~in.in(RowState::imagined, word);
    return rows == 0 ? 0 : is_one_of(assumed, value, word, rows);
}

/// Whether it does in that row.
inline bool assumes(Engine const& run, Node const& node, std::uint32_t row) {
    return assumes_in(run, node, row / rows_in_a_word) & bit_of(row);
}

inline void assume(Engine& run, Node const& node, Column& out) {
    auto const operands = run.operands(node);
    Column const &value = run.column(operands[0]), &assumed = run.column(operands[1]);
    Word any = 0;
    bool all = true;
    for (std::size_t word = 0; word < out.words; ++word) {
        Word const taken = assumes_in(run, node, word);
        any |= taken;
        all = all && taken == run.every(node.scope, word);
    }
    if (any == 0 || all) return give_all(out, any == 0 ? value : assumed);
    each_block(out.words, [&](Block at) {
        Word taken[words_in_a_chunk], kept[words_in_a_chunk];
        for (std::size_t word = 0; word < at.words; ++word)
            taken[word] = assumes_in(run, node, at.from + word), kept[word] = ~taken[word];
        give_block(out, at, kept, value, at.from), give_block(out, at, taken, assumed, at.from);
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
    Domain const own = run.graph().parameters[static_cast<std::size_t>(node.argument)].domain;  // the node may be none where its date is
    put(run.graph(), out, row, own, value);
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
    Column const& date = run.column(run.operands(node)[0]);
    std::size_t const rows = date.uniform ? std::min<std::size_t>(1, run.count(node.scope)) : run.count(node.scope);
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t plane : {none_plane, error_plane})
            if (date.has(plane, row)) out.put(plane, row);
        if (!date.has(range_plane, row)) continue;
        if (set || !read.dated)
            put(run.graph(), out, row, read.domain, undated);
        else
            put_dated(run, read, out, row, date.span(row));
    }
    if (date.uniform && rows != 0) all_alike(run, node, out);
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
    for (std::size_t word = 0; word < out.words; ++word) out.add(error_plane, word, run.every(node.scope, word));
}

}  // namespace rubric::operations
