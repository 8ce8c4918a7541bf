// A framework from its text, files from theirs, and what is read of them, as text.
#pragma once

#include "check/check.hpp"
#include "data/case.hpp"
#include "data/reader.hpp"
#include "lower/lower.hpp"
#include "syntax/parse.hpp"
#include "text/message.hpp"

#include <rubric/date.hpp>
#include <rubric/number.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace rubric::data::test {

using Lines = std::vector<std::string>;

/// A folder of its own for the files of one test.
class Folder {
public:
    Folder() { std::filesystem::create_directories(path_); }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(Folder const&) = delete;
    std::string write(std::string const& name, std::string const& text) const {
        auto const path = path_ / name;
        std::ofstream(path, std::ios::binary) << text;
        return path.string();
    }
    std::string path() const { return path_.string() + "/"; }

private:
    std::filesystem::path path_ = std::filesystem::temp_directory_path() / ("rubric_data_test_" + std::to_string(::getpid()));
};

inline std::string shown(Graph const& graph, Texts const& texts, Domain domain, Fact fact) {
    if (fact.state == Fact::State::none) return "none";
    if (fact.state == Fact::State::error) return "error";
    if (fact.state == Fact::State::unknown) return "unknown";
    switch (domain.kind) {
        case Kind::levels: return graph.enumerations[domain.enumeration].levels[static_cast<std::size_t>(fact.value)].name;
        case Kind::date: return format_iso(fact.value);
        case Kind::text: return "`" + texts[fact.value] + "`";
        case Kind::percent: return format_percent(fact.value);
        case Kind::money: return format_money(fact.value);
        default: return format_number(fact.value);
    }
}

/// Every fact that is not unknown: `kind=full visits=[{on=2022-10-01} {}]`.
inline std::string shown(Graph const& graph, Texts const& texts, ShapeId shape, Row const& row) {
    std::string all;
    auto const add = [&](std::string const& path, std::string const& value) { all += (all.empty() ? "" : " ") + path + "=" + value; };
    auto const& of = graph.shapes[shape];
    for (std::size_t i = 0; i < row.slots.size(); ++i)
        if (row.slots[i].state != Fact::State::unknown) add(of.slots[i].path, shown(graph, texts, of.slots[i].domain, row.slots[i]));
    for (std::size_t i = 0; i < row.lists.size(); ++i) {
        auto const& list = row.lists[i];
        if (list.state == Fact::State::unknown) continue;
        std::string elements;
        for (auto const& element : list.rows) elements += (elements.empty() ? "{" : " {") + shown(graph, texts, of.lists[i].element, element) + "}";
        add(of.lists[i].path, list.state == Fact::State::none ? "none" : list.state == Fact::State::error ? "error" : "[" + elements + "]");
    }
    return all;
}

/// What reading some files came to.
struct Reading {
    Lines cases;        ///< `key: facts`, with ` (marked)`
    Lines errors;       ///< as described, the folder's path left out
    Lines diagnostics;  ///< `R0501 title (label; help)`
    Summary summary;
};

class World {
public:
    /// `used`: the texts of frameworks that it uses, by name; else they are those of the examples.
    explicit World(std::string const& text, std::map<std::string, std::string> const& used = {}) {
        auto const source = sources.add("test.rubric", text);
        auto parsed = syntax::parse(sources, source);
        require(parsed.diagnostics);
        auto const load = [&](std::string const& name, std::uint32_t, Sources& into) -> std::optional<std::uint32_t> {
            auto const found = used.find(name);
            return found == used.end() ? example(name, into) : into.add(name + ".rubric", found->second);
        };
        auto checked = check::check(sources, parsed.file, source, load);
        require(checked.diagnostics);
        framework = checked.framework;
        graph = lower::lower(*framework);
    }

    struct File { std::string name, text, dataset{}; };

    Reading read(std::vector<File> const& files, Options options = {}) {
        Folder const folder;
        std::vector<Input> inputs;
        for (auto const& [name, text, dataset] : files) inputs.push_back({dataset, folder.write(name, text)});
        return read(inputs, folder.path(), std::move(options));
    }

    Reading read(std::vector<Input> const& inputs, std::string const& folder, Options options) {
        Reading reading;
        auto opened = open(*framework, graph, sources, inputs, options);
        for (auto const& each : opened.diagnostics) reading.diagnostics.push_back(without(folder, shown(each)));
        if (!opened.reader) return reading;
        for (Batch batch; opened.reader->next(batch);) {
            for (std::size_t i = 0; i < batch.rows.size(); ++i) {
                auto const& note = batch.notes[i];
                reading.cases.push_back(note.key + ": " + data::test::shown(graph, *batch.texts, 0, batch.rows[i]) + (note.marked ? " (marked)" : ""));
                for (auto const& error : note.errors) reading.errors.push_back(without(folder, describe(error)));
            }
        }
        for (auto const& each : opened.reader->diagnostics()) reading.diagnostics.push_back(without(folder, shown(each)));
        reading.summary = opened.reader->summary();
        return reading;
    }

    /// One JSON case: its facts, then its errors.
    Lines read_case(std::string const& json) {
        Texts texts(graph);
        std::vector<FactError> errors;
        Row const row = CaseReader(graph).read(json, texts, errors);
        Lines lines{shown(graph, texts, 0, row)};
        for (auto const& error : errors) lines.push_back(describe(error));
        return lines;
    }

    Sources sources;
    std::shared_ptr<check::Framework const> framework;
    Graph graph;

    std::string shown(Diagnostic const& each) const {
        auto const at = sources.size() > each.at.source ? sources.locate(each.at) : Position{};
        std::string text = each.code + " " + std::to_string(at.line) + ":" + std::to_string(at.column) + " " + each.title;
        if (!each.label.empty()) text += " (" + each.label + ")";
        for (auto const& label : each.related) text += "; " + label.text;
        return text + (each.help.empty() ? "" : "; " + each.help);
    }

private:
    static std::string shown(Graph const& graph, Texts const& texts, ShapeId shape, Row const& row) {
        return data::test::shown(graph, texts, shape, row);
    }

    static std::string without(std::string const& folder, std::string text) {
        for (auto at = text.find(folder); !folder.empty() && at != std::string::npos; at = text.find(folder)) text.erase(at, folder.size());
        return text;
    }

    void require(Diagnostics const& found) const {
        std::string all;
        for (auto const& each : found)
            if (each.severity == Severity::error) all += text::render(each, sources);
        if (!all.empty()) throw std::runtime_error(all);
    }

    /// A framework beside the tests' own, by its file in the examples.
    static std::optional<std::uint32_t> example(std::string const& name, Sources& sources) {
        std::ifstream file(std::string(RUBRIC_SOURCE_DIR) + "/examples/frameworks/" + name + ".rubric");
        if (!file) return std::nullopt;
        return sources.add(name + ".rubric", std::string(std::istreambuf_iterator<char>(file), {}));
    }
};

}  // namespace rubric::data::test
