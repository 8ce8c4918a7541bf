// Diagnostics from the table of messages: every wording stands once, in messages/*.def, one file a room.
//
//   found.push_back(text::message(text::Code::R0204, place, {{"name", word}, {"kind", "case"}, {"owner", "setting"}, {"near", near}}));
//
// A word in braces of a title, label or help is replaced by the field of that name. A help that names a field which is empty or
// missing is left out.
#pragma once

#include <rubric/diagnostic.hpp>

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace rubric::text {

enum class Code {
#define MESSAGE(code, ...) code,
#include "messages/all.def"
#undef MESSAGE
};

struct Message {
    std::string_view code;
    Severity severity;
    std::string_view title, label, help;
};

/// The table, in the order of the codes; docs/diagnostics.md is made from it.
std::span<Message const> messages();

using Field = std::pair<std::string_view, std::string_view>;

Diagnostic message(Code code, Place at, std::initializer_list<Field> fields = {});

/// The candidate closest to `word`, or empty if none is close enough to be what was meant.
std::string nearest(std::string_view word, std::span<std::string const> candidates);

/// A diagnostic as people read it: title, place, the line with the stretch underlined, help. Colour only if asked.
std::string render(Diagnostic const& found, Sources const& sources, bool colour = false);

}  // namespace rubric::text
