#include "data/readers.hpp"

#include "text/message.hpp"

#include <algorithm>
#include <utility>

namespace rubric::data {

namespace {

/// The byte at which a column, in code points, begins.
std::size_t byte_of(std::string_view line, std::size_t column) {
    std::size_t at = 0;
    for (; at < line.size(); ++at)
        if ((static_cast<unsigned char>(line[at]) & 0xC0) != 0x80 && --column == 0) break;
    return at;
}

}  // namespace

Place excerpt(Sources& sources, std::string const& file, Position at, std::string_view line, std::size_t length) {
    std::size_t const above = at.line - 1;  // as many empty lines, so that the line keeps its number
    std::size_t const begin = above + byte_of(line, at.column);
    auto const source = sources.add(file, std::string(above, '\n') + std::string(line));
    return {source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + length)};
}

// ---- counts ---------------------------------------------------------------------------------------------------------

void CountingReader::count(FactError const& error) {
    ++summary_.facts_in_error;
    if (summary_.errors.size() < errors_kept) summary_.errors.push_back(error);
}

void CountingReader::count(Batch const& batch) {
    summary_.cases += batch.rows.size();
    for (auto const& note : batch.notes) {
        summary_.marked += note.marked;
        for (auto const& error : note.errors) count(error);
    }
}

void CountingReader::fault(std::string const& file, table::Fault const& what) {
    auto const at = excerpt(*sources_, shown_name(file), what.at, what.line);
    diagnostics_.push_back(text::message(text::Code::R0508, at, {{"file", shown_name(file)}, {"reason", what.reason}}));
}

// ---- a stream -------------------------------------------------------------------------------------------------------

StreamReader::StreamReader(Graph const& graph, Sources& sources, Options options, Supplied supplied)
    : CountingReader(graph, sources, std::move(options)), rows_(std::move(supplied), graph, options_) {}

bool StreamReader::next(Batch& batch) {
    do {
        if (!options_.keep_texts) texts_ = std::make_shared<Texts>(*graph_), rows_.forget();
        bool const more = rows_.next(batch, *texts_, summary_);
        summary_.files = {{rows_.path(), summary_.records}};
        batch.texts = texts_;
        if (!more && rows_.fault() && diagnostics_.empty()) fault(rows_.path(), *rows_.fault());
        if (!more && batch.rows.empty()) return false;
    } while (batch.rows.empty());
    count(batch);
    return true;
}

// ---- JSON -----------------------------------------------------------------------------------------------------------

JsonReader::JsonReader(Graph const& graph, Sources& sources, Options options, std::string path, bool lines)
    : CountingReader(graph, sources, std::move(options)), path_(std::move(path)), lines_(lines), stream_(file_of(path_, options_), std::ios::binary), from_(stream_), cases_(graph) {}

void JsonReader::add(Batch& batch, Row row, std::string key, std::vector<FactError> errors, std::size_t line) {
    ++summary_.records;
    for (auto& error : errors) error.file = shown_name(path_);
    if (options_.today) row.slots[today_slot] = {Fact::State::known, *options_.today};
    batch.rows.push_back(std::move(row));
    batch.notes.push_back({.key = key.empty() ? std::to_string(summary_.records) : std::move(key), .line = line, .errors = std::move(errors)});
}

bool JsonReader::next(Batch& batch) {
    batch.rows.clear();
    batch.notes.clear();
    if (!options_.keep_texts) texts_ = std::make_shared<Texts>(*graph_);
    batch.texts = texts_;
    bool const more = lines_ ? next_lines(batch) : next_values(batch);
    summary_.files = {{path_, summary_.records}};
    if (!more) return false;
    count(batch);
    return true;
}

bool JsonReader::next_lines(Batch& batch) {
    for (std::string line; batch.rows.size() < options_.batch_size && from_.next(line);) {
        std::vector<FactError> errors;
        std::string key;
        Row row = cases_.read(line, *texts_, errors, &key);
        for (auto& error : errors) error.line = from_.number();
        add(batch, std::move(row), std::move(key), std::move(errors), from_.number());
    }
    if (from_.fault() && diagnostics_.empty()) fault(path_, *from_.fault());
    return !batch.rows.empty();
}

void JsonReader::load() {
    loaded_ = true;
    table::Bytes bytes(stream_, encoding_of(options_));
    while (bytes.read(json_, 1u << 20)) {}
    if (bytes.fault()) return fault(path_, *bytes.fault());
    auto parsed = table::parse_json(json_);
    if (auto const* wrong = std::get_if<table::Fault>(&parsed)) return fault(path_, *wrong);
    auto& value = std::get<table::Json>(parsed);
    if (value.kind == table::Json::Kind::list)
        values_ = std::move(value.items);
    else
        values_.push_back(std::move(value));
}

bool JsonReader::next_values(Batch& batch) {
    if (!loaded_) load();
    for (; batch.rows.size() < options_.batch_size && given_ < values_.size(); ++given_) {
        std::vector<FactError> errors;
        std::string key;
        Row row = cases_.read(values_[given_], json_, *texts_, errors, &key);
        add(batch, std::move(row), std::move(key), std::move(errors), table::locate(json_, values_[given_].offset).line);
    }
    return !batch.rows.empty();
}

}  // namespace rubric::data
