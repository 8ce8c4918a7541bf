// The cases that every contestant decides: seeded, as many as wanted, with as much missing as wanted.
//
//   bench::Shape const shape{.rows = 1'000'000, .missing = 12, .sorted = false};
//   std::vector<bench::Packed> const cases = bench::make_cases(shape);      // a case a word
//   bench::Columns const columns(cases);                                    // the same as Arrow lays columns out
//
// Row i depends on the seed and i alone, so a longer run begins with the shorter one's rows. A thousand rows over and over would
// let a processor learn branches by heart; `distinct` tells how many different cases there are.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

/// All twelve facts of a case; a fact that is missing has all bits of its place set. Sorting words sorts cases.
using Packed = std::uint64_t;

enum Fact : std::size_t {
    judgement, kind, risk, in_crisis, concern, new_leader, accepts, on_roll, places, staff_vacancies, funded, inspected, fact_count
};

enum class Store : std::uint8_t { level, boolean, number, date };

struct Place {
    std::string_view name;
    Store store;
    unsigned bits, shift;
    std::vector<unsigned> weights;  ///< of each level, no and yes; else one: how many values are alike likely
};

std::array<Place, fact_count> const& places_of_facts();

inline constexpr std::int32_t first_inspection = 16'801;  ///< 2016-01-01, in days since 1970 as Arrow counts them
inline constexpr std::int32_t today = 20'544;             ///< 2026-04-01
inline constexpr std::size_t fewest_distinct = 65'536;

struct Shape {
    std::size_t rows = 0;
    unsigned missing = 0;  ///< of a hundred facts
    bool sorted = false;
    std::string name() const;  ///< `12% missing, random`
};

std::vector<Packed> make_cases(Shape const& shape);

/// Of one fact: whether it is there, and what it is.
struct Given {
    bool known;
    std::uint32_t value;
};
Given given(Packed packed, Fact fact);

std::size_t distinct(std::vector<Packed> cases);
/// Throws where a run of that many rows has fewer different ones than it must.
void refuse_memorised(std::vector<Packed> const& cases);

}  // namespace bench
