#include "message.hpp"

#include "utf8.hpp"

#include <array>

namespace rubric::text {

namespace {

constexpr auto error = Severity::error;
constexpr auto warning = Severity::warning;

constexpr Message table[] = {
#define MESSAGE(code, severity, title, label, help) {#code, severity, title, label, help},
#include "messages/all.def"
#undef MESSAGE
};

// A user's word in a message is cut here; the place shows the rest. A hint is in our words and holds several of theirs.
constexpr std::size_t longest_field = 80, longest_hint = 800;

struct Filled {
    std::string text;
    bool complete = true;  // no field was empty
};

std::string_view value_of(std::string_view name, std::initializer_list<Field> fields) {
    for (auto const& [key, value] : fields)
        if (key == name) return value;
    return {};
}

Filled fill(std::string_view pattern, std::initializer_list<Field> fields) {
    Filled filled;
    while (!pattern.empty()) {
        auto const open = pattern.find('{');
        auto const close = pattern.find('}', open);
        filled.text += pattern.substr(0, open);
        if (close == std::string_view::npos) break;
        auto const name = pattern.substr(open + 1, close - open - 1);
        auto const value = value_of(name, fields);
        filled.complete = filled.complete && !value.empty();
        filled.text += printable(value, name == "hint" ? longest_hint : longest_field);
        pattern.remove_prefix(close + 1);
    }
    return filled;
}

}  // namespace

std::span<Message const> messages() { return table; }

Diagnostic message(Code code, Place at, std::initializer_list<Field> fields) {
    Message const& known = table[static_cast<std::size_t>(code)];
    Filled help = fill(known.help, fields);
    return {.code = std::string(known.code),
            .severity = known.severity,
            .title = fill(known.title, fields).text,
            .at = at,
            .label = fill(known.label, fields).text,
            .help = help.complete ? std::move(help.text) : std::string{}};
}

}  // namespace rubric::text
