// UTF-8, one code point at a time: what files are held to, and what columns count.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rubric::text {

/// How many bytes the code point at the beginning takes; 0 where there is none: a stray byte, an overlong form, a surrogate, the end.
std::size_t code_point_length(std::string_view text);

/// Where the first byte is that no code point covers.
std::optional<std::size_t> first_invalid_byte(std::string_view text);

/// Fit for a terminal and for one line: control characters and invalid bytes as U+FFFD, a tab as four spaces, and no more than
/// `limit` code points, the last of them an ellipsis if there were more.
std::string printable(std::string_view text, std::size_t limit);

}  // namespace rubric::text
