#include "both_ways.hpp"

#include "framework/frames.hpp"
#include "table/csv.hpp"

#include <catch2/catch.hpp>

#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <map>

namespace rubric::test {

namespace {

std::string folder() {
    static struct Folder {
        std::filesystem::path path = std::filesystem::temp_directory_path() / ("rubric_batch_test_" + std::to_string(getpid()));
        Folder() { std::filesystem::create_directories(path); }
        ~Folder() { std::filesystem::remove_all(path); }
    } const made;
    return made.path.string() + "/";
}

Cells read_csv(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    table::CsvReader reader(file, {});
    Cells cells;
    for (table::Record record; reader.next(record);) {
        if (cells.names.empty()) {
            for (auto const field : record.fields) cells.names.emplace_back(field);
            cells.columns.resize(cells.names.size());
            continue;
        }
        REQUIRE(record.fields.size() == cells.names.size());
        for (std::size_t i = 0; i < record.fields.size(); ++i) cells.columns[i].emplace_back(record.fields[i]);
    }
    return cells;
}

/// What of a duty has no value of its column's type stands in a column beside.
Came one_column_each(Came came) {
    for (std::size_t i = 1; i < came.names.size(); ++i) {
        if (came.names[i] != came.names[i - 1] + "_possible") continue;
        for (std::size_t row = 0; row < came.rows(); ++row) {
            CHECK(!(came.columns[i - 1][row] && came.columns[i][row]));
            if (came.columns[i][row]) came.columns[i - 1][row] = came.columns[i][row];
        }
        auto const place = static_cast<std::ptrdiff_t>(i);
        came.names.erase(came.names.begin() + place), came.formats.erase(came.formats.begin() + place), came.columns.erase(came.columns.begin() + place);
    }
    return came;
}

/// Dates and numbers that are none or in error stand in a column beside.
Cells as_in_file(Came came) {
    Cells cells;
    for (std::size_t i = 0; i < came.names.size(); ++i) {
        std::string const& name = came.names[i];
        if (name.ends_with("_state")) continue;
        bool const beside = i + 1 < came.names.size() && came.names[i + 1] == name + "_state";
        cells.names.push_back(name);
        auto& column = cells.columns.emplace_back();
        for (std::size_t row = 0; row < came.rows(); ++row) {
            std::string text = came.columns[i][row].value_or("");
            if (beside) {
                std::string const state = came.columns[i + 1][row].value();
                CHECK((state == "value") == came.columns[i][row].has_value());
                if (state == "none" || state == "error") text = state;
            }
            bool const formula =
                !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos && !parse_number(text);
            column.push_back((formula ? "'" : "") + text);
        }
    }
    return cells;
}

}  // namespace

std::string written(std::string const& name, std::string const& text) {
    std::ofstream(folder() + name, std::ios::binary) << text;
    return folder() + name;
}

std::string sample(std::string const& name) { return std::string(RUBRIC_SOURCE_DIR) + "/examples/data/" + name; }

Framework loaded(std::string const& name) {
    static std::map<std::string, Framework> kept;
    if (auto const found = kept.find(name); found != kept.end()) return found->second;
    Compiled const compiled = load(name);
    INFO(compiled.report());
    REQUIRE(compiled);
    return kept.emplace(name, *compiled).first->second;
}

Files by_file(Framework const& framework, std::vector<std::pair<std::string, std::string>> const& files,
              DecideOptions const& options) {
    EvaluateRequest request{.options = options};
    for (auto const& [dataset, path] : files) request.inputs.push_back({dataset, path});
    request.out = folder() + "decisions.csv";
    request.duties = folder() + "duties.csv";
    Files made;
    made.summary = evaluate(framework, request);
    made.decisions = read_csv(request.out.string());
    made.duties = read_csv(request.duties.string());
    return made;
}

Frames by_frame(Framework const& framework, std::vector<std::pair<std::string, ArrowArrayStream>> streams,
                DecideOptions const& options, unsigned threads, std::size_t unit) {
    std::vector<BatchInput> inputs;
    for (auto& [dataset, stream] : streams) inputs.push_back({dataset, &stream});
    Batch const batch = rubric::bind(framework, inputs, options);
    BatchRequest const request{.options = options,
                               .threads = threads,
                               .possible = true,
                               .because = true,
                               .assumed = true,
                               .duties = true,
                               .numbered = true};
    Decisions const decided(rubric::Frames::decide(framework, batch, request, unit == 0 ? rubric::Frames::unit_rows : unit));
    ArrowArrayStream decisions{}, duties{};
    decided.decisions(&decisions);
    decided.duties(&duties);
    return {as_in_file(came_from(decisions)), as_in_file(one_column_each(came_from(duties))), decided.summary()};
}

std::string difference(Cells const& file, Cells const& frame) {
    if (file.names != frame.names) return "other columns";
    for (std::size_t i = 0; i < file.names.size(); ++i) {
        if (file.columns[i].size() != frame.columns[i].size())
            return "`" + file.names[i] + "` has " + std::to_string(frame.columns[i].size()) + " rows, the file " +
                   std::to_string(file.columns[i].size());
        for (std::size_t row = 0; row < file.columns[i].size(); ++row)
            if (file.columns[i][row] != frame.columns[i][row])
                return "`" + file.names[i] + "` of row " + std::to_string(row) + " is `" + frame.columns[i][row] +
                       "`, by file `" + file.columns[i][row] + "`";
    }
    return {};
}

std::string counts(Summary const& summary) {
    std::string all = std::to_string(summary.cases) + " cases, " + std::to_string(summary.facts_in_error) + " in error";
    for (auto const* groups : {&summary.decisions, &summary.offers, &summary.duties})
        for (auto const& group : *groups) {
            all += "\n" + group.name;
            for (auto const& [label, count] : group.counts) all += " " + label + " " + std::to_string(count);
        }
    for (std::string const& each : summary.notes)
        if (each.starts_with("`")) all += "\n" + each;
    return all;
}

ArrowArrayStream frame_of_file(std::string const& path, std::size_t chunk) {
    Cells const cells = read_csv(path);
    std::size_t const rows = cells.columns.empty() ? 0 : cells.columns[0].size();
    std::vector<Col> chunks;
    static char const* const formats[] = {"u", "U", "vu"};
    for (std::size_t first = 0; first < rows || chunks.empty(); first += chunk) {
        std::vector<Col> columns;
        for (std::size_t i = 0; i < cells.names.size(); ++i) {
            Words words;
            for (std::size_t row = first; row < std::min(rows, first + chunk); ++row)
                words.push_back(cells.columns[i][row].empty() && row % 2 == 0 ? std::nullopt
                                                                              : std::optional(cells.columns[i][row]));
            columns.push_back(texts(cells.names[i], words, formats[i % 3]));
        }
        chunks.push_back(record("", std::move(columns)));
    }
    return stream(std::move(chunks));
}

}  // namespace rubric::test
