// The hand-written rivals: what somebody would write for this one framework who knew all of it beforehand. They read and write the
// same buffers as everybody else, take unknowns exactly, and give the same answers, which agreement.cpp holds them to.
#pragma once

#include "../data/columns.hpp"

namespace bench {

/// A row at a time, with branches: leaves off as soon as a case is settled.
void branchy(Columns const& in, Decided& out);

/// 64 rows at a time on bit planes, everything in one loop, with AVX2 where the processor has it: what a compiler for frameworks
/// could hope to reach. Asked for what is possible, it writes that as well.
void fused(Columns const& in, Decided& out);

/// Reads and writes as many bytes as they do, and decides nothing.
void copied(Columns const& in, Decided& out);

inline constexpr std::int32_t long_ago = 19'083;  ///< 2022-04-01: four years before today

}  // namespace bench
