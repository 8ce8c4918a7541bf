// `first` over a long table by the index of its rules, for a block of rows.
#pragma once

#include <rubric/evaluation/bids.hpp>
#include <rubric/evaluation/indexed/look_up.hpp>

namespace rubric::operations {

/// Kept from one block to the next. `given`: a block of rows for each outcome.
struct IndexRoom {
    std::vector<Cells> cells;
    std::vector<Word> given;
    LookUpRoom look_up;

    void fit(RuleIndex const& index) {
        if (cells.size() < index.subjects.size()) cells.resize(index.subjects.size());
        given.assign(index.outcomes.size() * words_in_a_chunk, 0);
    }
};

/// What comes of one row of a block, in its planes.
struct RowFound {
    Word *given, *error, *left;
    std::size_t word;
    Word bit;

    void give(std::size_t outcome) { given[outcome * words_in_a_chunk + word] |= bit; }
    void breaks() { error[word] |= bit; }
    void settle() { left[word] &= ~bit; }
};

inline void first_by_index(ReducingBlock const& in, RuleIndex const& index, IndexRoom& room) {
    room.fit(index);
    LookUp rules(index, room.look_up);
    Word error[words_in_a_chunk]{}, left[words_in_a_chunk];
    std::copy_n(in.every, in.at.words, left);
    auto const column = [&](std::size_t i) -> Column const& { return in.run.column(index.subjects[i].node); };
    for (std::size_t i = 0; i < index.subjects.size(); ++i) room.cells[i].read(index.subjects[i], column(i), in.at);
    for (std::size_t word = 0; word < in.at.words; ++word)
        each_bit(in.every[word], [&](unsigned bit) {
            std::size_t const row = word * rows_in_a_word + bit;
            rules.begin();
            for (std::size_t i = 0; i < index.subjects.size(); ++i)
                rules.say(i, room.cells[i][row], column(i), in.at.from * rows_in_a_word + row);
            rules.decide(RowFound{room.given.data(), error, left, word, bit_of(bit)});
        });
    for (std::size_t place = 0; place < index.outcomes.size(); ++place) {
        Word const* const rows = room.given.data() + place * words_in_a_chunk;
        if (any_word(in.at.words, [&](std::size_t word) { return rows[word]; }) != 0)
            give_block(in.out, in.at, rows, in.run.column(index.outcomes[place]), in.at.from);
    }
    for (std::size_t word = 0; word < in.at.words; ++word) in.out.add(error_plane, in.at.from + word, error[word]);
    if (any_word(in.at.words, [&](std::size_t word) { return left[word]; }) != 0) give_tail(in, left, false);
}

}  // namespace rubric::operations
