// Rows that are alike in some columns, as one row that counts as many times: the histogram of what those columns hold together.
#pragma once

#include <rubric/evaluation/engine.hpp>


namespace rubric {

/// Of columns of scope 0 without texts.
class Groups {
public:
    Groups() = default;
    Groups(Graph const& graph, Engine const& like, std::vector<NodeId> columns) : columns_(std::move(columns)) {
        std::size_t planes = 0;
        for (NodeId const id : columns_) {
            planes_begin_.push_back(planes);
            planes += like.planes_of(graph.nodes[id].domain);
        }
        width_ = (planes + rows_in_a_word - 1) / rows_in_a_word;
        for (NodeId const id : columns_) {
            lanes_begin_.push_back(width_);
            if (form_of(graph.nodes[id].domain) == Form::range) width_ += 2;
        }
        places_.assign(1024, nothing);
    }

    std::size_t size() const { return weights_.size(); }

    /// Every row of a run, in which those columns have been made.
    void add(Engine const& run) {
        std::size_t const rows = run.count(0);
        buffer_.assign(rows * width_, 0);
        for (std::size_t i = 0; i < columns_.size(); ++i) read(run.column(columns_[i]), i, rows);
        for (std::size_t row = 0; row < rows; ++row) ++weights_[place_of(buffer_.data() + row * width_)];
    }

    std::size_t weight(std::uint32_t group) const { return weights_[group]; }

    /// What a column of numbers or dates is in a group; nothing where it has no range.
    std::optional<Span> span(std::uint32_t group, NodeId id) const {
        auto const place = static_cast<std::size_t>(std::find(columns_.begin(), columns_.end(), id) - columns_.begin());
        std::uint64_t const* const tuple = tuple_of(group);
        return has(tuple, planes_begin_[place] + range_plane) ? std::optional(span_of(tuple, place)) : std::nullopt;
    }

    /// These groups as the first rows of a run, a row each.
    void write(Engine& run, std::span<std::uint32_t const> groups) const {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            Column& column = run.begin(columns_[i]);
            for (std::size_t word = 0; word * rows_in_a_word < groups.size(); ++word)
                write_word(column, word, i, groups.subspan(word * rows_in_a_word).first(std::min(rows_in_a_word, groups.size() - word * rows_in_a_word)));
        }
    }

    /// Forgets them all, and how many rows they were.
    void clear() {
        tuples_.clear(), weights_.clear();
        std::fill(places_.begin(), places_.end(), nothing);
    }

private:
    std::uint64_t const* tuple_of(std::uint32_t group) const { return tuples_.data() + group * width_; }
    static bool has(std::uint64_t const* tuple, std::size_t bit) { return tuple[bit / rows_in_a_word] & bit_of(bit); }
    Span span_of(std::uint64_t const* tuple, std::size_t place) const {
        std::uint64_t const* const ends = tuple + lanes_begin_[place];
        return {static_cast<std::int64_t>(ends[0]), static_cast<std::int64_t>(ends[1])};
    }

    void write_word(Column& column, std::size_t word, std::size_t place, std::span<std::uint32_t const> groups) const {
        Word planes[most_planes] = {};
        for (std::size_t row = 0; row < groups.size(); ++row) {
            std::uint64_t const* const tuple = tuple_of(groups[row]);
            for (std::size_t index = 0; index < column.count; ++index)
                planes[index] |= Word{has(tuple, planes_begin_[place] + index)} << row;
        }
        for (std::size_t index = 0; index < column.count; ++index) column.add(index, word, planes[index]);
        if (column.form != Form::range) return;
        each_bit(planes[range_plane], [&](unsigned row) { column.hold(word * rows_in_a_word + row, span_of(tuple_of(groups[row]), place)); });
    }

    void read(Column const& column, std::size_t place, std::size_t rows) {
        column.each_live(0, [&](std::size_t index) {
            std::size_t const bit = planes_begin_[place] + index, at = bit / rows_in_a_word;
            for (std::size_t word = 0; word < column.words; ++word) {
                std::uint64_t* const tuples = buffer_.data() + word * rows_in_a_word * width_ + at;
                each_bit(column.plane(index, word), [&](unsigned row) { tuples[row * width_] |= bit_of(bit); });
            }
        });
        if (column.form != Form::range || !column.is_live(range_plane)) return;
        for (std::size_t row = 0; row < rows; ++row) {
            if (!column.has(range_plane, row)) continue;
            Span const span = column.span(row);
            std::uint64_t* const ends = buffer_.data() + row * width_ + lanes_begin_[place];
            ends[0] = static_cast<std::uint64_t>(span.low), ends[1] = static_cast<std::uint64_t>(span.high);
        }
    }

    std::size_t hash(std::uint64_t const* tuple) const {
        std::uint64_t all = 0x9E3779B97F4A7C15u;
        for (std::size_t i = 0; i < width_; ++i) {
            all = (all ^ tuple[i]) * 0xBF58476D1CE4E5B9u;
            all ^= all >> 32;
        }
        return all;
    }

    /// Where the tuple stands; a new one at the end.
    std::uint32_t place_of(std::uint64_t const* tuple) {
        std::size_t const mask = places_.size() - 1;
        std::size_t at = hash(tuple) & mask;
        for (; places_[at] != nothing; at = (at + 1) & mask)
            if (std::equal(tuple, tuple + width_, tuple_of(places_[at]))) return places_[at];
        auto const place = static_cast<std::uint32_t>(size());
        places_[at] = place;
        tuples_.insert(tuples_.end(), tuple, tuple + width_);
        weights_.push_back(0);
        if (2 * size() > places_.size()) grow();
        return place;
    }
    void grow() {
        std::size_t const mask = 2 * places_.size() - 1;
        places_.assign(mask + 1, nothing);
        for (std::uint32_t place = 0; place < size(); ++place) {
            std::size_t at = hash(tuples_.data() + place * width_) & mask;
            while (places_[at] != nothing) at = (at + 1) & mask;
            places_[at] = place;
        }
    }

    std::vector<NodeId> columns_;
    std::vector<std::size_t> planes_begin_, lanes_begin_;  // of each column: its first bit, its first lane in a tuple
    std::size_t width_ = 0;
    std::vector<std::uint64_t> tuples_, buffer_;
    std::vector<std::size_t> weights_;
    std::vector<std::uint32_t> places_;                    // a hash table of groups
};

}  // namespace rubric
