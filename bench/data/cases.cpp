#include "cases.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace bench {
namespace {

std::uint64_t mixed(std::uint64_t x) {  // splitmix64
    x += 0x9e3779b97f4a7c15;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
}

std::array<Place, fact_count> laid_out() {
    std::array<Place, fact_count> all{{
        {"judgement", Store::level, 3, 0, {4, 12, 50, 14, 12, 8}},
        {"kind", Store::level, 3, 0, {40, 25, 25, 10}},
        {"risk", Store::level, 2, 0, {70, 20, 10}},
        {"in_crisis", Store::boolean, 2, 0, {95, 5}},
        {"concern", Store::boolean, 2, 0, {75, 25}},
        {"new_leader", Store::boolean, 2, 0, {80, 20}},
        {"accepts", Store::boolean, 2, 0, {30, 70}},
        {"on_roll", Store::number, 7, 0, {110}},
        {"places", Store::number, 7, 0, {110}},
        {"staff_vacancies", Store::number, 4, 0, {8}},
        {"funded", Store::number, 7, 0, {100}},
        {"inspected", Store::date, 12, 0, {3'700}},
    }};
    unsigned shift = 0;
    for (auto each = all.rbegin(); each != all.rend(); ++each) each->shift = shift, shift += each->bits;
    return all;
}

std::uint32_t drawn(Place const& place, std::uint64_t random) {
    if (place.weights.size() == 1) return static_cast<std::uint32_t>(random % place.weights[0]);
    auto left = static_cast<std::uint32_t>(random % std::accumulate(place.weights.begin(), place.weights.end(), 0U));
    std::uint32_t value = 0;
    for (; left >= place.weights[value]; ++value) left -= place.weights[value];
    return value;
}

Packed made(std::uint64_t row, unsigned missing) {
    Packed packed = 0;
    std::uint64_t random = mixed(row ^ (std::uint64_t{20'260'401} << 32));
    for (Place const& place : places_of_facts()) {
        random = mixed(random);
        bool const is_missing = (random >> 40) % 100 < missing;
        std::uint64_t const all_set = (std::uint64_t{1} << place.bits) - 1;
        packed |= (is_missing ? all_set : drawn(place, random & 0xffffffffff)) << place.shift;
    }
    return packed;
}

}  // namespace

std::array<Place, fact_count> const& places_of_facts() {
    static std::array<Place, fact_count> const all = laid_out();
    return all;
}

std::string Shape::name() const { return std::to_string(missing) + "% missing, " + (sorted ? "sorted" : "random"); }

std::vector<Packed> make_cases(Shape const& shape) {
    std::vector<Packed> cases(shape.rows);
    for (std::size_t row = 0; row < cases.size(); ++row) cases[row] = made(row, shape.missing);
    if (shape.sorted) std::sort(cases.begin(), cases.end());
    return cases;
}

Given given(Packed packed, Fact fact) {
    Place const& place = places_of_facts()[fact];
    std::uint64_t const all_set = (std::uint64_t{1} << place.bits) - 1;
    auto const value = static_cast<std::uint32_t>(packed >> place.shift & all_set);
    return {value != all_set, value};
}

std::size_t distinct(std::vector<Packed> cases) {
    std::sort(cases.begin(), cases.end());
    return static_cast<std::size_t>(std::unique(cases.begin(), cases.end()) - cases.begin());
}

void refuse_memorised(std::vector<Packed> const& cases) {
    std::size_t const found = distinct(cases), wanted = std::min(fewest_distinct, cases.size() - cases.size() / 8);
    if (found >= wanted) return;
    throw std::runtime_error("memorised: " + std::to_string(cases.size()) + " rows hold only " + std::to_string(found) +
                             " different cases; at least " + std::to_string(wanted) + " are wanted");
}

}  // namespace bench
