// The facts of many rows once more, in columns, so that each is read from memory once and then 64 at a time.
#pragma once

#include <rubric/evaluation/scope_rows.hpp>

#include <bit>

namespace rubric {

/// Of one scope. Its storage stays from one run to the next.
class Transposed {
public:
    /// Finds the slots that the nodes of the scope read.
    void read(Graph const& graph, ScopeId scope) {
        std::vector<Slot> const& slots = graph.shapes[graph.scopes[scope].shape].slots;
        columns_.slots.assign(slots.size(), nullptr);
        unknown_.assign(slots.size(), Fact{}), in_error_.assign(slots.size(), Fact{Fact::State::error, 0});
        for (Node const& node : graph.nodes) {
            if (node.scope != scope || (node.op != Op::fact && node.op != Op::given)) continue;
            auto const slot = static_cast<std::size_t>(node.argument);
            if (columns_.slots[slot]) continue;
            read_.push_back({slot, slots[slot].domain, std::make_shared<FactColumn>(), {}, {}});
            columns_.slots[slot] = read_.back().column;
        }
    }
    bool any() const { return !read_.empty(); }

    /// They stay until the next time.
    FactColumns const* fill(Graph const& graph, ScopeRows const& rows) {
        std::size_t const words = (rows.count() + rows_in_a_word - 1) / rows_in_a_word;
        columns_.rows = rows.count();
        for (Read& each : read_) clear(graph, each, words), each.alike = rows.fact(0, each.slot);
        for (std::size_t word = 0; word < words; ++word) fill_word(graph, rows, word);
        for (Read& each : read_) each.column->all = each.alike, leave_out_empty(*each.column);
        return &columns_;
    }

private:
    /// A slot that is read.
    struct Read {
        std::size_t slot;
        Domain domain;
        std::shared_ptr<FactColumn> column;
        std::vector<std::int64_t> lane;
        std::optional<Fact> alike;  ///< what every row has so far
    };
    /// The rows in each state, of up to 64.
    struct Given {
        Word rows[4]{};

        /// `seen`: the states that there are, a bit each.
        Given(std::uint8_t const* states, unsigned seen, std::size_t count) {
            if (std::has_single_bit(seen))
                rows[std::countr_zero(seen)] = count == rows_in_a_word ? ~Word{} : bit_of(count) - 1;
            else
                for (std::size_t row = 0; row < count; ++row) rows[states[row]] |= bit_of(row);
        }
        Word& of(Fact::State state) { return rows[static_cast<std::size_t>(state)]; }
    };

    void fill_word(Graph const& graph, ScopeRows const& rows, std::size_t word) {
        std::size_t const first = word * rows_in_a_word, count = std::min<std::size_t>(rows_in_a_word, rows.count() - first);
        Fact const* facts[rows_in_a_word];
        for (std::size_t row = 0; row < count; ++row) {
            Row const* const own = rows.row(static_cast<std::uint32_t>(first + row));
            facts[row] = own ? own->slots.data() : rows.states[first + row] == RowState::in_error ? in_error_.data() : unknown_.data();
        }
        for (Read& each : read_) {
            std::int64_t* const lane = each.lane.data() + first;
            std::uint8_t states[rows_in_a_word];
            unsigned seen = 0;
            for (std::size_t row = 0; row < count; ++row) {
                Fact const& fact = facts[row][each.slot];
                states[row] = static_cast<std::uint8_t>(fact.state), lane[row] = fact.value;
                seen |= 1U << states[row];
            }
            Given const given(states, seen, count);
            if (each.alike && seen != 1U << static_cast<unsigned>(each.alike->state)) each.alike.reset();
            for (std::size_t row = 0; each.alike && row < count; ++row)
                if (lane[row] != each.alike->value) each.alike.reset();
            put(graph, each, lane, given, word);
        }
    }

    static void put(Graph const& graph, Read const& read, std::int64_t const* lane, Given given, std::size_t word) {
        FactColumn& column = *read.column;
        each_bit(given.of(Fact::State::known), [&](unsigned row) {
            if (!admits(graph, read.domain, lane[row]))
                given.of(Fact::State::error) |= bit_of(row);
            else if (!column.levels.empty())
                column.levels[static_cast<std::size_t>(lane[row])].words()[word] |= bit_of(row);
        });
        column.unknown.words()[word] = given.of(Fact::State::unknown), column.none.words()[word] = given.of(Fact::State::none);
        column.error.words()[word] = given.of(Fact::State::error);
    }

    static void clear(Graph const& graph, Read& read, std::size_t words) {
        FactColumn& column = *read.column;
        if (form_of(read.domain) == Form::levels) column.levels.resize(graph.enumerations[read.domain.enumeration].levels.size());
        for (Bits* const bits : {&column.unknown, &column.none, &column.error}) bits->words().assign(words, 0);
        for (Bits& bits : column.levels) bits.words().assign(words, 0);
        read.lane.resize(words * rows_in_a_word);
        column.values.data = read.lane.data();
    }
    /// What is nowhere costs nothing.
    static void leave_out_empty(FactColumn& column) {
        auto const look = [](Bits& bits) {
            Word any = 0;
            for (Word const word : bits.words()) any |= word;
            if (any == 0) bits.words().clear();
        };
        look(column.unknown), look(column.none), look(column.error);
        for (Bits& bits : column.levels) look(bits);
    }

    std::vector<Read> read_;
    std::vector<Fact> unknown_, in_error_;  ///< a row that is not present
    FactColumns columns_;
};

}  // namespace rubric
