#include "batch/output.hpp"

#include <rubric/date.hpp>
#include <rubric/number.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>

namespace rubric::batch {

namespace {

std::size_t words_for(std::size_t rows) { return (rows + rows_in_a_word - 1) / rows_in_a_word; }

/// A float64 tells six places of numbers up to here: two to the fifty-third millionths.
constexpr std::int64_t told_by_float = std::int64_t{1} << 53;

bool needs_decimal(Output const& column) {
    return column.kind == Output::Kind::number &&
           std::any_of(column.numbers.begin(), column.numbers.end(),
                       [](std::int64_t each) { return each > told_by_float || each < -told_by_float; });
}
bool needs_large(Output const& column) { return column.bytes.size() > std::numeric_limits<std::int32_t>::max(); }

char const* format_of(Output const& column) {
    switch (column.kind) {
        case Output::Kind::coded:
            return "c";
        case Output::Kind::text:
            return needs_large(column) ? "U" : "u";
        case Output::Kind::date:
            return "tdD";
        case Output::Kind::whole:
            return "l";
        case Output::Kind::number:
            break;
    }
    return needs_decimal(column) ? "d:38,6" : "g";
}

/// What a struct of the interface holds on to. Children are its own; whoever takes one away releases it.
struct SchemaParts {
    std::string format, name;
    std::vector<ArrowSchema> own;
    std::vector<ArrowSchema*> children;
    ArrowSchema dictionary{};
};
struct ArrayParts {
    std::shared_ptr<OutputTable const> table;
    std::vector<Room<char>> made;
    std::vector<void const*> buffers;
    std::vector<ArrowArray> own;
    std::vector<ArrowArray*> children;
    ArrowArray dictionary{};
};

template <class Struct, class Parts>
void release(Struct* given) {
    auto* const parts = static_cast<Parts*>(given->private_data);
    for (Struct* const each : parts->children)
        if (each->release) each->release(each);
    if (given->dictionary && given->dictionary->release) given->dictionary->release(given->dictionary);
    delete parts;
    given->release = nullptr;
}

void fill(ArrowSchema& out, std::string format, std::string name, std::size_t children = 0) {
    auto* const parts = new SchemaParts{std::move(format), std::move(name), std::vector<ArrowSchema>(children), {}, {}};
    for (ArrowSchema& each : parts->own) parts->children.push_back(&each);
    out = {parts->format.c_str(),
           parts->name.c_str(),
           nullptr,
           ARROW_FLAG_NULLABLE,
           static_cast<std::int64_t>(children),
           parts->children.data(),
           nullptr,
           release<ArrowSchema, SchemaParts>,
           parts};
}

void fill(ArrowArray& out, ArrayParts* parts, std::size_t rows, std::int64_t nulls) {
    for (ArrowArray& each : parts->own) parts->children.push_back(&each);
    out = {static_cast<std::int64_t>(rows),
           nulls,
           0,
           static_cast<std::int64_t>(parts->buffers.size()),
           static_cast<std::int64_t>(parts->own.size()),
           parts->buffers.data(),
           parts->children.data(),
           nullptr,
           release<ArrowArray, ArrayParts>,
           parts};
}

void schema_of(Output const& column, ArrowSchema& out) {
    fill(out, format_of(column), column.name);
    if (column.kind != Output::Kind::coded) return;
    auto& dictionary = static_cast<SchemaParts*>(out.private_data)->dictionary;
    fill(dictionary, "u", "");
    out.dictionary = &dictionary;
}

template <class Number, class Values, class Convert>
Room<char> converted(Values const& from, std::size_t begin, Convert convert) {
    Room<char> bytes((from.size() + begin) * sizeof(Number));
    std::fill_n(bytes.data(), begin * sizeof(Number), char{});
    for (std::size_t i = 0; i < from.size(); ++i) {
        Number const value = convert(from[i]);
        std::memcpy(bytes.data() + (i + begin) * sizeof value, &value, sizeof value);
    }
    return bytes;
}

/// Offsets begin with a nought.
Room<char> offsets_of(Output const& column) {
    if (needs_large(column)) return converted<std::int64_t>(column.ends, 1, [](std::int64_t each) { return each; });
    return converted<std::int32_t>(column.ends, 1, [](std::int64_t each) { return static_cast<std::int32_t>(each); });
}

Room<char> values_of(Output const& column) {
    if (needs_decimal(column)) return converted<Wide>(column.numbers, 0, [](std::int64_t each) { return Wide{each}; });
    return converted<double>(column.numbers, 0,
                             [](std::int64_t each) { return static_cast<double>(each) / static_cast<double>(one); });
}

/// The second buffer of the interface: what stands as it is there is not copied.
void const* second_buffer(ArrayParts& parts, Output const& column) {
    switch (column.kind) {
        case Output::Kind::coded:
            return column.codes.data();
        case Output::Kind::date:
            return column.days.data();
        case Output::Kind::whole:
            return column.numbers.data();
        case Output::Kind::text:
            parts.made.push_back(offsets_of(column));
            break;
        case Output::Kind::number:
            parts.made.push_back(values_of(column));
            break;
    }
    return parts.made.back().data();
}

void array_of(std::shared_ptr<OutputTable const> const& table, Output const& column, std::size_t rows, ArrowArray& out) {
    std::size_t set = 0;
    for (Word const each : column.there) set += static_cast<std::size_t>(std::popcount(each));
    auto* const parts = new ArrayParts{.table = table, .made = {}, .buffers = {}, .own = {}, .children = {}};
    parts->buffers.push_back(set == rows ? nullptr : column.there.data());
    parts->buffers.push_back(second_buffer(*parts, column));
    if (column.kind == Output::Kind::text) parts->buffers.push_back(column.bytes.data());
    fill(out, parts, rows, static_cast<std::int64_t>(rows - set));
    if (column.kind != Output::Kind::coded) return;
    Output words = Output::text("");
    for (std::string const& each : column.words) words.add(each);
    OutputTable of_words{.rows = column.words.size()};
    of_words.columns.push_back(std::move(words));
    auto const kept = std::make_shared<OutputTable const>(std::move(of_words));
    array_of(kept, kept->columns[0], kept->rows, parts->dictionary);
    out.dictionary = &parts->dictionary;
}

struct GivenStream {
    std::shared_ptr<OutputTable const> table;
    bool given = false;
    std::string error{};
};

/// Nothing may be thrown through the interface.
template <class Do>
int guarded(ArrowArrayStream* stream, Do act) {
    auto& state = *static_cast<GivenStream*>(stream->private_data);
    try {
        act(state);
        return 0;
    } catch (std::exception const& failed) {
        state.error = failed.what();
        return ENOMEM;
    }
}

int get_schema(ArrowArrayStream* stream, ArrowSchema* out) {
    return guarded(stream, [&](GivenStream const& state) {
        fill(*out, "+s", "", state.table->width());
        out->flags = 0;
        for (std::size_t i = 0; i < state.table->width(); ++i) schema_of(state.table->column(i), *out->children[i]);
    });
}

int get_next(ArrowArrayStream* stream, ArrowArray* out) {
    return guarded(stream, [&](GivenStream& state) {
        *out = {};
        if (std::exchange(state.given, true) || state.table->rows == 0) return;
        auto* const parts = new ArrayParts{.table = state.table,
                                           .made = {},
                                           .buffers = {nullptr},
                                           .own = std::vector<ArrowArray>(state.table->width()),
                                           .children = {}};
        fill(*out, parts, state.table->rows, 0);
        for (std::size_t i = 0; i < state.table->width(); ++i)
            array_of(state.table, state.table->column(i), state.table->rows, *out->children[i]);
    });
}

}  // namespace

Output Output::coded(std::string name, std::vector<std::string> words, std::size_t rows) {
    Output made{.name = std::move(name), .kind = Kind::coded};
    made.words = std::move(words);
    made.there.resize(words_for(rows)), made.codes.resize(rows);
    return made;
}

Output Output::text(std::string name) { return {.name = std::move(name)}; }

Output Output::of_numbers(std::string name, Kind kind, std::size_t rows) {
    Output made{.name = std::move(name), .kind = kind};
    made.there.resize(words_for(rows));
    kind == Kind::date ? made.days.resize(rows) : made.numbers.resize(rows);
    return made;
}

void Output::add(std::string_view text) {
    bytes += text;
    std::size_t const row = ends.size();
    if (row / rows_in_a_word == there.size()) there.push_back(0);
    set(row);
    ends.push_back(static_cast<std::int64_t>(bytes.size()));
}

void Output::add_null() {
    if (ends.size() / rows_in_a_word == there.size()) there.push_back(0);
    ends.push_back(static_cast<std::int64_t>(bytes.size()));
}

void Output::append(Output const& more) {
    auto const begin = static_cast<std::int64_t>(bytes.size());
    std::size_t const rows = ends.size(), shift = rows % rows_in_a_word;
    bytes += more.bytes;
    for (std::int64_t const each : more.ends) ends.push_back(begin + each);
    there.resize(words_for(ends.size()));
    for (std::size_t i = 0, word = rows / rows_in_a_word; i < more.there.size(); ++i, ++word) {
        there[word] = shift == 0 ? more.there[i] : there[word] | more.there[i] << shift;
        if (shift != 0 && word + 1 < there.size()) there[word + 1] = more.there[i] >> (rows_in_a_word - shift);
    }
}

std::string written(Output const& column, std::size_t row) {
    if (column.kind == Output::Kind::date) return format_iso(column.days[row] + epoch);
    return format_number(column.kind == Output::Kind::whole ? column.numbers[row] * one : column.numbers[row]);
}

void give(std::shared_ptr<OutputTable const> table, ArrowArrayStream* out) {
    auto const last_error = [](ArrowArrayStream* stream) -> char const* {
        auto const& error = static_cast<GivenStream*>(stream->private_data)->error;
        return error.empty() ? nullptr : error.c_str();
    };
    auto const release_stream = [](ArrowArrayStream* stream) {
        delete static_cast<GivenStream*>(stream->private_data);
        stream->release = nullptr;
    };
    *out = {get_schema, get_next, last_error, release_stream, new GivenStream{.table = std::move(table)}};
}

}  // namespace rubric::batch
