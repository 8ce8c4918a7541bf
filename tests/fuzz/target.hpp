// What fuzz targets share. A target is a file with LLVMFuzzerTestOneInput: `make fuzz` has libFuzzer call it with ever new
// inputs, `make test` with the files of corpus/<target>. What is wrong aborts, so that both keep the input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace rubric::fuzz {

inline void require(bool holds, std::string const& otherwise) {
    if (holds) return;
    std::fprintf(stderr, "%s\n", otherwise.c_str());
    std::abort();
}

inline std::string_view text_of(std::uint8_t const* data, std::size_t size) {
    return {reinterpret_cast<char const*>(data), size};
}

/// Takes off what stands before the first `mark`, and the mark; all of it where there is none.
inline std::string_view until(std::string_view& text, std::string_view mark) {
    auto const end = text.find(mark);
    std::string_view const found = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + mark.size());
    return found;
}

}  // namespace rubric::fuzz
