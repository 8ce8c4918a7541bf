// Lists of words that many rows share, such as the rules that decided: each list once, under a code, so that words are put together once
// and rows hold numbers. Codes stay what they are while rows are added: a column of them is a dictionary's indices.
#pragma once

#include <rubric/kernels/truth.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace rubric {

class Combinations {
public:
    using Code = std::uint32_t;
    static constexpr Code empty = 0;

    std::size_t size() const { return texts_.size(); }
    /// The words of a list, `a | b`; of the empty one "".
    std::string const& text(Code list) const { return texts_[list]; }
    std::vector<std::string> const& texts() const { return texts_; }  ///< by code; those on the way to a longer list too

    /// The list with one more word at its end.
    Code with(Code list, std::string const& word) { return with(list, place_of(word), word); }

    /// Puts the word at the end of the lists of these rows, a bit a row.
    void append(std::span<Code> lists, std::span<Word const> rows, std::string const& word) {
        std::uint32_t const place = place_of(word);
        Code last = empty, longer = empty;  // rows that follow each other are often alike
        for (std::size_t at = 0; at < rows.size(); ++at)
            each_bit(rows[at], [&](unsigned bit) {
                Code& list = lists[at * rows_in_a_word + bit];
                if (list != last || longer == empty) last = list, longer = with(list, place, word);
                list = longer;
            });
    }

private:
    std::uint32_t place_of(std::string const& word) { return words_.emplace(word, static_cast<std::uint32_t>(words_.size())).first->second; }

    Code with(Code list, std::uint32_t place, std::string const& word) {
        auto const [found, made] = longer_.emplace(std::uint64_t{list} << 32 | place, static_cast<Code>(texts_.size()));
        if (made) texts_.push_back(list == empty ? word : texts_[list] + " | " + word);
        return found->second;
    }

    std::vector<std::string> texts_{""};
    std::unordered_map<std::string, std::uint32_t> words_;
    std::unordered_map<std::uint64_t, Code> longer_;  // list and word
};

}  // namespace rubric
