// Loops over the words of planes. A chunk is 2,048 rows: its 32 words are a count that the compiler knows, so that a loop becomes a
// few wide instructions. What is handed to a loop touches one word of each plane that it reads or writes, and no other.
#pragma once

#include <rubric/kernels/truth.hpp>

#include <algorithm>

#if defined(__GNUC__) && !defined(__clang__)
#define RUBRIC_WORDS_ARE_INDEPENDENT _Pragma("GCC ivdep")
#define RUBRIC_APART [[gnu::noinline]]
#else
#define RUBRIC_APART
#define RUBRIC_WORDS_ARE_INDEPENDENT
#endif

namespace rubric {

inline constexpr std::size_t words_in_a_chunk = 32;
inline constexpr std::size_t rows_in_a_chunk = words_in_a_chunk * rows_in_a_word;

/// Read in place of a plane that is not live, of up to a chunk.
alignas(64) inline constexpr Word empty_plane[words_in_a_chunk]{};

namespace detail {

template <class Each>
RUBRIC_APART void each_of_words(std::size_t words, Each each) {
    if (words == words_in_a_chunk) {
        RUBRIC_WORDS_ARE_INDEPENDENT
        for (std::size_t word = 0; word < words_in_a_chunk; ++word) each(word);
        return;
    }
    RUBRIC_WORDS_ARE_INDEPENDENT
    for (std::size_t word = 0; word < words; ++word) each(word);
}

template <class Each>
RUBRIC_APART Word any_of_words(std::size_t words, Each each) {
    Word any = 0;
    if (words == words_in_a_chunk) {
        for (std::size_t word = 0; word < words_in_a_chunk; ++word) any |= each(word);
        return any;
    }
    for (std::size_t word = 0; word < words; ++word) any |= each(word);
    return any;
}

}  // namespace detail

/// Calls `each` with 0 to before `words`: one at once, for single cases, more in a function apart.
template <class Each>
inline void each_word(std::size_t words, Each each) {
    if (words == 1) return each(std::size_t{0});
    detail::each_of_words(words, each);
}

/// What any of the words has.
template <class Each>
inline Word any_word(std::size_t words, Each each) {
    return words == 1 ? each(std::size_t{0}) : detail::any_of_words(words, each);
}

/// Some words of a plane, one after the other: at most a chunk.
struct Block {
    std::size_t from, words;
};

/// Calls `visit` with the blocks of a plane of so many words.
template <class Visit>
inline void each_block(std::size_t words, Visit visit) {
    for (std::size_t from = 0; from < words; from += words_in_a_chunk) visit(Block{from, std::min(words - from, words_in_a_chunk)});
}

}  // namespace rubric
