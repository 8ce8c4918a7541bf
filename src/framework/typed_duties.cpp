#include "typed_duties.hpp"

#include "batch/epoch.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace rubric {

namespace {

struct Typed {
    std::string_view name;
    batch::Output::Kind kind;
    bool beside;  ///< it may have no value of its type
};
constexpr Typed typed[] = {{"element", batch::Output::Kind::whole, false}, {"by", batch::Output::Kind::date, true}, {"short", batch::Output::Kind::whole, true}};

std::optional<std::int64_t> typed_value(batch::Output::Kind kind, std::string_view text) {
    if (kind == batch::Output::Kind::date) return parse_iso(text);
    std::int64_t value = 0;
    auto const [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failed == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// Those of the texts that are of the kind; the others are added to `rest`, which has as many rows.
batch::Output parsed(batch::Output const& texts, batch::Output::Kind kind, batch::Output& rest) {
    batch::Output made = batch::Output::of_numbers(texts.name, kind, texts.ends.size());
    std::fill(made.there.begin(), made.there.end(), Word{});
    for (std::size_t row = 0; row < texts.ends.size(); ++row) {
        bool const there = (texts.there[row / rows_in_a_word] & bit_of(row)) != 0;
        auto const value = there ? typed_value(kind, texts.text_at(row)) : std::nullopt;
        there && !value ? rest.add(texts.text_at(row)) : rest.add_null();
        if (value) made.set(row);
        if (kind == batch::Output::Kind::date)
            made.days[row] = static_cast<std::int32_t>(value.value_or(batch::epoch) - batch::epoch);
        else
            made.numbers[row] = value.value_or(0);
    }
    return made;
}

}  // namespace

batch::Output number_keys(std::size_t rows) {
    batch::Output keys = batch::Output::of_numbers("key", batch::Output::Kind::whole, rows);
    std::fill(keys.there.begin(), keys.there.end(), ~Word{});
    if (rows % rows_in_a_word != 0) keys.there.back() = bit_of(rows) - 1;
    return keys;
}

batch::OutputTable typed_duties(batch::OutputTable texts, bool numbered) {
    batch::OutputTable made{.rows = texts.rows};
    for (batch::Output& column : texts.columns) {
        bool const key = numbered && column.name == "key";
        auto const type = std::find_if(std::begin(typed), std::end(typed), [&](Typed const& each) { return each.name == column.name; });
        if (!key && type == std::end(typed)) {
            made.columns.push_back(std::move(column));
            continue;
        }
        batch::Output rest = batch::Output::text(column.name + "_possible");
        made.columns.push_back(parsed(column, key ? batch::Output::Kind::whole : type->kind, rest));
        if (!key && type->beside) made.columns.push_back(std::move(rest));
    }
    return made;
}

}  // namespace rubric
