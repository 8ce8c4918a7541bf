#include "rivals.hpp"

#include <cstring>

namespace bench {
namespace {

std::byte const* bytes(auto const& buffer) { return reinterpret_cast<std::byte const*>(buffer.data()); }

std::uint64_t read(auto const& buffer) {
    auto const* at = reinterpret_cast<std::uint64_t const*>(buffer.data());
    std::uint64_t sum = 0;
    for (std::size_t word = 0; word < buffer.size() * sizeof(buffer[0]) / sizeof(Word); ++word) sum ^= at[word];
    return sum;
}

}  // namespace

void copied(Columns const& in, Decided& out) {
    // What is written is a copy of what was read; the columns that are left over are only read.
    std::memcpy(out.visit_by.data(), bytes(in.dates), out.visit_by.size() * sizeof(std::int32_t));
    std::memcpy(out.level.data(), bytes(in.levels[0]), out.level.size());
    std::memcpy(out.offers[visits].data(), bytes(in.levels[1]), out.level.size());
    std::memcpy(out.offers[plan].data(), bytes(in.levels[2]), out.level.size());
    std::memcpy(out.offers[training].data(), bytes(in.numbers[0]), out.level.size());
    std::memcpy(out.offers[business].data(), bytes(in.numbers[0]) + out.level.size(), out.level.size());
    std::memcpy(out.level_known.data(), bytes(in.known[0]), out.level_known.size() * sizeof(Word));
    std::memcpy(out.visit_by_known.data(), bytes(in.known[1]), out.level_known.size() * sizeof(Word));
    std::uint64_t sum = 0;
    for (auto const& each : in.numbers) sum ^= read(each);
    for (auto const& each : in.booleans) sum ^= read(each);
    for (auto const& each : in.known) sum ^= read(each);
    out.level_known[0] ^= sum & 1;
}

}  // namespace bench
