// SHA-256 of one block: as it is written, and by the processor's own instructions where it has them.
#pragma once

#include <array>
#include <cstdint>

namespace rubric::text {

/// Takes a block of 64 bytes into the state.
using TakeBlock = void (*)(std::array<std::uint32_t, 8>& state, std::uint8_t const* block);

void take_block(std::array<std::uint32_t, 8>& state, std::uint8_t const* block);
/// Null on a processor without such instructions.
TakeBlock take_block_by_instructions();

}  // namespace rubric::text
