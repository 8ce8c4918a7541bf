// How large things may be. A limit that is passed is an error of its own, never a decision and never a crash.
#pragma once

#include <cstddef>

namespace rubric::limits {

inline constexpr std::size_t source_bytes = 1 << 20;      ///< of one framework text
inline constexpr unsigned nesting = 64;                   ///< brackets, `if`, `not`, calls and groups inside each other
inline constexpr unsigned expression_depth = 256;         ///< levels of one expression's tree: nesting, and + - * / in a row
inline constexpr unsigned table_columns = 1000;           ///< of a table in a framework text
inline constexpr unsigned levels = 62;                    ///< of a scale or choice, with those apart
inline constexpr std::size_t graph_nodes = 1'000'000;     ///< of a compiled framework
inline constexpr std::size_t cuts = 256;                  ///< of one measured expression; beyond, its cells are wider
inline constexpr std::size_t ways_from_a_fact = 20'000;   ///< looked at to find them
inline constexpr std::size_t text_bytes = 1 << 20;        ///< of one text value
inline constexpr std::size_t errors_shown = 20;           ///< of one run; the rest are counted
inline constexpr std::size_t variants = 1'000'000;         ///< of parameters, in one what-if

}  // namespace rubric::limits
