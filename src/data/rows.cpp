#include "data/rows.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <utility>

namespace rubric::data {

namespace {

/// What to say of a record with too many fields or too few: files of a spreadsheet abroad are parted by semicolons.
std::string field_count_help(char delimiter) {
    return delimiter == ',' ? "quote a field that holds a comma" : "quote a field that holds the delimiter";
}

/// The records of a file below its header.
class CsvRecords : public Records {
public:
    CsvRecords(Supplied& supplied, Options const& options)
        : stream_(stream_of(file_of(supplied.path, options), std::move(supplied.content))),
          csv_(*stream_, {.delimiter = options.delimiter, .encoding = encoding_of(options)}) {
        table::Record above;
        for (std::size_t i = 0; i < supplied.plan.records_above; ++i) csv_.next(above);
    }
    bool next(table::Record& record) override { return csv_.next(record); }
    std::optional<table::Fault> const& fault() const override { return csv_.fault(); }

private:
    static std::unique_ptr<std::istream> stream_of(std::string const& path, std::optional<std::string> content) {
        if (content) return std::make_unique<std::istringstream>(std::move(*content));
        return std::make_unique<std::ifstream>(path, std::ios::binary);
    }

    std::unique_ptr<std::istream> stream_;
    table::CsvReader csv_;
};

std::unique_ptr<Records> records_of(Supplied& supplied, Options const& options) {
    return supplied.table ? supplied.table->records() : std::make_unique<CsvRecords>(supplied, options);
}

}  // namespace

table::Encoding encoding_of(Options const& options) { return table::encoding_named(options.encoding).value_or(table::Encoding::utf8); }

void clear(Row& row, ShapeId shape, Options const& options) {
    std::fill(row.slots.begin(), row.slots.end(), Fact{});
    for (auto& list : row.lists) list.state = Fact::State::unknown, list.rows.clear();
    if (shape == 0 && options.today) row.slots[today_slot] = {Fact::State::known, *options.today};
}

FileRows::FileRows(Supplied supplied, Graph const& graph, Options const& options)
    : table_(supplied.table),
      records_(records_of(supplied, options)),
      path_(std::move(supplied.path)),
      plan_(std::move(supplied.plan)),
      graph_(&graph),
      options_(&options),
      reader_(plan_, graph, shown_name(path_), field_count_help(options.delimiter), table_ != nullptr) {
    if (plan_.dataset && plan_.dataset->where)
        where_ = std::make_unique<Probe>(*plan_.framework, *plan_.dataset->of, std::array{plan_.dataset->where}, graph, plan_.record.shape, plan_.record.prefix, options);
}

void FileRows::forget() {
    reader_.forget();
    if (where_) where_->forget();
}

bool FileRows::next(Batch& batch, Texts& texts, Summary& summary) {
    std::size_t filled = 0;
    bool more = true;
    while (filled < options_->batch_size && (more = records_->next(record_))) {
        ++summary.records;
        ++read_;
        if (filled == batch.rows.size()) {
            batch.rows.emplace_back(graph_->shapes[shape()]);
            batch.notes.emplace_back();
        }
        auto& row = batch.rows[filled];
        auto& note = batch.notes[filled];
        clear(row, shape(), *options_);
        note.errors.clear();
        note.marked = false;
        note.line = record_.line;
        note.key = reader_.key(record_);
        note.held = reader_.held(record_);
        if (!plan_.key) note.key = std::to_string(read_);
        if (reader_.read(record_, row, {texts, note.errors})) ++filled;
    }
    filter(batch, filled, texts, summary);
    return more;
}

void FileRows::filter(Batch& batch, std::size_t filled, Texts const& texts, Summary& summary) {
    std::size_t kept = filled;
    if (where_ && filled > 0) {
        where_->run({batch.rows.data(), filled}, texts);
        kept = 0;
        for (std::size_t i = 0; i < filled; ++i) {
            Value const holds = where_->value(0, static_cast<std::uint32_t>(i));
            batch.notes[i].marked = holds.open() || holds.in_error();
            if (!batch.notes[i].marked && !holds.surely_yes()) {
                ++summary.left_out;
                continue;
            }
            if (kept != i) std::swap(batch.rows[kept], batch.rows[i]), std::swap(batch.notes[kept], batch.notes[i]);
            ++kept;
        }
    }
    batch.rows.resize(kept);
    batch.notes.resize(kept);
}

}  // namespace rubric::data
