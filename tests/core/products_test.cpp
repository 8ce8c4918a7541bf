// Products and quotients by lanes: literal ones, those about the limits, and random ones against 128 bits.
#include <rubric/kernels/products.hpp>

#include <catch2/catch.hpp>

#include <random>
#include <vector>

namespace products_test {

using namespace rubric;

namespace {

struct Ratio {
    std::int64_t a, b, divisor;
};

/// What a word of one and the same ratio makes, in its last row; what is beyond the limits is the limit, and is said to be.
struct Made {
    std::int64_t number, beyond;
    bool operator==(Made const&) const = default;
};
Made made(Ratio ratio) {
    std::int64_t to[rows_in_a_word], beyond[rows_in_a_word];
    bool const limited = products_over(to, beyond, Same{ratio.a}, Same{ratio.b}, Same{ratio.divisor}, ~Word{});
    return {to[63], limited ? beyond[63] : 0};
}
Made exactly(Ratio ratio) {
    Wide const exact = nearest(Wide{ratio.a} * ratio.b, Wide{ratio.divisor});
    if (exact > number_limit) return {number_limit, number_limit};
    if (exact < -Wide{number_limit}) return {-number_limit, -number_limit};
    return {static_cast<std::int64_t>(exact), 0};
}

}  // namespace

TEST_CASE("a product by lanes is rounded half to even") {
    CHECK(made({one, one, 3 * one}) == Made{333'333, 0});
    CHECK(made({2 * one, one, 3 * one}) == Made{666'667, 0});
    CHECK(made({1, one / 2, one}) == Made{0, 0});
    CHECK(made({3, one / 2, one}) == Made{2, 0});
    CHECK(made({-3, one / 2, one}) == Made{-2, 0});
    CHECK(made({5, one / 2, one}) == Made{2, 0});
    CHECK(made({1, one, -2 * one}) == Made{0, 0});
    CHECK(made({-7 * one, one, -2 * one}) == Made{3'500'000, 0});
}

TEST_CASE("and far numbers are as exact as near ones") {
    CHECK(made({number_limit, one, one}) == Made{number_limit, 0});
    CHECK(made({-number_limit, one, one}) == Made{-number_limit, 0});
    CHECK(made({number_limit, one + 1, one}) == Made{number_limit, number_limit});
    CHECK(made({-number_limit, one, one - 1}) == Made{-number_limit, -number_limit});
    CHECK(made({number_limit, one, number_limit}) == Made{one, 0});
    CHECK(made({number_limit, one, 20 * one}) == Made{461'168'601'842'738'790, 0});
    CHECK(made({one, one, number_limit}) == Made{0, 0});
    CHECK(made({number_limit - 1, one, number_limit}) == Made{one, 0});
    CHECK(made({3'037'000'500 * one, 3'037'000'500 * one, one}) == Made{number_limit, number_limit});
    CHECK(made({number_limit, 1, one}) == Made{9'223'372'036'855, 0});
}

TEST_CASE("products and quotients of words are what 128 bits make") {
    std::mt19937_64 random(20'261'130);
    auto const drawn = [&](unsigned most_bits) {
        auto number = static_cast<std::int64_t>(random() >> (64 - 1 - random() % most_bits));
        if (random() % 4 == 0) number = number / (one / 2) * (one / 2);
        if (random() % 16 == 0) number = (most_bits == 63 ? number_limit : one) - static_cast<std::int64_t>(random() % 3);
        return random() % 2 == 0 ? number : -number;
    };
    for (int turn = 0; turn < 20'000; ++turn) {
        unsigned const bits = turn % 3 == 0 ? 63 : turn % 3 == 1 ? 40 : 51;
        std::int64_t a[rows_in_a_word], b[rows_in_a_word], to[rows_in_a_word], beyond[rows_in_a_word];
        for (std::size_t row = 0; row < rows_in_a_word; ++row) a[row] = drawn(bits), b[row] = drawn(bits) | 1;
        bool const quotients = turn % 2 == 0;
        Word const rows = turn % 5 == 0 ? random() & random() & random() : ~Word{};
        bool const limited = quotients ? products_over(to, beyond, Lanes{a}, Same{one}, Lanes{b}, rows)
                                       : products_over(to, beyond, Lanes{a}, Lanes{b}, Same{one}, rows);
        for (std::size_t row = 0; row < rows_in_a_word; ++row) {
            if ((rows >> row & 1) == 0) continue;
            Ratio const ratio = quotients ? Ratio{a[row], one, b[row]} : Ratio{a[row], b[row], one};
            Made const found{to[row], limited ? beyond[row] : 0};
            if (found == exactly(ratio)) continue;
            FAIL_CHECK(ratio.a << " * " << ratio.b << " / " << ratio.divisor << " gives " << found.number);
        }
    }
}

}  // namespace products_test
