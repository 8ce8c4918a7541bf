// The facts of many cases, a column a slot: what a batch is decided from. A row is in one state: unknown, none, in error, or
// known, which is every other row.
//
//   rubric::FactColumns facts(graph, 0, cases);                  // everything unknown
//   facts.slots[slot] = std::make_shared<rubric::FactColumn const>(…);
//   evaluation.run(rubric::FactSlice{&facts, 0, 2048}, texts, {});
//
// Columns are shared and never changed once they are bound; whoever makes them answers for it that what is known is of its
// domain.
#pragma once

#include <rubric/date.hpp>
#include <rubric/facts.hpp>
#include <rubric/kernels/truth.hpp>
#include <rubric/number.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace rubric {

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

/// A bit a row, 64 to a word. Rows beyond the last word have none.
class Bits {
public:
    bool has(std::size_t row) const {
        std::size_t const word = row / rows_in_a_word;
        return word < words_.size() && (words_[word] & bit_of(row)) != 0;
    }
    void put(std::size_t row) {
        std::size_t const word = row / rows_in_a_word;
        if (word >= words_.size()) words_.resize(word + 1);
        words_[word] |= bit_of(row);
    }
    /// The bits of sixty-four rows from any row on.
    void put(std::size_t row, Word bits) {
        if (bits == 0) return;
        std::size_t const word = row / rows_in_a_word, shift = row % rows_in_a_word;
        Word const beyond = shift == 0 ? 0 : bits >> (rows_in_a_word - shift);
        std::size_t const wanted = word + (beyond != 0 ? 2 : 1);
        if (wanted > words_.size()) words_.resize(wanted);
        words_[word] |= bits << shift;
        if (beyond != 0) words_[word + 1] |= beyond;
    }
    /// Sixty-four rows from any row on.
    Word from(std::size_t row) const {
        std::size_t const word = row / rows_in_a_word, shift = row % rows_in_a_word;
        if (word >= words_.size()) return 0;
        Word const low = words_[word] >> shift;
        return shift == 0 || word + 1 >= words_.size() ? low : low | words_[word + 1] << (rows_in_a_word - shift);
    }
    /// No row has one for certain; else some may.
    bool empty() const { return words_.empty(); }
    std::vector<Word>& words() { return words_; }
    std::vector<Word> const& words() const { return words_; }

private:
    std::vector<Word> words_;
};

/// Whole numbers of one width, each times `scale` plus `offset`: a buffer that somebody else filled, or one of our own.
struct Lane {
    enum class Width : std::uint8_t { int8, int16, int32, int64, uint8, uint16, uint32 };

    Width width = Width::int64;
    void const* data = nullptr;
    std::int32_t scale = 1;
    std::int64_t offset = 0;
    std::shared_ptr<void const> owner{};

    template <class Visit>
    auto visit(Visit&& visit) const {
        switch (width) {
            case Width::int8:
                return visit(static_cast<std::int8_t const*>(data));
            case Width::int16:
                return visit(static_cast<std::int16_t const*>(data));
            case Width::int32:
                return visit(static_cast<std::int32_t const*>(data));
            case Width::uint8:
                return visit(static_cast<std::uint8_t const*>(data));
            case Width::uint16:
                return visit(static_cast<std::uint16_t const*>(data));
            case Width::uint32:
                return visit(static_cast<std::uint32_t const*>(data));
            case Width::int64:
                break;
        }
        return visit(static_cast<std::int64_t const*>(data));
    }
    std::int64_t at(std::size_t row) const {
        return visit([&](auto const* values) { return static_cast<std::int64_t>(values[row]) * scale + offset; });
    }
    void read(std::size_t first, std::size_t count, std::int64_t* out) const {
        visit([&](auto const* values) {
            auto const* const from = values + first;
            if (count == rows_in_a_word)  // a number of turns that the compiler knows
                for (std::size_t i = 0; i < rows_in_a_word; ++i) out[i] = std::int64_t{from[i]} * scale + offset;
            else
                for (std::size_t i = 0; i < count; ++i) out[i] = std::int64_t{from[i]} * scale + offset;
        });
    }

    template <class Number>
    static Lane of(std::vector<Number> values, Width width) {
        auto const kept = std::make_shared<std::vector<Number> const>(std::move(values));
        return {width, kept->data(), 1, 0, kept};
    }
};

struct FactColumn {
    std::optional<Fact> all{};  ///< of every row, and nothing else is said
    Bits unknown{}, none{}, error{};
    std::vector<Bits> levels{};  ///< of levels: the rows that are each
    Lane values{};               ///< of the known rows of other domains; of texts their codes

    Fact at(std::size_t row) const {
        if (all) return *all;
        if (unknown.has(row)) return {};
        if (none.has(row)) return {Fact::State::none, 0};
        if (error.has(row)) return {Fact::State::error, 0};
        if (levels.empty()) return {Fact::State::known, values.at(row)};
        for (std::size_t level = 0; level < levels.size(); ++level)
            if (levels[level].has(row)) return {Fact::State::known, static_cast<std::int64_t>(level)};
        return {Fact::State::error, 0};
    }
};

struct FactList;

/// The rows of one shape.
struct FactColumns {
    std::size_t rows = 0;
    std::vector<std::shared_ptr<FactColumn const>> slots{};
    std::vector<std::shared_ptr<FactList const>> lists{};

    FactColumns() = default;
    FactColumns(Graph const& graph, ShapeId shape, std::size_t rows);  ///< everything unknown
};

/// A list of every row: its elements are those of `elements` from firsts[row] to before firsts[row + 1].
struct FactList {
    std::optional<Fact::State> all{};  ///< of every row; then there are no elements
    Bits unknown{}, none{}, error{};
    std::vector<std::uint32_t> firsts{};
    FactColumns elements{};

    Fact::State state(std::size_t row) const {
        if (all) return *all;
        if (unknown.has(row)) return Fact::State::unknown;
        if (none.has(row)) return Fact::State::none;
        return error.has(row) ? Fact::State::error : Fact::State::known;
    }
};

inline FactColumns::FactColumns(Graph const& graph, ShapeId shape, std::size_t count) : rows(count) {
    static auto const unknown = std::make_shared<FactColumn const>(FactColumn{.all = Fact{}});
    static auto const unknown_list = std::make_shared<FactList const>(FactList{.all = Fact::State::unknown});
    slots.assign(graph.shapes[shape].slots.size(), unknown);
    lists.assign(graph.shapes[shape].lists.size(), unknown_list);
}

/// Some of the cases, one after another.
struct FactSlice {
    FactColumns const* columns = nullptr;
    std::size_t first = 0, count = 0;
};

}  // namespace rubric
