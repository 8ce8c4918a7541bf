// The digest, against the vectors that are published with the standard (FIPS 180-4 examples; NIST CAVP).
#include "text/sha256.hpp"

#include "text/sha256_instructions.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using rubric::text::sha256;

TEST_CASE("SHA-256 gives the published digests") {
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(sha256("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu") ==
          "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
    CHECK(sha256(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a stream, and what is added piece by piece, has the digest of the whole") {
    std::string const text(200'003, 'x');
    std::istringstream stream(text);
    CHECK(sha256(stream) == sha256(text));
    rubric::text::Sha256 digest;
    for (std::size_t i = 0; i < text.size(); i += 997) digest.add(std::string_view(text).substr(i, 997));
    CHECK(digest.hexadecimal() == sha256(text));
}

TEST_CASE("the processor's own instructions take a block as it is written, where it has them") {
    auto const fast = rubric::text::take_block_by_instructions();
    if (!fast) {
        WARN("this processor has none");
        return;
    }
    std::array<std::uint8_t, 64> block{};
    std::array<std::uint32_t, 8> state{1, 2, 3, 4, 5, 6, 7, 0xffffffff}, same = state;
    for (unsigned turn = 0; turn < 200; ++turn) {
        for (unsigned i = 0; i < block.size(); ++i) block[i] = static_cast<std::uint8_t>(turn * 31 + i * 7 + (state[i % 8] >> 5));
        rubric::text::take_block(state, block.data()), fast(same, block.data());
        REQUIRE(state == same);
    }
}
