// Rows that are alike in some columns, as one row that counts as many times: the histogram of what those columns hold together.
#pragma once

#include <rubric/evaluation/engine.hpp>

#include <cstring>
#include <numeric>

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
    std::size_t rows() const { return rows_; }  ///< that were added

    /// Every row of a run, in which those columns have been made.
    void add(Engine const& run) {
        std::size_t const rows = run.count(0);
        buffer_.assign(rows * width_, 0);
        for (std::size_t i = 0; i < columns_.size(); ++i) read(run.column(columns_[i]), i, rows);
        for (std::size_t row = 0; row < rows; ++row) ++weights_[place_of(buffer_.data() + row * width_)];
        rows_ += rows;
    }

    /// The most frequent first, which keeps the weights of a word of rows alike.
    void sort() {
        order_.resize(size());
        std::iota(order_.begin(), order_.end(), std::uint32_t{0});
        std::stable_sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) { return weights_[a] > weights_[b]; });
    }

    /// The groups from `first` on, in order, as the rows of a run of so many.
    void write(Engine& run, std::size_t first) const {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            Column& column = run.begin(columns_[i]);
            for (std::size_t row = 0; row < run.count(0); ++row) {
                std::uint64_t const* const tuple = tuples_.data() + order_[first + row] * width_;
                for (std::size_t index = 0; index < column.count; ++index) {
                    std::size_t const bit = planes_begin_[i] + index;
                    if ((tuple[bit / rows_in_a_word] & bit_of(bit)) == 0) continue;
                    column.put(index, row);
                    if (column.form != Form::range || index != range_plane) continue;
                    std::uint64_t const* const ends = tuple + lanes_begin_[i];
                    column.hold(row, Span{static_cast<std::int64_t>(ends[0]), static_cast<std::int64_t>(ends[1])});
                }
            }
        }
    }

    /// For the words of the groups from `first` on: bit by bit of their weights, the rows that have it.
    std::vector<std::vector<Word>> weights(std::size_t first, std::size_t rows) const {
        std::vector<std::vector<Word>> words((rows + rows_in_a_word - 1) / rows_in_a_word);
        for (std::size_t row = 0; row < rows; ++row) {
            std::vector<Word>& bits = words[row / rows_in_a_word];
            std::size_t const weight = weights_[order_[first + row]];
            bits.resize(std::max<std::size_t>(bits.size(), static_cast<std::size_t>(std::bit_width(weight))));
            each_bit(weight, [&](unsigned bit) { bits[bit] |= bit_of(row); });
        }
        return words;
    }

private:
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
            if (std::memcmp(tuples_.data() + places_[at] * width_, tuple, width_ * sizeof *tuple) == 0) return places_[at];
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
    std::size_t width_ = 0, rows_ = 0;
    std::vector<std::uint64_t> tuples_, buffer_;
    std::vector<std::size_t> weights_;
    std::vector<std::uint32_t> places_, order_;            // places_: a hash table of groups
};

}  // namespace rubric
