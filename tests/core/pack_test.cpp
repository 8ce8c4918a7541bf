// Chosen bits pushed together and apart again, against a bit at a time.
#include <rubric/kernels/pack.hpp>

#include <catch2/catch.hpp>

#include <random>
#include <vector>

using rubric::bit_of;
using rubric::packed;
using rubric::Packed;
using rubric::unpacked;
using rubric::Word;

TEST_CASE("chosen bits are pushed to the low end, in order") {
    CHECK(packed(0b1010'1100, 0b1111'0000) == 0b1010);
    CHECK(packed(0b1010'1100, 0b0101'0101) == 0b0010);
    CHECK(packed(~Word{}, ~Word{}) == ~Word{});
    CHECK(packed(~Word{}, 0) == 0);
    CHECK(packed(bit_of(63), bit_of(63) | 1) == 0b10);
}

TEST_CASE("and go back to their places") {
    CHECK(unpacked(0b1010, 0b1111'0000) == 0b1010'0000);
    CHECK(unpacked(0b10, bit_of(63) | 1) == bit_of(63));
    CHECK(unpacked(~Word{}, 0b0101) == 0b0101);
    std::mt19937_64 random(20'260'401);
    for (int turn = 0; turn < 1'000; ++turn) {
        Word const bits = random(), chosen = turn % 2 == 0 ? random() : random() & random() & random();
        REQUIRE(unpacked(packed(bits, chosen), chosen) == (bits & chosen));
    }
}

TEST_CASE("a row of words gives its chosen bits, however many are taken at a time") {
    std::mt19937_64 random(20'260'402);
    for (unsigned const most : {1U, 5U, 63U, 64U}) {
        std::vector<Word> bits, chosen;
        std::vector<bool> wanted;
        for (int word = 0; word < 40; ++word) {
            bits.push_back(random()), chosen.push_back(word % 5 == 0 ? ~Word{} : word % 5 == 1 ? 0 : random() & random());
            for (unsigned place = 0; place < 64; ++place)
                if (chosen.back() & bit_of(place)) wanted.push_back((bits.back() & bit_of(place)) != 0);
        }
        Packed from(bits.data(), chosen.data());
        for (std::size_t at = 0; at < wanted.size();) {
            auto const count = static_cast<unsigned>(std::min<std::size_t>(random() % (most + 1), wanted.size() - at));
            Word const taken = from.take(count);
            for (unsigned i = 0; i < count; ++i) REQUIRE((taken & bit_of(i)) == (wanted[at + i] ? bit_of(i) : 0));
            REQUIRE((count == 64 || taken >> count == 0));
            at += count;
        }
    }
}
