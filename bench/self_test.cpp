#include "contest.hpp"

#include "rivals/rivals.hpp"

#include <iostream>
#include <stdexcept>

namespace bench {
namespace {

template <class Tried>
bool caught(char const* what, std::string_view expected, Tried&& tried) {
    std::string told = "nothing was said";
    try {
        tried();
    } catch (std::runtime_error const& error) {
        told = error.what();
    }
    bool const well = told.find(expected) != std::string::npos;
    std::cout << (well ? "caught: " : "MISSED: ") << what << "\n        " << told << '\n';
    return well;
}

/// One output of one case in 70,000 is another.
template <auto Spoil>
Decided spoilt(Contest const& contest) {
    Decided out = contestants()[0].second(contest);
    Spoil(out);
    return out;
}

template <auto Spoil>
bool catches(Contest const& contest, char const* what) {
    return caught(what, "row 61234", [&] { check_agreement(contest, {contestants()[0], {"a spoiler", spoilt<Spoil>}}); });
}

}  // namespace

bool self_test() {
    constexpr std::size_t row = 61'234;
    Contest const contest({.rows = 70'000, .missing = 12});
    bool well = true;
    well &= catches<[](Decided& out) { out.level_known[row / 64] ^= Word{1} << (row % 64); }>(contest, "a level open that is not, or the other way");
    well &= catches<[](Decided& out) { out.offers[training][row] ^= 1; }>(contest, "a wrong offer");
    well &= catches<[](Decided& out) {
        out.visit_by_known[row / 64] |= Word{1} << (row % 64);
        out.visit_by[row] += 1;
    }>(contest, "a wrong due date");

    Contest repeated({.rows = 70'000, .missing = 12});
    for (std::size_t at = 1'000; at < repeated.cases.size(); ++at) repeated.cases[at] = repeated.cases[at - 1'000];
    well &= caught("a thousand cases over and over", "memorised", [&] { check_agreement(repeated); });
    return well;
}

}  // namespace bench
